"""What a workflow of GitHub is told of counter-cases that are left out."""

import json

from countercase.publish.site import site
from tools.left_out import main, marks


def test_each_line_is_a_mark_at_its_place():
    assert list(
        marks(
            [
                "data/cases/a,b.yml, line 7: change 1: unknown evidence: 'x'. 50% sure.",
                "data/cases/a.yml: it extends 'b', which is wrong itself.",
                "... and 3 more.",
            ]
        )
    ) == [
        "::error file=data/cases/a%2Cb.yml,line=7::change 1: unknown evidence: 'x'. 50%25 sure.",
        "::error file=data/cases/a.yml,line=1::it extends 'b', which is wrong itself.",
        "::error ::... and 3 more.",
    ]


def test_a_text_that_a_stranger_wrote_is_no_command_of_its_own():
    (mark,) = marks(["data/cases/a.yml, line 2: 'x\n::set-output name=a::b' is no id."])
    assert "\n" not in mark


def test_it_is_told_where_a_workflow_listens_and_nowhere_else(tmp_path, capsys, monkeypatch):
    for name in ("GITHUB_ACTIONS", "GITHUB_OUTPUT"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "_build").mkdir()
    told = {"two": ["data/cases/two.yml, line 3: no."], "one": ["data/cases/one.yml, line 1: no."]}
    (tmp_path / site.SEAL).write_text(json.dumps({"left_out": told}), encoding="utf-8")
    main(tmp_path)
    assert capsys.readouterr().out == ""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "output"))
    main(tmp_path)
    assert capsys.readouterr().out.count("::error file=data/cases/") == 2
    assert (tmp_path / "output").read_text(encoding="utf-8") == "left_out=one two\n"
    (tmp_path / site.SEAL).unlink()
    main(tmp_path)
    assert (tmp_path / "output").read_text(encoding="utf-8").endswith("\nleft_out=\n")
