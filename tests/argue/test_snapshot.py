"""What is frozen of an argument, and what changed in it: on the small world, by hand."""

from dataclasses import replace

import pytest
from small_world import HERE

from countercase.argue.library import load
from countercase.argue.snapshot import LAYERS, _free, changes, snapshot
from countercase.data.problem import DataError
from countercase.data.snapshot import Entry, Snapshot, load_editions
from countercase.show.editions_page import editions_page, plain_changes, summary


@pytest.fixture(scope="module")
def world():
    return load(HERE)


@pytest.fixture(scope="module")
def frozen(world):
    return snapshot(world, "1.0.0", "2027-01-02")


def test_each_layer_holds_what_is_in_it(world, frozen):
    assert len(frozen.facts) == len(world.record.evidence)
    assert frozen.verdicts["alpha/late"].says == "computed: socialised; stated: socialised"
    assert frozen.verdicts["alpha/early"].says == "computed: strategic compliance or socialised; stated: socialised"
    assert frozen.readings["alpha/early/red-treaty/deed"].says == "complies, decisive. It shows complies."
    assert frozen.rules["gate/switch/strict"].says == "all"
    assert any(entry.about.endswith("otherwise") for entry in frozen.rules.values())


GATE = {
    "/degree: high; reason: belief": ("where degree: high; reason: belief", "Socialised"),
    "/degree: high": ("where degree: high", "Strategic compliance"),
    "/deed: refuses; reason: gain": ("where deed: refuses; reason: gain", "Outside"),
    "/": ("otherwise", "Formal membership"),
    "degree/deed: complies": ("degree, where deed: complies", "high"),
    "degree/deed: partly; strict: half": ("degree, where deed: partly; strict: half", "high"),
    "degree/": ("degree, otherwise", "low"),
    "switch/strict": ("what “strict” is set to", "all"),
    "standard": ("when a criterion settles", "heaviest, by 1"),
}
"""Each line of the gate by its name: what it is on, and what it says."""


def test_the_rule_is_frozen_line_by_line(frozen):
    expected = {f"gate/{name}": Entry(about=f"The gate, {on}", says=says) for name, (on, says) in GATE.items()}
    assert {name: entry for name, entry in frozen.rules.items() if name.startswith("gate/")} == expected


@pytest.mark.parametrize(
    ("name", "about", "says"),
    [
        (
            "red-budget",
            "The port paid more than it owed.",
            "1995/1996; 40 percent; against 16 the year before; documented; red:p6",
        ),
        ("red-treaty", "The port signed the treaty.", "1990; 3 ports; cited; red:p2"),
        ("red-visit", "The port received a guest.", "asserted; red:p5"),
    ],
)
def test_a_fact_is_frozen_with_its_numbers_and_its_place(frozen, name, about, says):
    assert frozen.facts[name] == Entry(about=about, says=says)


def test_a_fact_that_is_read_twice_has_two_names(frozen):
    """bears/double reads the treaty for complies and for partly."""
    names = [name for name in frozen.readings if name.startswith("bears/double/red-treaty")]
    assert names == ["bears/double/red-treaty/deed", "bears/double/red-treaty/deed/2"]
    assert [frozen.readings[name].says for name in names] == [
        "complies, decisive. It shows complies.",
        "partly, suggestive. It shows partly.",
    ]
    assert frozen.readings[names[0]].about == "What it bears, Double: The port signed the treaty. (Deed)"
    taken = dict.fromkeys((*names, "a"))
    assert [_free(taken, name) for name in ("b", "a", names[0])] == ["b", "a/2", f"{names[0]}/3"]


def test_nothing_changed_where_nothing_did(world, frozen):
    assert changes(frozen, snapshot(world, "1.1.0", "2027-03-04")) == ()


def test_what_is_frozen_is_read_back(tmp_path, frozen):
    folder = tmp_path / "data/editions"
    folder.mkdir(parents=True)
    for version in ("1.10.0", "1.9.0"):
        later = frozen.model_copy(update={"version": version})
        (folder / f"{version}.json").write_text(later.model_dump_json(), encoding="utf-8")
    assert [edition.version for edition in load_editions(tmp_path)] == ["1.9.0", "1.10.0"]
    assert load_editions(tmp_path)[0].facts == frozen.facts


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("1.0.0", "{", "this is no frozen argument"),
        ("1.0.0", '{"version": "1.0.0"}', "this is no frozen argument"),
        ("newest", "{}", "'newest' is no version: 1.2.0."),
    ],
)
def test_what_no_release_wrote_is_refused(tmp_path, name, text, said):
    folder = tmp_path / "data/editions"
    folder.mkdir(parents=True)
    (folder / f"{name}.json").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=said):
        load_editions(tmp_path)


def test_an_edition_under_the_name_of_another_is_refused(tmp_path, frozen):
    folder = tmp_path / "data/editions"
    folder.mkdir(parents=True)
    (folder / "2.0.0.json").write_text(frozen.model_dump_json(), encoding="utf-8")
    with pytest.raises(DataError, match=r"data/editions/2\.0\.0\.json, line 1: it is of edition 1\.0\.0"):
        load_editions(tmp_path)


def test_what_is_new_gone_and_changed_in_each_layer(frozen):
    new, gone = Entry(about="A new thing.", says="it is"), "alpha/early"
    for layer in LAYERS:
        held = dict(getattr(frozen, layer))
        first = next(iter(held))
        assert changes(frozen, frozen.model_copy(update={layer: {**held, "x": new}}))[0].kind == "new"
        without = {name: entry for name, entry in held.items() if name != first}
        (found,) = changes(frozen, frozen.model_copy(update={layer: without}))
        assert (found.layer, found.name, found.kind, found.about) == (layer, first, "gone", held[first].about)
        (found,) = changes(frozen, frozen.model_copy(update={layer: {**held, first: new}}))
        assert (found.kind, found.before, found.after) == ("changed", held[first], new)
    assert gone in frozen.verdicts


def test_changes_in_sentences(frozen):
    assert summary(()) == "Nothing changed in the argument."
    held = dict(frozen.verdicts)
    other = Entry(about=held["alpha/late"].about, says="computed: formal; stated: socialised")
    after = frozen.model_copy(update={"version": "1.1.0", "verdicts": {**held, "alpha/late": other}})
    found = changes(frozen, after)
    assert summary(found) == "One verdict is new, gone or other than before."
    assert plain_changes(frozen, after, found).splitlines() == [
        "From 1.0.0 to 1.1.0: One verdict is new, gone or other than before.",
        "",
        "Verdicts (1)",
        "  changed: Alpha, Late",
        "    before: computed: socialised; stated: socialised",
        "    after:  computed: formal; stated: socialised",
    ]
    facts = {**frozen.facts, "x": Entry(about="It rained.", says="1990")}
    found = changes(frozen, frozen.model_copy(update={"facts": facts}))
    assert summary(found) == "One fact is new, gone or other than before. No verdict that was there came out otherwise."


def test_a_book_without_editions_says_so(world):
    (only,) = editions_page(world)
    assert "No edition has been frozen yet" in only.replace("\\", "")


def test_the_page_says_what_has_changed_since(world, frozen, tmp_path):
    folder = tmp_path / "data/editions"
    folder.mkdir(parents=True)
    fewer = dict(list(frozen.facts.items())[1:])
    old = frozen.model_copy(update={"facts": fewer})
    (folder / "1.0.0.json").write_text(old.model_dump_json(), encoding="utf-8")
    pieces = editions_page(replace(world, root=tmp_path))
    words = " ".join(str(p).replace("\\", "") for p in pieces)
    assert "There is 1.0.0 of 2 January 2027." in words
    assert "## Since 1.0.0" in words
    assert "One fact is new, gone or other than before." in words
    assert isinstance(old, Snapshot)
