"""The multiverse: the same verdicts as one by one, the same sample each time, and fast."""

import random
import time
from dataclasses import replace

import numpy as np
import pytest

from countercase import load
from countercase.argue import multiverse
from countercase.argue.conclude import conclude
from countercase.argue.multiverse import explore, judge_all
from countercase.argue.sensitivity import stress

LIBRARY = load()


@pytest.mark.parametrize("name", sorted(LIBRARY.cases))
def test_all_at_once_is_as_one_by_one(name):
    verdict = LIBRARY.dossier(name).verdict()
    framework = verdict.framework
    rng = random.Random(name)
    for phase in verdict.phases:
        found = explore(verdict, phase, limit=300)
        readings = verdict.dossier.case.readings_for(phase.phase)
        for row in rng.sample(range(len(found.verdicts)), min(25, len(found.verdicts))):
            picked = found.picked[row]
            held = []
            for i, r in enumerate(readings):
                option = found.choices[i].options[picked[i]]
                if option != "left out":
                    held.append(r.model_copy(update={"strength": int(option)}))
            switches = {
                c.name: c.options[picked[len(readings) + i]] for i, c in enumerate(found.choices[len(readings) :])
            }
            reached = conclude(framework, held, verdict.margin, switches).outcomes
            bits = sum(1 << i for i, v in enumerate(framework.verdicts) if v in reached)
            assert bits == found.verdicts[row]


def test_small_ones_are_enumerated_and_large_ones_sampled():
    small = LIBRARY.dossier("kobayashi-au-r2p").verdict()
    found = explore(small, small.phases[0])
    assert not found.sampled
    assert len(found.verdicts) == found.size
    large = LIBRARY.dossier("lo-ilo").verdict()
    one, two = (explore(large, large.phases[1], limit=5000) for _ in range(2))
    assert one.sampled
    assert np.array_equal(one.picked, two.picked)
    assert sum(one.shares().values()) == pytest.approx(1)


def test_a_million_specifications_a_second():
    verdict = LIBRARY.dossier("lo-ilo").verdict()
    readings = verdict.dossier.case.readings_for(verdict.phases[1].phase)[:20]
    choices, strengths = multiverse._choices(verdict.framework, readings, verdict.switches)
    picked = multiverse._sample(choices, 1_000_000)
    judge_all(verdict.framework, readings, strengths, picked[:10], 0)
    began = time.perf_counter()
    judge_all(verdict.framework, readings, strengths, picked, 0)
    assert time.perf_counter() - began < 1


def test_what_a_verdict_hangs_on():
    verdict = LIBRARY.dossier("lo-peacekeeping").verdict()
    held = stress(verdict, verdict.phases[1])
    assert "lo-theory-yang-rebuffs" in [x.name for x in held.hinges]
    without = LIBRARY.dossier("lo-peacekeeping").verdict(without=["lo-theory-yang-rebuffs"])
    assert set(without.phases[1].computed) == {"not-socialised", "socialised"}
    tipped = LIBRARY.dossier("lo-peacekeeping").verdict(margin=held.tipping)
    assert set(tipped.phases[1].computed) != set(verdict.phases[1].computed)


def test_the_smallest_fall_is_a_fall():
    verdict = LIBRARY.dossier("lo-ilo").verdict()
    held = stress(verdict, verdict.phases[1])
    gone = set(held.falling[0])
    readings = [r for r in verdict.dossier.case.readings_for(verdict.phases[1].phase) if r not in gone]
    assert conclude(verdict.framework, readings, 0, verdict.switches).outcomes != ("not-socialised",)


def test_a_case_that_reads_nothing_under_a_rule_without_switches_has_one_way():
    dossier = LIBRARY.dossier("lo-ilo")
    framework = dossier.framework.model_copy(
        update={"switches": {}, "rule": dossier.framework.rule[-1:], "derived": {}}
    )
    phase = dossier.case.phases[0].model_copy(update={"readings": ()})
    case = dossier.case.model_copy(update={"phases": (phase,)})
    verdict = replace(dossier, case=case, framework=framework).verdict()
    found = explore(verdict, verdict.phases[0])
    assert len(found.verdicts) == 1
    assert found.share == 1
