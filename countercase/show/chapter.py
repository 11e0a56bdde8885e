"""A case chapter, part by part, as the template shows it: the answer, the argument, the balance, the apparatus."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..argue.cache import cached
from ..argue.library import Library
from ..argue.verdict import Verdict
from ..argue.wording import worded
from ..data import examples
from ..data.problem import DataError, Problem, fault, unknown
from .balance import balance
from .belief import Beliefs
from .case_facts import CaseFacts
from .changes import changes
from .explanation import explanation, line_by_line
from .figure import Figure
from .files import Block
from .fold import apparatus
from .making import making
from .markup import Html, Markdown
from .multiverse import multiverse
from .narrative import narrative
from .open_questions import open_questions
from .opening import opening
from .piece import Piece
from .rubric import rubric
from .sensitivity import Firmness
from .shelf import answers
from .table import Table
from .timeline import timeline
from .trajectory import is_drawn, path
from .weights import weights

PARAMETERS: Mapping[str, type | tuple[type, ...]] = {
    "case": str,
    "margin": (int, type(None)),
    "switches": dict,
    "without": (list, tuple),
}


def check_parameters(given: Mapping[str, Any]) -> None:
    """Refuse a parameter that a case chapter does not have, or a value of the wrong kind, with a `DataError`."""
    problems = []
    for name, value in given.items():
        if name not in PARAMETERS:
            problems.append(Problem("", 0, unknown("parameter", name, PARAMETERS)))
        elif not isinstance(value, PARAMETERS[name]) or isinstance(value, bool):
            problems.append(Problem("", 0, f"the parameter '{name}' is {value!r}. {EXAMPLES[name]()}"))
    if problems:
        raise DataError(problems)


EXAMPLES = {
    "case": lambda: f"It should be the id of a case, such as '{examples.case()}'.",
    "margin": lambda: "It should be a whole number, such as 1.",
    "switches": lambda: "It should name options, such as {'jointly': 'any'}.",
    "without": lambda: f"It should list evidence ids, such as ['{examples.fact()}'].",
}


PATHS = "PAPERMILL_"


def notebook_parameters() -> dict[str, Any]:
    """The names that the cells of this notebook have set so far: the template's parameters and any injected ones.

    What papermill says of itself with `--inject-paths` is none of them.
    """
    from IPython import get_ipython

    shell = get_ipython()
    if shell is None:
        raise fault("this has to run in a notebook.")
    mine = set(shell.user_ns) - set(shell.user_ns_hidden)
    named = sorted(name for name in mine if not name.startswith(("_", PATHS)))
    return {name: shell.user_ns[name] for name in named if not callable(shell.user_ns[name])}


def open_chapter(**given: Any) -> Chapter:
    """The chapter for these parameters. Raises `DataError` on an unknown parameter, case, switch or evidence id."""
    given = given or notebook_parameters()
    check_parameters(given)
    library = cached()
    dossier = library.dossier(given["case"])
    return Chapter(library, dossier.verdict(given.get("margin"), given.get("switches"), given.get("without", ())))


@dataclass(frozen=True)
class Chapter:
    """One case, judged, and everything that its chapter shows, in the order in which it is read."""

    library: Library
    verdict: Verdict

    def opening(self) -> Markdown:
        """Title, question, and the answer in three sentences."""
        return opening(self.library, self.verdict)

    def changes(self) -> Markdown:
        """What a counter-case changes in the case that it extends, with each reason; for a case nothing."""
        return changes(self.library, self.verdict.dossier)

    def parts(self) -> Markdown:
        """The argument, part by part."""
        return narrative(self.library, self.verdict)

    def balance(self) -> Block:
        """The facts as blocks, on the side of the answer that they point to."""
        return balance(self.library, self.verdict)

    def explanation(self) -> Markdown:
        """Why each part comes out as it does, and what would make it reproduce where it does not."""
        return explanation(self.library, self.verdict)

    def firmness(self) -> list[Piece]:
        """What the verdict hangs on, in words; and what one would have to believe for another."""
        return [self._firmness.words(), *self._beliefs.pieces()]

    @cached_property
    def _firmness(self) -> Firmness:
        return Firmness(self.library, self.verdict)

    @cached_property
    def _beliefs(self) -> Beliefs:
        return Beliefs(self.library, self.verdict)

    def open_questions(self) -> Markdown:
        """What the case leaves open, what would settle it, and what would change its author's mind."""
        return open_questions(self.library, self.verdict)

    def answers(self) -> Markdown:
        """Who answers the case, or nothing."""
        return answers(self.library, self.verdict.dossier.case.id)

    def timeline(self) -> Figure | Markdown:
        """When the facts happened, or that hardly any is dated."""
        return timeline(self.verdict)

    def weights(self) -> Figure:
        """What the facts weigh."""
        return weights(self.verdict)

    def path(self) -> Figure:
        """Where the case stands, part by part."""
        return path(self.verdict)

    def multiverse(self) -> Figure:
        """The verdicts of a hundred ways of judging, by how the rule is taken."""
        return multiverse(self.verdict)

    def evidence(self) -> Html:
        """The facts row by row."""
        return CaseFacts(self.library, self.verdict).html()

    def making(self, digest: str = "") -> Block:
        """Parameters, digest and downloads."""
        return making(self.library, self.verdict, digest)

    def apparatus(self, digest: str = "") -> list[Block]:
        """Everything else, folded: the facts row by row; and the figures, the steps, the changes and the making."""
        verdict = self.verdict
        standards = rubric(verdict)
        read = len(verdict.dossier.case.evidence_ids)
        own: list[Table | Figure] = [*([standards] if standards else []), *([self.path()] if is_drawn(verdict) else [])]
        facts = [
            apparatus("When it happened", [self.timeline()]),
            apparatus("What the evidence weighs, level by level", [self.weights()]),
        ]
        inside = [
            *(facts if read else []),
            *([apparatus("Where it stands by the source’s own standards", own)] if own else []),
            apparatus("How it is judged, line by line", line_by_line(verdict)),
            apparatus("In a hundred ways of judging", [self.multiverse()]),
            apparatus(
                "What would have to go, and how many changes each verdict takes",
                [self._firmness.table(), *self._beliefs.takes()],
            ),
            apparatus("How this chapter was made", [self.making(digest)]),
        ]
        held = ["dates", "weights"] if read else []
        held += ["standards"] if own else []
        rows = [apparatus(f"The evidence, row by row: {worded(read, 'fact')}", [self.evidence()])]
        return [
            *(rows if read else []),
            apparatus(f"Behind this chapter: {', '.join([*held, 'other ways of judging'])}", inside),
        ]
