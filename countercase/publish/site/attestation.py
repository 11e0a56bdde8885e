"""What a published site says about its own making: commit, lock, data, the digest of the site, and how to check them.

The page `book/proof.md` holds names in place of the values, such as `proof:site`. They are put in when the site is
published, for the digest of the site is not known before, and a page cannot state the digest of itself: the proof and
the list of sums are the only files that the digest does not cover.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from html import escape
from pathlib import Path

from ..run.digest import file_digest, listing, listing_digest
from .manifest import PROOF, PROOF_PAGE, SUMS, sums

PLACE = re.compile(r"proof:([a-z]+)")
SOURCES = ("_config.yml", "_toc.yml", "requirements.txt", "CITATION.cff", "book", "data", "notebooks", "countercase")
NO_COMMIT = "none: the folder is not a Git checkout"


def commit(root: Path) -> str:
    """The commit that the files are from, and whether they have changed since; in words where there is none."""
    if not (root / ".git").exists() or not shutil.which("git"):
        return NO_COMMIT
    head = _git(root, "rev-parse", "HEAD")
    if not head:
        return NO_COMMIT
    return f"{head}, with changes that are not committed" if _git(root, "status", "--porcelain", *SOURCES) else head


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "--no-optional-locks", "-C", str(root), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def data_sums(root: Path) -> dict[str, str]:
    """sha256 of every file below `data/`."""
    return {f"data/{name}": found for name, found in sums(root / "data").items()}


def prove(root: Path, folder: Path, inputs: str) -> None:
    """Write the list of sums and the proof into a made site. `inputs` is the digest of all that it was made from."""
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


def filled(page: str, stated: Mapping[str, str]) -> str:
    """The page with the values in their places. A name that stands for nothing is an error of the page."""
    return PLACE.sub(lambda match: escape(stated[match[1]]), page)


def read(folder: Path) -> dict[str, str]:
    """What the proof of a published site states, or nothing where there is none to read."""
    try:
        return json.loads((folder / PROOF).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
