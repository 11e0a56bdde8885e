"""Argument maps: whole, linked, and lists to begin with."""

import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from small_world import small

from countercase.show.argmap import maps

RECORD = small().record


@pytest.mark.parametrize("source", sorted(RECORD.sources))
def test_every_claim_stands_on_a_map_and_links_to_its_row(source):
    record = RECORD
    titles = {tag: tag for c in record.claims.values() if c.source == source for tag in c.case}
    linked, ids = set(), set()
    for made in maps(record, source, titles):
        page = BeautifulSoup(made.html(), "html.parser")
        rows = {a["href"].removeprefix("claims.html#") for a in page.select('a[href^="claims.html#"]')}
        own = {name for name in rows if name in {c.id for c in made.claims}}
        assert own | set(made.told) >= {c.id for c in made.claims}
        assert page.select_one("ul.cc-tree > li")
        assert all(li.find("a", recursive=False) for li in page.select("li"))
        # one conclusion is open, and below it two steps: the claims that bear on it, each folded over what is deeper
        assert [d["name"] for d in page.select("details[open]")] == [made.id]
        assert {d["name"] for d in page.select("details.cc-argument")} == {made.id}
        assert not page.select("details.cc-deeper[open]")
        # what is told elsewhere on the page is linked to where it is
        ids |= {tag["id"] for tag in page.select("[id]")}
        assert {a["href"].removeprefix("#") for a in page.select('li > a[href^="#"]')} <= ids
        linked |= own
    assert linked == {c.id for c in record.claims.values() if c.source == source}


def claim(name, **given):
    first = next(iter(RECORD.claims.values()))
    return first.model_copy(update={"id": name, "statement": f"It is {name}.", "supports": (), "attacks": (), **given})


def drawn(*claims):
    record = replace(RECORD, claims={c.id: c for c in claims})
    (made,) = (
        maps(record, claims[0].source, {claims[0].case[0]: "A case"})
        if claims[0].case
        else maps(record, claims[0].source, {})
    )
    return made


def test_a_finding_quotes_the_claim_and_says_how_the_claims_hang_together():
    made = drawn(
        claim("red-a", case=()),
        claim("red-b", case=(), supports=("red-a",)),
        claim("red-c", case=(), attacks=("red-a",)),
    )
    assert made.lead() == (
        "Most is said for or against “It is red-a”",
        f"Two claims bear on it directly ({RECORD.cite(made.claims[0].locator)}). "
        "The three claims of this map are joined by one line of support and one line of attack.",
    )
    page = BeautifulSoup(made.html(), "html.parser")
    assert [sign.text for sign in page.select("li > b")] == ["+ supports", "− attacks"]
    assert drawn(claim("red-a", case=())).lead() == ("One claim that stands by itself", "")


def test_what_bears_on_a_claim_is_drawn_once_and_linked_from_elsewhere():
    made = drawn(
        claim("red-a", case=()),
        claim("red-b", case=()),
        claim("red-c", case=(), supports=("red-a", "red-b")),
        claim("red-d", case=(), supports=("red-c",)),
    )
    page = BeautifulSoup(made.html(), "html.parser")
    assert len(page.select("details.cc-argument")) == 2
    (fold,) = page.select("details.cc-deeper")
    (elsewhere,) = page.select('li > a[href^="#"]')
    assert elsewhere["href"] == f"#{fold['id']}"
    assert page.text.count("It is red-c.") == 1


def test_a_claim_of_two_maps_is_told_on_the_first_and_led_to_from_the_second():
    told = [
        claim("red-a", case=("one",)),
        claim("red-b", case=("one", "two"), supports=("red-a", "red-e")),
        claim("red-c", case=("one", "two"), supports=("red-b",)),
        claim("red-d", case=("two",), supports=("red-e",)),
        claim("red-e", case=("two",)),
    ]
    record = replace(RECORD, claims={c.id: c for c in told})
    first, second = maps(record, told[0].source, {"one": "One", "two": "Two"})
    fold = BeautifulSoup(first.html(), "html.parser").select_one("details.cc-deeper")
    assert "It is red-c." in fold.text
    page = BeautifulSoup(second.html(), "html.parser")
    assert [(a["href"], a.text) for a in page.select("li > a")] == [
        (f"#{fold['id']}", "It is red-b"),
        ("claims.html#red-d", "It is red-d."),
    ]
    # where the second map says more of what bears on it, it tells it whole
    more = claim("red-f", case=("two",), supports=("red-b",))
    record = replace(RECORD, claims={c.id: c for c in (*told, more)})
    _, second = maps(record, told[0].source, {"one": "One", "two": "Two"})
    page = BeautifulSoup(second.html(), "html.parser")
    assert "It is red-b." in page.text
    assert "It is red-f." in page.select_one("details.cc-deeper").text


@pytest.mark.slow
def test_a_chain_deeper_than_anybody_follows_is_whole_all_the_same():
    record = RECORD
    first = next(iter(record.claims.values()))
    chain = [
        first.model_copy(
            update={"id": f"red-{i}", "supports": (f"red-{i - 1}",) if i else (), "attacks": (), "case": ()}
        )
        for i in range(3000)
    ]
    made = maps(replace(record, claims={c.id: c for c in chain}), first.source, {})
    page = "".join(m.html() for m in made)
    linked = set(re.findall(r'href="claims\.html#red-(\d+)"', page))
    assert linked == {str(i) for i in range(3000)}
