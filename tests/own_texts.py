"""Texts of the small world's two works, made here word by word, with what the small world then takes from them."""

import csv
import functools
import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ground import written
from small_world import small_copied

from countercase import load
from countercase.argue.library import Library
from countercase.data.passage import PASSAGES, read_passages
from countercase.verify.passages import made, table

PLAIN = """
harbour tide ledger sailor league office officer efficient flag affluent fish rope lantern keel anchor captain
wharf customs tariff cargo winter gale quay pilot mast oar net salt barrel treaty clause signature envoy archive
shelf paper survey river bridge market stone window ladder copper bell tower garden apple bread river-mouth
co-operate naïve façade rôle moral quarrel justice barter pledge council deputy minute motion ballot speech
letter witness
"""
WORDS = PLAIN.split()

# where a fact of the small world stands, what its text says there, and what the record then holds
SAID = {
    "red-treaty": ("Three ports signed, so ‘the harbour flies the League’s flag’ at last.", {
        "value": "3", "unit": "ports", "quote": "the harbour flies the League's flag"}),
    "red-budget": ("The port paid 40 per cent.17 It had paid sixteen the year before.", {
        "value": "40", "unit": "percent", "comparator": "the year before", "comparator_value": "16"}),
    "red-letter": ("They wrote of “an efficient office, not a naïve façade” to the survey of 1,250.5 ships.", {
        "value": "1250.5", "unit": "ships", "quote": "an efficient office … a naïve façade"}),
    "blue-paper": ("a river-mouth for twenty-four officers, at 2,951 crowns", {
        "value": "24", "unit": "officers", "comparator": "crowns", "comparator_value": "2951",
        "quote": "a river-mouth for twenty-four officers"}),
}  # fmt: skip


@dataclass(frozen=True)
class World:
    """The small world with texts: its project, and the text of each work."""

    library: Library
    texts: dict[str, str]

    @property
    def table(self):
        return read_passages(self.library)


def filler(seed: str, count: int) -> str:
    """So many words in no order, the same each time."""
    return " ".join(random.Random(seed).choices(WORDS, k=count))


def said(place: str) -> str:
    """What stands at a place for the facts there."""
    places = {"red-treaty": "red:p2", "red-budget": "red:p6", "red-letter": "red:p7", "blue-paper": "blue:L3"}
    return " ".join(text for name, (text, _) in SAID.items() if places[name] == place)


def red() -> str:
    """Twelve paragraphs: a title, ten of about 550 letters or of about 1,700, and a short one."""
    paragraphs = ["The port, the treaty and the League"]
    for n in range(2, 12):
        words = filler(f"red{n}", 300 if n == 9 else 100)
        paragraphs.append(f"{words[:250].capitalize()} {said(f'red:p{n}')} {words[250:]}.")
    return "\n\n".join([*paragraphs, "They sailed."]) + "\n"


def blue() -> str:
    """Twenty lines of about 90 letters."""
    return "\n".join(f"{filler(f'blue{n}', 14)} {said(f'blue:L{n}')}".strip() for n in range(1, 21))


def world(folder: Path, cases: Iterable[str] = (), **changes: dict[str, str]) -> World:
    """The small world in a folder, with its facts as the texts have them, or changed; and the table of its passages."""
    root = small_copied(folder, cases)
    path = root / "data/evidence.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row.update(SAID.get(row["id"], ("", {}))[1] | changes.get(row["id"].replace("-", "_"), {}))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    texts = {"red": red(), "blue": blue()}
    (root / "texts").mkdir()
    for key, text in texts.items():
        (root / "texts" / f"{key}.txt").write_text(text, encoding="utf-8")
    library = load(root)
    (root / PASSAGES).write_text(table(made(library, root / "texts", {})), encoding="utf-8")
    return World(library, texts)


@functools.cache
def _files():
    """Every file of that world, which is made once for all that change one of them."""
    with TemporaryDirectory() as folder:
        world(Path(folder))
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in Path(folder).rglob("*.*")}


def world_written(folder: Path) -> Path:
    """The folder, with the files of that world, unread."""
    return written(folder, _files())
