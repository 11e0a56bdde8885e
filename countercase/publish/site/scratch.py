"""Projects in scratch folders: copied with nothing made in them, built, and compared."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from ...data.problem import fault
from ..run.inputs import input_files
from . import manifest, site


def copy(root: Path, folder: Path) -> None:
    """What the site is made from, without what was made: a project with nothing built in it yet."""
    for path in input_files(root):
        target = folder / path.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def build_in(folder: Path, settings: Mapping[str, str], *options: str, before: Iterable[str] = ()) -> dict[str, str]:
    """Build the project in a folder with its own copy of the package. Returns the sums of its site.

    `before` is what stands before the command, if anything.

    Raises `DataError` with what the build says where it fails.
    """
    environment = {**os.environ, **settings, "COUNTERCASE_ROOT": str(folder), "PYTHONPATH": str(folder)}
    command = [*before, sys.executable, "-m", "countercase.cli", "build", *options]
    return built(
        folder, subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    )


def built(folder: Path, done: subprocess.CompletedProcess[str]) -> dict[str, str]:
    """The sums of the site that a build in a folder has left. Raises `DataError` with what it said where it failed."""
    if done.returncode not in {0, site.WITHOUT}:
        raise fault(f"the book could not be built in {folder}.\n{done.stdout}{done.stderr}".rstrip())
    return manifest.sums(folder / site.SITE)


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """The files that two sites do not have in common, by path."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
