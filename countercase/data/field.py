"""What a value in a file can be: an id, a place, a number, a day, a sentence; and how objects of them behave."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue

from . import dates, examples
from .invisible import named
from .locator import Locator
from .meanings import meanings
from .problem import SHORT, brief

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
KEY = re.compile(r"[a-z]{1,20}")  # what stands before the colon of a locator
NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,9})?")
SENTENCES = re.compile(r"[1-9][0-9]{0,2}(-[1-9][0-9]{0,2})?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
QUOTE_WORDS = 12
LINE = 300
# no file can have one of these names on Windows, and the last five name what the book itself makes
RESERVED = {
    *("con", "prn", "aux", "nul"),
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
    *("index", "record", "compare", "counter-cases", "cases"),
}


def _identity(text: str) -> str:
    if not ID.fullmatch(text) or len(text) > 80:
        odd = [named(c) for c in dict.fromkeys(text) if c.isspace() or not c.isascii()][:3]
        found = f": it holds {' and '.join(odd)}" if odd else ""
        raise ValueError(
            f"'{brief(text)}' is not an id{found}. Use small letters, digits and hyphens: {examples.fact()}."
        )
    return text


def _file(text: str) -> str:
    if text in RESERVED or len(text) > 60:
        why = "is longer than 60 letters" if len(text) > 60 else "is taken by the computer or by the book"
        raise ValueError(f"'{brief(text)}' cannot be the name of a file: it {why}. Choose another.")
    return text


def _number(text: str) -> str:
    if text and not NUMBER.fullmatch(text):
        raise ValueError(
            f"'{brief(text)}' is not a bare number. Write digits alone (2500, 15.21), with a point before the decimals "
            "and nothing between the thousands; the unit has a column of its own."
        )
    return text


def _quotation(text: str) -> str:
    """A quotation of at most twelve words, or a `ValueError`."""
    if len(text.split()) > QUOTE_WORDS:
        raise ValueError(f"the quotation has {len(text.split())} words; at most {QUOTE_WORDS} are quoted.")
    return text


def _sentences(text: str) -> str:
    if text and not SENTENCES.fullmatch(text):
        raise ValueError(
            f"'{brief(text)}' does not count sentences. Write the number of one (2), or of a stretch (2-3)."
        )
    return text


def _key(text: str) -> str:
    if not KEY.fullmatch(text):
        right = f"Use at most twenty small letters: {examples.key()}."
        raise ValueError(f"'{brief(text)}' is not a key of a source. {right}")
    return text


def _day(text: str) -> str:
    if text and (dates.check(text) != text or not DAY.fullmatch(text)):
        raise ValueError(f"'{brief(text)}' is not a day. Write the year first: 2026-11-26.")
    return text


def _filled(text: str) -> str:
    if not text.strip():
        raise ValueError("it has to be filled, and is empty.")
    return text


def _line(text: str) -> str:
    if len(text) > LINE:
        raise ValueError(f"it has {len(text):,} characters; at most {LINE} stand in one line of a chart.")
    return text


Identity = Annotated[str, AfterValidator(_identity)]
FileName = Annotated[Identity, AfterValidator(_file)]
_PLACE = r"[a-z]+:((p|L|page)[0-9]+(-(p|L|page)[0-9]+)?|section[0-9.]+|time[0-9:]+(-time[0-9:]+)?|https?://[^; ]+)"
LOCATED = {
    "type": "string",
    "pattern": f"^{_PLACE}(; ?{_PLACE})*$",
    "examples": [
        *("author:p12", "report:L660-L680", "author:p126;author:p133"),
        *("report:page3", "report:section2.1", "report:time12:30", "report:https://example.org/a"),
    ],
}
Place = Annotated[Locator, BeforeValidator(Locator.parse), WithJsonSchema(LOCATED)]
Several = Annotated[tuple[str, ...], BeforeValidator(lambda text: tuple(part for part in text.split(";") if part))]
Number = Annotated[str, AfterValidator(_number)]
Sentence = Annotated[str, AfterValidator(_filled)]
Line = Annotated[str, AfterValidator(_line)]
Title = Annotated[Sentence, AfterValidator(_line)]
Day = Annotated[str, AfterValidator(_day)]
Quotation = Annotated[str, AfterValidator(_quotation)]
SentenceCount = Annotated[str, AfterValidator(_sentences)]
Date = Annotated[str, AfterValidator(dates.check)]
Key = Annotated[str, AfterValidator(_key)]


class Frozen(BaseModel):
    """The manner of every object that is read from a file: it does not change, and knows no further words."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)
    NAMED_BY: ClassVar[tuple[str, ...]] = ()
    """The fields by which a person knows the object: `repr` shows these and not all that it holds."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema with what each field means. Called by Pydantic, where somebody asks for a schema."""
        made = handler(core_schema)
        properties = handler.resolve_ref_schema(made)["properties"]
        said = {
            name: words
            for held in cls.__mro__[::-1]
            if issubclass(held, Frozen)
            for name, words in meanings(held).items()
        }
        for name in properties.keys() & said.keys():
            properties[name]["description"] = said[name]
        return made

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        """What `repr` shows. Called by Pydantic."""
        if not self.NAMED_BY:
            return super().__repr_args__()
        values = {name: getattr(self, name) for name in self.NAMED_BY}
        return [(name, brief(value, SHORT) if isinstance(value, str) else value) for name, value in values.items()]
