"""Cases: readings that build on earlier ones, readings gathered from other cases, and what is refused."""

import pytest
from small_world import FEW, small, small_copied

from countercase import DataError, load


def told(part):
    return [(r.evidence.removeprefix("red-"), r.points_to, r.strength) for r in part.readings]


def test_a_part_weighs_the_parts_it_builds_on_and_then_its_own():
    case = small().cases["alpha"]
    early, late = case.parts
    assert case.readings_for(late) == (*early.readings, *late.readings)
    assert case.readings_for(early) == early.readings
    first, last = small().cases["quiet"].parts
    assert small().cases["quiet"].readings_for(last) == last.readings
    assert first.readings


def test_a_part_gathers_its_own_readings_and_then_those_of_others_each_once():
    """Of alpha/early, mends/switch and quiet/first. The vote is read for partly in two of them, the treaty too.

    The poll stands in one sentence with the budget and is read for the same level: one point, and the budget stays.
    """
    gathered, after = small().cases["whole"].parts
    assert told(gathered) == [
        ("veto", "refuses", 1),
        ("treaty", "complies", 3),
        ("vote", "partly", 1),
        ("budget", "belief", 2),
    ]
    assert told(after) == [("speech", "gain", 2)]
    assert len(small().cases["whole"].readings_for(after)) == 5


def test_every_fact_that_is_read_stands_once():
    read = ["red-treaty", "red-vote", "red-veto", "red-speech", "red-budget"]
    assert list(small().cases["alpha"].evidence_ids) == read
    assert list(small().cases["split"].evidence_ids) == ["red-treaty", "red-budget", "red-speech"]


@pytest.mark.parametrize(
    ("gathers", "message"),
    [
        ("alfa/early", "part 'all' gathers an unknown case: 'alfa'. Did you mean 'alpha'"),
        ("alpha/erly", "part 'all' gathers an unknown part of 'alpha': 'erly'. Did you mean 'early'"),
        ("mix/weak", "part 'all' gathers 'mix/weak', which stands under 'mixed'."),
        ("whole/all", "part 'all' gathers 'whole/all', which itself gathers others."),
    ],
)
def test_gathering_what_is_not_there_is_refused(tmp_path, gathers, message):
    path = small_copied(tmp_path) / "data/cases/whole.yml"
    text = path.read_text(encoding="utf-8")
    line = 1 + text[: text.index("gathers:")].count("\n")
    path.write_text(text.replace("alpha/early", gathers), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load(tmp_path)
    assert str(caught.value).startswith(f"data/cases/whole.yml, line {line}: {message}")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("builds_on: [early]", "builds_on: [erly]", "unknown earlier part: 'erly'. Did you mean 'early'"),
        ("builds_on: [early]", "builds_on: [late]", "unknown earlier part: 'late'"),
        ("  - id: late", "  - id: early", "the part 'early' stands here twice"),
        ("criterion: reason, points_to: gain", "criterion: raison, points_to: gain", "unknown criterion of 'gate'"),
        ("points_to: gain", "points_to: gian", "unknown level of 'reason': 'gian'. Did you mean 'gain'"),
        ("red-speech", "red-speach", "unknown evidence: 'red-speach'. Did you mean 'red-speech'"),
        ("framework: gate", "framework: gates", "unknown framework: 'gates'. Did you mean 'gate'"),
        ("verdict: socialised", "verdict: socialized", "unknown verdict: 'socialized'. Did you mean 'socialised'"),
        ("locator: 'red:p6'", "locator: 'red:p13'", "the locator 'red:p13' lies beyond the end of the source, red:p12"),
        ("locator: 'red:p6'", "locator: 'red:L6'", "should count in paragraphs, as in red:p6"),
    ],
)
def test_what_a_case_points_to_has_to_be_there(tmp_path, before, after, message):
    path = small_copied(tmp_path, FEW) / "data/cases/alpha.yml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load(tmp_path)
    assert message in str(caught.value)
    assert str(caught.value).startswith("data/cases/alpha.yml, line ")


def test_the_label_of_a_part_is_what_stands_before_the_colon():
    early, _ = small().cases["alpha"].parts
    assert (early.label, early.span) == ("Early", "1990 to 1991")
    assert early.model_copy(update={"title": ": the start"}).label == ": the start"
    (only,) = small().cases["beta"].parts
    assert (only.label, only.span) == ("Only", "step 1")
    assert only.model_copy(update={"title": "A title that is longer than a label may be"}).label == "Step 1"
