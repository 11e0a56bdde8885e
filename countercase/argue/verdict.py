"""The verdict: what the readings weigh, what stays open, and what the rule makes of it.

A criterion settles on the level with the most weight. Levels within `margin` of the lead stay open, and so does
every level of a criterion that nothing bears on. The verdict is the set of outcomes that the open levels allow.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..data.case import Case
from ..data.counter_case import CounterCase
from ..data.framework import Framework
from ..data.part import Part
from ..data.problem import DataError, Problem, fault, unknown
from ..data.record import Claim, Evidence, Record
from .conclude import conclude
from .display import paragraph, table
from .part_verdict import AsStated, PartVerdict, as_stated, in_brief, standing
from .wording import verdict_words

MAX_MARGIN = 1000


@dataclass(frozen=True)
class Dossier:
    """A case with what it needs: its framework, the record it reads, and the settings that it is judged with.

    `switches` and `margin` differ from the defaults in a counter-case that changes them.
    """

    case: Case
    """The case: its parts and readings."""
    framework: Framework
    """The rule that it is judged by."""
    record: Record
    """The facts and claims that it reads, with a counter-case's own among them."""
    switches: Mapping[str, str] = field(default_factory=dict)
    """The switches that are not at their default."""
    margin: int = 0
    """How far behind the lead a level may lie and still stay open."""
    counter_case: CounterCase | None = None
    """The counter-case that the case is, if it is one."""

    def __repr__(self) -> str:
        readings = sum(len(part.readings) for part in self.case.parts)
        name, rule = self.case.id, self.framework.id
        return f"<Dossier '{name}': {len(self.case.parts)} parts, {readings} readings, judged by '{rule}'>"

    def _repr_html_(self) -> str:
        """The case as a notebook shows it: question, thesis, and a row for each part."""
        rows = [
            (p.title, p.span, str(len(p.readings)), verdict_words(self.framework, p.verdicts)) for p in self.case.parts
        ]
        head = ("Part", "When", "Readings of its own", "Stated by the author")
        return paragraph(self.case.question) + paragraph(self.case.thesis) + table(self.case.title, head, rows)

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence that the case reads."""
        return tuple(self.record.evidence[i] for i in self.case.evidence_ids)

    @cached_property
    def unread(self) -> tuple[Evidence, ...]:
        """The evidence that stands in the case's passages and is not read: on record, and not weighed."""
        read = set(self.case.evidence_ids)
        return tuple(e for e in self.record.evidence_within(self.case.passages) if e.id not in read)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of the source that stand in the case's passages."""
        return self.record.claims_within(self.case.passages)

    def verdict(
        self,
        margin: int | None = None,
        switches: Mapping[str, str] | None = None,
        without: Iterable[str] = (),
    ) -> Verdict:
        """The computed verdict.

        `margin` is how far behind the lead a level may lie and still stay open (a whole number, 0 or more; None stands
        for the case's own, 0 unless it is a counter-case that sets one); `switches` are options chosen in place of the
        case's own; `without` are evidence ids left out. Raises `DataError` on an unknown switch, option or evidence
        id.
        """
        left_out = tuple(without)
        if margin is None and not switches and not left_out:
            return self._as_it_stands
        return judge(self, margin=margin, switches=switches, without=left_out)

    @cached_property
    def _as_it_stands(self) -> Verdict:
        return judge(self)


@dataclass(frozen=True)
class Verdict:
    """A whole case, judged. Its verdict is that of its last part, or of all parts where they are parallel."""

    dossier: Dossier
    """The case that is judged."""
    margin: int
    """The margin that it is judged with."""
    switches: Mapping[str, str]
    """Every switch of the framework with its option."""
    without: tuple[str, ...]
    """The evidence that is left out."""
    parts: tuple[PartVerdict, ...]
    """Each part, judged, in the order of the case."""

    def __repr__(self) -> str:
        return f"<Verdict of '{self.dossier.case.id}': {in_brief(self.computed, self.stated)}>"

    def _repr_html_(self) -> str:
        """The verdict as a notebook shows it: a row for each part, and the settings that it was judged with."""
        rows = [
            (
                p.part.title,
                verdict_words(self.framework, p.computed),
                verdict_words(self.framework, p.stated),
                p.as_stated,
            )
            for p in self.parts
        ]
        turned = [
            f"{self.framework.switches[name].title}: {option}"
            for name, option in self.switches.items()
            if option != self.framework.defaults[name]
        ]
        settings = [f"margin {self.margin}", *turned, *(f"without {name}" for name in self.without)]
        title = f"{self.dossier.case.title}: {verdict_words(self.framework, self.computed)}"
        head = ("Part", "Computed", "Stated by the author", "The same?")
        return table(title, head, rows) + paragraph(f"Judged by “{self.framework.title}”, {'; '.join(settings)}.")

    @property
    def framework(self) -> Framework:
        """The framework of the case."""
        return self.dossier.framework

    @property
    def deciding(self) -> tuple[PartVerdict, ...]:
        """The parts that hold the verdict of the case."""
        return self.parts if self.dossier.case.arrangement == "parallel" else self.parts[-1:]

    @property
    def computed(self) -> tuple[str, ...]:
        """The verdicts that the evidence leaves open in the deciding parts."""
        return self._ordered({v for p in self.deciding for v in p.computed})

    @property
    def stated(self) -> tuple[str, ...]:
        """What the author concludes in the deciding parts."""
        return self._ordered({v for p in self.deciding for v in p.stated})

    @property
    def reproduces(self) -> bool | None:
        """Whether computed equals stated in each deciding part that states one; None where none of them does."""
        found = [p.reproduces for p in self.deciding if p.reproduces is not None]
        return all(found) if found else None

    @property
    def as_stated(self) -> AsStated:
        """Whether the case comes out as its author states, in the parts that decide it."""
        return as_stated(self.deciding)

    def _ordered(self, verdicts: set[str]) -> tuple[str, ...]:
        return tuple(v for v in self.framework.verdicts if v in verdicts)

    def as_dict(self) -> dict[str, Any]:
        """The verdict as plain data, for JSON. `phases` is the old name of `parts`, and goes with version 0.3."""
        held = self._as_dict()
        return {**held, "phases": held["parts"]}

    def _as_dict(self) -> dict[str, Any]:
        return {
            "case": self.dossier.case.id,
            "framework": self.framework.id,
            "margin": self.margin,
            "switches": dict(self.switches),
            "without": list(self.without),
            "parts": [p.as_dict(self.framework) for p in self.parts],
            "computed": list(self.computed),
            "computed_as": standing(self.framework, self.computed),
            "stated": list(self.stated),
            "stated_as": standing(self.framework, self.stated),
            "reproduces": self.reproduces,
        }


def judge(
    dossier: Dossier,
    margin: int | None = None,
    switches: Mapping[str, str] | None = None,
    without: Iterable[str] = (),
) -> Verdict:
    """Judge a case. The settings are those of `Dossier.verdict`."""
    left_out = tuple(dict.fromkeys(without))
    margin = dossier.margin if margin is None else margin
    _check(dossier, margin, left_out)
    settings = dossier.framework.settings({**dossier.switches, **(switches or {})})
    return Verdict(
        dossier,
        margin,
        settings,
        left_out,
        tuple(_judge_part(dossier, part, margin, settings, set(left_out)) for part in dossier.case.parts),
    )


def _judge_part(
    dossier: Dossier, part: Part, margin: int, switches: Mapping[str, str], without: set[str]
) -> PartVerdict:
    readings = tuple(r for r in dossier.case.readings_for(part) if r.evidence not in without)
    return PartVerdict(part, readings, conclude(dossier.framework, readings, margin, switches))


def _check(dossier: Dossier, margin: int, without: tuple[str, ...]) -> None:
    if not isinstance(margin, int) or isinstance(margin, bool) or not 0 <= margin <= MAX_MARGIN:
        raise fault(f"the margin should be a whole number from 0 to {MAX_MARGIN}, and is {margin!r}.")
    read = dossier.case.evidence_ids
    problems = []
    for name in without:
        if name not in dossier.record.evidence:
            problems.append(Problem("", 0, unknown("evidence", name, read)))
        elif name not in read:
            problems.append(
                Problem(
                    "",
                    0,
                    f"the case '{dossier.case.id}' does not read the evidence '{name}', so it cannot be left out.",
                )
            )
    if problems:
        raise DataError(problems)
