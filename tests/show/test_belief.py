"""What one would have to believe in a chapter, on the small world."""

import re
from dataclasses import replace

from small_world import small

from countercase.show.belief import Beliefs, _ways
from countercase.show.table import Table


def beliefs(case):
    return Beliefs(small(), small().dossier(case).verdict())


def text(piece):
    words = re.sub(r"<[^>]+>", " ", str(piece.html() if isinstance(piece, Table) else piece))
    return " ".join(words.split())


def said(piece):
    """The sentence of a piece: the line under which its changes are folded, or the whole."""
    found = re.search(r"<summary>(.*?)</summary>", str(piece))
    return found[1] if found else str(piece).replace("\\", "")


def test_how_many_changes_each_verdict_takes():
    """beta does half, out of belief: formal. Outside it is refused for gain, and strategic for gain, which is two
    changes each; socialised is it by half, or if it complied."""
    (table,) = beliefs("beta").takes()
    assert [tuple(row) for row in table.rows] == [
        ("Outside", "two changes"),
        ("Formal membership", "as it stands"),
        ("Strategic compliance", "two changes"),
        ("Socialised", "one change"),
    ]
    assert table.headers == ["Verdict", "Only"]


def test_what_takes_more_than_is_tried_is_said_to():
    """In alpha/early nothing bears on the reason, so that no reading that is changed closes it but by the deed."""
    table = next(beliefs("alpha").takes())
    assert {row[0]: row[1] for row in table.rows}["Outside"] == "more than four"


def test_a_rival_s_verdict_has_its_sentence_and_its_changes():
    lead, half, wide = beliefs("beta").pieces()
    assert str(lead).startswith("Whoever holds another verdict by this rule has to hold something otherwise.")
    assert said(half) == (
        "For it to come out as “socialised”, as in “Beta by half”, one thing would have to be held otherwise; there "
        "are two ways"
    )
    assert '<a href="../counter-cases/beta-half.html">Beta by half</a>' in half
    assert said(wide) == (
        "For it to be left open between “outside”, “formal membership”, “strategic compliance” and “socialised”, as in "
        "“Beta with a margin”, one thing would have to be held otherwise; there is one way"
    )
    changes = text(half)
    assert "How much is enough: half is enough. All has to be done. The text does not say." in changes
    assert (
        "This is suggestive, substantial or decisive evidence on deed (“How far does it do what the norm asks?”): "
        "it does all. Substantial: It shows partly."
    ) in changes
    assert "A lead of 2 settles nothing yet. A lead of more than 0 settles a criterion." in text(wide)


def test_the_stated_verdict_that_does_not_come_out_is_asked_for_first():
    """split/two complies for gain; stated is socialised. The fact on the reason would have to be read as belief."""
    _, found = beliefs("split").pieces()
    assert said(found) == (
        "For two to come out as “socialised”, as Red states, one thing would have to be held otherwise; there is one "
        "way"
    )
    assert "evidence on why the Port did what the treaty of the League asks: it believes." in text(found)


def test_where_no_changes_lead_there_it_is_said():
    """In alpha/early the reason is not read, and no reading of a deed makes it believe."""
    assert said(beliefs("alpha").pieces()[1]) == (
        "No set of up to four changes to these readings would have early come out as "
        "“socialised”, as Red states. It takes another source, and what to look for is said under what stays open."
    )


def test_changes_that_belong_together_are_numbered_as_one_way():
    """mends/two-levels does half for gain: for belief it would have to comply, or half would have to be enough."""
    found = next(piece for piece in beliefs("mends").pieces() if "For two levels" in said(piece))
    assert said(found) == (
        "For two levels to come out as “socialised”, as Red states, two things would have to be held otherwise; there "
        "are two ways"
    )
    assert re.findall(r'<th scope="row"[^>]*>([^<]*)</th>', str(found)) == ["1", "1", "2", "2"]


def test_ways_that_differ_in_strength_alone_are_one():
    verdict = small().dossier("split").verdict()
    belief = Beliefs(small(), verdict)._searches[1].toward("socialised")
    assert belief.count == 3
    ((way,),) = [_ways(belief)]
    ((change, strengths),) = way
    assert (change.after.name, strengths) == ("belief", (1, 2, 3))


BEYOND = "No set of up to four changes to these readings"


def test_verdicts_out_of_reach_stand_in_a_sentence_and_not_in_the_table():
    """In bears/silent nothing is read, so that there is no reading to change, and all stays open."""
    verdict = small().dossier("bears").verdict()
    silent = Beliefs(small(), replace(verdict, parts=verdict.parts[-1:]))
    assert [text(piece) for piece in silent.takes()] == [
        f"{BEYOND} leads to “outside”, “formal membership”, “strategic compliance” or “socialised”."
    ]
    # where belief is given, no reading makes it gain
    words = f"{BEYOND} leads to “outside” or “strategic compliance” in any of the parts."
    _, beyond = Beliefs(small(), replace(verdict, parts=verdict.parts[1:3])).takes()
    assert text(beyond) == words


def test_a_case_without_rivals_has_nothing_to_say():
    assert beliefs("other").pieces() == []
