from bs4 import BeautifulSoup
from small_world import small

from countercase.show.files import in_book
from countercase.show.matrix import matrix
from countercase.show.preview import drawing


def test_every_case_has_its_cell():
    library = small()
    made = BeautifulSoup(matrix(library).html(), "html.parser")
    shown = [a["data-verdict"] for a in made.select("a[data-verdict]")]
    assert sorted(shown) == sorted(library.cases)
    for name in library.originals:
        assert made.select_one(f"a[data-verdict={name}]")["href"] == f"../cases/{name}.html"
    for name in library.counter_cases:
        assert made.select_one(f"a[data-verdict={name}]")["href"] == f"../counter-cases/{name}.html"


SIGNS = {
    "alpha": "◐ left open in one of the two parts",
    "beta": "✓ as stated",
    "mends": "✗ differs in all ten parts",
    "split": "✗ differs in one of the two parts",
    "alpha-drop": "○ counter-case",
}


def test_a_sign_tells_another_verdict_from_one_of_several_that_are_left_open():
    made = BeautifulSoup(matrix(small()).html(), "html.parser")
    cells = {a["data-verdict"]: a.find_next_sibling("small").text for a in made.select("a[data-verdict]")}
    assert {name: cells[name].partition(": ")[2] for name in SIGNS} == SIGNS


def test_a_cell_stands_under_its_framework():
    library = small()
    made = BeautifulSoup(matrix(library).html(), "html.parser")
    for cell in made.select("td"):
        titles = {library.frameworks[library.cases[a["data-verdict"]].framework].title for a in cell.select("a")}
        assert titles <= {cell["data-label"]}


def test_the_finding_counts_what_reproduces():
    """Of the originals in the table of parts: alpha 1 of 2, mends 0 of 10, bears 6 of 6, split 1 of 2, quiet 1 of 1,
    whole 1 of 2, beta, gamma and other 1 of 1 each, and mix 2 of 3; bears/silent, quiet/last and mix/unread are silent.
    """
    assert matrix(small()).finding() == (
        "Of 29 parts for which an author states a verdict, 15 reproduce. For three more the authors conclude nothing. "
        "Port and treaty is judged by every rule, and the rules part over it."
    )


def test_what_can_be_taken_away_is_the_matrix_itself():
    library = small()
    block = matrix(library).block()
    links = BeautifulSoup(block.made(in_book), "html.parser").select("a.cc-download")
    assert [a["href"] for a in links] == ["../../downloads/record/figures/matrix.csv"]
    data = {file.name: file.content for file in block.files}
    assert data["matrix.csv"].count("\n") == 1 + len(library.cases)
    assert data["preview.svg"] == drawing(library)  # the site makes its preview of it
