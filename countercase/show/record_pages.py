"""The pages that show the whole record, one function each, and the parts that they have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, get_args

from pydantic import BaseModel

from ..argue.agreement import load_agreement
from ..argue.cache import cached
from ..argue.explanation import capital, counted, in_words, join, spoken, tally, verdict_words
from ..argue.library import Library
from ..data.case import Mechanism
from ..data.datapackage import data_package, schemas
from ..data.problem import fault, unknown
from ..data.record import Claim, Evidence
from .argmap import maps
from .chapter import Chapter, Markdown, Markup
from .check_badges import marks
from .checks import checks_page
from .comparison import disputes, silence
from .editor import argue_page
from .evidence import claims_table, record_tables
from .figures.gallery import figures
from .markup import evidence_link, plain, text
from .matrix import matrix
from .table import Html, Table, cell_text, download, folded, to_csv

Part = Any
WHOLE = "The whole argument"
EXPLORER = '<div class="cc-place"></div><script src="../../_static/explorer.js" defer></script>'


def page(name: str) -> list[Part]:
    """The parts of one page of the record, in order. Raises `DataError` where there is no such page."""
    if name not in PAGES:
        raise fault(unknown("page", name, PAGES))
    return PAGES[name](cached())


def evidence(library: Library) -> list[Part]:
    """All evidence, a section for each source."""
    record, found = library.record, marks(library)
    parts: list[Part] = [
        Markdown(
            "# The evidence\n\n"
            f"The three sources report {len(record.evidence)} facts, and each is one row here, as its source has it: "
            "what happened, when, where the source says so, and what it rests on. "
            "Nothing on this page says what a fact shows; that is the business of the cases."
        ),
        Markup(_whole("evidence", record.evidence.values(), Evidence) + EXPLORER),
    ]
    for name, source in record.sources.items():
        count = sum(e.source == name for e in record.evidence.values())
        parts.append(Markdown(f"## {plain(source.short)}\n\n{count} facts from the {source.kind}."))
        tables = record_tables(record, name, found)
        folds = [folded(f"{capital(n)}: {counted(len(t.rows), 'fact')}", t.html()) for n, t in tables.items()]
        parts.append(Markup("".join(folds)))
    return parts


def claims(library: Library) -> list[Part]:
    """All claims, a section for each source."""
    record = library.record
    parts: list[Part] = [
        Markdown(
            "# The claims\n\n"
            f"Each of the {len(record.claims)} propositions of the three sources is one row here, paraphrased: "
            "of which kind it is, where it stands, and which other claims it supports or attacks."
        ),
        Markup(_whole("claims", record.claims.values(), Claim) + EXPLORER),
    ]
    for name, source in record.sources.items():
        own = [c for c in record.claims.values() if c.source == name]
        parts.append(Markdown(f"## {plain(source.short)}\n\n{len(own)} claims from the {source.kind}."))
        for kind in dict.fromkeys(c.kind for c in own):
            held = [c for c in own if c.kind == kind]
            table = claims_table(held, record, f"Claims of {source.authors}: {kind}")
            parts.append(Markup(folded(f"{capital(kind)}: {counted(len(held), 'claim')}", table.html())))
    return parts


def gallery(library: Library) -> list[Part]:
    """Every figure that stands by itself."""
    return [
        Markdown(
            "# The figures\n\n"
            "The tables and figures of the three sources are rebuilt here from the record and independent figures, "
            "with those that their prose asks for. "
            "What could not be found is said under each."
        ),
        matrix(library),
        *figures(library).values(),
    ]


def argument_map(source: str) -> Callable[[Library], list[Part]]:
    """The page of argument maps for one source."""

    def made(library: Library) -> list[Part]:
        if source not in library.record.sources:
            raise fault(unknown("source", source, library.record.sources), "data/sources.yml", 1)
        known = library.record.sources[source]
        titles = {c.id: c.title for c in map(library.cases.get, library.originals) if c.source == source}
        titles |= {
            tag: WHOLE
            for claim in library.record.claims.values()
            for tag in claim.case
            if claim.source == source and tag not in titles
        }
        return [
            Markdown(
                f"# {plain(known.short)}: how the claims hang together\n\n"
                f"Each map of {plain(known.possessive)} argument starts from what is concluded and goes down "
                "to what it rests on. "
                "Every box links to its claim; on a narrow page the map is a nested list."
            ),
            *(part for m in maps(library.record, source, titles) for part in (Markdown(f"## {plain(m.title)}"), m)),
        ]

    return made


def reproduction(library: Library) -> list[Part]:
    """Every part of a case whose computed verdict differs from the stated one, and what would bring them together."""
    verdicts = [library.dossier(n).verdict() for n in library.originals]
    parts_of = [(v, p) for v in verdicts for p in v.phases]
    apart = [(v, p) for v, p in parts_of if p.reproduces is False]
    silent = [(v, p) for v, p in parts_of if p.reproduces is None]
    found = tally(p for _, p in parts_of)
    parts: list[Part] = [
        Markdown(
            "# Where the arguments do not reproduce\n\n"
            "A claim is a test: read as their authors read them, do the facts lead by the authors’ own rule to the "
            "authors’ own verdict? "
            f"The {len(verdicts)} cases have {found.parts} parts. For {found.stated} of them the authors state a "
            f"verdict, and in {found.met} of these the facts lead to it; for {in_words(found.silent)} the authors "
            "conclude nothing, so that nothing can reproduce or fail to. "
            f"This page names the {in_words(found.apart)} in which computed and stated verdict differ, the step at "
            "which the two part, and the least that would bring them together. "
            "None of this says that an author is wrong: it says what the argument still needs."
        )
    ]
    for source, known in library.record.sources.items():
        own = [(v, p) for v, p in apart if v.dossier.case.source == source]
        if not own:
            parts.append(Markdown(f"## {plain(known.short)}\n\nEvery part with a stated verdict reproduces."))
            continue
        entries = [f"## {plain(known.short)}"]
        for v, p in own:
            case = v.dossier.case
            held = Chapter(library, v).held(p)
            entries.append(f"### [{plain(case.title)}](../cases/{case.id}.ipynb): {plain(p.phase.label)}\n\n{held}")
        parts.append(Markdown("\n\n".join(entries)))
    rows = [
        (
            Html(f'<a href="../cases/{text(v.dossier.case.id)}.html">{text(v.dossier.case.title)}</a>'),
            p.phase.label,
            verdict_words(v.framework, p.computed),
            verdict_words(v.framework, p.stated),
            {True: "✓ yes", False: "✗ no", None: "– nothing is concluded"}[p.reproduces],
        )
        for v, p in parts_of
    ]
    if silent:
        entries = ["## Where the authors conclude nothing"]
        for v, p in silent:
            case = v.dossier.case
            told = Chapter(library, v).held(p)
            entries.append(f"### [{plain(case.title)}](../cases/{case.id}.ipynb): {plain(p.phase.label)}\n\n{told}")
        parts.append(Markdown("\n\n".join(entries)))
    heads = ["Case", "Part", "Computed", "Stated", "Reproduces"]
    parts.append(Markdown("## Every part of every case"))
    parts.append(Table("All parts, computed and stated", heads, rows, kind="cards"))
    return parts


def mechanisms(library: Library) -> list[Part]:
    """Readings for which the author names a mechanism, and the verdict of the part in which they stand."""
    rows, seen = [], defaultdict(set)
    for case in (library.cases[n] for n in library.originals):
        if any(p.gathers for p in case.phases):
            continue
        framework = library.frameworks[case.framework]
        for phase in case.phases:
            stated = verdict_words(framework, phase.verdicts).lower()
            for r in phase.readings:
                if not r.mechanism:
                    continue
                fact = library.record.evidence[r.evidence]
                level = f"{framework.criteria[r.criterion].title}: {spoken(r.points_to)}"
                link = f'<a href="../cases/{text(case.id)}.html">{text(case.name)}, {text(phase.label)}</a>'
                rows.append((r.mechanism, Html(evidence_link(fact.id, fact.event)), Html(link), level, stated))
                seen[r.mechanism].add((library.record.sources[case.source].short, stated))
    rows.sort(key=lambda row: row[0])
    split = {m: pairs for m, pairs in seen.items() if len({s for s, _ in pairs}) > 1}
    sentences = [
        f"Where {who} {'finds' if ' ' not in who else 'find'} {m} at work, the stated verdict is "
        f"{join(sorted({v for s, v in pairs if s == who}), 'or')}."
        for m, pairs in sorted(split.items())
        for who in sorted({s for s, _ in pairs})
    ]
    unnamed = [m for m in get_args(Mechanism) if m and m not in seen]
    return [
        Markdown(
            "# One mechanism, two verdicts\n\n"
            "Johnston named the ways in which an institution can work on a newcomer: mimicking, persuasion, and social "
            "influence with its praise, shame, liking and rank. "
            "Lo and Kobayashi, Krause and Yuan both use his names, and conclude opposite things from the same one.\n\n"
            "For Lo conformity for the sake of rank is how social influence socialises "
            "({claim}`lo-p11-ilo-socialised`, {claim}`lo-p14-pko-socialised`). "
            "For Kobayashi and co-authors social influence elicits pro-norm conduct by reward and punishment, and what "
            "it elicits is rhetorical action, which leaves preferences as they are "
            "({claim}`kobayashi-p79-social-influence-defined`). "
            + plain(" ".join(sentences))
            + (f"\n\nNo source names {join(unnamed, 'or')} for any fact that it reports." if unnamed else "")
        ),
        Table(
            "Readings for which the author names a mechanism",
            ["Mechanism", "Fact", "Where it is used", "What it is read as", "Stated verdict there"],
            rows,
            kind="cards",
        ),
    ]


def agreement(library: Library) -> list[Part]:
    """Two codings of a sample of the readings, held against each other."""
    held = load_agreement(library)
    apart = [p for p in held.pairs if not p.same_level or not p.same_strength]
    rows = [
        (
            Html(evidence_link(p.evidence, library.record.evidence[p.evidence].event)),
            f"{library.cases[p.case].name}, {p.phase}",
            library.frameworks[library.cases[p.case].framework].criteria[p.criterion].title,
            _coded(p.first, p.first_strength),
            _coded(p.second, p.second_strength),
            p.remark,
        )
        for p in apart
    ]
    levels = sum(not p.same_level for p in held.pairs)
    summary = [
        ("Level (nominal)", f"{held.level_share:.0f} per cent", f"{held.level_alpha:.2f}"),
        ("Strength (ordinal)", f"{held.strength_share:.0f} per cent", f"{held.strength_alpha:.2f}"),
    ]
    return [
        Markdown(
            "# Would somebody else read it so?\n\n"
            "A reading is a judgement, and a judgement can be checked by asking a second reader. "
            f"A random fifth of the {held.readings} readings was coded again from the scheme and the texts alone, by a "
            "coder who had not seen the first coding. "
            f"On {len(held.pairs)} units the two agree on the level in {held.level_share:.0f} per cent, "
            f"with a Krippendorff’s alpha of {held.level_alpha:.2f}, and on the strength in "
            f"{held.strength_share:.0f} per cent, with an alpha of {held.strength_alpha:.2f}."
        ),
        Table("Agreement of two codings", ["What", "Same", "Krippendorff’s alpha"], summary),
        Markdown(
            "Alpha is 1 where coders always agree and 0 where they agree as often as chance would have it; by custom, "
            "0.8 and more is called reliable and less than two thirds is not. "
            "The second coder was given the fact as the record words it, how its source knows, and the criterion. "
            "So the choice of facts is not tested; the strength follows from the scheme almost by itself; and a coder "
            "who is shown a fact beside a criterion will seldom answer that it does not bear on it. "
            "Both coders followed the same written scheme; readers from another school might follow another.\n\n"
            f"## Where the two differ\n\nThey give another level {levels} times, and another strength, with or without "
            f"that, {sum(not p.same_strength for p in held.pairs)} times."
        ),
        Table(
            "Units on which the two codings differ",
            ["Fact", "Case and part", "Criterion", "First coding", "Second coding", "Second coder’s remark"],
            rows,
            kind="cards",
        ),
    ]


def _coded(level: str, strength: int | None) -> str:
    return f"{spoken(level)}, {strength}" if strength else "not read"


def dictionary(library: Library) -> list[Part]:
    """What every column and key of the data means, from the models that the schemas are made from."""
    package = data_package(library)
    parts: list[Part] = [
        Markdown(
            "# The data dictionary\n\n"
            "The record can be used without this book: it is plain CSV, described by a Frictionless data package in "
            "`data/datapackage.json`. "
            "This page says what each column means, and what the keys of the YAML files are."
        )
    ]
    for resource in package["resources"]:
        rows = [(f["name"], f["type"], f["description"]) for f in resource["schema"]["fields"]]
        parts.append(Markdown(f"## {plain(resource['path'])}\n\n{plain(resource['description'])}"))
        table = Table(f"The columns of {resource['path']}", ["Column", "Type", "Meaning"], rows, kind="cards")
        parts.append(table)
    for name, schema in sorted(schemas().items()):
        parts.append(Markdown(f"## {plain('The keys of a ' + name)}\n\n{plain(schema.get('description', ''))}"))
        rows = [
            (f"{owner}{key}", "yes" if key in held.get("required", ()) else "no", info.get("description", ""))
            for owner, held in (("", schema), *((f"{k}: ", v) for k, v in schema.get("$defs", {}).items()))
            for key, info in held.get("properties", {}).items()
        ]
        parts.append(Table(f"The keys of a {name}", ["Key", "Needed", "Meaning"], rows, kind="cards"))
    return parts


def _checks(library: Library) -> list[Part]:
    first, *rest = checks_page(library)
    return [first, Markup(EXPLORER), *rest]


PAGES: Mapping[str, Callable[[Library], list[Part]]] = {
    "evidence": evidence,
    "claims": claims,
    "figures": gallery,
    "map-lo": argument_map("lo"),
    "map-kobayashi": argument_map("kobayashi"),
    "map-tylecote": argument_map("tylecote"),
    "reproduction": reproduction,
    "mechanisms": mechanisms,
    "silence": silence,
    "disputes": disputes,
    "agreement": agreement,
    "argue": argue_page,
    "checks": _checks,
    "dictionary": dictionary,
}


def _whole(name: str, rows: Iterable[BaseModel], model: type[BaseModel]) -> str:
    columns = list(model.model_fields)
    data = to_csv(columns, [[cell_text(getattr(row, column)) for column in columns] for row in rows])
    return f"<p>{download(f'{name}.csv', 'text/csv', data, 'Download the whole table as CSV')}</p>"
