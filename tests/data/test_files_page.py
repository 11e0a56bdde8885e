"""What files of other programs get, as `docs/files.md` has it: each file is written, read, and told as it was told."""

import re

from each import each
from spreadsheets import ods, xlsx

from countercase import DataError
from countercase.data.csv_file import read_table
from countercase.data.own_record import NEEDED
from countercase.data.record import Evidence
from countercase.data.yaml_file import read_document

PAGE = "docs/files.md"
ROWS = [
    ["id", "source", "locator", "date", "event", "value", "unit", "proof"],
    [
        "my-strike",
        "own",
        "own:page12",
        "1994",
        "A strike ended in talks, all say; so do we.",
        "12.5",
        "per cent",
        "cited",
    ],
]


def lines(rows, sign=",", end="\n"):
    return end.join(sign.join(f'"{c}"' if sign in c else c for c in row) for row in rows) + end


def changed(old, new):
    return lines([[new if cell == old else cell for cell in row] for row in ROWS])


TABLES = {
    "commas": lines(ROWS),
    "semicolons": lines(ROWS, ";"),
    "tabs": lines(ROWS, "\t"),
    "a first line `sep=;`": "sep=;\n" + lines(ROWS, ";"),
    "line ends of Windows, and a mark of the order of bytes": "\ufeff" + lines(ROWS, ";", "\r\n"),
    "empty rows at the end": lines(ROWS) + ",,,,,,,\n" * 3,
    "empty columns at the right": lines([[*row, "", ""] for row in ROWS]),
    "names of columns in capitals": lines([[name.capitalize() for name in ROWS[0]], ROWS[1]]),
    "a workbook (.xlsx)": xlsx,
    "a workbook (.ods)": ods,
    "a workbook that is called .csv": xlsx,
    "UTF-16": lines(ROWS).encode("utf-16"),
    "the letters of old Windows": lines(ROWS).replace("strike", "grève").encode("cp1252"),
    "a title above the table": "My facts,,,,,,,\n" + lines(ROWS),
    "a comma for a point in a number": lines([ROWS[0], [c.replace("12.5", "12,5") for c in ROWS[1]]]),
    "a day that stands first": changed("1994", "17.5.1994"),
    "a comma in a text without marks around it": lines(ROWS).replace('"', ""),
    "a cell that stands under no column": lines([ROWS[0], [*ROWS[1], "more"]]),
    "a column that is not there": lines([row[:-1] for row in ROWS]),
    "a web page": "<!DOCTYPE html><html><body>Sign in</body></html>",
}


def told(action, *names):
    """What is said of a file, without its name; nothing where it is taken."""
    try:
        action()
    except DataError as error:
        said = " ".join(str(error).split())
        for name in names:
            said = said.replace(f"{name}, ", "").replace(f"{name}: ", "")
        return said
    return ""


def of_table(kind, folder):
    name = "facts.xlsx" if kind.endswith("(.xlsx)") else "facts.ods" if kind.endswith("(.ods)") else "facts.csv"
    path, content = folder / name, TABLES[kind]
    if callable(content):
        content(path, ROWS)
    else:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return told(lambda: read_table(path, name, Evidence, foreign=True, needed=NEEDED), name) or "It is taken as it is."


def of_slip(path):
    """The line of a file that its message names, and the message."""
    said = told(lambda: read_document(path, path.name), path.name)
    number = int(re.match(r"line (\d+): ", said)[1])
    return path.read_text(encoding="utf-8").split("\n")[number - 1].strip(), said.split(": ", 1)[1]


def cell(text):
    return text.replace("|", "\\|")


def shown(line):
    fence = "``" if "`" in line else "`"
    return f"{fence} {line} {fence}" if "`" in line else f"`{line}`"


def page(root, folder):
    tables = [f"| {kind} | {cell(of_table(kind, folder))} |" for kind in TABLES]
    slips = [of_slip(path) for path in sorted((root / "tests/bad/slips").glob("*.yml"))]
    return "\n".join(
        [
            "# Files as people write them",
            "",
            "What a table of facts and a counter-case get that were written with another program, or in a hurry.",
            "A file is taken where nothing of it is lost, and else refused once, with what was found and what to do.",
            "A test writes each of them, reads it, and holds this page to what was said.",
            "",
            "## Tables of a critic’s own facts",
            "",
            "| the table has | what is said |",
            "|---|---|",
            *tables,
            "",
            "## Slips in a file that a person writes",
            "",
            "The line that is named, and what is said of it.",
            "",
            "| the line | what is said |",
            "|---|---|",
            *(f"| {cell(shown(line))} | {cell(said)} |" for line, said in slips),
            "",
        ]
    )


def test_the_page_says_what_each_file_gets(root, tmp_path, bless):
    made = page(root, tmp_path)
    if bless:
        (root / PAGE).write_text(made, encoding="utf-8")
    assert (root / PAGE).read_text(encoding="utf-8") == made


@each("kind", TABLES)
def test_each_table_is_taken_or_refused_in_words(kind, tmp_path):
    said = of_table(kind, tmp_path)
    assert said.endswith("."), said
    assert said.count("row '") <= 1, "once, and not row by row"
