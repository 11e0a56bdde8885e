"""The search of the site: on its own page and over every other, from a server and from a folder."""

import re
import time

import pytest
from ground import wait_until

ILO = "China and the International Labour Organisation"


@pytest.fixture
def tab(opened):
    page = opened("about:blank")

    def lost(request):
        page.said.append(request.url)

    page.on("requestfailed", lost)
    yield page
    page.remove_listener("requestfailed", lost)
    assert page.said == []


def status(tab, of):
    tab.get_by_role("status").filter(has_text=of).wait_for()


def asked(tab, site):
    """The search page, with what its address asks for."""
    tab.goto(f"{site}search.html?q=collective+bargaining")
    status(tab, "Found:")
    assert tab.locator("#cc-words").input_value() == "collective bargaining"


def test_the_search_page_finds_what_its_address_asks_for_from_a_folder(tab, built):
    asked(tab, f"{built.as_uri()}/")
    found = tab.locator("#search-results li > a").filter(has_text=ILO).first
    assert "bargaining" in found.locator("xpath=..").locator("mark").all_inner_texts()
    found.click()
    assert tab.locator("article h1").first.inner_text().startswith(ILO)


def test_a_key_or_the_field_opens_the_search_and_results_come_while_one_types(tab, built):
    """Here from a folder."""
    tab.goto(f"{built.as_uri()}/book/lo.html")
    tab.keyboard.press("/")
    tab.locator("#cc-find").wait_for()
    tab.keyboard.type("conventions refused")
    status(tab, "Found:")
    assert tab.locator(".cc-finder h2").first.inner_text().startswith("Chapters")
    # at once, while the last letters are still being looked for
    tab.keyboard.type(" in")
    tab.keyboard.press("ArrowDown")
    wait_until(tab, "document.activeElement.closest('.cc-found li') !== null")
    tab.wait_for_timeout(300)
    assert tab.evaluate("document.activeElement.closest('.cc-found li') !== null")
    tab.keyboard.press("Escape")
    assert not tab.locator(".cc-finder").is_visible()
    # a slash that is written somewhere is a slash
    tab.locator("#cc-query").press("/")
    assert not tab.locator(".cc-finder").is_visible()
    # and another key opens it from there as well
    tab.keyboard.press("Control+k")
    tab.locator("#cc-find").wait_for()
    wait_until(tab, "document.activeElement.id === 'cc-find'")
    tab.get_by_role("button", name="Close").click()
    assert not tab.locator(".cc-finder").is_visible()
    # what is typed into the field is looked for when it is sent
    tab.locator("#cc-query").click()
    tab.locator("#cc-query").fill("peacekeeping")
    tab.keyboard.press("Enter")
    wait_until(tab, "document.getElementById('cc-find').value === 'peacekeeping'")
    found = tab.locator(".cc-finder .cc-found li", has=tab.locator("mark", has_text=re.compile("^peacekeeping$", re.I)))
    found.first.wait_for()
    assert found.count() > 5


def test_what_is_typed_before_the_search_has_come_is_not_lost(tab, address):
    held = []
    tab.route("**/_static/search.js*", lambda route: held.append(route))
    tab.goto(f"{address}book/lo.html")
    tab.keyboard.press("/")
    tab.keyboard.type("conv")
    wait_until(tab, "document.querySelector('script[src*=\"search.js\"]') !== null")
    late = time.monotonic() + 15
    while not held and time.monotonic() < late:
        tab.wait_for_timeout(30)  # the script stands in the page before the browser asks for it
    assert len(held) == 1
    held[0].continue_()
    tab.locator("#cc-find").wait_for()
    tab.keyboard.type("entions")
    assert tab.locator("#cc-find").input_value() == "conventions"
    status(tab, "Found:")


def found(tab, words):
    tab.locator("#cc-words").fill(words)
    tab.wait_for_timeout(400)
    return tab.locator("#search-progress").inner_text(), tab.locator("#search-results li").all_inner_texts()


def test_what_is_found_is_told_by_its_kind_and_what_is_not_there_is_said(tab, address):
    """American and British spelling and the names of one thing find the same; what is found is grouped by its kind."""
    asked(tab, address)
    assert found(tab, "labor organization")[0] == found(tab, "labour organisation")[0] != ""
    # a name finds what stands under its other names, and a short one is no beginning of other words
    _, lines = found(tab, "united nations veto")
    assert any("UN" in line.split() for line in lines)
    marks = {mark.lower() for mark in tab.locator("#search-results mark").all_inner_texts()}
    assert marks <= {"united", "nations", "un", "veto", "vetoed", "vetoes", "vetoing"}
    found(tab, "Macedonia")
    heads = [head.split(" (")[0] for head in tab.locator("#search-results h2").all_inner_texts()]
    assert heads == [name for name in ("Chapters", "Facts", "Claims", "Checks", "Works") if name in heads]
    assert {"Chapters", "Facts", "Checks"} <= set(heads)
    link = tab.locator("#search-results section").filter(has_text="Facts (").locator("li > a").first
    assert "book/record/evidence.html#" in link.get_attribute("href")

    said, lines = found(tab, "zzyzx quark")
    assert said.startswith("Nothing in the book has “zzyzx quark”.")
    assert lines == []
    # more than the first five are shown when they are asked for
    found(tab, "peacekeeping")
    part = tab.locator("#search-results section").filter(has_text="Facts (")
    count = int(part.locator("h2").inner_text().split("(")[1].rstrip(")"))
    assert part.locator("li").count() == 5 < count
    part.get_by_role("button", name=f"All {count} facts").click()
    shown = """count => [...document.querySelectorAll("#search-results section")]
        .some(section => section.querySelectorAll("li").length === count)"""
    wait_until(tab, shown, count)  # their cards are loaded first


def test_without_javascript_the_search_page_says_what_there_is(opened, address):
    page = opened(f"{address}search.html", java_script_enabled=False)
    assert "needs JavaScript" in page.locator("noscript").inner_text()
