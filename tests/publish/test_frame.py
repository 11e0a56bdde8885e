"""What a book stands in is looked over by `check` as by a build."""

import os
import shutil
import unicodedata

import pytest
from click.testing import CliRunner
from small_world import small_copied

from countercase import DataError, load
from countercase.cli import main
from countercase.publish.run import inputs
from countercase.publish.site.frame import check_ends, check_frame

TOC = """root: book/index
parts:
  - caption: One
    chapters:
      - file: book/{name}
        sections:
          - glob: book/cases/*
      - file: book/record/anything
"""


@pytest.fixture
def frame(tmp_path):
    (tmp_path / "book").mkdir()
    for name in ("index", "voilà", "Part"):
        (tmp_path / f"book/{name}.md").write_text("# A page\n", encoding="utf-8")
    (tmp_path / "_config.yml").write_text("title: A book\n")
    (tmp_path / "CITATION.cff").write_text("title: A book\n")
    (tmp_path / "_toc.yml").write_text(TOC.format(name="voilà"), encoding="utf-8")
    return tmp_path


def test_the_frame_of_this_book_is_in_order(root, frame):
    check_frame(root)
    check_frame(frame)


@pytest.mark.parametrize(("name", "shown"), [(b"a\nb.txt", "a b.txt"), (b"\xff.txt", "<U+DCFF>.txt")])
def test_a_file_whose_name_no_list_can_hold(frame, name, shown):
    """A list of sums has a line for each file, in UTF-8; the inputs are looked at before anything is refused."""
    (frame / "book/_static").mkdir()
    (frame / "book/_static" / os.fsdecode(name)).write_text("x")
    assert inputs.inputs(frame).digest
    with pytest.raises(DataError, match="the name holds a line break, or letters that") as caught:
        check_frame(frame)
    assert [problem.file for problem in caught.value.problems] == [f"book/_static/{shown}"]


@pytest.mark.parametrize(
    "address", ["example.org", "javascript:alert(1)", "https://x.org/a b", 'https://x.org/"', "//x"]
)
def test_an_address_that_is_none_of_the_web(frame, address, monkeypatch):
    monkeypatch.setenv("COUNTERCASE_URL", address)
    with pytest.raises(DataError, match="the variable COUNTERCASE_URL should say where the book is published"):
        check_frame(frame)
    monkeypatch.delenv("COUNTERCASE_URL")
    (frame / "_config.yml").write_text(f"title: A book\nhtml:\n  baseurl: '{address}'\n")
    with pytest.raises(DataError, match=r"_config\.yml: `baseurl` below `html` should say where"):
        check_frame(frame)


@pytest.mark.parametrize("address", ["", "https://example.org", "http://localhost:8000/a/", " https://x.org/b/ "])
def test_an_address_of_the_web(frame, address, monkeypatch):
    monkeypatch.setenv("COUNTERCASE_URL", address)
    check_frame(frame)


def test_what_would_hold_a_build_for_ever(frame):
    """A page that is a pipe is read until somebody writes to it, and a folder in itself has no end."""
    static = frame / "book/_static"
    static.mkdir()
    os.mkfifo(frame / "book/pipe.md")
    (static / "zero.bin").symlink_to("/dev/zero")
    (static / "round").symlink_to("..")
    (static / "fine").symlink_to("../index.md")
    (static / "nowhere").symlink_to("not-there")
    os.mkfifo(static / ".left")
    with pytest.raises(DataError) as caught:
        check_frame(frame)
    assert {problem.file: problem.message.partition(",")[0] for problem in caught.value.problems} == {
        "book/_static/round": "the link leads to a folder that it lies in",
        "book/_static/zero.bin": "this is a pipe or a device",
        "book/pipe.md": "this is a pipe or a device",
    }


@pytest.mark.parametrize("name", ["_config.yml", "_toc.yml", "CITATION.cff"])
@pytest.mark.parametrize(("text", "said"), [(None, "there is no such file."), ("", "line"), ("- x\na: b\n", "YAML")])
def test_a_file_of_the_frame_that_cannot_be_read(frame, name, text, said):
    (frame / name).unlink()
    if text is not None:
        (frame / name).write_text(text)
    with pytest.raises(DataError, match=name) as caught:
        check_frame(frame)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("voila", "unknown page: 'book/voila'. Did you mean 'book/voilà'?"),
        ("part", "the page 'book/part' is 'book/Part' on the disk, in other capitals"),
        (unicodedata.normalize("NFD", "voilà"), "on the disk, in other capitals or with accents that are put together"),
    ],
)
def test_a_page_that_is_not_there_letter_by_letter(frame, name, said):
    (frame / "_toc.yml").write_text(TOC.format(name=name), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        check_frame(frame)
    assert str(caught.value).startswith("_toc.yml, line 5: ")
    assert said in str(caught.value)


def test_facts_that_cite_works_lead_to_their_list_which_has_to_be_listed(tmp_path):
    small_copied(tmp_path)
    (tmp_path / "_toc.yml").write_text("root: book/index\nparts: []\n")
    with pytest.raises(DataError) as caught:
        check_ends(load(tmp_path))
    told = "_toc.yml: The facts cite works, as 'red-treaty' does, and lead to their list, which is not in the contents."
    right = "Add to _toc.yml:  - file: book/references"
    written = " and write book/references.md, with the directive {bibliography}"
    assert str(caught.value) == f"{told} {right}{written}"
    (tmp_path / "book/references.md").write_text("# References\n")
    with pytest.raises(DataError, match=r"file: book/references$"):
        check_ends(load(tmp_path))
    (tmp_path / "_toc.yml").write_text(
        "root: book/index\nparts:\n  - {caption: A, chapters: [{file: book/references}]}\n"
    )
    check_ends(load(tmp_path))


def test_a_large_file_is_refused_by_its_size(tmp_path):
    """It takes no room on the disk, and would take three gigabytes of memory."""
    (tmp_path / "data").mkdir()
    with (tmp_path / "data/stray.bin").open("wb") as file:
        file.truncate(3_000_000_000)
    with pytest.raises(DataError, match=r"^data/stray.bin: the file holds 3,000,000,000 bytes; at most 50 million"):
        inputs.inputs(tmp_path)


@pytest.mark.slow
def test_check_tries_the_findings_and_the_frame(root, folder, monkeypatch):
    for name in ("_config.yml", "CITATION.cff"):
        shutil.copy(root / name, folder)
    (folder / "_toc.yml").write_text("root: book/nothing\n")
    monkeypatch.setenv("COUNTERCASE_ROOT", str(folder))
    assert "_toc.yml, line 1: unknown page: 'book/nothing'." in CliRunner().invoke(main, ["check"]).output
    (folder / "book/nothing.md").write_text("# A page\n")
    path = folder / "data/figures/ideal-points.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(chr(34) + "China’s", chr(34) + "In {nothing}, China’s"), encoding="utf-8")
    done = CliRunner().invoke(main, ["check"])
    assert "data/figures/ideal-points.yml, line " in done.output
    assert "the finding names 'nothing'" in done.output
