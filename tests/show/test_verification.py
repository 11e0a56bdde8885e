"""The report on a reader's own copies, and the two commands about them."""

import json

import pytest
from click.testing import CliRunner
from own_texts import blue, red, world_written

from countercase.cli import main
from countercase.data.passage import PASSAGES


@pytest.fixture
def project(tmp_path, monkeypatch):
    world_written(tmp_path)
    monkeypatch.setenv("COUNTERCASE_ROOT", str(tmp_path))
    (tmp_path / "copies").mkdir()
    return tmp_path


def call(*arguments):
    done = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def test_a_folder_with_every_copy(project):
    (project / "copies/red.txt").write_text(red())
    (project / "copies/blue.md").write_text(blue())
    done = call("verify-sources", project / "copies")
    assert done.exit_code == 0
    assert (
        done.output
        == """\
Red: red.txt
  All 13 passages are there, letter by letter.
                       confirmed  found elsewhere        not found
  locators                    11                0                0
  quotations                   2                0                0
  values                       4                0                0

Blue: blue.md
  All 3 passages are there, letter by letter.
                       confirmed  found elsewhere        not found
  locators                     7                0                0
  quotations                   1                0                0
  values                       2                0                0

"""
    )


@pytest.mark.slow
def test_what_is_not_confirmed_is_said_line_by_line(project):
    text = red().replace("The port paid 40", "The part paid 41").replace("Three ports", "Three (40) ports")
    (project / "copies/red.txt").write_text(text)
    (project / "copies/menu.txt").write_text("Soup and fish")
    (project / "copies/scan.pdf").write_bytes(b"")
    done = call("verify-sources", project / "copies")
    assert done.exit_code == 1
    said = done.output.splitlines()
    assert said[0] == "Red: red.txt"
    assert said[1] == "  12 of 13 passages are there, letter by letter."
    assert said[6:12] == [
        "  The passage in paragraph 6 is not there as it was. It should begin at line 11; "
        "629 letters stand there, and it has 629.",
        "  locator red:p2-p6: not found",
        "  locator red:p6: not found",
        "  value '40 percent' of red-budget (red:p6): found elsewhere, at red:p2 (line 3)",
        "",
        "The folder holds no copy of the work by Blue.",
    ]
    assert said[12] == "Held against nothing: menu.txt."
    assert said[13].startswith("scan.pdf was not read: it is no PDF that can be read")
    assert len(said) == 14


def test_everything_can_be_told(project):
    (project / "copies/blue.txt").write_text(blue())
    said = call("verify-sources", project / "copies", "--all").output.splitlines()
    assert "  quotation 'a river-mouth for twenty-four officers' of blue-paper (blue:L3): confirmed, line 3" in said
    assert "  locator blue:L1-L10: confirmed, line 1" in said
    assert sum(": confirmed" in line for line in said) == 10


def test_passages_in_another_order_are_counted(project):
    blocks = red().split("\n\n")
    (project / "copies/red.txt").write_text("\n\n".join([*blocks[:2], blocks[6], *blocks[2:6], *blocks[7:]]))
    said = call("verify-sources", project / "copies").output.splitlines()
    assert said[1] == "  All 13 passages are there, letter by letter, one of them in another order."


def test_for_programs(project):
    (project / "copies/blue.txt").write_text(blue())
    (project / "copies/scan.pdf").write_bytes(b"")
    told = json.loads(call("verify-sources", project / "copies", "--json").output)
    assert [v["source"] for v in told["verified"]] == ["blue"]
    assert {f["outcome"] for f in told["verified"][0]["findings"]} == {"confirmed"}
    assert list(told["unread"]) == ["scan.pdf"]


def test_a_folder_without_a_copy_is_told_so(project):
    (project / "copies/menu.txt").write_text("Soup and fish")
    done = call("verify-sources", project / "copies")
    assert done.exit_code == 1
    assert done.output.splitlines() == [
        "No file in the folder is a copy of one of the works of this project, by Red and Blue.",
        "Held against nothing: menu.txt.",
    ]


def test_a_folder_that_is_not_there_is_said(project):
    done = call("verify-sources", project / "nowhere")
    assert done.exit_code == 2
    assert "nowhere' does not exist" in done.output


def test_a_project_without_the_table_is_told_how_to_make_it(project):
    (project / PASSAGES).unlink()
    done = call("verify-sources", project / "copies")
    assert done.exit_code == 1
    assert done.output == (
        "data/passages.csv: there is no such table to hold copies against. Make it with `countercase passages`.\n"
    )


def test_the_table_is_made_anew(project):
    before = (project / PASSAGES).read_text()
    (project / PASSAGES).write_text("source\n")  # whatever stands there
    done = call("passages", project / "texts")
    assert done.exit_code == 0
    assert done.output.splitlines() == ["16 passages, by hash.", str(project / PASSAGES)]
    after = (project / PASSAGES).read_text()
    assert after != before, "new salts"
    assert [row.split(",")[:4] for row in after.splitlines()] == [row.split(",")[:4] for row in before.splitlines()]
    call("passages", project / "texts")
    assert (project / PASSAGES).read_text() == after
    (project / "copies/red.txt").write_text(red())
    assert call("verify-sources", project / "copies").exit_code == 0


def test_a_table_is_left_alone_where_a_text_is_missing(project):
    before = (project / PASSAGES).read_text()
    done = call("passages", project / "copies")
    assert done.exit_code == 1
    assert done.output.splitlines() == [f"{key}.txt: there is no such file." for key in ("blue", "red")]
    assert (project / PASSAGES).read_text() == before
