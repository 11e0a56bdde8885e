"""Tables as other programs write them: taken where nothing is lost, refused with one word where something would be."""

import pytest
from each import each
from spreadsheets import ods, xlsx

from countercase import DataError
from countercase.data.sheet import read_sheet

TABLE = [["id", "event", "cited"], ["one", "It paid, in full.", "a;b"], ["two", "It said so; twice.", ""]]


def comma(rows):
    return "\n".join(",".join(f'"{cell}"' if "," in cell else cell for cell in row) for row in rows)


def other(rows, sign):
    return "\n".join(sign.join(f'"{cell}"' if sign in cell else cell for cell in row) for row in rows)


WRITTEN = {
    "commas": comma(TABLE),
    "semicolons": other(TABLE, ";"),
    "tabs": other(TABLE, "\t"),
    "a line that names the sign": "sep=;\n" + other(TABLE, ";"),
    "a mark of order": "\ufeff" + other(TABLE, ";"),
    "line ends of Windows": other(TABLE, ";").replace("\n", "\r\n"),
    "empty rows at the end": comma(TABLE) + "\n,,\n,,\n\n,,",
    "empty columns at the right": "\n".join(line + ",," for line in comma(TABLE).split("\n")),
    "some empty columns at the right": comma([[*TABLE[0], ""], *TABLE[1:]]),
    "spaces round the cells": other([[f" {cell} " for cell in row] for row in TABLE], ";"),
}


def read(tmp_path, text, foreign=True):
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return read_sheet(path, "a.csv", foreign, TABLE[0])


@each("kind", WRITTEN)
def test_a_table_from_another_program_is_the_same_table(tmp_path, kind):
    sheet = read(tmp_path, WRITTEN[kind])
    assert [sheet.header, *(cells for _, cells in sheet.rows)] == TABLE


@each("kind", sorted(set(WRITTEN) - {"commas", "a mark of order", "line ends of Windows"}))
def test_a_table_of_the_record_has_one_form(tmp_path, kind):
    if kind == "spaces round the cells":
        return  # what a cell may hold is for its model to say
    if kind == "line ends of Windows":
        return
    with pytest.raises(DataError) as caught:
        read(tmp_path, WRITTEN[kind], foreign=False)
    assert len(caught.value.problems) <= 2


def test_lines_are_those_of_the_file(tmp_path):
    sheet = read(tmp_path, 'sep=;\nid;event;cited\none;"in\ntwo lines";\n;;\ntwo;;\n')
    assert [line for line, _ in sheet.rows] == [3, 6]


def test_the_same_fault_of_many_rows_is_said_once(tmp_path):
    with pytest.raises(DataError) as caught:
        read(tmp_path, "id,event,cited\n" + "one,two\n" * 102)
    (problem,) = caught.value.problems
    assert problem.line == 2
    assert problem.message == "the row has 2 cells; the header has 3 columns. So have 101 rows below it."


def test_a_cell_that_would_be_lost_is_named(tmp_path):
    with pytest.raises(DataError, match="line 2: the cell 'more' stands under no name of a column"):
        read(tmp_path, "id,event,cited,\none,x,,more\n")


def test_a_column_without_a_name_within_the_table(tmp_path):
    with pytest.raises(DataError, match="line 1: column 2 has no name"):
        read(tmp_path, "id,,cited\none,x,\n")


@pytest.mark.parametrize(("suffix", "write"), [("xlsx", xlsx), ("ods", ods)])
def test_a_spreadsheet_is_the_table_that_it_shows(tmp_path, suffix, write):
    path = tmp_path / f"facts.{suffix}"
    write(path, [["id", "event", "cited"], ["one", "It paid.", 2500], ["two", "It said so.", 12.5]])
    sheet = read_sheet(path, path.name, foreign=True, columns=("id",))
    assert sheet.header == ["id", "event", "cited"]
    assert sheet.rows == [(2, ["one", "It paid.", "2500"]), (3, ["two", "It said so.", "12.5"])]


def test_what_only_looks_like_a_spreadsheet(tmp_path):
    path = tmp_path / "facts.xlsx"
    path.write_bytes(b"id,event\n")
    with pytest.raises(DataError, match=r"facts\.xlsx: this is not a spreadsheet that can be read"):
        read_sheet(path, path.name, foreign=True)


def test_without_the_library_the_message_says_which(tmp_path, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "python_calamine", None)
    path = tmp_path / "facts.ods"
    path.write_bytes(b"")
    with pytest.raises(DataError, match=r"pip install 'countercase\[tables\]'"):
        read_sheet(path, path.name, foreign=True)
