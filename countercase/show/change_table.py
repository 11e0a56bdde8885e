"""What each change between two sides does, as a table: before and after, alone, and with which others it counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..argue.parting import Half, Parting
from ..argue.swap import Change
from ..argue.wording import capital, worded
from ..data.reading import Reading
from . import addresses
from .change_words import ENOUGH, NEEDED, counting, enough, idling, setting, undoing
from .contrast import Contrast
from .markup import NOTHING, Html, Markdown, link
from .piece import Piece
from .table import Table, folded


def change_tables(contrast: Contrast, held: Parting) -> list[Piece]:
    """Which changes are enough and what undoes them, in a sentence; a row for each that does something; and the others.

    Nothing where the two sides stand under two rules, or no change lies between them.
    """
    swapped, back = held.there, held.back
    if swapped is None or back is None or not swapped.changes:
        return []
    numbers = {c.name: i for i, c in enumerate(swapped.changes, 1)}
    telling = [c for c in swapped.changes if c.effect != "nothing" or c.needed or c.together is not None]
    idle = [c for c in swapped.changes if c not in telling]
    same = idling(len(swapped.changes), len(telling))
    pieces: list[Piece] = [Markdown("{}").format(same if held.same_verdict else f"{enough(swapped)} {undoing(back)}")]
    if telling:
        pieces.append(_telling(contrast, held, telling, numbers))
    if idle:
        words = f"{capital(worded(len(idle), 'change'))} that nothing depends on"
        pieces.append(folded(words, _idle(contrast, held, words, idle, numbers).html(), "cc-data"))
    return pieces


def fact_link(contrast: Contrast, fact: str, reading: Reading, half: Half) -> Html:
    """A fact in its sentence, which leads to its row."""
    address = addresses.fact(contrast.library, reading.evidence, half.dossier.case.id)
    return link(address, f"{contrast.fact(fact)}.")


def readings_cell(readings: Iterable[Reading], half: Half) -> Html:
    """Readings in a cell, each with its criterion, level, strength and reason."""
    criteria, reading = half.judged.framework.criteria, Html("<p><strong>{}: {}</strong>, {}. {}</p>")
    return NOTHING.join(
        reading.format(criteria[r.criterion].title, criteria[r.criterion].name(r.points_to), r.strength, r.because)
        for r in readings
    )


def _telling(contrast: Contrast, held: Parting, changes: Sequence[Change], numbers: Mapping[str, int]) -> Table:
    """Changes that do something, each with what."""
    rows = [
        (*_sides(contrast, held, c, numbers), f"It {contrast.alone(held.first, c)}.", _needed(held, c, numbers))
        for c in changes
    ]
    return Table("What each change does", [*_heads(contrast), "Alone", "Needed"], rows, kind="cards")


def _idle(
    contrast: Contrast, held: Parting, caption: str, changes: Sequence[Change], numbers: Mapping[str, int]
) -> Table:
    """Changes that do nothing, which the caption has said of all of them."""
    return Table(caption, _heads(contrast), [_sides(contrast, held, c, numbers) for c in changes], kind="cards")


def _heads(contrast: Contrast) -> list[str]:
    return ["Change", *(capital(who.subject) for who in contrast.who)]


def _sides(
    contrast: Contrast, held: Parting, change: Change, numbers: Mapping[str, int]
) -> tuple[Html, Html | str, Html | str]:
    """A change with its number, and what stands on either side of it."""
    return (
        Html("{}. {}").format(numbers[change.name], _label(contrast, held, change)),
        _side(contrast, held.first, change),
        _side(contrast, held.second, change),
    )


def _label(contrast: Contrast, held: Parting, change: Change) -> Html | str:
    """What a change is about: a fact leads to its row."""
    if change.kind == "fact":
        for half in (held.first, held.second):
            for reading in contrast.readings(half, change.name):
                return fact_link(contrast, change.name, reading, half)
    return f"{contrast.label(change)}."


def _side(contrast: Contrast, half: Half, change: Change) -> Html | str:
    """What stands on one side of a change."""
    if change.kind != "fact":
        return capital(setting(half, change))
    held = contrast.readings(half, change.name)
    return readings_cell(held, half) if held else "Not read."


def _needed(held: Parting, change: Change, numbers: Mapping[str, int]) -> str:
    """With which others a change counts, and whether the second verdict needs it."""
    if held.same_verdict:
        return "Not needed: the verdict is the same."
    said = []
    if change.together is not None:
        said.append(counting(change, numbers) or ENOUGH)
    if change.needed:
        said.append(NEEDED)
    return " ".join(said) or "The second verdict stands without it."
