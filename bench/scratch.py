"""Scratch projects: a copy of this one with nothing built, and as many more cases as are wanted."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from countercase.publish.site.scratch import copy

SEED = 20_220_325
STRENGTHS = ("suggestive", "substantial", "decisive")
TOC = """  - caption: Generated
    chapters:
      - glob: book/cases/generated-*
"""


def project(root: Path, folder: Path) -> Path:
    """A copy of the project without anything that was made."""
    copy(root, folder)
    return folder


def multiply(folder: Path, times: int) -> None:
    """Make the record so many times as large: each claim and each fact again, under names of their own.

    What one claim is to another, its copy is to the other's copy; nothing else in the data speaks of the copies.
    """
    for table, columns in (("claims", ("supports", "attacks")), ("evidence", ())):
        path = folder / f"data/{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
            for number in range(2, times + 1):
                writer.writerows(_again(row, columns, f"-again-{number}") for row in rows)


def _again(row: Mapping[str, str], columns: Iterable[str], ending: str) -> dict[str, str]:
    named = {key: ";".join(f"{name}{ending}" for name in row[key].split(";") if name) for key in columns}
    return {**row, **named, "id": row["id"] + ending}


def generate(folder: Path, count: int) -> None:
    """Write cases that differ: each is one of the rebuilt cases under a name of its own, its strengths drawn anew."""
    dice = random.Random(SEED)
    sources = sorted((folder / "data/cases").glob("*.yml"))
    originals = [path for path in sources if not re.search(r"^extends:", path.read_text(encoding="utf-8"), re.M)]
    for number in range(count):
        source = originals[number % len(originals)]
        name = f"generated-{number:04d}"
        text = re.sub(r"^id: .*$", f"id: {name}", source.read_text(encoding="utf-8"), count=1, flags=re.M)
        text = re.sub(r"^(title: .*)$", rf"\1, drawn for the {number}th time", text, count=1, flags=re.M)
        text = re.sub(
            r"strength: (suggestive|substantial|decisive)$",
            lambda _: f"strength: {dice.choice(STRENGTHS)}",
            text,
            flags=re.M,
        )
        (folder / f"data/cases/{name}.yml").write_text(text, encoding="utf-8")
    toc = folder / "_toc.yml"
    toc.write_text(toc.read_text(encoding="utf-8").rstrip("\n") + "\n" + TOC, encoding="utf-8")
