"""What the counter-cases of a pull request change, as Markdown: `make answer` writes `_build/answer.md`.

It looks at what the newest commit, a merge, changed in `data/cases/`, and lets `countercase compare` say of each
counter-case what it changes in the case that it answers, or what is wrong with its file. Where more than counter-cases
is wrong, it says what.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from countercase.argue.library import Library
from countercase.data.problem import DataError
from countercase.publish.run.soundness import sound_part

ANSWER = "_build/answer.md"
CASES = "data/cases/"
Compare = Callable[[str, str], str]
"""What the second case changes in the first, as Markdown."""


def changed(root: Path) -> list[str]:
    """The files of cases that the newest commit adds or alters, by path."""
    command = ["git", "diff", "--name-only", "-z", "--diff-filter=AMR", "HEAD^1", "HEAD", "--", CASES]
    found = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    return sorted(filter(None, found.split("\0")))


def answers(paths: Iterable[str], library: Library) -> list[tuple[str, str]]:
    """The counter-cases whose file or table is among `paths`, each after the case that it answers."""
    return [(library.counter_cases[name].parent, name) for name in _named(paths) if name in library.counter_cases]


def _named(paths: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(Path(path).name.split(".")[0] for path in paths))


def answer(paths: Iterable[str], root: Path, compare: Compare) -> str:
    """The whole text; empty where no counter-case is among `paths`."""
    paths = list(paths)
    try:
        library = sound_part(root, lambda _: None)
    except DataError as error:
        return _wrong(error) if paths else ""
    wrong = [problem for name in _named(paths) for problem in library.left_out.get(name, ())]
    told = [_wrong(DataError(wrong)).strip()] if wrong else []
    return "\n\n---\n\n".join([*told, *(compare(*pair).strip() for pair in answers(paths, library))])


def _wrong(error: DataError) -> str:
    lines = "\n".join(f"    {line}" for line in str(error).splitlines())
    return f"The data are not in order yet.\n\n{lines}\n"


def _compare(first: str, second: str) -> str:
    command = [str(Path(sys.executable).parent / "countercase"), "compare", first, second, "--markdown"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (
        done.stdout if done.returncode == 0 else f"`{second}` cannot be held against `{first}`: {done.stderr.strip()}"
    )


def main(root: Path) -> None:
    """Write the text."""
    path = root / ANSWER
    path.parent.mkdir(exist_ok=True)
    path.write_text(answer(changed(root), root, _compare), encoding="utf-8", newline="\n")
    print(path)


if __name__ == "__main__":
    main(Path(__file__).resolve().parents[1])
