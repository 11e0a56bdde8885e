"""Time this project's builds beside the plain way, cases by the hundred, and specifications: `make bench`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import click

from countercase import load
from countercase.argue.multiverse import explore
from countercase.publish.site import site
from countercase.publish.site.build import all_jobs
from countercase.show.addresses import FOLDERS

from .measure import MIB, measure
from .pages import weights
from .scratch import generate, multiply, project

ROOT = Path(__file__).resolve().parents[1]
BUILD = [sys.executable, "-m", "countercase.cli", "build"]
BOOK = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build", ".", "-q"]
COMPILE = [
    sys.executable,
    "-c",
    "import sys, pathlib; from countercase.publish.run.inputs import inputs; "
    "from countercase.publish.site import site; sys.exit(site.build(inputs(pathlib.Path.cwd())) or 0)",
]
CASE = "kobayashi-imperial-russia"


def stock(folder: Path, names: tuple[str, ...] = ()) -> float:
    """Seconds for the stock papermill command, one notebook after the other: all of the book, or those named."""
    total = 0.0
    for job in all_jobs(load(folder)):
        if not names or job.name in names:
            job.output.parent.mkdir(parents=True, exist_ok=True)
            command = [sys.executable, "-m", "papermill", str(job.template), str(job.output), "--no-progress-bar"]
            for name, value in job.parameters.items():
                command += ["-p", name, str(value)]
            total += measure(command, folder).seconds
    return total


def edit(folder: Path, number: int) -> None:
    """Change one case: its thesis, and nothing else."""
    path = folder / f"data/cases/{CASE}.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("thesis: >-\n", f"thesis: >-\n  For the {number}th time.\n", 1), encoding="utf-8")


def times(count: int, work: Callable[[], float]) -> list[float]:
    """The seconds of so many runs."""
    return [work() for _ in range(count)]


def said(found: list[float]) -> str:
    """The median of some seconds, and how many there were."""
    return f"{median(found):.2f} s ({len(found)})"


def builds(scratch: Path, full: bool) -> Path:
    """Print the table of builds. Returns the folder of the project that was built."""
    ours = project(ROOT, scratch / "ours")
    plain = project(ROOT, scratch / "plain")

    def clean() -> float:
        return measure(BUILD, project(ROOT, Path(tempfile.mkdtemp(dir=scratch)))).seconds

    first = [measure(BUILD, ours).seconds, *times(2 if full else 0, clean)]
    nothing = times(7, lambda: measure(BUILD, ours).seconds)
    one = []
    for number in range(5 if full else 3):
        edit(ours, number)
        one.append(measure(BUILD, ours).seconds)
    loop = [stock(plain)]
    book_first = [measure(BOOK, plain).seconds]
    book_again = times(3, lambda: measure(BOOK, plain).seconds)
    edit(plain, 0)
    single = [stock(plain, (CASE,))]
    book_one = [measure(BOOK, plain).seconds]
    click.echo("builds, medians (runs)     countercase        papermill in a loop, then jupyter-book")
    click.echo(f"  clean                    {said(first):18} {median(loop) + median(book_first):.2f} s")
    click.echo(f"  nothing changed          {said(nothing):18} {median(loop) + median(book_again):.2f} s")
    click.echo(f"  one case changed         {said(one):18} {median(loop) + median(book_one):.2f} s")
    known = median(single) + median(book_one)
    click.echo(f"  (by hand that case alone, and not the pages that show it:      {known:.2f} s)")
    return ours


def scale(scratch: Path, counts: list[int], compiled: set[int]) -> None:
    """Print how long generated cases take, and the most memory that all processes hold; of those in `compiled` also
    how long their site takes, beside the pages of the book."""
    measure(BUILD, project(ROOT, scratch / "pages"))
    click.echo("\ngenerated cases   executed     a case     read      memory, shared pages once (for each process)")
    for count in counts:
        folder = project(ROOT, scratch / f"cases-{count}")
        generate(folder, count)
        settings = {"PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"}
        done = measure([sys.executable, "-m", "bench.cases"], folder, settings, memory=True)
        told = json.loads(done.output.strip().splitlines()[-1])
        each = told["run"] / told["cases"]
        failed = f", {told['failed']} failed" if told["failed"] else ""
        click.echo(
            f"  {told['cases']:<15} {told['run']:7.1f} s  {each:6.2f} s  {told['read']:6.1f} s   "
            f"{done.share // MIB} MiB ({done.resident // MIB} MiB){failed}"
        )
        if count in compiled:
            for name in FOLDERS:
                shutil.copytree(scratch / "pages" / name, folder / name, dirs_exist_ok=True)
            done = measure(COMPILE, folder, memory=True)
            together = told["read"] + told["run"] + done.seconds
            click.echo(
                f"    their site, compiled and published: {done.seconds:.1f} s, {done.share // MIB} MiB; "
                f"chapters and site together {together:.1f} s"
            )
        shutil.rmtree(folder)


def larger(scratch: Path, times: int) -> None:
    """Print what the book takes with the record as it is, and with one so many times as large."""
    click.echo("\nthe record                 clean     memory     the site     its longest page")
    for count in (1, times):
        folder = project(ROOT, scratch / f"record-{count}")
        multiply(folder, count)
        done = measure(BUILD, folder, memory=True)
        sizes = {path.name: path.stat().st_size for path in (folder / site.SITE).resolve().rglob("*") if path.is_file()}
        pages = {name: size for name, size in sizes.items() if name.endswith(".html")}
        longest = max(pages, key=pages.__getitem__)
        click.echo(
            f"  {count:>3} times            {done.seconds:7.1f} s  {done.share // MIB:6} MiB  "
            f"{sum(sizes.values()) / MIB:7.1f} MiB     {longest} {pages[longest] / MIB:.1f} MiB"
        )


def specifications() -> None:
    """Print how many specifications are judged in a second: the part with the most choices."""
    library = load(ROOT)
    verdict = library.dossier("lo-peacekeeping").verdict()
    part = max(verdict.parts, key=lambda p: len(p.readings))
    found = []
    for _ in range(5):
        began = time.perf_counter()
        judged = explore(verdict, part)
        found.append(len(judged.verdicts) / (time.perf_counter() - began))
    click.echo(f"\nspecifications: {median(found):,.0f} a second ({len(judged.verdicts):,} at once)")


def pages(folder: Path) -> None:
    """Print what the pages weigh."""
    found = weights(folder / site.SITE)
    alone = median(one for one, _ in found.values())
    whole = median(all_in for _, all_in in found.values())
    click.echo(
        f"\npages under gzip: {len(found)}, median {alone / 1000:.0f} KB, {whole / 1000:.0f} KB with all they load"
    )
    for name, (one, all_in) in sorted(found.items(), key=lambda item: -item[1][1])[:3]:
        click.echo(f"  heaviest: {name} {one / 1000:.0f} KB, {all_in / 1000:.0f} KB with all it loads")


@contextmanager
def shown() -> Iterator[None]:
    """Within it, a command that fails ends the bench with what the command said."""
    try:
        yield
    except subprocess.CalledProcessError as error:
        raise click.ClickException(f"{' '.join(error.cmd)} failed.\n{error.output[-3000:]}") from None


@click.command()
@click.option("--full", is_flag=True, help="Also 1,000 cases, the site of each number of them, and more runs.")
@click.option("--more", type=click.IntRange(1), multiple=True, help="So many generated cases besides, with their site.")
@click.option("--only", type=click.Choice(["builds", "cases", "specifications"]), help="One part of it.")
@click.option("--record", type=click.IntRange(2), help="The book alone, with a record so many times as large.")
def main(full: bool, more: tuple[int, ...], only: str | None, record: int | None) -> None:
    """Print the tables. Everything is built in scratch folders that are removed."""
    click.echo(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the start")
    with tempfile.TemporaryDirectory(prefix="countercase-bench-") as name, shown():
        if record:
            larger(Path(name), record)
            return
        if only in {None, "builds"}:
            pages(builds(Path(name), full))
        if only in {None, "cases"}:
            counts = sorted({10, 100, *([1000] if full else []), *more})
            scale(Path(name), counts, {*counts} if full else {10, *more})
        if only in {None, "specifications"}:
            specifications()


if __name__ == "__main__":
    main()
