"""The edition of the book: what `CITATION.cff` says of it, and where it is published."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from ..data.problem import fault

CITATION = "CITATION.cff"
LOCATION = "COUNTERCASE_URL"
"""The variable of the environment that says where the book is published; it goes before `_config.yml`."""


@dataclass(frozen=True)
class Edition:
    """One edition. `address` is where it is published, with a slash at its end, or empty where that is not known."""

    title: str
    authors: tuple[str, ...]
    released: date
    version: str
    licence: str
    address: str = ""
    keywords: tuple[str, ...] = ()
    standing: Literal["", "frozen", "changed"] = ""
    """Whether its argument stands as it was frozen, or has changed since; nothing where it was never frozen."""

    @property
    def main_title(self) -> str:
        """The title without the subtitle."""
        return self.title.partition(": ")[0]

    @property
    def subtitle(self) -> str:
        """What follows the main title, or nothing."""
        return self.title.partition(": ")[2]

    @property
    def author(self) -> str:
        """All authors."""
        return ", ".join(self.authors)

    @property
    def year(self) -> str:
        """The year of the release."""
        return str(self.released.year)

    @property
    def day(self) -> str:
        """The day of the release, in words."""
        return f"{self.released.day} {self.released:%B %Y}"

    @property
    def stated(self) -> str:
        """The version as a citation has it: the argument of a release may have changed since."""
        return f"Version {self.version}{', with later changes' if self.standing == 'changed' else ''}"

    @property
    def home(self) -> str:
        """Where this edition stays: below its version, once it is frozen; else the address of the book."""
        own = f"{self.version}/"
        if not self.address or self.standing != "frozen" or self.address.endswith(f"/{own}"):
            return self.address
        return self.address + own

    def cited_at(self, page: str) -> str:
        """The whole address of a page in this edition, or nothing where that of the book is not known."""
        return f"{self.home}{page}.html" if self.home else ""

    def at(self, page: str) -> str:
        """The whole address of a page, or nothing where that of the book is not known."""
        return f"{self.address}{page}.html" if self.address else ""


def read_edition(root: Path, address: str = "") -> Edition:
    """The edition that `CITATION.cff` below `root` describes."""
    import yaml

    cited = yaml.safe_load((root / CITATION).read_text(encoding="utf-8"))
    authors = tuple(
        a.get("name") or f"{a.get('given-names', '')} {a.get('family-names', '')}".strip() for a in cited["authors"]
    )
    return Edition(
        cited["title"],
        authors,
        cited["date-released"],
        str(cited["version"]),
        cited.get("license", ""),
        address,
        tuple(cited.get("keywords", ())),
    )


WEB = re.compile(r"https?://[^\s/\"'<>]+(/[^\s\"'<>]*)?")


def read_location(root: Path) -> str:
    """Where the book is published, with a slash at its end: by the environment, or by `_config.yml`; or nothing.

    Raises `DataError` where that is no address of the web.
    """
    import yaml

    held = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8")) or {}
    named = os.environ.get(LOCATION, "").strip()
    address = str(named or (held.get("html") or {}).get("baseurl") or "")
    if address and not WEB.fullmatch(address):
        where = f"the variable {LOCATION}" if named else "`baseurl` below `html`"
        message = (
            f"{where} should say where the book is published, as in https://example.org/book/, and is '{address}'."
        )
        raise fault(message, "" if named else "_config.yml")
    return address and address.rstrip("/") + "/"
