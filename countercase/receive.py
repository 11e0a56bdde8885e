"""From a link to files: a counter-case that somebody sent, written down and looked over."""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .argue.imprint import imprint
from .argue.library import Library, load
from .argue.wording import verdict_phrase, worded
from .data.change import Change
from .data.field import ID, RESERVED
from .data.link import Argument, unpack
from .data.own_record import TABLE, OwnWork
from .data.place import CASE_FOLDER, case_path
from .data.problem import DataError, Problem, fault, unknown
from .data.reading import WORDS
from .data.record import Evidence

LONGEST = 60


@dataclass(frozen=True)
class Received:
    """A counter-case out of a link, as its files would hold it."""

    name: str
    """The id, and the name of the files."""
    argument: Argument
    """What the link carries."""

    @property
    def table(self) -> dict[str, str]:
        """The table of its own facts, by path below the project; nothing where it brings none."""
        facts = self.argument.facts
        return {f"{CASE_FOLDER}/{self.name}{TABLE}": evidence_table(facts)} if facts else {}

    @property
    def files(self) -> dict[str, str]:
        """What to write, by path below the project: the counter-case, and a table where it brings facts."""
        return {case_path(self.name): _written(self.argument), **self.table}

    @property
    def whole(self) -> dict[str, str]:
        """The counter-case and its table, by path below the project."""
        return self.files

    @property
    def lined(self) -> bool:
        """Whether the lines of its files are those that somebody wrote, and can be named."""
        return False


def receive(link: str, name: str = "") -> Received:
    """The counter-case of a link, named `name` or after its title. Raises `DataError` on a link that holds none."""
    if name:
        nameable(name)
    argument = unpack(link)
    name = name or nameable(named(argument.file.title))
    return Received(name, argument.named(name))


def nameable(name: str) -> str:
    """A name that can be that of a file of the book. Raises `DataError` on another."""
    if not ID.fullmatch(name) or len(name) > LONGEST or name in RESERVED:
        raise fault(f"'{name}' cannot name a file of the book. Use small letters, digits and hyphens: --as my-case.")
    return name


def named(words: str) -> str:
    """A title as the name of a file, as the page to argue back makes it; `my-case` where no letter of it can stand."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower().replace("'", "")
    return re.sub("[^a-z0-9]+", "-", plain)[:LONGEST].strip("-") or "my-case"


def look_over(received: Received, library: Library | None, root: Path) -> list[str]:
    """What the counter-case comes to against the case as it is now, line by line.

    `library` holds the data below `root` as they are; it is left out where they are in order only with what was
    received. Raises `DataError` where it answers a case that is not there, or where a change of it no longer fits.
    """
    argument = received.argument
    extends = argument.file.extends
    if library is not None and extends not in library.cases:
        raise fault(f"it answers a case that is not here: {unknown('case', extends, library.cases)}")
    stale = library is not None and bool(argument.answers) and argument.answers != imprint(library.dossier(extends))
    with tempfile.TemporaryDirectory() as folder:
        for path, text in received.whole.items():
            (Path(folder) / Path(path).name).write_text(text, encoding="utf-8", newline="\n")
        try:
            wider = load(root, also=Path(folder) / f"{received.name}.yml")
        except DataError as error:
            first = [Problem("", 0, f"the case has changed since this was written{_with(argument)}.")] if stale else []
            said = error.problems if received.lined else [Problem("", 0, p.message) for p in error.problems]
            raise DataError([*first, *said]) from None
    parent = wider.dossier(extends)
    judged, before = wider.dossier(received.name).verdict(), parent.verdict()
    lines = [f"The case has changed since this was written{_with(argument)}; every change still fits."] if stale else []
    for now, was in zip(judged.parts, before.parts, strict=True):
        came = argument.comes_to.get(now.part.id, now.computed)
        what = verdict_phrase(judged.framework, now.computed)
        lines.append(f"{now.part.label}: {what} (the case: {verdict_phrase(before.framework, was.computed)})")
        if tuple(came) != now.computed:
            known = judged.framework.verdicts
            then = " or ".join(known[v].title if v in known else v for v in came)
            lines.append(f"  This is not what it came to when it was written: {then}.")
    return lines


def _with(argument: Argument) -> str:
    """Which edition of the book whoever wrote had before them, if the link says so."""
    return f" (with edition {argument.edition} of the book)" if argument.edition else ""


def summary(received: Received) -> str:
    """What was received, in a sentence."""
    file, facts = received.argument.file, received.argument.facts
    brings = f" and {worded(len(facts), 'fact')} of its own" if facts else ""
    by = f" by {file.author}" if file.author else ""
    return f"“{file.title}”{by} answers '{file.extends}' with {worded(len(file.changes), 'change')}{brings}."


def _written(argument: Argument) -> str:
    file = argument.file
    lines = ["# yaml-language-server: $schema=../schemas/counter-case.schema.json", f"id: {file.id}"]
    lines.append(f"extends: {_text(file.extends)}")
    texts = {n: getattr(file, n) for n in ("title", "short", "author", "date", "question", "summary", "thesis")}
    lines += [f"{name}: {_text(value)}" for name, value in texts.items() if value]
    if file.sources:
        lines += ["sources:", *(line for key, work in file.sources.items() for line in _work(key, work))]
    if file.narratives:
        lines += ["narratives:", *(line for part, words in file.narratives.items() for line in _told(part, words))]
    lines += ["changes:", *(line for change in file.changes for line in _change(change))]
    for name, items in (("open", file.open), ("falsifiers", file.falsifiers)):
        held = [{**item.model_dump(exclude_defaults=True), "locator": item.locator} for item in items]
        lines += [f"{name}:"] if held else []
        for item in held:
            words = {key: "true" if value is True else str(value) for key, value in item.items() if value}
            given = [f"{key}: {_text(value)}" for key, value in words.items()]
            lines += [f"{mark}{line}" for mark, line in zip(["  - ", *["    "] * len(given)], given, strict=False)]
    return "\n".join(lines) + "\n"


def _work(key: str, work: OwnWork) -> Iterable[str]:
    given = work.model_dump(exclude_defaults=True)
    if set(given) == {"title"}:
        return [f"  {key}: {_text(work.title)}"]
    return [f"  {key}:", *(f"    {name}: {_text(value)}" for name, value in given.items())]


def _told(part: str, words: str) -> Iterable[str]:
    """A telling, each paragraph on its line and an empty one between them: to be read and gone on with in an editor."""
    held = [" ".join(text.split()) for text in re.split(r"\n[^\S\n]*\n", words) if text.strip()]
    yield f"  {part}: |-"
    for i, text in enumerate(held):
        yield from [""] * bool(i)
        yield f"    {text}"


def _change(change: Change) -> Iterable[str]:
    mark = "  - "
    given = change.model_dump(mode="json", exclude_none=True, exclude={"locator"})
    if change.locator:
        given["locator"] = str(change.locator)
    if change.strength:
        given["strength"] = WORDS[change.strength]
    for name in (change.kind, *(n for n in Change.model_fields if n != change.kind and n in given)):
        yield f"{mark}{name}: {_text(str(given[name]))}"
        mark = "    "


def _text(value: str) -> str:
    """A text on one line, between quotation marks that YAML reads as they are."""
    bare = ID.fullmatch(value) and value != "null"  # which YAML reads as nothing
    return value if bare else json.dumps(" ".join(value.split()), ensure_ascii=False)


def evidence_table(facts: Iterable[Evidence]) -> str:
    """Facts as the table of a counter-case holds them."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(Evidence.model_fields)
    for fact in facts:
        held = {**fact.model_dump(), "locator": str(fact.locator), "cited": ";".join(fact.cited)}
        writer.writerow([held[name] for name in Evidence.model_fields])
    return table.getvalue()
