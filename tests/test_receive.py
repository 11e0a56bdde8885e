"""From a link to files, in the small world: written down, held against the case as it is now, or refused."""

import json

import pytest
from click.testing import CliRunner
from ground import ANSWER, deflated
from small_world import small_copied

from countercase import load
from countercase.argue.imprint import imprint
from countercase.cli import main

OWN = {
    "id": "own-fire",
    "source": "own",
    "locator": "own:p3",
    "date": "1991",
    "event": 'It burnt, "they" say.',
    "proof": "cited",
}


@pytest.fixture
def world(tmp_path, monkeypatch):
    # without the counter-cases to alpha, which do not stand its being changed
    small_copied(tmp_path / "world", ("alpha", "beta", "other"))
    monkeypatch.setenv("COUNTERCASE_ROOT", str(tmp_path / "world"))
    return tmp_path / "world"


def answer(world, *changes, **more):
    """An answer to alpha as it is now, with these changes, as a link."""
    sent = {
        "answers": imprint(load(world).dossier("alpha")),
        "comes_to": more.pop("comes_to", {}),
        "facts": more.pop("facts", []),
        "file": {**ANSWER["file"], "changes": list(changes) or ANSWER["file"]["changes"], **more},
    }
    return f"https://a.example/argue.html#argument={deflated(sent)}"


def receive(*words):
    return CliRunner().invoke(main, ["receive", *words])


def test_a_link_becomes_a_file_that_is_in_order(world):
    done = receive(answer(world))
    assert done.exit_code == 0, done.output
    assert "“What the vote shows” by B. Critic answers 'alpha' with one change." in done.output
    assert "data/cases/what-the-vote-shows.yml is written." in done.output
    assert "Early: strategic compliance or socialised (the case: strategic compliance or socialised)" in done.output
    assert "changed since" not in done.output
    made = load(world).counter_cases["what-the-vote-shows"]
    assert (made.author, made.parent, [a.change.drop for a in made.altered]) == ("B. Critic", "alpha", ["red-vote"])


def test_a_link_names_the_edition_that_it_was_made_in(world):
    change = {"drop": "red-vote", "part": "early", "because": "It was no vote."}
    sent = {"answers": "0" * 16, "edition": "0.9.0", "file": {**ANSWER["file"], "changes": [change]}}
    done = receive(f"https://a.example/argue.html#argument={deflated(sent)}")
    assert "has changed since this was written (with edition 0.9.0 of the book)" in done.output


def test_a_word_that_yaml_takes_for_nothing_stays_a_word(world):
    done = receive(answer(world, title="null"), "--as", "my-case")
    assert done.exit_code == 0, done.output
    assert load(world).cases["my-case"].title == "null"


def test_facts_of_ones_own_go_into_the_table_beside(world):
    add = {
        "add": "own-fire",
        "part": "late",
        "criterion": "deed",
        "points_to": "refuses",
        "strength": "decisive",
        "because": "It burnt: #1 of all.",
    }
    done = receive(answer(world, add, facts=[OWN], sources={"own": "A Book"}), "--as", "my-case")
    assert done.exit_code == 0, done.output
    assert "with one change and one fact of its own" in done.output
    dossier = load(world).dossier("my-case")
    assert dossier.record.evidence["own-fire"].event == 'It burnt, "they" say.'
    assert dossier.record.sources["own"].authors == "A Book"
    (read,) = [r for r in dossier.case.parts[1].readings if r.evidence == "own-fire"]
    assert (read.points_to, read.strength, read.because) == ("refuses", 3, "It burnt: #1 of all.")


def test_a_case_that_has_changed_is_said_to_have_changed(world):
    link = answer(world, comes_to={"early": ["strategic", "socialised"], "late": ["socialised"]})
    path = world / "data/cases/alpha.yml"
    path.write_text(path.read_text().replace("points_to: belief, strength: 3", "points_to: belief, strength: 1"))
    done = receive(link)
    assert done.exit_code == 0, done.output
    assert "The case has changed since this was written; every change still fits." in done.output
    assert "Late: strategic compliance or socialised (the case: strategic compliance or socialised)" in done.output
    assert "This is not what it came to when it was written: Socialised." in done.output


def test_a_change_that_no_longer_fits_stops_it_and_names_itself(world):
    link = answer(world, {"drop": "red-speech", "because": "Words."}, {"drop": "red-vote", "because": "One vote."})
    path = world / "data/cases/alpha.yml"
    path.write_text("".join(line for line in path.read_text().splitlines(True) if "red-vote" not in line))
    done = receive(link)
    assert done.exit_code == 1
    assert "the case has changed since this was written." in done.output
    assert "change 2: the parent does not read 'red-vote', so there is nothing to drop." in done.output
    assert "change 1" not in done.output
    assert not (world / "data/cases/what-the-vote-shows.yml").exists()
    assert receive(link, "--anyway").exit_code == 0
    assert "red-vote" in (world / "data/cases/what-the-vote-shows.yml").read_text()


def test_what_is_there_is_not_written_over(world):
    before = (world / "data/cases/beta.yml").read_text()
    done = receive(answer(world), "--as", "beta")
    assert done.exit_code == 1
    assert "data/cases/beta.yml is there already. Give another name: --as beta-2." in done.output
    assert (world / "data/cases/beta.yml").read_text() == before


@pytest.mark.parametrize("name", ["../evil", "Con", "con", "a b", "x" * 61])
def test_a_name_that_is_none_is_refused(world, name):
    done = receive(answer(world), "--as", name)
    assert done.exit_code == 1
    assert "cannot name a file" in done.output


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ein Fall für sich", "ein-fall-fur-sich"),
        ("王毅", "my-case"),
        ("Lo’s facts", "los-facts"),
        ("a" * 80, "a" * 60),
    ],
)
def test_a_title_names_the_file(words, name):
    from countercase.receive import named

    assert named(words) == name


def test_an_answer_to_a_case_that_is_gone_is_refused(world):
    done = receive(answer(world, extends="alfa"))
    assert done.exit_code == 1
    assert "it answers a case that is not here" in done.output
    assert "alpha" in done.output


def test_the_imprint_changes_with_the_argument_and_not_with_the_words_around_it(world):
    before = imprint(load(world).dossier("alpha"))
    path = world / "data/cases/alpha.yml"
    text = path.read_text()
    path.write_text(text.replace("title: Alpha", "title: Alpha anew"))
    assert imprint(load(world).dossier("alpha")) == before
    path.write_text(text.replace("It shows gain.", "It shows gain indeed."))
    assert imprint(load(world).dossier("alpha")) != before
    assert json.dumps(before).isascii()
    assert len(before) == 16
