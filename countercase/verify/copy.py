"""A reader's own copies: the files of a folder as texts. PDFs and pages need `pip install 'countercase[sources]'`."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..data.files import files_below
from ..data.problem import fault
from .letters import Letters

PLAIN, PAGES, PDF = frozenset({".txt", ".text", ".md"}), frozenset({".html", ".htm", ".xhtml"}), frozenset({".pdf"})
KINDS = PLAIN | PAGES | PDF
LARGEST = 200_000_000  # bytes: a scan of a book
UNREAD = ("script", "style", "template", "noscript", "head")
NEXT_PAGE = "\f"


@dataclass(frozen=True)
class Copy:
    """A file of the folder. In its text a form feed stands between two pages."""

    name: str
    """Its path below the folder."""
    text: str
    """What can be read in it."""

    @cached_property
    def letters(self) -> Letters:
        """Its letters."""
        return Letters(self.text)

    def where(self, letter: int) -> str:
        """The place of a letter for somebody who opens the file: 'page 7', or 'line 120' where it has no pages."""
        before = self.text[: self.letters.place(letter)]
        if NEXT_PAGE in self.text:
            return f"page {before.count(NEXT_PAGE) + 1}"
        return f"line {before.count(chr(10)) + 1}"


@dataclass(frozen=True)
class Unread:
    """A file that could not be read, and why."""

    name: str
    why: str


def read_folder(folder: Path) -> Iterator[Copy | Unread]:
    """Each PDF, page and text file below a folder, in the order of their names; other files are passed over."""
    for path in sorted(files_below(folder)):
        if path.suffix.lower() not in KINDS:
            continue
        name = path.relative_to(folder).as_posix()
        if path.stat().st_size > LARGEST:
            yield Unread(name, f"it is larger than {LARGEST // 1_000_000} megabytes")
            continue
        try:
            raw = path.read_bytes()
        except OSError as error:
            yield Unread(name, error.strerror or "it cannot be opened")
            continue
        yield _read(path, name, raw)


def _read(path: Path, name: str, raw: bytes) -> Copy | Unread:
    kind = path.suffix.lower()
    if kind in PDF:
        return _read_pdf(path, name)
    text = _page(raw) if kind in PAGES else _decoded(raw)
    return Copy(name, text) if any(map(str.isalpha, text)) else Unread(name, "no words can be read in it")


def _decoded(raw: bytes) -> str:
    """Plain text in the encoding that it is in: UTF-8, UTF-16 that says so, or that of old Windows."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _page(raw: bytes) -> str:
    try:
        from bs4 import BeautifulSoup
    except ImportError as error:
        raise _missing(error) from None
    soup = BeautifulSoup(raw, "html.parser")
    for part in soup.find_all(UNREAD):
        part.decompose()
    # a mark of a note that is raised is no part of the number before it
    return soup.get_text(" ")


def _read_pdf(path: Path, name: str) -> Copy | Unread:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise _missing(error) from None
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            return Unread(name, "it is locked with a password")
        text = NEXT_PAGE.join(page.extract_text().replace(NEXT_PAGE, " ") for page in reader.pages)
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        # a damaged file can break the reader in many ways
        return Unread(name, f"it is no PDF that can be read ({type(error).__name__})")
    return Copy(name, text) if any(map(str.isalpha, text)) else Unread(name, "it holds pictures of pages and no text")


def _missing(error: ImportError) -> Exception:
    package = (error.name or "").partition(".")[0]
    return fault(f"to read PDFs and pages needs {package}, which is not installed: pip install 'countercase[sources]'")
