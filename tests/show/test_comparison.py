"""The page of a comparison: what stands on it for two cases of the small world."""

import pytest
from bs4 import BeautifulSoup
from small_world import HERE, small_copied

from countercase import DataError
from countercase.show.comparison import open_comparison


@pytest.fixture(autouse=True)
def world(monkeypatch):
    monkeypatch.setenv("COUNTERCASE_ROOT", str(HERE))


def page(first, second):
    """The Markdown of a page without its escapes, and its tables by their captions, row by row."""
    parts = open_comparison(first=first, second=second)
    words = "\n".join(str(part).replace("\\", "") for part in parts if hasattr(part, "_repr_markdown_"))
    html = BeautifulSoup("".join(p._repr_html_() for p in parts if hasattr(p, "_repr_html_")), "html.parser")
    tables = {
        table.caption.text: [[cell.text for cell in row.select("th, td")] for row in table.select("tbody tr")]
        for table in html.select("table")
    }
    return words, tables


def test_a_counter_case_change_by_change():
    words, tables = page("alpha", "alpha-two")
    assert words.startswith("# Alpha two, against Red\n")
    assert "The case is “[Alpha](../cases/alpha.ipynb)”, and the counter-case “[Alpha with two more](" in words
    assert (
        "It takes both changes between them together. To take back either of them restores the first verdict." in words
    )
    needed = "Without it the second verdict falls."
    assert tables["What each change does"] == [
        [
            *("1. The port closed for a day.", "Not read.", "Deed: refuses, 1. It closed."),
            *("It does nothing.", f"It counts together with 2. {needed}"),
        ],
        [
            *("2. The port received a guest.", "Not read.", "Deed: refuses, 1. It was late."),
            *("It does nothing.", f"It counts together with 1. {needed}"),
        ],
    ]
    assert tables["The verdict of each part"] == [
        ["Early: the first years", *(["Strategic compliance or socialised"] * 2), "Nothing: the verdict is the same."],
        [
            *("Late: the last years", "Socialised", "Formal membership or socialised"),
            "It takes both changes between them together.",
        ],
    ]
    assert tables["Criterion by criterion"] == [
        [
            "Deed",
            "The case finds “complies” (weight 3, against 1 for “refuses” and 1 for “partly”); the counter-case finds "
            "“refuses” or “complies”.",
            "They may agree. It moves the verdict.",
        ],
        ["Reason", "Both find “belief” (weight 3, against 1 for “gain”).", "They agree."],
    ]


def test_a_switch_that_is_enough_by_itself():
    _, tables = page("beta", "beta-half")
    assert tables["What each change does"] == [
        [
            *("1. How much is enough.", "All", "Half", "It flips the verdict: “socialised”."),
            "It is enough by itself. Without it the second verdict falls.",
        ]
    ]


def test_changes_that_nothing_depends_on_are_folded():
    words, tables = page("alpha", "alpha-harmless")
    assert "The one change between them does not change the verdict." in words
    assert "What each change does" not in tables
    (row,) = tables["One change that nothing depends on"]
    assert row[0] == "1. The port voted for half of the rules."
    assert len(row) == 3, "what the caption says of all is not said of each again"


def test_two_rules_question_by_question():
    words, tables = page("gamma", "mix")
    heads = [line for line in words.splitlines() if line.startswith("#")]
    assert heads == [
        "# Red, and Blue, on League",
        "## What they agree on, and where they part",
        "### Whether it is socialised",
        "### Why it does so",
        "## The facts that both read",
        "## The facts that only one of them reads",
    ]
    assert "**They part.** Red finds “belief”: it believes; Blue finds “gain”" in words
    assert words.count("Can it gain and believe at once?") == 1
    assert len(tables["Side by side, with both reasons"]) == 2
    assert list(tables) == [
        *("What each holds", "Side by side, with both reasons"),
        *("One fact that only Red reads", "One fact that only Blue reads"),
    ]


def test_an_unknown_parameter_or_case_is_said():
    with pytest.raises(DataError, match=r"unknown parameter: 'frist'\. Did you mean 'first'\?"):
        open_comparison(frist="alpha", second="beta")
    with pytest.raises(DataError, match=r"unknown case: 'alfa'\. Did you mean 'alpha'\?"):
        open_comparison(first="alfa", second="beta")


def test_two_that_come_to_one_verdict():
    """By half, partly is high; by all it is not, so that the switch alone would make beta-half formal."""
    words, tables = page("beta-half", "gamma")
    assert "Of the four changes between them one would change the verdict alone." in words
    (row,) = tables["What each change does"]
    assert (row[0], row[3]) == ("4. How much is enough.", "It flips the verdict: “formal membership”.")
    assert row[4] == "Not needed: the verdict is the same."
    assert len(tables["Three changes that nothing depends on"]) == 3


def test_parallel_parts_change_by_change_each_by_itself(tmp_path, monkeypatch):
    """Split/two is strategic by its speech, which is read here for belief; split/one stays as it is."""
    lines = [
        *("id: split-again", "extends: split", "title: Split again", "thesis: It believes.", "changes:"),
        "  - {reread: red-speech, points_to: belief, strength: 3, because: It said so.}",
    ]
    small_copied(tmp_path)
    (tmp_path / "data/cases/split-again.yml").write_text("\n".join(lines) + "\n")
    monkeypatch.setenv("COUNTERCASE_ROOT", str(tmp_path))
    words, tables = page("split", "split-again")
    assert [line for line in words.splitlines() if line.startswith("#")][2:] == [
        *("## Change by change", "### Two", "## Part by part", "## The facts that both read"),
    ]
    (row,) = tables["What each change does"]
    assert (row[0], row[3]) == ("1. The port spoke of its gain.", "It flips the verdict: “socialised”.")
    assert [row[-1] for row in tables["The verdict of each part"]] == [
        *("Nothing: the verdict is the same.", "The one change between them is enough."),
    ]


def test_parts_with_two_titles_bear_both(tmp_path, monkeypatch):
    small_copied(tmp_path)
    own = (tmp_path / "data/cases/split.yml").read_text(encoding="utf-8")
    other = own.replace("id: split\n", "id: twin\n", 1).replace("title: Two\n", "title: The second\n", 1)
    (tmp_path / "data/cases/twin.yml").write_text(other, encoding="utf-8")
    monkeypatch.setenv("COUNTERCASE_ROOT", str(tmp_path))
    _, tables = page("split", "twin")
    assert [row[0] for row in tables["The verdict of each part"]] == ["One", "Two, beside the second"]
