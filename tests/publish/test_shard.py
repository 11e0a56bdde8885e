"""Parts of the chapters: each machine makes its own, and together they are the whole book."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest
import warm
from each import each
from small_project import small_project

from countercase.data.problem import DataError
from countercase.publish.run import ledger
from countercase.publish.run.job import Job
from countercase.publish.run.ledger import Entry
from countercase.publish.run.shard import STATED, WITHOUT, Shard, gather, left_out, pack, shard
from countercase.publish.run.sums import digest_of
from countercase.publish.site import manifest
from countercase.publish.site.scratch import differing
from countercase.publish.site.site import SITE

CHAPTER, DOWNLOAD = "book/cases/one.ipynb", "book/cases/_files/downloads/one/one.csv"


def test_it_is_asked_for_as_one_of_so_many():
    assert shard("2/8") == Shard(2, 8)
    assert shard("1/1").file == "_build/chapters-1-of-1.zip"


@each(
    ("text", "message"),
    [
        ("2", "named like 2/8, the second of eight; this is '2'"),
        ("a/b", "this is 'a/b'"),
        ("²/8", "this is '²/8'"),
        ("0/8", r"counted from 1/8 on"),
        ("9/8", r"of 8 parts, '9/8' names none"),
        ("1/0", r"of 0 parts"),
    ],
)
def test_what_names_no_part_is_refused(text, message):
    with pytest.raises(DataError, match=message):
        shard(text)


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_each_chapter_is_in_one_part(count):
    jobs = [Job(f"case-{i}", Path("t"), Path(f"{i}.ipynb"), "d") for i in range(5)]
    parts = [Shard(number, count).of(reversed(jobs)) for number in range(1, count + 1)]
    assert sorted(job.name for part in parts for job in part) == [job.name for job in jobs]
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


@pytest.fixture
def made(tmp_path):
    """A project in which one chapter was made, and its entry."""
    root = tmp_path / "made"
    files = {CHAPTER: b"{}\n", DOWNLOAD: b"a,b\n1,2\n"}
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    return root, {"one": Entry("digest", {name: digest_of(content) for name, content in files.items()})}


@pytest.fixture
def part(made, tmp_path):
    path = tmp_path / "part.zip"
    path.write_bytes(pack(*made))
    return path


def test_what_is_packed_is_gathered(made, part, tmp_path):
    root, entries = made
    there = tmp_path / "there"
    (there / "_build").mkdir(parents=True)
    (there / ledger.LEDGER).write_text(ledger.dumped({"two": Entry("other", {})}))
    assert gather(there, [part]) == 1
    assert ledger.read(there) == {"two": Entry("other", {}), **entries}
    for name in (CHAPTER, DOWNLOAD):
        assert (there / name).read_bytes() == (root / name).read_bytes()


def test_the_same_chapters_are_the_same_bytes(made, part):
    root, entries = made
    (root / CHAPTER).touch()
    assert pack(root, entries) == part.read_bytes()


def test_what_the_chapters_were_made_without_goes_with_them(made, part, tmp_path):
    other = tmp_path / "other.zip"
    other.write_bytes(pack(*made, {"two": ["data/cases/two.yml, line 2: no."]}))
    assert left_out([part]) == {}
    assert left_out([part, other]) == {"two": ["data/cases/two.yml, line 2: no."]}
    assert gather(tmp_path / "there", [part, other]) == 1


@pytest.mark.parametrize("stated", [b"", b"[]", b'{"a": 1}', b'{"a\\u001b[31m": ["b\\nc"]}', None])
def test_what_an_archive_says_of_them_is_said_and_not_obeyed(part, stated):
    def change(held, _):
        held.pop(WITHOUT)
        if stated is not None:
            held[WITHOUT] = stated

    again(part, change)
    assert left_out([part]) in ({}, {"a<U+001B>[31m": ["b c"]})


def again(part, change):
    """The archive with what it holds changed: names and contents, and what is stated of them."""
    with zipfile.ZipFile(part) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    stated = json.loads(held.pop(STATED))
    change(held, stated)
    with zipfile.ZipFile(part, "w") as archive:
        for name, content in {STATED: json.dumps(stated).encode(), **held}.items():
            archive.writestr(name, content)


def elsewhere(name):
    def change(held, stated):
        held[name] = b"x"
        stated["chapters"]["one"]["files"][name] = digest_of(b"x")

    return change


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda held, stated: held.update({CHAPTER: b"other"}), "'book/cases/one.ipynb' is not what was packed"),
        (lambda held, stated: held.pop(CHAPTER), "is no part of the chapters, or is damaged"),
        (lambda held, stated: stated.update(python="2.7"), "no chapters that this Python made"),
        (elsewhere("book/index.md"), "'book/index.md', which is no place of a chapter"),
        (elsewhere("book/cases/../../x"), "no place of a chapter"),
        (elsewhere("/book/cases/x"), "no place of a chapter"),
    ],
)
def test_what_is_no_part_is_refused_and_nothing_is_written(part, tmp_path, change, message):
    again(part, change)
    with pytest.raises(DataError, match=message):
        gather(tmp_path / "there", [part])
    assert not (tmp_path / "there").exists()


@pytest.mark.parametrize("content", [b"", b"no archive", "cut off"])
def test_what_is_no_archive_is_refused(part, tmp_path, content):
    part.write_bytes(part.read_bytes()[:-40] if content == "cut off" else content)
    with pytest.raises(DataError, match="is no part of the chapters, or is damaged"):
        gather(tmp_path / "there", [part])


@pytest.mark.audit
def test_two_machines_make_the_book_that_one_makes(root, port, tmp_path):
    one = manifest.sums(port / SITE)
    parts = tmp_path / "parts"
    parts.mkdir()
    for number in (1, 2):
        folder = small_project(root, tmp_path / f"machine-{number}")
        warm.build_in(folder, {}, "--shard", f"{number}/2")
        shutil.copy(folder / Shard(number, 2).file, parts)
        assert not (folder / "_build/html").exists()
    there = small_project(root, tmp_path / "there")
    assert gather(there, sorted(parts.iterdir())) == len(ledger.read(port))
    before = {path: path.stat().st_mtime_ns for path in there.rglob("book/**/*.ipynb")}
    assert differing(warm.build_in(there, {}), one) == []
    assert {path: path.stat().st_mtime_ns for path in before} == before, "no chapter is made again"
