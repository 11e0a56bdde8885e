"""Argument maps: whole, linked, and lists to begin with."""

import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from countercase import load
from countercase.show.argmap import maps

LIBRARY = load()


@pytest.mark.parametrize("source", sorted(LIBRARY.record.sources))
def test_every_claim_stands_on_a_map_and_links_to_its_row(source):
    record = LIBRARY.record
    titles = {tag: tag for c in record.claims.values() if c.source == source for tag in c.case}
    linked = set()
    for made in maps(record, source, titles):
        page = BeautifulSoup(made.html(), "html.parser")
        own = {a["href"].removeprefix("../record/claims.html#") for a in page.select(".cc-node a")}
        assert own == {c.id for c in made.claims}
        assert page.select_one("ul.cc-tree > li")
        assert all(li.find("div", class_="cc-node", recursive=False) for li in page.select("li"))
        linked |= own
    assert linked == {c.id for c in record.claims.values() if c.source == source}


@pytest.mark.slow
def test_a_chain_deeper_than_anybody_follows_is_whole_all_the_same():
    record = LIBRARY.record
    first = next(iter(record.claims.values()))
    chain = [
        first.model_copy(update={"id": f"lo-{i}", "supports": (f"lo-{i - 1}",) if i else (), "attacks": (), "case": ()})
        for i in range(3000)
    ]
    made = maps(replace(record, claims={c.id: c for c in chain}), first.source, {})
    page = "".join(m.html() for m in made)
    linked = set(re.findall(r'href="../record/claims\.html#lo-(\d+)"', page))
    assert linked == {str(i) for i in range(3000)}
