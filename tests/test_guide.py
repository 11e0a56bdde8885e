"""The guide, followed word for word."""

import re
import shutil

import pytest
from click.testing import CliRunner

from countercase.cli import main

BLOCK = re.compile(r"```(?P<kind>[^\n]*)\n(?P<body>.*?)```", re.DOTALL)


@pytest.fixture
def project(root, tmp_path, monkeypatch):
    for name in ("data", "notebooks"):
        shutil.copytree(root / name, tmp_path / name)
    (tmp_path / "book").mkdir()
    shutil.copy(root / "book/references.bib", tmp_path / "book")
    monkeypatch.setenv("COUNTERCASE_ROOT", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.slow
def test_the_guide_does_what_it_says(root, project):
    text = (root / "book/guide.md").read_text(encoding="utf-8")
    said, before, commands = "", "", 0
    for match in BLOCK.finditer(text):
        kind, body = match["kind"].strip(), match["body"]
        if kind == "sh":
            for line in body.strip().splitlines():
                if not line.startswith(".venv/bin/countercase "):
                    assert line == "make book"
                    continue
                done = CliRunner().invoke(main, line.split()[1:])
                assert done.exit_code == 0, done.output
                said, commands = done.output, commands + 1
        elif kind == "text":
            for line in body.strip().splitlines():
                assert line in said
        elif ":class: before" in body:
            before = body.split("\n", 1)[1]
        elif ":class: table" in body:
            table = project / "data/cases/my-case.evidence.csv"
            table.write_text(body.split("\n", 1)[1], encoding="utf-8")
        elif ":class: after" in body:
            after = body.split("\n", 1)[1]
            path = project / "data/cases/my-case.yml"
            file = path.read_text(encoding="utf-8")
            assert f"\n{file}".count(f"\n{before}") == 1
            path.write_text(file.replace(before, after), encoding="utf-8")
    assert commands == 5


@pytest.mark.slow
def test_a_fresh_counter_case_can_be_checked_by_itself(project):
    CliRunner().invoke(main, ["counter-case", "lo-peacekeeping", "--as", "quick-case"])
    done = CliRunner().invoke(main, ["check", "data/cases/quick-case.yml"])
    assert done.exit_code == 0
