"""What is said of the counter-cases of a pull request, in the small world."""

import shutil
import subprocess

import pytest
from small_world import HERE

from tools.answer import answer, changed


@pytest.fixture
def world(tmp_path):
    shutil.copytree(HERE, tmp_path / "world")
    return tmp_path / "world"


def told(first, second):
    return f"{second} answers {first}.\n"


def test_each_counter_case_is_held_against_what_it_answers(world):
    paths = ["data/cases/alpha-drop.yml", "data/cases/alpha.yml", "data/cases/beta-half.evidence.csv"]
    assert answer(paths, world, told) == "alpha-drop answers alpha.\n\n---\n\nbeta-half answers beta."


def test_nothing_is_said_where_no_counter_case_changed(world):
    assert answer(["data/cases/alpha.yml"], world, told) == ""
    assert answer([], world, told) == ""


def test_data_that_are_not_in_order_are_said_to_be_so(world):
    path = world / "data/cases/alpha-drop.yml"
    path.write_text(path.read_text().replace("red-budget", "red-budgets"))
    said = answer(["data/cases/alpha-drop.yml"], world, told)
    assert said.startswith("The data are not in order yet.")
    assert "    data/cases/alpha-drop.yml, line 6: change 1:" in said


def test_one_that_is_wrong_stops_no_word_on_another(world):
    path = world / "data/cases/alpha-drop.yml"
    path.write_text(path.read_text().replace("red-budget", "red-budgets"))
    assert answer(["data/cases/beta-half.yml"], world, told) == "beta-half answers beta."
    said = answer(["data/cases/alpha-drop.yml", "data/cases/beta-half.yml"], world, told)
    assert said.startswith("The data are not in order yet.\n\n    data/cases/alpha-drop.yml, line 6: change 1:")
    assert said.endswith("\n\n---\n\nbeta-half answers beta.")
    other = world / "data/cases/alpha.yml"
    other.write_text(other.read_text().replace("framework:", "framwork:"))
    assert "alpha.yml" in answer(["data/cases/beta-half.yml"], world, told)


@pytest.mark.slow
def test_what_a_merge_brought_is_found(world):
    def git(*words):
        who = ["-c", "user.name=a", "-c", "user.email=a@b.example"]
        subprocess.run(["git", *who, *words], cwd=world, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "before")
    git("switch", "-qc", "theirs")
    shutil.copy(world / "data/cases/alpha-drop.yml", world / "data/cases/alpha-mine.yml")
    (world / "data/cases/alpha-two.yml").unlink()
    git("add", ".")
    git("commit", "-qm", "theirs")
    git("switch", "-q", "main")
    (world / "data/cases/later.txt").write_text("x")
    git("add", ".")
    git("commit", "-qm", "ours")
    git("merge", "-q", "--no-ff", "theirs", "-m", "merged")
    assert changed(world) == ["data/cases/alpha-mine.yml"]
