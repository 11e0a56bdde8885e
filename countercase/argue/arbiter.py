"""What decides a verdict: how its author's rule is taken, or how the facts are weighed.

The multiverse of a part holds every way of taking the rule (each setting of the switches that the text leaves open)
with every way of weighing the facts. Whoever knows how the rule is taken, and nothing of how the facts are weighed,
does best to name the verdict that comes out most often so. In how many ways that is right, and in how many more than
without knowing, says how much the rule tells (Goodman and Kruskal 1954, Journal of the American Statistical
Association 49, 732-764: their lambda). What it leaves is left to the facts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..data.framework import Framework
from .contingency import ContingencyTable
from .multiverse import Choice, Multiverse, Shares
from .rounding import of_a_hundred
from .verdict import Verdict
from .wording import lowered

NEARLY, SLIGHT = 0.9, 0.1
"""The share of ways from which on nearly all of them agree, and that below which a difference is none."""
OPEN: tuple[str, ...] = ()
"""What stands for every set of several verdicts: that it is left open."""

Decider = Literal["rule", "rather-rule", "rather-facts", "facts", "neither"]
"""What decides: the rule and not the facts; the rule more than the facts; the facts more; the facts and not the rule;
or neither, because nearly all ways agree whatever is chosen."""
DECIDERS: dict[Decider, str] = {
    "rule": "The rule decides, and not the facts",
    "rather-rule": "The rule decides more than the facts",
    "rather-facts": "The facts decide more than the rule",
    "facts": "The facts decide, and not the rule",
    "neither": "Neither the rule nor the weights move it",
}
UNSETTLED = "Neither the rule nor the weights settle it"
"""What is said where most ways leave it open, however the rule is taken."""


@dataclass(frozen=True)
class Option:
    """The verdicts of a part where a switch stands in one way, and everything else in every way."""

    name: str
    """The id of the option."""
    sets: Shares
    """The share, 0 to 1, of each set of verdicts, largest first."""

    @property
    def shares(self) -> Shares:
        """The share of each verdict that comes out alone, and of what is left `OPEN`; largest first."""
        return alone(self.sets)

    @property
    def lead(self) -> tuple[str, ...]:
        """What comes out most often; of several, the first in the order of the framework."""
        return next(iter(self.shares))


@dataclass(frozen=True)
class Arbiter:
    """What decides one part of a case."""

    universe: Multiverse
    """All ways of judging the part."""
    switch: Choice | None
    """The switch that moves most, by the ways that would be others under two of its options; of several, the first
    under which one verdict leads. None where no switch moves anything, or where there is none."""
    options: tuple[Option, ...]
    """The verdicts under each of its options, in their order; empty where there is none."""
    whole: Option
    """The verdicts over all ways."""
    blind: float
    """The share of ways, 0 to 1, in which the most frequent of all verdicts comes out, what is left open among them."""
    told: float
    """The same where it may be another for each setting of the switches: never less than `blind`."""
    spread: float
    """How far that switch moves the verdict: the share of ways, 0 to 1, that would be others under another option."""
    second: str
    """The switch that tells most of what the first does not; empty where none tells more than half of that."""

    @property
    def decider(self) -> Decider:
        """What decides. The rule does so more where it tells more than half of what is not told blindly; and the facts
        alone, where no switch moves the verdict but slightly."""
        if self.blind >= NEARLY:
            return "neither"
        if self.told >= NEARLY:
            return "rule"
        if self.spread < SLIGHT:
            return "facts"
        return "rather-rule" if self.told - self.blind > 1 - self.told else "rather-facts"

    @property
    def head(self) -> str:
        """What decides, as a sentence without its end."""
        settled = any(option.lead != OPEN for option in (self.whole, *self.options))
        return DECIDERS[self.decider] if settled else UNSETTLED

    @property
    def own(self) -> Option | None:
        """The verdicts where the switch that moves most stands as the case takes it."""
        return self.options[self.switch.own] if self.switch else None

    @property
    def farthest(self) -> Option | None:
        """The verdicts under the option that lies farthest from the case's own, by the ways that would be others.

        An option under which one other verdict leads comes before those that leave it open.
        """
        own = self.own
        if own is None:
            return None
        turned = [o for o in self.options if o.lead not in {OPEN, own.lead}] or self.options
        return max(turned, key=lambda o: apart(own.shares, o.shares))


def arbiter(universe: Multiverse) -> Arbiter:
    """Find what decides a part, from all ways of judging it."""
    table = ContingencyTable(universe)
    switches = table.switches
    options = {
        i: tuple(Option(name, table.shares(i, number)) for number, name in enumerate(universe.choices[i].options))
        for i in switches
    }
    spread = {i: max(apart(one.shares, other.shares) for one in held for other in held) for i, held in options.items()}
    settled = {i: any(option.lead != OPEN for option in held) for i, held in options.items()}
    whole, blind, told = Option("", universe.shares()), table.told([]), table.told(switches)
    most = max(switches, key=lambda i: (round(spread[i], 9), settled[i]), default=None)
    if most is None or (spread[most] == 0 and told == blind):
        return Arbiter(universe, None, (), whole, blind, told, 0.0, "")
    more = {universe.choices[i].name: table.told([most, i]) for i in switches if i != most}
    second = max(more, key=lambda name: more[name], default="")
    if second and more[second] - table.told([most]) <= told - more[second]:
        second = ""
    return Arbiter(universe, universe.choices[most], options[most], whole, blind, told, spread[most], second)


def alone(shares: Shares) -> Shares:
    """The shares of verdicts that come out alone, and as one share all that is left open, largest first."""
    found: dict[tuple[str, ...], float] = {}
    for names, share in shares.items():
        key = names if len(names) == 1 else OPEN
        found[key] = found.get(key, 0.0) + share
    return dict(sorted(found.items(), key=lambda pair: -pair[1]))


def apart(one: Shares, other: Shares) -> float:
    """How far two distributions of verdicts lie apart, 0 to 1: the share of ways that would have to be others."""
    return sum(abs(one.get(names, 0.0) - other.get(names, 0.0)) for names in {**one, **other}) / 2


def sentence(verdict: Verdict, found: Arbiter) -> str:
    """What decides a part, and the numbers that say so."""
    return f"{found.head}: {clauses(verdict, found)}"


def clauses(verdict: Verdict, found: Arbiter) -> str:
    """The numbers alone: what comes out under the option that is taken, and under the one farthest from it."""
    own, far = found.own, found.farthest
    tail = f"{_rest(verdict.framework, found)}{_mover(verdict, found)}."
    if found.switch is None or own is None or far is None or _alike(found, own, far):
        return f"{_whatever(verdict.framework, found)}{tail}"
    meaning = verdict.framework.switches[found.switch.name].options
    first = f"under “{_bare(meaning[own.name])}”, {_ways(verdict.framework, own.shares, own.lead)}"
    if far.lead == own.lead:
        second = _as_well(far.shares[far.lead])
    else:
        second = f"{_ways(verdict.framework, far.shares, far.lead, short=True)}{_foretold(found)}"
    return f"{first}; under “{_bare(meaning[far.name])}”, {second}{tail}"


def _rest(framework: Framework, found: Arbiter) -> str:
    """Where the rule decides, and one switch alone does not tell all: the switch that tells the rest."""
    told = [option.shares[option.lead] for option in (found.own, found.farthest) if option]
    if found.decider != "rule" or not found.second or min(told) >= NEARLY:
        return ""
    return f"; most of what is left hangs on the switch “{lowered(framework.switches[found.second].title)}”"


def _foretold(found: Arbiter) -> str:
    """Where the facts decide more although another verdict leads under either option: what that is told by. These are
    the options of one switch of several, and look as if it were the rule.
    """
    if found.decider != "rather-facts":
        return ""
    told, blind = of_a_hundred(found.told), of_a_hundred(found.blind)
    if told == blind:
        return "; yet who knows how the rule is taken can foretell no more than who does not"
    return f"; yet who knows how the rule is taken can foretell {told} of 100, and who does not, {blind}"


def _alike(found: Arbiter, own: Option, far: Option) -> bool:
    """Whether it is all one how the rule is taken: the same comes out, and about as often."""
    near = own.lead == far.lead and abs(own.shares[own.lead] - far.shares[far.lead]) < SLIGHT
    return near or found.decider in {"facts", "neither"}


def _whatever(framework: Framework, found: Arbiter) -> str:
    """What comes out most where it makes no difference how the rule is taken, and what next."""
    shares = found.whole.shares
    first, *others = shares
    start = "however the rule is taken, " if framework.switches else "the rule leaves no choice, and "
    words = start + _ways(framework, shares, first)
    if found.decider != "neither" and others:
        words += f", and {_ways(framework, shares, others[0], short=True)}"
    return words


def _mover(verdict: Verdict, found: Arbiter) -> str:
    """The reading that moves most, where the facts decide, or decide more."""
    choice, moved = next(iter(found.universe.movers()), (None, 0.0))
    if found.decider not in {"facts", "rather-facts"} or choice is None or choice.kind != "reading" or moved < SLIGHT:
        return ""
    name, _, criterion = choice.name.partition("/")
    where = verdict.dossier.record.cite(verdict.dossier.record.evidence[name].locator)
    asked = lowered(verdict.framework.criteria[criterion].title)
    return f"; nothing moves it more than the reading of one fact ({where}) on {asked}"


def _ways(framework: Framework, shares: Shares, names: tuple[str, ...], short: bool = False) -> str:
    """In how many of a hundred ways what comes out: '97 of 100 ways of weighing the facts give “yes”'."""
    share, of = shares[names], "" if short else " ways of weighing the facts"
    if share == 1:
        return f"every {'one' if short else 'way of weighing the facts'} {_outcome(framework, names, one=True)}"
    if (many := of_a_hundred(share)) == ">99":
        return f"nearly every {'one' if short else 'way of weighing the facts'} {_outcome(framework, names, one=True)}"
    return f"{_few(many)} of 100{of} {_outcome(framework, names, one=False)}"


def _few(many: str) -> str:
    return "fewer than 1" if many == "<1" else many


def _as_well(share: float) -> str:
    """In how many ways the same comes out: '83 of 100 do'."""
    if share == 1:
        return "every one does"
    many = of_a_hundred(share)
    return "nearly every one does" if many == ">99" else f"{_few(many)} of 100 do"


def _outcome(framework: Framework, names: tuple[str, ...], one: bool) -> str:
    """What ways of judging do: they give a verdict, or leave it open."""
    s = "s" if one else ""
    return f"give{s} “{lowered(framework.verdicts[names[0]].title)}”" if names else f"leave{s} it open"


def _bare(meaning: str) -> str:
    """The meaning of an option to stand in quotation marks, without the stop at its end."""
    return " ".join(meaning.split()).rstrip(".")
