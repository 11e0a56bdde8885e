"""The table of passages, as it is read."""

import csv

import pytest
from own_texts import world_written

from countercase import DataError, load
from countercase.data.citations import Quotation
from countercase.data.locator import Locator
from countercase.data.passage import PASSAGES, TOLD, read_passages, untold


@pytest.fixture
def changed(tmp_path):
    """Change the table, and read it: what is said."""
    project = load(world_written(tmp_path))
    path = tmp_path / PASSAGES
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    def read(number, **cells):
        rows[number].update(cells)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        with pytest.raises(DataError) as caught:
            read_passages(project)
        return str(caught.value)

    return read


BAD = [
    ({"locator": "red:p99"}, "the locator 'red:p99' lies beyond the end of the source, red:p12."),
    ({"locator": "green:p3"}, "unknown source: 'green'. It can be: blue, red."),
    ({"source": "blue"}, "the locator 'red:p3' is not of the source 'blue'."),
    ({"letters": "500;10"}, "'red:p3' names 1 places, and `letters` counts 2."),
    (
        {"letters": "five"},
        "`letters`: it should hold how many letters each place has, separated by semicolons: 48;51;0;47.",
    ),
    ({"locator": "red:p1"}, "the passage 'red:p1' comes after one that lies behind it."),
    (
        {"letters": "299"},
        "of the 299 letters of the passage 'red:p3' the project may tell all but 299, by quotations and counts. One "
        "with fewer than 300 untold could be guessed from its hash: make the table anew, `countercase passages`.",
    ),
    ({"sha256": "z" * 64}, "`sha256`: it should hold 64 hexadecimal digits, 0 to 9 and a to f."),
    ({"salt": ""}, "`salt`: it should hold 32 hexadecimal digits, 0 to 9 and a to f."),
    ({"sum": "-1"}, "`sum` should be 0 or more, and is -1."),
]


@pytest.mark.parametrize(("cells", "message"), BAD)
def test_a_row_that_cannot_be_is_refused(changed, cells, message):
    assert changed(1, **cells).splitlines()[0] == f"data/passages.csv, line 3: {message}"


def test_a_quotation_that_leaves_too_little_unsaid_is_refused(tmp_path):
    world_written(tmp_path)
    path = tmp_path / "data/evidence.csv"
    long = " ".join(["port" * 8] * 10)
    path.write_text(path.read_text().replace("The port spoke of its gain.,,,,,,", f"The port spoke.,,,,,,{long}"))
    with pytest.raises(DataError, match=r"of the 575 letters of the passage 'red:p4' the project may tell all but 255"):
        read_passages(load(tmp_path))


def test_a_count_tells_as_much_as_some_letters():
    place = Locator.parse("red:p2-p5")
    quote = Quotation("red-treaty", Locator.parse("red:p5-p6"), "The port’s 40 rules")
    assert untold(place, (300, 0, 100, 100), []) == 500 - 2 * TOLD
    assert untold(place, (300, 0, 100, 100), [quote, quote]) == 500 - 2 * TOLD - 13
    assert untold(Locator.parse("red:p2-p4"), (300, 100, 100), [quote]) == 500 - 2 * TOLD
    assert untold(Locator.parse("blue:L5"), (500,), []) == 500


def test_the_book_has_the_passages_of_every_source(library):
    table = read_passages(library)
    assert list(table) == [source for source in library.record.sources if source in table]
    assert len(table) == 3
    for key, text in table.items():
        counts = [pair for p in text.passages for pair in zip(p.locator.numbers(), p.letters, strict=True)]
        figures = {number for number, count in counts if not count}  # a line of figures has no letters
        places = set(range(1, library.record.sources[key].count + 1))
        assert places - text.places().keys() <= library.record.silent(key) | figures
        assert len(figures - library.record.silent(key)) < 5
