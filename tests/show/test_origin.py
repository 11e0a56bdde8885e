"""Where figures come from."""

from countercase import load
from countercase.show.provenance import Origin, of_case

LIBRARY = load()


def test_a_figure_of_a_case_is_named_by_its_case():
    origin = of_case(LIBRARY.dossier("lo-ilo").verdict())
    assert origin.name("weights") == "lo-ilo-weights"
    assert "data/cases/lo-ilo.yml" in origin.credit("weights")
    assert all((LIBRARY.root / name).is_file() for name in (*origin.files, origin.template))


def test_a_figure_that_names_itself_keeps_its_name():
    assert Origin(("data/figures/a.yml",), "notebooks/page.ipynb").name("a") == "a"
