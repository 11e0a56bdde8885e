"""The built site, and a browser to open it in."""

import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
import yaml

from countercase.publish import site

from visit import visit_all


@pytest.fixture(scope="session")
def pages(root):
    """Every page of the table of contents, as its address below the site."""
    toc = yaml.safe_load((root / "_toc.yml").read_text())
    names = [toc["root"]]
    for part in toc["parts"]:
        for chapter in part["chapters"]:
            if "glob" in chapter:
                found = sorted(root.glob(f"{chapter['glob']}.ipynb"))
                assert found, chapter["glob"]
                names += [path.relative_to(root).with_suffix("").as_posix() for path in found]
                continue
            names += [chapter["file"], *(section["file"] for section in chapter.get("sections", []))]
    return [f"{name}.html" for name in names]


@pytest.fixture(scope="session")
def built(root):
    """The folder of the site. `make test` builds it first."""
    folder = root / site.SITE
    assert site.is_current(root), "the site is not up to date: call `make book` first"
    return folder


@pytest.fixture(scope="session")
def address(built):
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(built)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def visits(browser, address, built, pages):
    """What every page did when it was visited, the search page among them."""
    return visit_all(browser, address, built, [*pages, "search.html"])
