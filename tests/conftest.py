"""What the tests share: the library, read once, and the project's folder."""

import os
from pathlib import Path

import pytest
from ground import data_copied
from hypothesis import settings

from countercase import load
from countercase.publish.browser import open_browser

ROOT = Path(__file__).resolve().parents[1]
settings.register_profile("house", deadline=None, max_examples=100, derandomize=True)
settings.load_profile("house")


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
    """A copy of all data, to be changed."""
    return data_copied(root, tmp_path)


@pytest.fixture
def bless():
    return bool(os.environ.get("BLESS"))


@pytest.fixture(scope="session")
def browser():
    """One browser for all: two that are driven from one process are more than Playwright allows."""
    with open_browser() as running:
        yield running
