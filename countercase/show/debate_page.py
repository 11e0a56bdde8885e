"""The page on which the sources answer each other, claim by claim, and what is left of their conclusions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from ..argue.debate import Debate, debate
from ..argue.grounded import Label
from ..argue.hearing import Hearing, hearings, mutual, of_source
from ..argue.library import Library
from ..argue.texts import texts
from ..argue.wording import capital, form, in_words, join, verdict_words, worded
from ..data.conclusion import load_conclusions
from ..data.record import Record
from ..data.relation import CODER, Bearing, Relation, load_relations
from . import addresses, exchange
from .files import File, whole
from .markup import NOTHING, Html, Markdown, link
from .piece import Piece
from .table import Table, cell_text, folded, to_csv

LEFT: Mapping[Label, str] = {"in": "✓ stands", "undecided": "◐ stays open", "out": "✗ falls"}
FOUND: Mapping[Label, str] = {"in": "✓ leads to it", "undecided": "◐ leaves it open", "out": "✗ does not lead to it"}
STEPS: Mapping[Label, str] = {"in": "✓ counts", "undecided": "◐ stays open", "out": "✗ does not count"}
BEARS = {
    "supports": "supports",
    "attacks": "attacks",
    "contradicts": "each contradicts the other",
    "undercuts": "undercuts",
}
NONE = Markdown(
    "# Where the rivals meet\n\n"
    "No claim of one text has been held against a claim of another yet. "
    "A row of `data/relations.csv` does so, with its reason and who says it."
)
WORKS = ("dung-1995", "caminada-2006", "boella-2010", "nouioua-2011", "cayrol-2013")


def debate_page(library: Library) -> list[Piece]:
    """The relations between the sources, both engines on what they conclude, and which claims the rivals move."""
    record = library.record
    relations = load_relations(library.root, record)
    if not relations:
        return [NONE]
    whole_debate = debate(record.claims, relations)
    heard = hearings(library, load_conclusions(library.root, record, library.cases, library.left_out), whole_debate)
    questions = dict.fromkeys(r.question for r in relations)
    return [
        _opening(library, relations),
        Markdown("## Two engines on each verdict"),
        _engines(record, heard),
        *_both(library, heard),
        Markdown("## What that shows, and what it does not"),
        _caution(library, relations, whole_debate),
        Markdown("## What the rivals move"),
        *_moved(library, whole_debate),
        Markdown("## What the texts have for and against each other"),
        whole(_file(relations), "Download the relations as CSV", _exchanged()),
        *(p for q in questions for p in _question(record, [r for r in relations if r.question == q], whole_debate)),
    ]


def _opening(library: Library, relations: Sequence[Relation]) -> Markdown:
    counts = Counter(r.bearing for r in relations)
    told = [
        f"{in_words(n)} {form(n, bearing, bearing[:-1])}" for bearing in get_args(Bearing) if (n := counts[bearing])
    ]
    joint = sum(len(r.premises) > 1 for r in relations)
    own = sum(r.said_by != CODER for r in relations)
    who = (
        "None of the texts speaks of another, so each relation is by this book’s coder, and its reason can be denied."
        if not own
        else f"The texts themselves say so in {_many(own)} of them, and this book’s coder in the others."
    )
    return Markdown(
        "# Where the rivals meet\n\n"
        "What is left of a conclusion once the other side has been heard? "
        "{texts} argue past each other, and their claims bear on each other all the same. "
        "Here {count} relations between them are written down, each with its reason: {told}. "
        "{who}"
    ).format(
        texts=capital(texts(library)),
        count=in_words(len(relations)),
        told=join(told) or "none",
        # in one piece: what is put into a text loses the space at its end
        who=f"In {_many(joint)} of them several claims hold only together. {who}" if joint else who,
    )


def _engines(record: Record, heard: Sequence[Hearing]) -> Markdown:
    cited = Html("; ").join(link(addresses.work(key), record.works[key]) for key in WORKS if key in record.works)
    same = sum(h.agree for h in heard)
    return Markdown(
        "The rule of each author judges facts: read as the author reads them, do they lead to what the author says? "
        "The debate weighs nothing, and judges claims by who is against whom. "
        "A claim stands where everything against it falls; it falls where something against it stands; and it stays "
        "open where neither can be said, as where two claims contradict each other and nothing else speaks. "
        "What an author infers needs one ground that stands, while a fact, a definition or a theory is heard as it is "
        "put forward. "
        "To undercut is to leave a claim as it is, and to deny that it follows from one of its grounds. "
        "This is grounded semantics, with supports and joint premises taken back to attacks{}.\n\n{} {}"
    ).format(
        Html(" ({})").format(cited) if cited else NOTHING,
        f"Of {worded(len(heard), 'stated verdict')}, the two engines give {_many(same)} the same answer, each to "
        "its own question.",
        _apart([h for h in heard if not h.agree]),
    )


def _apart(apart: Sequence[Hearing]) -> str:
    """Why the engines part, in sentences: by what each of them does not see."""
    strict = sum(h.together == "in" for h in apart)
    open_ = sum(h.rule == "in" and h.together == "undecided" for h in apart)
    out = sum(h.together == "out" for h in apart)
    told = []
    if strict:
        they, them = form(strict, "stands", "stand"), form(strict, "it", "them")
        told.append(
            f"{capital(in_words(strict))} {they} in the debate, where nobody denies {them}, though the facts do not "
            "lead there alone: nobody’s silence makes up for a fact."
        )
    if open_:
        follow, stay = form(open_, "follows", "follow"), form(open_, "stays", "stay")
        told.append(
            f"{capital(in_words(open_))} {follow} from the facts and {stay} open in the debate, because a rival says "
            "the contrary: that facts lead to a verdict by one rule does not answer whoever has another rule."
        )
    if out:
        fall, them = form(out, "falls", "fall"), form(out, "it", "them")
        own = sum(h.together == h.alone == "out" for h in apart)
        back, rival = form(out, "its author takes it back", "their authors take them back"), "a rival speaks against"
        why = back if own == out else f"{back}, or {rival} {them}" if own else f"{rival} {them}"
        told.append(
            f"{capital(in_words(out))} {fall} in the debate, because {why}, which the rule, asked of one part at a "
            "time, does not hear."
        )
    return " ".join(told)


def _many(count: int) -> str:
    """A number that stands for things: 'none', 'one', 'two'."""
    return in_words(count) if count else "none"


def _both(library: Library, heard: Sequence[Hearing]) -> Iterable[Piece]:
    """The verdicts on which the engines part, and folded those on which they agree."""
    apart, same = [h for h in heard if not h.agree], [h for h in heard if h.agree]
    if apart:
        yield _heard(library, apart, "Stated verdicts on which the two engines part")
    if same:
        table = _heard(library, same, "Stated verdicts on which the two engines agree")
        yield folded(f"{capital(worded(len(same), 'verdict'))} on which they agree", table.html())


def _heard(library: Library, heard: Sequence[Hearing], title: str) -> Table:
    sources = library.record.sources
    rows = [
        (
            link(
                addresses.verdict(library, h.verdict.dossier.case.id),
                f"{sources[h.verdict.dossier.case.source].mark}: {h.verdict.dossier.case.name}, {h.part.part.label}",
            ),
            verdict_words(h.verdict.framework, h.part.stated),
            FOUND[h.rule],
            LEFT[h.alone],
            LEFT[h.together],
        )
        for h in heard
    ]
    heads = ["Case and part", "Stated verdict", "The rule, on the facts", "The text alone", "With the rivals"]
    return Table(title, heads, rows, kind="cards")


def _caution(library: Library, relations: Sequence[Relation], whole_debate: Debate) -> Markdown:
    claims = library.record.claims
    turned = debate(claims, mutual(relations))
    fallen = [c for c in claims if whole_debate.label(c) == "out"]
    spared = sum(turned.label(c) == "undecided" for c in fallen)
    steps = [(r, s) for r in relations for s in _applied(r, whole_debate)]
    idle = sum(s != "in" for _, s in steps)
    return Markdown(
        "Where the engines agree, neither has proved the other right, for they were asked two questions. "
        "Where they part, nobody is shown to be wrong: the debate knows only the relations that somebody wrote down, "
        "each counts for as much as any other, and one more row can turn it. "
        "What an author says twice is heard twice, and each place has to be answered. "
        "What an author grants and keeps a claim beside is a limit of it and no attack on it, for a debate without "
        "weights knows no small concession. "
        "Whether an attack runs one way or both is the coder’s to say: were each attack by a single claim answered by "
        "its target, {spared} of the {fallen} claims that fall would stay open instead. "
        "Of the {count} relations {idle} {do} not count, or not for certain, since a premise falls or stays open. "
        "To deny a relation, change its row in `data/relations.csv` and call `countercase check`."
    ).format(
        spared=_many(spared),
        fallen=in_words(len(fallen)),
        count=len(relations),
        idle=_many(idle),
        do=form(idle, "does", "do"),
    )


def _moved(library: Library, whole_debate: Debate) -> list[Piece]:
    """The claims that the rivals move: where they stood within their text, and where they stand now."""
    record = library.record
    own = {source: of_source(library, source) for source in record.sources}
    moved = [c for c in record.claims.values() if own[c.source].label(c.id) != whole_debate.label(c.id)]
    counts = Counter(record.sources[c.source].kind for c in moved)
    told = join([f"{in_words(count)} in the {kind}" for kind, count in counts.items()])
    rows = [
        (
            link(addresses.claim(c.id), c.statement),
            record.cite(c.locator),
            LEFT[own[c.source].label(c.id)],
            LEFT[whole_debate.label(c.id)],
        )
        for c in moved
    ]
    if not moved:
        return [Markdown("The other texts move no claim.")]
    return [
        Markdown("Of {} claims the rivals move {}: {}.").format(f"{len(record.claims):,}", in_words(len(moved)), told),
        Table(
            "The claims that the rivals move",
            ["Claim", "Where", "Within its text", "With the rivals"],
            rows,
            kind="cards",
        ),
    ]


def _applied(relation: Relation, whole_debate: Debate) -> list[Label]:
    """Whether a relation counts in the debate; of one that runs both ways, or undercuts several steps, each."""
    names = [relation.id]
    if relation.bearing == "undercuts":
        names = [f"{relation.id} {ground}" for ground in relation.drawn_from]
    return [whole_debate.applies(name) for name in names][:1]


def _question(record: Record, relations: Sequence[Relation], whole_debate: Debate) -> Iterable[Piece]:
    yield Markdown("### {}").format(relations[0].question)
    rows = [
        (
            Html("<br>Together with ").join(_claim(record, name) for name in r.premises),
            _target(record, r),
            Html("<strong>{}.</strong> {}").format(capital(BEARS[r.bearing]), _because(record, r)),
            Html("<p>This reason {}.</p><p>What it bears on {}.</p>").format(
                STEPS[_applied(r, whole_debate)[0]], LEFT[whole_debate.label(r.target)]
            ),
        )
        for r in relations
    ]
    heads = ["What answers", "What it bears on", "How, and why", "In the end"]
    title = f"Relations between the texts: {relations[0].question}"
    table = Table(title, heads, rows, ids=[r.id for r in relations], kind="cards")
    yield folded(capital(worded(len(rows), "relation")), table.html())


def _because(record: Record, relation: Relation) -> str:
    """The reason, with who gives it where that is not the coder."""
    if relation.said_by == CODER:
        return relation.because
    return f"{relation.because} ({record.sources[relation.said_by].short})"


def _target(record: Record, relation: Relation) -> Html:
    target = _claim(record, relation.target)
    if relation.bearing != "undercuts":
        return target
    grounds = Html("; ").join(_claim(record, name) for name in relation.drawn_from)
    return Html("{}<br>As drawn from: {}").format(target, grounds)


def _claim(record: Record, name: str) -> Html:
    claim = record.claims[name]
    where = Html('<span class="cc-where">{}</span>').format(record.cite(claim.locator))
    return Html("{} {}").format(link(addresses.claim(name), claim.statement), where)


def _exchanged() -> Html:
    """Links to all claims and relations in the forms of others."""
    links = [
        Html('<a href="{}" download>{}</a>').format(addresses.download(exchange.FOLDER, name), words)
        for name, words in ((exchange.ARGDOWN, "Argdown"), (exchange.AIF, "AIF"))
    ]
    return Html("<p>All claims with these relations, for other programs: {}</p>").format(Html(" · ").join(links))


def _file(relations: Iterable[Relation]) -> File:
    columns = list(Relation.model_fields)
    rows = [[cell_text(getattr(r, column) or "") for column in columns] for r in relations]
    return File(exchange.FOLDER, "relations.csv", "text/csv", to_csv(columns, rows))
