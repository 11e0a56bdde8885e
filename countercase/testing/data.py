"""What must hold of any data: all is in order, each fact has its place, each case its verdict, each page is made."""

from __future__ import annotations

import pytest

from ..argue.library import Library
from ..commands.check import sound
from ..data.place import project_root
from ..data.problem import DataError
from ..data.record import Claim, Evidence
from ..publish.run.soundness import sound_part
from ..show.chapter import open_chapter
from ..show.contents import names
from ..show.record_pages import page


@pytest.fixture(scope="session")
def library() -> Library:
    """The data of the essay in which one stands, without the counter-cases that its site leaves out."""
    return sound_part(project_root(), sound)


def test_the_data_are_in_order(library: Library) -> None:
    if library.left_out:
        raise DataError(problem for wrong in library.left_out.values() for problem in wrong)


def test_each_fact_and_each_claim_has_its_place(library: Library) -> None:
    rows: dict[str, Evidence | Claim] = {**library.record.evidence, **library.record.claims}
    assert {name: wrong for name, row in rows.items() if (wrong := library.record.check_locator(row.locator))} == {}


def test_each_part_of_each_case_comes_to_a_verdict(library: Library) -> None:
    verdicts = [library.dossier(name).verdict() for name in library.cases]
    assert [v.dossier.case.id for v in verdicts if not v.computed or not all(p.computed for p in v.parts)] == []


def test_each_level_and_verdict_is_one_of_the_rule(library: Library) -> None:
    for name in library.cases:
        judged = library.dossier(name).verdict()
        for part in judged.parts:
            assert set(part.computed) <= set(judged.framework.verdicts), f"{name}, {part.part.id}"


def test_each_case_opens_as_a_chapter(library: Library) -> None:
    assert [name for name in library.cases if not open_chapter(case=name).making()] == []


def test_each_page_of_the_record_is_made(library: Library) -> None:
    assert [name for name in names(library) if not page(name)] == []
