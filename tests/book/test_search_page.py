"""The search of the site, from a server and from a folder."""

import pytest


@pytest.mark.parametrize("place", ["server", "folder"])
def test_the_search_finds_pages_in_silence(browser, built, address, place):
    context = browser.new_context()
    tab = context.new_page()
    said = []
    tab.on("console", lambda message: message.type in {"error", "warning"} and said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("requestfailed", lambda request: said.append(request.url))
    tab.goto(f"{address if place == 'server' else built.as_uri() + '/'}search.html?q=collective+bargaining")
    tab.get_by_text("Search finished").wait_for()
    found = tab.locator("#search-results li a")
    assert "China and the International Labour Organisation" in found.all_inner_texts()
    assert said == []
    found.get_by_text("China and the International Labour Organisation").click()
    assert tab.locator("article h1").first.inner_text().startswith("China and the International Labour Organisation")
    context.close()
