"""What tests of several rooms stand on: copies of the data or the project, a folder served to a browser, and a link."""

import base64
import functools
import json
import shutil
import threading
import time
import zlib
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from countercase import load
from countercase.publish.site.sphinx_process import Begun
from countercase.show.addresses import FOLDERS

ROOT = Path(__file__).resolve().parents[1]
NOBODY = Begun(None, -1)
"""In place of the process that compiles the book, where nothing is compiled."""


@functools.cache
def book():
    """The library of this book, read once for all tests of a process, which change nothing in it."""
    return load(ROOT)


def edit(path, old, new):
    """Put other words in place of some that stand in a file once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (path, old)
    path.write_text(text.replace(old, new), encoding="utf-8")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@contextmanager
def served(folder):
    """The address, without a slash at its end, at which a folder can be had from this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def wait_until(tab, condition, given=None, seconds=15):
    """Wait until a condition in JavaScript holds on a page, and say which one did not.

    Playwright's own `wait_for_function` asks again with `eval`, which the pages' content security policy refuses: it
    works where the condition holds at once, and fails where the machine is slow.
    """
    until = time.monotonic() + seconds
    while not tab.evaluate(condition, given):
        assert time.monotonic() < until, f"After {seconds} s this does not hold: {condition}"
        tab.wait_for_timeout(30)


@functools.cache
def held(root):
    """Every file of a folder that no test changes, with what is in it, by its path below the folder."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def written(folder, files):
    """The folder, with files in it: half of what it takes to copy each with its times and rights."""
    for name in {name.rpartition("/")[0] for name in files}:
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


FRAME = ("_config.yml", "_toc.yml", "CITATION.cff")


def data_copied(root, folder):
    """The folder, with a copy of all data of the project in `root`, to be changed."""
    written(folder / "data", held(root / "data"))
    (folder / "book").mkdir()
    shutil.copy(root / "book/references.bib", folder / "book")
    return folder


def project_copied(root, folder):
    """The folder, with a copy of all data, and of what they stand in: what `check` calls in order has to build."""
    data_copied(root, folder)
    for name in FRAME:
        shutil.copy(root / name, folder)
    made = {root / name for name in FOLDERS}
    for page in (root / "book").rglob("*.md"):
        if made.isdisjoint(page.parents):
            copy = folder / page.relative_to(root)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(page, copy)
    return folder


ANSWER = {
    "answers": "0123456789abcdef",
    "comes_to": {"late": ["socialised"]},
    "file": {
        "extends": "alpha",
        "title": "What the vote shows",
        "author": "B. Critic",
        "thesis": "It shows nothing.",
        "changes": [
            {"drop": "red-vote", "part": "early", "criterion": "deed", "because": "One vote.", "was": ["partly", 1]}
        ],
    },
    "facts": [],
}
"""What a link carries: an answer to a case of the small world."""


def coded(raw):
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def deflated(payload):
    """What stands after `#argument=` of a link."""
    press = zlib.compressobj(9, zlib.DEFLATED, -15)
    return "z" + coded(press.compress(json.dumps(payload).encode()) + press.flush())
