"""What an argument comes to: list, verdict, rule, believe, settle, compare."""

from __future__ import annotations

from dataclasses import replace

import click

from ..argue.explanation import case_phrase, explain
from ..argue.library import load, opened
from ..argue.part_verdict import PartVerdict
from ..argue.verdict import Verdict
from ..argue.wording import join, verdict_phrase
from ..data.problem import fault, unknown
from .shared import JSON, options, print_json, print_table, read_switches, said


@click.command("list")
@JSON
@said
def list_cases(as_json: bool) -> None:
    """List the cases: framework, computed and stated verdict, and whether they agree."""
    library = load()
    verdicts = [library.dossier(name).verdict() for name in library.cases]
    if as_json:
        rows = [{k: v for k, v in verdict.as_dict().items() if k != "parts"} for verdict in verdicts]
        print_json(rows)
        return
    heads = ("case", "framework", "computed", "stated", "reproduces")
    print_table(heads, [_summary(verdict) for verdict in verdicts])


def _summary(verdict: Verdict) -> tuple[str, ...]:
    met, count = sum(bool(p.reproduces) for p in verdict.parts), len(verdict.parts)
    agrees: str = verdict.as_stated
    if verdict.dossier.counter_case is not None:  # it reproduces nobody: it differs, or it does not
        agrees = {"no": "differs", "left open": "left open"}.get(agrees, "counter-case")
        met = count
    return (
        verdict.dossier.case.id,
        verdict.framework.id,
        case_phrase(verdict),
        case_phrase(verdict, stated=True),
        agrees if met == count or count == 1 or verdict.reproduces is None else f"{agrees}, {met} of {count} parts",
    )


@click.command()
@click.argument("case")
@options
@JSON
@said
def verdict(case: str, margin: int | None, switches: tuple[str, ...], without: tuple[str, ...], as_json: bool) -> None:
    """Judge CASE: each part's verdict, computed and stated, and how it came about."""
    judged = opened().dossier(case).verdict(margin, read_switches(switches), without)
    if as_json:
        print_json(judged.as_dict())
        return
    click.echo(f"{judged.dossier.case.title} ({judged.framework.title})")
    from ..show.credit import credit

    stated = (
        "stated"
        if judged.dossier.counter_case is None
        else f"{credit(judged.dossier).state} in the case that it answers"
    )
    for result in judged.parts:
        click.echo(f"\n{result.part.title} ({result.part.span})")
        for line in explain(judged, result):
            click.echo(f"  {line.about}: {line.outcome}. {line.because}")
        click.echo(f"  computed: {verdict_phrase(judged.framework, result.computed)}")
        click.echo(f"  {stated}: {verdict_phrase(judged.framework, result.stated)}")
        if judged.dossier.counter_case is None:
            click.echo(f"  reproduces: {result.as_stated}")


@click.command()
@click.argument("framework")
@click.option("--switch", "switches", multiple=True, metavar="NAME=VALUE", help="Turn a switch of the framework.")
@JSON
@said
def rule(framework: str, switches: tuple[str, ...], as_json: bool) -> None:
    """Lay the rule of FRAMEWORK bare: what each verdict needs, what decides nothing, and how it fits its cases."""
    from ..show.rule import laid_bare, plain_rule

    library = load()
    if framework not in library.frameworks:
        raise fault(unknown("framework", framework, library.frameworks))
    found = laid_bare(library, framework, read_switches(switches))
    if as_json:
        print_json(found.as_dict())
    else:
        click.echo(plain_rule(found))


@click.command()
@click.argument("case")
@click.argument("verdict")
@click.option("--part", default="", metavar="PART", help="The part of the case; its last where none is named.")
@click.option("--at-most", type=click.IntRange(0, 5), default=4, help="How many changes at once are tried.")
@options
@JSON
@said
def believe(
    case: str,
    verdict: str,
    part: str,
    at_most: int,
    margin: int | None,
    switches: tuple[str, ...],
    without: tuple[str, ...],
    as_json: bool,
) -> None:
    """Say what one would have to believe for CASE to come to VERDICT: the fewest changes, all such sets of them."""
    from ..argue.believe import believe as search

    judged = opened().dossier(case).verdict(margin, read_switches(switches), without)
    found = search(judged, _part(judged, part) if part else judged.parts[-1], verdict, at_most)
    if as_json:
        print_json(found.as_dict())
    else:
        click.echo("\n".join(found.lines()))


@click.command()
@click.argument("case")
@click.option("--part", default="", metavar="PART", help="One part of the case, and not all that are left open.")
@options
@JSON
@said
def settle(
    case: str, part: str, margin: int | None, switches: tuple[str, ...], without: tuple[str, ...], as_json: bool
) -> None:
    """Say what would settle the parts of CASE that are left open: what to look for, and what each answer leads to."""
    from ..argue.inquiry import unsettled
    from ..show.inquiry import plain_inquiries

    judged = opened().dossier(case).verdict(margin, read_switches(switches), without)
    if part:
        judged = replace(judged, parts=(_part(judged, part),))
    if as_json:
        found = [open_part.as_dict(judged) for open_part in unsettled(judged)]
        print_json(found)
        return
    click.echo(plain_inquiries(judged))


def _part(judged: Verdict, name: str) -> PartVerdict:
    """The part of a judged case with this id. Raises `DataError` where there is none."""
    parts = {p.part.id: p for p in judged.parts}
    if name not in parts:
        raise fault(unknown(f"part of '{judged.dossier.case.id}'", name, parts))
    return parts[name]


@click.command()
@click.argument("first")
@click.argument("second", required=False, default="")
@click.option("--markdown", "as_markdown", is_flag=True, help="Print Markdown for a comment.")
@click.option("--edition", "as_editions", is_flag=True, help="Compare two editions: 0.2.0 0.3.0, or 0.2.0 with now.")
@JSON
@said
def compare(first: str, second: str, as_json: bool, as_markdown: bool, as_editions: bool) -> None:
    """Hold two cases against each other: what they agree on, where they part, and what would make them meet.

    With --markdown, what SECOND changes in FIRST, as a comment on a pull request. With --edition, what changed in the
    argument from one edition to another, or to what stands here.
    """
    if as_editions:
        _compare_editions(first, second, as_json)
        return
    if not second:
        raise fault("two cases are compared, and one is named: compare FIRST SECOND.")
    from ..show.argument_diff import argument_diff, plain_lines
    from ..show.contrast import contrast

    found = contrast(opened(), first, second)
    if as_json and as_markdown:
        raise fault("--json and --markdown are two forms of the same. Ask for one of them.")
    if as_markdown:
        click.echo(argument_diff(found))
    elif as_json:
        print_json(found.as_dict())
    else:
        click.echo("\n".join(plain_lines(found)))


def _compare_editions(first: str, second: str, as_json: bool) -> None:
    """Say what changed in the argument between two editions, or from one to what stands here."""
    from dataclasses import asdict

    from .. import __version__
    from ..argue.snapshot import changes, snapshot
    from ..data.snapshot import load_editions
    from ..show.editions_page import plain_changes

    library = load()
    frozen = {edition.version: edition for edition in load_editions(library.root)}
    for version in filter(None, (first, second)):
        if version not in frozen:
            known = f" There is {join(list(frozen), 'and')}." if frozen else " None has been frozen yet."
            raise fault(f"there is no frozen edition '{version}'.{known}")
    before = frozen[first]
    after = frozen[second] if second else snapshot(library, f"{__version__} as it stands", before.day)
    found = changes(before, after)
    if as_json:
        rows = [{**asdict(change), "kind": change.kind} for change in found]
        rows = [{k: v.model_dump() if hasattr(v, "model_dump") else v for k, v in row.items()} for row in rows]
        print_json(rows)
        return
    click.echo(plain_changes(before, after, found))
