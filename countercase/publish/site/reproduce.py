"""The book built twice from nothing, as far apart as one machine allows, and compared file by file; then changed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random

from ..run.inputs import inputs
from ..run.sums import listing_digest
from . import law, manifest, site
from .hiding import hidden_typefaces
from .scratch import build_in, copy, differing

# what the two differ in, besides the folder and the time: nothing of it may be seen in the book
APART = (
    {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "4242"},
)
NAMES = ("one", "another-folder-whose-name-is-longer")
# one process makes the chapters one after the other in one build, and more share them in the other
WORKERS = ("1", "3")
# and the other finds no typeface on the machine, where the system lets a user hide them
FACELESS = "the typefaces of the machine hidden"


def reproduce(root: Path, say: Callable[[str], None], draws: int = 0, seed: int = 1) -> list[str]:
    """Build twice and compare, also with the site in place where it is up to date.

    Then change one of the two at random so many times, by some edits each, and compare what a build makes of them with
    what a build from nothing does. Returns the files that differ, each with where it does. `say` is told the digest of
    each site, and each edit.
    """
    found: dict[str, dict[str, str]] = {}
    with tempfile.TemporaryDirectory(prefix="countercase-") as scratch:
        for name in NAMES:
            copy(root, Path(scratch) / name)
        (Path(scratch) / "empty").mkdir()
        hidden = hidden_typefaces(Path(scratch) / "empty")
        for name, settings, workers, before in zip(NAMES, APART, WORKERS, ((), hidden), strict=True):
            found[name] = build_in(Path(scratch) / name, settings, "--workers", workers, before=before)
            told = ", ".join([*(f"{key}={value}" for key, value in settings.items()), *([FACELESS] if before else [])])
            say(f"{listing_digest(found[name])}  {len(found[name])} files, built with {told}")
        if site.is_current(inputs(root)):
            found["_build/html"] = manifest.sums(root / site.SITE)
            say(f"{listing_digest(found['_build/html'])}  {len(found['_build/html'])} files, the site in place")
        first = found.pop(NAMES[0])
        apart = [f"{name} differs in {other}" for other, made in found.items() for name in differing(first, made)]
        for draw in range(1, draws + 1):
            edits: list[str] = []
            wrong = law.held(Path(scratch) / NAMES[0], Random(seed + draw), edits.append)
            say(f"draw {draw}: {'; '.join(edits)}")
            apart += [f"{name} differs from a build from nothing in draw {draw}" for name in wrong]
    return apart
