"""Kill a build at random moments, and check the site each time by its list of sums: `make kills`."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click

from countercase.publish.run.sums import listing_digest
from countercase.publish.site import attestation as proof
from countercase.publish.site import manifest, site
from countercase.publish.site.scratch import build_in, differing

from .__main__ import BUILD, ROOT, edit
from .scratch import project


def kill(folder: Path, seconds: float) -> float:
    """Start a build and kill it with all its processes after so many seconds.

    Returns nought, or how long the build took where it was done before.
    """
    began = time.perf_counter()
    environment = {**os.environ, "COUNTERCASE_ROOT": str(folder), "PYTHONPATH": str(folder)}
    running = subprocess.Popen(
        BUILD, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        running.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        return 0
    return time.perf_counter() - began


def stage(folder: Path, began: float) -> str:
    """What a build that began at a time was at when it was killed, as far as it can be seen from what it left."""
    if any(path.stat().st_mtime >= began for path in (folder / site.SITES).iterdir()):
        return "putting the site in place"
    compiling = not (folder / site.KEPT).exists() or (folder / site.KEPT).stat().st_mtime >= began
    return "compiling" if compiling else "making chapters"


def state(folder: Path) -> str:
    """The digest of the site in place, or what is wrong with it."""
    found = folder / site.SITE
    if not manifest.intact(found):
        return "broken"
    digest = listing_digest(manifest.sums(found))
    return digest if proof.read(found).get("site") == digest else "broken"


@click.command()
@click.option("--times", default=20, help="How often to kill.")
@click.option("--seed", default=1, help="Which random moments.")
def main(times: int, seed: int) -> None:
    """Kill, check, and in the end let a build finish and compare it with one from nothing."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="countercase-kills-") as name:
        folder = project(ROOT, Path(name) / "book")
        build_in(folder, {})
        edit(folder, 0)
        began = time.perf_counter()
        build_in(folder, {})
        length = time.perf_counter() - began
        click.echo(f"a build after a change takes {length:.1f} s, and is killed at a random moment of that")
        click.echo("kill  after     while it was               the site in place")
        broken = number = tries = 0
        while number < times:
            tries += 1
            edit(folder, tries)
            before, after, began = state(folder), dice.uniform(0, 1) * length, time.time()
            if took := kill(folder, after):
                length = took  # the machine is quicker now
            else:
                number += 1
            now = state(folder)
            broken += now == "broken"
            is_now = now if now == "broken" else "the old one, whole" if now == before else "the new one, whole"
            while_it = f"done after {took:.1f} s" if took else stage(folder, began)
            click.echo(f"{'' if took else number:4}  {after:5.1f} s   {while_it:26} {is_now}")
        build_in(folder, {})
        fresh = build_in(project(folder, Path(name) / "fresh"), {})
        apart = differing(manifest.sums(folder / site.SITE), fresh)
        click.echo(f"{times} kills, {broken} broken sites. The next build went on to the end; ", nl=False)
        click.echo(f"{len(apart)} of its files differ from a build from nothing.")
        sys.exit(bool(broken or apart))


if __name__ == "__main__":
    main()
