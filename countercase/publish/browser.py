"""The browser on this machine: it prints the book, and the tests open the site in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..data.problem import fault

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = (
    # Chromium without what draws windows: it shows and prints the same, and the tests take two thirds of the time in it
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    # where macOS puts programs, which is not on the path
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")


def browser_path() -> str:
    """The program: what the variable `CHROMIUM` names, or the first of the usual names. `DataError` without one."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        raise fault(
            "this needs Chromium or Chrome, and there is none on this machine. To install it: apt-get install "
            "chromium-headless-shell (Debian), apt-get install chromium (Ubuntu), dnf install chromium (Fedora) or "
            "brew install --cask google-chrome (macOS). Or name the program: CHROMIUM=/path/to/chrome"
        )
    if not shutil.which(found):
        raise fault(f"CHROMIUM names '{found}', and there is no such program. Name one that is there, or unset it.")
    return found


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A browser without a window that calls nobody by itself. It is closed at the end."""
    from playwright.sync_api import sync_playwright

    path = browser_path()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        try:
            yield running
        finally:
            running.close()
