"""What a page weighs on the wire: itself, and every script, style and picture that it loads, each compressed."""

from __future__ import annotations

import gzip
import re
from functools import lru_cache
from pathlib import Path

LOADED = re.compile(r'(?:<script[^>]+src|<link[^>]+rel="(?:stylesheet|preload)"[^>]+href|<img[^>]+src)="([^"#?:]+)')


@lru_cache
def packed(path: Path) -> int:
    """The bytes of a file under gzip."""
    return len(gzip.compress(path.read_bytes(), mtime=0))


def weights(site: Path) -> dict[str, tuple[int, int]]:
    """For each page, in bytes under gzip: the page alone, and with what it loads."""
    found = {}
    for page in sorted((site / "book").rglob("*.html")):
        loaded = {(page.parent / name).resolve() for name in LOADED.findall(page.read_text(encoding="utf-8"))}
        rest = sum(packed(path) for path in loaded if path.is_file())
        found[page.relative_to(site).as_posix()] = (packed(page), packed(page) + rest)
    return found
