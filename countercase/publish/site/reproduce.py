"""The book built twice from nothing, as far apart as one machine allows, and compared file by file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from ...data.problem import fault
from ...show.addresses import FOLDERS
from ..run.digest import listing_digest, site_files
from . import manifest, site

# what the two differ in, besides the folder and the time: nothing of it may be seen in the book
APART = (
    {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "4242"},
)
NAMES = ("one", "another-folder-whose-name-is-longer")
# one process makes the chapters one after the other in one build, and more share them in the other
WORKERS = ("1", "3")


def copy(root: Path, folder: Path) -> None:
    """What the site is made from, without what was made: a project with nothing built in it yet."""
    made = tuple(root / name for name in (*FOLDERS, "book/cases"))
    for path in site_files(root):
        if not any(path.is_relative_to(m) for m in made):
            target = folder / path.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def build_in(folder: Path, settings: Mapping[str, str], *options: str) -> dict[str, str]:
    """Build the project in a folder with its own copy of the package. Returns the sums of its site.

    Raises `DataError` with what the build says where it fails.
    """
    environment = {**os.environ, **settings, "COUNTERCASE_ROOT": str(folder), "PYTHONPATH": str(folder)}
    command = [sys.executable, "-m", "countercase.cli", "build", *options]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise fault(f"the book could not be built in {folder}.\n{done.stdout}{done.stderr}".rstrip())
    return manifest.sums(folder / site.SITE)


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """The files that two sites do not have in common, by path."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def reproduce(root: Path, say: Callable[[str], None]) -> list[str]:
    """Build twice and compare, also with the site in place where it is up to date.

    Returns the files that differ, each with where it does. `say` is told the digest of each site.
    """
    found: dict[str, dict[str, str]] = {}
    with tempfile.TemporaryDirectory(prefix="countercase-") as scratch:
        for name in NAMES:
            copy(root, Path(scratch) / name)
        for name, settings, workers in zip(NAMES, APART, WORKERS, strict=True):
            found[name] = build_in(Path(scratch) / name, settings, "--workers", workers)
            told = ", ".join(f"{key}={value}" for key, value in settings.items())
            say(f"{listing_digest(found[name])}  {len(found[name])} files, built with {told}")
    if site.is_current(root):
        found["_build/html"] = manifest.sums(root / site.SITE)
        say(f"{listing_digest(found['_build/html'])}  {len(found['_build/html'])} files, the site in place")
    first = found.pop(NAMES[0])
    return [f"{name} differs in {other}" for other, made in found.items() for name in differing(first, made)]
