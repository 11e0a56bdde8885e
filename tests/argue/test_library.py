"""The door to a project: cases by name, ready to be judged, with what a counter-case brings along."""

from dataclasses import is_dataclass
from importlib import import_module
from inspect import getmembers
from pathlib import Path

import pytest
from small_world import HERE, small, small_copied

from countercase import DataError, Library, argue, load
from countercase.argue.library import opened


def test_a_case_comes_with_its_framework_and_the_record():
    dossier = small().dossier("alpha")
    assert dossier.case is small().cases["alpha"]
    assert dossier.framework is small().frameworks["gate"]
    assert dossier.record is small().record
    assert (dict(dossier.switches), dossier.margin) == ({}, 0)
    assert small().dossier("mix").framework.id == "mixed"


def test_the_cases_of_a_source_are_known_without_its_counter_cases():
    known = small()
    assert {source: set(names) for source, names in known.of_source.items()} == {
        source: {name for name in known.originals if known.cases[name].source == source} for source in ("red", "blue")
    }
    assert known.of_source["blue"] == ("mix", "other")


def test_of_which_source_a_case_is_stays_known_of_a_file_that_was_read(tmp_path):
    folder = small_copied(tmp_path)
    known = opened(folder)
    assert set(known.source_of) == set(small().originals)
    (folder / "data/cases/alpha.yml").unlink()  # so that whoever reads it again is told so
    assert known.of_source == small().of_source
    assert known.source_of["alpha"] == "red"


def test_what_the_engine_hands_out_does_not_change():
    """Every result is frozen: what has been judged stays as it was judged."""
    modules = [f"countercase.argue.{path.stem}" for path in Path(argue.__file__).parent.glob("[a-z]*.py")]
    held = [kind for name in modules for _, kind in getmembers(import_module(name), is_dataclass)]
    assert len(set(held)) >= 20
    assert [kind.__name__ for kind in held if not kind.__dataclass_params__.frozen] == []


def test_a_counter_case_comes_with_its_settings():
    assert dict(small().dossier("beta-half").switches) == {"strict": "half"}
    assert small().dossier("beta-wide").margin == 2


def test_evidence_of_ones_own_stands_in_ones_own_case_alone(tmp_path):
    cases = small_copied(tmp_path) / "data/cases"
    head = (HERE / "data/evidence.csv").read_text(encoding="utf-8").splitlines()[0]
    own = "own-storm,own,own:p1,,1999,Port,League,treaty,A storm came.,,,,,,,documented,"
    (cases / "gamma-own.evidence.csv").write_text(f"{head}\n{own}\n", encoding="utf-8")
    (cases / "gamma-own.yml").write_text(
        "id: gamma-own\nextends: gamma\ntitle: Mine\nthesis: I hold this.\nsources: {own: A study of mine}\n"
        "changes:\n  - {add: own-storm, criterion: deed, points_to: refuses, strength: 3, because: It closed.}\n",
        encoding="utf-8",
    )
    library = load(tmp_path)
    assert library.dossier("gamma-own").record.evidence["own-storm"].event == "A storm came."
    assert "own-storm" not in library.record.evidence
    assert library.dossier("gamma-own").verdict().parts[0].weighings["deed"].weights["refuses"] == 3


@pytest.mark.parametrize("read", [load, opened])
def test_both_ways_in_give_the_same(read):
    library = read(HERE)
    assert isinstance(library, Library)
    assert list(library.cases) == list(small().cases)
    assert library.root == HERE
    assert library.dossier("alpha").verdict().as_dict() == small().dossier("alpha").verdict().as_dict()


def test_one_reads_everything_at_once_and_the_other_when_it_is_asked_for(tmp_path):
    (small_copied(tmp_path) / "data/cases/mends.yml").write_text("id: nothing")
    assert opened(tmp_path).dossier("alpha").verdict().computed == ("socialised",)
    with pytest.raises(DataError, match="mends"):
        opened(tmp_path).dossier("mends")
    with pytest.raises(DataError, match="mends"):
        load(tmp_path)


def test_a_case_that_lies_elsewhere_is_read_too(tmp_path):
    path = tmp_path / "gamma-mine.yml"
    path.write_text(
        "id: gamma-mine\nextends: gamma\ntitle: Mine\nthesis: I hold this.\n"
        "changes:\n  - {drop: red-budget, because: It is a number.}\n",
        encoding="utf-8",
    )
    assert load(HERE, also=path).dossier("gamma-mine").verdict().computed == ("strategic", "socialised")


def test_an_unknown_case_is_refused_in_words():
    with pytest.raises(DataError, match=r"unknown case: 'alpa'\. Did you mean 'alpha'"):
        small().dossier("alpa")


def test_outside_a_project_it_is_said(tmp_path, monkeypatch):
    with pytest.raises(DataError, match="there is no project in"):
        load(tmp_path)
    monkeypatch.setenv("COUNTERCASE_ROOT", str(HERE))
    assert load().root == opened().root == HERE
