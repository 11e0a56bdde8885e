"""A criterion: a question that evidence can bear on, and the levels that it can settle on; and a switch.

A switch is a question of the same form that the framework's author left open, and that no evidence answers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, Field

from .decision_table import MAX_LEVELS, Options
from .field import Frozen, Identity, Place, Title
from .problem import brief

NAMED = ("actor", "norm", "institution")
"""What a phrase of a framework can take from the case: `{actor}`."""
BRACED = re.compile(r"\{([^{}]*)\}")


def _phrase(text: str) -> str:
    """A phrase that takes names from the case, or a `ValueError`."""
    if wrong := [name for name in BRACED.findall(text) if name not in NAMED]:
        known = ", ".join(f"{{{name}}}" for name in NAMED)
        raise ValueError(f"'{{{brief(wrong[0])}}}' stands for nothing. It can be: {known}.")
    if text.endswith("."):
        raise ValueError("it goes on in a sentence, so that it ends without a full stop.")
    return text


Sought = Annotated[str, AfterValidator(_phrase)]


class Joint(Frozen):
    """How levels of a criterion hold together, and not against each other, where the author says that they can."""

    level: str
    """The level at which the criterion then stands."""
    of: tuple[str, ...] = Field(min_length=2, max_length=MAX_LEVELS)
    """The levels that hold together."""
    strength: int = Field(default=2, ge=1, le=3)
    """How strong a reading each of them needs: 1 suggestive, 2 substantial, 3 decisive."""
    when: Mapping[str, Options] = Field(default_factory=dict)
    """Only where these switches are set so."""
    locator: Place
    """Where the author says so."""

    def holds(self, switches: Mapping[str, str]) -> bool:
        """Whether the switches allow it."""
        return all(switches[name] in options for name, options in self.when.items())


class Criterion(Frozen):
    """One question that evidence can bear on, with the levels that it can settle on, lowest first."""

    title: Title
    """Its name."""
    question: str
    """What is asked of the facts."""
    locator: Place
    """Where the author sets it."""
    levels: Mapping[Identity, str] = Field(min_length=2, max_length=MAX_LEVELS)
    """The levels that it can settle on, lowest first, each with its meaning."""
    joint: Joint | None = None
    """Where readings for several levels make a mixture, and not a contest."""
    look_for: Sought = ""
    """What a source would have to be on in order to answer the question, as the words “a source on” go on: “whether
    anyone monitored {actor}”. {actor}, {norm} and {institution} stand for those of the case."""
    called: Mapping[str, str] = Field(default_factory=dict)
    """What a level is called within a sentence, where its id does not say it: 'the Western norm'."""
    found: Mapping[Identity, Sought] = Field(default_factory=dict)
    """For each level, what such a source would have to say, as the words “that” go on; a level that is left out stands
    by its meaning."""

    def joins(self, switches: Mapping[str, str]) -> bool:
        """Whether levels can hold together as the switches stand."""
        return self.joint is not None and self.joint.holds(switches)

    def name(self, level: str) -> str:
        """A level within a sentence."""
        return self.called.get(level) or level.replace("-", " ")

    def phrase(self, level: str) -> str:
        """The same told from the words around it: in quotation marks, unless it has a name."""
        return self.called.get(level) or f"“{self.name(level)}”"


class Switch(Frozen):
    """A choice that the author left open. `options` says what each would mean; `why` says where the text is open."""

    title: Title
    """Its name."""
    options: Mapping[Identity, str] = Field(min_length=2, max_length=MAX_LEVELS)
    """What can be chosen, each with its meaning."""
    clauses: Mapping[str, str] = Field(default_factory=dict)
    """Each option as what would have to be so, after an “if”: 'passing any one test were enough'."""
    default: str
    """The option that stands unless it is turned."""
    why: str
    """Why the text leaves the choice open."""
    locator: Place
    """Where."""

    def supposed(self, option: str) -> str:
        """An option after an “if”, within a sentence: its clause, or its meaning where it has none."""
        meaning = " ".join(self.options[option].split()).rstrip(".")
        return self.clauses.get(option) or f"“{meaning}” held"
