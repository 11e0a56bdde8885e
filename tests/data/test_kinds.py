"""What a file is, by what it holds: whoever has it checked is told of that file."""

import shutil

import pytest
from each import each
from small_world import HERE

from countercase import DataError
from countercase.data.kinds import case_beside, other_than_a_case

FACTS = "id,source,locator,date,event,proof\nmine,own,own:page3,1994,It rained.,documented\n"
TOLD = {
    "facts.csv": (FACTS, "is a table of 1 fact, each in order by itself. To be read it is saved as NAME.evidence.csv"),
    "works.bib": ("@book{a, title={T}, author={A, B}, publisher={P}, year={2009}}", "holds 1 work, in order."),
    "my-case.yml": ("id: my-case\nextends: alpha\n", ""),
    "case.yml": ("id: case\nphases: []\n", ""),
    "case.json": ('{"id": "case", "parts": []}', ""),
}
REFUSED = {
    "my-case.yaml": ("extends: alpha\n", "nothing reads a file under this name. Call it my-case.yml."),
    "changed.yml": ("changes: []\n", "line 1: a counter-case says under `extends` which case it answers"),
    "figure.yml": (
        "kind: bars\nfinding: x\n",
        "this is a figure. It is checked together with all data: countercase check",
    ),
    "notes.txt": ("It rained.", "this is a text and nothing that is read here. Cases (.yml), tables of facts"),
    "notes.docx": (b"PK\x03\x04", "a spreadsheet or a document of an office program (.xlsx, .ods, .docx)"),
    "facts.tsv": (FACTS, "a table ends in .csv, also where tabs separate its cells. Call it facts.csv."),
    "works.json": ('[{"type": "book", "title": "T"}]', "work 't': it has no `author` and no `editor`, which an @book"),
    "bad.csv": (FACTS.replace("1994", "last year"), "line 2: row 'mine': 'last year' is not a date."),
    "bad.bib": ("@book{a, title={T}}", "work 'a': it has no `author` and no `editor`, which an @book needs."),
    "slip.yml": ("a: b: c\n", "line 1: a text that holds a colon with a space behind it goes between quotation marks"),
    "folder.csv": (None, "this is a folder."),
    "gone.yml": ("", "there is no such file."),
}


def put(path, content):
    if content is None:
        path.mkdir()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    elif content:
        path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", TOLD)
def test_a_file_in_order_is_told_what_it_is(tmp_path, name):
    content, said = TOLD[name]
    path = put(tmp_path / name, content)
    found = other_than_a_case(path)
    assert found == "" if not said else found.startswith(str(path)) and said in found


@each("name", REFUSED)
def test_what_cannot_be_checked_by_itself_says_what_it_is(tmp_path, name):
    content, said = REFUSED[name]
    with pytest.raises(DataError) as caught:
        other_than_a_case(put(tmp_path / name, content))
    assert str(caught.value).startswith(str(tmp_path / name))
    assert said in str(caught.value)


def test_the_tables_and_frameworks_of_a_project(tmp_path):
    for name, said in {
        "evidence.csv": "is a table of evidence with 12 rows",
        "claims.csv": "is a table of claims with",
        "checks.csv": "is a table of checks with",
        "frameworks/gate.yml": "is a framework with 2 criteria and 4 verdicts, in order by itself.",
    }.items():
        path = tmp_path / name.rpartition("/")[2]
        shutil.copy(HERE / "data" / name, path)
        assert said in other_than_a_case(path)


def test_a_table_beside_a_counter_case_is_checked_with_it(tmp_path):
    table = put(tmp_path / "my-case.evidence.csv", FACTS)
    assert case_beside(table) is None
    case = put(tmp_path / "my-case.yml", "extends: alpha\n")
    assert case_beside(table) == case
    assert case_beside(case) is None
