"""The built site, and a browser to open it in."""

import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from ground import served

from countercase.publish.site import site
from countercase.publish.site.contents import contents

from visit import visit_all


@pytest.fixture(scope="session")
def pages(root):
    """Every page of the table of contents, as its address below the site."""
    return [f"{entry.page}.html" for part in contents(root, root / site.SITE) for entry in part.entries]


@pytest.fixture(scope="session")
def built(root):
    """The folder of the site. `make test` builds it first."""
    folder = root / site.SITE
    assert site.is_current(root), "the site is not up to date: call `make book` first"
    return folder


@pytest.fixture(scope="session")
def address(built):
    with served(built) as found:
        yield f"{found}/"


@pytest.fixture(scope="session")
def visits(browser, address, built, pages):
    """What every page did when it was visited, the search page among them."""
    return visit_all(browser, address, built, [*pages, "search.html"])
