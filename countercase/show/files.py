"""Files that a part of a page hands over beside its HTML, and the links by which a reader saves them.

A display object gives a notebook two representations of itself. As HTML it stands alone: its links hold the files
themselves, so that a notebook run by stock papermill, or sent to somebody, is whole. The other is for the book: the
files, and the HTML whose links lead to where the book puts them.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from . import addresses
from .markup import NOTHING, Html

FILES = "application/vnd.countercase.files+json"
"""The media type of what is for the book: `html`; `files`, by name, each as its text or null where the book makes it;
and `figure`, the id where the HTML is a figure, or nothing."""


@dataclass(frozen=True)
class File:
    """A file of a page: the folder of downloads that it lies in, its name, its media type, and what it holds.

    Where the content is None, the book makes it: the executed notebook.
    """

    folder: str
    name: str
    media_type: str
    content: str | None


Place = Callable[[File], str]
"""Where a link to a file leads, or nothing where there is no such place."""


def in_book(file: File) -> str:
    """The file where the book puts it, as a page that is made sees it."""
    return addresses.download(file.folder, file.name)


def by_itself(file: File) -> str:
    """The file as an address that holds it."""
    if file.content is None:
        return ""
    # to write each sign of a drawing as its number would take longer than to draw it
    return f"data:{file.media_type};charset=utf-8;base64,{b64encode(file.content.encode()).decode()}"


def saving(address: str, file: File, words: str) -> Html:
    """A link that saves a file, or nothing where there is no address."""
    shown = Html('<a class="cc-download" download="{}" href="{}">{}</a>')
    return shown.format(file.name, address, words) if address else NOTHING


def listed(links: Iterable[Html], kind: str) -> Html:
    """Links as a list of a kind, without those that lead nowhere."""
    items = NOTHING.join(Html("<li>{}</li>").format(link) for link in links if link)
    return Html('<ul class="{}">{}</ul>').format(kind, items)


@dataclass(frozen=True)
class Block:
    """HTML that hands over files: how it is made for a place of the files, and the files.

    `figure` is its id where it is a figure, and `words` what a notebook shows of it that shows no HTML.
    """

    made: Callable[[Place], Html]
    files: tuple[File, ...]
    figure: str = ""
    words: str = ""

    def html(self) -> Html:
        """The HTML that stands alone."""
        return self.made(by_itself)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return {
            "text/html": str(self.html()),
            "text/plain": self.words,
            FILES: {
                "html": str(self.made(in_book)),
                "files": {file.name: file.content for file in self.files},
                "figure": self.figure,
            },
        }


def whole(file: File, words: str, below: Html = NOTHING) -> Block:
    """A paragraph with the link to one file, and what stands below it."""
    paragraph = Html("<p>{}</p>{}")
    return Block(lambda place: paragraph.format(saving(place(file), file, words), below), (file,), words=words)
