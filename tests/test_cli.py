"""The commands, as a person calls them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from countercase.cli import main

pytestmark = pytest.mark.slow

COMMANDS = ("list", "check", "verdict", "build", "serve")


def call(*arguments):
    return CliRunner().invoke(main, list(arguments))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command):
    done = call(command, "--help")
    assert done.exit_code == 0
    assert "Usage" in done.output
    assert len(done.output.splitlines()) > 4


def test_list(library):
    done = call("list")
    assert done.exit_code == 0
    rows = {line.split()[0]: line.rstrip() for line in done.output.splitlines()[2:]}
    assert rows.keys() == set(library.cases)
    assert rows["kobayashi-imperial-japan"].endswith("  yes")
    assert rows["kobayashi-au-r2p"].endswith("  left open"), "what is stated stays among others: it is no other verdict"
    assert rows["lo-ilo"].endswith("  yes, 1 of 2 parts")


def test_list_as_json(library):
    rows = json.loads(call("list", "--json").output)
    assert {row["case"] for row in rows} == set(library.cases)
    assert all({"framework", "computed", "stated", "reproduces"} <= set(row) for row in rows)


def test_check():
    done = call("check")
    assert done.exit_code == 0
    assert "Everything is in order." in done.output
    data = json.loads(call("check", "--json").output)
    assert data["ok"]
    assert data["coverage"]["lo"] == {"locators": 23, "covered": 17, "silent": 6, "neither": 0}


def test_check_says_what_is_wrong(root, tmp_path, monkeypatch):
    import shutil

    shutil.copytree(root / "data", tmp_path / "data")
    (tmp_path / "book").mkdir()
    shutil.copy(root / "book/references.bib", tmp_path / "book")
    path = tmp_path / "data/cases/lo-ilo.yml"
    path.write_text(path.read_text().replace("lo-ilo-1994-speech\n", "lo-ilo-1994-speach\n"))
    monkeypatch.setenv("COUNTERCASE_ROOT", str(tmp_path))
    done = call("check")
    assert done.exit_code == 1
    assert "Did you mean 'lo-ilo-1994-speech'?" in done.output
    assert "data/cases/lo-ilo.yml, line " in done.output
    data = json.loads(call("check", "--json").output)
    assert not data["ok"]
    assert data["problems"][0]["line"] > 1


def test_verdict_prints_three_parts():
    done = call("verdict", "kobayashi-china-peacekeeping")
    assert done.exit_code == 0
    assert done.output.count("  computed: ") == done.output.count("  stated: ") == 3


def test_a_verdict_that_is_left_open_is_no_other_one():
    said = [line for line in call("verdict", "lo-ilo").output.splitlines() if "reproduces" in line]
    assert said == ["  reproduces: left open", "  reproduces: yes"]


def test_a_command_for_one_case_reads_no_other(folder, monkeypatch):
    """A thousand cases beside it cost nothing, and one that is wrong stops nobody."""
    (folder / "data/cases/another.yml").write_text("id: another\ntitle: [\n")
    monkeypatch.setenv("COUNTERCASE_ROOT", str(folder))
    for command in (("verdict", "lo-ilo"), ("settle", "lo-ilo"), ("believe", "lo-ilo", "socialised", "--at-most", "1")):
        done = call(*command)
        assert done.exit_code == 0, done.output
    assert call("compare", "lo-ilo", "lo-identity").exit_code == 0
    assert call("counter-case", "lo-ilo", "--as", "my-own").exit_code == 0
    assert call("check").exit_code == 1


def test_verdict_as_json():
    data = json.loads(call("verdict", "lo-ilo", "--json").output)
    assert set(data) >= {"case", "framework", "margin", "switches", "parts", "computed", "stated", "reproduces"}
    for part in data["parts"]:
        assert set(part) >= {"id", "title", "years", "criteria", "computed", "stated", "reproduces"}
        for criterion in part["criteria"].values():
            assert set(criterion) == {"levels", "weights"}
            assert set(criterion["levels"]) <= set(criterion["weights"])


def test_verdict_takes_the_parameters_of_the_template():
    turned = json.loads(call("verdict", "lo-ilo", "--switch", "jointly=any", "--json").output)
    assert turned["computed"] == ["socialised"]
    assert turned["switches"]["jointly"] == "any"
    wide = json.loads(call("verdict", "lo-ilo", "--margin", "20", "--json").output)
    assert len(wide["computed"]) == 2
    less = json.loads(call("verdict", "lo-ilo", "--without", "lo-theory-yang-rebuffs", "--json").output)
    assert less["without"] == ["lo-theory-yang-rebuffs"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["verdict", "lo-ill"], "Did you mean 'lo-ilo'?"),
        (["verdict", "lo-ilo", "--switch", "jontly=any"], "Did you mean 'jointly'?"),
        (["verdict", "lo-ilo", "--switch", "jointly"], "should be NAME=VALUE"),
        (["verdict", "lo-ilo", "--without", "nothing"], "unknown evidence: 'nothing'"),
        (["build", "lo-ill"], "Did you mean 'lo-ilo'?"),
        (["build", "lo-ilo", "-p", "margn", "1"], "Did you mean 'margin'?"),
        (["build", "lo-ilo", "-p", "margin", "much"], "It should be a whole number"),
        (["build", "lo-ilo", "--switch", "jointly=al"], "Did you mean 'all'?"),
        (["build", "lo-ilo", "--without", "lo-ilo-1994-spech"], "Did you mean 'lo-ilo-1994-speech'?"),
        (["build", "-p", "case", "lo-ilo"], "name the case after the command"),
    ],
)
def test_a_wrong_word_is_named_before_anything_runs(arguments, message, library, nothing_begun, monkeypatch):
    def never(*_, **__):
        raise AssertionError("a kernel was about to start")

    monkeypatch.setattr("countercase.publish.run.runner.run", never)
    # the data have been read already, and what they come to is not asked
    monkeypatch.setattr("countercase.commands.book._read", lambda root: library)
    done = call(*arguments)
    assert done.exit_code == 1
    assert message in done.output
    assert "Traceback" not in done.output


def test_a_misspelt_command_gets_a_hint():
    done = call("verdct", "lo-ilo")
    assert done.exit_code == 2
    assert "Did you mean 'verdict'?" in done.output


def test_a_build_asks_what_has_changed_before_it_loads_what_takes_long(root):
    asks = (
        "import sys; from pathlib import Path; import countercase.cli; from countercase.commands import book;"
        "from countercase.publish.run.inputs import inputs; from countercase.publish.site import site;"
        "site.is_current(inputs(Path(sys.argv[1]))); print(*{'numpy', 'pydantic', 'yaml'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", asks, root], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_every_command_is_called_by_its_name():
    for name in main.list_commands(None):
        assert main.get_command(None, name).name == name
    assert main.get_command(None, "no-such") is None


def test_the_command_is_installed():
    done = subprocess.run([Path(sys.executable).with_name("countercase"), "--version"], capture_output=True, check=True)
    assert b"countercase" in done.stdout


@pytest.mark.parametrize("name", ["con", "record", "../x", "x" * 61, "My-Case"])
def test_a_counter_case_cannot_have_the_name_of_something_else(name, folder, monkeypatch):
    monkeypatch.setenv("COUNTERCASE_ROOT", str(folder))
    done = call("counter-case", "lo-ilo", "--as", name)
    assert done.exit_code == 1
    assert name[:20] in done.output
    assert "Traceback" not in done.output


def test_the_old_name_of_a_command_writes_the_same_and_says_so(folder, monkeypatch):
    monkeypatch.setenv("COUNTERCASE_ROOT", str(folder))
    done = call("fork", "lo-ilo", "--as", "my-case")
    assert done.exit_code == 0
    assert "`countercase fork` is now called `countercase counter-case`" in done.output
    old = (folder / "data/cases/my-case.yml").read_text(encoding="utf-8")
    call("counter-case", "lo-ilo", "--as", "my-other-case")
    assert (folder / "data/cases/my-other-case.yml").read_text(encoding="utf-8") == old.replace(
        "my-case", "my-other-case"
    )


def test_check_notes_the_old_names_of_keys(folder, monkeypatch):
    monkeypatch.setenv("COUNTERCASE_ROOT", str(folder))
    path = folder / "data/cases/lo-ilo.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("\nparts:\n", "\nphases:\n"), encoding="utf-8")
    note = "Note: data/cases/lo-ilo.yml, line {}: the key `phases` is now called `parts`.".format(
        path.read_text(encoding="utf-8")[: path.read_text(encoding="utf-8").index("\nphases:")].count("\n") + 2
    )
    for arguments in (("check",), ("check", str(path))):
        done = call(*arguments)
        assert done.exit_code == 0
        assert note in done.output


def test_a_counter_case_is_not_written_through_a_link(folder, tmp_path, monkeypatch):
    monkeypatch.setenv("COUNTERCASE_ROOT", str(folder))
    (folder / "data/cases/my-case.yml").symlink_to(tmp_path / "elsewhere.txt")
    done = call("counter-case", "lo-ilo", "--as", "my-case")
    assert done.exit_code == 1
    assert not (tmp_path / "elsewhere.txt").exists()


def test_a_file_given_by_hand_is_told_its_own_lines(root, tmp_path):
    text = (root / "data/cases/student-status-counts.yml").read_text(encoding="utf-8")
    text = text.replace("id: student-status-counts", "# a line more\nid: mine")
    path = tmp_path / "mine.yml"
    path.write_text(text.replace("thesis: >-\n", "thesis: >-\n  {claim}`nothing`\n"), encoding="utf-8")
    line = text[: text.index("thesis:")].count("\n") + 1
    done = call("check", str(path))
    assert done.exit_code == 1
    assert f"data/cases/mine.yml, line {line}: `thesis`: unknown claim: 'nothing'." in done.output
    path.write_text(text, encoding="utf-8")
    assert call("check", str(path)).exit_code == 0


def test_settle_says_what_to_look_for():
    done = call("settle", "lo-ilo")
    assert done.exit_code == 0
    first, second, *_ = done.output.splitlines()
    assert first.endswith("left open between “not socialised” and “socialised”.")
    assert second.startswith("  Look for a source on whether the political order within China moved closer")


def test_settle_as_json_names_each_answer(library):
    (found,) = json.loads(call("settle", "lo-ilo", "--json").output)
    levels = library.frameworks["three-tests"].criteria["identity-regime"].levels
    assert (found["case"], found["part"]) == ("lo-ilo", "interim")
    assert [finding["level"] for finding in found["inquiries"][0]["findings"]] == list(levels)


def test_settle_takes_one_part_and_the_settings_of_a_verdict():
    assert call("settle", "lo-ilo", "--part", "final").output.endswith("nothing is left open.\n")
    assert "left open between" in call("settle", "lo-ilo", "--part", "final", "--margin", "9").output
    wrong = call("settle", "lo-ilo", "--part", "finl")
    assert wrong.exit_code == 1
    assert "Did you mean 'final'?" in wrong.output
