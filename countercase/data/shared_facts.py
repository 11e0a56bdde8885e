"""Facts that more than one source reports: which rows of the record are the same fact, told twice."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .field import Frozen, Identity, Sentence
from .problem import MOST, DataError, Problem, unknown
from .record import Record
from .yaml_file import fill, read_document

FILE = "data/facts.yml"


class Inference(Frozen):
    """What one source infers from a fact, and the claims in which it does."""

    says: Sentence
    claims: tuple[str, ...] = ()


class Fact(Frozen):
    """One fact that sources share, or dispute. A source that is silent has no entry in `inferences`."""

    title: Sentence
    evidence: tuple[str, ...] = ()
    """Every row that bears on it."""
    same: tuple[str, ...] = ()
    """Those of them that tell just the same fact, so that cases which read them read one fact."""
    inferences: Mapping[str, Inference]
    turns_on: str = ""


class Facts(Frozen):
    """The file `data/facts.yml`."""

    facts: Mapping[Identity, Fact]
    minds: Mapping[str, Sentence] = {}


def load_facts(root: Path, record: Record) -> Facts:
    """Read and check the shared facts; without the file there is none. Raises `DataError`, every problem by line."""
    if not (root / FILE).exists():
        return Facts(facts={}, minds={})
    document = read_document(root / FILE, FILE)
    facts = fill(Facts, document)
    problems: list[Problem] = []
    for name, fact in facts.facts.items():
        for i, row in enumerate((*fact.evidence, *fact.same)):
            if row not in record.evidence and len(problems) <= MOST:
                at = ("evidence", i) if i < len(fact.evidence) else ("same", i - len(fact.evidence))
                problems.append(document.problem(("facts", name, *at), unknown("evidence", row, record.evidence)))
        for source, inference in fact.inferences.items():
            if source not in record.sources:
                problems.append(
                    document.problem(("facts", name, "inferences"), unknown("source", source, record.sources))
                )
            for claim in inference.claims:
                if claim not in record.claims and len(problems) <= MOST:
                    place = ("facts", name, "inferences", source)
                    problems.append(document.problem(place, unknown("claim", claim, record.claims)))
    for source in facts.minds:
        if source not in record.sources:
            problems.append(document.problem(("minds", source), unknown("source", source, record.sources)))
    if problems:
        raise DataError(problems)
    return facts


def same(facts: Facts) -> dict[str, str]:
    """Evidence id to the id of the shared fact that it tells."""
    return {row: name for name, fact in facts.facts.items() for row in fact.same}
