"""A release: one version, said in one place, that the citation and the changelog repeat. `make release VERSION=1.2.3`.

The place is `countercase/__init__.py`, from which the package takes it. Then the edition is frozen: what it argues, its
site, and the sums of its site. What follows a release by hand (the commit, the tag) is printed and not done.
"""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE, CITATION, CHANGELOG = "countercase/__init__.py", "CITATION.cff", "CHANGELOG.md"
VERSION = r"\d+\.\d+\.\d+"
WAITING = "## Unreleased\n"
# where each file says the version and the day, as (the text before, the value, the text after)
PLACES = {
    (PACKAGE, "version"): r'(?m)(^__version__ = ")(.*)("$)',
    (CITATION, "version"): r"(?m)(^version: )(.*)($)",
    (CITATION, "day"): r"(?m)(^date-released: )(.*)($)",
    (CHANGELOG, "version"): rf"(?m)(^## )({VERSION})( \()",
    (CHANGELOG, "day"): rf"(?m)(^## {VERSION} \()([\d-]*)(\)$)",
}


class ReleaseError(Exception):
    """Why a release cannot be made, in words."""


def said(texts: dict[str, str]) -> dict[tuple[str, str], str]:
    """What each file says of the version and the day. Of a changelog, the newest section counts."""
    found = {}
    for (file, what), pattern in PLACES.items():
        match = re.search(pattern, texts[file])
        if not match:
            raise ReleaseError(f"{file} says no {what}. It should have a line such as those of the last release.")
        found[file, what] = match[2]
    return found


def disagreements(texts: dict[str, str]) -> list[str]:
    """A sentence for each file that says something else than the package, or than the changelog of the day."""
    found = said(texts)
    right = {"version": (PACKAGE, found[PACKAGE, "version"]), "day": (CHANGELOG, found[CHANGELOG, "day"])}
    return [
        f"{file} says {what} {value}, and {right[what][0]} says {right[what][1]}."
        for (file, what), value in found.items()
        if value != right[what][1]
    ]


def released(texts: dict[str, str], version: str, day: str) -> dict[str, str]:
    """The files as they are to be for a release: the version, the day, and the changelog's waiting lines under both.

    `day` is an ISO date. `ReleaseError` where the version is no step up, or the changelog has nothing to tell.
    """
    if not re.fullmatch(VERSION, version):
        raise ReleaseError(f"'{version}' is no version. It should be three numbers: make release VERSION=1.2.3")
    if wrong := disagreements(texts):
        raise ReleaseError(" ".join(wrong))
    last = said(texts)[PACKAGE, "version"]
    if _numbers(version) <= _numbers(last):
        raise ReleaseError(f"{version} is no step up: the last release is {last}.")
    waiting = texts[CHANGELOG].partition(WAITING)[2].partition("\n## ")[0]
    if not waiting.strip():
        raise ReleaseError(f"{CHANGELOG} has nothing under 'Unreleased'. Say there what is new for a reader.")
    log = texts[CHANGELOG].replace(WAITING, f"{WAITING}\n## {version} ({day})\n", 1)
    made = {**texts, CHANGELOG: log}
    for (file, what), pattern in PLACES.items():
        value = version if what == "version" else day
        if file != CHANGELOG:
            made[file] = re.sub(pattern, lambda m, value=value: f"{m[1]}{value}{m[3]}", made[file], count=1)
    return made


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def read(root: Path = ROOT) -> dict[str, str]:
    """The files that speak of a release."""
    return {file: (root / file).read_text(encoding="utf-8") for file in (PACKAGE, CITATION, CHANGELOG)}


def main() -> None:
    """Write a release into its files, and say what is left to do."""
    version = sys.argv[1] if len(sys.argv) == 2 else ""
    day = datetime.datetime.now(datetime.UTC).date().isoformat()
    try:
        made = released(read(), version, day)
    except ReleaseError as error:
        sys.exit(str(error))
    # before anything is written: a version that could not be frozen would be no step up the next time
    checked = subprocess.run(
        [sys.executable, "-m", "countercase.cli", "check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if checked.returncode:
        sys.exit(
            f"{checked.stderr or checked.stdout}\nNothing is released. Mend what is said above, and call it again."
        )
    for file, text in made.items():
        (ROOT / file).write_text(text, encoding="utf-8", newline="\n")
    print(f"{', '.join(made)} say {version}. Now the edition is frozen ...", flush=True)
    # a process of its own: this one has been reading a package of another version
    if subprocess.run([sys.executable, "-m", "countercase.cli", "freeze"], cwd=ROOT, check=False).returncode:
        sys.exit("The edition could not be frozen. Mend what is said above, and call `countercase freeze`.")
    print("When `make lint test audit` passes:")
    print(f"  git add data/editions/{version}.json releases/{version}.sha256")
    print(f'  git commit -am "Release {version}" && git tag -a v{version} -m "Countercase {version}"')
    print("  git push --follow-tags")


if __name__ == "__main__":
    main()
