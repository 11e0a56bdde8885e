"""What an essay chooses of the pages of the record: what it does without, and what a page opens with."""

import pytest
from small_world import small_copied

from countercase import DataError, load
from countercase.show.contents import check_choice, names


def choosing(folder, text):
    (small_copied(folder) / "data/essay.yml").write_text(text, encoding="utf-8")
    return load(folder)


def test_a_page_that_nothing_needs_can_be_left_out(tmp_path):
    library = choosing(tmp_path, "without: [silence, map]\nopenings: {debate: They meet., rule-gate: It is short.}\n")
    check_choice(library)
    made = names(library)
    assert "silence" not in made
    assert "map-red" not in made
    assert {"disputes", "debate", "rule-gate"} <= set(made)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("without: [evidense]\n", "line 1: unknown page: 'evidense'."),
        ("name: A\nwithout:\n  - silense\n", "line 3: unknown page: 'silense'. Did you mean 'silence'?"),
        ("without: [evidence]\n", "line 1: other pages lead to 'evidence', so that no essay does without it."),
        ("without: [argue]\n", "It can do without map, reproduction, mechanisms, silence, debate, disputes, "),
        ("openings:\n  debatte: They meet.\n", "line 2: unknown page: 'debatte'. Did you mean 'debate'?"),
    ],
)
def test_a_page_that_there_is_none_of_or_that_others_lead_to_is_told(tmp_path, text, said):
    with pytest.raises(DataError) as caught:
        check_choice(choosing(tmp_path, text))
    assert str(caught.value).startswith("data/essay.yml, line ")
    assert said in str(caught.value)
