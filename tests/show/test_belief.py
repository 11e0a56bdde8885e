"""What one would have to believe in a chapter, on the small world."""

import re
from dataclasses import replace

from small_world import small

from countercase.show.belief import Beliefs, _ways
from countercase.show.table import Table


def pieces(case):
    return Beliefs(small(), small().dossier(case).verdict()).pieces()


def text(piece):
    words = re.sub(r"<[^>]+>", " ", str(piece.html() if isinstance(piece, Table) else piece))
    return " ".join(words.split())


def test_how_many_changes_each_verdict_takes():
    """beta does half, out of belief: formal. Outside it is refused for gain, and strategic for gain, which is two
    changes each; socialised is it by half, or if it complied."""
    table = pieces("beta")[0]
    assert [tuple(row) for row in table.rows] == [
        ("Outside", "two changes"),
        ("Formal membership", "as it stands"),
        ("Strategic compliance", "two changes"),
        ("Socialised", "one change"),
    ]
    assert table.headers == ["Verdict", "Only"]


def test_what_takes_more_than_is_tried_is_said_to():
    """In alpha/early nothing bears on the reason, so that no reading that is changed closes it but by the deed."""
    table = pieces("alpha")[0]
    assert {row[0]: row[1] for row in table.rows}["Outside"] == "more than four"


def test_a_rival_s_verdict_has_its_sentence_and_its_changes():
    found = pieces("beta")
    assert [text(piece) for piece in found[1:4:2]] == [
        "**Only** would come to “socialised”, as in [Beta by half](../counter-cases/beta-half.ipynb), by one change, "
        "in two ways.",
        "**Only** would be left open between “outside”, “formal membership”, “strategic compliance” and “socialised”, "
        "as in [Beta with a margin](../counter-cases/beta-wide.ipynb), by one change, in one way.",
    ]
    changes = text(found[2])
    assert "How much is enough: half is enough. As it stands: all has to be done. The text does not say." in changes
    assert (
        "This is suggestive, substantial or decisive evidence on deed (“How far does it do what the norm asks?”): "
        "it does all. Substantial: It shows partly."
    ) in changes
    assert "A lead of 2 settles nothing yet. As it stands, a lead of more than 0 settles a criterion." in text(found[4])


def test_the_stated_verdict_that_does_not_come_out_is_asked_for_first():
    """split/two complies for gain; stated is socialised. The fact on the reason would have to be read as belief."""
    found = [text(piece) for piece in pieces("split")]
    assert found[1] == "**Two** would come to “socialised”, as Red states, by one change, in one way."
    assert "evidence on why the Port did what the treaty of the League asks: it believes." in found[2]
    assert len(found) == 3


def test_where_no_changes_lead_there_it_is_said():
    """In alpha/early the reason is not read, and no reading of a deed makes it believe."""
    found = [text(piece) for piece in pieces("alpha")]
    assert found[1] == (
        "No four changes or fewer would make **Early** come to “socialised”, as Red states: all of them were tried. "
        "It takes another source, and what to look for is said under what stays open."
    )


def test_changes_that_belong_together_are_numbered_as_one_way():
    """mends/two-levels does half for gain: for belief it would have to comply, or half would have to be enough."""
    found = pieces("mends")
    place = next(i for i, piece in enumerate(found) if str(piece).startswith("**Two levels** would"))
    assert (
        text(found[place]) == "**Two levels** would come to “socialised”, as Red states, by two changes, in two ways."
    )
    rows = re.findall(r'<th scope="row"[^>]*>([^<]*)</th>', str(found[place + 1]))
    assert rows == ["1", "1", "2", "2"]


def test_ways_that_differ_in_strength_alone_are_one():
    verdict = small().dossier("split").verdict()
    belief = Beliefs(small(), verdict)._searches[1].toward("socialised")
    assert belief.count == 3
    ((way,),) = [_ways(belief)]
    ((change, strengths),) = way
    assert (change.after.name, strengths) == ("belief", (1, 2, 3))


def test_verdicts_out_of_reach_stand_in_a_sentence_and_not_in_the_table():
    """In bears/silent nothing is read, so that there is no reading to change, and all stays open."""
    verdict = small().dossier("bears").verdict()
    found = Beliefs(small(), replace(verdict, parts=verdict.parts[-1:])).pieces()
    assert [text(piece).replace("\\", "") for piece in found] == [
        "No four changes or fewer lead to “outside”, “formal membership”, “strategic compliance” or “socialised”.",
        "By this rule nobody on record holds a verdict that the case does not come to.",
    ]
    # where belief is given, no reading makes it gain
    words = "No four changes or fewer lead to “outside” or “strategic compliance” in any of the parts."
    both = Beliefs(small(), replace(verdict, parts=verdict.parts[1:3])).pieces()
    assert text(both[1]).replace("\\", "") == words


def test_a_case_without_rivals_says_so():
    assert text(pieces("other")[-1]).replace("\\", "") == (
        "By this rule nobody on record holds a verdict that the case does not come to."
    )
