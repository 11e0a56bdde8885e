"""Where things stand in the book, and that links lead there: those of a counter-case to facts of its own as well."""

import os

import pytest
import warm
from bs4 import BeautifulSoup
from small_world import small_copied

from countercase import DataError, load
from countercase.data.record import Evidence
from countercase.data.shared_facts import load_facts
from countercase.show import addresses
from countercase.show.addresses import Address, case_of
from countercase.show.chapter import Chapter
from countercase.show.comparison import open_comparison
from countercase.show.cross_references import check_mentions

PARTS = ("opening", "changes", "parts", "explanation", "firmness", "evidence", "making")
OWN = ("own-strike", "own-visit", "own-idle")
CASE = """id: {name}
extends: {parent}
title: Another reading
thesis: They talked, as {{evidence}}`own-strike` shows.
sources:
  own: A study of my own, 2026
changes:
"""
READ = """  - add: {fact}
    part: late
    criterion: reason
    points_to: belief
    strength: decisive
    because: They talked.
"""


@pytest.fixture
def library(tmp_path):
    """The small world with a counter-case that brings three facts and hangs on two, and one that extends it."""
    folder = small_copied(tmp_path / "world")
    columns = [column for column in Evidence.model_fields if column != "sentence"]
    rows = [f"{name},own,own:p12,1994,Port,League,treaty,It is a fact: {name}.,,,,,,,documented," for name in OWN]
    beside = "\n".join([",".join(columns), *rows]) + "\n"
    (folder / "data/cases/my-case.evidence.csv").write_text(beside)
    for name, parent, facts in (("my-case", "alpha", OWN[:2]), ("my-second", "my-case", OWN[2:])):
        changes = "".join(READ.format(fact=fact) for fact in facts)
        (folder / f"data/cases/{name}.yml").write_text(CASE.format(name=name, parent=parent) + changes)
    return load(folder)


def shown(part):
    return str(part) if isinstance(part, str) else str(part.html())


def pages(library, *cases):
    """The parts of chapters and of a comparison, as one HTML each, by the page that they make."""
    made = {}
    for name in cases:
        chapter = Chapter(library, library.dossier(name).verdict())
        parts = [getattr(chapter, part)() for part in PARTS]
        flat = [p for part in parts for p in (part if isinstance(part, list) else [part])]
        made[addresses.case(library, name).page] = BeautifulSoup("".join(map(shown, flat)), "html.parser")
    return made


def test_a_fact_of_the_record_stands_on_its_page_whoever_speaks_of_it(library):
    row = Address("book/record/evidence", "red-treaty")
    assert {addresses.fact(library, "red-treaty", case) for case in ("", "alpha", "my-case")} == {row}
    assert row.href == "../record/evidence.html#red-treaty"


def test_a_fact_of_its_own_stands_in_the_chapter_of_the_counter_case_that_brings_it(library):
    for name in OWN:
        assert addresses.fact(library, name, "my-case") == Address("book/counter-cases/my-case", name)
        assert addresses.fact(library, name, "my-second") == Address("book/counter-cases/my-case", name)


def test_nobody_else_knows_it(library):
    for case in ("", "alpha", "alpha-two"):
        with pytest.raises(DataError, match="unknown evidence: 'own-strike'"):
            addresses.fact(library, "own-strike", case)


@pytest.mark.slow
def test_every_link_to_a_fact_of_its_own_leads_to_a_row(library, monkeypatch):
    monkeypatch.setenv("COUNTERCASE_ROOT", str(library.root))
    made = pages(library, "my-case", "my-second")
    compared = open_comparison(first="alpha", second="my-case") + open_comparison(first="my-case", second="my-second")
    made["book/compare/x"] = BeautifulSoup("".join(map(shown, compared)), "html.parser")
    ids = {page: {tag["id"] for tag in html.select("tr[id]")} for page, html in made.items()}
    assert set(OWN) <= ids["book/counter-cases/my-case"]
    links = [(page, a["href"]) for page, html in made.items() for a in html.select("a[href]:not(.headerlink)")]
    own = [(page, href) for page, href in links if href.partition("#")[2] in OWN]
    assert {page for page, _ in own} == {"book/counter-cases/my-case", "book/counter-cases/my-second", "book/compare/x"}
    for _, href in own:
        page, _, name = href.partition("#")
        assert page == "../counter-cases/my-case.html"
        assert name in ids["book/counter-cases/my-case"]


@pytest.mark.slow
def test_a_row_stands_in_a_chapter_once(library):
    for html in pages(library, "my-case", "my-second").values():
        rows = [tag["id"] for tag in html.select("tr[id]")]
        assert len(rows) == len(set(rows))


def test_the_texts_of_a_counter_case_may_mention_facts_of_its_own_and_no_other_text(library):
    facts = load_facts(library.root, library.record)
    check_mentions(library, facts)
    path = library.root / "data/cases/alpha-two.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title: ", "summary: See {value}`own-strike`.\ntitle: ", 1), encoding="utf-8")
    with pytest.raises(DataError, match=r"alpha-two\.yml, line .*unknown evidence: 'own-strike'"):
        check_mentions(load(library.root), facts)


def test_a_page_knows_whose_chapter_it_is(library):
    assert case_of(library, "book/counter-cases/my-case") == "my-case"
    assert case_of(library, "book/cases/alpha") == "alpha"
    assert case_of(library, "book/red/alpha") == ""
    assert case_of(library, "book/index") == ""


@pytest.mark.slow
def test_the_roles_know_it_in_the_chapter_of_its_counter_case_alone(library, tmp_path):
    book = library.root / "book"
    (book / "conf.py").write_text('extensions = ["myst_parser", "countercase.publish.sphinx.roles"]\n')
    (book / "counter-cases").mkdir()
    (book / "index.md").write_text("# Book\n\n```{toctree}\ncounter-cases/my-case\ncounter-cases/my-second\n```\n")
    for name in ("my-case", "my-second"):
        (book / f"counter-cases/{name}.md").write_text("# Case\n\nSee {evidence}`own-strike`.\n")

    def build(target):
        environment = {**os.environ, "COUNTERCASE_ROOT": str(library.root)}
        command = ["-m", "sphinx", "-q", "-b", "html", "-c", book, library.root, tmp_path / target]
        return warm.run(command, env=environment)

    (library.root / "index.md").write_text("# Top\n\n```{toctree}\nbook/index\n```\n")
    done = build("site")
    assert done.returncode == 0, done.stderr
    for name, target in (("my-case", "#own-strike"), ("my-second", "my-case.html#own-strike")):
        html = (tmp_path / f"site/book/counter-cases/{name}.html").read_text(encoding="utf-8")
        link = BeautifulSoup(html, "html.parser").select_one(".cc-ref.cc-evidence a")
        assert (link["href"], link.text) == (target, "A study of my own, 2026, para. 12")
    (book / "index.md").write_text("# Book\n\n{evidence}`own-strike`\n\n```{toctree}\ncounter-cases/my-case\n```\n")
    done = build("other")
    assert done.returncode == 1
    assert "unknown evidence: 'own-strike'" in done.stderr
