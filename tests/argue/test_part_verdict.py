"""Verdicts on the parts of the small world, each as its table says, and how a set of verdicts stands."""

from each import each
from small_world import PARTS, listed, open_levels, part_of, rows, small, verdicts

from countercase.argue.part_verdict import as_stated, standing

SAME = {"yes": True, "no": False, "-": None}


@each("row", rows(PARTS), ids=lambda row: row["part"])
def test_each_part_comes_to_what_the_table_says(row):
    verdict, found = part_of(row["part"])
    weights = [" ".join(map(str, w.weights.values())) for w in found.weighings.values()]
    assert weights == listed(row["weights"])
    assert {n: w.levels for n, w in found.weighings.items()} == open_levels(row["open"], verdict.framework)
    assert [w.why for w in found.weighings.values()] == listed(row["why"])
    assert found.computed == verdicts(row["computed"])
    assert found.stated == verdicts(row["stated"])
    assert found.reproduces is SAME[row["same"]]


def test_the_derived_level_follows():
    assert part_of("alpha/late")[1].derived == {"degree": ("high",)}
    assert part_of("beta/only")[1].derived == {"degree": ("low",)}
    assert part_of("gamma-three/only")[1].derived == {"degree": ("low", "high")}
    assert [d.verdict for d in part_of("gamma-three/only")[1].decisions] == ["formal", "socialised"]


def test_a_part_weighs_what_it_builds_on():
    first, last = small().dossier("alpha").verdict().parts
    assert [r.evidence for r in first.readings] == ["red-treaty", "red-vote"]
    assert [r.evidence for r in last.readings] == ["red-treaty", "red-vote", "red-veto", "red-speech", "red-budget"]


def test_how_a_set_of_verdicts_stands():
    mixed = small().frameworks["mixed"]
    assert standing(mixed, ()) == "none"
    assert standing(mixed, ("strategic",)) == "settled"
    assert standing(mixed, ("mixture",)) == "mixture"
    assert standing(mixed, ("strategic", "mixture")) == "open"


def test_what_is_stated_may_be_among_what_is_left_open():
    """alpha/early: strategic or socialised, of which the second is stated; split/two: another; mix/unread: nothing."""
    named = ("alpha/early", "alpha/late", "split/two", "mix/unread")
    assert [part_of(name)[1].leaves_open for name in named] == [True, False, False, False]


def test_what_is_left_open_is_told_from_what_is_otherwise():
    """Of a case those parts count that decide it."""
    cases = {name: small().dossier(name).verdict() for name in ("alpha", "split", "whole", "mends", "quiet")}
    assert {name: case.as_stated for name, case in cases.items()} == {
        "alpha": "yes",  # its last part alone decides
        "split": "no",
        "whole": "left open",
        "mends": "no",  # one part is left open, and others are otherwise
        "quiet": "nothing stated",
    }
    assert [part.as_stated for part in cases["alpha"].parts] == ["left open", "yes"]
    assert [part.as_stated for part in cases["split"].parts] == ["yes", "no"]
    assert [part.as_stated for part in cases["quiet"].parts] == ["yes", "nothing stated"]


def test_parts_are_left_open_together_where_each_that_is_not_as_stated_is():
    """alpha: left open, and as stated; split: as stated, and another; beta: as stated."""
    alpha, split, beta = (small().dossier(name).verdict().parts for name in ("alpha", "split", "beta"))
    assert [as_stated(parts) for parts in (alpha, split, beta)] == ["left open", "no", "yes"]
    assert as_stated((*alpha, *split)) == "no"
    assert as_stated(iter((*alpha, *beta))) == "left open"
    assert as_stated(()) == "nothing stated"


def test_a_margin_changes_something_only_where_a_level_comes_within_it():
    """By how much one level is behind another: 3 to 1 to 1 and 3 to 1; 3 to 1 to 0 and nothing; 2 to 2 to 0."""
    named = ("alpha/late", "alpha/early", "mix/turn-two", "bears/silent")
    assert [part_of(name)[1].margins for name in named] == [(0, 2), (0, 1, 2, 3), (0, 2), (0,)]


def test_a_part_is_told_briefly():
    assert repr(part_of("alpha/early")[1]) == "<PartVerdict of 'early': strategic or socialised (stated: socialised)>"
    assert repr(part_of("mix/unread")[1]) == "<PartVerdict of 'unread': strategic or socialised (stated: none)>"
