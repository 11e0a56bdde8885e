"""What the tests share: the library, read once, and the project's folder."""

import os
from pathlib import Path

import pytest
from ground import project_copied
from hypothesis import settings

from countercase import load
from countercase.publish.browser import open_browser

ROOT = Path(__file__).resolve().parents[1]
settings.register_profile("house", deadline=None, max_examples=100, derandomize=True)
settings.load_profile("house")


NEEDS = {"browser": "browser", "built": "site"}
"""The fixtures whose tests carry a marker, and the marker."""


def pytest_addoption(parser):
    group = parser.getgroup("the built site")
    group.addoption("--site", type=Path, help="the folder of another site to look at")
    group.addoption("--visit", action="append", help="visit this page, and those named in the same manner, alone")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark what needs a browser or the site, and put the files that take long first, that of the pages before all."""
    for item in items:
        for fixture in NEEDS.keys() & set(item.fixturenames):
            item.add_marker(NEEDS[fixture])
    long = {item.path for item in items for name in (*NEEDS.values(), "slow") if item.get_closest_marker(name)}
    items.sort(key=lambda item: (item.path.name != "test_pages.py", item.path not in long))


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture(scope="session")
def library():
    return load(ROOT)


@pytest.fixture(scope="session")
def record(library):
    return library.record


@pytest.fixture
def folder(root, tmp_path):
    """A copy of all data and of what they stand in, to be changed."""
    return project_copied(root, tmp_path)


@pytest.fixture
def bless():
    return bool(os.environ.get("BLESS"))


@pytest.fixture(scope="session")
def browser():
    """One browser for all: two that are driven from one process are more than Playwright allows."""
    with open_browser() as running:
        yield running
