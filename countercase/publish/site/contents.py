"""The table of contents of the built site: parts, and the pages of each in order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

TOC = "_toc.yml"


@dataclass(frozen=True)
class Entry:
    """One page: its address below the site without the ending, and how deep it lies in its part, from 1."""

    page: str
    depth: int = 1


@dataclass(frozen=True)
class Part:
    """Pages under one caption. The first part holds the landing page and has no caption."""

    caption: str
    entries: tuple[Entry, ...]


def contents(root: Path, site: Path) -> tuple[Part, ...]:
    """The parts of the book in `root`. Where the table names a pattern, it stands for the pages that `site` holds."""
    toc = yaml.safe_load((root / TOC).read_text(encoding="utf-8"))
    first = Part("", (Entry(toc["root"]),))
    return (first, *(Part(p["caption"], tuple(_entries(p["chapters"], site, 1))) for p in toc["parts"]))


def _entries(listed: list[dict[str, Any]], site: Path, depth: int) -> list[Entry]:
    found = []
    for item in listed:
        if "glob" in item:
            pages = sorted(site.glob(f"{item['glob']}.html"))
            found += [Entry(path.relative_to(site).with_suffix("").as_posix(), depth) for path in pages]
            continue
        found += [Entry(item["file"], depth), *_entries(item.get("sections", []), site, depth + 1)]
    return found
