"""The cases of a project, read when they are asked for."""

import shutil

import pytest
from small_world import small, small_copied

from countercase.argue.library import load, opened
from countercase.data import loader as collection
from countercase.data.problem import DataError


@pytest.fixture
def folder(tmp_path):
    return small_copied(tmp_path)


def test_opened_or_loaded_it_is_the_same(folder):
    found, library = opened(folder), small()
    assert list(found.cases) == list(library.cases)
    assert list(found.counter_cases) == list(library.counter_cases)
    for name in library.cases:
        assert found.cases[name] == library.cases[name]
    for name in library.counter_cases:
        assert found.counter_cases[name] == library.counter_cases[name]


def test_a_broken_case_is_no_trouble_to_another(folder):
    (folder / "data/cases/mends.yml").write_text("id: nothing")
    assert opened(folder).dossier("alpha").verdict().computed
    with pytest.raises(DataError, match="mends"):
        opened(folder).dossier("mends")
    with pytest.raises(DataError, match="mends"):
        load(folder)


def test_a_name_that_is_no_file_is_unknown(folder):
    found = opened(folder)
    assert "alpha" in found.cases
    assert "alpa" not in found.cases
    assert found.cases.get("alpa") is None
    assert found.counter_cases.get("alpha") is None
    with pytest.raises(DataError, match="Did you mean 'alpha'"):
        found.dossier("alpa")


def test_no_more_are_held_than_are_wanted_and_each_is_read_again(folder, monkeypatch):
    monkeypatch.setattr(collection, "HELD", 2)
    read = []
    real = collection.read_case_file
    monkeypatch.setattr(collection, "read_case_file", lambda path, name: read.append(name) or real(path, name))
    found = load(folder)
    once = len(read)
    first = found.cases["split"]
    assert len(read) == once + 1
    assert found.cases["split"] is first
    assert len(read) == once + 1


@pytest.mark.slow
@pytest.mark.parametrize("length", [3, 150])
def test_a_long_line_of_counter_cases_is_followed_to_its_end(folder, length):
    source = folder / "data/cases/beta-half.yml"
    text = source.read_text()
    for number in range(length):
        parent = f"line-{number - 1}" if number else "beta-half"
        lines = [
            f"id: line-{number}",
            f"extends: {parent}",
            *("title: One more", "thesis: As before.", "changes:"),
            *(f"  - margin: {number % 2}", "    because: So that it differs."),
        ]
        (folder / f"data/cases/line-{number}.yml").write_text("\n".join(lines) + "\n")
    assert "extends:" in text
    found = opened(folder)
    last = found.counter_cases[f"line-{length - 1}"]
    assert last.margin == (length - 1) % 2
    assert found.made_from(f"line-{length - 1}")[-1] in found.originals


def test_a_circle_is_named_also_where_only_one_of_it_is_asked_for(folder):
    shutil.copy(folder / "data/cases/beta-half.yml", folder / "data/cases/other.yml")
    for name, parent in (("beta-half", "other"), ("other", "beta-half")):
        path = folder / f"data/cases/{name}.yml"
        lines = path.read_text().splitlines()
        kept = [line for line in lines if not line.startswith(("id:", "extends:"))]
        path.write_text("\n".join([f"id: {name}", f"extends: {parent}", *kept]))
    with pytest.raises(DataError, match="in a circle"):
        opened(folder).dossier("other")


@pytest.mark.slow
def test_in_a_line_of_a_hundred_none_is_made_good_twice(folder, monkeypatch):
    """Fewer are held than the line is long; and what the chapters are made from is gone through once as well."""
    made = []
    real = collection.resolve
    monkeypatch.setattr(
        collection, "resolve", lambda document, *rest: made.append(document.name) or real(document, *rest)
    )
    for i in range(100):
        (folder / f"data/cases/c-{i}.yml").write_text(
            f"id: c-{i}\nextends: {f'c-{i - 1}' if i else 'alpha'}\ntitle: Number {i}\nthesis: I read it otherwise.\n"
            f"changes:\n  - {{margin: {1 + i % 2}, because: It is a number.}}\n"
        )
    found = opened(folder)
    assert found.counter_cases["c-99"].margin == 2
    assert sum(name.startswith("data/cases/c-") for name in made) == 100
    for name in list(found.counter_cases):
        assert found.counter_cases[name].case.id == name
    assert sum(name.startswith("data/cases/c-") for name in made) == 200
