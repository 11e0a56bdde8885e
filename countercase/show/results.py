"""What criteria and derived levels come to, in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..argue.wording import capital, form, join, lowered
from ..data.framework import Framework


def told(framework: Framework, results: Mapping[str, Sequence[str]]) -> str:
    """What each comes out as; those that come to the same stand together, and those that stay open come last.

    'Substance and motive come out as “passed”, and identity stays open.' Nothing where there are no results.
    """
    settled: dict[str, list[str]] = {}
    between: dict[str, list[str]] = {}
    wide: list[str] = []
    for name, levels in results.items():
        title = lowered(framework.name_of(name).rpartition(": ")[2])
        phrases = [framework.phrase(name, level) for level in levels]
        if len(levels) == 1:
            settled.setdefault(phrases[0], []).append(title)
        elif len(levels) == _all(framework, name):
            wide.append(title)
        else:
            between.setdefault(join(phrases), []).append(title)
    said: list[str] = []
    for phrase, titles in settled.items():
        verb = form(len(titles), "comes out ", "come out ")
        said.append(f"{join(titles)} {'' if said else verb}as {phrase}")
    said += [f"{join(titles)} {_stay(titles)} between {phrase}" for phrase, titles in between.items()]
    said += [f"{join(wide)} {_stay(wide)} open"] if wide else []
    words = ", and ".join(filter(None, (", ".join(said[:-1]), *said[-1:])))
    return f"{capital(words)}." if words else ""


def _stay(titles: Sequence[str]) -> str:
    return form(len(titles), "stays", "stay")


def _all(framework: Framework, name: str) -> int:
    group = framework.criteria if name in framework.criteria else framework.derived
    return len(group[name].levels)
