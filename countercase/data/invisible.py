"""Characters that a reader does not see: controls, marks that reorder or hide text, and code points that are no text.

The joiners and the soft hyphen stay allowed: some scripts cannot be written without them.
"""

from __future__ import annotations

import re
import unicodedata

# the last two code points of every plane are no characters, by the Unicode Standard, section 23.7
NO_CHARACTERS = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 and C1, but tab and line end
    "\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # no width, or another direction
    "\u2028\u2029"  # line ends for some programs and not for others
    "\u3164\uffa0\ufff9-\ufffb\U000e0000-\U000e007f"  # fillers, annotations and tags
    f"\ud800-\udfff\ufdd0-\ufdef{NO_CHARACTERS}]"
)


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
