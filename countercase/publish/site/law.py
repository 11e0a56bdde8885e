"""The one law of a build: after any change, the site is byte for byte what a build from nothing would leave."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from threading import Timer

from ...data.problem import DataError
from ..edition import LOCATION
from . import manifest, site
from .edits import edit, harm
from .scratch import build_in, copy, differing

ADDRESSES = ("", "https://example.org/book/")
MOST = 3
"""How many edits are made before a build, at most."""


def held(folder: Path, dice: Random, say: Callable[[str], None]) -> list[str]:
    """Change a built project at random, build it, and compare it with a build from nothing.

    Returns the files that differ, by path, and nothing where the law holds. `say` is told each edit. Where a build
    from nothing fails, as a wrong edit makes it, the other has to fail as well.
    """
    # Python keeps what it has compiled, as it does for most people
    settings = {LOCATION: dice.choice(ADDRESSES), "PYTHONDONTWRITEBYTECODE": ""}
    for _ in range(dice.randint(1, MOST)):
        say(edit(folder, dice).words)
    if dice.random() < 0.5:
        say(harm(folder, dice).words)
    if dice.random() < 0.4:
        _built_under_way(folder, dice, settings, say)
    made = _sums(folder, settings, say)
    with tempfile.TemporaryDirectory(prefix="countercase-") as scratch:
        copy(folder, Path(scratch) / "fresh")
        fresh = _sums(Path(scratch) / "fresh", settings, say)
    return differing(made, fresh)


def _built_under_way(folder: Path, dice: Random, settings: Mapping[str, str], say: Callable[[str], None]) -> None:
    """Save edits while a build is at work."""

    def save() -> None:
        say(f"while it was built: {edit(folder, dice).words}")

    under_way = [Timer(dice.uniform(0.2, 12), save) for _ in range(2)]
    for timer in under_way:
        timer.start()
    _sums(folder, settings, say)
    for timer in under_way:
        timer.join()


def _sums(folder: Path, settings: Mapping[str, str], say: Callable[[str], None]) -> dict[str, str]:
    """The sums of the site that a build leaves, its proof among them, or the word that it failed, which is told."""
    try:
        build_in(folder, settings)
    except DataError as error:
        words = str(error).replace(str(folder), "")
        if "Traceback" in words:
            raise
        say(f"a build that fails: {words}")
        return {"": "the build failed"}
    return manifest.sums(folder / site.SITE, beside=True)
