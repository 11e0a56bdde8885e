"""A copy of the project that a stranger has edited: every text of its data files tries to be more than text."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path
from urllib.parse import urlsplit

import yaml

READS, WRITES = getattr(yaml, "CBaseLoader", yaml.BaseLoader), getattr(yaml, "CSafeDumper", yaml.SafeDumper)
SECRET = "this stands outside the book"
HEADING = "A heading from data"
MARKUP = (
    "<script>pwned()</script> <img src=x onerror=pwned()> \"'><svg onload=pwned()> </script></title></textarea>"
    "<iframe src='https://evil.example'></iframe> <a href='javascript:pwned()'>x</a> &lt;b&gt; &#60;script&#62;"
)
PIECES = (
    MARKUP,
    "[x](javascript:pwned()) [y](data:text/html,pwned) ![z](https://evil.example/z.png) <https://evil.example/>",
    f"# {HEADING}\n\n{HEADING}\n===",
    "<script>pwned()</script>",
    "```{raw} html\n<script>pwned()</script>\n```",
    ":::{include} SECRET_FILE\n:::",
    "```{include} SECRET_FILE\n```",
    "```{literalinclude} SECRET_FILE\n```",
    "```{eval-rst}\n.. raw:: html\n\n   <script>pwned()</script>\n\n.. include:: SECRET_FILE\n```",
    "{raw}`html <script>pwned()</script>` {evidence}`<img src=x onerror=pwned()> <any-fact>` {{ 7 * 7 }} $$x$$",
    '+++ {"a": 1}\n% comment\n(target)=\n| a | b |\n| - | - |\n| c | d |',
)
# what stands under these keys is words for a reader
WORDS = {
    *("title", "short", "question", "summary", "thesis", "actor", "norm", "institution", "author", "narrative"),
    *("because", "text", "why", "meaning", "degree", "standard", "says", "turns_on", "definition", "coverage"),
    *("trust", "note", "licence", "missing", "label", "source_note", "unit", "authors", "mark", "possessive", "about"),
}
COLUMNS = {
    *("statement", "event", "actor", "institution", "norm", "unit", "comparator"),
    *("question", "finding", "basis", "address", "remark", "because"),
}
# these stand in one line, so that each holds one piece
LINES = {"title", "short", "actor", "norm", "author", "label", "note", "unit", "authors", "mark", "possessive"}
# keys that are words in one file and names in another
NAMES = {"data/essay.yml": {"question"}, "data/figures": {"label"}, "data/series": set(), "data/sources.yml": {"unit"}}


def taint(root: Path, secret: Path) -> None:
    """Edit every data file below `root`, so that all of it stays valid and none of its texts means well."""
    secret.write_text(SECRET, encoding="utf-8")
    with (root / "data/evidence.csv").open(encoding="utf-8", newline="") as file:
        fact = next(csv.DictReader(file))["id"]  # a role is let through, and names what is there
    pieces = cycle(piece.replace("SECRET_FILE", str(secret)).replace("any-fact", fact) for piece in PIECES)
    nasty = "\n\n".join(next(pieces) for _ in PIECES)
    for path in sorted((root / "data").rglob("*.yml")):
        place = path.relative_to(root).as_posix()
        spared = next((names for start, names in NAMES.items() if place.startswith(start)), set())
        held = yaml.load(path.read_text(encoding="utf-8"), Loader=READS)
        held = _tainted(held, "", spared, nasty, pieces)
        if place.startswith("data/figures"):
            # in these, and in some titles, names in braces are looked up
            held["finding"] = held["source"] = held["title"] = MARKUP
        if place == "data/essay.yml":  # a line of a chart
            held["question"] = f"{held['question']} <script>pwned()</script>"
        path.write_text(
            yaml.dump(held, Dumper=WRITES, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8"
        )
    for name in ("claims", "evidence", "checks", "relations", "second-coding"):
        path = root / f"data/{name}.csv"
        if not path.exists():
            continue
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for number, row in enumerate(rows):
            for column in COLUMNS & set(row) - ({"question"} if name == "relations" else set()):  # a title there
                # all of it in every cell would be more than a file may hold
                row[column] = f"={row[column]} {MARKUP if number % 10 else nasty}"
            if row.get("quote"):
                row["quote"] = "<script>pwned()</script>"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    bib = root / "book/references.bib"
    works = bib.read_text(encoding="utf-8").replace("title     = {", "title     = {<script>pwned()</script> ")
    bib.write_text(works, encoding="utf-8")


def _tainted(held, key: str, spared: set[str], nasty: str, pieces: Iterator[str]):
    if key in {"when", "where"}:  # conditions name what stands elsewhere
        return held
    if isinstance(held, dict):
        # the meanings of levels and options, and what a column holds
        words = key in {"levels", "options", "columns", "minds"}
        return {
            k: f"{v} {nasty}" if words and isinstance(v, str) else _tainted(v, k, spared, nasty, pieces)
            for k, v in held.items()
        }
    if isinstance(held, list):
        return [_tainted(item, key, spared, nasty, pieces) for item in held]
    if key == "words":  # a quotation, of at most twelve words
        return "<script>pwned()</script>"
    if key not in WORDS - spared or not held:
        return held
    return f"{held}\n\n{next(pieces) if key in LINES else nasty}\n"


STATIC = Path(__file__).parents[1] / "book/_static"
SCRIPTS = {"argue-data.js", "explorer.js", *(path.name for path in STATIC.glob("argue*.js"))}
FOREIGN = {"iframe", "object", "embed", "img", "base", "meta", "frame", "foreignobject", "video", "audio", "image"}


class Page(HTMLParser):
    """What a page of data holds that is more than text: each in a few words, in `found`."""

    def __init__(self, html: str, links: tuple[str, ...] = ("http", "https")) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside: list[str] = []
        self.links = links
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "script" and Path(given.get("src") or "").name not in SCRIPTS:
            self.found.append(f"<script> in line {self.getpos()[0]}: {given}")
        if tag in FOREIGN:
            self.found.append(f"<{tag}> in line {self.getpos()[0]}: {given}")
        for name, value in attrs:
            if name.startswith("on") or name in {"srcdoc", "formaction"}:
                self.found.append(f"<{tag} {name}={value}>")
            if name in {"href", "src", "xlink:href", "action"}:
                download = given.get("class") == "cc-download" and (value or "").startswith("data:")
                scheme = urlsplit((value or "").strip()).scheme
                if scheme and scheme not in self.links and not download:
                    self.found.append(f"<{tag} {name}={value[:80]}>")
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.inside.append("")

    def handle_endtag(self, tag):
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"} and self.inside and self.inside.pop().strip() == HEADING:
            self.found.append(f"<{tag}> from data")

    def handle_data(self, data):
        if SECRET in data:
            self.found.append("a file from outside the book")
        if self.inside:
            self.inside[-1] += data
