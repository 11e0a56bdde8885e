"""The beginnings of the parts of an essay: a source, a framework, a case. Each is in order at once.

What is to be replaced says so in its own words, and every file names in its first lines what it is for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

from ..argue.wording import counted
from ..data.field import ID, KEY, RESERVED
from ..data.files import files_in
from ..data.framework import Framework
from ..data.place import CASE_FOLDER, FRAMEWORK_FOLDER, SOURCES, case_path, framework_path
from ..data.problem import DataError, fault, unknown
from ..data.project import Project
from ..data.text_file import read_text
from ..data.yaml_file import MAX_BYTES
from .essay import short

CASE = """\
# yaml-language-server: $schema=../schemas/case.schema.json
# A case: how its author reads the facts under a framework, part by part, and what the author concludes.
# Replace what is between quotation marks. Each part has `readings`: add one for each fact that the author turns to.
id: {name}
title: {title}
question: "What does it ask?"
summary: "The case in a sentence, for a list."
framework: {framework}
source: {source}
actor: "Who is judged"
norm: "What it is held to"
institution: ""
thesis: "What the author holds, in a sentence or two."
passages: ['{place}'] # where the author argues it
parts:
  - id: first
    title: "First: what it is about"
    step: 1 # or a stretch of time:  years: 1990/1995
    # one of: {verdicts}; or none, with the reason under `because`
    stated: {{verdict: none, locator: '{place}', because: "Where the author stops."}}
    narrative: "The argument of this part, told for a reader."
    readings:{readings}
"""
READING = """
      - evidence: {fact} # an id of data/evidence.csv, of any source
        criterion: {criterion} # {criteria}
        points_to: {level} # {levels}
        strength: suggestive # suggestive, substantial or decisive
        locator: {place}
        because: "Why the fact shows this, in a sentence."
"""
FRAMEWORK = """\
# yaml-language-server: $schema=../schemas/framework.schema.json
# A rule: which questions facts can bear on (criteria), what they can come to (levels, lowest first), and which of these
# make which verdict. The first row of `rule` that matches decides. `locator` is where the author says so.
# `countercase rule {name}` lays it bare.
id: {name}
title: {title}
source: {source}
summary: "The rule in a sentence."
criteria:
  first:
    title: "First criterion"
    question: "What is asked of the facts?"
    locator: {place}
    levels:
      low: "What it means that it is low."
      high: "What it means that it is high."
  second:
    title: "Second criterion"
    question: "What else is asked?"
    locator: {place}
    levels:
      low: "What it means that it is low."
      high: "What it means that it is high."
rule:
  - when: {{first: high, second: high}}
    then: 'yes'
    because: "Why these two make it."
  - otherwise: 'no'
verdicts:
  'yes': {{title: 'Yes', meaning: "What it says.", locator: '{place}'}}
  'no': {{title: 'No', meaning: "What it says.", locator: '{place}'}}
"""
SOURCE = """\
  # a source: `count` is how many places it has, `unit` what they are counted in (p: paragraphs, L: lines); a place
  # that carries neither a claim nor a fact may stand under `silent`:  - {{locator: '{key}:{unit}1', reason: title}}
  {key}:
    authors: {authors}
    short: {short}
    mark: {short}
    possessive: {own}
    kind: {kind}
    work: {work}
    unit: {unit}
    count: {count}
    about: "What it holds, in a sentence."
"""
WORK = """\

@misc{{{key},
  author = {{{authors}}},
  title  = {{{title}}},
}}
"""
BIB = "book/references.bib"
SAID = re.compile(r'"([A-Z][^"{}]*)"')
BEGUN = frozenset(words for text in (CASE, READING, FRAMEWORK, SOURCE) for words in SAID.findall(text))
"""What stands where whoever begins a part has to say something."""


def unsaid(root: Path) -> list[str]:
    """The files in which words of a beginning still stand, in a sentence each, with the first line that has some."""
    found = []
    for folder in (CASE_FOLDER, FRAMEWORK_FOLDER):
        found += [(path, f"{folder}/{path.name}") for path in files_in(root / folder, ".yml")]
    found.append((root / SOURCES, SOURCES))
    return [told for path, name in found if (told := _unsaid(_whole(path, name), name))]


def _whole(path: Path, name: str) -> str:
    """The text of a file, or nothing where it cannot be read, which is told elsewhere."""
    try:
        return read_text(path, name)
    except DataError:
        return ""


def _unsaid(text: str, name: str) -> str:
    lines = [
        (number, words)
        for number, line in enumerate(text.splitlines(), 1)
        for words in SAID.findall(line)
        if words in BEGUN
    ]
    if not lines:
        return ""
    (number, words), more = lines[0], len(lines) - 1
    others = f", and {counted(more, 'line')} below {'are' if more > 1 else 'is'} as well" if more else ""
    return f"{name}, line {number}: “{words}” is as it was begun{others}. Say what is so."


@dataclass(frozen=True)
class Work:
    """What is said of a new source."""

    key: str
    """By which it is named: small letters."""
    authors: str
    """Who wrote it, several with `and`."""
    title: str
    """What it is called."""
    kind: str = "article"
    """What kind of text it is."""
    unit: str = "p"
    """What its places are counted in."""
    count: int = 1
    """How many places it has."""


def source(project: Project, work: Work) -> dict[str, str]:
    """The files as they are with the source: the list of sources and, where they lack the work, the references."""
    if not KEY.fullmatch(work.key):
        raise fault(f"'{work.key}' is not a key. Use at most twenty small letters.")
    if work.key in project.record.sources:
        raise fault(f"there is a source '{work.key}' already.")
    known = {"key": work.key, "unit": work.unit, "count": work.count, "work": work.key, "kind": _text(work.kind)}
    name = short(work.authors)
    own = f"{name}’" if name.endswith("s") else f"{name}’s"
    if any(name in (other.short, other.mark) for other in project.record.sources.values()):
        name = f"{name} ({work.key})"  # two works of one author
    known |= {"authors": _text(work.authors), "short": _text(name), "own": _text(own)}
    made = {SOURCES: _after(project, SOURCES) + SOURCE.format(**known)}
    if work.key not in project.record.works:
        bare = {"key": work.key, "authors": _bare(work.authors), "title": _bare(work.title)}
        made[BIB] = _after(project, BIB) + WORK.format(**bare)
    return made


def framework(project: Project, name: str, source: str) -> dict[str, str]:
    """The file of a framework with two criteria and two verdicts, drawn from a source."""
    _new(name, project.frameworks, "framework")
    place = _place(project, source)
    title = _text(name.replace("-", " ").capitalize())
    return {framework_path(name): FRAMEWORK.format(name=name, title=title, source=source, place=place)}


def case(project: Project, name: str, framework: str, source: str) -> dict[str, str]:
    """The file of a case under a framework, with one part that reads one fact, of the source where it has any."""
    _new(name, project.cases, "case")
    if framework not in project.frameworks:
        raise fault(unknown("framework", framework, project.frameworks))
    place, rule = _place(project, source), project.frameworks[framework]
    text = CASE.format(
        name=name,
        title=_text(name.replace("-", " ").capitalize()),
        framework=framework,
        source=source,
        place=place,
        verdicts=", ".join(rule.verdicts),
        readings=_reading(project, rule, source, place),
    )
    return {case_path(name): text}


def _reading(project: Project, rule: Framework, source: str, place: str) -> str:
    facts = sorted(project.record.evidence.values(), key=lambda fact: fact.source != source)
    if not facts:
        return " []"
    criterion, known = next(iter(rule.criteria.items()))
    return READING.format(
        fact=facts[0].id,
        criterion=criterion,
        criteria=", ".join(rule.criteria),
        level=_text(next(iter(known.levels))),
        levels=", ".join(known.levels),
        place=place,
    ).rstrip("\n")


def _new(name: str, known: Container[str], what: str) -> None:
    if not ID.fullmatch(name) or len(name) > 60 or name in RESERVED:
        raise fault(f"'{name}' cannot name a {what}. Use small letters, digits and hyphens: my-{what}.")
    if name in known:
        raise fault(f"there is a {what} '{name}' already. Choose another name.")


def _place(project: Project, source: str) -> str:
    """The first place of a source that is not silent."""
    if source not in project.record.sources:
        raise fault(unknown("source", source, project.record.sources))
    known, silent = project.record.sources[source], project.record.silent(source)
    first = next((n for n in range(1, known.count + 1) if n not in silent), 1)
    return f"{source}:{known.unit}{first}"


def _after(project: Project, name: str) -> str:
    text = read_text(project.root / name, name, MAX_BYTES)
    return text if text.endswith("\n") or not text else f"{text}\n"


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _bare(value: str) -> str:
    """Words within braces of BibTeX."""
    return "".join(c for c in value if c not in "{}\\")
