"""Whether machines of several kinds made the same book: `make same`, once each has left its list of sums.

The lists are `_build/sums/NAME/SHA256SUMS`, one for each machine.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from countercase.publish.site.manifest import SUMS

FOLDER = "_build/sums"
FEWEST = 2

Sums = Mapping[str, str]
"""The sum of each file of a site, by its path."""


def lists(folder: Path) -> dict[str, Sums]:
    """What each machine made, by its name."""
    return {path.parent.name: _read(path) for path in sorted(folder.glob(f"*/{SUMS}"))}


def _read(path: Path) -> Sums:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def compared(made: Mapping[str, Sums]) -> list[str]:
    """What differs from the first machine, in lines, or nothing. Two lists at least have to be there."""
    if len(made) < FEWEST or not all(made.values()):
        return [f"There is nothing to compare: {len(made)} lists of sums below {FOLDER}, of which none may be empty."]
    first, *others = made
    return [
        f"{name} is not the same on {first} and on {other}."
        for other in others
        for name in sorted(made[first].keys() | made[other].keys())
        if made[first].get(name) != made[other].get(name)
    ]


def main(root: Path) -> None:
    """Compare what is there, and fail where it is not the same."""
    made = lists(root / FOLDER)
    if wrong := compared(made):
        sys.exit("\n".join(wrong))
    print(f"{len(next(iter(made.values())))} files, the same on {', '.join(made)}.")


if __name__ == "__main__":
    main(Path(__file__).resolve().parents[1])
