"""Cases by frameworks: what each case comes to under each rule, every cell a link to its chapter."""

from __future__ import annotations

from dataclasses import dataclass

from ..argue.explanation import Tally, capital, in_words, join, tally, verdict_words
from ..argue.library import Library
from ..argue.verdict import Verdict
from .figure import heading, taken
from .markup import text
from .preview import drawing
from .table import Html, Table, download, to_csv

NONE = '<span class="cc-none">–</span>'
Subject = tuple[str, str, str]
"""An actor, a norm and an institution: what a case is about."""


@dataclass(frozen=True)
class Matrix:
    """Every judged case, by its subject and its framework. The subjects that most frameworks judge come first."""

    library: Library
    cells: dict[Subject, dict[str, list[Verdict]]]

    def finding(self) -> str:
        """How many parts reproduce, and which subjects every framework judges."""
        judged = [self.library.dossier(name).verdict() for name in self.library.originals]
        found = tally(p for v in judged for p in v.phases)
        shared = [s for s, row in self.cells.items() if len(row) == len(self.library.frameworks)]
        silent = f" For {in_words(found.silent)} more the authors conclude nothing." if found.silent else ""
        words = f"Of {found.stated} parts for which an author states a verdict, {found.met} reproduce.{silent}"
        if not shared:
            return words
        what = join([f"{actor} and {norm}" for actor, norm, _ in shared])
        verb = "are" if len(shared) > 1 else "is"
        return f"{words} {capital(what)} {verb} judged by every rule, and each rule has its own answer."

    def table(self) -> Table:
        """The matrix."""
        frameworks = self.library.frameworks
        rows = [
            [
                Html(f"{text(capital(norm))} <small>{text(', '.join(filter(None, (actor, institution))))}</small>"),
                *(Html("".join(self._cell(v) for v in row.get(name, ())) or NONE) for name in self._columns),
            ]
            for (actor, norm, institution), row in self.cells.items()
        ]
        heads = [frameworks[n].title for n in self._columns]
        return Table(
            "What each case comes to, by the rule that judges it", ["Subject", *heads], rows, kind="cards cc-matrix"
        )

    @property
    def _columns(self) -> list[str]:
        sources = list(self.library.record.sources)
        return sorted(self.library.frameworks, key=lambda n: sources.index(self.library.frameworks[n].source))

    def _cell(self, verdict: Verdict) -> str:
        case = verdict.dossier.case
        fork = case.id in self.library.forks
        address = f"../{'forks' if fork else 'cases'}/{case.id}.html"
        words = verdict_words(verdict.framework, verdict.computed).lower()
        found = tally(verdict.phases)
        if fork:
            sign = "○ counter-case"
        elif not found.stated:
            sign = "○ nothing is concluded"
        elif not found.apart:
            sign = '<span class="cc-yes">✓ reproduces</span>'
        else:
            sign = f'<span class="cc-no">✗ {self._apart(found)}</span>'
        return (
            f'<p><a href="{text(address)}" data-verdict="{text(case.id)}">{text(words)}</a> '
            f"<small>{text(case.name)}: {sign}</small></p>"
        )

    def _apart(self, found: Tally) -> str:
        if found.stated == 1:
            return "does not reproduce"
        return f"{in_words(found.met)} of {in_words(found.stated)} parts reproduce"

    def html(self) -> str:
        """The matrix as a figure: title, finding, table, download and source."""
        headers = ["actor", "norm", "institution", "framework", "case", "computed", "stated", "parts", "reproduce"]
        rows = [
            [
                *subject,
                name,
                v.dossier.case.id,
                verdict_words(v.framework, v.computed).lower(),
                verdict_words(v.framework, v.stated).lower(),
                len(v.phases),
                sum(bool(p.reproduces) for p in v.phases),
            ]
            for subject, row in self.cells.items()
            for name, held in row.items()
            for v in held
        ]
        links = (
            download("matrix.csv", "text/csv", to_csv(headers, rows), "Data (CSV)"),
            download("preview.svg", "image/svg+xml", drawing(self.library), "Picture (SVG)"),
        )
        return (
            '<figure class="cc-figure" id="matrix" aria-labelledby="matrix-title">'
            f"{heading('matrix', 'How the cases come out', self.finding())}{self.table().html()}"
            f'<p class="cc-source">Each verdict is computed from the readings of its case; the sign says whether it is '
            f'what the author states.</p><div class="cc-tools">{taken(links)}</div></figure>'
        )

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/html": self.html(), "text/plain": self.finding()}


def matrix(library: Library) -> Matrix:
    """The matrix of every case and counter-case."""
    cells: dict[Subject, dict[str, list[Verdict]]] = {}
    sources = list(library.record.sources)
    originals = sorted(library.originals, key=lambda name: sources.index(library.cases[name].source))
    for name in (*originals, *library.forks):
        verdict = library.dossier(name).verdict()
        case = verdict.dossier.case
        row = cells.setdefault((case.actor, case.norm, case.institution), {})
        row.setdefault(verdict.framework.id, []).append(verdict)
    order = sorted(cells, key=lambda subject: -len(cells[subject]))
    return Matrix(library, {subject: cells[subject] for subject in order})
