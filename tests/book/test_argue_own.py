"""Facts of one's own on the page to argue back: their work, their place, their way to a file and to another reader."""

import csv

import pytest
from arguing import at, downloaded, own_fact, verdict
from click.testing import CliRunner
from visit import open_page

from countercase import load
from countercase.cli import main
from countercase.data.link import unpack

SAID = "A minister said in 2001 that China wished to belong, and to be seen to."
FACT = {"event": SAID, "date": "2001-05-17"}
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


@pytest.fixture
def books(root):
    return load(root)


def told(tab, title="A minister"):
    """Title, thesis and reason, so that the argument is whole."""
    at(tab, "text/title").fill(title)
    at(tab, "text/thesis").fill("It wished to belong.")


@pytest.mark.parametrize("kind", PLACES)
def test_every_kind_of_place_and_a_work_reach_the_file_the_link_and_another_reader(
    tab, browser, address, root, tmp_path, monkeypatch, kind
):
    typed, locator, cited = PLACES[kind]
    own_fact(tab, "motive", "integration", **FACT, **SMITH, kind=kind, at=typed)
    tab.keyboard.type("He says it himself.")
    assert tab.get_by_role("group", name="integration, weight 1").count() == 1
    assert cited in tab.locator(".cca-hand").inner_text()
    told(tab)
    case, table = downloaded(tab, "file", tmp_path), downloaded(tab, "facts", tmp_path)
    assert (case.name, table.name) == ("a-minister.yml", "a-minister.evidence.csv")
    dossier = load(root, also=case).dossier("a-minister")
    (own,) = [fact for fact in dossier.record.evidence.values() if fact.event == SAID]
    assert (own.date, str(own.locator), dossier.record.cite(own.locator)) == ("2001-05-17", locator, cited)
    work = dossier.counter_case.works["smith"]
    assert {name: getattr(work, name) for name in SMITH} == SMITH
    monkeypatch.setenv("COUNTERCASE_ROOT", str(root))
    done = CliRunner().invoke(main, ["check", str(case)])
    assert (done.exit_code, "is in order. It changes 1 thing." in done.output) == (0, True), done.output
    sent = unpack(tab.url, "a-minister")
    assert sent.file.sources["smith"] == work
    assert [str(fact.locator) for fact in sent.facts] == [locator]
    other = open_page(browser, address, tab.url.removeprefix(address))
    words = other.locator(".cca-received").inner_text()
    assert SAID in words
    assert f"17 May 2001 · {cited}" in words
    assert verdict(other) == verdict(tab).splitlines()[0]
    assert other.said == []
    other.context.close()


def test_a_work_that_is_its_title_stays_its_title(tab, root, tmp_path):
    own_fact(tab, "motive", "integration", **FACT, title="Smith 2003, “On Belonging”", at="12")
    tab.keyboard.type("He says it himself.")
    told(tab)
    case = downloaded(tab, "file", tmp_path)
    downloaded(tab, "facts", tmp_path)
    assert '  smithonbelonging: "Smith 2003, “On Belonging”"' in case.read_text(encoding="utf-8")
    assert (
        load(root, also=case).dossier("a-minister").counter_case.works["smithonbelonging"].mark
        == "Smith 2003, “On Belonging”"
    )


def test_two_facts_of_one_work_name_it_once(tab, root, tmp_path):
    own_fact(tab, "motive", "integration", **FACT, **SMITH, at="12")
    tab.keyboard.type("He says it himself.")
    own_fact(tab, "motive", "status", event="He said later that rank was the aim.", date="2002", key="smith", at="15")
    tab.keyboard.type("He says that too.")
    told(tab)
    case, table = downloaded(tab, "file", tmp_path), downloaded(tab, "facts", tmp_path)
    assert list(load(root, also=case).dossier("a-minister").counter_case.works) == ["smith"]
    with table.open(encoding="utf-8", newline="") as file:
        assert [row["locator"] for row in csv.DictReader(file)] == ["smith:page12", "smith:page15"]


@pytest.mark.parametrize(
    ("typed", "focus", "said"),
    [
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
    ],
)
def test_what_the_file_would_refuse_is_said_where_it_is_typed(tab, typed, focus, said):
    own_fact(tab, "motive", "status", **{**FACT, **SMITH, "at": "12", **typed})
    assert said in at(tab, focus).evaluate("field => field.validationMessage")
    assert at(tab, "list").inner_text() == "My changes"
    assert tab.evaluate("document.activeElement.dataset.focus") == focus


def test_a_fact_of_ones_own_can_be_mended(tab):
    own_fact(tab, "motive", "integration", **FACT, **SMITH, at="12")
    tab.keyboard.type("He says it himself.")
    tab.get_by_role("button", name="Mend this fact").click()
    assert [at(tab, f"own/{name}").input_value() for name in ("event", "date", "title", "author", "kind", "at")] == [
        SAID, "2001-05-17", "On Belonging", "Smith", "page", "12",
    ]  # fmt: skip
    at(tab, "own/event").fill("A minister said it in 2002.")
    at(tab, "own/date").fill("2002")
    at(tab, "own/year").fill("2004")
    tab.get_by_role("button", name="Mend it").click()
    assert "A minister said it in 2002." in tab.locator(".cca-hand").inner_text()
    assert "2002 · Smith 2004, p. 12" in tab.locator(".cca-hand").inner_text()
    assert at(tab, "list").inner_text() == "My changes: 1"
    tab.keyboard.press("Control+z")
    at(tab, "list").click()
    assert SAID in tab.locator(".cca-drawer").inner_text()


def test_what_is_typed_is_not_lost_by_turning_to_something_else_or_by_closing(tab):
    at(tab, "add/motive").click()
    tab.locator(".cca-own summary").click()
    at(tab, "own/event").fill(SAID)
    at(tab, "own/title").fill("On Belonging")
    at(tab, "own/kind").select_option("time")
    at(tab, "part/0").click()
    tab.reload()
    at(tab, "add/motive").click()
    tab.locator(".cca-own summary").click()
    assert [at(tab, f"own/{name}").input_value() for name in ("event", "title", "kind")] == [
        SAID,
        "On Belonging",
        "time",
    ]


def test_a_link_whose_works_are_described_opens_and_one_with_something_else_does_not(browser, address, tab):
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


def test_an_address_that_runs_something_is_no_link(browser, address, tab):
    """What a stranger packs as the address of a work never becomes a link that runs."""
    asked = """text => Countercase.place.cited({source: "own", locator: "own:p1", date: "2001"},
        {own: {title: "A", address: text}}).address"""
    assert tab.evaluate(asked, "https://e.org/a") == "https://e.org/a"
    for text in ("javascript:alert(1)", "data:text/html,x", " https://e.org", 'https://e.org/"onclick'):
        assert tab.evaluate(asked, text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "page3",
        "page3-page5",
        "p3;own:p5-p6",
        "L4-L9",
        "section2.1",
        "section2.1;own:section3",
        "time12:30",
        "time1:02:30-time1:03:00",
        "https://e.org/a",
    ],
)
def test_a_place_is_taken_apart_and_put_together_again(tab, text):
    from countercase.data.locator import Locator

    locator = f"own:{text}"
    found = tab.evaluate(
        """text => { const { parse, locator, words, wrong } = Countercase.place, { kind, at } = parse(text);
        return [locator("own", kind, at), words(text), wrong(kind, at)]; }""",
        locator,
    )
    assert found == [locator, Locator.parse(locator).abbreviated, ""]


@pytest.mark.parametrize(
    "date",
    [
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
    ],
)
def test_a_date_is_refused_by_the_page_where_it_is_refused_in_a_file(tab, date):
    from countercase.data import dates

    try:
        dates.check(date)
        fits = bool(date)
    except ValueError:
        fits = False
    wrong, words = tab.evaluate("date => [Countercase.place.undated(date), Countercase.place.dated(date)]", date)
    assert (wrong == "") == fits, wrong
    assert not fits or words == dates.words(date)
