"""What is wrong with a file that is no YAML, in words for somebody who never saw YAML, with the line as it should be.

The library says what it could not read, and where it noticed; a person wants to know what to mend. So the lines are
looked at again, from the first to the one where the library gave up, for the slips that are made when prose is typed
into such a file. Only a file that cannot be read is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .invisible import named

KEY = re.compile(r"(?P<lead>[ ]*(?:-[ ]+)*)(?P<key>[A-Za-z_][\w-]*)[ ]*:(?:[ \t]+(?P<value>.*))?")
ITEM = re.compile(r"(?P<lead>[ ]*(?:-[ ]+)+)(?P<value>.*)")
INDENT = re.compile(r"[^\S\n]*")
BLOCK = re.compile(r"[|>][-+0-9]*[ ]*(#.*)?")
DASHED = re.compile(r"[ ]*-(?P<key>[A-Za-z_][\w-]*):(?:[ ]|$)")
CLOSE = re.compile(r"[ ]*(?P<key>[A-Za-z_][\w-]*):(?P<value>[^\s/].*)")
MISTAKEN = re.compile(r"[ ]*(?:-[ ]+)?(?P<key>[a-z_]{2,20})[ ]?(?P<sign>[;=：])[ ]*(?P<value>\S.*)")
BULLET = re.compile(r"[ ]*(?P<sign>[–—−•·])\s*(?P<key>[a-z_]{2,20}):(?:[ ]|$)")
NOTE = re.compile(r"\s+#.*")
QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
TWO = re.compile(r"[a-z][\w-]* (?:because|criterion|locator|part|points_to|strength|to): ")
FIRST = "@`%*&!?,]}|>"
"""With these a plain text cannot begin, or would mean something else."""
SHOWN = 60


@dataclass(frozen=True)
class Fault:
    """A line, from 1, and what is wrong with it."""

    line: int
    """The line, from 1."""
    message: str
    """What is wrong there, and what would be right."""


def diagnose(text: str, last: int) -> Fault | None:
    """The first slip that is found down to line `last`, where the library gave up; or nothing."""
    lines = text.split("\n")
    end = min(last, len(lines))
    for number, line in _outside_blocks(lines[:end]):
        if message := _indented(line) or _spelt(line, lines[number:]):
            return Fault(number, message)
    # what can stand within a text that goes over several lines is only looked for where the library gave up
    near = [n for n in range(end, 0, -1) if lines[n - 1].strip()][:2]
    for number in sorted(near):
        if message := _glued(lines[number - 1]) or _fallen(lines, number):
            return Fault(number, message)
    return _stepped(lines, near[0]) if near else None


def _outside_blocks(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Each line that is read as YAML, with its number: not those of a note, nor of a text after `>-` or `|`."""
    deeper = -1
    for number, line in enumerate(lines, 1):
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        depth = len(line) - len(line.lstrip(" "))
        if 0 <= deeper < depth:
            continue
        deeper = -1
        found = KEY.fullmatch(line) or ITEM.fullmatch(line)
        if found and BLOCK.fullmatch(found["value"] or ""):
            deeper = depth
        yield number, line


def _indented(line: str) -> str:
    """A line that begins with a space that is none."""
    lead = INDENT.match(line)
    strange = next((c for c in (lead[0] if lead else "") if c != " "), "")
    if not strange:
        return ""
    what = "a tab" if strange == "\t" else named(strange)
    return f"the line begins with {what}. Put plain spaces there, as many as the lines that it belongs with have."


def _spelt(line: str, below: list[str]) -> str:
    """A value that YAML reads otherwise than it is meant."""
    found = KEY.fullmatch(line) or ITEM.fullmatch(line)
    value = ((found["value"] if found else "") or "").rstrip()
    if found is None or not value or value.startswith("#"):
        return ""
    lead = f"{found['key']}: " if "key" in found.groupdict() else "- "
    if value[0] in QUOTED:
        return _quoted(value, lead, below)
    if BLOCK.fullmatch(value):
        return ""
    if value[0] in "[{":
        return "" if NOTE.sub("", value)[-1] in "]},:[{" else _put(lead, value, f"a text that begins with '{value[0]}'")
    if value[0] in FIRST:
        return _put(lead, value, f"a text that begins with '{value[0]}'")
    bare = NOTE.sub("", value)
    if ": " in bare or bare.endswith(":"):
        curly = (
            " The curly marks “ and ” are a part of the text, and keep nothing together." if value[0] in "“”„«" else ""
        )
        own = (
            ""
            if not TWO.match(value)
            else f" Or begin a new line with '{value.split()[1]}', if it is a value of its own."
        )
        return _put(lead, value, "a text that holds a colon with a space behind it") + curly + own
    return ""


def _put(lead: str, value: str, what: str) -> str:
    return f"{what} goes between quotation marks: {lead}{_between(value)}"


def _between(value: str) -> str:
    """The value between quotation marks, cut where it is long."""
    mark = '"' if '"' not in value and "\\" not in value else "'"
    inside = value if mark == '"' else value.replace("'", "''")
    if len(inside) > SHOWN:
        inside = f"{inside[: SHOWN - 20].rsplit(' ', 1)[0]} … {inside[-12:].partition(' ')[2]}"
    return f"{mark}{inside}{mark}"


def _quoted(value: str, lead: str, below: list[str]) -> str:
    mark = value[0]
    found = QUOTED[mark].match(value)
    if found:
        rest = value[found.end() :]
        # within brackets that go over several lines, a comma or a bracket may follow
        if not rest.strip() or NOTE.fullmatch(rest) or (rest.strip()[0] in ",]}" and rest.strip()[-1] in ",]}"):
            return ""
        inside = value[1:-1] if value.endswith(mark) else value[1:].replace(mark, "", 1)
        if mark in rest:
            other = '"' if mark == "'" else "'"
            return (
                f"the quotation marks within the text end it, and '{_cut(rest.strip())}' is left over. Put the whole "
                f"between marks of the other kind ({other}): {lead}{_between(inside)}"
            )
        left = _cut(rest.strip())
        return f"'{left}' stands behind the text that ends with {mark}. Put it within: {lead}{_between(inside)}"
    for line in below:
        if KEY.fullmatch(line) or not line.strip():
            break
        if mark in line:
            return ""
    return f"the quotation mark that opens the text is never closed. Put one at its end: {lead}{_between(value[1:])}"


def _cut(words: str) -> str:
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 20].rsplit(' ', 1)[0]} …"


def _glued(line: str) -> str:
    """A sign without the space that makes it a sign."""
    if found := DASHED.match(line):
        return f"a space belongs behind the dash: - {found['key']}:"
    if (found := CLOSE.fullmatch(line)) and not found["value"].startswith("//"):
        return f"a space belongs behind the colon: {found['key']}: {_cut(found['value'])}"
    if found := BULLET.match(line):
        return f"the sign at the start is {named(found['sign'])}. Put a plain dash there: - {found['key']}:"
    if found := MISTAKEN.fullmatch(line):
        value = _cut(found["value"])
        return f"a colon and a space belong behind the word, and not '{found['sign']}': {found['key']}: {value}"
    several = "the file holds several documents, and should hold one: remove the line with ---."
    return several if line.startswith("---") else ""


def _fallen(lines: list[str], number: int) -> str:
    """A text that stands at the start of a line of its own, below the word that it belongs to."""
    line = lines[number - 1].strip()
    above = next((KEY.fullmatch(one) for one in reversed(lines[: number - 1]) if one.strip()), None)
    if above is None or above["value"] or lines[number - 1][:1] in {" ", "-", "#"} or KEY.fullmatch(lines[number - 1]):
        return ""
    return f"the text belongs behind the colon, on the line above: {above['key']}: {_between(line)}"


def _stepped(lines: list[str], number: int) -> Fault | None:
    """A line that begins further to the right or left than those that it belongs with."""
    depth = _depth(lines[number - 1])
    above = [line for line in lines[: number - 1] if KEY.fullmatch(line)]
    if not above or not KEY.fullmatch(lines[number - 1]):
        return None
    wanted = _depth(above[-1])
    if (
        dashes := [line for line in above if line.lstrip().startswith("-")]
        if lines[number - 1].lstrip()[0] == "-"
        else []
    ):
        depth, wanted = (len(line) - len(line.lstrip()) for line in (lines[number - 1], dashes[-1]))
    if depth == wanted:
        return None
    message = (
        f"the line begins after {_spaces(depth)}, and the one above it that it belongs with after {_spaces(wanted)}. "
        "Lines that belong together begin at the same place."
    )
    return Fault(number, message)


def _depth(line: str) -> int:
    found = KEY.fullmatch(line)
    return len(found["lead"]) if found else len(line) - len(line.lstrip(" "))


def _spaces(count: int) -> str:
    return f"{count} space{'s' * (count != 1)}" if count else "no space"


def lost(value: str, rest: str) -> str:
    """What stands behind a plain value and is taken for a note though it looks like text; or nothing.

    A note stands behind one word, or two spaces away, and has a space behind its sign: `status  # or: integration`.
    """
    if "#" not in rest:
        return ""  # which is asked of every value
    found = re.fullmatch(r"(?P<gap>[ \t]+)(?P<said>#.*)", rest.rstrip())
    if not found:
        return ""
    said = found["said"]
    if re.match(r"#\S", said) and not said.startswith("##"):
        return said
    return said if value and " " in value and len(found["gap"]) == 1 else ""
