"""One sentence, one point: what is read twice is refused, and gathered once."""

import pytest
from small_world import reading, small, small_copied

from countercase import DataError, load
from countercase.data.points import gathered_once, repeated


def case_with(*readings, gathers=()):
    """The case gamma, reading just these."""
    case = small().cases["gamma"]
    (part,) = case.parts
    update = {"readings": tuple(reading(*r) for r in readings), "gathers": gathers}
    return case.model_copy(update={"parts": (part.model_copy(update=update),)})


def repeats(*readings):
    return [tuple(r.evidence for r in held) for _, held in repeated(case_with(*readings), small().record.evidence)]


def test_two_facts_of_one_sentence_for_one_level_are_one_point():
    """The budget stands in the sentences 1 and 2 of its paragraph, the poll in 2."""
    budget, poll = ("reason", "belief", 3, "red-budget"), ("reason", "belief", 1, "red-poll")
    assert repeats(budget, poll) == [("red-budget", "red-poll")]
    assert repeats(poll, budget) == [("red-poll", "red-budget")]


@pytest.mark.parametrize(
    "other",
    [
        ("reason", "gain", 1, "red-poll"),  # another level
        ("deed", "complies", 1, "red-poll"),  # another criterion
        ("reason", "belief", 1, "red-budget"),  # the same fact
        ("reason", "belief", 1, "red-visit"),  # another paragraph
    ],
)
def test_what_is_another_point(other):
    assert repeats(("reason", "belief", 3, "red-budget"), other) == []


def test_two_sentences_of_a_paragraph_are_two_points():
    assert repeats(("deed", "refuses", 1, "red-veto"), ("deed", "refuses", 1, "red-speech")) == []


def test_facts_without_a_sentence_are_points_of_their_own():
    evidence = dict(small().record.evidence)
    for name in ("red-budget", "red-poll"):
        evidence[name] = evidence[name].model_copy(update={"sentence": ""})
    case = case_with(("reason", "belief", 3, "red-budget"), ("reason", "belief", 1, "red-poll"))
    assert list(repeated(case, evidence)) == []


def test_what_is_gathered_twice_is_read_once_and_the_first_stays():
    held = (
        ("reason", "belief", 1, "red-poll"),
        ("deed", "complies", 3, "red-treaty"),
        ("reason", "belief", 3, "red-budget"),
    )
    once = gathered_once(case_with(*held, gathers=("alpha/late",)), small().record.evidence)
    assert [r.evidence for r in once.parts[0].readings] == ["red-poll", "red-treaty"]
    own = case_with(*held)
    assert gathered_once(own, small().record.evidence) is own


def test_a_case_that_reads_one_sentence_twice_is_refused_with_its_line(tmp_path):
    path = small_copied(tmp_path) / "data/cases/alpha.yml"
    text = path.read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if "red-budget" in line)
    path.write_text(text.replace(row, f"{row}\n{row.replace('red-budget', 'red-poll')}"), encoding="utf-8")
    line = 2 + text[: text.index(row)].count("\n")
    with pytest.raises(DataError) as caught:
        load(tmp_path)
    assert str(caught.value) == (
        f"data/cases/alpha.yml, line {line}: in part 'late', 'red-budget' and 'red-poll' are read for reason: belief, "
        "and stand in one sentence of the source. One sentence is one point: keep the reading that carries it."
    )


def test_a_part_does_not_repeat_what_it_builds_on(tmp_path):
    path = small_copied(tmp_path) / "data/cases/alpha.yml"
    text = path.read_text(encoding="utf-8")
    vote = next(line for line in text.splitlines() if "red-vote" in line)
    poll = vote.replace(
        "red-vote, criterion: deed, points_to: partly", "red-poll, criterion: reason, points_to: belief"
    )
    path.write_text(text.replace(vote, f"{vote}\n{poll}"), encoding="utf-8")
    with pytest.raises(DataError, match="in part 'late', 'red-poll' and 'red-budget' are read for reason: belief"):
        load(tmp_path)
