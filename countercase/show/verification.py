"""What a reader's own copies say of the record, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..argue.wording import counted, in_words, join
from ..data.record import Record
from ..verify.copy import Copy, Unread
from ..verify.findings import KINDS, OUTCOMES, Finding, Missing, Verification

WIDTH = 17  # of a column: 'found elsewhere'


def report(
    record: Record, found: Sequence[Verification], copies: Sequence[Copy], unread: Sequence[Unread], everything: bool
) -> Iterator[str]:
    """The report, line by line: counts for each source, then what is not confirmed, or `everything`."""
    for verification in found:
        yield from _source(record, verification, everything)
    held = {verification.source for verification in found}
    absent = [source.short for key, source in record.sources.items() if key not in held]
    if not found:
        yield f"No file in the folder is a copy of one of the works of this project, by {join(absent)}."
    elif absent:
        yield f"The folder holds no copy of the work{'s' * (len(absent) > 1)} by {join(absent)}."
    names = {verification.copy for verification in found}
    if other := [copy.name for copy in copies if copy.name not in names]:
        yield f"Held against nothing: {', '.join(other)}."
    for file in unread:
        yield f"{file.name} was not read: {file.why}."


def _source(record: Record, v: Verification, everything: bool) -> Iterator[str]:
    yield f"{record.sources[v.source].short}: {v.copy}"
    whole = v.passages - len(v.missing)
    part = f"{whole} of {v.passages}" if v.missing else f"All {v.passages}"
    moved = f", {in_words(v.moved)} of them in another order" if v.moved else ""
    yield f"  {part} passages are there, letter by letter{moved}."
    yield "  " + "".ljust(WIDTH - 4) + "".join(outcome.rjust(WIDTH) for outcome in OUTCOMES)
    for kind in KINDS:
        counts = "".join(str(v.count(kind, outcome)).rjust(WIDTH) for outcome in OUTCOMES)
        yield "  " + f"{kind}s".ljust(WIDTH - 4) + counts
    for passage in v.missing:
        yield f"  {_missing(passage)}"
    for finding in v.findings if everything else v.open:
        yield f"  {_finding(finding)}"
    yield ""


def _missing(passage: Missing) -> str:
    there = "" if passage.there is None else f"; {counted(passage.there, 'letter')} stand there, and it has "
    there += str(passage.expected) if there else ""
    what = f"The passage in {passage.locator.words} is not there as it was."
    return f"{what} It should begin at {passage.where}{there}."


def _finding(f: Finding) -> str:
    what = f"{f.kind} '{f.looked_for}' of {f.name} ({f.locator})" if f.looked_for else f"{f.kind} {f.locator}"
    if f.outcome == "confirmed":
        return f"{what}: confirmed, {f.where}"
    if f.instead:
        return f"{what}: {f.outcome}, at {f.instead} ({f.where})"
    return f"{what}: {f.outcome}" + (f", {f.where}" if f.outcome == "found elsewhere" else "")
