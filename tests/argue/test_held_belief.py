"""What one would have to hold, in words and as plain data: names for a reader, with what can be typed again."""

from dataclasses import replace

import pytest
from small_world import part_of

from countercase.argue.belief import Belief, Change, Point

DROP = Change("drop", "red-treaty", "deed", Point("complies", 3), None, "It shows complies.")
REREAD = Change("reread", "red-budget", "reason", Point("belief", 2), Point("gain", 1), "It shows belief.")
SWITCH = Change("switch", "strict", "", Point("all"), Point("half"), "The text is open.")
MARGIN = Change("margin", "margin", "", Point("0"), Point("2"), "")


def belief(size, sets=(), count=0, target=("formal",)):
    verdict, part = part_of("alpha/late")
    return Belief(verdict, part, target, size, sets, count, 4)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            DROP,
            "  Leave out “The port signed the treaty” (red-treaty), which is read for deed as complies, decisive. "
            "The author: It shows complies.",
        ),
        (
            REREAD,
            "  Read “The port paid more than it owed” (red-budget) for reason as gain, suggestive, and not as belief, "
            "substantial. The author: It shows belief.",
        ),
        (
            SWITCH,
            "  Set “how much is enough” to “half”, and not to “all” (--switch strict=half). The text leaves it open: "
            "The text is open.",
        ),
        (MARGIN, "  Let levels within 2 of the lead stay open, and not within 0."),
    ],
)
def test_a_change_names_what_a_person_knows(change, words):
    assert change.words(part_of("alpha/late")[0]) == words


def test_a_reading_without_a_reason_ends_with_itself():
    words = replace(DROP, author_says="").words(part_of("alpha/late")[0])
    assert words.endswith("as complies, decisive.")


def test_a_point_for_a_reader_and_for_a_file():
    assert (Point("no-gain", 2).words, str(Point("no-gain", 2))) == ("no gain, substantial", "no-gain, 2")
    assert (Point("half").words, str(Point("half"))) == ("half", "half")


def test_the_answer_line_by_line():
    title = belief(0).lines()[0].partition(" comes to")[0]
    assert belief(0).lines() == [f"{title} comes to “Formal membership” as it stands."]
    assert belief(None).lines() == [
        f"{title}: no 4 changes or fewer lead to “Formal membership”; all of them were tried."
    ]
    one = belief(1, ((SWITCH,),), 1).lines()
    assert one[0] == f"{title} would come to “Formal membership” by one change, in one way:"
    assert one[1:] == ["", SWITCH.words(part_of("alpha/late")[0])]
    two = belief(2, ((SWITCH, MARGIN), (DROP, REREAD)), 1002, ("formal", "socialised")).lines()
    assert two[0] == f"{title} would come to “Formal membership” or “Socialised” by 2 changes, in 1,002 ways:"
    assert [line[:8] for line in two[1:]] == ["", "  Set “h", "  Let le", "", "  Leave ", "  Read “", "", "... and "]
    assert two[-1] == "... and 1,000 more."
    assert "... and" not in "".join(belief(2, ((SWITCH, MARGIN),), 1).lines())
    assert title == "Alpha, Late: the last years"


def test_the_answer_as_plain_data():
    assert belief(1, ((DROP,),), 1, ("formal", "socialised")).as_dict() == {
        "case": "alpha",
        "part": "late",
        "verdict": "formal or socialised",
        "reachable": True,
        "size": 1,
        "at_most": 4,
        "exhaustive": True,
        "count": 1,
        "sets": [
            [
                {
                    "kind": "drop",
                    "evidence": "red-treaty",
                    "criterion": "deed",
                    "from": "complies, 3",
                    "to": "",
                    "author_says": "It shows complies.",
                }
            ]
        ],
    }
    assert belief(None).as_dict()["reachable"] is False
    assert REREAD.as_dict()["to"] == "gain, 1"
