"""A small book, compiled: in steps as at once, and whole or not at all."""

import hashlib
import os
import random
import shutil
import time
from pathlib import Path

import pytest
import warm
import yaml
from ground import NOBODY

from countercase.data.problem import DataError
from countercase.publish.os_errors import told
from countercase.publish.run.inputs import ChangedError, inputs
from countercase.publish.run.sums import listing_digest
from countercase.publish.site import attestation as proof
from countercase.publish.site import manifest, site

pytestmark = pytest.mark.slow

PAGES = {
    "index": "# The book\n\nIt begins [here](one.md).\n",
    "one": "# One\n\nA {term}`word` that stands in the glossary.\n",
    "two": "# Two\n\nMore, after [](one.md).\n",
    "words": "# Words\n\n```{glossary}\nWord\n   A sound with a meaning.\n```\n",
}
RUN = """
import pathlib, sys
from countercase.publish.run.inputs import inputs
from countercase.publish.site import site
book = pathlib.Path(sys.argv[1])
{}
sys.exit(site.build(inputs(book)) or 0)
"""


def make(root, folder):
    """A book of four pages and its proof, with the settings of the real one and the record of the small world."""
    for name in ("_static", "_templates"):
        shutil.copytree(root / "book" / name, folder / "book" / name)
    for name in ("_config.yml", "CITATION.cff", "requirements.txt", "book/proof.md"):
        shutil.copy(root / name, folder / name)
    proof = folder / "book/proof.md"
    proof.write_text(proof.read_text().replace("](record/editions.ipynb)", "](one.md)"))  # nothing makes that page here
    (folder / "book/cases/_files/downloads").mkdir(parents=True)
    shutil.copytree(root / "tests/small_world/data", folder / "data")
    shutil.copy(root / "tests/small_world/book/references.bib", folder / "book")
    toc = {"format": "jb-book", "root": "book/index"}
    toc["chapters"] = [{"file": f"book/{name}"} for name in ("one", "two", "words", "proof")]
    (folder / "_toc.yml").write_text(yaml.safe_dump(toc))
    for name, text in PAGES.items():
        (folder / f"book/{name}.md").write_text(text)
    return folder


@pytest.fixture(scope="module")
def first(root, tmp_path_factory):
    """The small book, compiled once."""
    folder = make(root, tmp_path_factory.mktemp("book"))
    assert build(folder) == ""
    return folder


@pytest.fixture
def book(first, tmp_path):
    """A compiled copy of it, to be changed."""
    shutil.copytree(first, tmp_path / "book", symlinks=True)
    return tmp_path / "book"


def build(folder, before=""):
    """What went wrong where a process of its own compiles the book, or nothing. A line of code may come `before`."""
    return warm.run(["-c", RUN.format(before), folder]).stderr


def is_current(folder):
    return site.is_current(inputs(folder))


def digest(folder):
    return listing_digest(manifest.sums(folder / site.SITE))


def write(book, **pages):
    for name, text in pages.items():
        (book / f"book/{name}.md").write_text(text)


def test_the_site_is_whole_and_says_what_it_was_made_from(first):
    assert is_current(first)
    page = (first / site.SITE / manifest.PROOF_PAGE).read_text()
    assert digest(first) in page
    assert "proof:" not in page
    listed = (first / site.SITE / manifest.SUMS).read_bytes()
    assert hashlib.sha256(listed).hexdigest() == proof.read(first / site.SITE)["site"]


def test_compiled_in_steps_only_what_changed_is_read_and_it_is_as_compiled_at_once(root, tmp_path):
    """What editors leave meanwhile is no input, and is not published."""
    book = make(root, tmp_path / "book")
    assert build(book) == ""
    for name in (".one.md.swp", "one.md~", "#one.md#", "._one.md", ".DS_Store", "one.md.part"):
        (book / "book" / name).write_text("left")
        (book / "book/_static" / name).write_text("left")
    assert is_current(book)
    read = book / site.BUILT / ".doctrees/book"
    before = {path.name: path.stat().st_mtime_ns for path in read.glob("*.doctree")}
    words = "# Two\n\nMany words, after [](one.md).\n"
    write(book, two=words)
    assert build(book) == ""
    assert {path.name for path in read.glob("*.doctree") if before[path.name] != path.stat().st_mtime_ns} == {
        "two.doctree"
    }
    title = "# Another title\n\nNo term here.\n"
    write(book, one=title)
    assert build(book) == ""
    fresh = make(root, tmp_path / "a-fresh-folder-with-a-longer-name")
    write(fresh, one=title, two=words)
    assert build(fresh) == ""
    assert manifest.sums(book / site.SITE) == manifest.sums(fresh / site.SITE)


def test_a_warning_is_not_lost_the_second_time(book):
    before = digest(book)
    write(book, one="# One\n\n{evidence}`nothing`\n\n[](nowhere.md)\n")
    first, second = build(book), build(book)
    assert "nowhere.md" in first
    assert "nowhere.md" in second
    assert digest(book) == before


def test_an_unknown_id_fails_jupyter_book_too(book):
    """By itself, and on a page that another process reads: six are enough for that."""
    toc = yaml.safe_load((book / "_toc.yml").read_text())
    toc["chapters"].append({"file": "book/three"})
    (book / "_toc.yml").write_text(yaml.safe_dump(toc))
    write(book, one="# One\n\n{claim}`nothing-of-the-kind`\n", three="# Three\n\nLittle.\n")
    told = {**os.environ, "COUNTERCASE_ROOT": str(book)}
    done = warm.run(["-c", "from jupyter_book.cli.main import main; main()", "build", ".", "--all"], book, told)
    assert done.returncode != 0
    assert "unknown claim: 'nothing-of-the-kind'" in done.stdout + done.stderr


def cut(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


HARMS = [
    (f"{site.BUILT}/.doctrees/book/one.doctree", cut),
    (f"{site.BUILT}/.doctrees/book/two.doctree", Path.unlink),
    (f"{site.BUILT}/.doctrees/environment.pickle", cut),
    (site.KEPT, cut),
    (site.WORK, shutil.rmtree),
    (f"{site.SITE}/{manifest.PROOF_PAGE}", cut),
    (f"{site.SITE}/{manifest.PROOF}", lambda path: path.write_text("{}")),
    (f"{site.SITE}/left.js", lambda path: path.write_text("of nobody")),
    (site.SEAL, Path.unlink),
]


@pytest.mark.parametrize(
    "harms",
    [
        # what is harmed in the working folder and in the site in place, but for that folder as a whole and what says
        # how it was left, without which nothing in it is looked at; each by itself in the audit
        [*HARMS[:3], *HARMS[5:]],
        *(pytest.param([harm], marks=pytest.mark.audit) for harm in HARMS),
    ],
)
def test_damage_heals(first, book, harms):
    for place, harm in harms:
        harm(book / place)
    write(book, two=PAGES["two"] + "\n")  # so that something is to be done
    assert not is_current(book)
    assert build(book) == ""
    assert manifest.sums(book / site.SITE) == manifest.sums(first / site.SITE)
    assert is_current(book)


@pytest.mark.parametrize(
    "change",
    [
        lambda book: write(book, one="# One\n\nOther words.\n"),
        lambda book: (book / "data/claims.csv").write_text("id\none\n"),
        lambda book: (book / "requirements.txt").write_text("altair==1\n"),
        lambda book: (book / "_config.yml").write_text("title: Other\n"),
        lambda book: (book / site.SITE / "book/one.html").write_text("damaged"),
        lambda book: (book / site.SITE / "book/two.html").unlink(),
        lambda book: site.clear(book / site.SITE),
        lambda book: (book / site.SITE / manifest.PROOF_PAGE).write_text("forged"),
        lambda book: (book / site.SITE / "more.html").write_text("of nobody"),
        lambda book: (book / "book/cases/forged.ipynb").write_text("{}"),
        lambda book: (book / "book/_static/more.css").write_text(""),
        lambda book: kept(book / "book/one.md", PAGES["one"].replace("glossary", "Glossary")),
        lambda book: kept(book / "CITATION.cff", (book / "CITATION.cff").read_text().replace("title", "Title")),
    ],
)
def test_every_change_is_noticed(book, change):
    assert is_current(book)
    change(book)
    assert not is_current(book)


def kept(path, text):
    """Write a text of the same length, and keep the time."""
    before = path.stat()
    path.write_text(text)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_what_was_asked_for_beyond_the_plain_book_is_noticed(book):
    assert not site.is_current(inputs(book, "margin 1"))


@pytest.fixture
def compiled_by(monkeypatch):
    """To have something else done where the book would be compiled, which takes long."""
    return lambda done: monkeypatch.setattr(site, "compile_book", lambda *_: done() or "")


def test_a_file_saved_meanwhile_keeps_the_site_from_being_put_in_place(book, compiled_by):
    before = digest(book)
    now = inputs(book)
    time.sleep(0.02)  # the clock of a disk goes in steps
    compiled_by(lambda: write(book, one=PAGES["one"]))  # the same words, but who knows what was between
    with pytest.raises(ChangedError):
        site.build(now, process=NOBODY)
    assert digest(book) == before


KILLED = """
import os, psutil, signal, subprocess, sys, time
program, book, kill, seconds = sys.argv[1:]
running = subprocess.Popen([sys.executable, "-c", program, book])
while os.getpgid(running.pid) != running.pid:
    time.sleep(0.005)
time.sleep(float(seconds))
others = psutil.Process(running.pid).children(recursive=True)
getattr(os, kill)(running.pid, signal.SIGKILL)
running.wait()
assert not psutil.wait_procs(others, timeout=10)[1]
"""


def test_killed_at_any_moment_it_is_the_old_site_or_the_new(book):
    """By a warm process: a cold one is killed while it loads, most of the time."""
    dice = random.Random(7)
    write(book, two="# Two, before\n")
    began = time.monotonic()
    assert build(book) == ""
    length = time.monotonic() - began
    allowed = {digest(book)}
    # all of it at once, and the process by itself: what it started ends with it
    for kill, share in (("killpg", dice.uniform(0, 1)), ("kill", dice.uniform(0.7, 1.1))):
        write(book, two=f"# Two, by {kill}\n")
        program = RUN.format("import os; os.setsid()")
        killed = warm.run(["-c", KILLED, program, book, kill, length * share])
        assert (killed.returncode, killed.stderr) == (0, "")
        assert manifest.intact(book / site.SITE)
        assert digest(book) in allowed or is_current(book)
        allowed.add(digest(book))
    assert build(book) == ""
    assert is_current(book)
    assert list((book / site.SITES).iterdir()) == []


FULL = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
"""


def test_on_a_full_disk_the_site_stays_as_it_was(book):
    before = digest(book)
    write(book, two="# Two\n\nOther words.\n")
    complaint = build(book, FULL)
    assert "A file could not be written: it would be larger than files may be here" in complaint
    assert digest(book) == before
    assert manifest.intact(book / site.SITE)


def test_a_disk_that_fills_up_while_the_site_is_put_in_place(book, compiled_by, monkeypatch):
    before = digest(book)

    def full(*_, **__):
        raise OSError(28, "No space left on device", str(book / "_build/sites/new"))

    compiled_by(lambda: (book / site.MADE).mkdir())
    monkeypatch.setattr("countercase.publish.site.site.tempfile.mkdtemp", full)
    with (
        pytest.raises(DataError, match=r"_build/sites/new: the file could not be written: the disk is full\."),
        told(book),
    ):
        site.build(inputs(book), process=NOBODY)
    assert digest(book) == before


def test_what_is_wrong_is_told_by_file_and_line_in_whichever_order_it_comes(tmp_path):
    said = [f"{tmp_path}/two.md:{line}: WARNING: no such term" for line in (10, 9)]
    said += ["WARNING: of no page", f"{tmp_path}/one.md:30: ERROR: no such page", "so it goes on"]
    wanted = [f"{tmp_path}/one.md:30: ERROR: no such page", *said[1::-1], "WARNING: of no page"]
    assert site._complaints(tmp_path, "\n".join([*said, said[0]])).splitlines() == wanted
