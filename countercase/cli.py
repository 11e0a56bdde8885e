"""The commands."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from . import __version__
from .argue.explanation import case_phrase, explain
from .argue.library import Library, load
from .argue.verdict import PartVerdict, Verdict
from .argue.wording import counted, verdict_phrase
from .checkout import PACKAGE, check_checkout
from .data.old_keys import notes, notes_on
from .data.problem import DataError, Problem, suggestion, unknown
from .data.project import project_root
from .data.yaml_file import read_document

AGREES = {True: "yes", False: "no", None: "nothing stated"}
AS = click.option("--as", "name", required=True, metavar="NAME", help="What to call the counter-case: my-case.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


class Commands(click.Group):
    """The group of commands, with a hint where a command is misspelt."""

    def resolve_command(self, ctx: click.Context, args: list[str]):
        """Find a command, or say which one may have been meant."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            ctx.fail(f"there is no command '{args[0]}'. {suggestion(args[0], self.commands)}")
        return super().resolve_command(ctx, args)


def said(command: Callable) -> Callable:
    """Show what is wrong with the data as plain lines, with exit status 1."""

    @functools.wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except DataError as error:
            click.echo(str(error), err=True)
            sys.exit(1)

    return wrapped


def options(command: Callable) -> Callable:
    """The parameters of the template, as options."""
    for decorate in (
        click.option("--margin", type=click.IntRange(0), help="Levels this far behind the lead stay open."),
        click.option(
            "--switch", "switches", multiple=True, metavar="NAME=VALUE", help="Turn a switch of the framework."
        ),
        click.option("--without", multiple=True, metavar="EVIDENCE_ID", help="Leave a piece of evidence out."),
    ):
        command = decorate(command)
    return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="countercase")
@said
def main() -> None:
    """Countercase: an essay that can be rebuilt, checked and argued against."""
    check_checkout()


@main.command("list")
@JSON
@said
def list_cases(as_json: bool) -> None:
    """List the cases: framework, computed and stated verdict, and whether they agree."""
    library = load()
    verdicts = [library.dossier(name).verdict() for name in library.cases]
    if as_json:
        rows = [{k: v for k, v in verdict.as_dict().items() if k != "parts"} for verdict in verdicts]
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    heads = ("case", "framework", "computed", "stated", "reproduces")
    _print_table(heads, [_summary(verdict) for verdict in verdicts])


def _summary(verdict: Verdict) -> tuple[str, ...]:
    met, count = sum(bool(p.reproduces) for p in verdict.parts), len(verdict.parts)
    agrees = AGREES[verdict.reproduces]
    if verdict.dossier.counter_case is not None:  # it reproduces nobody: it differs, or it does not
        agrees = "differs" if verdict.reproduces is False else "counter-case"
        met = count
    return (
        verdict.dossier.case.id,
        verdict.framework.id,
        case_phrase(verdict),
        case_phrase(verdict, stated=True),
        agrees if met == count or count == 1 or verdict.reproduces is None else f"{agrees}, {met} of {count} parts",
    )


@main.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--facts", is_flag=True, help="Print every check of a fact, and whether its guard holds.")
@JSON
@said
def check(file: Path | None, facts: bool, as_json: bool) -> None:
    """Check the data: the record, the frameworks and the cases, or one FILE: a case, a table, references."""
    if file:
        _check_file(file, as_json)
        return
    if facts:
        _check_facts(as_json)
        return
    try:
        library = load()
        _sound(library)
    except DataError as error:
        if as_json:
            problems = [{"file": p.file, "line": p.line, "message": p.message} for p in error.problems]
            click.echo(json.dumps({"ok": False, "problems": problems}, indent=2, ensure_ascii=False))
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
    noted = notes(library.root)
    if as_json:
        found = {"ok": True, "problems": [], "notes": [str(note) for note in noted], "coverage": coverage, **counts}
        click.echo(json.dumps(found, indent=2))
        return
    heads = ("source", "locators", "carry a claim or evidence", "silent, with a reason", "neither")
    _print_table(heads, [(name, *map(str, c.values())) for name, c in coverage.items()])
    for note in noted:
        click.echo(f"Note: {note}")
    click.echo(", ".join(f"{n} {name}" for name, n in counts.items()) + ". Everything is in order.")


def _sound(library: Library) -> None:
    """What lies beside the record and the cases: checks with their guards, shared facts, figures, pairs."""
    from .argue.agreement import load_agreement
    from .argue.check import check_falsifiers, load_checks
    from .data.passage import read_passages
    from .data.second_coding import TABLE as SECOND
    from .data.shared_facts import load_facts
    from .data.synonyms import load_synonyms
    from .publish.run.job import pairs
    from .show.cross_references import check_mentions
    from .show.figures.spec_file import load_exhibits

    load_checks(library)
    if (library.root / SECOND).exists():
        load_agreement(library)
    check_falsifiers(library)
    check_mentions(library, load_facts(library.root, library.record))
    load_synonyms(library.root)
    load_exhibits(library.root, library)
    pairs(library)
    read_passages(library)


def _check_file(file: Path, as_json: bool) -> None:
    """One file: what is wrong with it, or what it holds or, where it is a case, comes to."""
    from .argue.check import check_falsifiers
    from .data.kinds import case_beside, other_than_a_case
    from .data.shared_facts import load_facts
    from .show.cross_references import check_mentions

    file = case_beside(file) or file
    name = f"data/cases/{file.name}"
    try:
        if said := other_than_a_case(file):
            click.echo(json.dumps({"ok": True, "problems": [], "file": said}) if as_json else said)
            return
        library = load(also=file)
        check_falsifiers(library, {name: file})
        check_mentions(library, load_facts(library.root, library.record), {name: file})
    except DataError as error:
        own = [p for p in error.problems if file.name in p.file or p.file.endswith(f"{file.stem}.evidence.csv")]
        shown = DataError(own or error.problems)
        if as_json:
            problems = [{"file": p.file, "line": p.line, "message": p.message} for p in shown.problems]
            click.echo(json.dumps({"ok": False, "problems": problems}, indent=2, ensure_ascii=False))
            sys.exit(1)
        raise shown from None
    judged = library.dossier(file.stem).verdict()
    counter_case = library.counter_cases.get(file.stem)
    if as_json:
        click.echo(json.dumps({"ok": True, "problems": [], "verdict": judged.as_dict()}, indent=2, ensure_ascii=False))
        return
    if counter_case is not None:
        changes = len(counter_case.altered)
        done = (
            f"It changes {counted(changes, 'thing')}." if changes else "It changes nothing yet: it reads as its parent."
        )
        click.echo(f"{name} is in order. {done}")
        from .show.credit import loose_ends

        for line in loose_ends(library, library.dossier(file.stem)):
            click.echo(line)
    else:
        click.echo(f"{name} is in order.")
    for note in notes_on(read_document(file, name)):
        click.echo(f"Note: {note}")
    for result in judged.parts:
        click.echo(f"{result.part.label}: {verdict_phrase(judged.framework, result.computed)}")


def _check_facts(as_json: bool) -> None:
    from .argue.check import load_checks

    results = load_checks(load())
    if as_json:
        rows = [{**r.check.model_dump(mode="json"), "result": r.result} for r in results]
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    heads = ("check", "outcome", "how", "result", "finding")
    _print_table(heads, [(r.check.id, r.check.outcome, r.check.how, r.result, r.check.finding) for r in results])
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


@main.command()
@click.argument("case")
@options
@JSON
@said
def verdict(case: str, margin: int | None, switches: tuple[str, ...], without: tuple[str, ...], as_json: bool) -> None:
    """Judge CASE: each part's verdict, computed and stated, and how it came about."""
    judged = load().dossier(case).verdict(margin, _switches(switches), without)
    if as_json:
        click.echo(json.dumps(judged.as_dict(), indent=2, ensure_ascii=False))
        return
    click.echo(f"{judged.dossier.case.title} ({judged.framework.title})")
    from .show.credit import credit

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
            click.echo(f"  reproduces: {AGREES[result.reproduces]}")


@main.command()
@click.argument("framework")
@click.option("--switch", "switches", multiple=True, metavar="NAME=VALUE", help="Turn a switch of the framework.")
@JSON
@said
def rule(framework: str, switches: tuple[str, ...], as_json: bool) -> None:
    """Lay the rule of FRAMEWORK bare: what each verdict needs, what decides nothing, and how it fits its cases."""
    from .show.rule import laid_bare, plain_rule

    library = load()
    if framework not in library.frameworks:
        raise DataError([Problem("", 0, unknown("framework", framework, library.frameworks))])
    found = laid_bare(library, framework, _switches(switches))
    click.echo(json.dumps(found.as_dict(), indent=2, ensure_ascii=False) if as_json else plain_rule(found))


@main.command()
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
    from .argue.believe import believe as search

    judged = load().dossier(case).verdict(margin, _switches(switches), without)
    found = search(judged, _part(judged, part) if part else judged.parts[-1], verdict, at_most)
    click.echo(json.dumps(found.as_dict(), indent=2, ensure_ascii=False) if as_json else "\n".join(found.lines()))


@main.command()
@click.argument("case")
@click.option("--part", default="", metavar="PART", help="One part of the case, and not all that are left open.")
@options
@JSON
@said
def settle(
    case: str, part: str, margin: int | None, switches: tuple[str, ...], without: tuple[str, ...], as_json: bool
) -> None:
    """Say what would settle the parts of CASE that are left open: what to look for, and what each answer leads to."""
    from .argue.inquiry import unsettled
    from .show.inquiry import plain_inquiries

    judged = load().dossier(case).verdict(margin, _switches(switches), without)
    if part:
        judged = replace(judged, parts=(_part(judged, part),))
    if as_json:
        found = [open_part.as_dict(judged) for open_part in unsettled(judged)]
        click.echo(json.dumps(found, indent=2, ensure_ascii=False))
        return
    click.echo(plain_inquiries(judged))


def _part(judged: Verdict, name: str) -> PartVerdict:
    """The part of a judged case with this id. Raises `DataError` where there is none."""
    parts = {p.part.id: p for p in judged.parts}
    if name not in parts:
        raise DataError([Problem("", 0, unknown(f"part of '{judged.dossier.case.id}'", name, parts))])
    return parts[name]


@main.command()
@click.argument("case")
@AS
@said
def counter_case(case: str, name: str) -> None:
    """Write a counter-case to CASE, valid at once: data/cases/NAME.yml, to be changed line by line."""
    _write_counter_case(case, name)


@main.command(hidden=True)
@click.argument("case")
@AS
@said
def fork(case: str, name: str) -> None:
    """The old name of `counter-case`, which is read until version 0.3."""
    click.echo("Note: `countercase fork` is now called `countercase counter-case`.", err=True)
    _write_counter_case(case, name)


def _write_counter_case(case: str, name: str) -> None:
    from .scaffold import fresh

    root = project_root()
    library = load(root)
    dossier = library.dossier(case)
    text = fresh(dossier, name)
    path = root / "data/cases" / f"{name}.yml"
    if name in library.cases or path.exists() or path.is_symlink():
        raise DataError([Problem("", 0, f"there is a case '{name}' already. Choose another name.")])
    with path.open("x", encoding="utf-8", newline="\n") as file:  # never through a link that stands there
        file.write(text)
    click.echo(f"data/cases/{name}.yml holds every reading of '{case}'. Change what you read differently, then:")
    click.echo(f"  .venv/bin/countercase check data/cases/{name}.yml")
    click.echo("  make book")


@main.command()
@click.argument("link")
@click.option("--as", "name", default="", metavar="NAME", help="What to call the file, else its title.")
@click.option("--anyway", is_flag=True, help="Write it although it is not in order, to be mended by hand.")
@said
def receive(link: str, name: str, anyway: bool) -> None:
    """Write the counter-case that LINK carries, from the page to argue back: data/cases/NAME.yml."""
    from .receive import look_over, summary
    from .receive import receive as read

    library = load()
    found = read(link, name)
    if taken := [path for path in found.files if (library.root / path).exists() or found.name in library.cases]:
        raise DataError([Problem("", 0, f"{taken[0]} is there already. Give another name: --as {found.name}-2.")])
    click.echo(summary(found))
    try:
        lines = look_over(found, library)
    except DataError as error:
        if not anyway:
            click.echo(str(error), err=True)
            click.echo("Nothing is written. With --anyway it is, to be mended by hand.", err=True)
            sys.exit(1)
        lines = str(error).splitlines()
    for path, text in found.files.items():
        with (library.root / path).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        click.echo(f"{path} is written.")
    click.echo("\n".join(lines))


@main.command()
@click.argument("first")
@click.argument("second")
@click.option("--markdown", "as_markdown", is_flag=True, help="Print Markdown for a comment.")
@JSON
@said
def compare(first: str, second: str, as_json: bool, as_markdown: bool) -> None:
    """Hold two cases against each other: what they agree on, where they part, and what would make them meet.

    With --markdown, what SECOND changes in FIRST, as a comment on a pull request.
    """
    from .show.argument_diff import argument_diff, plain_lines
    from .show.contrast import contrast

    found = contrast(load(), first, second)
    if as_json and as_markdown:
        raise DataError([Problem("", 0, "--json and --markdown are two forms of the same. Ask for one of them.")])
    if as_markdown:
        click.echo(argument_diff(found))
    elif as_json:
        click.echo(json.dumps(found.as_dict(), indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(plain_lines(found)))


@main.command()
@click.argument("cases", nargs=-1)
@options
@click.option("-p", "--parameter", "given", nargs=2, multiple=True, metavar="NAME VALUE", help="As with papermill.")
@click.option("--workers", type=click.IntRange(1), help="How many chapters to run side by side.")
@click.option("--dask", "address", default="", metavar="ADDRESS", help="Run the chapters on the Dask cluster there.")
@click.option("--wait", type=click.FloatRange(0), default=600, help="For how many seconds to wait for another build.")
@said
def build(
    cases: tuple[str, ...],
    margin: int | None,
    switches: tuple[str, ...],
    without: tuple[str, ...],
    given: tuple[tuple[str, str], ...],
    workers: int | None,
    address: str,
    wait: float,
) -> None:
    """Run the chapters that changed (of the CASES named, or of all), and build the site."""
    from .publish.run.inputs import ChangedError, asked, inputs
    from .publish.site import site

    root = project_root()
    parameters = _parameters(margin, switches, without, given)
    before = inputs(root, asked(cases, parameters))
    if site.is_current(before):
        click.echo(f"Nothing changed.\n{root / site.SITE / site.LANDING}")
        return
    from .publish.anew import begin_anew, stale_bytecode
    from .publish.run.pool import server
    from .publish.site.build import build as built

    if stale_bytecode(PACKAGE):
        begin_anew()
    if not address:
        server()  # gets ready while the data are read here
    try:
        complaints = built(before, _read, cases, parameters, click.echo, workers, address, wait)
    except ChangedError:
        click.echo("Files were saved while the book was being made, so it begins anew ...")
        begin_anew()
    if complaints:
        click.echo("\n".join(complaints), err=True)
        sys.exit(1)
    click.echo(str(root / site.SITE / site.LANDING))


def _read(root: Path) -> Library:
    """All data, read and checked as a whole."""
    library = load(root)
    _sound(library)
    return library


@main.command()
@click.option("--edits", "draws", type=click.IntRange(0), default=3, help="How many sets of random edits to try.")
@click.option("--seed", default=1, help="Which random edits.")
@said
def reproduce(draws: int, seed: int) -> None:
    """Build the book twice from nothing and compare; then change it at random, and compare again."""
    from .publish.site.reproduce import reproduce as built_twice

    if differing := built_twice(project_root(), click.echo, draws, seed):
        click.echo("\n".join(differing), err=True)
        click.echo(f"{counted(len(differing), 'file')} differ.", err=True)
        sys.exit(1)
    click.echo("Every file is the same.")


def _parameters(
    margin: int | None, switches: tuple[str, ...], without: tuple[str, ...], given: Iterable[tuple[str, str]]
) -> dict[str, Any]:
    """The parameters that differ from the template's, checked before anything is run."""
    import yaml

    parameters: dict[str, Any] = {}
    for name, value in given:
        try:
            parameters[name] = yaml.safe_load(value)
        except yaml.YAMLError:
            raise DataError([Problem("", 0, f"the value of the parameter '{name}' cannot be read: {value}")]) from None
    if "case" in parameters:
        raise DataError([Problem("", 0, "name the case after the command: countercase build lo-ilo.")])
    if parameters:
        from .show.chapter import check_parameters  # what it stands on takes long to load

        check_parameters(parameters)
    if margin is not None:
        parameters["margin"] = margin
    if switches:
        parameters["switches"] = _switches(switches)
    if without:
        parameters["without"] = list(without)
    return parameters


@main.command("verify-sources")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Print also what is confirmed, line by line.")
@JSON
@said
def verify_sources(folder: Path, everything: bool, as_json: bool) -> None:
    """Hold the record against your own copies of its sources: the PDFs, pages (HTML) and text files in FOLDER.

    Of each locator, quotation and value it says whether the copy confirms it. Nothing leaves this machine.
    """
    from .data.passage import PASSAGES, read_passages
    from .show.verification import report
    from .verify.copy import Copy, read_folder
    from .verify.findings import verify

    library = load()
    texts = read_passages(library)
    if not texts:
        message = "there is no such table to hold copies against. Make it with `countercase passages`."
        raise DataError([Problem(PASSAGES, 0, message)])
    read = list(read_folder(folder))
    copies = [file for file in read if isinstance(file, Copy)]
    unread = [file for file in read if not isinstance(file, Copy)]
    found = verify(library, texts, copies)
    if as_json:
        rows = {"verified": [v.as_dict() for v in found], "unread": {file.name: file.why for file in unread}}
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(report(library.record, found, copies, unread, everything)))
    if not found or any(v.open for v in found):
        sys.exit(1)


@main.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@said
def passages(folder: Path) -> None:
    """Make data/passages.csv anew, from the texts of the sources in FOLDER, each named by its key: lo.txt.

    The table holds salted hashes of passages and no word of them. Call this where a source was added, or where its
    locators, its silent places or the quotations from it have changed.
    """
    from .data.passage import PASSAGES, read_passages
    from .verify.passages import made, table

    library = load()
    try:
        before = read_passages(library)
    except DataError:
        before = {}  # it is made anew because it no longer fits
    rows = made(library, folder, before)
    (library.root / PASSAGES).write_text(table(rows), encoding="utf-8", newline="\n")
    click.echo(f"{counted(len(rows), 'passage')}, by hash.\n{library.root / PASSAGES}")


@main.command()
@said
def schema() -> None:
    """Write what follows from the models: the JSON Schemas and the data package in `data/`."""
    root = project_root()
    for path, content in generated(root).items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8", newline="\n")
        click.echo(path)


def generated(root: Path) -> dict[str, str]:
    """Every file that follows from the models, by its path below the project's folder."""
    from .data.datapackage import data_package, schemas

    files = {f"data/schemas/{name}.schema.json": made for name, made in schemas().items()}
    files["data/datapackage.json"] = data_package(load(root))
    return {path: json.dumps(made, indent=2, ensure_ascii=False) + "\n" for path, made in files.items()}


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="Where to listen (0: any free port).")
@said
def serve(port: int) -> None:
    """Show the built site on this machine."""
    from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

    from .publish.site import site

    folder = _built(project_root())
    handler = functools.partial(SimpleHTTPRequestHandler, directory=str(folder))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        message = f"port {port} cannot be used ({error.strerror}). Choose another: countercase serve --port 8001"
        raise DataError([Problem("", 0, message)]) from None
    click.echo(f"http://127.0.0.1:{server.server_port}/{site.LANDING} (stop with Ctrl-C)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo("")


def _built(root: Path) -> Path:
    """The folder of the site, which has to be there."""
    from .publish.site import site

    folder = root / site.SITE
    if not (folder / site.LANDING).exists():
        raise DataError([Problem("", 0, "there is no site yet. Make it with `make book` or `countercase build`.")])
    return folder


@main.command()
@click.option("--to", "target", type=click.Path(path_type=Path, dir_okay=False), help="Where to write the file.")
@said
def pdf(target: Path | None) -> None:
    """Print the built site as one book, a PDF: `_build/countercase.pdf`. Needs Chromium or Chrome."""
    root = project_root()
    folder = _built(root)
    try:
        from .publish.print import pdf as printing
    except ImportError as error:
        message = f"printing needs {error.name}, which is not installed: pip install 'countercase[pdf]'"
        raise DataError([Problem("", 0, message)]) from None
    target = target or root / printing.PDF
    count = printing.make(root, folder, target)
    click.echo(f"{counted(count, 'page')}.\n{target}")


def _switches(pairs: Iterable[str]) -> dict[str, str]:
    turned = {}
    for pair in pairs:
        name, sign, option = pair.partition("=")
        if not sign:
            raise DataError([Problem("", 0, f"'{pair}' should be NAME=VALUE, such as jointly=any.")])
        turned[name] = option
    return turned


def _print_table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    widths = [max(len(row[i]) for row in (heads, *rows)) for i in range(len(heads))]
    for row in (heads, tuple("-" * w for w in widths), *rows):
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


if __name__ == "__main__":
    main()
