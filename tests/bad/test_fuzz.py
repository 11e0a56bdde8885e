"""Good files, spoiled at random, byte by byte and value by value: each is read, or refused with its place."""

import csv
import io
import os
import random

import pytest
import yaml
from ground import data_copied
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from small_project import small_project
from stranger import Page

from countercase import DataError
from countercase.argue.agreement import load_agreement
from countercase.argue.check import check_falsifiers, load_checks
from countercase.argue.formula import evaluate, plain
from countercase.argue.library import load
from countercase.commands.check import sound
from countercase.data.record import load_record
from countercase.data.series import load_series
from countercase.data.shared_facts import load_facts
from countercase.data.synonyms import load_synonyms
from countercase.publish.run.soundness import sound_part
from countercase.show.chapter import Chapter
from countercase.show.contents import names
from countercase.show.figures.gallery import figures
from countercase.show.figures.spec_file import load_exhibits
from countercase.show.markup import Markdown, text
from countercase.show.record_pages import declaration
from countercase.show.theme import spec

pytestmark = pytest.mark.slow

MARKDOWN = MarkdownIt("commonmark")
EXAMPLES = int(os.environ.get("FUZZ", settings.default.max_examples // 4))
"""How many a test; more by hand: `FUZZ=5000 pytest tests/bad/test_fuzz.py`."""
BYTES = [
    *(b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\r", b"\t", b"\x1b[31m", b"\n\n"),
    *(b"&a ", b"*a", b"!!python/object:os.system ", b"<<: ", b"? ", b"- ", b": ", b"{", b"[", b'"', b"'", b"|\n", b"%"),
    *(
        b",",
        b";",
        b"\\",
        b"\\u202e",
        b"```{include} /etc/passwd\n```\n",
        b"<script>",
        b"@string{",
        b"{" * 200,
        b"[" * 999,
    ),
]
VALUES = [
    *(
        "",
        " ",
        "~",
        "-1",
        "0",
        "9" * 400,
        "1e999",
        "nan",
        "../../etc/passwd",
        "con",
        "<script>x</script>",
        "=1+1",
        "\n\n# x",
    ),
    *(
        "x" * 301,
        "x" * 20_001,
        "lo:p1",
        "lo:p99999",
        "0001",
        "9999-12",
        "1/2/3",
        "{x.__class__}",
        "{0}",
        "{" * 50,
        "\u202e",
    ),
    *("\u4e2d\u56fd", "“–”", None, [], {}, ["x"], {"x": "y"}, [[["x"]]], True, 1.5),
]
FORMULAS = [
    *(
        "1",
        "0",
        "-",
        "+",
        "*",
        "/",
        "(",
        ")",
        "[",
        "]",
        ",",
        "'x'",
        " not ",
        " and ",
        " == ",
        " < ",
        "**",
        ".real",
        "lambda",
    ),
    *("round(", "sum(", "min(", "len(", "pick(", "value(", "weight(", "reached(", "days(", "many('vetoes','country')"),
    *(
        "9" * 100,
        "1e308",
        "'lo-ilo'",
        "'interim'",
        "'lo-ilo-17-of-175'",
        "x=",
        "rank(",
        "abs(",
        "'2020-01-01'",
        "*[1]",
        "**{}",
    ),
]

seeds = st.integers(0, 2**32)
many = settings(max_examples=EXAMPLES)


ENDS = (".", "?", '"', "'")
"""How a message ends: a sentence does with its sign, and a line as it should be with its own last mark."""


def spoiled(text: str, rng: random.Random) -> bytes:
    """A text with a few places cut, repeated, swapped or stuffed."""
    raw = text.encode()
    for _ in range(rng.choice([1, 1, 1, 2, 3, 6])):
        at = rng.randrange(len(raw) + 1)
        until = min(len(raw), at + rng.choice([1, 1, 3, 20, 400]))
        part = {
            "stuff": lambda: raw[:at] + rng.choice(BYTES) + raw[at:],  # noqa: B023
            "cut": lambda: raw[:at] + raw[until:],  # noqa: B023
            "twice": lambda: raw[:until] + raw[at:],  # noqa: B023
            "other": lambda: raw[:at] + bytes([rng.randrange(256)]) + raw[at + 1 :],  # noqa: B023
            "end": lambda: raw[:at],  # noqa: B023
        }
        raw = part[rng.choice(["stuff", "stuff", "cut", "twice", "other", "end"])]()
    return raw


def places(held, path=()):
    """Every place in nested values."""
    items = held.items() if isinstance(held, dict) else enumerate(held) if isinstance(held, list) else ()
    for key, value in items:
        yield (*path, key)
        yield from places(value, (*path, key))


def changed(text: str, rng: random.Random) -> bytes:
    """A YAML file with a few values replaced, moved, renamed or taken away."""
    held = yaml.load(text, Loader=yaml.CBaseLoader)
    for _ in range(rng.choice([1, 1, 2, 4])):
        every = list(places(held))
        path = rng.choice(every)
        inside = held
        for key in path[:-1]:
            inside = inside[key]
        kind = rng.choice(["value", "value", "value", "gone", "other", "rename", "grow"])
        if kind == "gone":
            del inside[path[-1]]
        elif kind == "rename" and isinstance(inside, dict):
            inside[str(rng.choice(VALUES))] = inside.pop(path[-1])
        elif kind == "grow" and isinstance(inside, list):
            inside += [inside[path[-1]]] * rng.choice([1, 13, 400])
        elif kind == "other":
            other = held
            for key in rng.choice(every):
                other = other[key] if isinstance(other, dict | list) and key in _keys(other) else other
            inside[path[-1]] = yaml.load(yaml.safe_dump(other), Loader=yaml.CBaseLoader)
        else:
            inside[path[-1]] = rng.choice(VALUES)
        if not held:
            break
    dumper = yaml.SafeDumper
    dumper.ignore_aliases = lambda *_: True
    return yaml.dump(held, Dumper=dumper, allow_unicode=True, sort_keys=False).encode("utf-8", "surrogatepass")


def _keys(held):
    return held if isinstance(held, dict) else range(len(held))


def shuffled(text: str, rng: random.Random) -> bytes:
    """A CSV file with a few cells replaced, and a column or a row moved, repeated or taken away."""
    rows = list(csv.reader(io.StringIO(text)))
    for _ in range(rng.choice([1, 2, 4])):
        row = rng.choice(rows)
        if not row:
            continue
        at = rng.randrange(len(row))
        kind = rng.choice(["cell", "cell", "cell", "other", "gone", "more", "again"])
        if kind == "gone":
            del row[at]
        elif kind == "more":
            row.insert(at, str(rng.choice(VALUES)))
        elif kind == "again":
            rows.append(list(row))
        else:
            row[at] = str(rng.choice(VALUES)) if kind == "cell" else rng.choice(rng.choice(rows) or [""])
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8", "surrogatepass")


@pytest.fixture(scope="module")
def ground(root, tmp_path_factory):
    folder = data_copied(root, tmp_path_factory.mktemp("ground"))
    for path in (folder / "data/figures").iterdir():
        if f"data/figures/{path.name}" not in YAML:  # all figures are drawn where one of them is spoiled
            path.unlink()
    return folder


def read(ground, name, raw, action):
    """Put the bytes in place of a file, read, and put the file back. Says what was found wrong, or nothing."""
    path = ground / name
    good = path.read_bytes()
    path.write_bytes(raw)
    try:
        action()
    except DataError as error:
        said = str(error)
        assert said.strip(), "a fault without a word"
        assert len(said) < 200_000
        assert all(p.file and p.message.endswith(ENDS) for p in error.problems), said  # noqa: PT017
        assert not any(ord(c) < 32 and c != "\n" for c in said)
        return said
    finally:
        path.write_bytes(good)
    return ""


TOLD = ("opening", "changes", "parts", "balance", "explanation", "open_questions", "evidence", "making")


def told(ground, case):
    """All that a chapter says, without its charts, holds no more than text."""
    library = load(ground)
    check_falsifiers(library)  # as every command does first
    chapter = Chapter(library, library.dossier(case).verdict())
    for name in TOLD:
        part = getattr(chapter, name)()
        html = MARKDOWN.render(str(part)) if isinstance(part, Markdown) else shown(part)
        assert Page(html).found == []


def shown(part):
    return part.html() if hasattr(part, "html") else str(part)


def drawn(ground, library):
    """All that the figures say, without their charts, holds no more than text."""
    for figure in figures(library).values():
        assert Page(figure.table.html() + text(figure.finding) + text(figure.alt)).found == []
        spec(figure.draw(700))


YAML = {
    "data/cases/lo-ilo.yml": lambda g, li: told(g, "lo-ilo"),
    "data/cases/student-status-counts.yml": lambda g, li: told(g, "student-status-counts"),
    "data/frameworks/three-tests.yml": lambda g, li: told(g, "lo-ilo"),
    "data/sources.yml": lambda g, li: load_record(g),
    "data/facts.yml": lambda g, li: load_facts(g, li.record),
    "data/search.yml": lambda g, li: load_synonyms(g),
    "data/series/vetoes.yml": lambda g, li: load_series(g / "data/series"),
    "data/figures/bank-votes.yml": lambda g, li: drawn(g, _at(li, g)),
    "data/figures/russian-aid.yml": lambda g, li: drawn(g, _at(li, g)),
    "data/figures/iso-governance.yml": lambda g, li: drawn(g, _at(li, g)),
    "data/figures/agency-heads.yml": lambda g, li: drawn(g, _at(li, g)),
    "data/figures/ilo-ratifications.yml": lambda g, li: drawn(g, _at(li, g)),
    "data/figures/typology-all.yml": lambda g, li: drawn(g, _at(li, g)),
}
CSV = {
    "data/claims.csv": lambda g, li: load_record(g),
    "data/evidence.csv": lambda g, li: load_record(g),
    "data/checks.csv": lambda g, li: load_checks(li, g),
    "data/second-coding.csv": lambda g, li: load_agreement(li, g).level_alpha,
    "data/series/vetoes.csv": lambda g, li: load_exhibits(g, _at(li, g)),
    "data/series/agency-heads.csv": lambda g, li: drawn(g, _at(li, g)),
}


def _at(library, ground):
    from dataclasses import replace

    return replace(library, root=ground, series=load_series(ground / "data/series"))


def spoil(ground, library, seed, actions, way):
    """Read one of the files that `actions` read, after it was changed in a way drawn from the seed."""
    rng = random.Random(seed)
    name = rng.choice(list(actions))
    raw = way((ground / name).read_text(encoding="utf-8"), rng)
    read(ground, name, raw, lambda: actions[name](ground, library))


@many
@given(seeds)
def test_yaml_with_other_values(ground, library, seed):
    spoil(ground, library, seed, YAML, changed)


@many
@given(seeds)
def test_tables_with_other_cells(ground, library, seed):
    spoil(ground, library, seed, CSV, shuffled)


@many
@given(seeds)
def test_any_file_with_other_bytes(ground, library, seed):
    spoil(ground, library, seed, {**YAML, **CSV, "book/references.bib": lambda g, li: load_record(g)}, spoiled)


@settings(max_examples=EXAMPLES * 5)
@given(st.lists(st.sampled_from(FORMULAS), max_size=12))
def test_any_formula(library, parts):
    try:
        plain(evaluate("".join(parts), library))
    except DataError as error:
        assert str(error).endswith(ENDS)  # noqa: PT017


@pytest.fixture(scope="module")
def small(root, tmp_path_factory):
    return small_project(root, tmp_path_factory.mktemp("small") / "project")


def shown_whole(library):
    """Every page that is made of data alone."""
    for case in library.cases:
        chapter = Chapter(library, library.dossier(case).verdict())
        for name in TOLD:
            shown(getattr(chapter, name)())
    for name in names(library):
        declared, each = declaration(name)
        for part in declared.load()(library, *([each] if each else [])):
            shown(part)


@settings(max_examples=max(5, EXAMPLES // 2))
@given(seeds)
def test_of_what_is_in_order_every_page_can_be_made(small, seed):
    """One file of a small project is changed in a manner of its kind: it is refused, or all of it can be shown."""
    rng = random.Random(seed)
    path = rng.choice(sorted(p for p in (small / "data").rglob("*") if p.suffix in {".yml", ".csv"}))
    good = path.read_bytes()
    path.write_bytes((changed if path.suffix == ".yml" else shuffled)(good.decode(), rng))
    try:
        try:
            library = sound_part(small, sound)
        except DataError:
            return
        shown_whole(library)
    finally:
        path.write_bytes(good)
