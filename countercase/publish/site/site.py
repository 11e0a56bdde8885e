"""The site: jupyter-book in a working folder, and a whole site put in place at once.

`_build/html` is a link to the last good site. A build that fails leaves it where it points.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ..os_errors import remedy
from ..run.digest import ground_digest, site_digest
from . import attestation as proof
from . import manifest, preview
from .sphinx_process import SECONDS, compiled

WORK = "_build/work"
SITES = "_build/sites"
SITE = "_build/html"
LANDING = "book/index.html"
# stands in the working folder while jupyter-book is at work there
UNFINISHED = f"{WORK}/unfinished"
# what every page of the working folder was made on
GROUND = f"{WORK}/ground"
SHOWN = 20


def is_current(root: Path, asked: str = "") -> bool:
    """Whether the site in place is whole, and was made from just these files at this commit, as asked."""
    site = root / SITE
    stated = proof.read(site)
    if not stated or not (site / LANDING).exists():
        return False
    return (
        stated.get("inputs") == site_digest(root, asked)
        and stated.get("commit") == proof.commit(root)
        and manifest.intact(site)
    )


def build(root: Path, asked: str = "") -> str:
    """Compile the book, and put the site in place.

    Returns what went wrong, or nothing. Raises `OSError` where a file of the site cannot be written.
    """
    before = site_digest(root, asked)
    with ThreadPoolExecutor(1) as beside:
        drawn = beside.submit(preview.draw, root)
        complaint = compile_book(root)
    if complaint:
        return complaint
    made = root / WORK / "_build/html"
    tidy(root, made)
    publish(root, made, before, drawn.result())
    return ""


def compile_book(root: Path) -> str:
    """Let jupyter-book compile what changed since it last ended well. Returns what went wrong, or nothing.

    Where it was cut short, a page may be half written and yet look new; where it failed, it would not warn a second
    time of a page that it has read. Under other settings it would leave files behind that nothing needs any more.
    After any of these it starts anew.
    """
    unfinished, ground = root / UNFINISHED, root / GROUND
    now = ground_digest(root)
    before = ground.read_text(encoding="utf-8") if ground.exists() else ""
    if unfinished.exists() or now != before:
        shutil.rmtree(root / WORK, ignore_errors=True)
    unfinished.parent.mkdir(parents=True, exist_ok=True)
    unfinished.touch()
    try:
        status, said = compiled(root, root / WORK)
    except subprocess.TimeoutExpired:
        return f"jupyter-book was at work for {SECONDS} seconds, and was stopped."
    if status:
        return _complaints(said)
    ground.write_text(now, encoding="utf-8", newline="\n")
    unfinished.unlink()
    return ""


def tidy(root: Path, made: Path) -> None:
    """Remove from a made site the pages and downloads whose sources are gone: Sphinx leaves them where they were."""
    for page in (made / "book").rglob("*.html"):
        source = root / page.relative_to(made).with_suffix("")
        if not any(source.with_suffix(ending).exists() for ending in (".md", ".ipynb")):
            page.unlink()
    kept = root / "book/cases/_files/downloads"
    for file in (made / "downloads").rglob("*"):
        if file.is_file() and not (kept / file.relative_to(made / "downloads")).exists():
            file.unlink()
    for folder in sorted((p for p in made.rglob("*") if p.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def _complaints(output: str) -> str:
    """The lines that say what is wrong, without the rest."""
    found = [line for line in output.splitlines() if any(w in line for w in ("WARNING", "ERROR", "rror:"))]
    lines = list(dict.fromkeys(found))
    more = [f"... and {len(lines) - SHOWN} more."] if len(lines) > SHOWN else []
    said = "\n".join([*lines[:SHOWN], *more]) or output.strip()[-2000:]
    return f"{said}\nA file could not be written: {remedy(output)}" if remedy(output) else said


def publish(root: Path, made: Path, inputs: str, drawn: bytes) -> None:
    """Put a copy of a made site in place, with its preview `drawn` and its proof, by one rename, and remove older ones.

    The copy has a folder of its own, whatever was published before, so that nothing in place is ever written to.
    """
    sites = root / SITES
    sites.mkdir(parents=True, exist_ok=True)
    target = Path(tempfile.mkdtemp(prefix=f"{inputs[:16]}-", dir=sites))
    target.chmod(0o755)  # a web server is another user
    shutil.copytree(made, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".buildinfo"))
    preview.place(drawn, target)
    proof.prove(root, target, inputs)
    link, fresh = root / SITE, root / f"{SITE}.next"
    if link.exists() and not link.is_symlink():  # made by jupyter-book itself
        shutil.rmtree(link)
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(Path("sites") / target.name)
    fresh.replace(link)
    for old in sites.iterdir():
        if old != target:
            shutil.rmtree(old)
