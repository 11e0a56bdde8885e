"""Facts of one's own on the page to argue back: their work, their place, their way to a file and to another reader."""

import re

from arguing import PUT, at, at_once, downloaded, own_fact, received, verdict
from click.testing import CliRunner

from countercase import load
from countercase.cli import main
from countercase.data import dates
from countercase.data.link import unpack
from countercase.data.locator import Locator
from countercase.show.mentions import value

SAID = "A minister said in 2001 that China wished to belong, and to be seen to."
FACT = {"event": SAID, "date": "2001-05-17"}
TITLE = "Smith 2003, “On Belonging”"
SMITH = {
    "title": "On Belonging",
    "author": "Smith",
    "year": "2003",
    "published": "A Press",
    "address": "https://e.org/b",
}
PLACES = {
    "page": ("12-14", "smith:page12-page14", "Smith 2003, pp. 12–14"),
    "paragraph": ("3, 5-6", "smith:p3;smith:p5-p6", "Smith 2003, paras 3, 5–6"),
    "section": ("2.1", "smith:section2.1", "Smith 2003, sec. 2.1"),
    "line": ("120", "smith:L120", "Smith 2003, line 120"),
    "time": ("62:30", "smith:time1:02:30", "Smith 2003, at 1:02:30"),
    "address": ("https://www.e.org/a?x=1#y", "smith:https://www.e.org/a?x=1#y", "Smith 2003, e.org"),
}


def told(tab, title="A minister"):
    """Title and thesis, so that the argument is whole."""
    at_once(tab, ("text/title", title), ("text/thesis", "It wished to belong."))


def form(tab, *names):
    """What stands in these fields of the form for a fact of one's own."""
    return [at(tab, f"own/{name}").input_value() for name in names]


def test_every_kind_of_place_and_one_work_reach_the_file_the_link_and_another_reader(
    tab, opened, root, tmp_path, monkeypatch
):
    """Six facts of one work, which is named once."""
    for year, (kind, (typed, _, cited)) in enumerate(PLACES.items(), 2001):
        fact = {"event": f"{SAID} ({kind})", "date": f"{year}-05-17"}
        work = {"key": "smith"} if year > 2001 else SMITH
        own_fact(tab, "motive", "integration", "He says it himself.", **fact, **work, kind=kind, at=typed)
        assert cited in tab.locator(".cca-hand").inner_text()
    assert tab.get_by_role("group", name=f"integration, weight {len(PLACES)}").count() == 1
    told(tab)
    case, table = downloaded(tab, "file", tmp_path), downloaded(tab, "facts", tmp_path)
    assert (case.name, table.name) == ("a-minister.yml", "a-minister.evidence.csv")
    dossier = load(root, also=case).dossier("a-minister")
    own = [fact for fact in dossier.record.evidence.values() if fact.event.startswith(SAID)]
    assert [(fact.date, str(fact.locator), dossier.record.cite(fact.locator)) for fact in own] == [
        (f"{year}-05-17", locator, cited) for year, (_, locator, cited) in enumerate(PLACES.values(), 2001)
    ]
    assert list(dossier.counter_case.works) == ["smith"]
    work = dossier.counter_case.works["smith"]
    assert {name: getattr(work, name) for name in SMITH} == SMITH
    monkeypatch.setenv("COUNTERCASE_ROOT", str(root))
    done = CliRunner().invoke(main, ["check", str(case)])
    assert (done.exit_code, "is in order. It changes 6 things." in done.output) == (0, True), done.output
    sent = unpack(tab.url, "a-minister")
    assert sent.file.sources["smith"] == work
    assert [str(fact.locator) for fact in sent.facts] == [locator for _, locator, _ in PLACES.values()]
    other = opened(tab.url)
    words = received(other).inner_text()
    for year, (kind, (_, _, cited)) in enumerate(PLACES.items(), 2001):
        assert f"{SAID} ({kind})" in words
        assert f"17 May {year} · {cited}" in words
    assert verdict(other) == verdict(tab).splitlines()[0]
    assert other.said == []


def test_what_else_is_said_of_a_fact_and_a_work_that_is_its_title_reach_the_file_and_the_chapter(tab, root, tmp_path):
    said = {
        "value": "3.147",
        "unit": "per cent",
        "actor": "China",
        "institution": "UN",
        "norm": "budget",
        "comparator": "Japan",
        "comparator_value": "16.6",
        "quote": "a share of 3.147",
    }
    fact = {"event": "China was assessed 3.147 per cent.", "date": "2009", "title": TITLE, "at": "3"}
    own_fact(tab, "motive", "status", "It pays.", **fact, **said)
    assert f"2009 · {TITLE}, p. 3 · 3.147 per cent" in tab.locator(".cca-hand").inner_text()
    told(tab)
    case = downloaded(tab, "file", tmp_path)
    downloaded(tab, "facts", tmp_path)
    assert f'  smithonbelonging: "{TITLE}"' in case.read_text(encoding="utf-8")
    library = load(root, also=case)
    made = library.counter_cases["a-minister"]
    assert made.works["smithonbelonging"].mark == TITLE
    (fact,) = made.evidence.values()
    assert {name: getattr(fact, name) for name in said} == said
    assert value(library, fact.id, "book/counter-cases/a-minister")[0] == "3.147"
    tab.get_by_role("button", name="Mend this fact").click()
    assert form(tab, *said) == list(said.values())


KNOWN = {
    "work:gill-2009": ("12-14", "gillandhuang:page12-page14", "Gill and Huang 2009, pp. 12–14"),
    "text:lo": ("12", "lo:p12", "Lo, para. 12"),
    "text:tylecote": ("660-680", "tylecote:L660-L680", "Tylecote and Clark, lines 660–680"),
}


def test_works_that_the_book_knows_are_chosen_and_not_described(tab, root, tmp_path):
    """One of its references and two of its texts; what becomes of them, and how each is mended."""
    for year, (key, (place, _, cited)) in enumerate(KNOWN.items(), 2001):
        fact = {"event": f"{SAID} ({year})", "date": f"{year}-05-17"}
        own_fact(tab, "motive", "status", "He says it himself.", **fact, key=key, at=place)
        assert f"17 May {year} · {cited}" in tab.locator(".cca-hand").inner_text()
    told(tab)
    case = downloaded(tab, "file", tmp_path)
    downloaded(tab, "facts", tmp_path)
    dossier = load(root, also=case).dossier("a-minister")
    own = dossier.counter_case.evidence
    assert [(str(fact.locator), dossier.record.cite(fact.locator)) for fact in own.values()] == [
        (locator, cited) for _, locator, cited in KNOWN.values()
    ]
    assert {name: work.work for name, work in dossier.counter_case.works.items()} == {"gillandhuang": "gill-2009"}
    for fact, (key, (place, *_)) in zip(own, KNOWN.items(), strict=True):
        at_once(tab, f"block/final/{fact}/motive/0", f"final/{fact}/motive/0/mend")
        assert form(tab, "key", "at") == [key, place]
        at_once(tab, ("own/key", ""), ("own/title", "Another"), ("own/kind", "page"), PUT)
        assert "Another, " in tab.locator(".cca-hand").inner_text()
    table = downloaded(tab, "facts", tmp_path).read_text(encoding="utf-8")
    assert re.findall(r"another:([-a-z0-9]+)", table) == ["page12-page14", "page12", "page660-page680"]


def test_a_telling_of_ones_own_reaches_the_file_the_other_reader_and_the_chapter(tab, opened, address, root, tmp_path):
    at_once(tab, "switch/jointly/any", ("switch/jointly/because", "One is enough."))
    told(tab)
    tab.get_by_text("Tell it in your own words").click()
    at(tab, "text/question").fill("Did it wish to belong?")
    at(tab, "tell/final").fill("It began: late #1.\n\nIt went on.")
    case = downloaded(tab, "file", tmp_path)
    library = load(root, also=case)
    made = library.counter_cases["a-minister"]
    assert made.case.question == "Did it wish to belong?"
    assert made.narrated == {"final"}
    assert made.case.parts[-1].narrative == "It began: late #1.\n\nIt went on."
    other = opened(tab.url)
    paragraphs = received(other).locator(".cca-told p").all_inner_texts()
    assert paragraphs == ["Step 2, as this critic tells it.", "It began: late #1.", "It went on."]
    tab.reload()
    assert at(tab, "tell/final").input_value() == "It began: late #1.\n\nIt went on."
    assert tab.locator(".cca-notice").is_hidden(), "the case is as it was"


REFUSED = [
    ({"at": "3-1"}, "own/at", "It ends before it begins."),
    ({"at": "p. 3"}, "own/at", "Page: 12, or 12-14."),
    ({"at": "5, 3"}, "own/at", "Several places stand in their order, each once."),
    ({"kind": "section", "at": "two"}, "own/at", "Section: 2.1."),
    ({"kind": "time", "at": "12.30"}, "own/at", "Time in a recording: 12:30, or 1:02:30."),
    ({"kind": "address", "at": "e.org"}, "own/at", "Address on the web: https://example.org/report."),
    ({"date": "17.5.2001"}, "own/date", "The year stands first"),
    ({"date": "2001-02-30"}, "own/date", "This day does not exist in the calendar."),
    ({"date": "2001/1999"}, "own/date", "It ends before it begins."),
    ({"title": " "}, "own/title", "A work has a title"),
    ({"address": "e.org/b"}, "own/address", "It begins with https:// or http://"),
    ({"event": "  "}, "own/event", "Say what happened."),
    ({"value": "3,147"}, "own/value", "Digits alone: 2500, or 15.21"),
    ({"unit": "men"}, "own/unit", "the number stands before it"),
    ({"comparator_value": "many"}, "own/comparator_value", "Digits alone"),
    ({"quote": "one two three four five six seven eight nine ten eleven twelve more"}, "own/quote", "twelve words"),
    ({"key": "text:lo", "at": "24"}, "own/at", "The text ends at paragraph 23."),
]


TOLD = """() => {
    const { dataset, validationMessage } = document.activeElement;
    return [dataset.focus, validationMessage, document.querySelector("[data-focus=list]").textContent];
}"""


def test_what_the_file_would_refuse_is_said_where_it_is_typed(tab):
    """One slip after another in one form, each mended before the next."""
    held = {**FACT, **SMITH, "kind": "page", "at": "12", "value": "none"}
    own_fact(tab, "motive", "status", **held)
    whole = {**held, **dict.fromkeys(("value", "unit", "comparator_value", "quote"), "")}
    for typed, focus, said in REFUSED:
        right = whole
        if "key" in typed:  # a work that the book knows is not described
            right = {name: value for name, value in right.items() if name not in {*SMITH, "kind"}}
        wanted = {**right, **typed}
        at_once(tab, *((f"own/{name}", words) for name, words in wanted.items() if held.get(name) != words), PUT)
        held |= wanted
        focused, told, listed = tab.evaluate(TOLD)
        assert said in told, typed
        assert (focused, listed) == (focus, "My changes")


def test_a_fact_of_ones_own_can_be_mended(tab):
    """Its place is the address of its work, which was typed once, and then a page."""
    own_fact(tab, "motive", "integration", "He says it himself.", **FACT, **SMITH, kind="address")
    assert "Smith 2003, e.org" in tab.locator(".cca-hand").inner_text()
    tab.get_by_role("button", name="Mend this fact").click()
    held = form(tab, "event", "date", "title", "author", "kind", "at")
    assert held == [SAID, "2001-05-17", "On Belonging", "Smith", "address", SMITH["address"]]
    at(tab, "own/event").fill("A minister said it in 2002.")
    at(tab, "own/date").fill("2002")
    at(tab, "own/year").fill("2004")
    at(tab, "own/kind").select_option("page")
    at(tab, "own/at").fill("12")
    tab.get_by_role("button", name="Mend it").click()
    assert "A minister said it in 2002." in tab.locator(".cca-hand").inner_text()
    assert "2002 · Smith 2004, p. 12" in tab.locator(".cca-hand").inner_text()
    assert at(tab, "list").inner_text() == "My changes: 1"
    tab.keyboard.press("Control+z")
    at(tab, "list").click()
    assert SAID in tab.locator(".cca-drawer").inner_text()


def test_what_is_typed_is_not_lost_by_turning_to_something_else_or_by_closing(tab):
    at(tab, "add/motive").click()
    for folded in (".cca-own", ".cca-more"):
        tab.locator(f"{folded} > summary").click()
    typed = {"event": SAID, "quote": "to belong", "title": "On Belonging", "kind": "time"}
    at_once(tab, **typed)
    at(tab, "part/0").click()
    tab.reload()
    at_once(tab, "add/motive", ".cca-own > summary")
    assert form(tab, *typed) == list(typed.values())


def test_what_a_stranger_packs_as_a_work_opens_where_it_is_a_work_and_never_runs(tab):
    """What is no work is no argument, and an address that runs something is no link."""
    asked = """sources => Countercase.link.pack({file: {extends: "lo-peacekeeping", title: "T", thesis: "x", sources,
        changes: [{switch: "jointly", to: "any", because: "y"}]}}).then(code => Countercase.link.unpack(code))
        .then(() => "open", error => error.message)"""
    assert (
        tab.evaluate(asked, {"own": {"title": "A", "author": "B", "year": "2001", "address": "https://e.org"}})
        == "open"
    )
    assert tab.evaluate(asked, {"own": "A title"}) == "open"
    for wrong in ({"own": {"title": ["A"]}}, {"own": 3}, {"own": ["A"]}, {"own": None}):
        assert tab.evaluate(asked, wrong) == "The link holds no argument that this page knows."
    link = """text => Countercase.place.cited({source: "own", locator: "own:p1", date: "2001"},
        {own: {title: "A", address: text}}).address"""
    assert tab.evaluate(link, "https://e.org/a") == "https://e.org/a"
    for text in ("javascript:alert(1)", "data:text/html,x", " https://e.org", 'https://e.org/"onclick'):
        assert tab.evaluate(link, text) == ""


PARTS_OF_PLACES = [
    "page3",
    "page3-page5",
    "p3;own:p5-p6",
    "L4-L9",
    "section2.1",
    "section2.1;own:section3",
    "time12:30",
    "time1:02:30-time1:03:00",
    "https://e.org/a",
]


DATES = [
    "1994",
    "1994-05",
    "1994-05-17",
    "1988/2000",
    "1994/",
    "/1987",
    "2000-02-29",
    "1900-02-29",
    "1994-13",
    "94",
    "1994-5",
    "2000/1999",
    "/",
    "",
    "1994/1994-05",
    "1994-05/1994",
]


def taken(date):
    """Whether a file may hold it."""
    try:
        dates.check(date)
    except ValueError:
        return False
    return bool(date)


def test_the_page_takes_places_and_dates_as_a_file_does(tab):
    """A place is taken apart and put together again; a date is refused where it is refused in a file."""
    found = tab.evaluate(
        """texts => { const { parse, locator, words, wrong } = Countercase.place;
        return texts.map(text => { const { kind, at } = parse(text);
            return [locator("own", kind, at), words(text), wrong(kind, at)]; }); }""",
        [f"own:{text}" for text in PARTS_OF_PLACES],
    )
    assert found == [[f"own:{text}", Locator.parse(f"own:{text}").abbreviated, ""] for text in PARTS_OF_PLACES]
    found = tab.evaluate(
        "dates => dates.map(date => [Countercase.place.undated(date), Countercase.place.dated(date)])", DATES
    )
    assert {date: wrong == "" for date, (wrong, _) in zip(DATES, found, strict=True)} == {d: taken(d) for d in DATES}
    fit = {date: words for date, (wrong, words) in zip(DATES, found, strict=True) if not wrong}
    assert fit == {date: dates.words(date) for date in fit}
