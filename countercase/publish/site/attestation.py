"""What a published site says about its own making: commit, lock, data, the digest of the site, and how to check them.

The page `book/proof.md` holds names in place of the values, such as `proof:site`. They are put in when the site is
published, for the digest of the site is not known before, and a page cannot state the digest of itself: the proof and
the list of sums are the only files that the digest does not cover.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path

from ...data.files import by_name, files_below, is_left
from ..run.inputs import SOURCES, input_files
from ..run.sums import file_digest, listing, listing_digest
from .manifest import PROOF, PROOF_PAGE, SUMS, sums, sums_beside

PLACE = re.compile(r"proof:([a-z]+)")
NO_COMMIT = "none: the folder is not a Git checkout"
NO_GIT = "not known: Git is not on this machine"
OTHER_OWNER = "not known: the folder belongs to somebody else, and Git does not read it"
NO_ANSWER = "not known: Git cannot read this checkout"
CHANGED = "with changes that are not committed"


def commit(root: Path) -> str:
    """The commit whose files the inputs are, and whether they differ from it; in words where it cannot be known.

    They are compared by what is in them: an index may be told to overlook a file, and knows it by its time.
    """
    if not (root / ".git").exists():
        return NO_COMMIT
    if not shutil.which("git"):
        return NO_GIT
    asked = _git(root, "rev-parse", "--verify", "HEAD^{commit}")
    if asked.returncode:
        return OTHER_OWNER if b"dubious ownership" in asked.stderr else NO_ANSWER
    head = asked.stdout.decode().strip()
    listed = _git(root, "ls-tree", "-r", "-z", head, "--", *SOURCES)
    if listed.returncode:
        return NO_ANSWER
    blobs = {}
    for line in filter(None, listed.stdout.split(b"\0")):
        about, _, name = line.partition(b"\t")
        path = os.fsdecode(name)
        if not any(map(is_left, path.split("/"))):
            blobs[path] = about.split()[2].decode()
    kind = hashlib.sha256 if len(head) == 64 else hashlib.sha1
    found = {name: _blob(path, kind) for name, path in by_name(input_files(root), root).items()}
    return head if found == blobs else f"{head}, {CHANGED}"


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Ask the Git of this folder, whatever the environment says of another."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", "--no-optional-locks", "-C", str(root), *arguments]
    return subprocess.run(command, capture_output=True, env={**environment, "LC_ALL": "C"}, check=False)


def _blob(path: Path, kind: Callable[[bytes], hashlib._Hash]) -> str:
    """The name that Git gives to what is in a file."""
    raw = os.fsencode(path.readlink()) if path.is_symlink() else path.read_bytes()
    return kind(b"blob %d\0%s" % (len(raw), raw)).hexdigest()


def data_sums(root: Path) -> dict[str, str]:
    """sha256 of every file below `data/`."""
    return {name: file_digest(path) for name, path in by_name(files_below(root / "data"), root).items()}


def prove(root: Path, folder: Path, inputs: str) -> tuple[str, dict[str, str]]:
    """Write the list of sums and the proof into a made site. `inputs` is the digest of all that it was made from.

    Returns what is stated of the commit, and the sums of all files of the site, with the proof.
    """
    found = sums(folder)
    data = data_sums(root)
    stated = {
        "commit": commit(root),
        "site": listing_digest(found),
        "files": str(len(found)),
        "lock": file_digest(root / "requirements.txt"),
        "data": listing_digest(data),
        "inputs": inputs,
    }
    page = folder / PROOF_PAGE
    if page.exists():
        page.write_text(filled(page.read_text(encoding="utf-8"), stated), encoding="utf-8", newline="\n")
    whole = json.dumps({**stated, "files": len(found), "data_files": data}, indent=1, sort_keys=True)
    (folder / PROOF).write_text(whole + "\n", encoding="utf-8", newline="\n")
    (folder / SUMS).write_text(listing(found), encoding="utf-8", newline="\n")
    return stated["commit"], found | sums_beside(folder)


def filled(page: str, stated: Mapping[str, str]) -> str:
    """The page with the values in their places. A name that stands for nothing is an error of the page."""
    return PLACE.sub(lambda match: escape(stated[match[1]]), page)


def read(folder: Path) -> dict[str, str]:
    """What the proof of a published site states, or nothing where there is none to read."""
    try:
        return json.loads((folder / PROOF).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
