"""What a sentence that is computed must not do: a list, each line with a sentence that it has to catch.

A fault is a pattern, or a function of a sentence that says what is wrong. Names and ids come from the record.
"""

import re

from countercase.argue.library import Library

NOUNS = (
    "fact|reading|change|way|part|claim|case|step|question|switch|verdict|source|work|counter-case|condition|check|test|"
    "thing|answer|paragraph|figure|table|comparison|option|level|row|author"
)
SEVERAL = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both|all|[2-9]|[1-9][0-9]+"
# what a number may stand before in digits: it is the name of a place, a measure or a share
MEASURES = (
    r"per cent|percent|million|billion|of (?:a |one )?(?:100|hundred)|points?|dollars?|o’clock|"
    r"January|February|March|April|May|June|July|August|September|October|November|December"
)
PLACES = (
    r"Step|Row|row|Rows|rows|Phase|Table|Figure|Test|Tests|Tier|Article|Annex|No\.|number|numbers|Convention|Section|"
    r"chapter|page|p\.|pp\.|version|Version|Clause|Goal|Part|Python|Change|change|changes|Way|way|item|Stage|stage|Group|"
    r"para\.|paras|line|lines|l\.|ll\.|n\.|with|¶+|of|to|and|by|between|minus|at"
)
FILLER = (
    "That is so for", "Undecided stay", "here states:", "here state:", "On record from the same passages",
    "a verdict for each:", "no switch and no margin", "Long before all others lies", "states another verdict; for",
    "2 times as", "further step", "the source states",
    "or fewer lead", "would say the same if", "and only one does", "it is the case that", "there is the fact that",
    "None of the one", "In no of", "another verdict, if", "of the switches, ", "comes to itself", "as open, or more",
    "one verdict: the same one", "parts: the same one", "would reproduce if", "it would reproduce",
)  # fmt: skip
SMALL = re.compile(r"(?<=[\w”’)][.!?] )[a-z]\w*")
ABBREVIATED = re.compile(r"\b(?:cf|vs|e\.g|i\.e|al|ed|eds|p|pp|para|paras|no|nos|l|ll|n|ca|c|St|Mr|Dr)\. $|… $", re.I)


def wrong_plural(words: str) -> str:
    """One of several, or several of one."""
    one = re.search(rf"(?<![\w.,–-])(?:one|a single|1) (?:further |single )?(?:{NOUNS})s\b", words, re.I)
    many = re.search(
        rf"(?<![\w.,–-])(?<!the )(?:{SEVERAL}) (?:further )?(?:{NOUNS})\b(?![\w’'-])"
        r"(?! (?:company|with|ways|at|stud|nothing|and|in))",
        words,
        re.I,
    )
    return _found(one or many)


def twice_the_same(words: str) -> str:
    """What comes to, or turns into, itself; a span from a year to the same year; a word or a place twice."""
    return _found(
        re.search(r"“?\b([\w’ -]{4,}?)”? (?:comes? (?:to|out as)|turns? into) “?\1\b(?! or)", words, re.I)
        or re.search(r"\bfrom (“[\w’ -]+?”|[\w’-]+(?: [\w’-]+)+|\d+) to \1(?=[.,;])", words)
        or re.search(r"\bturns? from “?([\w’ -]+?)”? to “?\1\b(?! or)", words, re.I)
        or re.search(r"\b((?:1[6-9]|20)\d\d)(?:–|/| to | until )\1\b", words)
        or re.search(r"\b(the|a|an|of|to|in|is|it|and|or|by|that|as|for) \1\b", words, re.I)
        or re.search(r"(\([^()]{2,40}\))[.,;]? \1", words)
    )


def leftover_markup(words: str) -> str:
    """Signs of a language that nobody has read: Markdown, HTML, braces of a template, a Python value."""
    return _found(
        re.search(
            r"\*\*|(?<!\w)\*\w|\w\*(?!\w)|`|\{[a-z_]+\}|</?[a-z]+>|\]\(|\\[-.*_()]|&(?:amp|lt|gt|quot);"
            r"|\bNone\b(?= (?:to|or|and)\b)|\['|'\]|(?<!\w)\(\s*\)| [.,;:](?!\d)|\.\.(?!\.)|,,|;;",
            words,
        )
    )


def digits(words: str) -> str:
    """A number up to twelve in digits, where it counts something."""
    for match in re.finditer(
        rf"(?<![\w.,:/–−+¶#%$£€-])(?:[1-9]|1[0-2])(?![\w.,:/–%-]|[.,]\d) (?={NOUNS.replace('|', 's?|')})", words
    ):
        if not re.search(rf"(?:{PLACES}) $", words[: match.start()]):
            return words[match.start() : match.end() + 20]
    return ""


def starts_small(words: str) -> str:
    """A sentence within a paragraph that begins with a small letter."""
    for match in SMALL.finditer(words):
        if not ABBREVIATED.search(words[: match.start()]) and match[0] not in {"de", "von", "van"}:
            return words[max(0, match.start() - 25) : match.end() + 15]
    return ""


def wrong_article(words: str) -> str:
    """“a” before a vowel that is heard, “an” before none."""
    vowel = r"\ba (?!one\b|once\b|uni(?!n)|un?-|use|usual|useful|UN\b|European|Euro|eu|U[A-Z]|ones|one-)[aeiou]\w+"
    return _found(
        re.search(vowel, words)
        or re.search(r"\ban (?![aeiouAEIOUFHLMNRSX8]|hour|honest|honour|heir|1[18]\b)\w+", words)
    )


def filler(words: str) -> str:
    """Phrases that nobody says."""
    return next((phrase for phrase in FILLER if phrase.lower() in words.lower()), "")


def minus(words: str) -> str:
    """A hyphen in the place of a minus sign."""
    return _found(re.search(r"(?<![\w)’”-])-\d", words))


def notation(words: str) -> str:
    """What stands as in a table where a sentence should: 'deed: passed; reason: open', 'on deed, to say that: all'."""
    return _found(
        re.search(r"\b[\w’ -]+: (?:open|passed|failed|[\w’-]+(?: or [\w’-]+)?); [\w’ -]+: [\w’ -]+[.;]", words)
        or re.search(r"\b(?:fact|claim)s? at (?=[A-Z])", words)
        or re.search(r", to say that [^.:]+: ", words)
    )


def straight_marks(words: str) -> str:
    """Typewriter’s apostrophes and quotation marks."""
    return _found(re.search(r"(?<=[^\W\d_])'(?=[^\W\d_])|(?<=s)'(?= )|(?<![^\s(])[\"'](?=\w)", words))


def wrong_capital(words: str) -> str:
    """A name of a part with its capital within a sentence; a level by its id beside the name that it has."""
    return _found(re.search(r"(?<=[a-z,;] )(?:for|in|of|and|from) (?:The|In|Step|Elections)\b(?! [A-Z“])", words))


def brackets(words: str) -> str:
    """Two brackets back to back, of which one is a quotation; two colons in one line that counts."""
    return _found(
        re.search(r"\)\s?\((?:“|[A-Z][a-z]+(?:,| et| and))", words)
        or re.search(rf"^[^.:“]+: [^.:“]+: (?:one|{SEVERAL}) (?:{NOUNS})s?$", words)
    )


def _found(match: re.Match[str] | None) -> str:
    return match[0] if match else ""


class OfRecord:
    """Faults that take the record to be seen: its ids, its acronyms, its names."""

    def __init__(self, library: Library) -> None:
        self.unnamed: set[str] = set()
        names = {*library.record.evidence, *library.record.claims, *library.cases}
        for framework in library.frameworks.values():
            names |= {*framework.criteria, *framework.switches, *framework.verdicts}
            names |= {o for s in framework.switches.values() for o in s.options}
            names |= {o for c in framework.criteria.values() for o in c.levels}
            held = [(c, level) for c in framework.criteria.values() for level in c.called]
            self.unnamed |= {level.replace("-", " ") for c, level in held if c.name(level) != level.replace("-", " ")}
        for case in library.cases.values():
            names |= {part.id for part in case.parts}
        self.ids = {name for name in names if "-" in name} - {"more-than-a-post", "in-office"}
        bodies = {e.institution for e in library.record.evidence.values()}
        words = {w for body in bodies for w in re.findall(r"\b[A-Z]{2,}\b", body)}
        self.marks = {re.escape(name) for s in library.record.sources.values() for name in (s.short, s.mark)}
        self.acronyms = {w.lower() for w in words} - {"who", "us", "un"}  # which are words as well
        self.names = {
            "china",
            "chinese",
            "russia",
            "russian",
            "beijing",
            "taiwan",
            "moscow",
            "africa",
            "african",
            "europe",
        }
        self.names |= {source.short.split()[0].lower().rstrip(",") for source in library.record.sources.values()} - {
            "lo"
        }

    def level_by_id(self, words: str) -> str:
        """A level that has a name, by its id all the same: 'Front: united nations', '“own model” outweighs'."""
        for level in self.unnamed:
            if found := re.search(rf"(?:: |“){level}(?=[,.”] ?|$| \d)", words):
                return found[0]
        return ""

    def named_twice(self, words: str) -> str:
        """A source named again with each of its places in a row, or in a bracket after the sentence has named it."""
        place = r"(?:paras?\.?|lines?|pp?\.) [\d, –]+"
        for mark in self.marks:
            row = rf"\b{mark}, {place}(?:,|;| and) {mark}, {place}"
            if found := re.search(rf"{row}|^{mark} (?:here )?(?:states?|concludes?)[^.()]*\({mark}, ", words):
                return found[0]
        return ""

    def an_id(self, words: str) -> str:
        """An id that a reader was not meant to see."""
        return next((w for w in re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", words) if w in self.ids), "")

    def small_acronym(self, words: str) -> str:
        """An acronym or a name whose first letter, or all of whose letters, were made small."""
        made = re.search(r"(?<![\w./@-])[a-z][A-Z]{2,}\b", words)
        lost = next(
            (w for w in re.findall(r"(?<![\w./@-])[a-z]+(?![\w/@-]|\.\w)", words) if w in self.acronyms | self.names),
            "",
        )
        return _found(made) or lost or _found(re.search(r"\blo[’']s\b", words))


def faults(library: Library):
    """Every line of the list, by its name."""
    record = OfRecord(library)
    return {
        "wrong plural": wrong_plural,
        "an id": record.an_id,
        "acronym or name in small letters": record.small_acronym,
        "twice the same": twice_the_same,
        "leftover markup": leftover_markup,
        "digits for a small number": digits,
        "a sentence that starts small": starts_small,
        "wrong article": wrong_article,
        "filler": filler,
        "a hyphen for a minus": minus,
        "brackets or colons in a row": brackets,
        "notation in place of a sentence": notation,
        "a straight mark": straight_marks,
        "a capital within a sentence": wrong_capital,
        "a level by its id": record.level_by_id,
        "a source named twice": record.named_twice,
    }


PLANTED = {
    "wrong plural": (
        "None of the 1 facts has a date.",
        "It hangs on one facts.",
        "Two reading would have to fall together.",
        "13 fact stand behind it.",
    ),
    "an id": (
        "It hangs on lo-ilo-1994-speech.",
        "The case comes out as not-socialised.",
        "With it set to does-not-count.",
    ),
    "acronym or name in small letters": (
        "It belongs to the iLO.",
        "They speak of uNDESA.",
        "So it stands at the ilo.",
        "This is lo’s rule.",
        "What moved china to change?",
    ),
    "twice the same": (
        "Tactical imitation comes to tactical imitation in 11 of a hundred.",
        "The verdict turns from socialised to socialised.",
        "The facts are dated, from 1814 to 1814.",
        "It is the the same.",
        "In in office, it outweighs.",
        "These years could not be broken down (¶203). (¶203)",
    ),
    "leftover markup": (
        "*Until 1987. *It was so.",
        "See `lo-ilo`.",
        "So says {evidence}.",
        "They part at deed ( ).",
        "It stays open .",
        "It is so..",
        "It is not\\-socialised.",
    ),
    "digits for a small number": ("It would take 2 readings.", "6 works stand behind it.", "They try 4 changes."),
    "a sentence that starts small": ("It is so. it stays so.",),
    "wrong article": ("This is a institution.", "This is an state.", "It is a appearance of it."),
    "filler": (
        "That is so for In office.",
        "Undecided stays motive in step 2.",
        "Nothing else settles it, or it stays as open, or more.",
        "They state a verdict for one of the two parts: the same one.",
        "No switch is enough: it would reproduce if deed settled.",
        "No four changes or fewer lead to it.",
        "They would say the same if both passed.",
        "To take back a single one of them undoes it, and only one does.",
    ),
    "a hyphen for a minus": ("The score is -0.98.",),
    "brackets or colons in a row": (
        "Lo here states: socialised (para. 17) (“norms”).",
        "The first front: institutions that exist: ten readings",
        "Three degrees (their Table 1) (Kobayashi, Krause and Yuan, paragraph 117)",
    ),
    "notation in place of a sentence": (
        "Substance: passed; motive: failed; identity: open.",
        "Held against fact at Lo, para. 4; claim at Lo, para. 5.",
        "One decisive source on the deed, to say that it does: “rejection”.",
    ),
    "a straight mark": ("This is Lo's rule.", "It was called a 'return to Europe'."),
    "a capital within a sentence": ("It holds, and in The first front.", "What is needed for Step 1 to come out."),
    "a level by its id": ("Front: united nations, substantial.", "On fit, “own model” outweighs the other."),
    "a source named twice": (
        "For Lo it is how social influence socialises (Lo, para. 11, Lo, para. 14).",
        "Tylecote and Clark conclude nothing here (Tylecote and Clark, lines 190–195).",
    ),
}
"""For each line of the list sentences that it has to catch."""
SOUND = (
    "It hangs on each of two facts, and not on how the rule is taken.",
    "One of three parts comes out as influence.",
    "In 11 of 100 ways it comes out as tactical imitation.",
    "Step 1 comes out as socialised, by eight to three (¶12; ll. 3–7).",
    "Computed and stated part at what stays open: identity as a political order.",
    "They differ (Lo, paras 11 and 14; Kobayashi et al., paras 138, 142).",
    "The first front: institutions that exist, ten readings",
    "It has 12 million members, 3 per cent of all, and a European seat.",
    "A UN body, an ILO convention, an hour, a one-sided story.",
    "It was so from 1988 to 2000; Macedonia turned in 2001.",
    "The WHO knows who asked it. “… and so on.”",
)
"""Sentences in which no line may find anything."""
