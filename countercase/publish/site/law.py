"""The one law of a build: after any change, the site is byte for byte what a build from nothing would leave."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from threading import Timer

from ...data.problem import DataError
from ..edition import LOCATION
from ..run.inputs import input_files
from . import manifest, site
from .edits import edit, harm
from .scratch import build_in, copy, differing

ADDRESSES = ("", "https://example.org/book/")
MOST = 3
"""How many edits are made before a build, at most."""
FAILED = {"": "the build failed"}
"""What stands in place of the sums of a site where a build fails."""


def held(folder: Path, dice: Random, say: Callable[[str], None]) -> list[str]:
    """Change a built project at random, build it, and compare it with a build from nothing.

    Returns the files that differ, by path, and nothing where the law holds. `say` is told each edit. Where a build
    from nothing fails, as a wrong edit makes it, the other has to fail as well; then the inputs are put back as they
    were, so that the next change is made to a project that builds.
    """
    # Python keeps what it has compiled, as it does for most people
    settings = {LOCATION: dice.choice(ADDRESSES), "PYTHONDONTWRITEBYTECODE": ""}
    with tempfile.TemporaryDirectory(prefix="countercase-") as scratch:
        before, fresh = Path(scratch) / "before", Path(scratch) / "fresh"
        copy(folder, before)
        for _ in range(dice.randint(1, MOST)):
            say(edit(folder, dice).words)
        if dice.random() < 0.5:
            say(harm(folder, dice).words)
        if dice.random() < 0.4:
            _built_under_way(folder, dice, settings, say)
        made = _sums(folder, settings, say)
        copy(folder, fresh)
        anew = _sums(fresh, settings, say)
        if anew == FAILED:
            put_back(folder, before)
    return differing(made, anew)


def put_back(folder: Path, before: Path) -> None:
    """Have a project stand on the inputs that are in a copy from `before`, and on no other."""
    for path in input_files(folder):
        if not (before / path.relative_to(folder)).is_file():
            path.unlink()
    copy(before, folder)


def _built_under_way(folder: Path, dice: Random, settings: Mapping[str, str], say: Callable[[str], None]) -> None:
    """Save edits while a build is at work."""

    def save() -> None:
        say(f"while it was built: {edit(folder, dice).words}")

    under_way = [Timer(dice.uniform(0.2, 12), save) for _ in range(2)]
    for timer in under_way:
        timer.start()
    _sums(folder, settings, say)
    for timer in under_way:
        timer.cancel()  # where the build is done before
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
        return FAILED
    return manifest.sums(folder / site.SITE, beside=True)
