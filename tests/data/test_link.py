"""What a link carries, and what is said of one that carries nothing."""

import json

import pytest
from each import each
from ground import ANSWER, coded, deflated

from countercase.data.link import MOST, unpack
from countercase.data.problem import DataError


def plain(payload):
    return "j" + coded(json.dumps(payload).encode())


def refused(link):
    with pytest.raises(DataError) as refusal:
        unpack(link, "my-case")
    return str(refusal.value)


@each("code", [deflated(ANSWER), plain(ANSWER)])
@each(
    "before", ["https://a.example/b/argue.html#argument=", "file:///b/argue.html#argument=", "#argument=", " argument="]
)
def test_a_link_carries_a_counter_case_with_its_reasons(code, before):
    found = unpack(before + code, "my-case")
    assert (found.file.id, found.file.extends, found.file.author) == ("my-case", "alpha", "B. Critic")
    assert [(c.kind, c.drop, c.part, c.because) for c in found.file.changes] == [
        ("drop", "red-vote", "early", "One vote.")
    ]
    assert found.answers == "0123456789abcdef"
    assert found.comes_to == {"late": ("socialised",)}
    assert found.file.title == "What the vote shows"
    assert unpack(before + code).named("my-case") == found


def test_facts_of_ones_own_travel_with_their_source():
    fact = {
        "id": "own-fire",
        "source": "own",
        "locator": "own:p3",
        "date": "1991",
        "event": "It burnt.",
        "proof": "cited",
    }
    sent = {**ANSWER, "facts": [fact], "file": {**ANSWER["file"], "sources": {"own": "A Book"}}}
    found = unpack(f"#argument={plain(sent)}", "my-case")
    assert {key: work.title for key, work in found.file.sources.items()} == {"own": "A Book"}
    assert [(str(f.locator), f.date, f.event, f.actor) for f in found.facts] == [("own:p3", "1991", "It burnt.", "")]


@pytest.mark.parametrize("cut", [1, 2, 3, 40])
def test_a_link_that_was_cut_is_said_to_be_cut(cut):
    assert "not whole" in refused("#argument=" + deflated(ANSWER)[:-cut])


@pytest.mark.parametrize(
    "link", ["#argument=", "#argument=z", "#argument=x12", "#argument=z!!!", "#argument=j" + coded(b"[1")]
)
def test_what_cannot_be_read_is_said_to_be_not_whole(link):
    assert "not whole" in refused(link) or "no link" in refused(link)


def test_a_link_of_the_former_kind_is_named():
    assert "former kind" in refused("https://a.example/argue.html#case=lo-ilo&switch.jointly=any")


@pytest.mark.parametrize("link", ["", "lo-ilo", "https://a.example/argue.html"])
def test_what_is_no_link_is_named(link):
    assert "no link of an argument" in refused(link)


@each(
    ("payload", "said"),
    [
        ([], "no counter-case"),
        ({"file": 1}, "no counter-case"),
        ({"file": {"changes": [1]}}, "no counter-case"),
        ({**ANSWER, "file": {**ANSWER["file"], "changes": []}}, "`changes` needs at least 1 item"),
        ({**ANSWER, "file": {**ANSWER["file"], "thesis": " "}}, "`thesis`: it has to be filled"),
        ({**ANSWER, "file": {**ANSWER["file"], "secret": "x"}}, "`secret` is not a word that stands here"),
        ({**ANSWER, "facts": [{"id": "own-a", "event": "x"}]}, "'' is not a locator"),
    ],
)
def test_what_is_no_counter_case_is_refused_in_words(payload, said):
    assert said in refused(f"#argument={deflated(payload)}")


def test_a_link_cannot_unfold_without_end():
    assert f"{MOST:,} bytes" in refused("#argument=" + deflated({**ANSWER, "answers": "x" * 5_000_000}))
