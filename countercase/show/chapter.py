"""A case chapter, part by part, as the template shows it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..argue.cache import cached
from ..argue.conclude import Weighing
from ..argue.explanation import explain, ways_words
from ..argue.formula import evaluate
from ..argue.inquiry import moving, together
from ..argue.library import Library
from ..argue.part_verdict import PartVerdict
from ..argue.repair import repairs
from ..argue.verdict import Verdict
from ..argue.wording import (
    capital,
    counted,
    in_words,
    join,
    lowered,
    possessive,
    spoken,
    verb,
    verdict_phrase,
    verdict_words,
)
from ..data import examples
from ..data.case import Case, Falsifier, Open
from ..data.counter_case import CounterCase
from ..data.problem import DataError, Problem, fault, unknown
from ..data.record import Evidence
from . import addresses
from .addresses import Address
from .belief import Beliefs
from .changes import changes
from .check_badges import checks_by_fact
from .contents import is_made
from .credit import Credit, credit, entry, kicker, own_facts, owner
from .evidence import case_csv, case_table, claims_table, own_table, unread_table
from .figure import Figure
from .files import Block, File, Place, listed, saving
from .inquiry import shown_inquiries
from .markup import NOTHING, Html, Markdown, chapter_link, prose
from .multiverse import multiverse
from .piece import Piece
from .sensitivity import Firmness
from .shelf import answers
from .table import Cell, Table, folded
from .timeline import timeline
from .trajectory import path
from .weights import weights

PARAMETERS: Mapping[str, type | tuple[type, ...]] = {
    "case": str,
    "margin": (int, type(None)),
    "switches": dict,
    "without": (list, tuple),
}


def check_parameters(given: Mapping[str, Any]) -> None:
    """Refuse a parameter that a case chapter does not have, or a value of the wrong kind, with a `DataError`."""
    problems = []
    for name, value in given.items():
        if name not in PARAMETERS:
            problems.append(Problem("", 0, unknown("parameter", name, PARAMETERS)))
        elif not isinstance(value, PARAMETERS[name]) or isinstance(value, bool):
            problems.append(Problem("", 0, f"the parameter '{name}' is {value!r}. {EXAMPLES[name]()}"))
    if problems:
        raise DataError(problems)


SHORT = 6  # a table of more rows is folded

EXAMPLES = {
    "case": lambda: f"It should be the id of a case, such as '{examples.case()}'.",
    "margin": lambda: "It should be a whole number, such as 1.",
    "switches": lambda: "It should name options, such as {'jointly': 'any'}.",
    "without": lambda: f"It should list evidence ids, such as ['{examples.fact()}'].",
}


def notebook_parameters() -> dict[str, Any]:
    """The names that the cells of this notebook have set so far: the template's parameters and any injected ones."""
    from IPython import get_ipython

    shell = get_ipython()
    if shell is None:
        raise fault("this has to run in a notebook.")
    mine = set(shell.user_ns) - set(shell.user_ns_hidden)
    return {n: shell.user_ns[n] for n in sorted(mine) if not n.startswith("_") and not callable(shell.user_ns[n])}


def open_chapter(**given: Any) -> Chapter:
    """The chapter for these parameters. Raises `DataError` on an unknown parameter, case, switch or evidence id."""
    given = given or notebook_parameters()
    check_parameters(given)
    library = cached()
    dossier = library.dossier(given["case"])
    return Chapter(library, dossier.verdict(given.get("margin"), given.get("switches"), given.get("without", ())))


@dataclass(frozen=True)
class Chapter:
    """One case, judged, and everything that its chapter shows."""

    library: Library
    verdict: Verdict

    @property
    def _case(self) -> Case:
        return self.verdict.dossier.case

    def opening(self) -> Markdown:
        """Title, question, what the chapter shows, and the verdicts."""
        case, verdict = self._case, self.verdict
        return Markdown("# {}\n\n{}\n\n{}\n\n{}\n\n{}\n\n{}").format(
            case.title,
            Html('<p class="cc-kicker">{}</p>').format(kicker(self.library, verdict.dossier)),
            Html('<p class="cc-question">{}</p>').format(case.question),
            prose(case.summary),
            self._outcome(),
            self._settings(),
        )

    def _beside_parent(self, counter_case: CounterCase) -> Html:
        """What a counter-case comes to beside its parent, part by part."""
        before = self.library.dossier(counter_case.parent).verdict()
        rows = []
        for own, other in zip(self.verdict.parts, before.parts, strict=True):
            mine = verdict_words(self.verdict.framework, own.computed)
            theirs = verdict_words(before.framework, other.computed)
            flipped = mine != theirs
            rows.append((own.part.title, mine, theirs, _sign("no", "≠ another") if flipped else SAME))
        caption = "What this counter-case comes to, and what the case that it answers comes to"
        heads = ("Part", "Here", f"In {owner(self.library.dossier(counter_case.parent))} case", "Verdict")
        return Table(caption, heads, rows, kind="cards cc-verdicts", anchor=addresses.VERDICT).html()

    def _outcome(self) -> Html:
        if (counter_case := self.verdict.dossier.counter_case) is not None:
            return self._beside_parent(counter_case)
        framework = self.verdict.framework
        rows = []
        for result in self.verdict.parts:
            silent = "nothing is concluded" if result.part.stated else "nobody has stated a verdict"
            signs = {True: ("yes", "✓ yes"), False: ("no", "✗ no"), None: ("none", silent)}
            rows.append(
                (
                    result.part.title,
                    verdict_words(framework, result.computed),
                    verdict_words(framework, result.stated),
                    _sign(*signs[result.reproduces]),
                )
            )
        caption = "What the readings come to, and what the source states"
        heads = ("Part", "Computed", "Stated", "Reproduces")
        return Table(caption, heads, rows, kind="cards cc-verdicts", anchor=addresses.VERDICT).html()

    def _settings(self) -> Html:
        """In what the run differs from the book, or nothing."""
        verdict = self.verdict
        # a switch that a counter-case turns is a part of its argument, and stands among what it changes
        own = verdict.framework.settings(verdict.dossier.switches)
        turned = {n: o for n, o in verdict.switches.items() if o != own[n]}
        pieces = []
        if verdict.margin != verdict.dossier.margin:
            pieces.append(f"a margin of {verdict.margin}")
        pieces += [f"{lowered(verdict.framework.switches[n].title)}: {spoken(o)}" for n, o in turned.items()]
        if verdict.without:
            pieces.append(f"{counted(len(verdict.without), 'fact')} left out")
        note = Html('<p class="cc-note">This run differs from the book: {}.</p>')
        return note.format(join(pieces)) if pieces else NOTHING

    def thesis(self) -> Markdown:
        """What the author holds, put at its strongest."""
        return prose(self._case.thesis)

    def parts(self) -> Markdown:
        """The argument part by part: each with its heading, its narrative and its stated verdict."""
        pieces = []
        record, counter_case, whose = self.verdict.dossier.record, self.verdict.dossier.counter_case, self._credit
        for result in self.verdict.parts:
            part = result.part
            conclusion = ""
            if part.stated:
                quoted = f" In the source’s words: “{part.stated.words}”." if part.stated.words else ""
                where = record.cite(part.stated.locator)
                if part.stated.verdict:
                    stated = verdict_words(self.verdict.framework, part.verdicts)
                    lead = f"{whose.state} here" if counter_case else "Stated"
                    conclusion = f"{lead}: {lowered(stated)} ({where}).{quoted}"
                else:
                    lead = f"{whose.says('conclude')} nothing here" if counter_case else "Nothing is concluded here"
                    conclusion = f"{lead} ({where}). {part.stated.because}{quoted}"
            years = f"{capital(part.span)}. " if part.years else ""
            told = prose(part.narrative)
            if counter_case and part.id not in counter_case.narrated:
                told = Markdown("{} tells this part so:\n\n> {}").format(self._teller(counter_case, part.id), told)
            pieces.append(Markdown("### {}\n\n{}\n\n").format(part.title, told))
            if years or conclusion:
                pieces[-1] += Markdown("*{}*\n").format(years + conclusion)
        return Markdown("\n").join(pieces)

    def timeline(self) -> Figure | Markdown:
        """When the facts happened, or that hardly any is dated."""
        return timeline(self.verdict)

    def scale(self) -> Markdown:
        """What a strength counts, beside the text, with the pages on how it is chosen and who has tried it, if any."""
        known: list[Html | Markdown] = []
        if (self.library.root / f"{addresses.CODING.page}.md").is_file():
            known.append(Html('is <a href="{}">written down</a>').format(addresses.CODING.href))
        if is_made(self.library, "agreement"):
            page = addresses.record_page("agreement")
            known.append(Markdown("{} has tried it").format(chapter_link(page, "a second coding")))
        said = Markdown(", and ").join(known)
        more = Markdown("\nHow a strength is chosen {}.").format(said) if known else Markdown("")
        return Markdown("```{{margin}}\nSuggestive counts one, substantial two, decisive three.{}\n```").format(more)

    def weights(self) -> Figure:
        """What the facts weigh."""
        return weights(self.verdict)

    def path(self) -> Figure:
        """Where the case stands, part by part."""
        return path(self.verdict)

    def rubric(self) -> Table | Markdown:
        """The author's own table of standards."""
        rubric = self.verdict.framework.rubric
        if rubric is None:
            return Markdown("This framework’s source gives no table of standards.")
        item, items = Html("<li>{}</li>"), Html("<ul>{}</ul>")
        rows = [
            (r.degree, r.standard, items.format(NOTHING.join(map(item.format, r.implications)))) for r in rubric.rows
        ]
        place = f"{self.verdict.dossier.record.sources[rubric.locator.source].short}, {rubric.locator.words}"
        return Table(f"{rubric.title} ({place}, paraphrased)", rubric.columns, rows, kind="cards")

    def explanation(self) -> Markdown:
        """Each part's verdict, line by line, and what would make it reproduce where it does not."""
        pieces = []
        for result in self.verdict.parts:
            rows = [(line.about, line.outcome, line.because) for line in explain(self.verdict, result)]
            caption = f"How {result.part.title} comes to its verdict"
            table = Table(caption, ["Step", "Outcome", "Because"], rows, kind="cards").html()
            pieces.append(
                Markdown("### Verdict: {}\n\n{}\n\n{}\n").format(
                    result.part.title, self.agreement(result), folded("Line by line", table, "cc-data")
                )
            )
        framework = self.verdict.framework
        pieces.append(
            Markdown("What it takes to come to each verdict stands where {} is laid bare.\n").format(
                chapter_link(addresses.rule(framework.id), f"the rule “{framework.title}”")
            )
        )
        return Markdown("\n").join(pieces)

    def agreement(self, result: PartVerdict) -> Markdown:
        """Whether a part reproduces, and if not, where computed and stated part and what would bring them together."""
        framework, verdict = self.verdict.framework, self.verdict
        computed = verdict_phrase(framework, result.computed)
        stated = verdict_phrase(framework, result.stated)
        if self.verdict.dossier.counter_case is not None:
            return self._beside(self.verdict.dossier.counter_case, result)
        if result.reproduces is None:
            return Markdown("The readings come to **{}**. {}").format(computed, self._silent(result))
        who, state = self._authors("state")
        if result.reproduces:
            sentence = Markdown("The readings come to **{}**, which is what {} {}.").format(computed, who, state)
            several = Markdown(" The evidence leaves open which, and so does the source.")
            return sentence + several if len(result.computed) > 1 else sentence
        found = repairs(verdict, result)
        if found:
            ways = ways_words(framework, found)
            reread = any(r.levels or r.left_open for r in found)
            alone = "No switch and no margin is enough: it" if reread else "It"
            mend = f"{alone} would reproduce {ways}."
        else:
            mend = "Nothing would make it reproduce: switches, margin and readings were all tried together."
        return Markdown("{} {} **{}**; the readings come to **{}**. {} {}").format(
            who, state, stated, computed, self._step(result), mend
        )

    def _beside(self, counter_case: CounterCase, result: PartVerdict) -> Markdown:
        """What a part of a counter-case comes to, beside the case that it answers; it reproduces nothing."""
        before = self.library.dossier(counter_case.parent).verdict()
        other = next(p for p in before.parts if p.part.id == result.part.id)
        mine = verdict_phrase(self.verdict.framework, result.computed)
        theirs = verdict_phrase(before.framework, other.computed)
        if mine == theirs:
            return Markdown("Read so, this comes to **{}**, as in the case that it answers.").format(mine)
        sentence = Markdown("Read so, this comes to **{}**; the case that it answers comes to **{}**.")
        return sentence.format(mine, theirs)

    @property
    def _credit(self) -> Credit:
        return credit(self.verdict.dossier)

    def _teller(self, counter_case: CounterCase, part: str) -> Markdown:
        """The case whose telling of a part a counter-case takes over, as a link."""
        line = self.library.dossier(counter_case.parent)
        while line.counter_case and part not in line.counter_case.narrated:
            line = self.library.dossier(line.counter_case.parent)
        return chapter_link(addresses.case(self.library, line.case.id), f"{owner(line)} case")

    def _authors(self, plural: str) -> tuple[str, str]:
        """Who argues the case, and a verb that fits: 'Smith states', 'Smith and Jones state'."""
        who = self.verdict.dossier.record.sources[self._case.source].short
        return who, verb(who, f"{plural}s", plural)

    def _silent(self, result: PartVerdict) -> str:
        """Why there is nothing that could reproduce."""
        stated = result.part.stated
        if stated is None:
            return "By this framework nobody has stated a verdict."
        authors, verb = self._authors("conclude")
        where, because = self.verdict.dossier.record.cite(stated.locator), stated.because
        return f"{authors} {verb} nothing here ({where}), so that nothing can reproduce or fail to. {because}"

    def _step(self, result: PartVerdict) -> str:
        """At which step computed and stated part."""
        framework = self.verdict.framework
        if set(result.stated) < set(result.computed):
            # where no open criterion moves the verdict alone, some do together
            decisive = moving(self.verdict, result) or together(self.verdict, result)[0]
            return f"They part at what stays open: {join([lowered(framework.criteria[n].title) for n in decisive])}."
        heavy = {n: w for n, w in result.weighings.items() if w.settled and w.readings and len(_pulled(w)) > 1}
        if heavy:
            pulls = {n: join([f"{spoken(k)} weighs {v}" for k, v in _pulled(w)]) for n, w in heavy.items()}
            pieces = [f"{lowered(framework.criteria[n].title)}, where {pull}" for n, pull in pulls.items()]
            return f"They part at {join(pieces, 'and')}."
        return "They part at the rule, and not at any weight."

    def firmness(self) -> list[Piece]:
        """How firm the verdict is: in words, in a figure, and fact by fact."""
        firmness = Firmness(self.library, self.verdict)
        return [firmness.words(), multiverse(self.verdict), firmness.table()]

    def beliefs(self) -> list[Piece]:
        """What one would have to believe for the stated verdict and for each rival's."""
        return Beliefs(self.library, self.verdict).pieces()

    def changes(self) -> Markdown:
        """What a counter-case changes in the case that it extends, with each reason."""
        return changes(self.library, self.verdict.dossier)

    def answers(self) -> Markdown:
        """Who answers the case, or nothing."""
        return answers(self.library, self._case.id)

    def open_questions(self) -> Markdown:
        """What the case leaves open, and what would change its author's mind."""
        record = self.verdict.dossier.record

        def entry(item: Open | Falsifier) -> Markdown:
            line = Markdown("- ") + prose(item.text)
            return line + (Markdown(" ({})").format(record.cite(item.locator)) if item.locator else "")

        def condition(item: Falsifier) -> Markdown:
            line = entry(item)
            if item.derived:
                line += Markdown(" *Derived from the criteria; the source does not say so.*")
            return line + Markdown(" **{}**").format(self._met(item.met_if))

        pieces = []
        if self._case.open:
            pieces.append(Markdown("\n").join(map(entry, self._case.open)))
        if settling := shown_inquiries(self.verdict):
            pieces.append(settling)
        if self._case.falsifiers:
            conditions = Markdown("\n").join(map(condition, self._case.falsifiers))
            pieces.append(Markdown("### What would change the author’s mind\n\n{}").format(conditions))
        return Markdown("\n\n").join(pieces) or Markdown("Nothing is noted.")

    def _met(self, formula: str) -> str:
        """Whether a condition is met on the record as it stands."""
        if not formula:
            return "It cannot be tested with what is on record."
        return "It is met on the record." if evaluate(formula, self.library) else "It is not met on the record."

    def evidence(self) -> Html:
        """The facts that are read, and folded below them the facts and claims of the same passages."""
        dossier = self.verdict.dossier
        table = case_table(self.verdict, checks_by_fact(self.library))
        count = len(table.rows)
        pieces = [folded(f"All {count} facts that this case reads", table.html()) if count > SHORT else table.html()]
        pieces.append(self._own_works())
        own = [fact for fact in self._own_facts() if fact.id not in table.ids]
        if own:
            words = f"{counted(len(own), 'further fact')} of its own, not weighed"
            pieces.append(folded(words, own_table(own, dossier.record).html(), "cc-data"))
        unread = [fact for fact in dossier.unread if fact not in own]
        if unread:
            words = f"{counted(len(unread), 'further fact')} on record, not weighed"
            pieces.append(folded(words, unread_table(unread, dossier.record, self._row_of).html(), "cc-data"))
        if dossier.claims:
            caption = "The propositions of the same passages"
            table = claims_table(dossier.claims, dossier.record, caption, linked=True)
            pieces.append(folded(f"{len(dossier.claims)} claims in the same passages", table.html(), "cc-data"))
        return NOTHING.join(pieces)

    def _own_facts(self) -> list[Evidence]:
        """The facts whose rows stand in this chapter: those that a counter-case brings itself."""
        return sorted(own_facts(self.library, self.verdict.dossier), key=lambda fact: fact.id)

    def _own_works(self) -> Html:
        """Whose the facts are that a counter-case brings, and from which works, or nothing."""
        dossier = self.verdict.dossier
        own = self._own_facts()
        if dossier.counter_case is None or not own:
            return NOTHING
        named = {
            fact.source: dossier.counter_case.works[fact.source]
            for fact in own
            if fact.source in dossier.counter_case.works
        }
        works = [Html("<li>{}</li>").format(entry(w, dossier.record.sources[key].mark)) for key, w in named.items()]
        said = Html("<p>{} of these facts {} {} own, and not on record. {}</p>").format(
            capital(in_words(len(own))),
            "is" if len(own) == 1 else "are",
            possessive(self._credit.author),
            f"{'It comes' if len(own) == 1 else 'They come'} from:" if works else "",
        )
        return said + Html("<ul>{}</ul>").format(NOTHING.join(works)) if works else said

    def _row_of(self, fact: str) -> Address:
        return addresses.fact(self.library, fact, self._case.id)

    def making(self, digest: str = "") -> Block:
        """Parameters, digest and downloads."""
        verdict, case = self.verdict, self._case
        rows: list[tuple[str, Cell]] = [
            ("case", case.id),
            ("framework", verdict.framework.id),
            ("margin", verdict.margin),
            *((f"switch: {n}", o) for n, o in verdict.switches.items()),
            ("left out", ", ".join(verdict.without) or "nothing"),
        ]
        if digest:
            rows.append(("digest of all inputs", Html("<code>{}</code>").format(digest)))
        table = Table("The parameters of this chapter", ["Parameter", "Value"], rows).html()
        data = json.dumps(verdict.as_dict(), indent=2, ensure_ascii=False) + "\n"
        files = {
            "Evidence and readings (CSV)": File(case.id, f"{case.id}.evidence.csv", "text/csv", case_csv(verdict)),
            "Verdict (JSON)": File(case.id, f"{case.id}.verdict.json", "application/json", data),
            "This chapter as an executed notebook": File(case.id, f"{case.id}.ipynb", "application/x-ipynb+json", None),
        }
        command = f"papermill notebooks/case.ipynb out.ipynb -p case {case.id}"

        def made(place: Place) -> Html:
            links = (saving(place(file), file, words) for words, file in files.items())
            again = Html("<p>To run it again: <code>{}</code></p>").format(command)
            return table + listed(links, "cc-downloads") + again

        return Block(made, tuple(files.values()))


def _sign(kind: str, words: str) -> Html:
    return Html('<span class="cc-{}">{}</span>').format(kind, words)


SAME = _sign("yes", "= the same")


def _pulled(weighing: Weighing) -> list[tuple[str, int]]:
    return [(level, weight) for level, weight in weighing.weights.items() if weight]
