"""Where figures come from."""

from small_world import small

from countercase.furniture import furniture
from countercase.show.provenance import Origin, of_case


def test_a_figure_of_a_case_is_named_by_its_case():
    origin = of_case(small().dossier("alpha").verdict())
    assert origin.name("weights") == "alpha-weights"
    assert "data/cases/alpha.yml" in origin.credit("weights")
    assert all((small().root / name).is_file() for name in origin.files)
    assert furniture(small().root, origin.template).is_file()


def test_a_figure_that_names_itself_keeps_its_name():
    assert Origin(("data/figures/a.yml",), "notebooks/page.ipynb").name("a") == "a"
