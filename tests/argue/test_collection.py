"""The cases of a project, read when they are asked for."""

import shutil

import pytest

from countercase.argue.library import load, opened
from countercase.data import loader as collection
from countercase.data.problem import DataError


def test_opened_or_loaded_it_is_the_same(folder, library):
    found = opened(folder)
    assert list(found.cases) == list(library.cases)
    assert list(found.forks) == list(library.forks)
    for name in library.cases:
        assert found.cases[name] == library.cases[name]
    for name in library.forks:
        assert found.forks[name] == library.forks[name]


def test_a_broken_case_is_no_trouble_to_another(folder):
    (folder / "data/cases/lo-identity.yml").write_text("id: nothing")
    assert opened(folder).dossier("lo-ilo").verdict().computed
    with pytest.raises(DataError, match="lo-identity"):
        opened(folder).dossier("lo-identity")
    with pytest.raises(DataError, match="lo-identity"):
        load(folder)


def test_a_name_that_is_no_file_is_unknown(folder):
    found = opened(folder)
    assert "lo-ilo" in found.cases
    assert "lo-illo" not in found.cases
    assert found.cases.get("lo-illo") is None
    assert found.forks.get("lo-ilo") is None
    with pytest.raises(DataError, match="Did you mean 'lo-ilo'"):
        found.dossier("lo-illo")


def test_no_more_are_held_than_are_wanted_and_each_is_read_again(folder, monkeypatch):
    monkeypatch.setattr(collection, "HELD", 2)
    read = []
    real = collection.read_document
    monkeypatch.setattr(collection, "read_document", lambda path, name: read.append(name) or real(path, name))
    found = load(folder)
    once = len(read)
    first = found.cases["kobayashi-imperial-japan"]
    assert len(read) == once + 1
    assert found.cases["kobayashi-imperial-japan"] is first
    assert len(read) == once + 1


@pytest.mark.parametrize("length", [3, 150])
def test_a_long_line_of_counter_cases_is_followed_to_its_end(folder, length):
    source = folder / "data/cases/student-status-counts.yml"
    text = source.read_text()
    for number in range(length):
        parent = f"line-{number - 1}" if number else "student-status-counts"
        lines = [
            f"id: line-{number}",
            f"extends: {parent}",
            *("title: One more", "thesis: As before.", "changes:"),
            *(f"  - margin: {number % 2}", "    because: So that it differs."),
        ]
        (folder / f"data/cases/line-{number}.yml").write_text("\n".join(lines) + "\n")
    assert "extends:" in text
    found = opened(folder)
    last = found.forks[f"line-{length - 1}"]
    assert last.margin == (length - 1) % 2
    assert found.made_from(f"line-{length - 1}")[-1] in found.originals


def test_a_circle_is_named_also_where_only_one_of_it_is_asked_for(folder):
    shutil.copy(folder / "data/cases/student-status-counts.yml", folder / "data/cases/other.yml")
    for name, parent in (("student-status-counts", "other"), ("other", "student-status-counts")):
        path = folder / f"data/cases/{name}.yml"
        lines = path.read_text().splitlines()
        kept = [line for line in lines if not line.startswith(("id:", "extends:"))]
        path.write_text("\n".join([f"id: {name}", f"extends: {parent}", *kept]))
    with pytest.raises(DataError, match="in a circle"):
        opened(folder).dossier("other")
