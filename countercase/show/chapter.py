"""A case chapter, part by part, as the template shows it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..argue.cache import cached
from ..argue.explanation import capital, explain, join, repair_words, spoken, verdict_words
from ..argue.formula import evaluate
from ..argue.library import Library
from ..argue.repair import moving, repairs
from ..argue.verdict import PhaseVerdict, Verdict
from ..data.problem import DataError, Problem, fault, unknown
from .check_badges import marks
from .evidence import case_csv, case_table, claims_table, unread_table
from .markup import plain, prose, text
from .sensitivity import Firmness
from .table import Html, Table, download, folded
from .timeline import timeline
from .trajectory import path
from .weights import weights

PARAMETERS: Mapping[str, type | tuple[type, ...]] = {
    "case": str,
    "margin": (int, type(None)),
    "switches": dict,
    "without": (list, tuple),
}


class Markdown(str):
    """Markdown for the page. The site makes real Markdown of it, so that its headings are headings."""

    def _repr_markdown_(self) -> str:
        return str(self)


class Markup(str):
    """HTML for the page."""

    def _repr_html_(self) -> str:
        return str(self)


def check_parameters(given: Mapping[str, Any]) -> None:
    """Refuse a parameter that a case chapter does not have, or a value of the wrong kind, with a `DataError`."""
    problems = []
    for name, value in given.items():
        if name not in PARAMETERS:
            problems.append(Problem("", 0, unknown("parameter", name, PARAMETERS)))
        elif not isinstance(value, PARAMETERS[name]) or isinstance(value, bool):
            problems.append(Problem("", 0, f"the parameter '{name}' is {value!r}. {EXAMPLES[name]}"))
    if problems:
        raise DataError(problems)


SHORT = 6  # a table of more rows is folded

EXAMPLES = {
    "case": "It should be the id of a case, such as 'lo-ilo'.",
    "margin": "It should be a whole number, such as 1.",
    "switches": "It should name options, such as {'jointly': 'any'}.",
    "without": "It should list evidence ids, such as ['lo-ilo-1994-speech'].",
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
    def _case(self):
        return self.verdict.dossier.case

    def opening(self) -> Markdown:
        """Title, question, what the chapter shows, and the verdicts."""
        case, verdict = self._case, self.verdict
        source = verdict.dossier.record.sources[case.source]
        settings = self._changed()
        return Markdown(
            f"# {plain(case.title)}\n\n"
            f'<p class="cc-kicker">{self._kind(source.possessive)}</p>\n\n'
            f'<p class="cc-question">{text(case.question)}</p>\n\n'
            f"{prose(case.summary)}\n\n"
            f"{self._outcome()}\n\n" + (f"{settings}\n" if settings else "")
        )

    def _kind(self, possessive: str) -> str:
        if (fork := self.library.forks.get(self._case.id)) is None:
            return f"{text(possessive)} case"
        return f"A counter-case to {text(self.library.cases[fork.parent].name)}"

    def _flipped(self, parent: str) -> str:
        """What a counter-case comes to beside its parent, part by part."""
        before = self.library.dossier(parent).verdict()
        rows = []
        for own, other in zip(self.verdict.phases, before.phases, strict=True):
            mine = verdict_words(self.verdict.framework, own.computed)
            theirs = verdict_words(before.framework, other.computed)
            flipped = mine != theirs
            sign = Html(
                f'<span class="cc-{"no" if flipped else "yes"}">{"≠ another" if flipped else "= the same"}</span>'
            )
            rows.append((own.phase.title, mine, theirs, sign))
        caption = "What this counter-case comes to, and what its parent comes to"
        heads = ("Part", "Here", "In the parent", "Verdict")
        return Table(caption, heads, rows, kind="cards cc-verdicts", anchor="verdict").html()

    def _outcome(self) -> str:
        if (fork := self.library.forks.get(self._case.id)) is not None:
            return self._flipped(fork.parent)
        framework = self.verdict.framework
        rows = []
        for result in self.verdict.phases:
            silent = "nothing is concluded" if result.phase.stated else "nobody has stated a verdict"
            mark = {True: ("yes", "✓ yes"), False: ("no", "✗ no"), None: ("none", silent)}[result.reproduces]
            rows.append(
                (
                    result.phase.title,
                    verdict_words(framework, result.computed),
                    verdict_words(framework, result.stated),
                    Html(f'<span class="cc-{mark[0]}">{mark[1]}</span>'),
                )
            )
        caption = "What the readings come to, and what the source states"
        heads = ("Part", "Computed", "Stated", "Reproduces")
        return Table(caption, heads, rows, kind="cards cc-verdicts", anchor="verdict").html()

    def _changed(self) -> str:
        verdict = self.verdict
        turned = {n: o for n, o in verdict.switches.items() if o != verdict.framework.defaults[n]}
        parts = []
        if verdict.margin:
            parts.append(f"a margin of {verdict.margin}")
        parts += [f"{verdict.framework.switches[n].title.lower()}: {spoken(o)}" for n, o in turned.items()]
        if verdict.without:
            parts.append(f"{len(verdict.without)} fact{'s' * (len(verdict.without) > 1)} left out")
        return f'<p class="cc-note">This run differs from the book: {text(join(parts))}.</p>' if parts else ""

    def thesis(self) -> Markdown:
        """What the author holds, put at its strongest."""
        return Markdown(prose(self._case.thesis))

    def phases(self) -> Markdown:
        """The argument phase by phase: each with its heading, its narrative and its stated verdict."""
        parts = []
        record = self.verdict.dossier.record
        for result in self.verdict.phases:
            phase = result.phase
            said = ""
            if phase.stated:
                words = f" In the source’s words: “{plain(phase.stated.words)}”." if phase.stated.words else ""
                where = plain(record.cite(phase.stated.locator))
                if phase.stated.verdict:
                    stated = verdict_words(self.verdict.framework, phase.verdicts)
                    said = f"Stated: {plain(stated.lower())} ({where}).{words}"
                else:
                    said = f"Nothing is concluded here ({where}). {plain(phase.stated.because)}{words}"
            when = f"{capital(phase.span)}. " if phase.years else ""
            parts.append(
                f"### {plain(phase.title)}\n\n{prose(phase.narrative)}\n\n"
                + (f"*{when}{said}*\n" if when or said else "")
            )
        return Markdown("\n".join(parts))

    def timeline(self):
        """When the facts happened."""
        return timeline(self.verdict)

    def weights(self):
        """What the facts weigh."""
        return weights(self.verdict)

    def path(self):
        """Where the case stands, phase by phase."""
        return path(self.verdict)

    def rubric(self) -> Table | Markdown:
        """The author's own table of standards."""
        rubric = self.verdict.framework.rubric
        if rubric is None:
            return Markdown("This framework’s source gives no table of standards.")
        rows = [
            (r.degree, r.standard, Html("<ul>" + "".join(f"<li>{text(i)}</li>" for i in r.implications) + "</ul>"))
            for r in rubric.rows
        ]
        place = f"{self.verdict.dossier.record.sources[rubric.locator.source].short}, {rubric.locator.words}"
        return Table(f"{rubric.title} ({place}, paraphrased)", rubric.columns, rows, kind="cards")

    def explanation(self) -> Markdown:
        """Each phase's verdict, line by line, and what would make it reproduce where it does not."""
        parts = []
        for result in self.verdict.phases:
            rows = [(line.about, line.outcome, line.because) for line in explain(self.verdict, result)]
            caption = f"How {result.phase.title} comes to its verdict"
            table = Table(caption, ["Step", "Outcome", "Because"], rows, kind="cards").html()
            parts.append(
                f"### {plain('Verdict: ' + result.phase.title)}\n\n{self.held(result)}\n\n"
                f'<details class="cc-data"><summary>Line by line</summary>{table}</details>\n'
            )
        return Markdown("\n".join(parts))

    def held(self, result: PhaseVerdict) -> str:
        """Whether a part reproduces, and if not, where computed and stated part and what would bring them together."""
        framework, verdict = self.verdict.framework, self.verdict
        computed = verdict_words(framework, result.computed)
        stated = verdict_words(framework, result.stated)
        if result.reproduces is None:
            return f"The readings come to **{plain(computed.lower())}**. {self._silent(result)}"
        if result.reproduces:
            several = len(result.computed) > 1
            more = " The evidence leaves open which, and so does the source." if several else ""
            return f"The readings come to **{plain(computed.lower())}**, which is what the source states.{more}"
        found = repairs(verdict, result)
        if found:
            ways = join([repair_words(framework, r) for r in found], "or")
            alone = "No switch and no margin is enough: it" if any(r.levels for r in found) else "It"
            mend = f"{alone} would reproduce {ways}."
        else:
            mend = "As the switches stand, no reading of any fact leads there."
        missing = [framework.verdicts[v].title.lower() for v in result.stated if v not in result.computed]
        extra = [framework.verdicts[v].title.lower() for v in result.computed if v not in result.stated]
        why = []
        if missing:
            why.append(f"the readings do not lead to {join(missing)}")
        if extra:
            why.append(f"they also leave {join(extra)} open")
        step = self._step(result)
        return (
            f"The source states **{plain(stated.lower())}**; the readings come to **{plain(computed.lower())}**. "
            f"This does not reproduce: {plain(join(why))}. {plain(step)} {plain(mend)}"
        )

    def _silent(self, result: PhaseVerdict) -> str:
        """Why there is nothing that could reproduce."""
        stated = result.phase.stated
        if stated is None:
            return "By this framework nobody has stated a verdict."
        authors = plain(self.verdict.dossier.record.sources[self._case.source].short)
        verb = "conclude" if " and " in authors else "concludes"
        where = plain(self.verdict.dossier.record.cite(stated.locator))
        because = plain(stated.because)
        return f"{authors} {verb} nothing here ({where}), so that nothing can reproduce or fail to. {because}"

    def _step(self, result: PhaseVerdict) -> str:
        """At which step computed and stated part."""
        framework = self.verdict.framework
        if set(result.stated) < set(result.computed):
            decisive = [framework.criteria[n].title.lower() for n in moving(self.verdict, result)]
            return f"They part at what stays open: {join(decisive)}." if decisive else "They part at what stays open."
        heavy = {n: w for n, w in result.weighings.items() if w.settled and w.readings and len(_pulled(w)) > 1}
        if heavy:
            pulls = {n: join([f"{spoken(k)} weighs {v}" for k, v in _pulled(w)]) for n, w in heavy.items()}
            parts = [f"{framework.criteria[n].title.lower()}, where {pull}" for n, pull in pulls.items()]
            return f"They part at {join(parts, 'and')}."
        return "They part at the rule, and not at any weight."

    def firmness(self) -> list[Any]:
        """How firm the verdict is: in words, in a figure, and fact by fact."""
        made = Firmness(self.verdict)
        return [Markdown(made.words()), made.figure(), made.table()]

    def changes(self) -> Table | Markdown:
        """What a counter-case changes in the case that it extends, with each reason."""
        library = self.library
        fork = library.forks.get(self._case.id)
        if fork is None:
            return Markdown("")
        parent = library.cases[fork.parent]
        who = f" by {plain(fork.author)}" if fork.author else ""
        head = (
            f"## What it changes\n\nThis is a counter-case{who} to "
            f"[{plain(parent.title)}]({self._page(library, fork.parent)}). "
        )
        if not fork.altered:
            return Markdown(f"{head}It changes nothing yet.")
        rows = []
        for a in fork.altered:
            evidence = self.verdict.dossier.record.evidence
            name = getattr(a.change, a.change.kind)
            fact = evidence[name].event if name in evidence else a.change.switch or a.change.kind
            rows.append((a.change.kind, fact, self._side(a.before), self._side(a.after), a.change.because))
        heads = ["Change", "Fact or setting", "Before", "After", "Because"]
        return Markdown(f"{head}\n\n{Table('The changes, with their reasons', heads, rows, kind='cards').html()}")

    def _side(self, side: Any) -> str:
        if side is None:
            return "not read"
        if isinstance(side, str):
            return spoken(side)
        return f"{spoken(side.criterion)}: {spoken(side.points_to)}, {side.strength}"

    def _page(self, library: Library, case: str) -> str:
        return f"../{'forks' if case in library.forks else 'cases'}/{case}.ipynb"

    def open_questions(self) -> Markdown:
        """What the case leaves open, and what would change its author's mind."""
        record = self.verdict.dossier.record

        def items(entries, mark: bool) -> str:
            lines = []
            for item in entries:
                where = ""
                if item.locator:
                    where = f" ({plain(record.cite(item.locator))})"
                derived = " *Derived from the criteria; the source does not say so.*" if mark and item.derived else ""
                met = f" **{self._met(item.met_if)}**" if mark else ""
                lines.append(f"- {prose(item.text)}{where}{derived}{met}")
            return "\n".join(lines)

        parts = []
        if self._case.open:
            parts.append(items(self._case.open, mark=False))
        if self._case.falsifiers:
            parts.append(f"### What would change the author’s mind\n\n{items(self._case.falsifiers, mark=True)}")
        return Markdown("\n\n".join(parts) or "Nothing is noted.")

    def _met(self, formula: str) -> str:
        """Whether a condition is met on the record as it stands."""
        if not formula:
            return "It cannot be tested with what is on record."
        return "It is met on the record." if evaluate(formula, self.library) else "It is not met on the record."

    def evidence(self) -> Markup:
        """The facts that are read, and folded below them the facts and claims of the same passages."""
        dossier = self.verdict.dossier
        table = case_table(self.verdict, marks(self.library))
        count = len(table.rows)
        parts = [folded(f"All {count} facts that this case reads", table.html()) if count > SHORT else table.html()]
        if dossier.unread:
            count = len(dossier.unread)
            parts.append(
                f'<details class="cc-data"><summary>{count} further fact{"s" * (count != 1)} on record, not weighed'
                f"</summary>{unread_table(dossier.unread, dossier.record).html()}</details>"
            )
        if dossier.claims:
            caption = "The propositions of the same passages"
            parts.append(
                f'<details class="cc-data"><summary>{len(dossier.claims)} claims in the same passages</summary>'
                f"{claims_table(dossier.claims, dossier.record, caption, link=True).html()}</details>"
            )
        return Markup("".join(parts))

    def making(self, digest: str = "") -> Markup:
        """Parameters, digest and downloads."""
        verdict, case = self.verdict, self._case
        rows: list[tuple[str, Any]] = [
            ("case", case.id),
            ("framework", verdict.framework.id),
            ("margin", verdict.margin),
            *((f"switch: {n}", o) for n, o in verdict.switches.items()),
            ("left out", ", ".join(verdict.without) or "nothing"),
        ]
        if digest:
            rows.append(("digest of all inputs", Html(f"<code>{text(digest)}</code>")))
        table = Table("The parameters of this chapter", ["Parameter", "Value"], rows).html()
        data = json.dumps(verdict.as_dict(), indent=2, ensure_ascii=False) + "\n"
        links = [
            download(f"{case.id}.evidence.csv", "text/csv", case_csv(verdict), "Evidence and readings (CSV)"),
            download(f"{case.id}.verdict.json", "application/json", data, "Verdict (JSON)"),
        ]
        items = "".join(f"<li>{link}</li>" for link in links)
        command = f"papermill notebooks/case.ipynb out.ipynb -p case {case.id}"
        return Markup(
            f'{table}<ul class="cc-downloads">{items}<li class="cc-notebook"></li></ul>'
            f"<p>To run it again: <code>{text(command)}</code></p>"
        )


def _pulled(weighing) -> list[tuple[str, int]]:
    return [(level, weight) for level, weight in weighing.weights.items() if weight]
