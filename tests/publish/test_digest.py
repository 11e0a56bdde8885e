"""Freshness: what a chapter is made from changes its digest, and nothing else does."""

import re
import shutil

import pytest
from small_world import small, small_copied

from countercase import load
from countercase.argue.cache import cached, hold, let_go, notes
from countercase.publish.run import sums
from countercase.publish.run.digest import case_digest
from countercase.publish.run.job import case_jobs, comparison_jobs, record_jobs
from countercase.show import record_pages
from countercase.show.contents import names

pytestmark = pytest.mark.slow

TOC = """root: book/index
parts:
  - caption: All
    chapters:
      - file: book/guide
      - file: book/coding
"""
OF_ALPHA = {name for name, parent in small().parents.items() if parent == "alpha"}


def world(root, folder):
    """The small world, with what else its chapters are made from."""
    small_copied(folder)
    shutil.copytree(root / "notebooks", folder / "notebooks")
    shutil.copy(root / "requirements.txt", folder)
    for name in ("guide", "coding"):
        (folder / f"book/{name}.md").write_text("# A page\n")
    (folder / "_toc.yml").write_text(TOC)
    return folder


@pytest.fixture
def copy(root, tmp_path):
    return world(root, tmp_path)


def digests(folder, **parameters):
    return {job.name: job.digest for job in case_jobs(load(folder), parameters=parameters)}


@pytest.fixture(scope="module")
def as_it_is(root, tmp_path_factory):
    """The digests of the small world, wherever it lies."""
    return digests(world(root, tmp_path_factory.mktemp("as-it-is")))


def changed(folder, before, path, old, new):
    """Which digests are others than before where a file of the copy holds something else."""
    text = (folder / path).read_text(encoding="utf-8")
    assert old in text
    (folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    after = digests(folder)
    return {name for name in before if before[name] != after[name]}


def test_nothing_changed(copy, as_it_is):
    assert digests(copy) == digests(copy) == as_it_is


def test_a_reading_changes_its_case_and_what_answers_it(copy, as_it_is):
    found = changed(copy, as_it_is, "data/cases/alpha.yml", "points_to: partly", "points_to: refuses")
    assert {"alpha", *OF_ALPHA} <= found
    assert not {"beta", "gamma", "mends", "mix"} & found


def test_a_parent_changes_its_counter_cases(copy, as_it_is):
    found = changed(copy, as_it_is, "data/cases/beta.yml", "\ntitle: ", "\ntitle: Otherwise, ")
    assert {"beta", "beta-half", "beta-wide"} <= found
    assert not {"alpha", "gamma", "mix"} & found


def test_a_digest_does_not_hang_on_what_else_is_asked(copy):
    """Nor on what a case is called: one as a template is, one as what is told of none, and one with its own work."""
    cases = copy / "data/cases"
    for name, extended in (("template", "alpha"), ("rule", "beta")):
        text = (cases / f"{extended}.yml").read_text(encoding="utf-8")
        (cases / f"{name}.yml").write_text(re.sub(r"\Aid: \S+", f"id: {name}", text), encoding="utf-8")
    mine = "id: {0}\nextends: {1}\ntitle: Mine {0}\nauthor: A. Critic\nthesis: I hold this of {1}.\nchanges:\n"
    mine += "  - {{drop: red-vote, part: early, criterion: deed, because: One vote.}}\n"
    (cases / "mine.yml").write_text(mine.format("mine", "template"), encoding="utf-8")
    own = "sources:\n  own: {title: My survey, author: A. Critic, year: 2020}\n"
    (cases / "known.yml").write_text(mine.format("known", "alpha") + own, encoding="utf-8")
    library = load(copy)
    together = {job.name: job.digest for job in case_jobs(library, ["known", *library.cases])}
    assert together == {name: case_jobs(library, [name])[0].digest for name in library.cases}
    found = changed(copy, together, "data/cases/template.yml", "strength: 3", "strength: 2")
    assert {"template", "mine"} <= found


def test_a_chapter_takes_over_what_others_found_only_while_the_library_is_held(copy):
    """Of a library that nobody holds a file may be another by now, and it is looked at again."""
    rows, library = copy / "data/cases/alpha.yml", cached(copy)
    answer, other = (library.dossier(name).verdict() for name in ("alpha-drop", "beta"))
    first = case_digest(answer, library)
    rows.write_text(rows.read_text() + "# looked at again\n")
    assert case_digest(other, library) == case_digest(other, library, {})
    cases = copy / "data/cases/alpha-drop.yml"
    cases.write_text(cases.read_text() + "# another file by now\n")
    assert case_digest(answer, library) != first
    hold(copy)
    try:
        held = cached(copy)
        asked = [held.dossier(name).verdict() for name in held.cases]
        assert [case_digest(one, held) for one in asked] == [case_digest(one, held, {}) for one in asked]
        assert notes(held)
        hold(copy)
        assert (cached(copy) is held, notes(held)) == (True, {}), "the templates may be others by now"
    finally:
        let_go(copy)
    assert notes(held) == {}


def test_a_rival_changes_the_case_that_it_extends(copy, as_it_is):
    """The chapter of beta names the counter-case that comes to another verdict, by its title."""
    path = "data/cases/beta-half.yml"
    renamed = changed(copy, as_it_is, path, "\ntitle: ", "\ntitle: Otherwise, ")
    assert renamed == {"beta", "beta-half"}
    after = digests(copy)
    assert changed(copy, after, path, "\nthesis: ", "\nthesis: Briefly, ") == {"beta-half"}


def test_a_condition_that_another_fact_meets_changes_its_case(copy):
    path = copy / "data/cases/alpha.yml"
    text = path.read_text(encoding="utf-8")
    formula = "value('red-treaty') > 3"  # which no part of it asks for otherwise
    path.write_text(text.replace("weight('alpha', 'late', 'deed', 'refuses') > 1", formula), encoding="utf-8")
    before = digests(copy)
    found = changed(copy, before, "data/evidence.csv", "signed the treaty.,3,ports", "signed the treaty.,4,ports")
    assert "alpha" in found


def test_a_fact_changes_the_cases_that_hold_it(copy, as_it_is):
    found = changed(copy, as_it_is, "data/evidence.csv", "The port printed a paper", "The port then printed a paper")
    assert not {"alpha", "beta", "gamma"} & found
    holding = {name for name in small().cases if "blue-paper" in small().cases[name].evidence_ids}
    assert holding <= found


def test_a_check_changes_the_cases_that_show_its_mark(copy, as_it_is):
    found = changed(copy, as_it_is, "data/checks.csv", "It grew from 16", "It did grow from 16")
    holding = {name for name in small().cases if "red-budget" in small().cases[name].evidence_ids}
    assert "alpha" in holding
    assert holding <= found
    without = {
        name
        for name in small().cases
        if "red-budget" not in {row.id for d in [small().dossier(name)] for row in (*d.evidence, *d.unread)}
    }
    assert not without & found


def test_a_framework_changes_its_cases(copy, as_it_is):
    found = changed(copy, as_it_is, "data/frameworks/mixed.yml", "\ntitle: ", "\ntitle: Otherwise, ")
    assert found == {"mix"}


def test_the_template_changes_every_case(copy, as_it_is):
    assert changed(copy, as_it_is, "notebooks/case.ipynb", "## The argument", "## Argument") == set(as_it_is)


def test_the_lock_changes_every_case(copy, as_it_is):
    assert changed(copy, as_it_is, "requirements.txt", "altair==", "altair== ") == set(as_it_is)


def test_parameters_change_a_case(copy, as_it_is):
    assert as_it_is["alpha"] != digests(copy, margin=1)["alpha"]


def test_a_module_changes_every_case(copy, root, monkeypatch):
    package = shutil.copytree(root / "countercase", copy / "countercase", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(sums, "PACKAGE", package)
    sums._code.cache_clear()
    before = digests(copy)
    with (package / "show/look.py").open("a") as module:
        module.write("# otherwise\n")
    sums._code.cache_clear()
    after = digests(copy)
    sums._code.cache_clear()
    assert {name for name in before if before[name] != after[name]} == set(before)


def test_the_record_changes_the_pages_that_show_it(copy):
    def pages():
        return {job.name: job.digest for job in record_jobs(load(copy))}

    before = pages()
    path = copy / "data/evidence.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("The port signed", "The port had signed"))
    after = pages()
    assert {name for name in before if before[name] == after[name]} == {"record/dictionary", "record/api"}


def test_the_crosswalk_changes_a_comparison(copy):
    (copy / "data/comparisons.yml").write_text("pairs:\n  - [gamma, mix]\n  - [alpha, other]\n")

    def jobs():
        return {job.name: job.digest for job in comparison_jobs(load(copy))}

    before = jobs()
    assert {"compare/gamma--mix", "compare/alpha--other", "compare/beta--beta-half"} <= set(before)
    path = copy / "data/crosswalk.yml"
    path.write_text("# It is as it was.\n" + path.read_text(encoding="utf-8"))
    after = jobs()
    assert all(before[name] != after[name] for name in before)


def test_a_page_shows_nothing_beyond_what_its_digest_covers(copy, monkeypatch):
    monkeypatch.setenv("COUNTERCASE_ROOT", str(copy))

    def made():
        jobs = {job.parameters["page"]: job.digest for job in record_jobs(load(copy))}
        return {name: (jobs[name], [shown(part) for part in record_pages.page(name)]) for name in narrow}

    project = load(copy)
    pages = names(project)
    narrow = [name for name in pages if "data" not in record_pages.declaration(name)[0].inputs]
    before = made()
    for kind, fields in {"cases": "title|short|question|summary|thesis", "figures": "title"}.items():
        for path in (copy / "data" / kind).glob("*.yml"):
            text = path.read_text(encoding="utf-8")
            text = re.sub(rf"^({fields}): (\w)", r"\1: Other than \2", text, flags=re.M)
            path.write_text(text, encoding="utf-8")
    after = made()
    # a map names the cases of its source
    assert {name for name in narrow if before[name] != after[name]} == {"map-red", "map-blue"}
    assert all(before[name][0] != after[name][0] for name in narrow if name.startswith("map-"))


def test_how_a_case_is_told_changes_the_pages_that_tell_it_alone(copy, monkeypatch):
    """Of the others each shows just what it did: nothing that they show hangs on it."""
    monkeypatch.setenv("COUNTERCASE_ROOT", str(copy))

    def made():
        jobs = {job.parameters["page"]: job.digest for job in record_jobs(load(copy))}
        return {name: (digest, [shown(part) for part in record_pages.page(name)]) for name, digest in jobs.items()}

    before = made()
    for path in (copy / "data/cases").glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        told = re.sub(r"(^|[ {])(thesis|summary|narrative): (\w)", r"\1\2: Told anew, \3", text, flags=re.M)
        assert told.count("Told anew") > 0, path.name
        path.write_text(told, encoding="utf-8")
    after = made()
    untold = {name for name in before if not record_pages.declaration(name)[0].tells}
    assert untold == {name for name in before if name.startswith("rule-")} | {
        *("agreement", "checks", "debate", "editions", "figures", "reproduction")
    }
    assert [name for name in untold if before[name] != after[name]] == []
    assert before["argue"][0] != after["argue"][0]
    path = copy / "data/cases/alpha-drop.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("because: It is", "because: It was"), encoding="utf-8")
    reasoned = made()
    assert [name for name in untold if reasoned[name][0] == after[name][0]] == []


def shown(part):
    return part.html() if hasattr(part, "html") else str(part)
