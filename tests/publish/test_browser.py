"""Which browser is used, and what a person reads where there is none."""

import pytest

from countercase import DataError
from countercase.publish import browser


@pytest.fixture
def bare(monkeypatch, tmp_path):
    """A machine whose path holds no browser, and which has none where macOS puts programs."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "NAMES", [name for name in browser.NAMES if not name.startswith("/")])
    return tmp_path


def program(path):
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return str(path)


def test_no_browser_says_how_to_get_one(bare):
    with pytest.raises(DataError) as error:
        browser.browser_path()
    for way in (
        "apt-get install chromium-headless-shell",
        "apt-get install chromium (Ubuntu)",
        "dnf install chromium",
        "brew install --cask google-chrome",
        "CHROMIUM=",
    ):
        assert way in str(error.value)


def test_a_usual_name_on_the_path(bare):
    wanted = program(bare / "google-chrome")
    assert browser.browser_path() == wanted


def test_one_that_draws_no_windows_comes_before_one_that_does(bare):
    for name in ("google-chrome", "chromium", "chromium-headless-shell"):
        wanted = program(bare / name)
    assert browser.browser_path() == wanted


def test_the_place_where_macos_puts_programs(bare, monkeypatch):
    wanted = program(bare / "Google Chrome")
    monkeypatch.setattr(browser, "NAMES", ["chromium", wanted])
    assert browser.browser_path() == wanted


def test_the_named_program_comes_first(bare, monkeypatch):
    program(bare / "chromium")
    named = program(bare / "mine")
    monkeypatch.setenv("CHROMIUM", named)
    assert browser.browser_path() == named


def test_a_named_program_that_is_not_there(bare, monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/nowhere/chrome")
    with pytest.raises(DataError, match="CHROMIUM names '/nowhere/chrome', and there is no such program"):
        browser.browser_path()


def test_no_test_waits_in_the_way_that_the_policy_of_the_pages_refuses(root):
    """It holds where the condition is true at once, and fails on a slow machine: `ground.wait_until` waits instead."""
    refused = "wait_for_" + "function("
    assert [path.name for path in (root / "tests").rglob("*.py") if refused in path.read_text()] == []
