"""Cases by frameworks: what each case comes to under each rule, every cell a link to its chapter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..argue.explanation import Tally, case_phrase, tally
from ..argue.library import Library
from ..argue.part_verdict import as_stated
from ..argue.subject import Key, key_of, rules_in_order
from ..argue.verdict import Verdict
from ..argue.wording import capital, in_words, join, of_several, worded
from . import addresses
from .caption import heading
from .figure import parted
from .files import Block, File, Place, listed, saving
from .markup import NOTHING, Html, text
from .preview import preview
from .provenance import GALLERY
from .table import Table, to_csv

MOST_NAMED = 3
"""So many subjects are named in a sentence; of more it says how many there are."""
NONE = Html('<span class="cc-none">–</span>')
FIGURE = Html(
    '<figure class="cc-figure" id="{id}" aria-labelledby="{id}-title">{heading}{table}'
    '<p class="cc-source">Each verdict is computed from the readings of its case. The sign says whether it is what the '
    "author states (✓), leaves that open among others (◐), or is another verdict (✗).</p>"
    '<div class="cc-tools">{downloads}</div></figure>'
)


@dataclass(frozen=True)
class Matrix:
    """Every judged case, by its subject and its framework. The subjects that most frameworks judge come first."""

    library: Library
    cells: dict[Key, dict[str, list[Verdict]]]

    def finding(self) -> str:
        """How many parts reproduce, and which subjects every framework judges."""
        judged = (v for row in self.cells.values() for verdicts in row.values() for v in verdicts)
        found = tally(p for v in judged if v.dossier.case.id not in self.library.counter_cases for p in v.parts)
        shared = [s for s, row in self.cells.items() if len(row) == len(self.library.frameworks)]
        silent = ""
        if found.silent and found.stated:
            silent = f" For {in_words(found.silent)} more the authors conclude nothing."
        words = f"{_reproduced(found)}{silent}"
        if not shared or len(self.library.frameworks) < 2:
            return words
        many = len(shared) > MOST_NAMED
        what = worded(len(shared), "subject") if many else join([f"{actor} and {norm}" for actor, norm, _ in shared])
        verb = "are" if len(shared) > 1 else "is"
        return f"{words} {capital(what)} {verb} judged by every rule, and {self._agree(shared)}."

    def _agree(self, shared: list[Key]) -> str:
        """Whether the rules come to one answer on the subjects that all of them judge."""
        answers = [[{case_phrase(v) for v in verdicts} for verdicts in self.cells[s].values()] for s in shared]
        if all(len(found) == len(set.union(*found)) for found in answers):
            return "each rule has its own answer"
        apart = sum(any(one != found[0] for one in found) for found in answers)
        if not apart:
            return "the rules agree" if len(shared) == 1 else "the rules agree on each"
        return "the rules part over it" if len(shared) == 1 else f"the rules part over {in_words(apart)} of them"

    def table(self) -> Table:
        """The matrix."""
        frameworks = self.library.frameworks
        rows = [
            [
                Html("{} <small>{}</small>").format(
                    capital(norm), capital(", ".join(filter(None, (actor, institution))))
                ),
                *(NOTHING.join(self._cell(v) for v in row.get(name, ())) or NONE for name in self._columns),
            ]
            for (actor, norm, institution), row in self.cells.items()
        ]
        heads = [frameworks[n].title for n in self._columns]
        return Table(
            "What each case comes to, by the rule that judges it", ["Subject", *heads], rows, kind="cards cc-matrix"
        )

    @property
    def _columns(self) -> list[str]:
        return rules_in_order(self.library, self.library.frameworks)

    def _cell(self, verdict: Verdict) -> Html:
        case = verdict.dossier.case
        parts = tally(verdict.parts)
        if case.id in self.library.counter_cases:
            sign = text("○ counter-case")
        elif not parts.stated:
            sign = text("○ nothing is concluded")
        elif not parts.apart:
            sign = Html('<span class="cc-yes">✓ as stated</span>')
        elif as_stated(verdict.parts) == "left open":
            sign = text(f"◐ {_apart(parts, 'left open')}")
        else:
            sign = Html('<span class="cc-no">✗ {}</span>').format(_apart(parts, "differs"))
        return Html('<p><a href="{}" data-verdict="{}">{}</a> <small>{}: {}</small></p>').format(
            addresses.case(self.library, case.id).href,
            case.id,
            case_phrase(verdict),
            case.name,
            sign,
        )

    def block(self) -> Block:
        """The matrix as a figure: title, finding, table, data and source."""
        headers = ["actor", "norm", "institution", "framework", "case", "computed", "stated", "parts", "reproduce"]
        rows = [
            [
                *subject,
                name,
                v.dossier.case.id,
                case_phrase(v),
                case_phrase(v, stated=True),
                len(v.parts),
                sum(bool(p.reproduces) for p in v.parts),
            ]
            for subject, row in self.cells.items()
            for name, verdicts in row.items()
            for v in verdicts
        ]
        shown = "How the cases come out"
        data = File(GALLERY, "matrix.csv", "text/csv", to_csv(headers, rows))

        lead, table = heading("matrix", shown, *parted(self.finding()), shown), self.table().html()

        def made(place: Place) -> Html:
            return FIGURE.format(
                id="matrix",
                heading=lead,
                table=table,
                downloads=listed([saving(place(data), data, "Data (CSV)")], "cc-take"),
            )

        # the preview of the book shows the same verdicts, and is made with them
        return Block(made, (data, preview(self.library)), "matrix", self.finding())

    def html(self) -> Html:
        """The matrix as HTML that stands alone."""
        return self.block().html()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return self.block()._repr_mimebundle_()


def _reproduced(found: Tally) -> str:
    """For how many parts an author states a verdict, and how many of these reproduce, in a sentence."""
    if not found.stated:
        return "No author states a verdict for any part."
    if found.stated == 1:
        return f"An author states a verdict for one part, and it {'reproduces' if found.met else 'does not reproduce'}."
    met = f"{found.met} {'reproduces' if found.met == 1 else 'reproduce'}" if found.met else "none reproduces"
    return f"Of {found.stated} parts for which an author states a verdict, {met}."


def matrix(library: Library) -> Matrix:
    """The matrix of every case and counter-case."""
    cells: dict[Key, dict[str, list[Verdict]]] = {}
    sources = list(library.record.sources)
    originals = sorted(library.originals, key=lambda name: sources.index(library.cases[name].source))
    for name in (*originals, *library.counter_cases):
        verdict = library.dossier(name).verdict()
        row = cells.setdefault(key_of(verdict.dossier.case), {})
        row.setdefault(verdict.framework.id, []).append(verdict)
    order = sorted(cells, key=lambda subject: -len(cells[subject]))
    return Matrix(library, {subject: cells[subject] for subject in order})


def _apart(found: Tally, how: str) -> str:
    """How the verdicts stand that are not as stated, and in how many parts."""
    return how if found.stated == 1 else f"{how} in {of_several(found.apart, found.stated, 'part')}"
