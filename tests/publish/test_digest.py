"""Freshness: what a chapter is made from changes its digest, and nothing else does."""

import re
import shutil

import pytest

from countercase import load
from countercase.argue.check import load_checks
from countercase.publish.run import digest
from countercase.publish.run.job import case_jobs, comparison_jobs, record_jobs
from countercase.show import record_pages
from countercase.show.contents import names

pytestmark = pytest.mark.slow


@pytest.fixture
def copy(root, tmp_path):
    for name in ("data", "notebooks"):
        shutil.copytree(root / name, tmp_path / name)
    (tmp_path / "book").mkdir()
    for name in ("book/references.bib", "book/coding.md", "book/guide.md", "_toc.yml"):
        shutil.copy(root / name, tmp_path / name)
    shutil.copy(root / "requirements.txt", tmp_path)
    return tmp_path


def digests(folder, **parameters):
    return {job.name: job.digest for job in case_jobs(load(folder), parameters=parameters)}


@pytest.fixture(scope="module")
def as_it_is(root):
    """The digests of the project, which are those of a copy of it."""
    return digests(root)


def changed(folder, before, path, old, new):
    """Which digests are others than before where a file of the copy holds something else."""
    text = (folder / path).read_text(encoding="utf-8")
    assert old in text
    (folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    after = digests(folder)
    return {name for name in before if before[name] != after[name]}


def test_nothing_changed(copy, as_it_is):
    assert digests(copy) == digests(copy) == as_it_is


def test_a_reading_changes_its_case_alone(copy, as_it_is):
    found = changed(copy, as_it_is, "data/cases/lo-ilo.yml", "points_to: western", "points_to: own-model")
    assert "lo-ilo" in found
    assert "kobayashi-china-peacekeeping" not in found


def test_a_parent_changes_its_counter_cases(copy, as_it_is):
    found = changed(copy, as_it_is, "data/cases/lo-ilo.yml", "\ntitle: ", "\ntitle: Otherwise, ")
    assert found == {"lo-ilo", "student-status-counts"}


def test_a_rival_changes_the_case_that_it_extends(copy, as_it_is):
    """The chapter of lo-ilo names the counter-case that leaves its last part open, by its title."""
    path = "data/cases/student-status-counts.yml"
    renamed = changed(copy, as_it_is, path, "\ntitle: ", "\ntitle: Otherwise, ")
    assert renamed == {"lo-ilo", "student-status-counts"}
    after = digests(copy)
    assert changed(copy, after, path, "\nthesis: >-\n", "\nthesis: >-\n  Briefly.\n") == {"student-status-counts"}


def test_a_condition_that_another_fact_meets_changes_its_case(copy):
    path = copy / "data/cases/lo-ilo.yml"
    text = path.read_text(encoding="utf-8")
    formula = "value('tylecote-aiib-china-vote-share') > 27"
    path.write_text(text.replace("weight('lo-ilo', 'final', 'motive', 'integration') > 0", formula), encoding="utf-8")
    before = digests(copy)
    assert "lo-ilo" in changed(
        copy, before, "data/evidence.csv", ",26.6,per cent of AIIB votes", ",27.6,per cent of AIIB votes"
    )


def test_a_fact_changes_the_cases_that_hold_it(copy, as_it_is):
    found = changed(
        copy, as_it_is, "data/evidence.csv", "had ratified 17 out of 175", "had ratified just 17 out of 175"
    )
    assert "lo-ilo" in found
    assert "kobayashi-china-peacekeeping" not in found


def test_a_check_changes_the_cases_that_show_its_mark(copy, as_it_is):
    library = load(copy)
    tested = next(c for c in load_checks(library) if set(c.check.tests) & set(library.record.evidence))
    holding = {
        name
        for name in library.cases
        for dossier in [library.dossier(name)]
        if {row.id for row in (*dossier.evidence, *dossier.unread)} & set(tested.check.tests)
    }
    words = tested.check.finding[:20]
    found = changed(copy, as_it_is, "data/checks.csv", words, "It is otherwise: " + words)
    assert holding <= found
    assert "kobayashi-imperial-japan" not in found


def test_a_framework_changes_its_cases(copy, as_it_is):
    found = changed(copy, as_it_is, "data/frameworks/three-tests.yml", "default: counts", "default: does-not-count")
    assert "lo-ilo" in found
    assert "kobayashi-china-peacekeeping" not in found


def test_the_template_changes_every_case(copy, as_it_is):
    assert changed(copy, as_it_is, "notebooks/case.ipynb", "## The argument", "## Argument") == set(as_it_is)


def test_the_lock_changes_every_case(copy, as_it_is):
    assert changed(copy, as_it_is, "requirements.txt", "altair==", "altair== ") == set(as_it_is)


def test_parameters_change_a_case(copy, as_it_is):
    assert as_it_is["lo-ilo"] != digests(copy, margin=1)["lo-ilo"]


def test_a_module_changes_every_case(copy, root, monkeypatch):
    package = shutil.copytree(root / "countercase", copy / "countercase", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(digest, "PACKAGE", package)
    digest._code.cache_clear()
    before = digests(copy)
    with (package / "show/look.py").open("a") as module:
        module.write("# otherwise\n")
    digest._code.cache_clear()
    after = digests(copy)
    digest._code.cache_clear()
    assert {name for name in before if before[name] != after[name]} == set(before)


def test_the_record_changes_the_pages_that_show_it(copy):
    def pages():
        return {job.name: job.digest for job in record_jobs(load(copy))}

    before = pages()
    path = copy / "data/evidence.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("had ratified 17 out", "had ratified just 17 out"))
    after = pages()
    assert {name for name in before if before[name] == after[name]} == {"record/dictionary", "record/api"}


def test_the_crosswalk_and_a_counter_case_between_them_change_a_comparison(copy):
    def jobs():
        return {job.name: job.digest for job in comparison_jobs(load(copy))}

    before = jobs()
    path = copy / "data/crosswalk.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("what moves the state", "what drives the state"))
    after = jobs()
    assert all(before[name] != after[name] for name in before)
    # that page says what this counter-case makes of Lo's facts, and the others do not
    path = copy / "data/cases/kobayashi-reads-lo-peacekeeping.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("\ntitle: ", "\ntitle: Otherwise, "))
    changed = {name for name, digest in jobs().items() if digest != after[name]}
    assert changed == {
        "compare/lo-peacekeeping--kobayashi-reads-lo-peacekeeping",
        "compare/kobayashi-reads-lo-peacekeeping--kobayashi-china-peacekeeping",
        "compare/lo-peacekeeping--kobayashi-china-peacekeeping",
    }


def test_two_cases_with_nothing_in_common_get_no_page(copy):
    """By the two fronts, and without the facts that Lo reads, the counter-case asks nothing that its parent does."""
    fact = next(name for name in load(copy).record.evidence if name.startswith("tylecote-who"))
    lines = [
        *("id: apart", "extends: lo-identity", "title: Apart", "thesis: It is about posts.", "changes:"),
        "  - {framework: two-fronts, because: It asks for posts.}",
        f"  - {{add: {fact}, criterion: posts, points_to: head, strength: 1, because: One leads.}}",
    ]
    (copy / "data/cases/apart.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    names = {job.name for job in comparison_jobs(load(copy))}
    assert "compare/lo-ilo--student-status-counts" in names
    assert not any("apart" in name for name in names)


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
    assert {name for name in narrow if before[name] != after[name]} == {"map-lo", "map-kobayashi", "map-tylecote"}
    assert all(before[name][0] != after[name][0] for name in narrow if name.startswith("map-"))


def shown(part):
    return part.html() if hasattr(part, "html") else str(part)
