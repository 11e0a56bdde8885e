"""A YAML file as plain values that remember their lines.

Every scalar is text, as the person wrote it: `yes`, `1988` and `2001-02` stay what they look like, and the
models decide what a number is. Tags, anchors and aliases are refused: the files need none, and they are the
ways in which YAML runs code or grows without bound.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from .invisible import code, unseen
from .problem import DataError, Problem, brief, fault, suggestion
from .text_file import MAX_TEXT, read_text
from .yaml_fault import diagnose, lost

Model = TypeVar("Model", bound=BaseModel)
Path_ = tuple[str | int, ...]
Words = Callable[[type[BaseModel], Any], str]
"""Puts an error of a model into words for the person who wrote the file."""

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_VALUES = 50_000
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TAGS = ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "value")
NULL = "tag:yaml.org,2002:null"
NULLS = {"", "~", "null", "Null", "NULL"}
"""What YAML takes for nothing where it is not in quotation marks."""
PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in TAGS}


@dataclass(frozen=True)
class Document:
    """The values of one YAML file, and the line on which each of them stands, by its path of keys."""

    name: str
    """The path of the file as messages show it."""
    values: Any
    """What it holds: mappings, lists and text."""
    lines: dict[Path_, int]
    """The line of each value, by its path of keys and places in lists."""

    def line(self, path: Sequence[str | int]) -> int:
        """The line of the value at `path`, or of the nearest value around it."""
        steps = tuple(path)
        while steps and steps not in self.lines:
            steps = steps[:-1]
        return self.lines.get(steps, 1)

    def problem(self, path: Sequence[str | int], message: str) -> Problem:
        """A problem with the value at `path`."""
        return Problem(self.name, self.line(path), message)

    def misnamed(self, name: str) -> list[Problem]:
        """The problem that the id `name`, which the file gives, is not the name of the file; or none."""
        stem = PurePosixPath(self.name).stem
        message = f"the id is '{name}', and the file is named '{stem}'. They should agree."
        return [self.problem(("id",), message)] if name != stem else []


def read_document(path: Path, name: str) -> Document:
    """Read a YAML file whose top is a mapping. Raises `DataError` with the line of what is wrong."""
    text = read_text(path, name, MAX_BYTES)
    try:
        values, lines = _read(text, name)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        if found := diagnose(text, line):
            raise fault(found.message, name, found.line) from None
        what = (error.problem or error.context or "it cannot be read").rstrip(".")
        raise fault(f"this is not valid YAML: {what}.", name, line) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise fault(f"this is not valid YAML: {str(error).splitlines()[0]}.", name) from None
    if not isinstance(values, dict):
        raise fault("the file should hold `key: value` lines.", name, 1)
    return Document(name, values, lines)


def _read(text: str, name: str) -> tuple[Any, dict[Path_, int]]:
    """The values of a text, and the line of each of them."""
    reading = _Reading(text, name)
    return reading.whole(), reading.lines


class _Reading:
    """One text being read, from the stream of its events: each is known to be harmless before a value is made of it."""

    def __init__(self, text: str, name: str) -> None:
        self.lines: dict[Path_, int] = {}
        self._events: Iterator[Any] = yaml.parse(text, Loader=Loader)  # what an event has depends on its kind
        self._text = text.split("\n")
        self._name = name
        self._count = self._depth = 0

    def whole(self) -> Any:
        """The values of the one document; nothing where the text holds none."""
        values, found = None, False
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if found:
                    mark: Any = event.start_mark
                    raise yaml.MarkedYAMLError(problem="another document begins", problem_mark=mark)
                found, values = True, self._value(next(self._events), ())
        return values

    def _fault(self, message: str, event: Any) -> DataError:
        return fault(message, self._name, _line(event))

    def _value(self, event: Any, path: Path_) -> Any:
        """The value that an event begins, at its path."""
        self._harmless(event)
        self.lines[path] = _line(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._fault(f"the values are nested more than {MAX_DEPTH} deep.", event)
        made = self._sequence(path) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(path)
        self._depth -= 1
        return made

    def _sequence(self, path: Path_) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path_) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            self._harmless(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise self._fault("a key is a single word, not a list.", event)
            self._scalar(event)
            key = event.value
            if key in values:
                raise self._fault(f"'{brief(key)}' stands here twice.", event)
            values[key] = self._value(next(self._events), (*path, key))
            self.lines[(*path, key)] = _line(event)
        return values

    def _harmless(self, event: Any) -> None:
        """Refuse what could grow or hide."""
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise self._fault("anchors and aliases (& and *) are not used here. Write the value out.", event)
        self._count += 1
        if self._count > MAX_VALUES:
            raise self._fault(f"the file holds more than {MAX_VALUES:,} values.", event)
        if event.tag and event.tag not in PLAIN_TAGS:
            tag = brief(event.tag.removeprefix("tag:yaml.org,2002:"))
            message = (
                f"the tag '!{tag}' is not allowed: these files hold plain text, lists and keys. "
                "A text that begins with '!' goes between quotation marks."
            )
            raise self._fault(message, event)

    def _scalar(self, event: Any) -> str | None:
        """A text as it is written; nothing where nothing is written, or `null`."""
        text: str = event.value
        if len(text) > MAX_TEXT:
            message = f"the value has {len(text):,} characters; at most {MAX_TEXT:,} are read."
            raise self._fault(message, event)
        if event.style:
            # an escape such as "\u202e" is plain in the file, and what it stands for is not
            if event.style == '"' and (found := unseen(text)):
                message = f"the value holds an invisible control character ({code(found.group())}). Remove it."
                raise self._fault(message, event)
            return text
        end = event.end_mark
        rest = self._text[end.line][end.column :] if end.line < len(self._text) else ""
        if said := lost(text, rest):
            message = (
                f"what stands behind a space and '#' is a note, so '{brief(said, 60)}' would be lost. "
                "Put the whole text between quotation marks, or the note on a line of its own."
            )
            raise fault(message, self._name, end.line + 1)
        if text == "<<" and not event.tag:  # which merges without a tag being written
            raise self._fault("'<<' is not used here. Write the values out.", event)
        return None if event.tag == NULL or (not event.tag and text in NULLS) else text


def _line(event: Any) -> int:
    """On which line an event begins."""
    line: int = event.start_mark.line + 1
    return line


def fill(model: type[Model], document: Document, words: Words | None = None) -> Model:
    """The model filled from a document, or `DataError` with lines, in the words of `words` (of `explain`)."""
    try:
        return model.model_validate(document.values)
    except ValidationError as error:
        raise DataError(
            document.problem(_shown(item["loc"]), (words or explain)(model, item)) for item in own(error)
        ) from None


def own(error: ValidationError) -> list[Any]:
    """The errors of a model, without those that only follow from others deeper inside the same value."""
    items = error.errors()
    places = [item["loc"] for item in items]

    def follows(item: Any) -> bool:
        here = item["loc"]
        return item["type"] == "too_short" and any(p != here and p[: len(here)] == here for p in places)

    return [item for item in items if not follows(item)]


def _shown(loc: tuple[str | int, ...]) -> Path_:
    # pydantic adds the name of a union's branch to the path: lines know only what stands in the file
    return tuple(step for step in loc if not (isinstance(step, str) and ("[" in step or step in {"str"})))


def explain(model: type[BaseModel], item: Any) -> str:
    """One pydantic error in words for the person who wrote the file."""
    steps = [step for step in item["loc"] if isinstance(step, str)]
    word = steps[-1] if steps else ""
    found = brief(item.get("input"))
    match item["type"]:
        case "missing":
            return f"`{word}` is missing{_place(item['loc'][:-1])}."
        case "extra_forbidden":
            if not word.isascii():
                return f"`{word}` holds a letter that only looks like a plain one. Type the word anew."
            near = suggestion(word, keys_at(model, item["loc"]))
            return f"`{brief(word)}` is not a word that stands here. {near}".rstrip()
        case "literal_error":
            choices = item["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", ")
            choices = [choice for choice in choices if choice]
            return f"`{word}` is '{found}'. {suggestion(found, choices)}"
        case "int_parsing" | "int_type" | "int_from_float" | "int_parsing_size":
            return f"`{word}` should be a whole number, and is '{found}'."
        case "bool_parsing" | "bool_type":
            return f"`{word}` should be true or false, and is '{found}'."
        case "float_parsing" | "float_type" | "finite_number":
            return f"`{word}` should be a number, and is '{found}'."
        case "greater_than_equal":
            return f"`{word}` should be {item['ctx']['ge']} or more, and is {found}."
        case "less_than_equal":
            return f"`{word}` should be {item['ctx']['le']} or less, and is {found}."
        case "value_error":
            said = str(item["ctx"]["error"])
            return f"`{word}`: {said}" if said.startswith("it ") else said
        case "too_short":
            least = item["ctx"]["min_length"]
            return f"`{word}` needs at least {least} item{'s' * (least > 1)}, and has {item['ctx']['actual_length']}."
        case "too_long":
            return f"`{word}` takes at most {item['ctx']['max_length']} items, and has {len(item['input']):,}."
        case "dict_type" | "model_type" | "model_attributes_type":
            return f"`{word}` should hold `key: value` lines{_place(item['loc'])}."
        case "list_type" | "tuple_type":
            return f"`{word}` should be a list, each item after a dash."
        case "string_type":
            return f"`{word}` should be text{'' if item.get('input') is not None else ', and is empty'}."
        case _:
            return f"`{word}`: {item['msg']}."


def _place(loc: tuple[str | int, ...]) -> str:
    """Where in the file, in words: 'in reading 2 of part 1'."""
    parts = []
    steps = [s for s in loc if not (isinstance(s, str) and "[" in s)]
    for word, number in pairwise(steps):
        if isinstance(word, str) and isinstance(number, int):
            parts.append(f"{word.removesuffix('s')} {number + 1}")
    return f" in {' of '.join(reversed(parts))}" if parts else ""


def keys_at(model: type[BaseModel], loc: Path_) -> list[str]:
    """The keys that can stand where the key at the end of `loc` does, followed through lists, mappings and unions."""
    current: Any = model
    for step in loc[:-1]:
        options = _models(current)
        if isinstance(step, int) or not options:
            continue
        for option in options:
            if step in option.model_fields:
                current = option.model_fields[step].annotation
                break
    return sorted({name for option in _models(current) for name in option.model_fields})


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [m for part in getattr(annotation, "__args__", ()) for m in _models(part)]
