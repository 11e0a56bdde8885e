"""Argument maps: claims with what supports and attacks them, as a tree that is a nested list to begin with."""

from __future__ import annotations

from dataclasses import dataclass

from ..data.record import Claim, Record
from . import addresses
from .markup import NOTHING, Html, link

RANK = {"conclusion": 0, "recommendation": 1, "interpretation": 2, "theory": 3, "definition": 4, "premise": 5}

DEEPEST = 30


@dataclass(frozen=True)
class Map:
    """The claims of one group, from those that nothing further rests on down to those that rest on nothing."""

    id: str
    title: str
    claims: tuple[Claim, ...]
    record: Record

    def html(self) -> Html:
        """The map as a figure: a nested list, drawn from left to right where the page is wide enough."""
        below = self._below()
        roots = self._roots(below)
        shown: set[str] = set()
        tree = NOTHING.join(self._item(root, "", below, shown) for root in roots)
        # what hangs in a ring of attacks alone has no root: it stands by itself
        rest = [c for c in self.claims if c.id not in shown]
        tree += NOTHING.join(self._item(c, "", {}, shown) for c in rest)
        return Html(
            '<figure class="cc-figure cc-map" id="{id}" aria-labelledby="{id}-title">'
            '<figcaption><span class="cc-figure-title" id="{id}-title">{title}</span>'
            '<span class="cc-finding">{finding}</span></figcaption>'
            '<div class="cc-scroll" role="region" tabindex="0" aria-label="Map: {title}">'
            '<ul class="cc-tree">{tree}</ul></div></figure>'
        ).format(id=self.id, title=self.title, finding=self.finding(), tree=tree)

    def _repr_html_(self) -> str:
        return str(self.html())

    def finding(self) -> str:
        """How many claims there are, how they hang together, and which of them carries the most."""
        ids = {c.id for c in self.claims}
        supports = sum(o in ids for c in self.claims for o in c.supports)
        attacks = sum(o in ids for c in self.claims for o in c.attacks)
        below = self._below()
        most = max(self.claims, key=lambda c: (len(below.get(c.id, ())), -self.claims.index(c)))
        count = len(below.get(most.id, ()))
        bears = f" Most rests on {_short(most, self.record)}, with {count} claims directly beneath it." if count else ""
        lines = f"{supports} lines of support and {attacks} of attack"
        return f"{len(self.claims)} claims, joined by {lines}.{bears}"

    def _below(self) -> dict[str, list[tuple[Claim, str]]]:
        ids = {c.id for c in self.claims}
        below: dict[str, list[tuple[Claim, str]]] = {}
        for claim in self.claims:
            for word, others in (("supports", claim.supports), ("attacks", claim.attacks)):
                for other in others:
                    if other in ids:
                        below.setdefault(other, []).append((claim, word))
        return below

    def _roots(self, below: dict[str, list[tuple[Claim, str]]]) -> list[Claim]:
        ids = {c.id for c in self.claims}
        free = [c for c in self.claims if not any(o in ids for o in (*c.supports, *c.attacks))]
        heads = free or list(self.claims[:1])
        return sorted(heads, key=lambda c: (RANK.get(c.kind, 9), -len(below.get(c.id, ())), c.id))

    def _item(
        self, claim: Claim, word: str, below: dict[str, list[tuple[Claim, str]]], shown: set[str], depth: int = 0
    ) -> Html:
        repeated = claim.id in shown
        shown.add(claim.id)
        relation = Html('<span class="cc-relation cc-{0}">{0}</span> ').format(word) if word else NOTHING
        where = Html('<span class="cc-where">{}, {}</span>').format(self.record.cite(claim.locator), claim.kind)
        row = link(addresses.claim(claim.id), "shown above" if repeated else claim.statement)
        # what lies deeper than a reader can follow stands by itself below
        deeper = below.get(claim.id, ()) if depth < DEEPEST and not repeated else ()
        under = NOTHING.join(self._item(c, w, below, shown, depth + 1) for c, w in deeper)
        return Html('<li><div class="cc-node cc-{}">{}{} {}</div>{}</li>').format(
            "again" if repeated else f"kind-{claim.kind}",
            relation,
            where,
            row,
            Html("<ul>{}</ul>").format(under) if under else NOTHING,
        )


def _short(claim: Claim, record: Record) -> str:
    return f"the {claim.kind} of {record.cite(claim.locator)}"


def maps(record: Record, source: str, titles: dict[str, str]) -> list[Map]:
    """A map for each case of a source, and one for the claims that belong to none. `titles` names the cases."""
    claims = [c for c in record.claims.values() if c.source == source]
    drawn, placed = [], set()
    for case, title in titles.items():
        of_case = tuple(c for c in claims if case in c.case)
        if of_case:
            drawn.append(Map(f"map-{case}", title, of_case, record))
            placed |= {c.id for c in of_case}
    rest = tuple(c for c in claims if c.id not in placed)
    if rest:
        drawn.insert(0, Map(f"map-{source}-general", "Concepts and general argument", rest, record))
    return drawn
