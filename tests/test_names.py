"""The names of this essay stand in its data, its prose and its tests, and nowhere in the program that makes it."""

import re
from functools import cache

import pytest
import yaml

from countercase.data.files import files_below

ROOMS = ("countercase", "notebooks", "book/_templates", "book/_static")
READ = {".py", ".ipynb", ".html", ".css", ".js", ".svg", ".yml", ".csv", ".md", ".txt", ".cff", ".bib"}
PLAIN = (
    "China",
    "Chinese",
    "Russia",
    "Russian",
    "Beijing",
    "Johnston",
    "Taiwan",
    "Macedonia",
    "ILO",
    "UN",
    "United Nations",
)
WORDS = (
    "sociali[sz]\\w*",
    "peacekeep\\w*",
    "the three (?:texts|sources|authors|rules|works)",
    "(?:texts|sources) are three",
)


@cache
def names(root):
    """What belongs to this essay: its authors, keys, cases, frameworks and figures, and the words that it is about."""
    sources = yaml.safe_load((root / "data/sources.yml").read_text(encoding="utf-8"))["sources"]
    people = {word for s in sources.values() for word in re.findall(r"[A-Z][a-z]+", s["authors"])}
    files = {
        path.stem for folder in ("cases", "frameworks", "figures") for path in (root / "data" / folder).glob("*.yml")
    }
    ids = sorted(files - {"argue"})
    return [*map(re.escape, (*PLAIN, *sorted(people), *sorted(sources), *ids)), *WORDS]


@cache
def pattern(root):
    return re.compile(rf"(?<![\w-])(?:{'|'.join(names(root))})(?![\w-])")


def found(root, text):
    return sorted({hit[0] for hit in pattern(root).finditer(text)})


@pytest.mark.slow
@pytest.mark.parametrize("room", ROOMS)
def test_the_program_names_nothing_of_this_essay(root, room):
    told = {}
    for path in sorted(files_below(root / room)):
        if path.suffix in READ and (hits := found(root, path.read_text(encoding="utf-8"))):
            told[path.relative_to(root).as_posix()] = hits
    assert told == {}


def test_a_name_that_is_added_is_found(root):
    assert found(root, "As Kobayashi has it, China is socialised: see lo-ilo, of the three texts.") == [
        "China",
        "Kobayashi",
        "lo-ilo",
        "socialised",
        "the three texts",
    ]
    assert found(root, "A clockwork of allocations, in a room that is socially warm.") == []
