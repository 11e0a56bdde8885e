from bs4 import BeautifulSoup

from countercase.show.files import in_book
from countercase.show.matrix import matrix
from countercase.show.preview import drawing


def test_every_case_has_its_cell(library):
    made = BeautifulSoup(matrix(library).html(), "html.parser")
    shown = [a["data-verdict"] for a in made.select("a[data-verdict]")]
    assert sorted(shown) == sorted(library.cases)
    for name in library.originals:
        assert made.select_one(f"a[data-verdict={name}]")["href"] == f"../cases/{name}.html"
    for name in library.counter_cases:
        assert made.select_one(f"a[data-verdict={name}]")["href"] == f"../counter-cases/{name}.html"


def test_a_cell_stands_under_its_framework(library):
    made = BeautifulSoup(matrix(library).html(), "html.parser")
    for cell in made.select("td"):
        titles = {library.frameworks[library.cases[a["data-verdict"]].framework].title for a in cell.select("a")}
        assert titles <= {cell["data-label"]}


def test_the_finding_counts_what_reproduces(library):
    parts = [p for name in library.originals for p in library.dossier(name).verdict().parts]
    stated = [p.reproduces for p in parts if p.stated]
    assert f"Of {len(stated)} parts" in matrix(library).finding()
    assert f"{sum(stated)} reproduce" in matrix(library).finding()
    assert "China and peacekeeping is judged by every rule" in matrix(library).finding()


def test_what_can_be_taken_away_is_the_matrix_itself(library):
    block = matrix(library).block()
    links = BeautifulSoup(block.made(in_book), "html.parser").select("a.cc-download")
    assert [a["href"] for a in links] == ["../../downloads/record/figures/matrix.csv"]
    data = {file.name: file.content for file in block.files}
    assert data["matrix.csv"].count("\n") == 1 + len(library.cases)
    assert data["preview.svg"] == drawing(library)  # the site makes its preview of it
