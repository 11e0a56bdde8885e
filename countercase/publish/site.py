"""The site: jupyter-book in a working folder, and a whole site put in place at once.

`_build/html` is a link to the last good site. A build that fails leaves it where it points.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from .digest import digest, files_digest

WORK = "_build/work"
SITES = "_build/sites"
SITE = "_build/html"
LANDING = "book/index.html"
STATE = "_build/state"
SHOWN = 20


def inputs(root: Path) -> Iterator[Path]:
    """Every file that the site is made from."""
    for name in ("_config.yml", "_toc.yml", "requirements.txt"):
        yield root / name
    for folder, patterns in {
        "book": ("**/*",),
        "data": ("**/*",),
        "notebooks": ("*.ipynb",),
        "countercase": ("**/*.py",),
    }.items():
        for pattern in patterns:
            for path in (root / folder).glob(pattern):
                if path.is_file() and "__pycache__" not in path.parts and not path.name.endswith(".part"):
                    yield path


def inputs_digest(root: Path) -> str:
    """One digest over every file that the site is made from, the executed chapters among them."""
    return digest([files_digest(inputs(root), root), sys.version])


def is_current(root: Path) -> bool:
    """Whether the site in place was made from just these files."""
    state = root / STATE
    landing = root / SITE / LANDING
    return landing.exists() and state.exists() and state.read_text(encoding="utf-8") == inputs_digest(root)


def build(root: Path) -> str:
    """Compile the book and put the site in place. Returns what went wrong, or nothing."""
    before = inputs_digest(root)
    command = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build", str(root)]
    command += ["--path-output", str(root / WORK), "-W", "-n", "--keep-going", "-q"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, env=_environment(root), check=False)
    if done.returncode:
        return _complaints(done.stdout + done.stderr)
    made = root / WORK / "_build/html"
    tidy(root, made)
    publish(root, made, before)
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


def _environment(root: Path) -> dict[str, str]:
    return {**os.environ, "COUNTERCASE_ROOT": str(root), "PYTHONHASHSEED": "0", "NO_COLOR": "1"}


def _complaints(output: str) -> str:
    """The lines that say what is wrong, without the rest."""
    found = [line for line in output.splitlines() if any(w in line for w in ("WARNING", "ERROR", "rror:"))]
    lines = list(dict.fromkeys(found))
    more = [f"... and {len(lines) - SHOWN} more."] if len(lines) > SHOWN else []
    return "\n".join([*lines[:SHOWN], *more]) or output.strip()[-2000:]


def publish(root: Path, made: Path, state: str) -> None:
    """Put a made site in place with one rename, and remove those that came before."""
    sites = root / SITES
    sites.mkdir(parents=True, exist_ok=True)
    target = sites / state[:16]
    part = sites / f".{state[:16]}.part"
    for leftover in (part, target):
        if leftover.exists():
            shutil.rmtree(leftover)
    shutil.copytree(made, part)
    part.replace(target)
    link, fresh = root / SITE, root / f"{SITE}.next"
    if link.exists() and not link.is_symlink():  # made by jupyter-book itself
        shutil.rmtree(link)
    if fresh.is_symlink():
        fresh.unlink()
    fresh.symlink_to(Path("sites") / target.name)
    fresh.replace(link)
    (root / STATE).write_text(state, encoding="utf-8")
    for old in sites.iterdir():
        if old != target:
            shutil.rmtree(old)
