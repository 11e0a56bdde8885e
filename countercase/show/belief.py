"""What one would have to believe, in a chapter: what each verdict would take, and the changes themselves."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

from ..argue.belief import Belief, Change
from ..argue.believe import Search
from ..argue.inquiry import look_for, says
from ..argue.library import Library
from ..argue.rival import Rival, rivals
from ..argue.verdict import Verdict
from ..argue.wording import capital, in_words, join, lowered, verb, verdicts_quoted, worded
from ..data.reading import STRENGTHS
from . import addresses
from .markup import NOTHING, Html, Markdown, link
from .piece import Piece
from .table import Cell, Table, folded

MOST_WAYS = 6
"""As many ways are shown; of more it is said how many there are."""
STRONGLY = {strength: word for word, strength in STRENGTHS.items()}
Way = tuple[tuple[Change, tuple[int, ...]], ...]
"""Changes together, each with the strengths that a reading may then have: ways that differ in nothing else are one."""

BEYOND = (
    "No set of up to {} changes to these readings leads to {}.",
    "No set of up to {} changes to these readings leads to {} in any of the parts.",
)
"""What no changes reach, of a case of one part and of several."""


LEAD = Markdown(
    "Whoever holds another verdict by this rule has to hold something otherwise. "
    "These are the smallest sets of changes, each beside what is held in this chapter, and why."
)


class Beliefs:
    """What one would have to believe in one chapter, for every part."""

    def __init__(self, library: Library, verdict: Verdict) -> None:
        self.library, self.verdict = library, verdict
        self._searches = [Search(verdict, part) for part in verdict.parts]

    def pieces(self) -> list[Piece]:
        """Part by part what one would have to hold for the stated verdict and for the rivals'; nothing without any."""
        named = [piece for search in self._searches for piece in self._part(search)]
        return [LEAD, *named] if any(isinstance(piece, Html) for piece in named) else named

    def takes(self) -> Iterator[Table | Html]:
        """How many changes each verdict would take in each part; verdicts that are out of reach stand in a sentence."""
        framework = self.verdict.framework
        sizes = {name: [search.size(name) for search in self._searches] for name in framework.verdicts}
        reached = [name for name, held in sizes.items() if any(size is not None for size in held)]
        rows: list[list[Cell]] = [[framework.verdicts[n].title, *map(self._size, sizes[n])] for n in reached]
        heads = ["Verdict", *(part.part.label for part in self.verdict.parts)]
        if rows:
            yield Table("How many changes lead to each verdict, and to it alone", heads, rows, kind="cards")
        beyond = [n for n in sizes if n not in reached]
        if beyond:
            most = in_words(self._searches[0].at_most)
            said = BEYOND[len(self._searches) > 1]
            yield Html("<p>{}</p>").format(said.format(most, verdicts_quoted(framework, beyond)))

    def _size(self, size: int | None) -> str:
        if size is None:
            return f"more than {in_words(self._searches[0].at_most)}"
        return worded(size, "change") if size else "as it stands"

    def _part(self, search: Search) -> Iterator[Piece]:
        part = search.part
        if part.reproduces is False:
            source = self.verdict.dossier.record.sources[self.verdict.dossier.case.source].short
            states = f"as {source} {verb(source, 'states', 'state')}"
            yield from self._belief(search.toward(part.stated), states, None)
        for rival in rivals(self.library, self.verdict, part):
            yield from self._belief(search.toward(rival.verdicts), *self._holder(rival))

    def _holder(self, rival: Rival) -> tuple[str, Html | None]:
        """Who holds the verdict, within a sentence, and the way to their chapter where it is another one."""
        case = self.library.cases[rival.case]
        if rival.case == self.verdict.dossier.case.id:
            label = next(p.label for p in case.parts if p.id == rival.part)
            source = self.verdict.dossier.record.sources[case.source].short
            where = f"at {lowered(label)}" if label.startswith("Step ") else f"of “{label}”"
            return f"as {source} {verb(source, 'states', 'state')} {where}", None
        way = link(addresses.case(self.library, rival.case), case.title)
        return f"as in “{case.title}”", Html("<p>{}</p>").format(way)

    def _belief(self, belief: Belief, who: str, way: Html | None) -> Iterator[Piece]:
        """What one would have to hold for one verdict: a sentence, and the changes folded under it."""
        part = belief.part.part
        named = verdicts_quoted(self.verdict.framework, belief.target, "and")
        what = lowered(part.label) if len(self.verdict.parts) > 1 else "it"
        where = f"be left open between {named}" if len(belief.target) > 1 else f"come out as {named}"
        if belief.size is None:
            many = in_words(belief.bound)
            if len(self.verdict.parts) == 1 and way is None:
                # whose verdict it is, and what would settle it, the opening of the chapter has said
                yield Markdown("No set of up to {} changes to these readings would make it {}.").format(
                    many, f"stay open between {named}" if len(belief.target) > 1 else named
                )
                return
            tried = Markdown("No set of up to {} changes to these readings would have {} {}, {}.").format(
                many, what, where, who
            )
            unread = Markdown(" It takes another source, and what to look for is said under what stays open.")
            yield tried + (unread if len(belief.part.computed) > 1 else "")
            return
        ways = _ways(belief)
        count = len(ways) if belief.count == len(belief.sets) else belief.count
        said = (
            f"For {what} to {where}, {who}, {worded(belief.size, 'thing')} would have to be held otherwise; "
            f"there {'is' if count == 1 else 'are'} {worded(count, 'way')}"
        )
        heads = ["One would have to hold", "As it stands here, and why"]
        shown = ways[:MOST_WAYS]
        rows = [row for number, way in enumerate(shown, 1) for row in self._rows(number, way)]
        if belief.size > 1:
            heads = ["Way", *heads]
        else:
            rows = [row[1:] for row in rows]
        caption = f"What one would have to hold for {named}"
        table = Table(caption, heads, rows, kind="cards").html()
        if len(shown) < len(ways) and len(belief.target) == 1:
            command = f"countercase believe {self.verdict.dossier.case.id} {belief.target[0]} --part {part.id}"
            more = Html("<p>These are the first {}. <code>{}</code> prints more.</p>")
            table += more.format(worded(len(shown), "way"), command)
        yield folded(said, (way or NOTHING) + table, "cc-fold")

    def _rows(self, number: int, way: Way) -> Iterator[list[Cell]]:
        for change, strengths in way:
            yield [str(number), self._held(change, strengths), self._says(change)]

    def _held(self, change: Change, strengths: tuple[int, ...]) -> Html:
        """The sentence that one would have to defend."""
        framework, case = self.verdict.framework, self.verdict.dossier.case
        if change.kind == "margin":
            return Html("A lead of {} settles nothing yet.").format(change.after)
        if change.kind == "switch" and change.after:
            switch = framework.switches[change.name]
            return Html("{}: {}").format(switch.title, lowered(switch.options[change.after.name]))
        fact = self.verdict.dossier.record.evidence[change.name]
        event = link(addresses.fact(self.library, change.name, case.id), fact.event)
        criterion = framework.criteria[change.criterion]
        if change.after is None:
            return Html("{} This says nothing on {}.").format(event, look_for(criterion, case))
        how = join([STRONGLY[s] for s in strengths], "or")
        words = Html("{} This is {} evidence on {}: {}.")
        return words.format(event, how, look_for(criterion, case), says(criterion, change.after.name, case))

    def _says(self, change: Change) -> str:
        """How it stands in the chapter and why, or what the text says where it leaves a switch open."""
        if change.kind == "switch":
            own = self.verdict.framework.switches[change.name].options[change.before.name]
            return f"{own} {change.author_says}"
        if change.kind == "margin":
            return f"A lead of more than {change.before} settles a criterion."
        return f"{capital(STRONGLY[change.before.strength])}: {change.author_says}"


def _ways(belief: Belief) -> list[Way]:
    """The sets of changes; those that differ in how strong a reading would be, and in nothing else, are one."""
    alike: dict[tuple[object, ...], list[tuple[Change, ...]]] = {}
    for changes in belief.sets:
        key = tuple((c.kind, c.name, c.criterion, c.after.name if c.after else "") for c in changes)
        alike.setdefault(key, []).append(changes)
    ways: list[Way] = []
    for held in alike.values():
        strengths = [tuple(sorted({c.after.strength for c in column if c.after})) for column in zip(*held, strict=True)]
        if prod(len(own) or 1 for own in strengths) == len(held):
            ways.append(tuple(zip(held[0], strengths, strict=True)))
        else:  # not every strength goes with every other
            ways += [tuple((c, (c.after.strength,) if c.after else ()) for c in changes) for changes in held]
    return ways
