"""The table of contents as it is written, `_toc.yml`: which pages the book lists.

A page that somebody wrote is a page of the book only where it is listed, so whatever leads to one asks here first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path
from typing import Any

TOC = "_toc.yml"
WRITTEN = ".md"
"""How the file ends of a page that somebody writes."""

Listed = dict[str, Any]


def read(root: Path) -> Listed:
    """What `_toc.yml` lists, in parts."""
    return _parts((root / TOC).read_bytes())


def _parts(text: bytes) -> Listed:
    import yaml

    toc: Listed = yaml.safe_load(text)
    if "parts" not in toc:
        toc["parts"] = [{"caption": "Contents", "chapters": toc.pop("chapters", [])}]
    return toc


def named(listed: Iterable[Listed], key: str = "file") -> Iterator[str]:
    """The pages that are listed, by their paths without the ending, or the patterns, where `key` is `glob`."""
    for item in listed:
        if key in item:
            yield str(item[key]).removesuffix(WRITTEN)
        yield from named(item.get("chapters") or item.get("sections") or [], key)


def lists(root: Path, page: str) -> bool:
    """Whether somebody wrote a page, by its path without the ending, and the contents list it.

    What is wrong with the contents is not said here: whoever builds the book looks them over.
    """
    try:
        pages, patterns = _listed((root / TOC).read_bytes())
    except OSError:
        return False
    here = page in pages or any(fnmatch(page, pattern) for pattern in patterns)
    return here and (root / f"{page}{WRITTEN}").is_file()


@lru_cache(maxsize=4)
def _listed(text: bytes) -> tuple[frozenset[str], tuple[str, ...]]:
    """The pages and the patterns that stand in the contents."""
    import yaml

    try:
        toc = _parts(text)
        pages = frozenset({str(toc.get("root", "")), *named(toc["parts"])})
        return pages, tuple(named(toc["parts"], "glob"))
    except (yaml.YAMLError, AttributeError, KeyError, TypeError, ValueError):
        return frozenset(), ()
