"""A rule laid bare: the printed solutions of a study that nobody here made, and what a small rule needs."""

import csv
from itertools import product
from pathlib import Path

import numpy as np
import pytest
import yaml
from each import each
from small_world import VERDICTS, gate, mixed, rows, small

from countercase import load
from countercase.argue import rule as module
from countercase.argue.rule import Fit, _prime, against, anatomy, fit
from countercase.data.decision_table import Row

HERE = Path(__file__).parents[1]
# Eighteen democracies between the wars: Lipset (1959) as calibrated by Rihoux and De Meur (2009), the table `LC` of the
# R package QCA. `SURV` says whether democracy survived; the two solutions are those printed for it.
LIPSET = list(csv.DictReader((HERE / "strangers/lipset.csv").open(encoding="utf-8")))
CONDITIONS = ("DEV", "URB", "LIT", "IND", "STB")
CONSERVATIVE = ({"DEV": "1", "LIT": "1", "IND": "1", "STB": "1"}, {"DEV": "1", "URB": "0", "LIT": "1", "STB": "1"})
PARSIMONIOUS = ({"DEV": "1", "STB": "1"},)
LEVELS = {"0": "absent", "1": "present"}
KEY = next(name for name in LIPSET[0] if name not in (*CONDITIONS, "SURV"))


def framework(name, solution):
    return {
        "id": name,
        "title": name.capitalize(),
        "source": "lipset",
        "summary": "Democracy survives where one of the printed terms holds.",
        "criteria": {
            c.lower(): {
                "title": c,
                "question": f"{c}?",
                "locator": "lipset:p1",
                "levels": {"absent": "It is absent.", "present": "It is present."},
            }
            for c in CONDITIONS
        },
        "rule": [
            *({"when": {c.lower(): LEVELS[v] for c, v in term.items()}, "then": "survives"} for term in solution),
            {"otherwise": "breaks-down"},
        ],
        "verdicts": {n: {"title": n, "meaning": f"{n}."} for n in ("survives", "breaks-down")},
    }


def case(row, rule):
    country = row[KEY].lower()
    readings = [
        {
            "evidence": f"lipset-{country}-{c.lower()}",
            "criterion": c.lower(),
            "points_to": LEVELS[row[c]],
            "strength": "decisive",
            "locator": "lipset:p1",
            "because": "So it is coded.",
        }
        for c in CONDITIONS
    ]
    stated = {"verdict": "survives" if row["SURV"] == "1" else "breaks-down", "locator": "lipset:p1"}
    return {
        "id": f"{rule}-{country}",
        "title": country,
        "question": "Did democracy survive?",
        "summary": "One of eighteen.",
        "framework": rule,
        "source": "lipset",
        "actor": country,
        "norm": "democracy",
        "institution": "",
        "thesis": "It is coded so.",
        "passages": ["lipset:p1"],
        "parts": [
            {"id": "whole", "title": "Whole", "step": 1, "stated": stated, "narrative": "x", "readings": readings}
        ],
    }


def write(path, held):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(held, sort_keys=False), encoding="utf-8")


@pytest.fixture(scope="module")
def democracies(tmp_path_factory):
    """Two frameworks and thirty-six cases, by data alone."""
    root = tmp_path_factory.mktemp("democracies")
    (root / "book").mkdir()
    (root / "data/series").mkdir(parents=True)
    (root / "book/references.bib").write_text("", encoding="utf-8")
    source = {
        "authors": "Lipset", "short": "Lipset", "mark": "Lipset", "possessive": "Lipset’s", "kind": "study",
        "work": "lipset", "unit": "p", "count": 1, "about": "Democracies.",
    }  # fmt: skip
    write(root / "data/sources.yml", {"sources": {"lipset": source}})
    (root / "data/claims.csv").write_text("id,source,locator,kind,statement,supports,attacks,case\n")
    columns = "id,source,locator,date,actor,institution,norm,event,value,unit,comparator,comparator_value,cited,quote"
    rows = [
        f"lipset-{row[KEY].lower()}-{c.lower()},lipset,lipset:p1,,{row[KEY]},,,{c} is {row[c]}.,,,,,,,asserted,"
        for row in LIPSET
        for c in CONDITIONS
    ]
    (root / "data/evidence.csv").write_text("\n".join([f"{columns},proof,note", *rows]) + "\n")
    for name, solution in (("conservative", CONSERVATIVE), ("parsimonious", PARSIMONIOUS)):
        write(root / f"data/frameworks/{name}.yml", framework(name, solution))
        for row in LIPSET:
            made = case(row, name)
            write(root / f"data/cases/{made['id']}.yml", made)
    return load(root)


@pytest.mark.parametrize(("name", "solution"), [("conservative", CONSERVATIVE), ("parsimonious", PARSIMONIOUS)])
def test_the_printed_solution_comes_back(democracies, name, solution):
    found = anatomy(democracies.frameworks[name]).verdicts["survives"].formulas
    printed = {frozenset((c.lower(), (LEVELS[v],)) for c, v in term.items()) for term in solution}
    assert found.count == 1
    assert {frozenset(term.items()) for term in found.listed[0]} == printed


@pytest.mark.parametrize("name", ["conservative", "parsimonious"])
def test_every_country_comes_out_as_it_was(democracies, name):
    verdicts = [democracies.dossier(c).verdict() for c in democracies.cases if c.startswith(name)]
    assert len(verdicts) == 18
    assert all(v.reproduces for v in verdicts)
    assert against(verdicts) == ()
    assert {n: (f.consistency, f.coverage) for n, f in fit(verdicts).items()} == {
        "survives": (1, 1), "breaks-down": (1, 1),
    }  # fmt: skip


def test_the_shorter_solution_leaves_three_conditions_idle(democracies):
    assert anatomy(democracies.frameworks["parsimonious"]).always_idle == ("urb", "lit", "ind")
    assert anatomy(democracies.frameworks["conservative"]).idle == ()


def test_a_denial_takes_less_than_an_affirmation(democracies):
    found = anatomy(democracies.frameworks["parsimonious"]).verdicts
    assert (found["survives"].burden, found["breaks-down"].burden) == (2, 1)
    assert [dict(term) for term in found["breaks-down"].least] == [{"dev": ("absent",)}, {"stb": ("absent",)}]
    assert (found["survives"].combinations, found["breaks-down"].combinations) == (8, 24)


ANATOMY = """
rule  | switches      | verdict | combinations | formula                              | least
gate  | all           | out     | 1            | refuses gain                         | refuses gain
gate  | all           | form    | 3            | partly, refuses/partly belief        | partly
gate  | all           | strat   | 1            | complies gain                        | complies gain
gate  | all           | soc     | 1            | complies belief                      | complies belief
gate  | half          | out     | 1            | refuses gain                         | refuses gain
gate  | half          | form    | 1            | refuses belief                       | refuses belief
gate  | half          | strat   | 2            | partly/complies gain                 | partly gain, complies gain
gate  | half          | soc     | 2            | partly/complies belief               | partly belief, complies belief
mixed | apart harsh   | strat   | 1            | gain                                 | gain
mixed | apart harsh   | soc     | 1            | belief                               | belief
mixed | apart harsh   | mix     | 0            | -                                    | -
mixed | together harsh | strat  | 2            | gain/both                            | gain, both
mixed | together kind | strat   | 1            | gain                                 | gain
mixed | together kind | soc     | 1            | belief                               | belief
mixed | together kind | mix     | 1            | both                                 | both
"""
"""What the small world's rules amount to, by the tables of `small_world.py`: how many of all combinations of levels
come to a verdict; the terms of its one formula, between commas, each with the levels that it allows; and the smallest
sets of findings that force it. Partly is formal whatever the reason, and with belief refuses is so as well. Where
motives stand apart, both is no level that can be found, so that there are two combinations and no mixture."""


def terms(cell):
    return [] if cell == "-" else [[part.split("/") for part in term.split()] for term in cell.split(", ")]


def plain(found):
    return [[list(levels) for levels in term.values()] for term in found]


@each("row", rows(ANATOMY), ids=lambda row: f"{row['rule']} {row['switches']} {row['verdict']}")
def test_what_a_rule_amounts_to_is_what_the_table_says(row):
    framework = {"gate": gate(), "mixed": mixed()}[row["rule"]]
    switches = dict(zip(framework.switches, row["switches"].split(), strict=True))
    found = anatomy(framework, switches)
    held = found.verdicts[VERDICTS[row["verdict"]]]
    assert held.combinations == int(row["combinations"])
    assert held.reachable == (held.combinations > 0)
    assert held.formulas.count == len(held.formulas.listed) == min(held.combinations, 1)
    assert [plain(formula) for formula in held.formulas.listed] == ([terms(row["formula"])] if held.reachable else [])
    assert plain(held.least) == terms(row["least"])
    assert held.burden == (len(terms(row["least"])[0]) if held.reachable else None)
    assert found.combinations == {"gate": 6, "mixed": 2 + (switches.get("joined") == "together")}[framework.id]
    assert (found.switches, found.idle, found.always_idle) == (switches, (), ())


def made(criteria, then, of="formal", otherwise="outside"):
    """A rule without switches: criteria with so many levels, 1, 2 and on, and what comes to a verdict."""
    deed = gate().criteria["deed"]
    held = {n: deed.model_copy(update={"levels": {str(i + 1): "." for i in range(m)}}) for n, m in criteria.items()}
    table = [Row(when=dict(zip(criteria, combination, strict=True)), then=of) for combination in then]
    table = (*table, Row(otherwise=otherwise))
    return gate().model_copy(update={"criteria": held, "rule": table, "derived": {}, "switches": {}})


def test_of_formulas_that_are_as_short_each_is_told(monkeypatch):
    """Formal where two criteria of three levels stand apart: by the rows, or by the columns, and by nothing between."""
    framework = made({"a": 3, "b": 3}, [(a, b) for a, b in product("123", repeat=2) if a != b])
    found = anatomy(framework).verdicts["formal"]
    by_rows = [[["1"], ["2", "3"]], [["2"], ["1", "3"]], [["3"], ["1", "2"]]]
    by_columns = [term[::-1] for term in by_rows]
    assert found.formulas.count == 2
    assert sorted(sorted(plain(formula)) for formula in found.formulas.listed) == sorted(
        map(sorted, (by_rows, by_columns))
    )
    assert (found.combinations, found.burden, len(found.least)) == (6, 2, 6)
    monkeypatch.setattr(module, "MOST_FORMULAS", 1)
    fewer = anatomy(framework).verdicts["formal"].formulas
    assert (fewer.count, fewer.listed) == (2, found.formulas.listed[:1])


def test_of_formulas_with_as_many_terms_the_one_with_fewer_conditions():
    """Formal: a with not c; a with not d; c and d without a; and all four of them. 1 is no and 2 is yes.

    The last is met by a and b, or by b, c and d; the other three terms are needed for 2112, 2121 and 1122.
    """
    held = [w for w in map("".join, product("12", repeat=4)) if w[0] == "2" and "1" in w[2:]]
    framework = made(dict.fromkeys("abcd", 2), [*held, "2222", "1122", "1222"])
    found = anatomy(framework).verdicts["formal"]
    assert found.combinations == 9
    # the widest first, and of these the one with the fewest levels of the first criteria
    assert [[dict(term) for term in formula] for formula in found.formulas.listed] == [
        [
            {"a": ("2",), "b": ("2",)},
            {"a": ("2",), "c": ("1",)},
            {"a": ("2",), "d": ("1",)},
            {"a": ("1",), "c": ("2",), "d": ("2",)},
        ]
    ]
    assert found.formulas.count == 1
    # two findings force it: a with b, with not c, or with not d
    assert [dict(term) for term in found.least] == [
        {"a": ("2",), "b": ("2",)},
        {"a": ("2",), "c": ("1",)},
        {"a": ("2",), "d": ("1",)},
    ]


@pytest.mark.parametrize("levels", [2, 3, 8])
def test_a_term_is_prime_where_no_level_can_be_added(levels):
    """All but the first level of one criterion imply it: that is the one prime term, up to the last level."""
    masks = list(range(1, 1 << levels))
    implies = np.array([mask & 1 == 0 for mask in masks])
    assert _prime(implies, [masks]) == [((1 << levels) - 2,)]


def test_a_level_that_the_switches_do_not_allow_is_none_of_the_possible_ones():
    """Gain and belief are strategic, and both, which stands between them, is a mixture where it can be."""
    motive = mixed().criteria["motive"]
    levels = {name: motive.levels[name] for name in ("gain", "both", "belief")}
    table = (Row(when={"motive": "both"}, then="mixture"), Row(otherwise="strategic"))
    criteria = {"motive": motive.model_copy(update={"levels": levels})}
    framework = mixed().model_copy(update={"criteria": criteria, "rule": table})
    apart, together = (anatomy(framework, {"joined": joined}) for joined in ("apart", "together"))
    assert (apart.combinations, apart.idle, apart.always_idle) == (2, ("motive",), ())
    assert (together.combinations, together.idle) == (3, ())
    assert [{n: v.combinations for n, v in a.verdicts.items() if v.reachable} for a in (apart, together)] == [
        {"strategic": 2},
        {"strategic": 2, "mixture": 1},
    ]
    assert apart.verdicts["strategic"].formulas.listed == (({},),)
    assert [dict(term) for term in together.verdicts["strategic"].formulas.listed[0]] == [
        {"motive": ("gain", "belief")}
    ]


def test_what_holds_whatever_is_found_takes_no_finding():
    found = anatomy(made({"a": 2, "b": 3}, [])).verdicts
    assert (found["outside"].combinations, found["outside"].burden) == (6, 0)
    assert found["outside"].formulas.listed == (({},),)
    assert found["outside"].least == ({},)
    assert not found["formal"].reachable


def test_a_criterion_is_idle_under_one_setting_or_under_all():
    """By half, belief is socialised; by all nobody asks for the reason, and under neither for what was done twice."""
    table = (
        Row(when={"strict": "half", "reason": "belief"}, then="socialised"),
        Row(when={"deed": "complies"}, then="strategic"),
        Row(otherwise="formal"),
    )
    criteria = {**gate().criteria, "again": gate().criteria["deed"]}
    framework = gate().model_copy(update={"rule": table, "derived": {}, "criteria": criteria})
    for strict, idle in (("all", ("reason", "again")), ("half", ("again",))):
        found = anatomy(framework, {"strict": strict})
        assert (found.idle, found.always_idle, found.combinations) == (idle, ("again",), 18)


# The parts of mends and the first of quiet, by the table of parts; of the last of quiet nothing is stated. Formal alone
# come out switch, together, either-way and two-levels, and it is stated of either-way, one-level, edge, wide and loose.
# Socialised come out one-level, edge, never and first, and it is stated of all but one-level and loose. Strategic come
# out margin and wide, and it is stated of these, together, edge and never. Outside is stated of edge and wide.
def test_how_a_rule_fits_what_is_stated():
    verdicts = [small().dossier(name).verdict() for name in ("mends", "quiet")]
    found = fit(verdicts)
    assert found == {
        "outside": Fit(0, 2, 0),
        "formal": Fit(4, 5, 1),
        "strategic": Fit(2, 5, 2),
        "socialised": Fit(4, 9, 3),
    }
    assert [(f.consistency, f.coverage) for f in found.values()] == [
        (None, 0),
        (1 / 4, 1 / 5),
        (1, 2 / 5),
        (3 / 4, 1 / 3),
    ]
    assert Fit(1, 0, 0).coverage is None


def test_the_parts_that_speak_against_a_rule():
    verdicts = [small().dossier(name).verdict() for name in ("mends", "quiet", "beta", "split")]
    assert [(v.dossier.case.id, p.part.id) for v, p in against(verdicts)] == [
        *(("mends", p.id) for p in small().cases["mends"].parts),
        ("split", "two"),
    ]
