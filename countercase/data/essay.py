"""What an essay says of itself, in `data/essay.yml`: what it is called and asks, and what its pages open with."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .field import Frozen, Line, Sentence, Title
from .files import ESSAY
from .yaml_file import fill, read_document

FILE = ESSAY


class Essay(Frozen):
    """The file `data/essay.yml`. Without it an essay has a name that says no more than that it is one."""

    name: Title = "An essay"
    """What stands at the top of every page, and in the line under a picture that somebody takes out of the book."""
    question: Line = ""
    """What it asks, with the question mark."""
    tagline: Line = ""
    """A few words beside the question."""
    about: str = ""
    """What its data are, in a sentence, for who finds them without the book."""
    second_coding: str = ""
    """Who read the facts a second time, and what they were given, for the page on how far two readings agree."""
    openings: Mapping[str, Sentence] = {}
    """What a page of the record says after its beginning, by the name of the page, where there is something to say."""
    without: tuple[str, ...] = ()
    """Pages of the record that the essay does without."""

    @property
    def asks(self) -> str:
        """The question with what stands beside it, or nothing."""
        return " ".join(filter(None, (self.question, self.tagline)))

    @property
    def title(self) -> str:
        """The name with the question: what a picture or a table is credited to."""
        return f"{self.name}: {self.question}" if self.question else f"{self.name}."


def load_essay(root: Path) -> Essay:
    """Read the file, where there is one. Raises `DataError`, by line, on what it does not know."""
    return fill(Essay, read_document(root / FILE, FILE)) if (root / FILE).exists() else Essay()
