"""What would settle an open part, in the sentences of a chapter and of a terminal, on the small world."""

from dataclasses import replace

import pytest
from small_world import crossed, part_of, small

from countercase.data.part import Stated
from countercase.show.chapter import Chapter
from countercase.show.explanation import agreement
from countercase.show.inquiry import plain_inquiries, shown_inquiries


def lines(name, **settings):
    """The lines about one part of a case, without what goes against its readings."""
    verdict, part = part_of(name, **settings)
    return [line.strip() for line in plain_inquiries(replace(verdict, parts=(part,))).splitlines()]


def test_one_question_that_closes_a_part_whatever_it_says():
    assert lines("alpha/early") == [
        "Alpha, Early: the first years: left open between “strategic compliance” and “socialised”.",
        "Look for a source on why the Port did what the treaty of the League asks. If it says that the Port gained by "
        "it, the verdict is “strategic compliance”; if it says that it believes, the verdict is “socialised”.",
        "What would settle or turn it against what is read:",
        "If two decisive sources on deed (“How far does it do what the norm asks?”) said that it does not, it would "
        "stay open between “outside” and “formal membership”.",
        "If one decisive source on deed (“How far does it do what the norm asks?”) said that it does half, the verdict "
        "would be “formal membership”.",
    ]


def test_two_questions_that_close_a_part_only_together():
    deed, reason, both = lines("mends/loose")[1:]
    assert deed.endswith(
        "If it says that it does not, all of this stays open; if it says that it does half, the verdict is “formal "
        "membership”; if it says that it does all, it stays open between “strategic compliance” and “socialised”."
    )
    assert reason.endswith(
        "If it says that the Port gained by it, all of this stays open; if it says that it believes, the verdict is "
        "“formal membership”."
    )
    assert both == "Only two questions together close it whatever the answers are: deed and reason."


def test_answers_that_lead_to_the_same_stand_together_with_the_sources_that_they_take():
    deed = lines("gamma-three/only")[1]
    assert (
        "If it says that it does not, or that it does half, as two decisive sources would have to, the verdict is"
        in deed
    )


def test_many_open_verdicts_are_counted():
    assert lines("bears/silent")[0] == "What it bears, Silent: left open between four verdicts."


def test_a_case_of_which_nothing_is_open():
    assert lines("beta/only") == ["Beta: nothing is left open."]
    assert shown_inquiries(small().dossier("beta").verdict()) == ""


def test_in_a_chapter_it_stands_where_it_says_what_stays_open():
    chapter = Chapter(small(), small().dossier("alpha").verdict())
    shown = str(chapter.open_questions())
    assert "\n\n### What would settle it\n\n**Early** is left open between “strategic compliance” and" in shown
    assert "look for a source on *why the Port did what the treaty of the League asks*. If it" in shown
    assert "<summary>What would settle or turn it against what is read</summary><ul><li>If two decisive" in shown


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        (
            ("outside", "socialised"),
            "Nothing would make it come out as stated: switches, margin and readings were all tried together.",
        ),
        (
            ("strategic", "formal"),
            "It would come out as stated if deed stayed open between “partly” and “complies”; no way",
        ),
    ],
)
def test_that_nothing_mends_a_part_is_said_only_where_nothing_does(stated, words):
    verdict, part = part_of("mends/wide")
    held = part.part.model_copy(update={"stated": Stated(verdict=stated, locator="red:p2")})
    said = str(agreement(verdict, replace(part, part=held)))
    assert words in said.replace("\\", "")


def test_where_no_question_decides_alone_those_that_do_together_are_named():
    verdict, part = crossed()
    stated = part.part.model_copy(update={"stated": Stated(verdict=("socialised",), locator="red:p2")})
    said = str(agreement(verdict, replace(part, part=stated)))
    assert "Computed and stated part at what stays open: deed and reason." in said.replace("\\", "")
