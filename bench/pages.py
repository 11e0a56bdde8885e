"""What a page weighs on the wire: itself, and every script, style, face of type and picture that it loads."""

from __future__ import annotations

import gzip
import re
from functools import lru_cache
from pathlib import Path

LOADED = re.compile(r'(?:<script[^>]+src|<link[^>]+rel="(?:stylesheet|preload)"[^>]+href|<img[^>]+src)="([^"#?:]+)')
FACE = re.compile(r'url\("([^":]+\.woff2)"\)')


@lru_cache
def packed(path: Path) -> int:
    """The bytes of a file under gzip, and of every face of type that it names if it is a style sheet."""
    raw = path.read_bytes()
    faces = FACE.findall(raw.decode()) if path.suffix == ".css" else []
    return len(gzip.compress(raw, mtime=0)) + sum((path.parent / name).stat().st_size for name in faces)


def weights(site: Path) -> dict[str, tuple[int, int]]:
    """For each page, in bytes under gzip: the page alone, and with what it loads."""
    found = {}
    for page in sorted((site / "book").rglob("*.html")):
        loaded = {(page.parent / name).resolve() for name in LOADED.findall(page.read_text(encoding="utf-8"))}
        rest = sum(packed(path) for path in loaded if path.is_file())
        found[page.relative_to(site).as_posix()] = (packed(page), packed(page) + rest)
    return found
