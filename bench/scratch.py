"""Scratch projects: a copy of this one with nothing built, and as many more cases as are wanted."""

from __future__ import annotations

import random
import re
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
