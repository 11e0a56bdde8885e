"""Argument maps: one conclusion at a time, with what supports and attacks it, folded below the second step.

A map is nested lists within the browser's own folds, so that it works by keyboard and without JavaScript. A claim is
told once on a page, with its place and what bears on it; where it bears on more, its first words lead there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from textwrap import shorten

from ..argue.wording import brief, capital, join, worded
from ..data.record import Claim, Record
from . import addresses
from .caption import heading
from .markup import NOTHING, Html
from .table import attribute

RANK = {"conclusion": 0, "recommendation": 1, "interpretation": 2, "theory": 3, "definition": 4, "premise": 5}

DEEPEST = 30
QUOTED = 130
"""How many letters of a claim are quoted over a map."""
AGAIN = 40
"""As many letters of a claim stand where it is told elsewhere."""
SIGNS = {"supports": Html("<b>+ supports</b> "), "attacks": Html('<b class="cc-no">\u2212 attacks</b> ')}
ARGUMENT = Html(
    '<details class="cc-argument" name="{group}"{open}><summary><small>{where}</small> {statement} '
    "<small>{count}</small></summary><p>{row}</p>{tree}</details>"
)
Below = dict[str, list[tuple[Claim, str]]]
"""What lies directly beneath each claim, by its id: a claim, and whether it supports or attacks."""


@dataclass(frozen=True)
class Map:
    """The claims of one group, from those that nothing further rests on down to those that rest on nothing."""

    id: str
    title: str
    claims: tuple[Claim, ...] = field(repr=False)
    record: Record = field(repr=False)
    told: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Where claims of other maps stand that are drawn above this one on a page: the places that lead there, by id."""
    wanted: frozenset[str] = field(default=frozenset(), repr=False)  # a set has no order to be shown in
    """The claims that other maps of the page have as well."""

    def html(self) -> Html:
        """The map as a figure: its conclusions, of which one is open at a time, and what stands by itself."""
        arguments, met, roots = self._arguments
        # what hangs in a ring of attacks alone has no root, and what lies too deep is not followed: it stands by itself
        every = {c.id: c for c in (*roots, *self.claims)}
        # what is told on the page already stands under what it bears on there
        alone = [c for name, c in every.items() if name not in met.shown and not (arguments and name in self.told)]
        drawn = NOTHING.join(arguments)
        if alone:
            items = NOTHING.join(Html("<li>{}</li>").format(self._node(c, "")) for c in alone)
            words = (
                f"{capital(worded(len(alone), 'claim'))} that stand by themselves"
                if len(alone) > 1
                else "One claim that stands by itself"
            )
            fold = Html(
                '<details class="cc-argument" name="{}"{}><summary>{}</summary><ul class="cc-tree">{}</ul></details>'
            )
            drawn += fold.format(self.id, NOTHING if arguments else OPEN, words, items)
        return Html(
            '<figure class="cc-figure cc-map" id="{id}" aria-labelledby="{id}-title">{heading}{drawn}</figure>'
        ).format(id=self.id, heading=heading(self.id, self.title, *self.lead(), self.title), drawn=drawn)

    @cached_property
    def _arguments(self) -> tuple[list[Html], _Met, list[Claim]]:
        """Each conclusion that anything bears on, what was met on the way down, and all conclusions."""
        below = self._below()
        roots = self._roots(below)
        heads = [root for root in roots if root.id in below]
        met = _Met(below, {}, _often(below) | self.wanted)
        return [self._argument(root, met, first=root is heads[0]) for root in heads], met, roots

    def places(self) -> dict[str, str]:
        """Where each claim of the map is told: what unfolds at its place on the map, and the others in their rows."""
        _, met, _ = self._arguments
        return {c.id: f"#{self._place(c)}" if met.shown.get(c.id) else _row(c) for c in self.claims}

    def _repr_html_(self) -> str:
        return str(self.html())

    def lead(self) -> tuple[str, str]:
        """The claim that most is said for or against, in its words; and how the claims hang together."""
        ids = {c.id for c in self.claims}
        supports = sum(o in ids for c in self.claims for o in c.supports)
        attacks = sum(o in ids for c in self.claims for o in c.attacks)
        below = self._below()
        most = max(self.claims, key=lambda c: len(below.get(c.id, ())))  # the first of those that have as many
        count = len(below.get(most.id, ()))
        if not count:
            alone = "that stands" if len(self.claims) == 1 else "of which each stands"
            return f"{capital(worded(len(self.claims), 'claim'))} {alone} by itself", ""
        kinds = {"support": supports, "attack": attacks}
        lines = join([f"{worded(number, 'line')} of {kind}" for kind, number in kinds.items() if number])
        return (
            f"Most is said for or against “{shorten(most.statement.rstrip('.'), QUOTED, placeholder=' …')}”",
            f"{capital(worded(count, 'claim'))} {'bears' if count == 1 else 'bear'} on it directly "
            f"({self.record.cite(most.locator)}). "
            f"The {worded(len(self.claims), 'claim')} of this map are joined by {lines}.",
        )

    def _below(self) -> Below:
        ids = {c.id for c in self.claims}
        below: Below = {}
        for claim in self.claims:
            for word, others in (("supports", claim.supports), ("attacks", claim.attacks)):
                for other in others:
                    if other in ids:
                        below.setdefault(other, []).append((claim, word))
        return below

    def _roots(self, below: Below) -> list[Claim]:
        ids = {c.id for c in self.claims}
        free = [c for c in self.claims if not any(o in ids for o in (*c.supports, *c.attacks))]
        heads = free or list(self.claims[:1])
        return sorted(heads, key=lambda c: (RANK.get(c.kind, 9), -len(below.get(c.id, ())), c.id))

    def _argument(self, root: Claim, met: _Met, first: bool) -> Html:
        """A conclusion that opens on what bears on it."""
        count = len(_under(root, met.below)) - 1
        met.shown[root.id] = False
        items = NOTHING.join(self._item(c, word, met, 1) for c, word in met.below[root.id])
        return ARGUMENT.format(
            group=self.id,
            open=OPEN if first else NOTHING,
            where=_where(root, capital(root.kind)),
            statement=root.statement,
            count=f"rests on {worded(count, 'claim')}",
            row=_link(_row(root), "Its row in the list of claims"),
            tree=Html('<ul class="cc-tree">{}</ul>').format(items),
        )

    def _item(self, claim: Claim, word: str, met: _Met, depth: int) -> Html:
        """A claim with what bears on it."""
        if place := self._told(claim, met):
            met.shown.setdefault(claim.id, False)
            return Html("<li>{}{}</li>").format(SIGNS[word], _link(place, brief(claim.statement, AGAIN)))
        # what lies deeper than a reader can follow stands by itself below
        deeper = met.below.get(claim.id, ()) if depth < DEEPEST else ()
        met.shown[claim.id] = bool(deeper)
        under = NOTHING.join(self._item(c, w, met, depth + 1) for c, w in deeper)
        if under:
            words = f"{worded(len(deeper), 'claim')} {'bears' if len(deeper) == 1 else 'bear'} on this"
            anchor = attribute("id", self._place(claim) if claim.id in met.often else "")
            under = Html('<details class="cc-deeper"{}><summary>{}</summary><ul>{}</ul></details>').format(
                anchor, words, under
            )
        return Html("<li>{}{}</li>").format(self._node(claim, word), under)

    def _told(self, claim: Claim, met: _Met) -> str:
        """Where a claim is told on the page already with all that bears on it, or nothing."""
        if claim.id in met.shown:
            return f"#{self._place(claim)}" if met.shown[claim.id] else _row(claim)
        bearing = met.below.get(claim.id, ())
        return self.told.get(claim.id, "") if all(c.id in self.told for c, _ in bearing) else ""

    def _place(self, claim: Claim) -> str:
        return f"{self.id}-{self._numbers[claim.id]}"

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {c.id: number for number, c in enumerate(self.claims)}

    def _node(self, claim: Claim, word: str) -> Html:
        """A claim in a line: whether it supports or attacks what stands over it, what it says, and where."""
        row = _link(_row(claim), claim.statement)
        where = _where(claim, claim.kind)
        return Html("{}{} <small>{}</small>").format(SIGNS[word] if word else NOTHING, row, where)


OPEN = Html(" open")


def _row(claim: Claim) -> str:
    """The way to the row of a claim: the list of claims lies beside the maps, which lead there some hundred times."""
    return addresses.claim(claim.id).href.rpartition("/")[2]


def _link(place: str, words: str) -> Html:
    return Html('<a href="{}">{}</a>').format(place, words)


def _where(claim: Claim, kind: str) -> str:
    """What kind of claim it is, and where it stands in the source of the map."""
    return f"{kind}, {claim.locator.sign}"


@dataclass(frozen=True)
class _Met:
    """What is met on the way down a map."""

    below: Below
    shown: dict[str, bool]
    """The claims that stand on the map, and whether they unfold there."""
    often: frozenset[str]
    """Those that bear on several others, so that one place leads to another."""


def _often(below: Below) -> frozenset[str]:
    """The claims that bear on several others, by id."""
    borne = Counter(claim.id for claims in below.values() for claim, _ in claims)
    return frozenset(name for name, count in borne.items() if count > 1)


def _under(root: Claim, below: Below) -> set[str]:
    """A claim and all that bears on it, directly or not, by id."""
    found, left = {root.id}, [root.id]
    while left:
        for claim, _ in below.get(left.pop(), ()):
            if claim.id not in found:
                found.add(claim.id)
                left.append(claim.id)
    return found


def maps(record: Record, source: str, titles: dict[str, str]) -> list[Map]:
    """A map for each case of a source, and one for the claims that belong to none. `titles` names the cases."""
    claims = [c for c in record.claims.values() if c.source == source]
    groups = {case: tuple(c for c in claims if case in c.case) for case in titles}
    found = [Map(f"map-{case}", titles[case], held, record) for case, held in groups.items() if held]
    placed = {c.id for drawn in found for c in drawn.claims}
    if rest := tuple(c for c in claims if c.id not in placed):
        found.insert(0, Map(f"map-{source}-general", "Concepts and general argument", rest, record))
    often = Counter(c.id for drawn in found for c in drawn.claims)
    told: dict[str, str] = {}
    made = []
    for drawn in found:
        wanted = frozenset(c.id for c in drawn.claims if often[c.id] > 1)
        made.append(replace(drawn, told=dict(told), wanted=wanted))
        told = made[-1].places() | told
    return made
