"""A part of a case: a stretch of time or a step of the argument, its readings, and what its author concludes."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator

from . import dates
from .decision_table import ONE_OR_MORE, listed
from .field import Frozen, Identity, Place, Quotation, Sentence, Title
from .reading import Reading

SHORT = 24


def _years(text: str) -> str:
    dates.check(text)
    return text


def _none(value: Any) -> Any:
    return () if value == NOTHING else value


NOTHING = "none"
Conclusions = Annotated[tuple[str, ...], BeforeValidator(listed), BeforeValidator(_none), WithJsonSchema(ONE_OR_MORE)]


class Stated(Frozen):
    """What the author concludes, and where.

    `verdict` is `none` where the author concludes nothing; then `because` says so for a reader. It is a list where the
    author leaves open which of several it is. Several at once, a mixture, are one verdict of the framework.
    """

    verdict: Conclusions
    """The verdict that the author gives, several where the author leaves open which, or `none`."""
    locator: Place
    """Where."""
    words: Quotation = ""
    """At most twelve words of the author’s, with their hedge."""
    because: str = ""
    """Where the verdict is `none`: where the author stops, in a sentence."""

    @model_validator(mode="after")
    def _why_none(self) -> Stated:
        if not self.verdict and not self.because.strip():
            raise ValueError("`verdict: none` needs `because`, which says for a reader where the author stops.")
        return self


class Part(Frozen):
    """A stretch of time (`years`) or a step of the argument (`step`), with its readings and its stated verdict.

    A step may build on the readings of earlier ones, named in `builds_on`, and gather those of parts of other cases
    under the same framework, named in `gathers` as `case/part`.
    """

    NAMED_BY = ("id", "years", "step")

    id: Identity
    """Names the part within its case."""
    title: Title
    """What stands before a colon is its short label."""
    years: Annotated[str, AfterValidator(_years)] = ""
    """A stretch of time: 1988/2000."""
    step: int | None = Field(default=None, ge=1, le=99)
    """Or the number of a step in the argument."""
    builds_on: tuple[str, ...] = ()
    """Earlier parts whose readings count here too."""
    gathers: tuple[str, ...] = ()
    """Parts of other cases, as case/part, whose readings are taken over."""
    stated: Stated | None = None
    """What the author concludes here."""
    narrative: Sentence
    """The argument of this part, told for a reader."""
    readings: tuple[Reading, ...] = ()
    """What the facts are taken to show."""

    @property
    def verdicts(self) -> tuple[str, ...]:
        """The stated verdicts, none where nobody has stated one."""
        return self.stated.verdict if self.stated else ()

    @model_validator(mode="after")
    def _either(self) -> Part:
        if bool(self.years) == (self.step is not None):
            raise ValueError("a part has either `years` (1988/2000) or `step` (1, 2, ...), and not both.")
        return self

    @property
    def label(self) -> str:
        """The part in a word or two: what stands before the colon of its title, or which step it is."""
        head, colon, _ = self.title.partition(":")
        if not head.strip():
            return self.title
        return head if colon or not self.step or len(head) <= SHORT else f"Step {self.step}"

    @property
    def span(self) -> str:
        """When, or which step, for a reader."""
        return dates.words(self.years) if self.years else f"step {self.step}"
