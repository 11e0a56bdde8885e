"""What a framework's rule amounts to: formulas, burdens of proof, and criteria that cannot change a verdict.

A rule is a function from levels to verdicts, and small enough to be enumerated. A *term* allows each criterion some of
its levels; a term all of whose combinations come to one verdict implies it, and is prime where no level can be added.
The shortest sets of prime terms that hold every combination of a verdict are its minimal formulas (Quine 1952,
McCluskey 1956, here with more than two levels). Consistency and coverage are those of Ragin (2006).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import prod

import numpy as np

from ..data.framework import Framework
from .part_verdict import PartVerdict
from .rule_table import rule_of
from .verdict import Verdict

Term = Mapping[str, tuple[str, ...]]
"""The levels that each criterion may have; a criterion that may have any is left out."""
MOST_FORMULAS = 12
"""As many formulas as are listed; more are counted."""
MOST_STEPS = 200_000
"""How far the search for further formulas of the same length goes."""


@dataclass(frozen=True)
class Formulas:
    """The shortest formulas of one verdict."""

    listed: tuple[tuple[Term, ...], ...]
    """Each formula as its terms; any of them is enough for the verdict, and the verdict needs one of them."""
    count: int
    """How many equally short formulas there are."""


@dataclass(frozen=True)
class VerdictRule:
    """One verdict under one setting of the switches."""

    combinations: int
    """How many combinations of levels come to it."""
    formulas: Formulas
    """Its shortest formulas."""
    least: tuple[Term, ...]
    """The smallest sets of findings, each one level of one criterion, that force it whatever the others are."""

    @property
    def reachable(self) -> bool:
        """Whether any combination of levels comes to it."""
        return self.combinations > 0

    @property
    def burden(self) -> int | None:
        """How many findings force it; None where it cannot be reached."""
        return len(self.least[0]) if self.least else None


@dataclass(frozen=True)
class Fit:
    """How a verdict fits the parts of cases for which an author states one (Ragin 2006)."""

    computed: int
    """How many parts come to it, and to it alone."""
    stated: int
    """Of how many parts it is stated."""
    both: int
    """How many of the parts that come to it have it stated."""

    @property
    def consistency(self) -> float | None:
        """Of the parts that come to it, the share for which it is stated; None where none does."""
        return self.both / self.computed if self.computed else None

    @property
    def coverage(self) -> float | None:
        """Of the parts for which it is stated, the share that come to it; None where it is stated of none."""
        return self.both / self.stated if self.stated else None


@dataclass(frozen=True)
class Anatomy:
    """A rule laid bare, as the switches stand."""

    framework: Framework
    """The framework whose rule it is."""
    switches: Mapping[str, str]
    """Each switch and the option that it is set to."""
    combinations: int
    """How many combinations of levels there are."""
    verdicts: Mapping[str, VerdictRule]
    """What leads to each verdict, by its id."""
    idle: tuple[str, ...]
    """The criteria that cannot change a verdict as the switches stand."""
    always_idle: tuple[str, ...]
    """The criteria that cannot change a verdict under any setting of the switches."""


def anatomy(framework: Framework, switches: Mapping[str, str] | None = None) -> Anatomy:
    """Lay a rule bare. Raises `DataError` on an unknown switch or option."""
    settings = framework.settings(switches)
    table = rule_of(framework).under(settings)
    possible = _possible(framework, settings)
    return Anatomy(
        framework,
        settings,
        prod(bin(mask).count("1") for mask in possible),
        {name: _verdict(framework, table, possible, 1 << i) for i, name in enumerate(framework.verdicts)},
        idle(framework, settings),
        _idle(framework, _settings(framework)),
    )


def fit(verdicts: Iterable[Verdict]) -> dict[str, Fit]:
    """Consistency and coverage of each verdict over the parts of judged cases for which one is stated."""
    parts = [p for v in verdicts for p in v.parts if p.stated]
    names = {name: None for v in verdicts for name in v.framework.verdicts}
    found = {}
    for name in names:
        computed = [p for p in parts if p.computed == (name,)]
        stated = [p for p in parts if name in p.stated]
        both = sum(name in p.stated for p in computed)
        found[name] = Fit(len(computed), len(stated), both)
    return found


def against(verdicts: Iterable[Verdict]) -> tuple[tuple[Verdict, PartVerdict], ...]:
    """The parts whose computed verdict is another than the stated one, each with the judged case."""
    return tuple((v, p) for v in verdicts for p in v.parts if p.reproduces is False)


def _settings(framework: Framework) -> Iterator[Mapping[str, str]]:
    names, options = list(framework.switches), [list(s.options) for s in framework.switches.values()]
    for chosen in product(*options):
        yield dict(zip(names, chosen, strict=True))


def _possible(framework: Framework, switches: Mapping[str, str]) -> list[int]:
    """The levels that each criterion can have, as bits: all but a joint level that the switches do not allow."""
    found = []
    for criterion in framework.criteria.values():
        mask = (1 << len(criterion.levels)) - 1
        if criterion.joint and not criterion.joint.holds(switches):
            mask &= ~(1 << list(criterion.levels).index(criterion.joint.level))
        found.append(mask)
    return found


def idle(framework: Framework, switches: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """The criteria that cannot change a verdict as the switches stand. Raises `DataError` on an unknown switch."""
    return _idle(framework, [framework.settings(switches)])


def _idle(framework: Framework, settings: Iterable[Mapping[str, str]]) -> tuple[str, ...]:
    """The criteria on whose level no verdict depends, under any of these settings."""
    idle = dict.fromkeys(framework.criteria)
    for switches in settings:
        possible = _possible(framework, switches)
        alone = [[1 << i for i in range(mask.bit_length()) if mask >> i & 1] for mask in possible]
        single = rule_of(framework).crossed(switches, alone)
        for axis, name in enumerate(framework.criteria):
            if name in idle and (single != single.take([0], axis=axis)).any():
                del idle[name]
    return tuple(idle)


def _verdict(framework: Framework, table: np.ndarray, possible: list[int], bit: int) -> VerdictRule:
    axes = [[m for m in range(1, mask + 1) if not m & ~mask] for mask in possible]
    index = np.ix_(*([m - 1 for m in masks] for masks in axes))
    implies = table[index] == bit
    singles = [[i for i, m in enumerate(masks) if not m & (m - 1)] for masks in axes]
    own = np.argwhere(implies[np.ix_(*singles)])
    if not len(own):
        return VerdictRule(0, Formulas((), 0), ())
    held = [tuple(axes[a][singles[a][i]] for a, i in enumerate(row)) for row in own.tolist()]
    terms = _prime(implies, axes)
    found = _covers(terms, held, possible)
    listed = tuple(tuple(_term(framework, terms[t], possible) for t in cover) for cover in found[:MOST_FORMULAS])
    least = tuple(_term(framework, term, possible) for term in _least(implies, axes, possible))
    return VerdictRule(len(held), Formulas(listed, len(found)), least)


def _prime(implies: np.ndarray, axes: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
    """The terms that imply the verdict and to which no level can be added, the widest first."""
    prime = implies.copy()
    for axis, masks in enumerate(axes):
        place = {m: i for i, m in enumerate(masks)}
        for i, m in enumerate(masks):
            for wider in (m | 1 << b for b in range(8) if not m >> b & 1 and (m | 1 << b) in place):
                here = tuple(i if a == axis else slice(None) for a in range(implies.ndim))
                there = tuple(place[wider] if a == axis else slice(None) for a in range(implies.ndim))
                prime[here] &= ~implies[there]
    found = [tuple(axes[a][i] for a, i in enumerate(row)) for row in np.argwhere(prime).tolist()]
    return sorted(found, key=lambda term: (-prod(bin(m).count("1") for m in term), term))


def _covers(
    terms: Sequence[tuple[int, ...]], held: Sequence[tuple[int, ...]], possible: Sequence[int]
) -> list[tuple[int, ...]]:
    """The smallest sets of terms that hold every combination, and of these the ones with the fewest conditions."""
    of = [[t for t, term in enumerate(terms) if all(c & m for c, m in zip(point, term, strict=True))] for point in held]
    # a combination whose terms are all among those of another asks for more, and the other need not be looked at
    needs = sorted({frozenset(choices) for choices in of}, key=len)
    needs = [n for i, n in enumerate(needs) if not any(other < n for other in needs[:i])]
    cost = [sum(m != mask for m, mask in zip(term, possible, strict=True)) for term in terms]
    for size in range(1, len(needs) + 1):
        found = set(_search(needs, size))
        if found:
            least = min(sum(cost[t] for t in cover) for cover in found)
            return sorted(tuple(sorted(c)) for c in found if sum(cost[t] for t in c) == least)
    return []


def _search(needs: Sequence[frozenset[int]], size: int) -> Iterator[frozenset[int]]:
    """Every set of at most `size` terms that meets every need, the needs with the fewest choices first."""
    stack: list[tuple[frozenset[int], tuple[frozenset[int], ...]]] = [(frozenset(), tuple(needs))]
    for _ in range(MOST_STEPS):
        if not stack:
            return
        taken, open_needs = stack.pop()
        if not open_needs:
            yield taken
            continue
        if len(taken) == size:
            continue
        for t in min(open_needs, key=len):
            stack.append((taken | {t}, tuple(n for n in open_needs if t not in n)))


def _least(implies: np.ndarray, axes: Sequence[Sequence[int]], possible: Sequence[int]) -> list[tuple[int, ...]]:
    """The smallest sets of criteria, each fixed on one level with the others open, that force the verdict."""
    whole = [list(masks).index(mask) for masks, mask in zip(axes, possible, strict=True)]
    for size in range(len(axes) + 1):
        found = []
        for fixed in combinations(range(len(axes)), size):
            singles = [[i for i, m in enumerate(axes[a]) if not m & (m - 1)] for a in fixed]
            for chosen in product(*singles):
                place = list(whole)
                for a, i in zip(fixed, chosen, strict=True):
                    place[a] = i
                if implies[tuple(place)]:
                    found.append(tuple(axes[a][i] for a, i in enumerate(place)))
        if found:
            return found
    return []


def _term(framework: Framework, term: Sequence[int], possible: Sequence[int]) -> Term:
    """A term in words: the levels of each criterion that it does not leave free."""
    return {
        name: tuple(level for i, level in enumerate(criterion.levels) if mask >> i & 1)
        for (name, criterion), mask, all_levels in zip(framework.criteria.items(), term, possible, strict=True)
        if mask != all_levels
    }
