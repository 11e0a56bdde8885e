"""A framework's rule laid bare, in sentences first and tables second."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..argue.explanation import conditions
from ..argue.library import Library
from ..argue.rule import Anatomy, Fit, Term, VerdictRule, against, anatomy, fit
from ..argue.verdict import Verdict
from ..argue.wording import capital, in_words, join, lowered, quoted, worded
from ..data.framework import Framework


@dataclass(frozen=True)
class LaidBare:
    """A rule, what follows from it, and how it fits the cases of its own author."""

    rule: Anatomy
    verdicts: tuple[Verdict, ...]
    """The cases that it judges, without counter-cases."""
    readings: int
    """How many readings these cases hold."""
    idle_readings: int
    """How many of them bear on criteria that cannot change a verdict."""
    fits: Mapping[str, Fit]

    @property
    def framework(self) -> Framework:
        """The framework."""
        return self.rule.framework

    def sentences(self) -> list[str]:
        """What follows from the rule, in sentences."""
        return [s for s in (self._burdens(), self._idle(), self._unreachable(), self._fits()) if s]

    def _burdens(self) -> str:
        pieces: list[str] = []
        for name, held in self.rule.verdicts.items():
            if held.reachable:
                title = self.framework.verdicts[name].title
                ways = f" (any of {in_words(len(held.least))} sets)" if len(held.least) > 1 else ""
                ways = ways.replace(" sets)", ")") if held.burden == 1 else ways
                takes = in_words(held.burden or 0) if pieces else f"takes {worded(held.burden or 0, 'finding')}"
                pieces.append(f"“{title}” {takes}{ways}")
        told = f"as the switches stand, {join(pieces)}" if self.framework.switches else join(pieces)
        return f"{capital(told)}." if pieces else ""

    def _idle(self) -> str:
        one = len(self.framework.criteria) == 1
        if not self.rule.idle:
            return f"{'Its one criterion' if one else 'Each of its criteria'} can change a verdict."
        count, all_ = len(self.rule.idle), len(self.framework.criteria)
        names = join([lowered(self.framework.criteria[n].title) for n in self.rule.idle])
        weigh = (
            f", so that {in_words(self.idle_readings)} of the {self.readings} readings of its cases weigh on nothing"
            if self.idle_readings
            else ""
        )
        ever = (
            f" Under no setting of the switches {'does it' if len(self.rule.always_idle) == 1 else 'do they'}."
            if set(self.rule.always_idle) == set(self.rule.idle)
            else " Other settings of the switches make them matter."
            if count > 1
            else " Another setting of the switches makes it matter."
        )
        then, ever = (" then", ever) if self.framework.switches else ("", "")
        which = "Its one criterion" if one else f"{capital(in_words(count))} of its {in_words(all_)} criteria"
        return f"{which} cannot change a verdict{then} ({names}){weigh}.{ever}"

    def _unreachable(self) -> str:
        titles = [self.framework.verdicts[n].title for n, held in self.rule.verdicts.items() if not held.reachable]
        if not titles:
            return ""
        now = " as the switches stand" if self.framework.switches else ""
        return f"No combination leads to {quoted(titles)}{now}."

    def _fits(self) -> str:
        apart = against(self.verdicts)
        stated = sum(bool(p.stated) for v in self.verdicts for p in v.parts)
        if not stated:
            return ""
        if not apart:
            if stated == 1:
                return "It leads to the stated verdict in the one part for which one is stated."
            return f"It leads to the stated verdict in each of the {in_words(stated)} parts for which one is stated."
        if stated == 1:
            otherwise = "leaves that open among others" if apart[0][1].leaves_open else "leads to another"
            return f"For one part a verdict is stated, and it {otherwise}: in “{apart[0][0].dossier.case.name}”."
        met = in_words(stated - len(apart)) if stated > len(apart) else "none"
        told = f"Of {in_words(stated)} parts for which a verdict is stated it leads to that verdict in {met}"
        # whoever states one of several verdicts that are left open is not gone against
        left = [v.dossier.case.name for v, p in apart if p.leaves_open]
        gone = [v.dossier.case.name for v, p in apart if not p.leaves_open]
        if left:
            names = quoted(dict.fromkeys(left), "and")
            told += f"; it leaves open what is stated in {worded(len(left), 'part')} of {names}"
        if gone:
            go = "goes" if len(gone) == 1 else "go"
            told += f"; against it {go} {worded(len(gone), 'part')} of {quoted(dict.fromkeys(gone), 'and')}"
        return f"{told}."

    def as_dict(self) -> dict[str, Any]:
        """The rule as plain data, for JSON."""
        return {
            "framework": self.framework.id,
            "switches": dict(self.rule.switches),
            "standard": self.framework.standard.words,
            "criteria": {n: list(c.levels) for n, c in self.framework.criteria.items()},
            "combinations": self.rule.combinations,
            "verdicts": {n: self._verdict(held) for n, held in self.rule.verdicts.items()},
            "idle": list(self.rule.idle),
            "always_idle": list(self.rule.always_idle),
            "readings": {"all": self.readings, "idle": self.idle_readings},
            "fit": {n: {"consistency": f.consistency, "coverage": f.coverage} for n, f in self.fits.items()},
            "against": [
                {"case": v.dossier.case.id, "part": p.part.id, "left_open": p.leaves_open}
                for v, p in against(self.verdicts)
            ],
        }

    def _verdict(self, held: VerdictRule) -> dict[str, Any]:
        return {
            "combinations": held.combinations,
            "formulas": [[_plain(term) for term in formula] for formula in held.formulas.listed],
            "count": held.formulas.count,
            "least": [_plain(term) for term in held.least],
            "reachable": held.reachable,
        }


def laid_bare(library: Library, name: str, switches: Mapping[str, str] | None = None) -> LaidBare:
    """Lay a rule bare, and hold it against the cases that it judges. Raises `DataError` on an unknown switch."""
    found = anatomy(library.frameworks[name], switches)
    verdicts = tuple(
        library.dossier(case).verdict(switches=dict(switches or {}))
        for case in library.originals
        if library.cases[case].framework == name
    )
    readings = [r for v in verdicts for p in v.dossier.case.parts if not p.gathers for r in p.readings]
    idle = sum(r.criterion in found.idle for r in readings)
    return LaidBare(found, verdicts, len(readings), idle, fit(verdicts))


def term_words(framework: Framework, term: Term) -> str:
    """A term in words: 'break with habit distinct and motive status or integration'."""
    if not term:
        return "whatever is found"
    return join([lowered(condition) for condition in conditions(framework, term)])


def plain_rule(found: LaidBare) -> str:
    """The rule for a terminal."""
    framework = found.framework
    lines = [framework.title, " ".join(framework.summary.split()), "", *found.sentences()]
    for name, held in found.rule.verdicts.items():
        lines += [
            "",
            f"{framework.verdicts[name].title}: {held.combinations} of {found.rule.combinations} combinations",
        ]
        if held.formulas.listed:
            several = f" (one of {held.formulas.count} equally short ways to say it)" if held.formulas.count > 1 else ""
            lines.append(f"  follows just where{several}:")
            lines += [f"    {capital(term_words(framework, term))}" for term in held.formulas.listed[0]]
            lines.append(f"  forced by {worded(held.burden or 0, 'finding')}:")
            lines += [f"    {capital(term_words(framework, term))}" for term in held.least[:6]]
    return "\n".join(lines)


def _plain(term: Term) -> dict[str, list[str]]:
    return {name: list(levels) for name, levels in term.items()}
