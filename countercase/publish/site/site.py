"""The site: jupyter-book in a working folder, and a whole site put in place at once.

`_build/html` is the last good site. A build that fails leaves it as it is.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path

from ...data.invisible import seen
from ...data.problem import brief
from ...data.whole_file import write
from ..os_errors import TROUBLE, remedy
from ..run import ledger
from ..run import runner as run
from ..run.inputs import Inputs, ground_digest
from . import attestation as proof
from . import manifest, preview
from .exchange import exchange
from .sphinx_process import SECONDS, Begun, begun, compiled

WORK = "_build/work"
# what jupyter-book writes below the working folder
BUILT = f"{WORK}/_build"
MADE = f"{WORK}/html"
# what the pages were read on, and the sums of all that is kept of them as they were read: everything that jupyter-book
# wrote but the pages themselves; there only after a compilation that ended well
KEPT = f"{WORK}/kept.json"
# what the site in place was made from, and the sums of all its files, its proof among them
SEAL = "_build/seal.json"
SITES = "_build/sites"
SITE = "_build/html"
LANDING = "book/index.html"
SHOWN = 20
PLACE = re.compile(r"(?P<file>.+?):(?P<line>\d+):")
# the exit status of a build that has put a site in place, and has left counter-cases out that are wrong
WITHOUT = 3


def is_current(now: Inputs) -> bool:
    """Whether the site in place is whole, and was made from just these inputs at this commit, and its chapters too."""
    root = now.root
    stated = _stated(root / SEAL)
    return (
        (root / SITE / LANDING).is_file()
        and isinstance(stated, dict)
        and stated.get("inputs") == now.digest  # before the whole site is read, which may be for nothing
        and stated == _seal(now, proof.commit(root), manifest.sums(root / SITE, beside=True), left_out(root))
        and ledger.intact(ledger.read(root), run.found(root))
    )


def left_out(root: Path) -> dict[str, list[str]]:
    """The counter-cases that the site in place leaves out, each with what is wrong with it, line by line."""
    stated = _stated(root / SEAL)
    found = stated.get("left_out") if isinstance(stated, dict) else None
    return found if isinstance(found, dict) else {}


def _seal(now: Inputs, commit: str, files: Mapping[str, str], without: Mapping[str, list[str]]) -> dict[str, object]:
    return {"inputs": now.digest, "commit": commit, "files": files, "left_out": without}


def build(now: Inputs, without: Mapping[str, list[str]] | None = None, process: Begun | None = None) -> str:
    """Compile the book, `without` the counter-cases that are left out, and put the site in place. The `process` that
    compiles it may have been begun before.

    Returns what went wrong, or nothing. Raises `ChangedError` where the inputs are others by then, and `OSError`
    where a file of the site cannot be written.
    """
    root = now.root
    with ThreadPoolExecutor(1) as beside, nullcontext(process) if process else begun(root) as at_work:
        drawn = beside.submit(preview.draw, root)
        complaint = compile_book(root, at_work, without or {})
    now.hold()  # else a page may be kept as made from words that it was not read from
    if complaint:
        return complaint
    write(root / KEPT, _kept(root))
    publish(now, drawn.result(), without or {})
    return ""


def compile_book(root: Path, process: Begun, without: Iterable[str] = ()) -> str:
    """Let jupyter-book compile the book. Returns what went wrong, or nothing.

    Only the pages that changed are read anew, where all that they were read on, and all that is kept of them, is as
    it was after the last compilation that ended well. Else it starts from nothing. All pages are always written, into
    an empty folder: a page shows too much of all others for a list of it to be right.
    """
    clear(root / MADE)
    clear(root / BUILT / "html")
    if not (root / KEPT).is_file() or (root / KEPT).read_bytes() != _kept(root).encode():
        clear(root / WORK)
    clear(root / KEPT)
    try:
        status, said = compiled(process, root, root / WORK, without)
    except subprocess.TimeoutExpired:
        return f"jupyter-book was at work for {SECONDS} seconds, and was stopped."
    if status:
        return _complaints(root, said)
    (root / BUILT / "html").replace(root / MADE)  # and all that is left there is kept
    return ""


def _kept(root: Path) -> str:
    return json.dumps({"ground": ground_digest(root), "files": manifest.sums(root / BUILT)})


def _stated(file: Path) -> object:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _complaints(root: Path, output: str) -> str:
    """The lines that say what is wrong, without the rest; one sentence where jupyter-book foresaw nothing of it."""
    if why := remedy(output):
        return f"A file could not be written: {why}"
    said = dict.fromkeys(line for line in output.splitlines() if any(w in line for w in ("WARNING", "ERROR")))
    lines = sorted(said, key=_place)  # pages are read and written side by side, and it comes as they end
    if not lines:
        write(root / TROUBLE, output)
        last = next((line.strip() for line in reversed(output.splitlines()) if "rror" in line), "no reason given")
        return f"jupyter-book could not go on ({brief(seen(last))}). All that it said is in {root / TROUBLE}."
    more = [f"... and {len(lines) - SHOWN} more."] if len(lines) > SHOWN else []
    return "\n".join([*lines[:SHOWN], *more])


def _place(line: str) -> tuple[str, int]:
    """The file and the line of which something is said; the whole of it where it names none."""
    found = PLACE.match(line)
    return (found["file"], int(found["line"])) if found else (line, 0)


def publish(now: Inputs, drawn: bytes, without: Mapping[str, list[str]]) -> None:
    """Put the made site in place, with its preview `drawn` and its proof, at once, and remove older ones.

    It has a folder of its own, whatever was published before, so that nothing in place is ever written to.
    """
    root = now.root
    sites = root / SITES
    sites.mkdir(parents=True, exist_ok=True)
    target = Path(tempfile.mkdtemp(prefix=f"{now.digest[:16]}-", dir=sites))
    (root / MADE).replace(target)
    (target / ".buildinfo").unlink(missing_ok=True)
    preview.place(drawn, target)
    commit, files = proof.prove(root, target, now.digest)
    readable(target)
    write(root / SEAL, json.dumps(_seal(now, commit, files, without)))
    now.hold()
    _put(target, root / SITE)
    for old in sites.iterdir():
        if old != (root / SITE).resolve():
            clear(old)


def _put(made: Path, place: Path) -> None:
    """Put a made site in its place, whatever is there, so that one of them is there at each moment.

    It is a folder, as jupyter-book makes it, since `jupyter-book clean` takes nothing else away; or a link to one,
    where two folders cannot change places at once.
    """
    if not os.path.lexists(place):
        place.mkdir()
    if not exchange(made, place):
        if not place.is_symlink():
            clear(place)
        fresh = place.with_name(f"{place.name}.next")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(Path(made.parent.name) / made.name)
        fresh.replace(place)


def clear(path: Path) -> None:
    """Take away whatever is at a path: a file, a link, a whole folder, or nothing. Raises `OSError` where it stays."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def readable(folder: Path) -> None:
    """Let everybody read a site, whatever the umask is: a web server is another user."""
    for at, _, names in os.walk(folder):
        Path(at).chmod(0o755)
        for name in names:
            Path(at, name).chmod(0o644)
