"""The built site, in a browser: every page opens, asks nobody, and links to what is there."""

import functools
import gzip
import json
import os
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlparse

import pytest
import yaml
from bs4 import NavigableString, Tag
from ground import book, wait_until
from visit import GOOD

from countercase.publish.site import site
from countercase.show import addresses
from countercase.show.addresses import PREVIEW
from countercase.show.editor import SCRIPTS
from countercase.show.markup import Markdown
from countercase.show.timeline import timeline

DATA = {"application/json", "application/ld+json"}
"""The types of a script that is data, which no browser runs."""
ARGUING = "book/record/argue.html"
MADE_BY_THE_THEME = {"genindex.html", "search.html", "index.html"}


def test_the_pages_are_those_of_the_table_of_contents(built, pages):
    made = {p.relative_to(built).as_posix() for p in built.rglob("*.html") if "_static" not in p.parts}
    assert made - MADE_BY_THE_THEME == set(pages)


def named(found):
    """What was found on each page, without the pages where it is nothing."""
    return {page: what for page, what in found.items() if what}


def tags(tree, *names):
    """Every element in a tree, or those of these kinds. To ask for each kind anew takes ten times as long."""
    return [tag for tag in tree.find_all(True) if not names or tag.name in names]


def test_every_page_opens_in_silence_and_asks_nobody(visits, address):
    def faults(visit):
        outside = [url for url in visit.asked if not url.startswith((address, "data:"))]
        status = [visit.status] if visit.status != 200 else []
        titles = [f"{visit.headings} titles"] if visit.headings != 1 else []
        return [*status, *visit.said, *outside, *titles]

    assert named({page: faults(visit) for page, visit in visits.items()}) == {}


def test_every_script_and_style_opens_from_a_folder(visits):
    tried = {page: visit for page, visit in visits.items() if visit.plain is not None}
    assert tried
    assert named({page: visit.said_in_folder for page, visit in tried.items()}) == {}
    outside = {p: [u for u in v.asked_in_folder if not u.startswith(("file:", "data:"))] for p, v in tried.items()}
    assert named(outside) == {}


def test_what_every_page_loads_lies_beside_it(built, soups):
    """What a folder needs beyond what a server does: no address that begins at the root of a server, or elsewhere."""
    kinds = {"stylesheet", "icon", "preload"}

    def loads(tag):
        return "src" in tag.attrs if tag.name != "link" else not kinds.isdisjoint(tag.get("rel", ()))

    def lost(page):
        found = filter(loads, tags(soups[page], "script", "img", "iframe", "source", "link"))
        urls = [urlparse(tag.get("src") or tag["href"]) for tag in found]
        beside = (built / page).parent
        return [url.geturl() for url in urls if url.scheme != "data" and not is_there(beside / url.path)]

    is_there = functools.cache(Path.is_file)
    assert named({page: lost(page) for page in soups}) == {}


def test_no_id_stands_twice_on_a_page(soups):
    def twice(page):
        ids = Counter(tag["id"] for tag in tags(soups[page]) if "id" in tag.attrs)
        return [name for name, count in ids.items() if count > 1]

    assert named({page: twice(page) for page in soups}) == {}


def test_no_page_is_wider_than_a_phone(visits):
    assert named({page: visit.too_wide for page, visit in visits.items()}) == {}


def test_every_word_in_every_figure_can_be_read(visits):
    """On a desk and on a phone: none under twelve pixels, none over the edge, all in the face of the caption."""
    assert named({page: visit.unread for page, visit in visits.items()}) == {}


def test_pages_read_well_without_javascript(visits, soups):
    """Every page brings its words along, and they are seen where something else stands for a script."""
    sent = {page: len(soup.select_one("article").get_text(" ", strip=True)) for page, soup in soups.items()}
    seen = {page: len(visit.plain) for page, visit in visits.items() if visit.plain is not None}
    for lengths in (sent, seen):
        assert {page: length for page, length in lengths.items() if length <= 300 and page != "search.html"} == {}


def test_axe_finds_nothing(visits):
    """Light and dark, wide and narrow (which is also the page at 400 per cent), folded and unfolded."""
    faults = {(page, *setting): found for page, v in visits.items() for setting, found in v.faults.items() if found}
    assert faults == {}


def test_nothing_jumps(visits):
    """Lines may move a little, where the typeface comes after the text."""
    assert {page: visit.shift for page, visit in visits.items() if visit.shift > GOOD} == {}


def readings(built):
    """What the page to argue back can open, as its address says it: each case, and each reading of its parts."""
    folder = built / "downloads/record/argue"

    def held(name):
        script = (folder / name).read_text(encoding="utf-8")
        return json.loads(script[script.index("{") :].rstrip().removesuffix(";"))

    cases = {name: held(f"argue-case-{name}.js") for name in held("argue-data.js")["cases"]}
    found = {f"case={name}" for name in cases}
    for name, case in cases.items():
        for part in case["parts"]:
            met = Counter()
            for reading in part["readings"]:
                at = "/".join([part["id"], reading["evidence"], reading["criterion"]])
                found |= {f"case={name}&at={at}/{met[at]}", *([f"case={name}&at={at}"] if not met[at] else [])}
                met[at] += 1
    return found


def test_links_and_anchors_lead_somewhere(built, pages, soups):
    anchors = {built / page: {tag.get("id") for tag in tags(soup)} for page, soup in soups.items()}

    opens, editor = readings(built), built / ARGUING
    assert {f"case={name}" for name in CASES} <= opens

    is_there = functools.cache(Path.is_file)

    def lost(here, link):
        target, fragment = urldefrag(link)
        place = unquote(urlparse(target).path)  # without what a list of the record is asked for
        path = Path(os.path.normpath(here.parent / place)) if place else here
        if path == editor and fragment.startswith("case="):  # the page to argue back opens with that case
            return fragment not in opens
        return not is_there(path) or (fragment and path.suffix == ".html" and fragment not in anchors[path])

    found = {page: tags(soups[page].article, "a") for page in pages}
    links = {page: [link["href"] for link in found[page] if "href" in link.attrs] for page in pages}
    inside = {page: [link for link in found if not urlparse(link).scheme] for page, found in links.items()}
    assert sum(map(len, inside.values())) > 1000
    assert named({page: [link for link in found if lost(built / page, link)] for page, found in inside.items()}) == {}


LIBRARY = book()
CASES = sorted(LIBRARY.cases)


def place(case):
    return addresses.case(LIBRARY, case).page.rpartition("/")[0]


@pytest.mark.parametrize("case", CASES)
def test_a_case_chapter_holds_everything(built, soups, case):
    page = soups[f"{place(case)}/{case}.html"]
    headings = [h.get_text().rstrip("#") for h in page.select("article h2, .bd-article h2")]
    order = ["The argument", "Why it comes out so", "What it hangs on", "What stays open"]
    assert [h for h in headings if h in order] == order
    dated = not isinstance(timeline(LIBRARY.dossier(case).verdict()), Markdown)
    assert bool(page.find(id="timeline")) == dated
    for name in (*(["timeline"] if dated else []), "weights", "path", "multiverse"):
        figure = page.find(id=name)
        assert figure.name == "figure"
        assert figure.select_one("svg")
        assert figure.select_one(".cc-figure-title").text
        assert figure.select_one("details table caption")
        assert (built / place(case) / figure.select_one("a[download]")["href"]).resolve().is_file()
    dossier = LIBRARY.dossier(case)
    rows = {tr["id"] for tr in page.select("tr[id]")}
    assert set(dossier.case.evidence_ids) <= rows


@pytest.mark.parametrize("case", CASES)
def test_the_downloads_are_whole(built, case):
    folder = built / "downloads" / case
    data = json.loads((folder / f"{case}.verdict.json").read_text())
    assert data == LIBRARY.dossier(case).verdict().as_dict()
    notebook = json.loads((folder / f"{case}.ipynb").read_text())
    assert len(notebook["cells"]) > 10
    csv = (folder / f"{case}.evidence.csv").read_text()
    assert csv.count("\n") > len(LIBRARY.dossier(case).case.evidence_ids)


def test_links_to_the_record_show_a_card_on_hover_and_focus(opened, address):
    tab = opened(f"{address}book/index.html")
    link = tab.locator(".cc-evidence > a").first
    card = tab.locator(".cc-card")
    assert not any("cards/" in url for url in tab.asked)
    link.hover()
    card.wait_for()
    assert "Congo" in card.inner_text()
    assert "Kobayashi" in card.inner_text()
    assert link.get_attribute("aria-describedby") == card.get_attribute("id")
    tab.keyboard.press("Escape")
    assert card.count() == 0
    tab.mouse.move(0, 0)
    link.focus()
    tab.keyboard.press("Shift+Tab")
    tab.keyboard.press("Tab")
    card.wait_for()
    link.click()
    assert tab.url.endswith("book/record/evidence.html#kobayashi-pko-1965-press-attack-onuc")
    # the list of the shards, and that which has the card
    asked = [urlparse(url).path.rsplit("/", 1)[-1] for url in tab.asked if "cards/" in url]
    assert [name.partition("-")[0] for name in asked] == ["shards.js", "evidence"]


UNFOLD = """link => {
    for (let fold = link.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}"""
"""Open what an element is folded into."""


def test_cards_of_every_kind_and_a_link_into_something_folded_opens_it(opened, built, soups):
    checked = soups["book/record/evidence.html"].select_one(".cc-check > a").find_parent("tr")["id"]
    shown = {
        "book/lo.html": (".cc-claim > a", "first stage of socialisation"),
        "book/index.html": (".cc-verdict > a", "Computed: not socialised"),
        "book/glossary.html": (".cc-value > a", ""),
        "book/cases/lo-ilo.html": ("a[href*='references.html#cite-']", ""),
        f"book/record/evidence.html#{checked}": ("tr:target .cc-check > a", ""),
    }
    tab = opened("about:blank")
    for page, (selector, words) in shown.items():
        tab.goto(f"{built.as_uri()}/{page}")
        link = tab.locator(selector).first
        if "#" not in page:
            link.evaluate(UNFOLD)
        link.hover()
        card = tab.locator(".cc-card")
        card.wait_for()
        assert len(card.inner_text()) > 20
        assert words in card.inner_text()


def test_a_tap_shows_the_card_and_the_card_leads_on(opened, address):
    tab = opened(f"{address}book/index.html", 390, 800, has_touch=True, is_mobile=True)
    tab.locator(".cc-evidence > a").first.tap()
    card = tab.locator(".cc-card")
    card.wait_for()
    assert tab.url.endswith("book/index.html")
    box = card.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    card.locator("a").tap()
    tab.wait_for_url("**/evidence.html#*")
    row = tab.locator("tr:target")
    assert row.is_visible()


SMALL = {"theme.js", "book.js", "countercase.css", "figure.css", "mark.svg"}
FONTS = {"source-serif-4.woff2", "source-serif-4-italic.woff2"}
ARGUE = {"argue.css", "argue-data.js", *SCRIPTS}
FIRST = "lo-ilo"
"""The case that the page opens with where nobody asks for another."""
OWN = {"explorer.js", "explore.js"}


def test_pages_load_what_they_use_and_no_more(visits, address):
    """A theme or an extension that brings a script, a style or a font of its own is noticed here."""

    def more(page):
        asked = {urlparse(url).path.rsplit("/", 1)[-1] for url in visits[page].asked if url.startswith(address)}
        searching = {"search.js"} if page == "search.html" else set()
        arguing = ARGUE | {f"argue-case-{FIRST}.js"} if page == ARGUING else set()
        return asked - SMALL - FONTS - OWN - searching - arguing - {page.rsplit("/", 1)[-1]}

    assert named({page: more(page) for page in visits}) == {}
    most = {ARGUING: len(ARGUE) + 9}
    assert {page: v.asked for page, v in visits.items() if len(v.asked) > most.get(page, 12)} == {}


TABLES = ("book/record/",)


def test_no_page_carries_more_than_it_should(visits, address, built, soups):
    @functools.cache
    def weight(path):
        return len(gzip.compress((built / path).read_bytes(), 9)) if (built / path).is_file() else 0

    def carried(page):
        asked = {unquote(urlparse(url).path).lstrip("/") for url in visits[page].asked if url.startswith(address)}
        return sum(map(weight, asked))

    def limit(page):
        charts = len(soups[page].select("figure.cc-figure"))
        return 300_000 if page.startswith(TABLES) else 150_000 + 5_000 * charts

    assert {page: carried(page) for page in visits if carried(page) >= limit(page)} == {}


LONG = {f"book/record/{name}.html" for name in ("evidence", "claims", "checks")}
FIRST_LONG = "book/record/evidence.html"


def test_what_a_reader_gets_first_is_light(visits, address, built):
    """Without typefaces, which come once: 60 KiB for a page, and 150 for a whole list.

    The page to argue back brings a whole list too, every fact of the record, any of which can be put on a balance; of
    the cases it brings the one that is open.
    """

    def first(page):
        paths = {unquote(urlparse(url).path).lstrip("/") for url in visits[page].asked if url.startswith(address)}
        kept = [built / path for path in paths if not path.endswith(".woff2") and (built / path).is_file()]
        return sum(len(gzip.compress(path.read_bytes(), 9)) for path in kept)

    weights = {page: first(page) for page in visits}
    most = dict.fromkeys(LONG, 150 * 1024)
    most[ARGUING] = 132 * 1024
    assert {page: weight for page, weight in weights.items() if weight >= most.get(page, 60 * 1024)} == {}


@pytest.mark.parametrize("page", sorted(LONG))
def test_rows_that_nobody_asked_for_are_sent_aside(soups, page):
    """A phone has a few hundred elements to lay out."""
    whole = tags(soups[page])
    aside = [tag for late in tags(soups[page], "noscript") for tag in tags(late)]
    assert len(whole) - len(aside) < 1500
    rows = [tag for tag in tags(soups[page], "tr") if "id" in tag.attrs]
    assert sum(row.find_parent("noscript") is not None for row in rows) > len(rows) / 2


@pytest.mark.parametrize(
    "page", [FIRST_LONG, *(pytest.param(page, marks=pytest.mark.audit) for page in sorted(LONG - {FIRST_LONG}))]
)
def test_rows_that_nobody_asked_for_are_no_part_of_the_page(opened, address, soups, page):
    """A link to a row, an opened fold and print bring them."""
    wanted = soups[page].select("tr[id]")[-1]["id"]
    whole = len(soups[page].select("tr[id]"))
    tab = opened(address + page)
    assert tab.locator("*").count() < 1500
    assert tab.locator(f"tr[id='{wanted}']").count() == 0
    tab.evaluate("id => { location.hash = id; }", wanted)
    tab.locator(f"tr[id='{wanted}']").wait_for()
    late = tab.locator("article details:has(> noscript)")
    folded = late.count()
    late.first.locator("> summary").click()
    wait_until(tab, "n => document.querySelectorAll('article details > noscript').length < n", folded)
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tab.locator("tr[id]").count() == whole
    assert tab.said == []


def test_the_policy_stands_first_and_nothing_breaks_it(built, soups):
    for page, head in soups.items():
        text = (built / page).read_text(encoding="utf-8")
        policy = head.select_one("meta[http-equiv='Content-Security-Policy']")
        assert "default-src 'self'" in policy["content"], page
        assert "unsafe" not in policy["content"], page
        assert text.index("Content-Security-Policy") < text.index("<script"), page
    found = {page: tags(soup) for page, soup in soups.items()}

    def run(tag):
        return tag.name == "script" and not tag.get("src") and tag.get("type") not in DATA

    def styled(tag):
        return tag.name == "style" or tag.get("style")

    assert named({page: list(filter(run, held)) for page, held in found.items()}) == {}
    assert named({page: list(filter(styled, held)) for page, held in found.items()}) == {}
    handlers = {
        page: [tag.name for tag in held if any(a.startswith("on") for a in tag.attrs)] for page, held in found.items()
    }
    assert named(handlers) == {}


def test_every_table_has_a_caption_and_heads_with_scope(pages, soups):
    def faults(page):
        for table in tags(soups[page].article, "table"):
            if not (table.caption and table.caption.get_text(strip=True)):
                yield str(table)[:200]
            for head in tags(table, "th"):
                if head.get("scope") not in {"col", "row"} or not (head.get_text(strip=True) or head.find("a")):
                    yield str(head)

    assert named({page: list(faults(page)) for page in pages}) == {}


def test_no_sentence_breaks_a_word_that_it_takes_in(pages, soups):
    """Titles and numbers in sentences: acronyms keep their capitals, a verdict is no second verb, one no plural."""
    broken = re.compile(
        r"\b[a-z][A-Z]{2,}|\b(?:comes? to|leads? to) appears\b"
        r"|\b(?:it it|the the|of of|to to|is is|and and)\b|\b(?:1|one) (?:facts|readings|parts|findings|cases)\b"
    )

    def words(tag):
        for child in tag.children:
            if isinstance(child, Tag):
                yield from words(child) if child.name not in {"script", "style", "code", "pre"} else ()
            elif type(child) is NavigableString:  # and no comment
                yield child.strip()

    found = {page: broken.findall(" ".join(filter(None, words(soups[page].article)))) for page in pages}
    assert named(found) == {}


def test_every_page_says_what_it_is(built, pages, soups):
    descriptions = {}
    for page in pages:
        head = soups[page]
        meta = {m.get("name") or m.get("property"): m["content"] for m in head.select("meta[content]")}
        assert 40 < len(meta["description"]) <= 175, page
        assert meta["citation_title"] == head.select_one("article h1").get_text().rstrip("#").strip()
        assert meta["og:image"].endswith(PREVIEW)
        descriptions.setdefault(meta["description"], []).append(page)
    assert {words: p for words, p in descriptions.items() if len(p) > 1} == {}
    assert (built / PREVIEW).read_bytes().startswith(b"\x89PNG")


def test_a_chapter_can_be_cited_and_its_tables_sort_by_their_heads(opened, address):
    from pybtex.database import parse_string

    tab = opened(f"{address}book/cases/lo-ilo.html")
    tab.locator("#cite > summary").click()
    entry = parse_string(tab.locator("#cite pre").inner_text(), "bibtex").entries["countercase-cases-lo-ilo"]
    assert entry.fields["title"] == "China and the International Labour Organisation"
    assert "cite their essay itself" in tab.locator("#cite").inner_text()
    tab.get_by_role("button", name="Copy").first.click()
    assert tab.get_by_role("button", name="Cop").first.is_visible()

    tab.locator("details.cc-apparatus > summary").first.click()
    table = tab.locator("details.cc-apparatus table").first
    when = table.get_by_role("button", name="When")

    def keys():
        return table.locator("tbody tr td:nth-child(2)").evaluate_all("cells => cells.map(cell => cell.dataset.sort)")

    before = keys()
    when.focus()
    tab.keyboard.press("Enter")
    assert keys() == sorted(before)
    assert table.locator("th[aria-sort=ascending]").count() == 1
    tab.keyboard.press("Enter")
    assert keys() == sorted(before, reverse=True)
    tab.keyboard.press("Enter")
    assert keys() == before


def test_rows_and_verdicts_have_an_address(soups):
    page = soups["book/record/evidence.html"]
    for row in page.select("tr[id]"):
        assert row.select_one("a.headerlink")["href"] == f"#{row['id']}"
    assert soups["book/cases/lo-ilo.html"].select_one("a.headerlink[href='#verdict']")


def test_the_reader_chooses_light_or_dark_and_whether_things_move(opened, address):
    tab = opened(f"{address}book/lo.html", scheme="dark")
    for wish, found in (("reduce", "auto"), ("no-preference", "smooth")):
        tab.emulate_media(reduced_motion=wish)
        assert tab.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == found
    page = tab.locator("html")
    assert page.get_attribute("data-theme") == "dark"
    tab.get_by_role("button", name="Light page").click()
    assert page.get_attribute("data-theme") == "light"
    tab.goto(urljoin(address, "book/kobayashi.html"))
    assert page.get_attribute("data-theme") == "light"


def test_the_bar_of_a_phone_is_one_line_and_opens_the_contents_by_keyboard_and_without_javascript(opened, address):
    for script in (True, False):
        tab = opened(f"{address}book/lo.html", 390, java_script_enabled=script)
        contents = tab.locator("#cc-contents")
        assert not contents.is_visible()
        tab.keyboard.press("Tab")
        tab.keyboard.press("Tab")
        tab.keyboard.press("Enter")
        assert contents.is_visible()
        tab.keyboard.press("Escape")
        assert not contents.is_visible()
        tab.set_viewport_size({"width": 320, "height": 900})
        assert 40 < tab.locator(".cc-bar").evaluate("bar => bar.clientHeight") < 60


def test_focus_is_always_seen(opened, address):
    tab = opened(f"{address}book/index.html")
    for _ in range(40):
        tab.keyboard.press("Tab")
        ring = tab.evaluate(
            "() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle + s.outlineWidth; }"
        )
        assert ring == "solid2px"


KEY_PAGES = {
    "landing": "book/index.html",
    "case": "book/cases/kobayashi-china-peacekeeping.html",
    "explorer": "book/record/evidence.html",
    "argue": "book/record/argue.html",
    "counter-case": "book/counter-cases/lo-reads-china-peacekeeping.html",
    "checks": "book/record/checks.html",
}


@pytest.mark.audit
def test_six_key_pages_are_kept_as_pictures(opened, address, root):
    """For people to look at. They are not compared with anything."""
    folder = root / "tests/artefacts"
    folder.mkdir(exist_ok=True)
    tab = opened("about:blank")
    for width, scheme in ((1280, "light"), (390, "dark")):
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(color_scheme=scheme)
        for name, page in KEY_PAGES.items():
            tab.goto(address + page)
            tab.screenshot(path=folder / f"{name}-{width}-{scheme}.png")
            assert (folder / f"{name}-{width}-{scheme}.png").stat().st_size > 10_000


def test_the_page_is_at_home_in_a_folder(built):
    assert (built / "index.html").is_file()
    assert not list(Path(built).rglob("*.part"))


IDS = "rows => rows.map(row => row.id)"


def test_the_explorer_finds_facts(opened, address):
    tab = opened(f"{address}book/record/evidence.html")
    whole = len(LIBRARY.record.evidence)
    said = tab.locator(".cc-filter output")
    assert said.inner_text() == f"{whole} of {whole} rows."
    tab.select_option("select[name=institution]", "ILO")
    tab.fill("input[name=from-year]", "1994")
    tab.fill("input[name=to-year]", "1994")
    shown = tab.locator("tr[data-facets]:visible")
    held = shown.count()
    assert 0 < held < 20
    assert "lo-ilo-1994-speech" in shown.evaluate_all(IDS)
    assert "institution=ILO" in tab.url
    tab.reload()
    wait_until(tab, f"document.querySelector('.cc-filter output')?.textContent.startsWith('{held} of')")
    shown.nth(held - 1).wait_for()  # what is left is fetched, and then shown
    assert shown.count() == held
    tab.click(".cc-filter button")
    wait_until(tab, f"document.querySelector('.cc-filter output').textContent.startsWith('{whole} of')")


def test_a_chapter_leads_to_what_its_passages_hold_and_is_not_read(opened, address):
    """The rows are found by their places alone, from a folder as well, and one tick brings the others back."""
    dossier = LIBRARY.dossier("lo-ilo")
    tab = opened(f"{address}book/cases/lo-ilo.html")
    tab.locator("a", has_text="not weighed here").evaluate(UNFOLD)
    tab.get_by_role("link", name="not weighed here").click()
    shown = tab.locator("tr[data-facets]:visible")
    shown.first.wait_for()
    found = set(shown.evaluate_all(IDS))
    assert {fact.id for fact in dossier.unread} <= found
    places = {str(fact.locator) for fact in dossier.unread}
    assert found == {name for name, fact in LIBRARY.record.evidence.items() if str(fact.locator) in places}
    tab.get_by_label("Only the passages of that chapter").uncheck()
    wait_until(tab, "[...document.querySelectorAll('tr[data-facets]')].every(row => !row.hidden)")


def test_without_javascript_every_fact_is_there(opened, address):
    tab = opened(f"{address}book/record/evidence.html", java_script_enabled=False)
    assert tab.locator("tr[data-facets]").count() == len(LIBRARY.record.evidence)
    assert tab.locator(".cc-filter").count() == 0


def test_chapters_show_the_figures_of_the_gallery(built, soups):
    page = soups["book/kobayashi/china.html"]
    for name in ("p5-peacekeepers", "peacekeeping-budget"):
        figure = page.find("figure", id=name)
        assert figure.select_one("svg")
        assert ((built / "book/kobayashi") / figure.select_one("a[download]")["href"]).resolve().is_file()


def test_the_build_makes_what_a_codechecker_makes_again(root, built):
    manifest = yaml.safe_load((root / "codecheck.yml").read_text(encoding="utf-8"))["manifest"]
    assert len(manifest) == 6
    for entry in manifest:
        assert (built / Path(entry["file"]).relative_to(site.SITE)).is_file(), entry["file"]
