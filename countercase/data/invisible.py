"""Characters that a reader does not see: controls, marks that reorder or hide text, and code points that are no text.

The joiners and the soft hyphen stay allowed: some scripts cannot be written without them.
"""

from __future__ import annotations

import re
import unicodedata

# the last two code points of every plane are no characters, by the Unicode Standard, section 23.7
NO_CHARACTERS = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
RANGES = (
    ("\x00", "\x08"),  # C0 and C1, but tab and line end
    ("\x0b", "\x1f"),
    ("\x7f", "\x9f"),
    ("\u061c", "\u061c"),  # no width, or another direction
    ("\u180e", "\u180e"),
    ("\u200b", "\u200b"),
    ("\u200e", "\u200f"),
    ("\u202a", "\u202e"),
    ("\u2060", "\u206f"),
    ("\ufeff", "\ufeff"),
    ("\u2028", "\u2029"),  # line ends for some programs and not for others
    ("\u3164", "\u3164"),  # fillers, annotations and tags
    ("\uffa0", "\uffa0"),
    ("\ufff9", "\ufffb"),
    ("\U000e0000", "\U000e007f"),
    ("\ud800", "\udfff"),  # halves of characters, and what is none
    ("\ufdd0", "\ufdef"),
)
"""The first and the last character of each stretch that is not seen."""
HIDDEN = frozenset(NO_CHARACTERS).union(*(map(chr, range(ord(first), ord(last) + 1)) for first, last in RANGES))
UNSEEN = re.compile(f"[{''.join(f'{first}-{last}' for first, last in RANGES)}{NO_CHARACTERS}]")


def unseen(text: str) -> re.Match[str] | None:
    """The first character of a text that is not seen, or none."""
    # a set finds out five times as fast as an expression with as many stretches, and every file is asked
    return None if HIDDEN.isdisjoint(text) else UNSEEN.search(text)


def code(character: str) -> str:
    """A character by its number: U+202E."""
    return f"U+{ord(character):04X}"


def named(character: str) -> str:
    """A character that is easily taken for another, by its name and number: 'an en dash (U+2013)'."""
    name = unicodedata.name(character, "character").lower()
    return f"{'an' if name[0] in 'aeio' else 'a'} {name} ({code(character)})"


def seen(text: str) -> str:
    """The text on one line, with each unseen character as its number, so that a terminal shows it and obeys nothing."""
    line = " ".join(re.split(r"\s*[\r\n]\s*", text)).replace("\t", f"<{code(chr(9))}>")
    return UNSEEN.sub(lambda found: f"<{code(found.group())}>", line)
