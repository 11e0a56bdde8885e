"""The page judges as Python does: `evaluate` of argue-rule.js and `conclude`, on the rules of the small world."""

import random
from itertools import product

import pytest
from small_world import JOINT, STANDARDS, gate, mixed, open_levels, reading, readings, rows, verdicts

from countercase.argue.conclude import conclude
from countercase.show.balance import held_together
from countercase.show.editor import _framework

EVALUATE = """([frameworks, drawn]) => drawn.map(({framework, parts, margin, switches}) =>
    Countercase.evaluate(frameworks[framework], parts, margin, switches))"""
KEYS = ("weights", "open", "read", "together")
STANDARD = ("heaviest", "substantial", "lead", "unopposed")


@pytest.fixture(scope="module")
def page(browser, root):
    """The script of the page, without a page."""
    tab = browser.new_page()
    tab.add_script_tag(content=(root / "book/_static/argue-rule.js").read_text(encoding="utf-8"))

    def evaluated(drawn):
        held = {id(one["framework"]): one["framework"] for one in drawn}  # a rule is long, and sent once
        numbers = {known: number for number, known in enumerate(held)}
        sets = [{**one, "framework": numbers[id(one["framework"])]} for one in drawn]
        return tab.evaluate(EVALUATE, [[_framework(framework) for framework in held.values()], sets])

    yield evaluated
    tab.close()


def sent(framework, parts, margin, switches):
    """What the page is given: a framework, and parts as (id, what it builds on, readings)."""
    words = [
        {
            "id": name,
            "builds_on": builds_on,
            "readings": [{"criterion": r.criterion, "points_to": r.points_to, "strength": r.strength} for r in held],
        }
        for name, builds_on, held in parts
    ]
    return {"framework": framework, "parts": words, "margin": margin, "switches": dict(switches)}


def concluded(framework, held, margin, switches):
    """What Python makes of it, in the words of the page."""
    found = conclude(framework, held, margin, switches)
    return {
        "weights": {name: dict(w.weights) for name, w in found.weighings.items()},
        "open": {name: list(w.levels) for name, w in found.weighings.items()},
        "read": {name: len(w.readings) for name, w in found.weighings.items()},
        "together": {n: list(held_together(framework.criteria[n], w)) for n, w in found.weighings.items()},
        "derived": {name: list(levels) for name, levels in found.derived.items()},
        "verdicts": list(found.outcomes),
    }


def answered(part):
    return {
        **{key: {name: w[key] for name, w in part["weighings"].items()} for key in KEYS},
        "derived": part["derived"],
        "verdicts": part["verdicts"],
    }


def test_the_page_leaves_open_what_the_tables_say(page):
    cases = [(gate(row["standard"]), row, int(row["margin"]), {"strict": "all"}) for row in rows(STANDARDS)]
    cases += [(mixed(), row, 0, {"joined": row["joined"], "doubt": row["doubt"]}) for row in rows(JOINT)]
    drawn = [
        sent(framework, [("only", [], readings(row["readings"].strip("-"), framework))], margin, switches)
        for framework, row, margin, switches in cases
    ]
    for (framework, row, *_), (part,) in zip(cases, page(drawn), strict=True):
        found = answered(part)
        assert found["open"] == {n: list(levels) for n, levels in open_levels(row["open"], framework).items()}, row
        assert found["verdicts"] == list(verdicts(row["computed"])), row


@pytest.mark.parametrize("many", [30, pytest.param(250, marks=pytest.mark.audit)])
def test_the_page_and_python_judge_alike(page, many):
    """One rule, two readers of it: every standard and the joint level, each many times, and no difference."""
    rng = random.Random(1)
    drawn = []
    for framework in [*(gate(kind, by) for kind, by in product(STANDARD, (1, 2, 3))), mixed()]:
        pairs = [(c, level) for c, criterion in framework.criteria.items() for level in criterion.levels]
        for _ in range(many):
            first, last = (
                [reading(*rng.choice(pairs), rng.randint(1, 3)) for _ in range(rng.randint(0, 7))] for _ in range(2)
            )
            switches = {name: rng.choice(list(switch.options)) for name, switch in framework.switches.items()}
            drawn.append((framework, first, last, rng.randint(0, 4), switches))
    found = page([sent(f, [("a", [], one), ("b", ["a"], two)], m, s) for f, one, two, m, s in drawn])
    for (framework, one, two, margin, switches), (a, b) in zip(drawn, found, strict=True):
        assert answered(a) == concluded(framework, one, margin, switches)
        assert answered(b) == concluded(framework, [*one, *two], margin, switches)


def test_what_is_left_out_in_the_page_is_not_read(page):
    held = readings("C3 B3", gate())
    drawn = sent(gate(), [("only", [], held)], 0, {"strict": "all"})
    drawn["parts"][0]["readings"][1]["strength"] = 0
    ((part,),) = page([drawn])
    assert answered(part) == concluded(gate(), held[:1], 0, {"strict": "all"})


def test_a_criterion_is_idle_where_no_level_of_it_would_move_the_verdict(page, browser, root):
    """By the tables of the small world: under `all`, the deed at R or P keeps the verdict from ever being strategic."""
    framework = _framework(gate())
    asked = """([framework, open]) => Countercase.idle(framework, Object.fromEntries(
        Object.entries(open).map(([name, levels]) => [name, {open: levels}])), {strict: "all"})"""
    tab = browser.new_page()
    tab.add_script_tag(content=(root / "book/_static/argue-rule.js").read_text(encoding="utf-8"))
    for deed, reason, idle in (
        (["partly"], ["gain"], ["reason"]),  # partly is formal whatever the reason; the deed moves gain to strategic
        (["complies"], ["belief"], []),
        (["refuses"], ["belief"], []),
        (["refuses", "partly", "complies"], ["gain", "belief"], []),
    ):
        assert tab.evaluate(asked, [framework, {"deed": deed, "reason": reason}]) == idle, (deed, reason)
    tab.close()
