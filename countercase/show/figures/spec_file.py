"""The files of exhibits, read and checked: `data/figures/NAME.yml`, each against its kind and the library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from ...argue.library import Library
from ...argue.subject import judged_by_several, key_of
from ...argue.wording import join
from ...data import dates
from ...data.field import LINE, NUMBER
from ...data.files import files_in
from ...data.problem import MOST, DataError, Problem, brief, collecting, unknown
from ...data.record import Evidence
from ...data.yaml_file import Document, explain, fill, keys_at, read_document
from .parts import LinePick, Pick, SpanPick, StepPick, Taken
from .spec import MODELS, Bars, Cells, Cross, Exhibit, Grid, Kinded, Lines, Spans, Steps, Tree, data, taken


def load_exhibits(root: Path, library: Library) -> dict[str, Exhibit]:
    """Every exhibit below `data/figures/`, checked against the library. Raises `DataError`, every problem by line."""
    return _read(root, lambda exhibit, document: _check(exhibit, document, library))


def read_exhibits(root: Path) -> dict[str, Exhibit]:
    """The same, each checked against its kind alone."""
    return _read(root, lambda exhibit, document: ())


def _read(root: Path, check: Callable[[Exhibit, Document], Iterable[Problem]]) -> dict[str, Exhibit]:
    found: dict[str, Exhibit] = {}
    problems: list[Problem] = []
    for path in files_in(root / "data/figures", ".yml"):
        with collecting(problems):
            document = read_document(path, f"data/figures/{path.name}")
            exhibit = read_exhibit(document)
            wrong = list(islice(check(exhibit, document), MOST + 1))
            if wrong:
                raise DataError(wrong)
            found[path.stem] = exhibit
    if problems:
        raise DataError(problems)
    return found


def read_exhibit(document: Document) -> Exhibit:
    """The exhibit in a document. Raises `DataError`, by line, on a key that its kind does not have or does not know."""
    known = fill(Kinded, document).kind
    return fill(MODELS[known], document, words=_explain)


def _explain(model: type[BaseModel], item: Any) -> str:
    """What is wrong with a key: what its kind needs, and what only other kinds know."""
    kind = get_args(model.model_fields["kind"].annotation)[0]
    *around, key = item["loc"] or ("",)
    place = f" in `{around[0]}`" if around else ""
    if item["type"] in {"missing", "string_too_short", "too_short"} and len(item["loc"]) <= 2:
        return f"a figure of the kind '{kind}' needs `{key}`{place}."
    if item["type"] == "extra_forbidden" and (others := _kinds_with(around, key)):
        where = join(others, "or")
        return f"`{key}` is no key{place} of a figure of the kind '{kind}'. It is one where the kind is {where}."
    return explain(model, item)


def _kinds_with(around: list[str | int], key: str) -> list[str]:
    """The kinds of figure that have a key, at the top or in one of their parts."""
    above = [step for step in around if isinstance(step, str)]
    having = {kind: model for kind, model in MODELS.items() if all(step in model.model_fields for step in above[:1])}
    return [kind for kind, model in having.items() if key in keys_at(model, (*above, key))]


def _check(exhibit: Exhibit, document: Document, library: Library) -> Iterable[Problem]:
    yield from document.misnamed(exhibit.id)
    wrong = list(_referred(exhibit, document, library))
    if isinstance(exhibit, Bars | Lines | Steps | Spans) and exhibit.pick:
        wrong += _picked(exhibit.pick, document, library)
    # which names are drawn is known only where all that is drawn is there
    yield from wrong or _named(exhibit, document, library)


def _referred(exhibit: Exhibit, document: Document, library: Library) -> Iterable[Problem]:
    """What an exhibit points to in the record and the frameworks and that is not there."""
    match exhibit:
        case Bars():
            yield from _facts(exhibit, document, library)
        case Steps():
            yield from _points(exhibit, document, library)
        case Tree():
            yield from _boxes(exhibit, document, library)
        case Cross():
            if exhibit.case not in library.cases:
                yield document.problem(("case",), unknown("case", exhibit.case, library.cases))
            elif key_of(library.cases[exhibit.case]) not in judged_by_several(library):
                yield document.problem(("case",), f"no two rules judge what the case '{exhibit.case}' is about.")
        case Cells() | Grid():
            if exhibit.framework not in library.frameworks:
                yield document.problem(("framework",), unknown("framework", exhibit.framework, library.frameworks))
            elif exhibit.kind == "typology" and not library.frameworks[exhibit.framework].typology:
                yield document.problem(("framework",), f"the framework '{exhibit.framework}' draws no typology.")


def _facts(exhibit: Bars, document: Document, library: Library) -> Iterable[Problem]:
    evidence = library.record.evidence
    for i, take in enumerate(exhibit.facts):
        yield from _number(("facts", i), take.evidence, take.take, document, evidence)
    for i, mark in enumerate(exhibit.marks):
        if mark.evidence:
            yield from _number(("marks", i), mark.evidence, mark.take, document, evidence)
        elif mark.at is None:
            yield document.problem(("marks", i), "a mark needs `at` or `evidence` to say where it stands.")


def _points(exhibit: Steps, document: Document, library: Library) -> Iterable[Problem]:
    evidence = library.record.evidence
    for i, mark in enumerate(exhibit.marks):
        yield from _number(("marks", i), mark.evidence, mark.take, document, evidence)
        if mark.evidence in evidence and not evidence[mark.evidence].date:
            yield document.problem(("marks", i), f"the evidence '{mark.evidence}' has no date to stand at.")


def _number(
    at: tuple[str, int], name: str, which: Taken, document: Document, evidence: Mapping[str, Evidence]
) -> Iterable[Problem]:
    if name not in evidence:
        yield document.problem(at, unknown("evidence", name, evidence))
    elif not taken(evidence[name], which):
        yield document.problem(at, f"the evidence '{name}' has no {which} to draw.")


def _boxes(exhibit: Tree, document: Document, library: Library) -> Iterable[Problem]:
    above: set[str] = set()
    for i, node in enumerate(exhibit.nodes):
        if node.evidence and node.evidence not in library.record.evidence:
            yield document.problem(("nodes", i), unknown("evidence", node.evidence, library.record.evidence))
        if node.under and node.under not in above:
            yield document.problem(("nodes", i), unknown("earlier box", node.under, above))
        if node.id in above:
            yield document.problem(("nodes", i), f"the box '{node.id}' stands here twice.")
        above.add(node.id)


def _named(exhibit: Exhibit, document: Document, library: Library) -> Iterable[Problem]:
    """The names that are to be drawn in a way of their own, and are not drawn at all."""
    if isinstance(exhibit, Bars):
        drawn = list(dict.fromkeys(datum.label for datum in data(exhibit, library)))
        for i, name in enumerate(exhibit.highlight):
            if name not in drawn:
                yield document.problem(("highlight", i), unknown("name of a bar", name, drawn))
    if isinstance(exhibit, Lines):
        pick = exhibit.pick
        rows = library.series[pick.series].where(pick.where)
        values = list(dict.fromkeys(row[pick.by] for row in rows)) if pick.by else []
        for name in exhibit.names:
            if name not in values:
                yield document.problem(("names", name), unknown(f"value of the column '{pick.by}'", name, values))
        for i, name in enumerate(exhibit.loose):
            if name not in values:
                yield document.problem(("loose", i), unknown(f"value of the column '{pick.by}'", name, values))
    if isinstance(exhibit, Spans):
        span = exhibit.pick
        events = list(dict.fromkeys(row["event"] for row in library.series[span.series].where(span.where)))
        for key, name in (("start", span.start), ("end", span.end)):
            if name not in events:
                yield document.problem(("pick", key), unknown(f"event of '{span.series}'", name, events))


def _picked(pick: Pick, document: Document, library: Library) -> Iterable[Problem]:
    """What is wrong with the rows of the series that are picked: columns, values, numbers, dates."""
    series = library.series.get(pick.series)
    if series is None:
        yield document.problem(("pick", "series"), unknown("series", pick.series, library.series))
        return
    columns = series.provenance.columns
    named = (*pick.where, *pick.named("x", "y", "label", "by", "low", "high"))
    strange = [column for column in named if column not in columns]
    for column in strange:
        yield document.problem(("pick",), unknown(f"column of '{pick.series}'", column, columns))
    if isinstance(pick, SpanPick) and "event" not in columns:
        yield document.problem(("pick", "series"), f"the series '{pick.series}' has no column `event`.")
        return
    if strange:
        return
    values = {column: {row[column] for row in series.rows} for column in pick.where}
    absent = [(column, v) for column, wanted in pick.where.items() for v in wanted if v not in values[column]]
    for column, value in absent:
        message = unknown(f"value of the column '{column}' of '{pick.series}'", value, values[column])
        yield document.problem(("pick", "where", column), message)
    rows = series.where(pick.where)
    if not rows and not absent:
        yield document.problem(("pick",), f"no row of '{pick.series}' is picked, so there is nothing to draw.")
    for row in rows:
        for column in pick.named("y", "low", "high"):
            if row[column] and not NUMBER.fullmatch(row[column]):
                message = f"'{brief(row[column])}' in the column `{column}` of '{pick.series}' is not a bare number."
                yield document.problem(("pick",), message)
        for column in pick.named("label", "by"):
            if len(row[column]) > LINE:
                message = f"a name in the column `{column}` of '{pick.series}' has {len(row[column]):,} characters; "
                yield document.problem(("pick",), f"{message}at most {LINE} stand in one line of a chart.")
        if isinstance(pick, LinePick | StepPick | SpanPick) and (wrong := _undated(row[pick.x])):
            yield document.problem(("pick",), f"in the column `{pick.x}` of '{pick.series}', {wrong}")


def _undated(text: str) -> str:
    """What is wrong with a date, or nothing."""
    try:
        dates.check(text)
    except ValueError as error:
        return str(error)
    return ""
