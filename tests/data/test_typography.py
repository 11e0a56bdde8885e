"""Prose has typographic apostrophes and quotation marks, in the data as in the chapters; code has straight ones."""

import csv
import re
from pathlib import Path

import pytest
import yaml

STRAIGHT = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])|(?<=s)'(?= )|(?<![^\s(])[\"'](?=\w)")
# what is no prose: formulas, and addresses
FORMULAS = {"formula", "met_if"}
ADDRESS = re.compile(r"https?://\S+")
# what stands in the prose and is none: code, roles with ids, tags and the addresses of links
CODE = re.compile(r"^```.*?^```|\{[a-z-]+\}`[^`]*`|`[^`]*`|<[^>]*>|\]\([^)]*\)|^---$.*?^---$", re.DOTALL | re.MULTILINE)
# words to be found by, as they are typed
TYPED = {"data/search.yml"}


def straight(text):
    """Each straight mark in a text, with the words around it."""
    bare = ADDRESS.sub("", text)
    return [bare[max(0, m.start() - 20) : m.end() + 20] for m in STRAIGHT.finditer(bare)]


def texts(path):
    """Each text of a file of data."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield from (cell for name, cell in row.items() if cell and name not in FORMULAS)
    else:
        yield from strings(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))


def strings(value):
    """Each text within what YAML holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, held in value.items():
            yield from strings(held) if name not in FORMULAS else ()
    elif isinstance(value, list):
        for held in value:
            yield from strings(held)


def test_texts_of_the_data_have_typographic_marks(root):
    files = [p for p in (root / "data").rglob("*") if p.suffix in {".csv", ".yml"} and p.name != "passages.csv"]
    held = {p.relative_to(root).as_posix(): p for p in files if "editions" not in p.parts}
    assert len(held) > 50
    found = {
        name: marks[:3]
        for name, path in sorted(held.items())
        if name not in TYPED and (marks := [mark for text in texts(path) for mark in straight(text)])
    }
    assert found == {}


def test_chapters_have_typographic_marks(root):
    found = {
        path.relative_to(root).as_posix(): marks[:3]
        for path in sorted((root / "book").rglob("*.md"))
        if (marks := straight(CODE.sub("", path.read_text(encoding="utf-8"))))
    }
    assert found == {}


@pytest.mark.parametrize("wrong", ["Lo's rule", "the authors' case", "a 'return to Europe'", 'called "likely"'])
def test_a_straight_mark_is_seen(wrong):
    assert straight(wrong)


@pytest.mark.parametrize(
    "right", ["Lo’s rule", "the authors’ case", "a “return”", "it is at https://a.org/x's/", "5' 3"]
)
def test_a_typographic_mark_is_none(right):
    assert straight(right) == []


def test_files_are_looked_at_by_their_texts(tmp_path):
    table = Path(tmp_path / "a.csv")
    table.write_text("id,formula,finding\na,count('b'),It is Red's.\n", encoding="utf-8")
    assert [mark for text in texts(table) for mark in straight(text)] == ["It is Red's."]
