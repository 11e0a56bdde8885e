"""The page that lays a framework's rule bare: what it looks at, its decision tables, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..argue.library import Library
from ..argue.part_verdict import PartVerdict
from ..argue.rule import against
from ..argue.verdict import Verdict
from ..argue.wording import capital, in_words, lowered, spoken, verdict_words, worded
from ..data.decision_table import Row
from ..data.framework import Framework
from ..data.problem import fault, unknown
from ..data.record import Record
from . import addresses
from .files import listed
from .markup import NOTHING, Html, Markdown, link, place
from .piece import Piece
from .rule import LaidBare, laid_bare, term_words
from .table import Cell, Table

MOST_FINDINGS = 6
"""As many of the smallest sets of findings as a row lists; more are counted."""


MOST_NAMED = 12
"""So many cases are named in a sentence; of more it says how many there are."""


def rule_page(library: Library, name: str) -> list[Piece]:
    """The page of one framework. Raises `DataError` where there is no such framework."""
    if name not in library.frameworks:
        raise fault(unknown("framework", name, library.frameworks))
    found = laid_bare(library, name)
    framework, record = found.framework, library.record
    pieces: list[Piece] = [
        Markdown("# {}: the rule laid bare\n\n{} {}\n\n{}").format(
            framework.title,
            " ".join(framework.summary.split()),
            Markdown("The book draws this rule from {}, and applies it to {}.").format(
                record.sources[framework.source].short, _applied(library, found)
            ),
            " ".join(found.sentences()),
        ),
        Markdown("## What leads to each verdict"),
        _takes(found),
        _fits(found),
        Markdown("## What the rule looks at"),
        _criteria(found, record),
    ]
    if framework.switches:
        pieces += [Markdown("## Where the text leaves a choice"), _switches(framework, record)]
    pieces.append(Markdown("## The decision tables, read from the top"))
    for derived in framework.derived.values():
        pieces.append(_table(framework, f"{derived.title}: {lowered(derived.question)}", derived.rule, record, {}))
    titles = {n: v.title for n, v in framework.verdicts.items()}
    pieces.append(_table(framework, "The verdict", framework.rule, record, titles))
    apart = against(found.verdicts)
    for left_open, head, caption, anchor in (
        (False, "The parts that go against it", "The rule and its author part in {}", "against"),
        (True, "The parts that it leaves open", "The rule leaves open what its author states in {}", "left-open"),
    ):
        if held := [(verdict, part) for verdict, part in apart if part.leaves_open == left_open]:
            pieces += [Markdown("## {}").format(head), _apart(library, found, held, caption, anchor)]
    return pieces


def _applied(library: Library, found: LaidBare) -> Markdown:
    cases = [v.dossier.case for v in found.verdicts]
    if not cases:
        return Markdown("no case yet")
    if len(cases) > MOST_NAMED:
        return Markdown("{} cases").format(len(cases))
    # by address and not by file: a smaller book may leave a chapter out
    links = [link(addresses.case(library, c.id), c.title) for c in cases]
    *others, last = map(Markdown.escape, links)
    return Markdown(", ").join(others) + Markdown(" and ") + last if others else last


def _now(found: LaidBare) -> str:
    """What has to be said of a rule that its author left open."""
    return ", as the switches stand" if found.framework.switches else ""


def _takes(found: LaidBare) -> Table:
    """The fewest findings that force each verdict, and just where it follows."""
    rows: list[Sequence[Cell]] = []
    for name, held in found.rule.verdicts.items():
        title = found.framework.verdicts[name].title
        if not held.reachable:
            rows.append((title, f"Nothing does{_now(found)}.", "It never follows."))
            continue
        formula = [capital(term_words(found.framework, term)) for term in held.formulas.listed[0]]
        count = held.formulas.count
        ways = f"One of {in_words(count)} equally short ways to say it." if count > 1 else ""
        least = [capital(term_words(found.framework, term)) for term in held.least[:MOST_FINDINGS]]
        more = len(held.least) - len(least)
        rows.append((title, _lines(least, f"And {in_words(more)} more." if more else ""), _lines(formula, ways)))
    heads = ["Verdict", "The fewest findings that force it", "It follows just where"]
    return Table(f"What each verdict takes{_now(found)}", heads, rows, kind="cards", anchor="verdicts")


def _fits(found: LaidBare) -> Table:
    """How much of the rule comes to each verdict, and how it fits the parts for which one is stated."""
    rows: list[Sequence[Cell]] = []
    for name, held in found.rule.verdicts.items():
        outcome, fit = found.framework.verdicts[name], found.fits.get(name)
        rows.append(
            (
                outcome.title,
                " ".join(outcome.meaning.split()),
                f"{held.combinations:,} of {found.rule.combinations:,}",
                f"{fit.both} of {fit.computed}" if fit and fit.computed else "–",
                f"{fit.both} of {fit.stated}" if fit and fit.stated else "–",
            )
        )
    heads = [
        *("Verdict", "Meaning", "Combinations of levels that lead to it"),
        *("Parts that come to it: stated in", "Parts for which it is stated: computed in"),
    ]
    return Table("How often each verdict comes, and how it fits the cases", heads, rows, kind="cards", anchor="fit")


def _lines(items: Sequence[str], last: str = "") -> Html:
    """Alternatives, one under the other."""
    entries = [*map(Html.escape, items), Html("<em>{}</em>").format(last) if last else NOTHING]
    return listed(entries, "cc-ways")


def _criteria(found: LaidBare, record: Record) -> Table:
    rows: list[Sequence[Cell]] = []
    for name, criterion in found.framework.criteria.items():
        matters = (
            "never, however the switches stand"
            if name in found.rule.always_idle
            else "not as the switches stand"
            if name in found.rule.idle
            else "yes"
        )
        levels = [f"{capital(criterion.name(level))}: {meaning}" for level, meaning in criterion.levels.items()]
        rows.append((criterion.title, criterion.question, _lines(levels), matters, place(criterion.locator, record)))
    heads = ["Criterion", "Question", "Levels", "Can it change a verdict?", "Where"]
    return Table("The criteria and their levels", heads, rows, kind="cards", anchor="criteria")


def _switches(framework: Framework, record: Record) -> Table:
    rows: list[Sequence[Cell]] = []
    for switch in framework.switches.values():
        options = [
            f"{capital(spoken(n))}{' (as it stands)' if n == switch.default else ''}: {meaning}"
            for n, meaning in switch.options.items()
        ]
        rows.append((switch.title, _lines(options), " ".join(switch.why.split()), place(switch.locator, record)))
    heads = ["Switch", "Options", "Why the text leaves it open", "Where"]
    return Table("The switches, and how they stand", heads, rows, kind="cards", anchor="switches")


def _table(
    framework: Framework, caption: str, table: Sequence[Row], record: Record, titles: Mapping[str, str]
) -> Table:
    """A decision table: the first row whose conditions hold decides."""
    rows: list[Sequence[Cell]] = []
    for number, row in enumerate(table, 1):
        rows.append(
            (
                number,
                capital(_conditions(framework, row)),
                titles.get(row.outcome) or capital(spoken(row.outcome)),
                " ".join(row.because.split()),
                place(row.locator, record) if row.locator else "",
            )
        )
    heads = ["Row", "Where", "It comes to", "Why", "Passage"]
    return Table(caption, heads, rows, kind="cards")


def _conditions(framework: Framework, row: Row) -> str:
    """The conditions of a row in words."""
    return "in every other case" if row.when is None else term_words(framework, row.when)


def _apart(
    library: Library, found: LaidBare, held: Sequence[tuple[Verdict, PartVerdict]], caption: str, anchor: str
) -> Table:
    rows: list[Sequence[Cell]] = []
    for verdict, part in held:
        rows.append(
            (
                link(addresses.case(library, verdict.dossier.case.id), verdict.dossier.case.title),
                part.part.label,
                verdict_words(found.framework, part.computed),
                verdict_words(found.framework, part.stated),
            )
        )
    heads = ["Case", "Part", "Computed", "Stated"]
    return Table(caption.format(worded(len(rows), "part")), heads, rows, kind="cards", anchor=anchor)
