"""What the search finds in an index of a few entries, in which order and with what passage: each score worked out."""

import pytest
from ground import served, wait_until

from countercase.publish import shards
from countercase.publish.shards import by_entry, by_word, sort
from countercase.publish.sphinx.search import listed, of_card
from countercase.publish.word_index import Entry, index

PAGE = """<!doctype html><meta charset="utf-8"><title>x</title><article></article>
<script src="_static/book.js" defer></script><input id="cc-words"><p id="search-progress"></p>
<div id="search-results"></div>"""

FILLER = "It was so. " * 100
PAGES = {
    "port.html#port": ("The port", "Ships leave."),
    "port.html#fire": ("The port › The fire", "A fire broke out in the portside inn."),
    "quay.html#quay": ("The quay", "The port fire of 1901 was put out."),
    "quay.html#long": ("The quay › What is long", f"{FILLER}The port fire of 1901 was put out."),
    "quay.html#tune": ("The quay › A tune", "Naïve Überbau, x², the 日本語 of a theatre; Ⅷ centres 𐐨𐐨 Straße."),
}
FACTS = {
    "a-fire": [("what", "There was a fire."), ("when", "1901"), ("where", "The Portsmouth Post, p. 3")],
    "b-rain": [("what", "It rained on the harbour."), ("where", "Red, p. 4")],
    "mine/hail": [("what", "It hailed.")],
}
GULLS = {f"gull-{number:03d}": [("what", f"Gull {number} came.")] for number in range(260)}
NONE = {"evidence": {}, "claims": {}, "checks": {}, "works": {}}


def made(root, folder, kinds, size):
    """A site of a search page, in shards of a size. Returns how many shards hold the word `the`."""
    (folder / "_static").mkdir()
    for name in ("book.js", "search.js"):
        (folder / "_static" / name).write_bytes((root / "book/_static" / name).read_bytes())
    (folder / "search.html").write_text(PAGE, encoding="utf-8")
    cards = {kind: sort(held) for kind, held in kinds.items()}
    entries = {"pages": [Entry(head, text, "") for head, text in PAGES.values()]}
    entries |= {kind: [of_card(card) for _, card in held] for kind, held in cards.items()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "SIZE", size)
        shards.write(folder / "cards", {kind: by_entry(held) for kind, held in cards.items()})
        words = by_word(index([entry for held in entries.values() for entry in held]))
        shards.write(
            folder / "search",
            {"pages": by_entry(PAGES.items()), "words": words},
            listed(entries, [("port", "harbour")]),
        )
    return len([first for _, first, _ in words if first == "the"])


@pytest.fixture(scope="module")
def site(root, tmp_path_factory):
    """With shards so small that a word fills several."""
    folder = tmp_path_factory.mktemp("site")
    assert made(root, folder, {**NONE, "evidence": FACTS}, 20) > 3
    return folder


@pytest.fixture(scope="module")
def many(root, tmp_path_factory):
    """With very many claims, in shards as every site has them: hundreds of small ones would be asked for."""
    folder = tmp_path_factory.mktemp("many")
    made(root, folder, {**NONE, "claims": GULLS}, shards.SIZE)
    return folder


@pytest.fixture
def tab(browser, request):
    page = browser.new_page()
    page.said, page.asked = [], []
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url.rsplit("/", 1)[-1]))
    place = getattr(request, "param", "folder")
    site = request.getfixturevalue("many" if place == "many" else "site")
    with served(site) as address:
        page.goto(f"{address if place == 'server' else site.as_uri()}/search.html")
        yield page
    assert page.said == []
    page.close()


def found(tab, words):
    """What is said of it, and by kind each thing that is found: its address, and its passage with what is marked."""
    tab.evaluate("document.getElementById('search-progress').textContent = ''")
    tab.locator("#cc-words").fill(words)
    wait_until(tab, "document.getElementById('search-progress').textContent !== ''")
    hits = tab.evaluate(
        """[...document.querySelectorAll('#search-results li')].map(li => [li.querySelector('a').href.split('/').at(-1),
            [...li.querySelectorAll('mark')].map(mark => mark.textContent).join(' ')])"""
    )
    return tab.locator("#search-progress").inner_text(), [tuple(hit) for hit in hits]


@pytest.mark.parametrize("tab", ["server", "folder"], indirect=True)
def test_what_fits_best_comes_first(tab):
    """`port fire`, and of `port` the other name `harbour`, in entries of n words, over the root of 1 + n/400.

    The section on the fire has both words in its heading: 13 + 13, n = 8. The first of the port has no fire. On the
    quay the two stand together, 3 + (3 + 2), n = 8, and in what is long, n = 308. Of the facts the fire has the word
    whole, and `port` begins a word of what stands below it, 3 + 1; the rain has no fire.
    """
    said, hits = found(tab, "port fire")
    assert said == "Found: 3 chapters, 1 fact."
    assert hits == [
        ("port.html#fire", "fire portside"),
        ("quay.html#quay", "port fire"),
        ("quay.html#long", "port fire"),
        ("evidence.html#a-fire", "fire"),
    ]


def test_a_name_finds_what_stands_under_another(tab):
    """`port` is in two headings, 13; it is 3 on the quay, n = 8, and 3 in what is long; `harbour` is 3 in the rain."""
    said, hits = found(tab, "port")
    assert said == "Found: 4 chapters, 2 facts."
    assert [address for address, _ in hits] == [
        "port.html#port",
        "port.html#fire",
        "quay.html#quay",
        "quay.html#long",
        "evidence.html#b-rain",
        "evidence.html#a-fire",
    ]
    # and a short beginning finds no more of other names than the word itself
    assert found(tab, "harb")[1] == [("evidence.html#b-rain", "harbour")]


def test_a_fact_that_a_counter_case_brings_is_found_in_its_chapter(tab):
    assert found(tab, "hailed") == ("Found: 1 fact.", [("mine.html#hail", "hailed")])
    assert "/book/counter-cases/" in tab.locator("#search-results a").get_attribute("href")


FOLDED = ("naive", "Überbau", "uberbau", "x²", "日本", "theater", "Ⅷ", "centrés", "𐐨𐐨", "straße")


def test_words_are_folded_as_the_index_has_them(tab):
    assert {word: [address for address, _ in found(tab, word)[1]] for word in FOLDED} == {
        word: ["quay.html#tune"] for word in FOLDED
    }
    assert found(tab, "STRASSE")[1] == []  # another word in capitals


def test_of_a_word_in_many_shards_those_are_loaded_that_can_hold_what_is_found(tab, site):
    """`the` stands in most entries, and `rained` in one fact."""
    lists = {path.name for path in (site / "search").glob("words-*")}
    assert found(tab, "the rained")[1] == [("evidence.html#b-rain", "rained the")]
    first = {name for name in tab.asked if name in lists}
    assert found(tab, "the")[0] == "Found: 5 chapters, 2 facts."
    assert len({name for name in tab.asked if name in lists}) > len(first)


@pytest.mark.parametrize("tab", ["many"], indirect=True)
def test_of_very_many_a_part_is_shown_when_asked_for(tab):
    """All score alike, and stand in the order of their names."""
    assert found(tab, "gulls came")[0].startswith("Nothing in the book")
    said, hits = found(tab, "gull came")
    assert said == "Found: 260 claims."
    assert [address for address, _ in hits] == [f"claims.html#gull-00{number}" for number in range(5)]
    tab.get_by_role("button", name="250 more claims").click()
    tab.get_by_role("button", name="All 260 claims").click()
    tab.get_by_role("button").wait_for(state="detached")
    links = tab.locator("#search-results li > a").evaluate_all("links => links.map(link => link.hash)")
    assert links == [f"#{name}" for name in GULLS]
    assert tab.evaluate("document.activeElement.hash") == "#gull-255"


@pytest.mark.parametrize("tab", ["server"], indirect=True)
def test_what_cannot_be_loaded_is_said_and_asked_for_again(tab):
    tab.route("**/search/words-*", lambda route: route.abort())
    assert found(tab, "quay")[0].startswith("Some of what is searched could not be loaded.")
    tab.unroute("**/search/words-*")
    assert found(tab, "quays")[0].startswith("Nothing in the book has “quays”.")
    assert [address for address, _ in found(tab, "quay")[1]] == ["quay.html#quay", "quay.html#tune", "quay.html#long"]
