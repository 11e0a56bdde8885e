"""The built site, and a browser to open it in."""

import pytest
from arguing import PAGE, PARENT
from bs4 import BeautifulSoup
from ground import served
from kinds import loaded, of_each_kind, stand_ins
from visit import in_turn, visit_all

from countercase.publish.run.garbage import staying
from countercase.publish.run.inputs import inputs
from countercase.publish.site import site
from countercase.publish.site.contents import contents

GALLERY = "book/record/figures.html"


@pytest.fixture(scope="session")
def built(root, request):
    """The folder of the site. `make test` builds it first."""
    other = request.config.getoption("site")
    if other:
        return other.resolve()
    assert site.is_current(inputs(root)), "the site is not up to date: call `make book` first"
    return root / site.SITE


@pytest.fixture(scope="session")
def pages(root, built):
    """Every page of the table of contents, as its address below the site."""
    return [f"{entry.page}.html" for part in contents(root, built) for entry in part.entries]


@pytest.fixture(scope="session")
def soups(built, pages):
    """Every page as it is sent, the search page among them, read once for all: to be looked at, and not changed."""
    with staying():
        return {
            page: BeautifulSoup((built / page).read_text(encoding="utf-8"), "html.parser", store_line_numbers=False)
            for page in [*pages, "search.html"]
        }


@pytest.fixture(scope="session")
def gallery(built):
    """Every figure of the gallery as the site has it, by name: to be looked at, and not changed."""
    with staying():
        page = BeautifulSoup((built / GALLERY).read_text(encoding="utf-8"), "html.parser", store_line_numbers=False)
    return {figure["id"]: figure for figure in page.select("figure.cc-figure")}


@pytest.fixture(scope="session")
def address(built):
    with served(built) as found:
        yield f"{found}/"


@pytest.fixture(scope="session", params=["aimed", pytest.param("whole", marks=pytest.mark.audit)])
def visits(request, browser, address, built, soups):
    """What the pages did when they were visited.

    Aimed, every page in one setting, those that stand for each kind in all, and those that together load every script
    and style from a folder and without JavaScript; whole, every page in all of them.
    """
    whole = request.param == "whole"
    settings = in_turn(soups, set(soups if whole else of_each_kind(built, soups)))
    apart = set(soups if whole else stand_ins(soups, loaded))
    wanted = request.config.getoption("visit") or settings
    return visit_all(browser, address, built, {page: settings[page] for page in wanted}, apart, whole)


@pytest.fixture
def tab(opened, address):
    """The page to argue back, open at one case; it says nothing in the console, and asks no other host."""
    page = opened(f"{address}{PAGE}#case={PARENT}")
    yield page
    assert page.said == []
    assert all(url.startswith(address) or url.startswith("blob:") for url in page.asked)
