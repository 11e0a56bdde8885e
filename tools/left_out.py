"""Which counter-cases the site in place leaves out, told to a workflow of GitHub: `make rest`.

Each line that says what is wrong becomes a mark at its file, and the names an output of the step, by which the workflow
knows that the tests fail for that reason. Elsewhere nothing is said: the build has said it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from countercase.data.invisible import seen
from countercase.publish.site import site

PROBLEM = re.compile(r"(?P<file>[^:]+?)(?:, line (?P<line>\d+))?: (?P<message>.*)", re.DOTALL)
SIGNS = {"%": "%25", "\r": "%0D", "\n": "%0A"}


def marks(lines: Iterable[str]) -> Iterator[str]:
    """The commands by which a workflow marks what is wrong at its place."""
    for problem in lines:
        found = PROBLEM.fullmatch(problem)
        place = {"file": found["file"], "line": found["line"] or "1"} if found else {}
        where = ",".join(f"{key}={_coded(value).replace(',', '%2C')}" for key, value in place.items())
        yield f"::error {where}::{_coded(found['message'] if found else problem)}"


def _coded(text: str) -> str:
    return "".join(SIGNS.get(character, character) for character in text)


def main(root: Path) -> None:
    """Tell it, where a workflow listens."""
    found = site.left_out(root)
    if os.environ.get("GITHUB_ACTIONS"):
        for mark in marks(line for lines in found.values() for line in lines):
            print(mark)
    if output := os.environ.get("GITHUB_OUTPUT"):
        with Path(output).open("a", encoding="utf-8") as file:
            file.write(f"left_out={seen(' '.join(sorted(found)))}\n")


if __name__ == "__main__":
    main(Path(__file__).resolve().parents[1])
