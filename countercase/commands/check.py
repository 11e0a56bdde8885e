"""`countercase check`: is the data in order, all of it or one file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..argue.library import Library, load
from ..argue.wording import counted, verdict_phrase
from ..data.old_keys import notes, notes_on
from ..data.own_record import TABLE
from ..data.place import CASE_FOLDER
from ..data.problem import DataError
from ..data.yaml_file import read_document
from .shared import JSON, print_json, print_table, said

SINGULAR = {"claims": "claim", "evidence": "evidence", "works": "work", "frameworks": "framework", "cases": "case"}


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--facts", is_flag=True, help="Print every check of a fact, and whether its guard holds.")
@JSON
@said
def check(file: Path | None, facts: bool, as_json: bool) -> None:
    """Check the data: the record, the frameworks and the cases, or one FILE: a case, a table, references."""
    from ..publish.site.contents import left_out, to_list
    from ..publish.site.frame import check_ends, check_frame
    from ..start.part import unsaid

    if file:
        _check_file(file, as_json)
        return
    if facts:
        _check_facts(as_json)
        return
    try:
        library = load()
        sound(library)
        check_frame(library.root)
        check_ends(library)
    except DataError as error:
        if as_json:
            problems = [{"file": p.file, "line": p.line, "message": p.message} for p in error.problems]
            print_json({"ok": False, "problems": problems})
        else:
            click.echo(str(error), err=True)
            click.echo(f"{counted(len(error.problems), 'problem')}.", err=True)
        sys.exit(1)
    coverage = {name: _coverage(library, name) for name in library.record.sources}
    counts = {
        "claims": len(library.record.claims),
        "evidence": len(library.record.evidence),
        "works": len(library.record.works),
        "frameworks": len(library.frameworks),
        "cases": len(library.cases),
    }
    noted = [*map(str, notes(library.root)), *map(to_list, left_out(library.root)), *unsaid(library.root)]
    if as_json:
        found = {"ok": True, "problems": [], "notes": noted, "coverage": coverage, **counts}
        print_json(found)
        return
    heads = ("source", "locators", "carry a claim or evidence", "silent, with a reason", "neither")
    print_table(heads, [(name, *map(str, c.values())) for name, c in coverage.items()])
    for note in noted:
        click.echo(f"Note: {note}")
    click.echo(
        ", ".join(f"{n} {SINGULAR[name] if n == 1 else name}" for name, n in counts.items())
        + ". Everything is in order."
    )


def sound(library: Library) -> None:
    """What lies beside the record and the cases: checks with their guards, shared facts, figures, pairs, prose.

    Raises `DataError` with what is wrong.
    """
    from ..show.figures.gallery import figures

    sound_but_figures(library)
    figures(library)  # what a finding names is known only where it is computed


def sound_but_figures(library: Library) -> None:
    """As `sound`, without the figures: a build hears of those from the page that makes them, and is spared the library
    that draws them.
    """
    from ..argue.agreement import load_agreement
    from ..argue.check import check_falsifiers, load_checks
    from ..data.conclusion import load_conclusions
    from ..data.passage import read_passages
    from ..data.relation import load_relations
    from ..data.second_coding import TABLE as SECOND
    from ..data.shared_facts import load_facts
    from ..data.synonyms import load_synonyms
    from ..publish.run.job import pairs
    from ..publish.site.prose import check_prose
    from ..show.contents import check_choice
    from ..show.cross_references import check_mentions

    check_choice(library)
    load_checks(library)
    if (library.root / SECOND).exists():
        load_agreement(library)
    check_falsifiers(library)
    check_prose(library)
    check_mentions(library, load_facts(library.root, library.record))
    load_synonyms(library.root)
    pairs(library)
    read_passages(library)
    load_relations(library.root, library.record)
    load_conclusions(library.root, library.record, library.cases, library.left_out)


def _check_file(file: Path, as_json: bool) -> None:
    """One file: what is wrong with it, or what it holds or, where it is a case, comes to."""
    from ..argue.check import check_falsifiers
    from ..data.kinds import case_beside, other_than_a_case
    from ..data.shared_facts import load_facts
    from ..show.cross_references import check_mentions

    file = case_beside(file) or file
    name = f"{CASE_FOLDER}/{file.name}"
    try:
        if kind := other_than_a_case(file):
            if as_json:
                print_json({"ok": True, "problems": [], "file": kind})
            else:
                click.echo(kind)
            return
        library = load(also=file)
        check_falsifiers(library, {name: file})
        check_mentions(library, load_facts(library.root, library.record), {name: file})
    except DataError as error:
        own = [p for p in error.problems if file.name in p.file or p.file.endswith(file.stem + TABLE)]
        shown = DataError(own or error.problems)
        if as_json:
            problems = [{"file": p.file, "line": p.line, "message": p.message} for p in shown.problems]
            print_json({"ok": False, "problems": problems})
            sys.exit(1)
        raise shown from None
    judged = library.dossier(file.stem).verdict()
    counter_case = library.counter_cases.get(file.stem)
    if as_json:
        print_json({"ok": True, "problems": [], "verdict": judged.as_dict()})
        return
    if counter_case is not None:
        changes = len(counter_case.altered)
        done = (
            f"It changes {counted(changes, 'thing')}." if changes else "It changes nothing yet: it reads as its parent."
        )
        click.echo(f"{name} is in order. {done}")
        from ..show.argument_diff import change_lines
        from ..show.contrast import contrast
        from ..show.credit import loose_ends

        if changes:
            click.echo("\n".join(change_lines(contrast(library, counter_case.parent, file.stem))))
        for line in loose_ends(library, library.dossier(file.stem)):
            click.echo(line)
    else:
        click.echo(f"{name} is in order.")
    for note in notes_on(read_document(file, name)):
        click.echo(f"Note: {note}")
    for result in judged.parts:
        click.echo(f"{result.part.label}: {verdict_phrase(judged.framework, result.computed)}")


def _check_facts(as_json: bool) -> None:
    from ..argue.check import load_checks

    results = load_checks(load())
    if as_json:
        rows = [{**r.check.model_dump(mode="json"), "result": r.result} for r in results]
        print_json(rows)
        return
    heads = ("check", "outcome", "how", "result", "finding")
    print_table(heads, [(r.check.id, r.check.outcome, r.check.how, r.result, r.check.finding) for r in results])
    computed = sum(bool(r.check.formula) for r in results)
    click.echo(f"{counted(len(results), 'check')}, {computed} worked out now, every guard holds.")


def _coverage(library: Library, source: str) -> dict[str, int]:
    record = library.record
    covered, silent = record.covered(source), record.silent(source)
    total = record.sources[source].count
    return {
        "locators": total,
        "covered": len(covered),
        "silent": len(silent - covered),
        "neither": total - len(covered | silent),
    }
