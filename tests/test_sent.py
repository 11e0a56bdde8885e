"""Files that somebody sent, in the small world: a counter-case, the table of its facts from any program, or both."""

import pytest
from click.testing import CliRunner
from small_world import small_copied
from spreadsheets import ods, xlsx

from countercase import load
from countercase.cli import main

CASE = """# Mine, with a note.
id: my-case
extends: alpha
title: Mine
author: A. Critic
thesis: I hold this.
sources:
  own: {title: A study, author: Ann Other, year: 2020}
changes:
  - add: own-strike
    part: late
    criterion: reason
    points_to: gain
    strength: substantial
    because: They talked.
"""
ROWS = [
    ["id", "source", "locator", "date", "event", "value", "unit", "proof"],
    ["own-strike", "own", "own:page12", 1994, "A strike ended in talks; all say so.", 12.5, "per cent", "documented"],
]


def text_of(sign):
    return "\n".join(sign.join(f'"{c}"' if sign in str(c) else str(c) for c in row) for row in ROWS) + "\n"


def write(path):
    """The table as the program wrote it whose suffix the file has; `;` and tabs by the first letters of its name."""
    if path.suffix in {".xlsx", ".ods"}:
        (xlsx if path.suffix == ".xlsx" else ods)(path, ROWS)
    else:
        path.write_text(text_of({"s": ";", "t": "\t"}.get(path.stem[0], ",")), encoding="utf-8")
    return path


@pytest.fixture
def world(tmp_path, monkeypatch):
    small_copied(tmp_path / "world", ("alpha", "other"))
    monkeypatch.setenv("COUNTERCASE_ROOT", str(tmp_path / "world"))
    return tmp_path / "world"


@pytest.fixture
def mail(tmp_path):
    """The folder into which somebody saved what came."""
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail/their file.yml").write_text(CASE, encoding="utf-8")
    return tmp_path / "mail"


def receive(*words):
    return CliRunner().invoke(main, ["receive", *map(str, words)])


@pytest.mark.parametrize("name", ["facts.xlsx", "facts.ods", "facts.csv", "semicolons.csv", "tabs.csv"])
def test_a_case_and_its_table_become_two_files_in_order(world, mail, name):
    done = receive(mail / "their file.yml", write(mail / name))
    assert done.exit_code == 0, done.output
    assert "“Mine” by A. Critic answers 'alpha' with one change and one fact of its own." in done.output
    assert "data/cases/my-case.yml is written.\ndata/cases/my-case.evidence.csv is written." in done.output
    assert (world / "data/cases/my-case.yml").read_text() == CASE, "it stays as it was written"
    fact = load(world).dossier("my-case").record.evidence["own-strike"]
    assert (fact.event, fact.date, fact.value, str(fact.locator)) == (ROWS[1][4], "1994", "12.5", "own:page12")


def test_the_table_beside_the_case_comes_with_it(world, mail):
    write(mail / "their file.evidence.ods")
    done = receive(mail / "their file.yml", "--as", "named-here")
    assert done.exit_code == 0, done.output
    assert "own-strike" in load(world).dossier("named-here").record.evidence
    assert "id: named-here\n" in (world / "data/cases/named-here.yml").read_text()


@pytest.mark.parametrize("words", [("my-case.evidence.xlsx",), ("my-case.xlsx",), ("facts.xlsx", "--as", "my-case")])
def test_a_table_alone_goes_beside_the_case_that_waits_for_it(world, mail, words):
    (world / "data/cases/my-case.yml").write_text(CASE, encoding="utf-8")
    done = receive(write(mail / words[0]), *words[1:])
    assert done.exit_code == 0, done.output
    assert "data/cases/my-case.evidence.csv is written." in done.output
    assert "data/cases/my-case.yml is written" not in done.output
    assert "own-strike" in load(world).dossier("my-case").record.evidence


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (("their file.yml", "a.csv", "b.ods"), "2 files are each a table: a.csv, b.ods. Give one."),
        (("gone.yml",), "there is no such file."),
        (("facts.csv",), "there is no counter-case 'facts' to whose facts it belongs. Say which: --as NAME."),
        (("case.yml",), "case.yml: this is no counter-case: it does not say under `extends` which case it answers."),
        (("their file.yml",), "data/cases/my-case.yml, line 10: change 1: unknown evidence: 'own-strike'."),
        (("their file.yml", "wrong.csv"), "wrong.csv, line 2: row 'own-strike': "),
    ],
)
def test_what_is_not_in_order_is_refused_and_nothing_is_written(world, mail, files, said):
    (mail / "case.yml").write_text("id: case\ntitle: A case\nparts: []\n", encoding="utf-8")
    (mail / "wrong.csv").write_text(text_of(",").replace("own:page12", "own:page"), encoding="utf-8")
    for name in ("a.csv", "b.ods", "facts.csv"):
        if name in files:
            write(mail / name)
    before = sorted((world / "data/cases").iterdir())
    done = receive(*(mail / name for name in files))
    assert done.exit_code == 1
    assert said in done.output
    assert "Traceback" not in done.output
    assert sorted((world / "data/cases").iterdir()) == before


def test_what_is_there_is_not_written_over(world, mail):
    write(mail / "facts.csv")
    assert receive(mail / "their file.yml", mail / "facts.csv").exit_code == 0
    done = receive(mail / "their file.yml", mail / "facts.csv")
    assert (done.exit_code, "data/cases/my-case.yml is there already" in done.output) == (1, True)


def test_a_link_and_a_file_at_once_are_one_too_many(world, mail):
    done = receive("https://a.example/argue.html#argument=z", mail / "their file.yml")
    assert (done.exit_code, "give one link, between quotation marks" in done.output) == (1, True)
