"""Cases: readings that build on earlier ones, readings gathered from other cases, and parallel parts."""

import pytest

from countercase import DataError, load


def test_a_step_weighs_the_steps_it_builds_on(library):
    case = library.cases["lo-ilo"]
    interim, final = case.phases
    assert set(case.readings_for(final)) == {*interim.readings, *final.readings}


def test_the_whole_answer_gathers_the_readings_of_its_parts(library):
    whole = library.cases["lo-overall"]
    held = {(r.evidence, r.criterion, r.points_to) for p in whole.phases for r in p.readings}
    for name in ("lo-ilo", "lo-peacekeeping", "lo-sovereignty", "lo-identity"):
        for phase in library.cases[name].phases:
            missing = {(r.evidence, r.criterion, r.points_to) for r in phase.readings} - held
            assert {name for name, _, _ in missing} <= {
                "lo-sov-r2p-since-1999"
            }  # one sentence with another that is held


def test_a_gathered_reading_counts_once(library):
    for phase in library.cases["lo-overall"].phases:
        keys = [(r.evidence, r.criterion, r.points_to) for r in phase.readings]
        assert len(keys) == len(set(keys))


def test_parallel_parts_hold_the_verdict_together(library):
    verdict = library.dossier("tylecote-un-core").verdict()
    assert verdict.dossier.case.parts == "parallel"
    assert set(verdict.computed) == {v for p in verdict.phases for v in p.computed}
    assert verdict.reproduces == all(p.reproduces for p in verdict.phases if p.stated)


@pytest.mark.parametrize(
    ("gathers", "message"),
    [
        ("lo-ill/interim", "Did you mean 'lo-ilo'"),
        ("lo-ilo/interm", "Did you mean 'interim'"),
        ("kobayashi-imperial-japan/socialisation", "stands under 'competitive-socialisation'|unknown phase"),
    ],
)
def test_gathering_what_is_not_there_is_refused(folder, gathers, message):
    path = folder / "data/cases/lo-overall.yml"
    path.write_text(path.read_text().replace("lo-ilo/interim", gathers))
    with pytest.raises(DataError, match=message):
        load(folder)


def test_mechanisms_are_tagged_where_the_authors_name_them(library):
    found = {
        (library.cases[c].source, r.mechanism)
        for c in library.cases
        for p in library.cases[c].phases
        for r in p.readings
        if r.mechanism
    }
    assert ("lo", "social influence") in found
    assert ("lo", "status maximisation") in found


def test_every_stated_verdict_and_falsifier_says_where_it_comes_from(library):
    for case in library.cases.values():
        assert case.falsifiers, f"{case.id} names nothing that would change its author's mind"
        for falsifier in case.falsifiers:
            assert falsifier.locator or falsifier.derived


def test_a_title_that_begins_with_a_colon_is_its_own_label(library):
    phase = library.cases["lo-ilo"].phases[0].model_copy(update={"title": ": the start"})
    assert phase.label == ": the start"
