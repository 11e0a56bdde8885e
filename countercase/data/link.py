"""A link that is an argument: a counter-case on its way, packed into the fragment of an address.

After `#argument=` stands a letter, z where what follows is deflated and j where it is plain, and then base64url of a
JSON object. `book/_static/argue-link.js` packs and unpacks the same.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from pydantic import Field, ValidationError

from .counter_case import CounterCaseFile
from .field import Frozen
from .problem import DataError, fault
from .record import Evidence
from .yaml_file import explain, own

NAME = "argument"
MOST = 500_000
"""So many bytes an argument has at most, unpacked."""
CUT = (
    "the link is not whole: mail programs sometimes cut a long address. Copy it again, from its first letter to its "
    "last, and put it between quotation marks."
)
NO_LINK = (
    f"this is no link of an argument: it should hold '#{NAME}=' and what the page to argue back puts after it. "
    "Put the whole address between quotation marks."
)
FORMER = (
    "this link is of the former kind: it carries changes, and neither a thesis nor reasons. Open it in the page to "
    "argue back, say there what you hold and why, and copy the link anew."
)


class Argument(Frozen):
    """What a link carries."""

    answers: str = Field(default="", max_length=64)
    """The imprint of the case that is answered, as it was when the link was made."""
    edition: str = Field(default="", max_length=20)
    """The edition of the book in which it was made."""
    comes_to: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    """The verdicts that the argument came to then, by part."""
    file: CounterCaseFile
    """The counter-case, as a file would hold it."""
    facts: tuple[Evidence, ...] = ()
    """Facts of its own, as a table would hold them."""

    def named(self, name: str) -> Argument:
        """The same with another id for the counter-case."""
        return self.model_copy(update={"file": self.file.model_copy(update={"id": name})})


def unpack(link: str, name: str = "a-name") -> Argument:
    """The argument of a link, or of what follows `#argument=`; `name` is the id that its counter-case is given.

    Raises `DataError` where the link is cut, of the former kind, or holds no counter-case.
    """
    fragment = urlsplit(link.strip()).fragment or link.strip().lstrip("#")
    words = parse_qs(fragment)
    if NAME not in words:
        raise fault(FORMER if "case" in words else NO_LINK)
    values = _values(words[NAME][0])
    try:
        file = values["file"]
        changes = [{k: v for k, v in change.items() if k != "was"} for change in file["changes"]]
        empty = dict.fromkeys(Evidence.model_fields, "")
        facts = [{**empty, **fact} for fact in values.get("facts", ())]
        whole = {**values, "file": {**file, "id": name, "changes": changes}, "facts": facts}
    except (KeyError, TypeError, AttributeError):
        raise fault("the link holds no counter-case.") from None
    try:
        return Argument.model_validate(whole)
    except ValidationError as error:
        raise DataError(fault(f"the link: {explain(Argument, item)}").problems[0] for item in own(error)) from None


def _values(code: str) -> dict[str, Any]:
    kind, text = code[:1], code[1:]
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        if kind == "z":
            press = zlib.decompressobj(-zlib.MAX_WBITS)
            raw = press.decompress(raw, MOST)
            if press.unconsumed_tail:
                raise fault(f"the link holds more than {MOST:,} bytes.")
            if not press.eof:
                raise fault(CUT)
        elif kind != "j":
            raise fault(CUT)
        values = json.loads(raw)
    except (binascii.Error, zlib.error, UnicodeDecodeError, json.JSONDecodeError, RecursionError, ValueError):
        raise fault(CUT) from None
    if not isinstance(values, dict):
        raise fault("the link holds no counter-case.")
    return values
