"""Sphinx roles that take every figure, fact, claim and verdict of the prose from the record.

`{value}`, `{evidence}`, `{claim}` and `{verdict}` stand for an id, or for words with an id behind them:
`{evidence}` with ``the speech of 1989 <lo-ilo-1989-guan-speech>``. An id that stands for nothing fails the build.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from .. import __version__
from ..argue import dates
from ..argue.check import TABLE, Check, load_checks
from ..argue.explanation import verdict_words
from ..argue.library import Library, load, project_root
from ..argue.problem import DataError, fault, unknown
from ..argue.record import Evidence
from .digest import code_digest, files_digest
from .job import home

logger = logging.getLogger(__name__)
TITLED = re.compile(r"(?P<words>.+?)\s*<(?P<id>[^<>]+)>", re.DOTALL)
DOUBTS = {"imprecise", "contradicted", "inconsistent"}
WATCHED = (TABLE, "data/evidence.csv", "data/claims.csv", "data/sources.yml", "book/references.bib")


class Reference(nodes.Inline, nodes.TextElement):
    """A place in the prose that points to the record: words, a target, and a card that says what and where."""


class RecordRole(SphinxRole):
    """What the four roles share: words or an id, looked up, shown as a link with a card."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The node for this role. An unknown id is an error of the build, in file and line."""
        match = TITLED.fullmatch(self.text.strip())
        words, name = (match["words"], match["id"].strip()) if match else ("", self.text.strip())
        for watched in WATCHED:
            self.env.note_dependency(str(project_root() / watched))
        try:
            found = self.find(name)
        except DataError as error:
            logger.warning("%s", error, location=self.get_location())
            self.env.app.statuscode = 1
            return [nodes.literal(self.text, self.text)], []
        shown, page, anchor, card = found
        node = Reference(self.rawtext, words or shown, page=page, anchor=anchor, card=card, kind=self.name)
        return [node], []

    def find(self, name: str) -> tuple[str, str, str, str]:
        """Words, page, anchor and card for an id. Raises `DataError` where there is none."""
        raise NotImplementedError


def library() -> Library:
    """The library, read once a build."""
    if _shelf.get("library") is None:
        _shelf["library"] = load()
    return _shelf["library"]


_shelf: dict[str, Any] = {}


def _checks() -> dict[str, list[Check]]:
    """The checks that concern each fact, read once a build."""
    if _shelf.get("checks") is None:
        found: dict[str, list[Check]] = {}
        for result in load_checks(library()) if (project_root() / TABLE).exists() else ():
            for name in result.check.about:
                found.setdefault(name, []).append(result.check)
        _shelf["checks"] = found
    return _shelf["checks"]


def _fact(name: str) -> Evidence:
    record = library().record
    if name not in record.evidence:
        raise fault(unknown("evidence", name, record.evidence))
    return record.evidence[name]


def _card(fact: Evidence) -> str:
    record = library().record
    quote = f" “{fact.quote}”" if fact.quote else ""
    rests = "; ".join(record.works[key] for key in fact.cited)
    where = f"{record.sources[fact.source].short}, {fact.locator.words}"
    found = [f"{c.verdict.replace('-', ' ')}: {c.finding}" for c in _checks().get(fact.id, ()) if c.verdict in DOUBTS]
    lines = [f"{fact.event}{quote}", dates.words(fact.date), where, *([f"citing {rests}"] if rests else []), *found]
    return " | ".join(line.replace(" | ", ", ") for line in lines)


class EvidenceRole(RecordRole):
    """A link to a fact, shown as its source and locator."""

    def find(self, name: str) -> tuple[str, str, str, str]:
        """The fact's locator as words, and its row."""
        fact = _fact(name)
        return library().record.cite(fact.locator), "book/record/evidence", fact.id, _card(fact)


class ValueRole(RecordRole):
    """A number, as the source states it; with `comparator` after the id, what it is compared with."""

    def find(self, name: str) -> tuple[str, str, str, str]:
        """The number in words of the page, and the row that it comes from."""
        name, _, which = name.partition(" ")
        fact = _fact(name)
        number = fact.comparator_value if which == "comparator" else fact.value
        if which not in {"", "comparator"} or not number:
            raise fault(f"the evidence '{name}' has no {which or 'number'} to show.")
        whole, point, rest = number.partition(".")
        return f"{int(whole):,}{point}{rest}", "book/record/evidence", fact.id, _card(fact)


class ClaimRole(RecordRole):
    """A link to a claim, shown as its source and locator."""

    def find(self, name: str) -> tuple[str, str, str, str]:
        """The claim's locator as words, and its row."""
        record = library().record
        if name not in record.claims:
            raise fault(unknown("claim", name, record.claims))
        claim = record.claims[name]
        where = f"{record.sources[claim.source].short}, {claim.locator.words}"
        return record.cite(claim.locator), "book/record/claims", claim.id, f"{claim.statement} | {claim.kind} | {where}"


class VerdictRole(RecordRole):
    """A verdict: of a case, or of one phase (`lo-ilo/interim`); `stated` after it gives the source's own."""

    def find(self, name: str) -> tuple[str, str, str, str]:
        """The verdict in words, and the case's chapter."""
        place, _, which = name.partition(" ")
        case, _, part = place.partition("/")
        dossier = library().case(case)
        for folder in ("cases", "frameworks"):
            for path in sorted((project_root() / "data" / folder).glob("*.yml")):
                self.env.note_dependency(str(path))
        verdict = dossier.verdict()
        parts = {p.phase.id: p for p in verdict.phases}
        if part and part not in parts:
            raise fault(unknown(f"phase of '{case}'", part, parts))
        if which not in {"", "stated"}:
            raise fault(unknown("word after the case", which, ["stated"]))
        result = parts[part] if part else verdict
        stated = verdict_words(dossier.framework, result.stated, "and").lower()
        computed = verdict_words(dossier.framework, result.computed, "or").lower()
        agrees = {True: "reproduces", False: "does not reproduce", None: "nobody has stated a verdict"}[
            result.reproduces
        ]
        title = f", {parts[part].phase.title}" if part else ""
        card = f"{dossier.case.title}{title} | computed: {computed} | stated: {stated} | {agrees}"
        return stated if which else computed, f"{home(library(), case)}/{case}", "verdict", card


def visit_html(self, node: Reference) -> None:
    """A link, with a card beside it that hover and focus show."""
    target = self.builder.get_relative_uri(self.builder.current_docname, node["page"])
    self.cc_cards = getattr(self, "cc_cards", 0) + 1
    node["label"] = f"card-{self.cc_cards}"
    self.body.append(
        f'<span class="cc-ref cc-{escape(node["kind"])}">'
        f'<a href="{escape(target)}#{escape(node["anchor"])}" aria-describedby="{node["label"]}">'
    )


def depart_html(self, node: Reference) -> None:
    """The end of the link, and the card."""
    first, *rest = node["card"].split(" | ")
    lines = "".join(f"<span>{escape(line)}</span>" for line in rest)
    self.body.append(
        f'</a><span class="cc-card" role="tooltip" id="{node["label"]}"><span class="cc-what">{escape(first)}</span>'
        f"{lines}</span></span>"
    )


def visit_plain(self, node: Reference) -> None:
    """Outside HTML the words stand alone."""


def _static(root: Path) -> list[Path]:
    return [path for path in (root / "book/_static").rglob("*") if path.is_file()]


def forget(app: Sphinx) -> None:
    """Read the data anew for each build."""
    _shelf.clear()


def setup(app: Sphinx) -> dict[str, object]:
    """Register the roles.

    The digests of package and lock, and of styles and scripts, are settings: where the first changes, every page is
    read anew, and where the second changes, every page is written anew.
    """
    app.add_node(
        Reference,
        html=(visit_html, depart_html),
        latex=(visit_plain, visit_plain),
        text=(visit_plain, visit_plain),
    )
    for name, role in {
        "evidence": EvidenceRole,
        "value": ValueRole,
        "claim": ClaimRole,
        "verdict": VerdictRole,
    }.items():
        app.add_role(name, role())
    root = Path(project_root())
    app.add_config_value("countercase_code", code_digest(root), "env")
    # Sphinx leaves styles and scripts as they are where no page changes
    app.add_config_value("countercase_static", files_digest(_static(root), root), "html")
    app.connect("builder-inited", forget)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
