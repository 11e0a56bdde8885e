"""Every defensible choice at once: strengths a step up or down, contested readings in or out, switches any way.

This is a multiverse analysis: not one result, but the results of all choices that could be defended, and which choice
moves them (Steegen, Tuerlinckx, Gelman and Vanpaemel 2016, Perspectives on Psychological Science 11(5), 702-712).

A specification is one such set of choices. All of them are judged together with arrays: the weights of every
specification in one product, the levels that stay open as bits, and the verdicts by looking the bits up in the table
of the rule (`rule_table.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from typing import Literal

import numpy as np

from ..data.criterion import Criterion
from ..data.framework import Framework
from ..data.part import Part
from ..data.problem import SHORT, brief
from ..data.reading import Reading
from .conclude import standing
from .part_verdict import PartVerdict
from .rule_table import as_bits, rule_of
from .verdict import Verdict

LIMIT = 200_000
"""How many specifications are tried one by one; of more, so many are drawn."""
SEED = 20_220_325
STEP = 50_000
"""How many specifications are held in memory at a time."""
Shares = Mapping[tuple[str, ...], float]
"""The share, 0 to 1, of each set of verdicts."""


@dataclass(frozen=True)
class Choice:
    """One thing that can be decided otherwise: its name, its options, and which of them is the case's own."""

    name: str
    """`evidence/criterion` for a reading, the id of a switch for a switch."""
    kind: Literal["reading", "switch"]
    """What is chosen: how strong a reading is, or how a switch is set."""
    options: tuple[str, ...]
    """The strengths from the weakest, after `left out` where that can be defended; or the options of the switch."""
    own: int
    """Which of the options the case itself takes, counted from 0."""


@dataclass(frozen=True)
class Multiverse:
    """The verdicts of one part over all specifications, or over a sample of them."""

    part: Part
    """The part that is judged."""
    framework: Framework
    """The framework that it is judged by."""
    choices: tuple[Choice, ...]
    """What can be decided otherwise: a choice for each reading, then one for each switch."""
    picked: np.ndarray
    """The option of each choice (columns) in each specification (rows), as its number from 0."""
    verdicts: np.ndarray
    """The set of verdicts of each specification; bit i stands for the i-th verdict of the framework."""
    size: float
    """How many specifications there are: the product of the numbers of options. More than rows where they are drawn."""
    own: int
    """The set of verdicts, as bits, of the case as it stands."""

    def __repr__(self) -> str:
        held = f"{len(self.verdicts):,} specifications"
        return f"<Multiverse of '{brief(self.part.id, SHORT)}': {held}, {self.share:.0%} with the verdict of the case>"

    @property
    def sampled(self) -> bool:
        """Whether there are too many specifications to try them all."""
        return self.size > len(self.verdicts)

    @property
    def share(self) -> float:
        """The share, 0 to 1, of specifications that come to just the verdicts of the case as it stands."""
        return float(np.mean(self.verdicts == self.own))

    def shares(self, among: np.ndarray | None = None) -> Shares:
        """The share, 0 to 1, of each set of verdicts that comes out at all, largest first.

        `among` says of each specification whether it counts; all of them where it is None.
        """
        counts = np.bincount(self.verdicts if among is None else self.verdicts[among])
        return ranked(self.framework, np.arange(len(counts)), counts)

    def movers(self) -> list[tuple[Choice, float]]:
        """How far each choice moves the share: the largest less the smallest over its options. Largest first."""
        stands = self.verdicts == self.own
        found = []
        for i, choice in enumerate(self.choices):
            if len(choice.options) == 1:
                continue  # it is given
            # to compare bytes, option by option, takes a third of the time of counting numbers
            taken = [self.picked[:, i] == option for option in range(len(choice.options))]
            counts = [(int(np.count_nonzero(own)), int(np.count_nonzero(own & stands))) for own in taken]
            means = [kept / count for count, kept in counts if count]
            found.append((choice, max(means) - min(means)))
        return sorted(found, key=lambda pair: (-pair[1], pair[0].name))


def ranked(framework: Framework, sets: np.ndarray, counts: np.ndarray) -> Shares:
    """The share, 0 to 1, of each set of verdicts, given as bits with how often it comes out: largest first."""
    named, total = rule_of(framework).verdicts, int(counts.sum())
    order = sorted(np.flatnonzero(counts).tolist(), key=lambda place: -counts[place])
    return {named(int(sets[place])): int(counts[place]) / total for place in order}


def explore(verdict: Verdict, part: PartVerdict, limit: int = LIMIT) -> Multiverse:
    """Judge a part under every defensible choice, or under `limit` of them drawn with a fixed seed.

    A reading's strength may be a step lower or higher, within 1 to 3; a reading is contested, and may be left out,
    where it is only suggestive or where its criterion has readings for another level; every switch may be turned.
    A reading that is given stays as it is. What the verdict was asked to leave out stays out.
    """
    framework, readings = verdict.framework, part.readings
    choices, strengths = _choices(framework, readings, verdict.switches)
    size = float(prod(len(c.options) for c in choices))
    picked = _enumerate(choices) if size <= limit else _sample(choices, limit)
    verdicts = judge_all(framework, readings, strengths, picked, verdict.margin)
    own = np.array([[c.own for c in choices]], dtype=np.int8)
    stands = judge_all(framework, readings, strengths, own, verdict.margin)[0]
    return Multiverse(part.part, framework, choices, picked, verdicts, size, int(stands))


def _choices(
    framework: Framework, readings: tuple[Reading, ...], switches: Mapping[str, str]
) -> tuple[tuple[Choice, ...], list[np.ndarray]]:
    """What can be decided otherwise, readings first; and for each reading the weight of each of its options."""
    choices: list[Choice] = []
    strengths: list[np.ndarray] = []
    for reading in readings:
        values = _values(reading, readings)
        words = ["left out" if v == 0 else str(v) for v in values]
        name = f"{reading.evidence}/{reading.criterion}"
        choices.append(Choice(name, "reading", tuple(words), values.index(reading.strength)))
        strengths.append(np.array(values, dtype=np.float32))
    for name, switch in framework.switches.items():
        options = tuple(switch.options)
        choices.append(Choice(name, "switch", options, options.index(switches[name])))
    return tuple(choices), strengths


def _values(reading: Reading, readings: tuple[Reading, ...]) -> list[int]:
    """The strengths that a reading may defensibly have; 0 where it may be left out."""
    if reading.given:
        return [reading.strength]
    around = [s for s in (reading.strength - 1, reading.strength, reading.strength + 1) if 1 <= s <= 3]
    others = {r.points_to for r in readings if r.criterion == reading.criterion} - {reading.points_to}
    return [0, *around] if reading.strength == 1 or others else around


def _enumerate(choices: tuple[Choice, ...]) -> np.ndarray:
    if not choices:  # nothing is read and nothing left open: one way to judge
        return np.zeros((1, 0), dtype=np.int8)
    grids = np.meshgrid(*(np.arange(len(c.options), dtype=np.int8) for c in choices), indexing="ij")
    return np.stack([g.ravel() for g in grids]).T  # a choice lies in one piece: it is asked for whole


def _sample(choices: tuple[Choice, ...], count: int) -> np.ndarray:
    rng = np.random.default_rng(SEED)
    # one choice after the other: with a bound of its own for each number, to draw takes twenty times as long
    return np.stack([rng.integers(0, len(c.options), size=count, dtype=np.int8) for c in choices]).T


def judge_all(
    framework: Framework, readings: tuple[Reading, ...], strengths: list[np.ndarray], picked: np.ndarray, margin: int
) -> np.ndarray:
    """The verdicts of many specifications, as bits.

    `picked` has a row for each specification and a column for each reading and then each switch; `strengths` gives
    the weight of each option of each reading.
    """
    table = rule_of(framework).table
    flat = table.ravel()
    strides = np.array(table.strides) // table.itemsize
    found = np.empty(len(picked), dtype=table.dtype)
    longest = max((len(s) for s in strengths), default=1)
    weights_of = np.zeros((len(strengths), longest), dtype=np.float32)
    for i, values in enumerate(strengths):
        weights_of[i, : len(values)] = values
    columns = [[(i, r.points_to) for i, r in enumerate(readings) if r.criterion == name] for name in framework.criteria]
    for begin in range(0, len(picked), STEP):
        part = picked[begin : begin + STEP]
        turned = {name: part[:, len(readings) + i] for i, name in enumerate(framework.switches)}
        index = np.zeros(len(part), dtype=np.int64)
        for axis, (criterion, own) in enumerate(zip(framework.criteria.values(), columns, strict=True)):
            weights = [(np.take(weights_of[i], part[:, i]), level) for i, level in own]
            bits = _open_bits(framework, criterion, weights, _joins(framework, criterion, turned, len(part)), margin)
            index += (bits - 1) * strides[axis]
        for i, options in enumerate(turned.values()):
            index += options * strides[len(framework.criteria) + i]
        found[begin : begin + STEP] = flat[index]
    return found


def _joins(framework: Framework, criterion: Criterion, turned: Mapping[str, np.ndarray], count: int) -> np.ndarray:
    """In which specifications the levels of a criterion may hold together."""
    joins = np.full(count, criterion.joint is not None)
    for name, options in criterion.joint.when.items() if criterion.joint else ():
        order = list(framework.switches[name].options)
        joins &= np.isin(turned[name], [order.index(option) for option in options])
    return joins


def _open_bits(
    framework: Framework, criterion: Criterion, weights: list[tuple[np.ndarray, str]], joins: np.ndarray, margin: int
) -> np.ndarray:
    """The levels of a criterion that stay open in each specification, as bits."""
    levels = list(criterion.levels)
    total = np.zeros((len(levels), len(joins)), dtype=np.float32)
    strongest = np.zeros_like(total)
    for weight, level in weights:
        row = levels.index(level)
        total[row] += weight
        np.maximum(strongest[row], weight, out=strongest[row])
    return as_bits(standing(criterion, framework.standard, total, strongest, joins, margin))
