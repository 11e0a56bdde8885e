"""Editions: the site as it was at a release, frozen under its version, and published beside the newest one.

A frozen site is what anybody builds from the tag of its release with its address. The repository holds no site: it
holds the argument of each edition (`data/editions/`), which the book shows, and the sums of its site (`releases/`), to
which whatever is published under its version is held. The sums are no input of any build.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from ...argue.library import Library
from ...argue.snapshot import snapshot
from ...data.problem import DataError, Problem, fault
from ...data.snapshot import FOLDER, load_editions
from ...data.whole_file import write
from ..edition import Edition
from ..run.sums import listing
from . import manifest
from .site import SITE, clear, readable

RELEASES = "releases"
"""The folder of the sums of frozen sites, one file for each edition."""
FROZEN = "_build/editions"
"""The folder of the frozen sites that are at hand."""
PUBLISHED = "_build/published"
"""The newest site, and each frozen one beside it under its version."""


def sums_of(root: Path, version: str) -> Path:
    """The file that holds the sums of a frozen site."""
    return root / RELEASES / f"{version}.sha256"


def remember(root: Path, library: Library, book: Edition) -> Path:
    """Write the argument as it stands for its edition. Returns the file.

    Raises `DataError` where that edition is frozen already and its argument is another: an edition stays.
    """
    now = snapshot(library, book.version, book.released.isoformat())
    before = {edition.version: edition for edition in load_editions(root)}.get(book.version)
    if before and sums_of(root, book.version).exists() and before != now:
        raise fault(f"edition {book.version} is frozen, and its argument is another by now. Make a release of its own.")
    path = root / FOLDER / f"{book.version}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    write(path, now.model_dump_json(indent=0) + "\n")
    return path


def freeze(root: Path, version: str) -> Path:
    """Keep the site in place as the frozen one of a version, and write down its sums. Returns its folder."""
    stated = manifest.read(root / SITE)
    if not stated or not manifest.intact(root / SITE):
        raise fault("the site in place is not whole, so it cannot be frozen. Call `make book` first.")
    target = root / FROZEN / version
    clear(target)
    shutil.copytree((root / SITE).resolve(), target)
    sums_of(root, version).parent.mkdir(exist_ok=True)
    write(sums_of(root, version), listing(stated))
    return target


def assemble(root: Path, remake: Callable[[Path, str], Path | None]) -> list[str]:
    """Put the newest site and every frozen one where they can be published as they are. Returns their versions.

    A frozen site that is not at hand is made again by `remake`, from the tag of its version; it gives the folder of the
    site, or nothing where it cannot. Raises `DataError` where one cannot be had, or is not what was frozen.
    """
    problems: list[Problem] = []
    versions = [edition.version for edition in load_editions(root) if sums_of(root, edition.version).exists()]
    for version in versions:
        target = root / FROZEN / version
        if _differs(root, version, target):
            made = remake(root, version)
            if made is None:
                say = f"the site of edition {version} is not here, and could not be made from its tag v{version}."
                problems.append(Problem(sums_of(root, version).relative_to(root).as_posix(), 0, say))
                continue
            clear(target)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copytree(made.resolve(), target)
            if wrong := _differs(root, version, target):
                say = f"what is built from v{version} is not what was frozen: {wrong}."
                problems.append(Problem(sums_of(root, version).relative_to(root).as_posix(), 0, say))
    if problems:
        raise DataError(problems)
    published = root / PUBLISHED
    clear(published)
    shutil.copytree((root / SITE).resolve(), published)
    for version in versions:
        shutil.copytree(root / FROZEN / version, published / version)
    readable(published)
    return versions


def _differs(root: Path, version: str, folder: Path) -> str:
    """What a folder has other than the site that was frozen under a version, in words, or nothing."""
    if not folder.is_dir():
        return "it is not there"
    lines = sums_of(root, version).read_text(encoding="utf-8").splitlines()
    stated = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    found = manifest.sums(folder)
    apart = sorted(name for name in stated.keys() | found.keys() if stated.get(name) != found.get(name))
    return f"{len(apart)} files differ, {apart[0]} among them" if apart else ""


def from_tag(address: str, say: Callable[[str], object]) -> Callable[[Path, str], Path | None]:
    """What makes the site of an edition anew: `make book` in a checkout of its tag, at its own address.

    It sets up an environment first, which takes its time, so that it is said that it begins.
    """

    def remake(root: Path, version: str) -> Path | None:
        folder = Path(tempfile.mkdtemp(prefix=f"v{version}-")) / "checkout"
        clone = ["git", "clone", "--quiet", "--branch", f"v{version}", "--depth", "1", f"file://{root}", str(folder)]
        if subprocess.run(clone, capture_output=True, check=False).returncode:
            return None
        say(f"Edition {version} is not here as it was frozen: making it anew from its tag v{version} ...")
        where = [f"COUNTERCASE_URL={address}{version}/"] if address else []
        made = subprocess.run(["env", *where, "make", "book"], cwd=folder, capture_output=True, check=False)
        return None if made.returncode else folder / SITE

    return remake
