"""The pages that people write, as far as they name what the data hold: tried before the book is made.

A role that names nothing fails the site, and does so only once the site is compiled; here each is looked up as its page
would. What stands in code is passed over, as the site shows it as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ...argue.library import Library
from ...data.files import files_below, files_in
from ...data.problem import DataError, Problem, collecting, near, unknown
from ...data.repository import CONFIG
from ...data.text_file import read_text
from ...data.yaml_file import read_document
from ...show import mentions
from ...show.addresses import BOOK, FOLDERS
from ...show.contents import is_made

INLINE = re.compile(
    r"(?:\{(?P<role>[\w+:-]{1,36})\})?(?P<ticks>(?<!`)`+(?!`))(?P<text>.+?)(?<!`)(?P=ticks)(?!`)", re.DOTALL
)
FENCE = re.compile(r"^[ >]*(?P<fence>`{3,}|~{3,}|:{3,})\s*(?:\{(?P<name>[\w:-]+)\}[ \t]*(?P<words>.*))?")
NAMED = re.compile(r"^\s*:name:\s*(\S+)|^\((\S+)\)=\s*$|\{[^{}\n]*#([\w-]+)[^{}\n]*\}", re.MULTILINE)
OWN = {"evidence", "value", "claim", "verdict", "decides", "numbered", "term"}
"""The roles of the book, and that of its glossary."""
GENERAL = """
abbr abbreviation ac acronym ab any code command confval dfn doc download emphasis envvar eq eval file guilabel i
index kbd keyword literal mailheader makevar manpage math menuselection mimetype newsgroup numref option pep
pep-reference program raw ref regexp rfc rfc-reference samp strong sub subscript sup superscript t term title
title-reference token footcite footcitet octicon fab far fas fa-brands fa-regular fa-solid material-outlined
material-regular material-round material-sharp material-twotone
"""
"""The roles that docutils, Sphinx and what jupyter-book brings along know by themselves; those with a colon beside."""
BADGES = "bdg"
MATRIX = "matrix"
"""The figure that the gallery makes of all cases, without a file of its own."""
DIRECTIVES = {"figure-of", "answers-to", "answer-of", "answers"}
VERBATIM = {
    "code",
    "code-block",
    "code-cell",
    "math",
    "bibliography",
    "figure-of",
    "answers-to",
    "raw",
    "literalinclude",
}
"""The directives whose lines are not read as prose."""
EXTENSIONS = {"sphinxcontrib.bibtex", "countercase.publish.sphinx"}
"""What the settings name for a book of this kind; whoever names more may have roles of more kinds."""


@dataclass
class Page:
    """What is named on one page, each with its line: roles with their texts, and directives with their words."""

    file: str
    roles: list[tuple[int, str, str]] = field(default_factory=list)
    directives: list[tuple[int, str, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    """What can be referred to by number: figures and tables of the page."""
    terms: set[str] = field(default_factory=set)
    """What the glossary on it explains."""


def check_prose(library: Library) -> None:
    """Raises `DataError`, by line, on every role and directive of the book's own pages that names nothing."""
    problems: list[Problem] = []
    pages: list[Page] = []
    for path in sorted(written(library.root)):
        with collecting(problems):
            pages.append(read_page(path, path.relative_to(library.root).as_posix()))
    known = _Known(library, {term.casefold() for page in pages for term in page.terms}, _knows_all(library.root))
    problems += [problem for page in pages for problem in known.wrong(page)]
    if problems:
        raise DataError(problems)


def written(root: Path) -> Iterator[Path]:
    """The pages of the book that people wrote."""
    made = {root / folder for folder in FOLDERS}
    yield from (p for p in files_below(root / BOOK) if p.suffix == ".md" and made.isdisjoint(p.parents))


def read_page(path: Path, file: str) -> Page:
    """What a page names. Raises `DataError` where it cannot be read as text."""
    page = Page(file)
    prose: list[str] = []
    open_fences: list[tuple[str, str]] = []
    for number, line in enumerate(read_text(path, file).split("\n"), 1):
        fence = FENCE.match(line)
        verbatim = bool(open_fences) and open_fences[-1][1] in {*VERBATIM, ""}
        if fence and open_fences and not fence["name"] and _closes(fence["fence"], line, open_fences[-1][0]):
            open_fences.pop()
        elif fence and not verbatim and (fence["name"] or not fence["fence"].startswith(":")):
            open_fences.append((fence["fence"], fence["name"] or ""))
            if fence["name"]:
                page.directives.append((number, fence["name"], (fence["words"] or "").strip()))
                prose.append(fence["words"] or "")
                continue
        elif open_fences and open_fences[-1][1] == "glossary" and line[:1].strip():
            page.terms.add(line.partition(" : ")[0].strip())
        prose.append("" if fence or verbatim else line)
    text = "\n".join(prose)
    for found in INLINE.finditer(text):
        if found["role"]:
            page.roles.append((text.count("\n", 0, found.start()) + 1, found["role"], " ".join(found["text"].split())))
    page.names = {words for _, name, words in page.directives if name == "figure-of"}
    page.names |= {next(filter(None, found.groups())) for found in NAMED.finditer("\n".join(prose))}
    return page


def _closes(fence: str, line: str, opened: str) -> bool:
    return fence[0] == opened[0] and len(fence) >= len(opened) and line.strip(" >") == fence


def _knows_all(root: Path) -> bool:
    """Whether every role is known that the settings bring along."""
    sphinx = read_document(root / CONFIG, CONFIG).values.get("sphinx")
    named = sphinx.get("extra_extensions", ()) if isinstance(sphinx, Mapping) else ()
    return set(named or ()) <= EXTENSIONS


class _Known:
    """What can be named."""

    def __init__(self, library: Library, terms: set[str], all_roles: bool) -> None:
        self.library, self.terms, self.all_roles = library, terms, all_roles
        drawn = [path.stem for path in files_in(library.root / "data/figures", ".yml")]
        self.figures = [MATRIX, *drawn] if is_made(library, "figures") else []

    def wrong(self, page: Page) -> Iterable[Problem]:
        """What is wrong with a page, by line."""
        for line, kind, words in page.directives:
            yield from (Problem(page.file, line, f"{{{kind}}}: {said}") for said in self._directive(kind, words))
        for line, role, text in page.roles:
            yield from (
                Problem(page.file, line, f"{{{role}}}`{text}`: {said}") for said in self._role(role, text, page)
            )

    def _directive(self, kind: str, words: str) -> Iterable[str]:
        if kind == "figure-of" and words not in self.figures:
            yield unknown("figure", words, self.figures)
        elif kind == "answers-to" and words not in self.library.record.sources:
            yield unknown("source", words, self.library.record.sources)
        elif kind == "answer-of" and words not in self.library.arguing:
            yield unknown("source that argues", words, self.library.arguing)
        elif kind not in DIRECTIVES and (meant := near(kind, DIRECTIVES)):
            yield f"unknown directive: '{kind}'. Did you mean '{meant}'?"

    def _role(self, role: str, text: str, page: Page) -> Iterable[str]:
        name = mentions.read(text)[1]
        if role in mentions.FIND or role == "decides":
            yield from self._named(role, name, page.file.removesuffix(".md"))
        elif role == "numbered":
            if text not in page.names:
                yield unknown("figure or table of the page", text, page.names)
        elif role == "term":
            if name.casefold() not in self.terms:
                yield unknown("term of the glossary", name, self.terms)
        elif role == "cite" or role.startswith("cite:"):
            keys = [key.strip() for key in re.sub(r"\{[^{}]*\}", "", text).split(",")]
            works = self.library.record.works
            yield from (unknown("work", key, works) for key in keys if key not in works)
        elif role not in GENERAL.split() and ":" not in role and not role.startswith(BADGES) and self.all_roles:
            yield unknown("role", role, {*OWN, "cite"})

    def _named(self, role: str, name: str, page: str) -> Iterable[str]:
        if mentions.is_left_out(self.library, role, name):
            return
        try:
            if role == "decides":
                mentions.decided(self.library, name)
            else:
                mentions.FIND[role](self.library, name, page)
        except DataError as error:
            yield from (problem.message for problem in error.problems)
