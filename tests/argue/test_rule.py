"""A rule laid bare: the printed solutions of a study that nobody here made, and what a small rule needs."""

import csv
from pathlib import Path

import pytest
import yaml

from countercase import load
from countercase.argue.rule import against, anatomy, fit

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
