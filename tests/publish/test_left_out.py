"""A counter-case that is wrong is named by its file and line, and stops its own chapter and not the book."""

import os
import re

import pytest
import warm
from click.testing import CliRunner
from small_project import small_project

from countercase.cli import main
from countercase.commands.check import sound
from countercase.data.counter_case import order
from countercase.data.problem import DataError
from countercase.publish.run.soundness import sound_part
from countercase.publish.site import manifest, site
from countercase.publish.site.scratch import copy, differing
from countercase.start.part import unsaid

WRONG = """\
id: wrong-one
extends: alpha
title: What nobody can read
author: B. Critic
thesis: I read it otherwise.
changes:
  - {drop: red-nothing, because: It is not there.}
"""
ANSWER = """\
id: after-wrong
extends: wrong-one
title: An answer to what nobody can read
thesis: It is not so.
changes:
  - {margin: 1, because: It is close.}
"""
LESS = "data/cases/after-wrong.yml, line 2: it extends 'wrong-one', which is wrong itself."


@pytest.fixture
def small(root, tmp_path):
    """The small project, not built."""
    return small_project(root, tmp_path / "small", read_only=True)


def call(folder, *command):
    return warm.command(folder, *command)


def write(folder, name, text):
    (folder / f"data/cases/{name}.yml").write_text(text, encoding="utf-8")


# what is built after a change is what a build from nothing gives, the law holds
@pytest.mark.parametrize("from_nothing", [False, pytest.param(True, marks=pytest.mark.audit)], ids=["", "from nothing"])
@pytest.mark.slow
def test_the_book_is_made_as_if_it_were_not_there_until_it_is_mended(port, project, tmp_path, from_nothing):
    """What leads to it is words alone: in a page, in the contents, and in a comparison."""
    write(project, "wrong-one", WRONG)
    write(project, "after-wrong", ANSWER)
    page, toc, pairs = project / "book/port.md", project / "_toc.yml", project / "data/comparisons.yml"
    kept = {path: path.read_text(encoding="utf-8") for path in (page, toc, pairs)}
    added = "See {verdict}`wrong-one`, {verdict}`her view <wrong-one/late>` and [hers](counter-cases/wrong-one.ipynb)."
    page.write_text(f"{kept[page]}\n{added}\n", encoding="utf-8")
    listed = kept[toc].replace(
        "- glob: book/counter-cases/*", "- file: book/counter-cases/wrong-one\n      - glob: book/counter-cases/*"
    )
    toc.write_text(listed, encoding="utf-8")
    pairs.write_text("pairs:\n  - [alpha, other]\n  - [wrong-one, other]\n", encoding="utf-8")
    done = call(project, "build")
    told = done.stderr.splitlines()
    assert (done.returncode, done.stdout.count("Nothing changed.")) == (site.WITHOUT, 0) == (3, 0)
    assert told[0] == LESS
    assert told[1].startswith("data/cases/wrong-one.yml, line 7: change 1: ")
    assert told[2:] == [
        "The book was made without 2 counter-cases, of which the lines above say what is wrong: after-wrong, wrong-one."
    ]
    assert done.stdout.endswith(f"{project / site.SITE / site.LANDING}\n")
    before, made = (manifest.sums(folder / site.SITE) for folder in (port, project))
    assert {name for name in differing(before, made) if not name.startswith("search/")} == {"book/port.html"}
    assert not [name for name in made if b"wrong-one" in (project / site.SITE / name).read_bytes()]
    shown = (project / site.SITE / "book/port.html").read_text(encoding="utf-8")
    assert "See (left out), her view and hers." in re.sub("<[^>]+>", "", shown)
    if from_nothing:
        copy(project, tmp_path / "fresh")
        assert warm.build_in(tmp_path / "fresh", {}) == made

    again = call(project, "build")
    assert (again.returncode, again.stderr) == (3, done.stderr)
    assert again.stdout.startswith("Nothing changed.\n")
    checked = call(project, "check")
    assert checked.returncode == 1
    assert "data/cases/wrong-one.yml, line 7: change 1: unknown evidence: 'red-nothing'." in checked.stderr

    (project / "data/cases/after-wrong.yml").unlink()
    write(project, "wrong-one", WRONG.replace("red-nothing", "red-vote"))
    done = call(project, "build")
    assert (done.returncode, done.stderr) == (0, "")
    shown = (project / site.SITE / "book/port.html").read_text(encoding="utf-8")
    assert 'href="counter-cases/wrong-one.html' in shown
    assert (project / site.SITE / "book/compare/wrong-one--other.html").is_file()
    assert "What nobody can read" in (project / site.SITE / "book/record/shelf.html").read_text(encoding="utf-8")
    for path, text in kept.items():
        path.write_text(text, encoding="utf-8")
    (project / "data/cases/wrong-one.yml").unlink()


@pytest.mark.slow
def test_a_part_of_the_chapters_and_who_gathers_it_say_so_too(project):
    (project / "data/cases/after-wrong.yml").unlink(missing_ok=True)
    write(project, "wrong-one", WRONG)
    done = call(project, "build", "--shard", "1/1")
    wrong, less = done.stderr.splitlines()
    assert done.returncode == 0
    assert wrong.startswith("data/cases/wrong-one.yml, line 7: change 1: ")
    said = "was made without 1 counter-case, of which the lines above say what is wrong: wrong-one."
    assert less == f"This part of the book {said}"
    done = call(project, "gather", "_build/chapters-1-of-1.zip")
    assert (done.returncode, done.stderr.splitlines()) == (0, [wrong, f"What was gathered {said}"])
    (project / "data/cases/wrong-one.yml").unlink()


def test_whatever_is_wrong_with_it(small):
    write(small, "wrong-one", WRONG)
    write(small, "after-wrong", ANSWER)
    write(small, "no-yaml", "id: no-yaml\nextends: alpha\ntitle: [\n")
    write(
        small,
        "mentions",
        WRONG.replace("wrong-one", "mentions")
        .replace("red-nothing", "red-vote")
        .replace("I read it otherwise.", "'It is {value}`red-nothing`.'"),
    )
    write(small, "in-a-table", WRONG.replace("wrong-one", "in-a-table").replace("red-nothing", "red-vote"))
    (small / "data/cases/in-a-table.evidence.csv").write_text("id,source\n", encoding="utf-8")
    library = sound_part(small, sound)
    assert {name: {(p.file, p.line) for p in wrong} for name, wrong in library.left_out.items()} == {
        "wrong-one": {("data/cases/wrong-one.yml", 7)},
        "after-wrong": {("data/cases/after-wrong.yml", 2)},
        "no-yaml": {("data/cases/no-yaml.yml", 4)},
        "mentions": {("data/cases/mentions.yml", 5)},
        "in-a-table": {("data/cases/in-a-table.evidence.csv", 1)},
    }
    assert set(library.cases) == {"alpha", "alpha-drop", "other"}
    with pytest.raises(DataError, match=r"wrong-one\.yml, line 7: change 1"):
        library.dossier("wrong-one")


def bare(name, *changes):
    text = WRONG.replace("wrong-one", name).replace("red-nothing", "red-vote")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


ODD = {
    "utf-sixteen.yml": bare("utf-sixteen").encode("utf-16"),
    "marked-by-nothing.yml": bare("marked-by-nothing").encode("utf-16-le"),
    "emptied.yml": b"",
    "of-an-office.yml": b"PK\x03\x04" + bytes(range(256)),
    "signed-out.yml": b"<!DOCTYPE html><html>Sign in</html>",
    "forgotten.yml": bare("forgotten", ("extends: alpha\n", "")),
    "misspelt.yml": bare("misspelt", ("extends", "extend")),
    "capital.yml": bare("capital", ("extends", "Extends")),
    "with-equals.yml": bare("with-equals", ("extends:", "extends =")),
    "wide-colon.yml": bare("wide-colon", ("extends:", "extends\uff1a")),
    "of-old-macs.yml": bare("of-old-macs", ("\n", "\r"), ("red-vote", "red-nothing")),
    "in-braces.yml": "{id: in-braces, extends: alpha, title: [}\n",
    "as-json.yml": '{"id": "as-json", "extends": "alpha", "changes": 3}\n',
    "called-yaml.yaml": bare("called-yaml"),
    "in-capitals.YML": bare("in-capitals"),
    "a-letter.docx": b"PK\x03\x04",
    "in an odd place.yml": bare("in an odd place"),
    "of-no-case.evidence.csv": "id,source\n",
}


def test_whatever_its_file_is_or_is_called(small):
    cases = small / "data/cases"
    for name, content in ODD.items():
        (cases / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    (cases / "leads-nowhere.yml").symlink_to("nowhere.yml")
    (cases / "in-a-circle.yml").symlink_to("in-a-circle.yml")
    (cases / "in-a-folder.yml").mkdir()
    (cases / "more").mkdir()
    os.mkfifo(cases / "a-pipe.yml")
    names = {*ODD, "leads-nowhere.yml", "in-a-circle.yml", "in-a-folder.yml", "more", "a-pipe.yml"}
    found = sound_part(small, sound)
    assert found.left_out.keys() == {name.removesuffix(".yml") for name in names}
    assert {p.file for told in found.left_out.values() for p in told} == {f"data/cases/{name}" for name in names}
    assert unsaid(small) == []  # whoever else looks at each file
    assert set(found.cases) == {"alpha", "alpha-drop", "other"}
    assert [p.message for p in found.left_out["forgotten"]] == ["`extends` is missing."]


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"id: alpha\nframework gate\n", b"framework: gate\nparts: [\n"]
)
def test_a_case_of_the_book_stops_it_however_it_is_spoiled(content, small):
    """What another file names, or begins as a case does, is none of a critic's."""
    (small / "data/cases/alpha.yml").write_bytes(content)
    with pytest.raises(DataError) as caught:
        sound_part(small, sound)
    assert "data/cases/alpha.yml" in {problem.file for problem in caught.value.problems}


def test_a_file_that_nothing_reads_stops_no_counter_case_of_its_name(small):
    write(small, "mine", bare("mine"))
    (small / "data/cases/mine.txt").write_text("What I had in mind.\n", encoding="utf-8")
    found = sound_part(small, sound)
    assert (set(found.left_out), "mine" in found.cases) == ({"mine.txt"}, True)


def test_what_is_wrong_beside_it_stops_the_book_with_all_that_is_known(small):
    write(small, "wrong-one", WRONG.replace("thesis", "thesys"))
    other = small / "data/cases/other.yml"
    other.write_text(other.read_text(encoding="utf-8").replace("framework:", "framwork:"), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        sound_part(small, sound)
    assert {problem.file for problem in caught.value.problems} == {"data/cases/wrong-one.yml", "data/cases/other.yml"}


def test_what_is_wrong_for_want_of_it_is_told_with_it(small):
    """A check of a fact counts what a counter-case comes to, which is wrong: both are said, and the book stops."""
    write(small, "wrong-one", WRONG)
    with (small / "data/checks.csv").open("a", encoding="utf-8") as table:
        formula = "\"verdict('wrong-one', 'late')\""
        table.write(f"check-wrong,red,Whether it is so.,red-vote,,,{formula},socialised,confirmed,It is.,,,\n")
    with pytest.raises(DataError) as caught:
        sound_part(small, sound)
    assert {problem.file for problem in caught.value.problems} == {"data/cases/wrong-one.yml", "data/checks.csv"}


def test_who_answers_what_is_wrong_is_in_no_circle():
    with pytest.raises(DataError) as caught:
        order({"one": "nobody", "two": "one", "three": "two", "good": "root"}, ["root"])
    assert [str(problem) for problem in caught.value.problems] == [
        "data/cases/one.yml: `extends` names an unknown case: 'nobody'. Did you mean 'good'?",
        "data/cases/three.yml: it extends 'two', which is wrong itself.",
        "data/cases/two.yml: it extends 'one', which is wrong itself.",
    ]


def test_a_command_for_another_case_is_not_stopped(small, monkeypatch):
    monkeypatch.setenv("COUNTERCASE_ROOT", str(small))
    (small / "countercase").unlink()  # so that the program that runs may read it
    write(small, "wrong-one", WRONG)
    assert CliRunner().invoke(main, ["verdict", "alpha"]).exit_code == 0
    done = CliRunner().invoke(main, ["verdict", "wrong-one"])
    assert done.exit_code == 1
    assert "data/cases/wrong-one.yml, line 7: change 1: unknown evidence" in done.output
