"""Judging: weights, open levels and why, decisions and outcomes, held against the tables of the small world."""

from each import each
from small_world import JOINT, LEVELS, STANDARDS, gate, mixed, open_levels, reading, readings, rows, small, verdicts

from countercase.argue.conclude import conclude, decide_all, settle, weigh


def told(row):
    return " ".join(row.values())


def check(framework, row, margin, switches):
    found = conclude(framework, readings(row["readings"], framework), margin, switches)
    assert {n: w.levels for n, w in found.weighings.items()} == open_levels(row["open"], framework)
    assert ", ".join(w.why for w in found.weighings.values()) == row["why"]
    assert found.outcomes == verdicts(row["computed"])


@each("row", rows(STANDARDS), ids=told)
def test_each_standard_of_proof_leaves_open_what_the_table_says(row):
    framework = gate(row["standard"])
    check(framework, row, int(row["margin"]), framework.defaults)


@each("row", rows(JOINT), ids=told)
def test_levels_hold_together_where_the_table_says(row):
    row = row | {"readings": row["readings"].strip("-")}
    check(mixed(), row, 0, {"joined": row["joined"], "doubt": row["doubt"]})


def test_that_levels_hold_together_is_no_third_level_within_the_margin():
    found = conclude(mixed(), [reading("motive", "gain", 1)], 1, {"joined": "together", "doubt": "kind"})
    assert found.weighings["motive"].levels == ("gain", "belief")
    assert found.weighings["motive"].why == "margin"


def test_the_strength_that_joining_needs_is_that_of_the_framework():
    motive = mixed().criteria["motive"]
    decisive = motive.model_copy(update={"joint": motive.joint.model_copy(update={"strength": 3})})
    framework = mixed().model_copy(update={"criteria": {"motive": decisive}})
    for cell, levels in {"G3 B2": ("gain",), "G3 B3": ("both",), "G2 B2": ("gain", "belief")}.items():
        found = weigh(framework, readings(cell, framework), 0, {"joined": "together", "doubt": "kind"})
        assert found["motive"].levels == levels


def test_what_is_not_read_does_not_join():
    motive = mixed().criteria["motive"]
    suggestive = motive.model_copy(update={"joint": motive.joint.model_copy(update={"strength": 1})})
    framework = mixed().model_copy(update={"criteria": {"motive": suggestive}})
    for cell, levels in {"G1": ("gain",), "G1 B1": ("both",)}.items():
        found = weigh(framework, readings(cell, framework), 0, {"joined": "together", "doubt": "kind"})
        assert found["motive"].levels == levels


def test_a_weighing_holds_its_own_readings_and_their_weights():
    held = readings("P2 B3 P1 C1", gate())
    found = weigh(gate(), held, 0, {"strict": "all"})
    assert dict(found["deed"].weights) == {"refuses": 0, "partly": 3, "complies": 1}
    assert dict(found["reason"].weights) == {"gain": 0, "belief": 3}
    assert found["deed"].readings == (held[0], held[2], held[3])
    assert found["deed"].criterion == "deed"
    assert found["deed"].settled
    assert not weigh(gate(), [], 0, {"strict": "all"})["deed"].settled


def test_the_table_of_the_rule_is_the_one_in_the_head():
    """The two tables at the top of the small world, cell by cell, with the degree and the rows that decide."""
    table = {
        "all": {"R": ("out", "form"), "P": ("form", "form"), "C": ("strat", "soc")},
        "half": {"R": ("out", "form"), "P": ("strat", "soc"), "C": ("strat", "soc")},
    }
    row = {"soc": 0, "strat": 1, "out": 2, "form": 3}
    degree_row = {("C", "all"): 0, ("C", "half"): 0, ("P", "half"): 1}
    for strict, lines in table.items():
        for letter, cells in lines.items():
            for reason, cell in zip(("gain", "belief"), cells, strict=True):
                levels = {"deed": LEVELS["gate"]["deed"][letter], "reason": reason}
                found = gate().decide(levels, {"strict": strict})
                assert (found.verdict,) == verdicts(cell)
                assert found.row == row[cell]
                assert found.derived == {"degree": "high" if cell in {"strat", "soc"} else "low"}
                assert found.derived_rows == {"degree": degree_row.get((letter, strict), 2)}


def test_open_levels_are_combined_and_each_distinct_way_stands_once():
    everything = {"deed": ("refuses", "partly", "complies"), "reason": ("gain", "belief")}
    found = decide_all(gate(), everything, {"strict": "all"})
    # R with G, then R with B and both of P alike, then C with G and with B
    assert [d.verdict for d in found] == ["outside", "formal", "strategic", "socialised"]
    assert [d.derived["degree"] for d in found] == ["low", "low", "high", "high"]
    by_half = decide_all(gate(), everything, {"strict": "half"})
    # P and C come to a high degree by different rows, so that both ways are kept
    assert [(d.verdict, d.derived_rows["degree"]) for d in by_half] == [
        ("outside", 2),
        ("formal", 2),
        ("strategic", 1),
        ("socialised", 1),
        ("strategic", 0),
        ("socialised", 0),
    ]


def test_what_is_settled_on_is_all_that_follows():
    found = settle(gate(), {"deed": ("partly", "complies"), "reason": ("belief",)}, {"strict": "all"})
    assert found.outcomes == ("formal", "socialised")
    assert found.derived == {"degree": ("low", "high")}
    assert found.weighings == {}
    high = settle(gate(), {"deed": ("complies",), "reason": ("gain", "belief")}, {"strict": "all"})
    assert high.derived == {"degree": ("high",)}
    assert high.outcomes == ("strategic", "socialised")


def test_outcomes_stand_in_the_order_of_the_framework():
    assert list(small().frameworks["gate"].verdicts) == ["outside", "formal", "strategic", "socialised"]
    found = conclude(gate(), readings("C3 R3", gate()), 0, {"strict": "all"})
    assert found.outcomes == ("outside", "formal", "strategic", "socialised")
