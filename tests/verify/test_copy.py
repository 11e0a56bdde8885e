"""The files of a folder as texts."""

import sys

import pytest
from pypdf import PdfWriter

from countercase import DataError
from countercase.verify.copy import Copy, Unread, read_folder


def read(folder, name, raw):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    (found,) = read_folder(folder)
    assert found.name == name
    return found


@pytest.mark.parametrize(
    "raw",
    [
        "naïve ‘façade’".encode(),
        b"\xef\xbb\xbf" + "naïve ‘façade’".encode(),
        "naïve ‘façade’".encode("utf-16"),
        "naïve ‘façade’".encode("cp1252"),
    ],
)
def test_plain_text_is_read_in_the_encoding_that_it_is_in(tmp_path, raw):
    assert read(tmp_path, "a folder/red.TXT", raw).text == "naïve ‘façade’"


PAGE = b"""<!doctype html><html><head><title>Shop</title><style>p {color: red}</style></head><body>
<script>let harbour = 1</script><nav>Menu</nav><p>the har&shy;bour&rsquo;s <em>efficient</em> office<sup>12</sup></p>
<noscript>Switch it on</noscript><template>later</template><!-- said to nobody --></body></html>"""


def test_of_a_page_its_text_is_read(tmp_path):
    text = read(tmp_path, "red.html", PAGE).text
    assert " ".join(text.split()) == "Menu the har\u00adbour’s efficient office 12"


def test_other_files_are_passed_over(tmp_path):
    for name in ("red.docx", "red", "notes.csv", ".DS_Store"):
        (tmp_path / name).write_text("the harbour")
    (tmp_path / "red.txt").mkdir()
    assert list(read_folder(tmp_path)) == []


def test_files_come_in_the_order_of_their_names(tmp_path):
    for name in ("b.txt", "a.md", "c.htm"):
        (tmp_path / name).write_text("the harbour")
    for name in ("._b.txt", "~$a.md", ".DS_Store"):  # what a computer leaves beside them is no copy
        (tmp_path / name).write_text("the harbour")
    assert [file.name for file in read_folder(tmp_path)] == ["a.md", "b.txt", "c.htm"]


def pdf(path, pages=1):
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    writer.write(path)
    return path.read_bytes()


def test_what_cannot_be_read_is_named_with_the_reason(tmp_path):
    whole = pdf(tmp_path / "scan.pdf")
    (tmp_path / "cut.pdf").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "not.pdf").write_text("the harbour")
    (tmp_path / "nothing.pdf").write_bytes(b"")
    (tmp_path / "figures.txt").write_text("12 34")
    (tmp_path / "empty.html").write_text("<p></p>")
    found = {file.name: file for file in read_folder(tmp_path)}
    assert all(isinstance(file, Unread) for file in found.values())
    assert found["scan.pdf"].why == "it holds pictures of pages and no text"
    assert found["figures.txt"].why == found["empty.html"].why == "no words can be read in it"
    for name in ("cut.pdf", "not.pdf", "nothing.pdf"):
        assert found[name].why.startswith(("it is no PDF that can be read", "it holds pictures")), found[name]
    assert len(found) == 6


def test_a_locked_pdf_is_named(tmp_path):
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "locked.pdf")
    (found,) = read_folder(tmp_path)
    assert found == Unread("locked.pdf", "it is locked with a password")


def test_a_file_that_is_too_large_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr("countercase.verify.copy.LARGEST", 2_000_000)
    found = read(tmp_path, "red.txt", b"the harbour " * 200_000)
    assert found.why == "it is larger than 2 megabytes"


@pytest.mark.parametrize(("name", "package"), [("red.html", "bs4"), ("red.pdf", "pypdf")])
def test_a_package_that_is_not_there_is_named(tmp_path, monkeypatch, name, package):
    (tmp_path / name).write_text("the harbour")
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(DataError) as caught:
        list(read_folder(tmp_path))
    assert str(caught.value) == (
        f"to read PDFs and pages needs {package}, which is not installed: pip install 'countercase[sources]'"
    )


def test_text_needs_no_package(tmp_path, monkeypatch):
    for package in ("bs4", "pypdf"):
        monkeypatch.setitem(sys.modules, package, None)
    assert read(tmp_path, "red.txt", b"the harbour") == Copy("red.txt", "the harbour")


def test_a_place_is_a_page_where_there_are_pages_and_else_a_line():
    assert [Copy("a", "ab\ncd\n\nef").where(at) for at in (0, 1, 2, 4, 6)] == ["line 1"] * 2 + [
        "line 2",
        "line 4",
        "line 4",
    ]
    assert [Copy("a", "ab\fcd\n\fef").where(at) for at in (0, 2, 5)] == ["page 1", "page 2", "page 3"]
