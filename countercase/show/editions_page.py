"""The page of editions: which there are, and what changed in the argument from each to the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from ..argue.library import Library
from ..argue.snapshot import LAYERS, Change, Layer, changes, snapshot
from ..argue.wording import capital, in_words, join
from ..data import dates
from ..data.snapshot import Snapshot, load_editions
from .markup import Markdown
from .piece import Piece
from .table import Table, folded

NOUNS: dict[Layer, tuple[str, str]] = {
    "facts": ("fact", "facts"),
    "readings": ("reading", "readings"),
    "rules": ("line of a rule", "lines of rules"),
    "verdicts": ("verdict", "verdicts"),
}

OPENING = Markdown(
    "# Editions\n\n"
    "What did the book say when somebody cited it? "
    "At each release the site is frozen under its version, with its own list of sums, and stays there. "
    "{} "
    "What changes in the argument from one to the next is told here, in four layers: the facts, how they are read, "
    "the rules, and the verdicts that follow; words of a chapter are none of them."
)


def editions_page(library: Library) -> list[Piece]:
    """Every edition, the newest first, with what changed in the argument before it; and what has changed since."""
    editions = load_editions(library.root)
    if not editions:
        return [OPENING.format("No edition has been frozen yet; what stands here is the first, and may change.")]
    last = editions[-1]
    # the day of what is not released yet is nobody's
    now = snapshot(library, last.version, last.day)
    told = [f"{e.version} of {dates.words(e.day)}" for e in reversed(editions)]
    pieces: list[Piece] = [OPENING.format(f"There {'is' if len(told) == 1 else 'are'} {join(told)}.")]
    since = changes(last, now)
    if since:
        pieces += _told(f"Since {last.version}", since)
    else:
        pieces.append(Markdown("## Since {}\n\nThe argument stands as it was frozen.").format(last.version))
    for before, after in reversed(list(pairwise(editions))):
        pieces += _told(f"From {before.version} to {after.version}", changes(before, after))
    return pieces


def _told(title: str, found: Sequence[Change]) -> Iterable[Piece]:
    yield Markdown("## {}\n\n{}").format(title, summary(found))
    for layer in LAYERS:
        rows = [
            (
                change.about,
                change.kind,
                _says(change, "before"),
                _says(change, "after"),
            )
            for change in found
            if change.layer == layer
        ]
        if rows:
            name = capital(NOUNS[layer][1])
            table = Table(f"{title}: {NOUNS[layer][1]}", [name, "What happened", "Before", "After"], rows, kind="cards")
            yield folded(f"{name}: {len(rows)}", table.html())


def _says(change: Change, when: str) -> str:
    entry = change.before if when == "before" else change.after
    if entry is None:
        return "–"
    other = change.after if when == "before" else change.before
    return entry.says if other is None or other.about == entry.about else f"{entry.about} {entry.says}"


def summary(found: Sequence[Change]) -> str:
    """How much changed, by layer, in a sentence."""
    if not found:
        return "Nothing changed in the argument."
    told = []
    for layer in LAYERS:
        count = sum(change.layer == layer for change in found)
        one, several = NOUNS[layer]
        if count:
            told.append(f"{in_words(count)} {one if count == 1 else several}")
    verdicts = [change for change in found if change.layer == "verdicts" and change.kind == "changed"]
    end = "" if verdicts else " No verdict that was there came out otherwise."
    return f"{capital(join(told))} {'is' if len(found) == 1 else 'are'} new, gone or other than before.{end}"


def plain_changes(before: Snapshot, after: Snapshot, found: Sequence[Change]) -> str:
    """The same as lines of text."""
    lines = [f"From {before.version} to {after.version}: {summary(found)}"]
    for layer in LAYERS:
        of_layer = [change for change in found if change.layer == layer]
        if of_layer:
            lines += ["", f"{capital(NOUNS[layer][1])} ({len(of_layer)})"]
        for change in of_layer:
            lines.append(f"  {change.kind}: {change.about}")
            lines += [f"    before: {_says(change, 'before')}"] if change.before else []
            lines += [f"    after:  {_says(change, 'after')}"] if change.after else []
    return "\n".join(lines)
