"""What the tests share: the library, read once, and the project's folder.

The process that shows what others find loads none of the package: they wait for it until it is ready. So what takes
long to load is loaded where it is needed.
"""

import gc
import os
import shutil
from contextlib import nullcontext
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from xdist.scheduler import LoadFileScheduling

# what is imported and collected stays to the end: Python need not look through it for garbage, neither now nor later,
# and through what the tests make less often than it does by itself
gc.disable()
gc.set_threshold(50_000, 10, 10)


TOGETHER = {
    f"tests/book/test_{name}.py" for name in ("case_page", "figure_numbers", "machines", "pages", "sentences", "volume")
}
"""The files whose tests ask for `soups`, which are read once for all of them."""


class ByFile(LoadFileScheduling):
    """The tests of a file in one process, and those of the files in `TOGETHER` as if they were one."""

    def _split_scope(self, nodeid):
        file = super()._split_scope(nodeid)
        return "tests/book" if file in TOGETHER else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return ByFile(config, log) if config.getoption("dist") == "loadfile" else None


NEEDS = {"browser": "browser", "built": "site"}
"""The fixtures whose tests carry a marker, and the marker."""


def pytest_addoption(parser):
    group = parser.getgroup("the built site")
    group.addoption("--site", type=Path, help="the folder of another site to look at")
    group.addoption("--visit", action="append", help="visit this page, and those named in the same manner, alone")
    draws = parser.getgroup("draws at random")
    draws.addoption("--draws", choices=("quick", "house", "audit"), default="house", help="how many: see `ready.py`")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config):
    if hasattr(config, "workerinput") or not config.getoption("numprocesses"):
        import ready

        ready.profile(config.getoption("draws"))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark what needs a browser or the site, and put the files that take long first, that of the pages before all."""
    for item in items:
        for fixture in NEEDS.keys() & set(item.fixturenames):
            item.add_marker(NEEDS[fixture])
        if "soups" in item.fixturenames and item.location[0] not in TOGETHER:
            raise pytest.UsageError(f"{item.location[0]} asks for `soups`, and has to be among those of `TOGETHER`.")
    long = {item.path for item in items for name in (*NEEDS.values(), "slow") if item.get_closest_marker(name)}
    items.sort(key=lambda item: (item.path.name != "test_pages.py", item.path not in long))


def pytest_collection_finish():
    gc.freeze()
    gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item, nextitem):
    """Tell the process that shows the results of a test once, and of what comes before and after it where that fails.

    A process that runs tests would tell of each that it begins, of three parts of it, and that it has ended: to pack
    and unpack that takes longer than most tests do. Who asks how long the parts took is told of all of them; what a
    test records as a property of its own is not.
    """
    if not hasattr(item.config, "workerinput") or item.config.getoption("durations") is not None:
        return None
    for report in runtestprotocol(item, log=False, nextitem=nextitem):
        if report.when == "call" or not report.passed:
            item.ihook.pytest_runtest_logreport(report=report)
    return True


@pytest.fixture(scope="session")
def root():
    from ground import ROOT

    return ROOT


@pytest.fixture(scope="session")
def library():
    from ground import book

    return book()


@pytest.fixture(scope="session")
def record(library):
    return library.record


@pytest.fixture(scope="session")
def port(root, tmp_path_factory):
    """The small project, built from nothing once for all tests: to be copied, and not changed."""
    import warm
    from filelock import FileLock
    from small_project import small_project

    shared = "PYTEST_XDIST_WORKER" in os.environ  # then each process has a folder of its own in one of all
    base = tmp_path_factory.getbasetemp().parent if shared else tmp_path_factory.mktemp("port")
    folder, built = base / "port", base / "port.built"
    with FileLock(base / "port.lock"):
        if not built.exists():
            warm.build_in(small_project(root, folder), {})
            built.touch()
    return folder


@pytest.fixture(scope="module")
def project(port, tmp_path_factory):
    """A copy of it for the tests of one file, which is as good as built there: they leave it as they found it."""
    return shutil.copytree(port, tmp_path_factory.mktemp("copy") / "project", symlinks=True)


@pytest.fixture(scope="module")
def sums(project):
    """The digest of every file of its site."""
    from countercase.publish.site import manifest, site

    return manifest.sums(project / site.SITE)


@pytest.fixture
def folder(root, tmp_path):
    """A copy of all data and of what they stand in, to be changed."""
    from ground import project_copied

    return project_copied(root, tmp_path)


@pytest.fixture
def nothing_begun(monkeypatch):
    """A build begins what makes chapters and what compiles the book at once. Here it does not come to asking them."""
    # whoever takes over these names as it is loaded takes over the real ones
    from ground import NOBODY

    import countercase.publish.run.pool
    import countercase.publish.site.build  # noqa: F401

    monkeypatch.setattr("countercase.publish.run.fork_server.server", lambda: None)
    monkeypatch.setattr("countercase.publish.site.sphinx_process.begun", lambda root: nullcontext(NOBODY))


@pytest.fixture
def bless():
    return bool(os.environ.get("BLESS"))


@pytest.fixture(scope="session")
def browser():
    """One browser for all: two that are driven from one process are more than Playwright allows."""
    from countercase.publish.browser import open_browser

    with open_browser() as running:
        yield running


@pytest.fixture(scope="session")
def tabs(browser):
    """The tabs in which the tests of a process open their pages."""
    from tabs import Tabs

    return Tabs(browser)


@pytest.fixture
def opened(tabs):
    """To open a page, once or several times, for one test (`tests/tabs.py` says how)."""
    yield tabs.open
    tabs.take_back()
