"""What a copy says of the record."""

import json
import unicodedata
from html import escape
from textwrap import wrap

import pytest
from own_texts import blue, red
from own_texts import world as made_world

from countercase.verify.copy import Copy, read_folder
from countercase.verify.findings import KINDS, verify
from countercase.verify.passages import units

HEAD = "\n\n  12   Journal of Ports 3:2 (1999)\n\f\n  R. Red, ‘The port’   13\n\n"


def hyphenated(text):
    """Lines of forty signs, with words broken at their ends."""
    lines = [line for block in text.split("\n\n") for line in [*wrap(block, 40), ""]]
    return "\n".join(lines).replace("harbour", "har-\nbour").replace("twenty-four", "twenty-\nfour")


def ligatures(text):
    return text.replace("ffi", "ﬃ").replace("ffl", "ﬄ").replace("ff", "ﬀ").replace("fi", "ﬁ").replace("fl", "ﬂ")


def paged(text):
    """Heads and feet every thirteen lines of ninety signs."""
    lines = [line for block in text.split("\n\n") for line in [*wrap(block, 90), ""]]
    return HEAD.join("\n".join(lines[i : i + 13]) for i in range(0, len(lines), 13))


def spaced(text):
    return text.replace(" ", "\u00a0 ").replace("\n", "\r\n\t").replace("e", "e\u200b")


def noted(text):
    """Marks of notes behind words, raised or not."""
    return text.replace("harbour", "harbour¹²").replace("treaty", "treaty7").replace("salt", "salt [3]")


def quoted_otherwise(text):
    return text.translate(str.maketrans("‘’“”", "\"'«»"))


def emphasised(text):
    return text.replace("office", "*office*").replace("flag", "__flag__")


DAMAGE = {
    "none": lambda text: text,
    "words that are broken at line ends": hyphenated,
    "ligatures": ligatures,
    "heads and feet of pages": paged,
    "other spaces": spaced,
    "marks of notes": noted,
    "other quotation marks": quoted_otherwise,
    "capitals": str.upper,
    "accents as signs of their own": lambda text: unicodedata.normalize("NFD", text),
    "emphasis of Markdown": emphasised,
    "all of them": lambda text: paged(noted(quoted_otherwise(ligatures(emphasised(text))))),
}


def copies(text):
    return [Copy("red.txt", text(red())), Copy("blue.txt", text(blue()))]


def of(verifications, source):
    return next(v for v in verifications if v.source == source)


def outcomes(verification):
    return {(f.kind, f.name, f.looked_for): f.outcome for f in verification.findings if f.outcome != "confirmed"}


@pytest.mark.parametrize(
    "damage", [pytest.param(name, marks=() if name in {"none", "all of them"} else pytest.mark.slow) for name in DAMAGE]
)
def test_a_copy_confirms_everything_however_it_is_set(world, damage):
    found = verify(world.library, world.table, copies(DAMAGE[damage]))
    assert [(v.source, v.copy) for v in found] == [("red", "red.txt"), ("blue", "blue.txt")]
    assert [v.open for v in found] == [[], []]
    assert [[v.count(kind, "confirmed") for kind in KINDS] for v in found] == [[11, 2, 4], [7, 1, 2]]
    assert [v.missing for v in found] == [(), ()]


def page(text):
    body = "".join(f"<p>{escape(block)}</p>" for block in text.split("\n\n"))
    return f"<!doctype html><html lang='en'><head><title>A shop</title></head><body>{body}</body></html>"


def test_a_page_and_a_pdf_confirm_everything(world, browser, tmp_path):
    """The PDF is printed by a browser: two columns, words broken at line ends, a head and a foot on each page."""
    (tmp_path / "blue.html").write_text(page(blue()), encoding="utf-8")
    tab = browser.new_page()
    tab.set_content(page(red()).replace("<head>", "<head><style>p {hyphens: auto; text-align: justify}</style>"))
    head, foot = (f'<span style="font-size: 8px">{text}</span>' for text in ("Journal of Ports", "R. Red"))
    margin = dict.fromkeys(("top", "bottom", "left", "right"), "2cm")
    tab.pdf(
        path=tmp_path / "red.pdf",
        format="A5",
        display_header_footer=True,
        header_template=head,
        footer_template=foot,
        margin=margin,
    )
    tab.close()
    found = verify(world.library, world.table, list(read_folder(tmp_path)))
    assert [(v.source, v.copy) for v in found] == [("red", "red.pdf"), ("blue", "blue.html")]
    assert [v.open for v in found] == [[], []]
    assert {f.where.split()[0] for f in of(found, "red").findings} == {"page"}


def test_a_wrong_letter_costs_the_locators_of_its_passage_and_no_more(world):
    wrong = red().replace("They had paid", "").replace("The port paid", "The part paid")
    (found,) = verify(world.library, world.table, [Copy("red.txt", wrong)])
    assert outcomes(found) == {("locator", "red:p2-p6", ""): "not found", ("locator", "red:p6", ""): "not found"}
    (missing,) = found.missing
    assert (str(missing.locator), missing.expected, missing.there) == ("red:p6", 629, 629)
    assert missing.where == "line 11"


def test_a_changed_figure_is_not_found(world):
    (found,) = verify(world.library, world.table, [Copy("red.txt", red().replace("paid 40 per", "paid 41 per"))])
    assert outcomes(found) == {("value", "red-budget", "40 percent"): "not found"}


def test_a_figure_that_stands_in_another_paragraph_is_found_elsewhere(world):
    moved = red().replace("paid 40 per", "paid 41 per").replace("Three ports", "Three ports, 40 pilots")
    # a passage with two words more between is still the passage
    (found,) = verify(world.library, world.table, [Copy("red.txt", moved)])
    assert outcomes(found) == {("value", "red-budget", "40 percent"): "found elsewhere"}


def test_passages_in_another_order_are_found_elsewhere(world):
    blocks = units(red(), "p")
    order = "\n\n".join([*blocks[:3], blocks[9], *blocks[3:9], *blocks[10:]])
    (found,) = verify(world.library, world.table, [Copy("red.txt", order)])
    assert found.moved == 1
    assert outcomes(found) == {}, "nothing is taken from the tenth paragraph"
    order = "\n\n".join([*blocks[:2], blocks[6], *blocks[2:6], *blocks[7:]])
    (found,) = verify(world.library, world.table, [Copy("red.txt", order)])
    assert outcomes(found) == {("locator", "red:p7", ""): "found elsewhere"}


WRONG = {
    "a locator that is another's": (
        {"red_treaty": {"locator": "red:p8"}},
        {("quotation", "red-treaty", "the harbour flies the League's flag"): ("found elsewhere", "red:p2"),
         ("value", "red-treaty", "3 ports"): ("found elsewhere", "red:p2")},
    ),
    "a quotation that is not in the text": (
        {"red_treaty": {"quote": "the harbour flew the League's flag"}},
        {("quotation", "red-treaty", "the harbour flew the League's flag"): ("not found", None)},
    ),
    "a quotation whose parts stand the other way round": (
        {"red_letter": {"quote": "a naïve façade … an efficient office"}},
        {("quotation", "red-letter", "a naïve façade … an efficient office"): ("not found", None)},
    ),
    "a value that is not in the text": (
        {"blue_paper": {"value": "26"}},
        {("value", "blue-paper", "26 officers"): ("not found", None)},
    ),
    "a comparison that is not in the text": (
        {"red_budget": {"comparator_value": "16.5"}},
        {("value", "red-budget", "16.5 the year before"): ("not found", None)},
    ),
    "words of the author's between brackets": (
        {"red_treaty": {"quote": "the harbour [soon] flies the League's flag"}}, {},
    ),
}  # fmt: skip


@pytest.mark.parametrize("mistake", WRONG)
def test_a_mistake_of_the_record_is_found(tmp_path, mistake):
    changes, expected = WRONG[mistake]
    world = made_world(tmp_path, **changes)
    found = verify(world.library, world.table, copies(str))
    said = {
        (f.kind, f.name, f.looked_for): (f.outcome, str(f.instead) if f.instead else None)
        for v in found
        for f in v.open
    }
    assert said == expected


def test_a_folder_without_a_copy_verifies_nothing(world):
    assert verify(world.library, world.table, []) == []
    assert verify(world.library, world.table, [Copy("other.txt", "the harbour " * 500)]) == []


def test_the_better_of_two_copies_is_taken(world):
    worse = Copy("a.txt", red().replace("harbour", "haven"))
    found = verify(world.library, world.table, [worse, Copy("b.txt", red()), Copy("c.txt", red())])
    assert [v.copy for v in found] == ["b.txt"]


def test_one_file_can_be_a_copy_of_two_works(world):
    found = verify(world.library, world.table, [Copy("both.txt", blue() + "\n" + red())])
    assert [(v.source, v.copy, v.open) for v in found] == [("red", "both.txt", []), ("blue", "both.txt", [])]


def test_findings_for_programs(world):
    wrong = red().replace("The port paid", "The part paid")
    (found,) = verify(world.library, world.table, [Copy("red.txt", wrong)])
    told = json.loads(json.dumps(found.as_dict()))
    assert (told["source"], told["copy"], told["passages"], told["moved"]) == ("red", "red.txt", 13, 0)
    assert told["missing"] == [
        {"locator": "red:p6", "where": "line 11", "expected": 629, "there": 629},
    ]
    assert {"kind": "quotation", "name": "red-letter", "locator": "red:p7",
            "looked_for": "an efficient office … a naïve façade", "outcome": "confirmed", "where": "line 13",
            "instead": None} in told["findings"]  # fmt: skip
