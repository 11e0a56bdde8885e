"""The book: build it, build it twice, show it, print it."""

from __future__ import annotations

import functools
import signal
import sys
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..checkout import PACKAGE
from ..data.invisible import seen
from ..data.place import project_root
from ..data.problem import fault
from .shared import options, read_switches, said
from .terminal import StoppedError, tell

if TYPE_CHECKING:
    from ..argue.library import Library
    from ..publish.run.shard import Shard


@click.command()
@click.argument("cases", nargs=-1)
@options
@click.option("-p", "--parameter", "given", nargs=2, multiple=True, metavar="NAME VALUE", help="As with papermill.")
@click.option("--workers", type=click.IntRange(1), help="How many chapters to run side by side.")
@click.option("--dask", "address", default="", metavar="ADDRESS", help="Run the chapters on the Dask cluster there.")
@click.option(
    "--shard", "part", default="", metavar="I/N", help="Make the I-th of N parts of the chapters, and pack it."
)
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
    part: str,
    wait: float,
) -> None:
    """Run the chapters that changed (of the CASES named, or of all), and build the site.

    A counter-case that is wrong is left out with all that leads to it; then the site is in place, and the exit status
    is 3. With --shard, make one part of the chapters and no site; `countercase gather` puts the parts together. Both
    say what is left out, and end with the status 0: the build that makes the site ends with 3.
    """
    from ..publish.run.inputs import ChangedError, asked, inputs
    from ..publish.site import site

    root = project_root()
    parameters = _parameters(margin, switches, without, given)
    wanted = _shard(part) if part else None
    if wanted and (cases or parameters or address):
        raise fault("a part is one of the plain book: --shard goes with no case, no parameter and no cluster.")
    before = inputs(root, asked(cases, parameters))
    if not wanted and site.is_current(before):
        tell("Nothing changed.")
        _end(root)
        return
    from ..publish.anew import begin_anew, stale_bytecode
    from ..publish.os_errors import told
    from ..publish.run.fork_server import server
    from ..publish.site.sphinx_process import begun

    if stale_bytecode(PACKAGE):
        begin_anew()
    # what makes chapters and what compiles them load while the rest is loaded here, and the data are read
    if not address:
        server()
    try:
        with told(root), nullcontext() if wanted else begun(root) as process:
            from ..publish.site.build import build as built
            from ..publish.site.build import build_shard

            if wanted:
                complaints = build_shard(before, _read, wanted, tell, _say_without, workers, wait)
            else:
                complaints = built(before, _read, cases, parameters, tell, workers, address, wait, process)
    except ChangedError:
        tell("Files were saved while the book was being made, so it begins anew ...")
        begin_anew()
    if complaints:
        click.echo("\n".join(complaints), err=True)
        sys.exit(1)
    if wanted:
        tell(str(root / wanted.file))
    else:
        _end(root)


def _shard(part: str) -> Shard:
    """The part of the chapters that is asked for. Raises `DataError` where there is no such part."""
    from ..publish.run.shard import shard

    return shard(part)


def _end(root: Path) -> None:
    """Say where the site is, and what it is without. Ends with a status of its own where that is anything."""
    from ..publish.site import site

    found = site.left_out(root)
    _say_without("The book", found)
    tell(str(root / site.SITE / site.LANDING))
    if found:
        sys.exit(site.WITHOUT)


def _say_without(what: str, found: Mapping[str, list[str]]) -> None:
    """Say what is wrong with the counter-cases that something was made without."""
    if found:
        from ..argue.wording import counted

        click.echo("\n".join(line for lines in found.values() for line in lines), err=True)
        less = f"{counted(len(found), 'counter-case')}, of which the lines above say what is wrong"
        click.echo(f"{what} was made without {less}: {seen(', '.join(found))}.", err=True)


@click.command()
@click.argument("parts", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--wait", type=click.FloatRange(0), default=600, help="For how many seconds to wait for a build.")
@said
def gather(parts: tuple[Path, ...], wait: float) -> None:
    """Put together the PARTS of the chapters that `build --shard` packed: files, or folders of them.

    `countercase build` then makes what is missing, and the site.
    """
    from ..argue.wording import counted
    from ..publish.os_errors import told
    from ..publish.run.shard import gather as gathered
    from ..publish.run.shard import left_out
    from ..publish.site.lock import held

    root = project_root()
    files = [file for part in parts for file in (sorted(part.rglob("*.zip")) if part.is_dir() else [part])]
    if not files:
        raise fault(f"there is no part of the chapters (*.zip) in {', '.join(map(str, parts))}.")
    with told(root), held(root, tell, wait):
        count = gathered(root, files)
        _say_without("What was gathered", left_out(files))
        tell(f"{counted(count, 'chapter')} gathered. Now call: countercase build")


def _read(root: Path) -> Library:
    """All data, read and checked as a whole, without the counter-cases that are wrong."""
    from ..publish.run.soundness import sound_part
    from ..publish.site.frame import check_ends, check_frame
    from ..start.part import unsaid
    from .check import sound_but_figures

    check_frame(root)
    library = sound_part(root, sound_but_figures)
    check_ends(library)
    for told in unsaid(root):
        tell(told)
    return library


@click.command()
@click.option("--edits", "draws", type=click.IntRange(0), default=3, help="How many sets of random edits to try.")
@click.option("--seed", default=1, help="Which random edits.")
@said
def reproduce(draws: int, seed: int) -> None:
    """Build the book twice from nothing and compare; then change it at random, and compare again."""
    from ..argue.wording import counted
    from ..publish.site.reproduce import reproduce as built_twice

    if differing := built_twice(project_root(), tell, draws, seed):
        click.echo("\n".join(differing), err=True)
        click.echo(f"{counted(len(differing), 'file')} differ.", err=True)
        sys.exit(1)
    tell("Every file is the same.")


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
            raise fault(f"the value of the parameter '{name}' cannot be read: {value}") from None
    if given_case := parameters.get("case"):
        raise fault(f"name the case after the command: countercase build {given_case}.")
    if parameters:
        from ..show.chapter import check_parameters  # what it stands on takes long to load

        check_parameters(parameters)
    if margin is not None:
        parameters["margin"] = margin
    if switches:
        parameters["switches"] = read_switches(switches)
    if without:
        parameters["without"] = list(without)
    return parameters


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="Where to listen (0: any free port).")
@said
def serve(port: int) -> None:
    """Show the built site on this machine."""
    from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

    from ..publish.site import site

    folder = _built(project_root())
    handler = functools.partial(SimpleHTTPRequestHandler, directory=str(folder))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        message = f"port {port} cannot be used ({error.strerror}). Choose another: countercase serve --port 8001"
        raise fault(message) from None
    try:
        click.echo(f"http://127.0.0.1:{server.server_port}/{site.LANDING} (stop with Ctrl-C)")
        server.serve_forever()
    except StoppedError as stop:
        if stop.args[0] != signal.SIGINT:
            raise
        click.echo("")


def _built(root: Path) -> Path:
    """The folder of the site, which has to be there."""
    from ..publish.site import site

    folder = root / site.SITE
    if not (folder / site.LANDING).exists():
        raise fault("there is no site yet. Make it with `make book` or `countercase build`.")
    return folder


@click.command()
@click.option("--to", "target", type=click.Path(path_type=Path, dir_okay=False), help="Where to write the file.")
@click.option("--data", is_flag=True, help="Print the tables that the site folds away as well.")
@said
def pdf(target: Path | None, data: bool) -> None:
    """Print the built site as one book, a PDF: `_build/countercase.pdf`. Needs Chromium or Chrome."""
    from ..argue.wording import counted

    root = project_root()
    folder = _built(root)
    try:
        from ..publish.print import pdf as printing
    except ImportError as error:
        message = f"printing needs {error.name}, which is not installed: pip install 'countercase[pdf]'"
        raise fault(message) from None
    target = target or root / printing.PDF
    count = printing.make(root, folder, target, data)
    click.echo(f"{counted(count, 'page')}.\n{target}")
