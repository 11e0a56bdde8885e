"""The words that sentences are made of: lists, numbers, and the names of verdicts, as prose has them."""

from __future__ import annotations

from collections.abc import Iterable

from ..data.framework import Framework


def join(words: list[str], last: str = "and") -> str:
    """Words in a row, as in a sentence."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def quoted(words: Iterable[str], last: str = "or") -> str:
    """Words in a row, each in quotation marks."""
    return join([f"“{word}”" for word in words], last)


def capital(words: str) -> str:
    """Words with a capital at the start, and the rest as it is."""
    return words[:1].upper() + words[1:]


NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def in_words(number: int) -> str:
    """A number as prose has it: in words up to twelve."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else f"{number:,}"


def counted(number: int, noun: str) -> str:
    """A number with its noun, as a line of output has it: '1 fact', '2 facts'."""
    return f"{number} {noun}{'s' * (number != 1)}"


def within(words: str, actors: Iterable[str]) -> str:
    """A sentence of the data within another: its first letter small, unless it begins with who acts or an acronym."""
    return lowered(words, actors)


def brief(words: str, most: int = 72) -> str:
    """A sentence without its full stop, cut at a word, with an ellipsis, where it is longer than so many letters."""
    bare = words.rstrip(".")
    return bare if len(bare) <= most else f"{bare[:most].rsplit(' ', 1)[0].rstrip(',;:')} …"


def worded(number: int, noun: str) -> str:
    """A number with its noun, as prose has it: 'one fact', 'two facts', '30 facts'."""
    return f"{in_words(number)} {noun}{'s' * (number != 1)}"


def of_several(number: int, total: int, noun: str) -> str:
    """How many of several, as prose has it: 'neither step', 'two of three bodies', 'both steps', 'all three bodies'."""
    if total == 1:
        return f"{'the' if number else 'no'} {noun}"
    if number == total:
        return f"both {noun}s" if total == 2 else f"all {worded(total, noun)}"
    if not number:
        return f"neither {noun}" if total == 2 else f"none of the {worded(total, noun)}"
    return f"{in_words(number)} of {'the two' if total == 2 else in_words(total)} {noun}s"


def score(first: int, second: int) -> str:
    """Two weights against each other: 'eight to seven'; in digits where one of them has no word, '14 to 7'."""
    spelt = max(first, second) < len(NUMBERS)
    return f"{in_words(first)} to {in_words(second)}" if spelt else f"{first} to {second}"


def form(count: int, one: str, several: str) -> str:
    """The form of a word that fits a number."""
    return one if count == 1 else several


def verb(who: str, one: str, several: str) -> str:
    """The form of a verb that fits the authors of a source: 'Smith states', 'Smith and Jones state'."""
    return several if " and " in who else one


def possessive(who: str) -> str:
    """Whose something is: 'Ann Critic’s', 'the maintainers’'."""
    return f"{who}’" if who.endswith("s") else f"{who}’s"


def spoken(name: str) -> str:
    """An id as a reader sees it."""
    return name.replace("-", " ")


NOTHING = "no verdict"
"""What stands where an author concludes nothing."""


def lowered(title: str, names: Iterable[str] = ()) -> str:
    """A title within a sentence: its first letter small, unless it begins with an acronym or with one of the names."""
    acronym = any(letter.isupper() for letter in title.split(" ")[0].split("-")[0][1:])
    return title if acronym or title.startswith(tuple(names)) else title[:1].lower() + title[1:]


def within_part(label: str) -> str:
    """Where something holds, by the label of a part: 'in the first half'; one that says where stays as it is."""
    inner = lowered(label)
    return inner if inner.startswith("in ") else f"in {inner}"


def within_parts(labels: Iterable[str]) -> str:
    """The same for several parts: 'in the first half and in the second'."""
    return join([within_part(label) for label in labels])


def verdict_phrase(framework: Framework, verdicts: tuple[str, ...]) -> str:
    """The titles of verdicts within a sentence: 'rhetorical action or tactical imitation'."""
    return join([lowered(framework.verdicts[v].title) for v in verdicts], "or") or NOTHING


def verdicts_quoted(framework: Framework, verdicts: Iterable[str], last: str = "or") -> str:
    """The titles of verdicts, each in quotation marks so that it can stand in any sentence."""
    return quoted((lowered(framework.verdicts[v].title) for v in verdicts), last)


def levels_quoted(framework: Framework, name: str, levels: Iterable[str], last: str = "or") -> str:
    """Levels or options of one name as a reader sees them, each in quotation marks, unless it has a name."""
    return join([framework.phrase(name, level) for level in levels], last)


def verdict_words(framework: Framework, verdicts: tuple[str, ...]) -> str:
    """The same at the start of a sentence, or in a cell of a table."""
    return capital(verdict_phrase(framework, verdicts))
