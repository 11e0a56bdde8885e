"""The commands."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from .argue.explanation import explain, verdict_words
from .argue.library import Library, load, project_root
from .argue.problem import DataError, Problem, suggestion
from .argue.verdict import Verdict

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
        click.option("--margin", type=click.IntRange(0), default=0, help="Levels this far behind the lead stay open."),
        click.option(
            "--switch", "switches", multiple=True, metavar="NAME=VALUE", help="Turn a switch of the framework."
        ),
        click.option("--without", multiple=True, metavar="EVIDENCE_ID", help="Leave a piece of evidence out."),
    ):
        command = decorate(command)
    return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="countercase")
def main() -> None:
    """Countercase: an essay that can be rebuilt, checked and argued against."""


@main.command("list")
@JSON
@said
def list_cases(as_json: bool) -> None:
    """List the cases: framework, computed and stated verdict, and whether they agree."""
    library = load()
    verdicts = [library.case(name).verdict() for name in library.cases]
    if as_json:
        rows = [{k: v for k, v in verdict.as_dict().items() if k != "phases"} for verdict in verdicts]
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    heads = ("case", "framework", "computed", "stated", "reproduces")
    _print_table(heads, [_summary(verdict) for verdict in verdicts])


def _summary(verdict: Verdict) -> tuple[str, ...]:
    met, count = sum(p.reproduces for p in verdict.phases), len(verdict.phases)
    agrees = "yes" if verdict.reproduces else "no"
    return (
        verdict.dossier.case.id,
        verdict.framework.id,
        _plain(verdict, verdict.computed),
        _plain(verdict, verdict.stated),
        agrees if met == count or count == 1 else f"{agrees}, {met} of {count} parts",
    )


def _plain(verdict: Verdict, verdicts: tuple[str, ...]) -> str:
    return verdict_words(verdict.framework, verdicts).lower()


@main.command()
@JSON
@said
def check(as_json: bool) -> None:
    """Check the record, the frameworks and the cases, and print how much of each source is covered."""
    try:
        library = load()
    except DataError as error:
        if as_json:
            problems = [{"file": p.file, "line": p.line, "message": p.message} for p in error.problems]
            click.echo(json.dumps({"ok": False, "problems": problems}, indent=2, ensure_ascii=False))
        else:
            click.echo(str(error), err=True)
            click.echo(f"{_count(len(error.problems), 'problem')}.", err=True)
        sys.exit(1)
    coverage = {name: _coverage(library, name) for name in library.record.sources}
    counts = {
        "claims": len(library.record.claims),
        "evidence": len(library.record.evidence),
        "works": len(library.record.works),
        "frameworks": len(library.frameworks),
        "cases": len(library.cases),
    }
    if as_json:
        click.echo(json.dumps({"ok": True, "problems": [], "coverage": coverage, **counts}, indent=2))
        return
    heads = ("source", "locators", "carry a claim or evidence", "silent, with a reason", "neither")
    _print_table(heads, [(name, *map(str, c.values())) for name, c in coverage.items()])
    click.echo(", ".join(f"{n} {name}" for name, n in counts.items()) + ". Everything is in order.")


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
def verdict(case: str, margin: int, switches: tuple[str, ...], without: tuple[str, ...], as_json: bool) -> None:
    """Judge CASE: each part's verdict, computed and stated, and how it came about."""
    judged = load().case(case).verdict(margin, _switches(switches), without)
    if as_json:
        click.echo(json.dumps(judged.as_dict(), indent=2, ensure_ascii=False))
        return
    click.echo(f"{judged.dossier.case.title} ({judged.framework.title})")
    for result in judged.phases:
        click.echo(f"\n{result.phase.title} ({result.phase.span})")
        for line in explain(judged, result):
            click.echo(f"  {line.about}: {line.outcome}. {line.because}")
        click.echo(f"  computed: {verdict_words(judged.framework, result.computed).lower()}")
        click.echo(f"  stated: {verdict_words(judged.framework, result.stated, 'and').lower()}")
        click.echo(f"  reproduces: {'yes' if result.reproduces else 'no'}")


@main.command()
@click.argument("cases", nargs=-1)
@options
@click.option("-p", "--parameter", "given", nargs=2, multiple=True, metavar="NAME VALUE", help="As with papermill.")
@click.option("--workers", type=click.IntRange(1), help="How many chapters to run side by side.")
@said
def build(
    cases: tuple[str, ...],
    margin: int,
    switches: tuple[str, ...],
    without: tuple[str, ...],
    given: tuple[tuple[str, str], ...],
    workers: int | None,
) -> None:
    """Run the chapters that changed (of the CASES named, or of all), and build the site."""
    from .publish import site
    from .publish.job import case_jobs, record_jobs
    from .publish.run import prune, run, stale

    root = project_root()
    parameters = _parameters(margin, switches, without, given)
    library = load(root)
    jobs = [*case_jobs(library), *record_jobs(library)]
    if cases or parameters:
        chosen = {job.name: job for job in case_jobs(library, cases, parameters)}
        jobs = [chosen.get(job.name, job) for job in jobs]
    prune(jobs, root)
    waiting = stale(jobs)
    if not waiting and site.is_current(root):
        click.echo(f"Nothing changed.\n{root / site.SITE / site.LANDING}")
        return
    failures = run(waiting, root, workers)
    for failure in failures:
        click.echo(f"{failure.name}: the chapter could not be made. {failure.reason}", err=True)
    if failures:
        click.echo("The site was left as it was.", err=True)
        sys.exit(1)
    if waiting:
        click.echo(f"{_count(len(waiting), 'chapter')} made: {', '.join(job.name for job in waiting)}.")
    if complaint := site.build(root):
        click.echo(f"{complaint}\nThe book could not be compiled; the site was left as it was.", err=True)
        sys.exit(1)
    click.echo(str(root / site.SITE / site.LANDING))


def _parameters(
    margin: int, switches: tuple[str, ...], without: tuple[str, ...], given: Iterable[tuple[str, str]]
) -> dict[str, Any]:
    """The parameters that differ from the template's, checked before anything is run."""
    import yaml

    from .show.chapter import check_parameters

    parameters: dict[str, Any] = {}
    for name, value in given:
        try:
            parameters[name] = yaml.safe_load(value)
        except yaml.YAMLError:
            raise DataError([Problem("", 0, f"the value of the parameter '{name}' cannot be read: {value}")]) from None
    if "case" in parameters:
        raise DataError([Problem("", 0, "name the case after the command: countercase build lo-ilo.")])
    check_parameters(parameters)
    if margin:
        parameters["margin"] = margin
    if switches:
        parameters["switches"] = _switches(switches)
    if without:
        parameters["without"] = list(without)
    return parameters


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
    from .argue.package import data_package, schemas

    files = {f"data/schemas/{name}.schema.json": made for name, made in schemas().items()}
    files["data/datapackage.json"] = data_package(load(root))
    return {path: json.dumps(made, indent=2, ensure_ascii=False) + "\n" for path, made in files.items()}


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="Where to listen (0: any free port).")
@said
def serve(port: int) -> None:
    """Show the built site on this machine."""
    from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

    from .publish import site

    folder = project_root() / site.SITE
    if not (folder / site.LANDING).exists():
        raise DataError([Problem("", 0, "there is no site yet. Make it with `make book` or `countercase build`.")])
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


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
