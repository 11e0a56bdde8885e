"""The package as others use it: its door, its public names, and how its objects show themselves."""

import dataclasses
import importlib
import inspect
import pkgutil
import tomllib

import pytest
from bs4 import BeautifulSoup

import countercase
from countercase import DataError, compare, explore, load, stress
from countercase.argue.library import opened
from countercase.data.meanings import meanings
from countercase.show import api as page
from countercase.show.chapter import Markdown

SHORT = 200


@pytest.fixture(scope="module")
def verdict(library):
    return library.dossier("lo-ilo").verdict()


@pytest.mark.slow
def test_every_object_shows_itself_briefly(library, verdict):
    part = verdict.parts[-1]
    pair = compare(library.dossier("lo-peacekeeping"), library.dossier("kobayashi-reads-lo-peacekeeping"))
    objects = [
        *(
            library,
            library.record,
            *library.series.values(),
            *library.frameworks.values(),
            *library.counter_cases.values(),
        ),
        *(verdict.dossier, verdict.dossier.case, verdict, part, part.conclusion, *part.weighings.values()),
        *(pair, pair.whole, *pair.whole.crossings, *pair.whole.differently, *pair.whole.questions),
        *(explore(verdict, part, 100), stress(verdict, part)),
        *(library.record.evidence.values(), library.record.claims.values()),
    ]
    assert [len(repr(thing)) for thing in objects[:-2] if len(repr(thing)) >= SHORT] == []
    assert max(len(repr(row)) for rows in objects[-2:] for row in rows) < SHORT


def test_the_verdict_of_every_case_shows_itself_briefly(library):
    for name in library.cases:
        said = repr(library.dossier(name).verdict())
        assert len(said) < SHORT
        assert name in said


def test_what_an_object_is_can_be_told_from_what_it_shows(verdict):
    assert repr(verdict) == "<Verdict of 'lo-ilo': not-socialised (stated: not-socialised)>"
    assert repr(verdict.dossier.case) == "Case(id='lo-ilo', framework='three-tests', source='lo')"
    readings = sum(len(part.readings) for part in verdict.dossier.case.parts)
    assert repr(verdict.dossier) == f"<Dossier 'lo-ilo': 2 parts, {readings} readings, judged by 'three-tests'>"


def test_a_library_shows_itself_without_reading_a_case(folder):
    (folder / "data/cases/lo-ilo.yml").write_text("id: nothing")
    found = opened(folder)
    assert f"{len(list((folder / 'data/cases').glob('*.yml')))} cases" in repr(found)
    with pytest.raises(DataError, match="lo-ilo"):
        found._repr_html_()


def test_a_verdict_is_a_table_in_a_notebook(verdict):
    shown = BeautifulSoup(verdict._repr_html_(), "html.parser")
    assert shown.caption.text == "China and the International Labour Organisation: Not socialised"
    assert [cell.text for cell in shown.select("thead th")] == ["Part", "Computed", "Stated by the author", "The same?"]
    last = [cell.text for cell in shown.select("tbody tr")[-1].select("th, td")]
    assert last[1:] == ["Not socialised", "Not socialised", "yes"]
    assert shown.p.text == "Judged by “Lo’s three tests”, margin 0."


def test_the_settings_stand_below_the_verdict(verdict):
    name, switch = next(iter(verdict.framework.switches.items()))
    option = next(o for o in switch.options if o != switch.default)
    fact = verdict.dossier.case.evidence_ids[0]
    turned = verdict.dossier.verdict(margin=2, switches={name: option}, without=[fact])
    said = BeautifulSoup(turned._repr_html_(), "html.parser").p.text
    assert said.endswith(f", margin 2; {switch.title}: {option}; without {fact}.")


def test_a_case_is_a_table_with_its_question_and_thesis(library):
    case = library.cases["lo-ilo"]
    shown = BeautifulSoup(library.dossier("lo-ilo")._repr_html_(), "html.parser")
    assert [p.text for p in shown.select("p")] == [case.question, case.thesis]
    rows = [[cell.text for cell in row.select("th, td")] for row in shown.select("tbody tr")]
    assert [(row[0], row[2]) for row in rows] == [(p.title, str(len(p.readings))) for p in case.parts]


def test_a_library_is_a_table_of_its_cases(library):
    shown = BeautifulSoup(library._repr_html_(), "html.parser")
    rows = {row.th.text: [cell.text for cell in row.select("td")] for row in shown.select("tbody tr")}
    assert list(rows) == list(library.cases)
    counter_case, made = next(iter(library.counter_cases.items()))
    assert rows[counter_case][-1] == made.parent
    assert rows["lo-ilo"] == ["China and the International Labour Organisation", "Lo’s three tests", "–"]


def test_what_the_data_say_is_text(library):
    dossier = library.dossier("lo-ilo")
    nasty = "<script>alert(1)</script> & \"'"
    parts = tuple(p.model_copy(update={"title": nasty}) for p in dossier.case.parts)
    words = {"title": nasty, "question": nasty, "thesis": nasty, "parts": parts}
    framework = dossier.framework.model_copy(update={"title": nasty})
    case = dossier.case.model_copy(update=words)
    changed = dataclasses.replace(dossier, case=case, framework=framework)
    shelf = dataclasses.replace(
        library, cases={"lo-ilo": case}, frameworks={case.framework: framework}, counter_cases={}
    )
    for thing in (changed, changed.verdict(), shelf):
        shown = BeautifulSoup(thing._repr_html_(), "html.parser")
        assert nasty in shown.text
        assert {tag.name for tag in shown.find_all()} <= {"p", "table", "caption", "thead", "tbody", "tr", "th", "td"}


def test_a_long_table_says_how_much_more_there_is():
    from countercase.argue.display import MOST_ROWS, table

    shown = BeautifulSoup(table("Many", ["N"], [[str(n)] for n in range(MOST_ROWS + 7)]), "html.parser")
    assert len(shown.select("tbody tr")) == MOST_ROWS + 1
    assert shown.select("tbody tr")[-1].text == "… and 7 more"


def test_outside_a_project_the_door_says_so(tmp_path):
    with pytest.raises(DataError) as caught:
        load(tmp_path)
    assert str(caught.value) == (
        f"there is no project in '{tmp_path}': it holds no data/sources.yml. Name the folder of one: "
        "load('path/to/project'), or COUNTERCASE_ROOT."
    )


def test_the_page_describes_every_public_name(library):
    assert sorted(page.ORDER) == sorted(countercase.__all__)
    headings = [part.splitlines()[0] for part in page.api_page(library) if isinstance(part, Markdown)]
    assert {f"## {name}" for name in page.ORDER} <= set(headings)
    assert "### Dossier\\.verdict" in headings


def test_a_signature_stands_as_it_is_written():
    assert page._signature("repairs", countercase.repairs) == (
        "```python\nrepairs(verdict: Verdict, part: PartVerdict) -> tuple[Repair, ...]\n```"
    )
    assert page._signature("load", load) == (
        "```python\nload(\n    root: Path | str | None = None,\n    also: Path | None = None,\n) -> Library\n```"
    )


def test_a_docstring_is_text_but_for_its_code():
    assert page._coded("a <b> with `margin=1` and *more* `x`.") == "a \\<b\\> with `margin=1` and \\*more\\* `x`\\."


def modules():
    for room in ("argue", "data"):
        parent = importlib.import_module(f"countercase.{room}")
        for found in pkgutil.iter_modules(parent.__path__):
            yield importlib.import_module(f"countercase.{room}.{found.name}")


def test_every_field_of_a_result_is_explained():
    silent = {}
    for module in modules():
        for name, cls in vars(module).items():
            if inspect.isclass(cls) and cls.__module__ == module.__name__ and dataclasses.is_dataclass(cls):
                said = meanings(cls)
                if missing := [
                    f.name
                    for f in dataclasses.fields(cls)
                    if f.name in vars(cls).get("__annotations__", {}) and f.name not in said
                ]:
                    silent[name] = missing
    assert silent == {}


def test_others_are_checked_against_its_types(root):
    assert (root / "countercase/py.typed").read_bytes() == b""
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    assert "py.typed" in settings["setuptools"]["package-data"]["countercase"]
    loose = [
        o
        for o in settings["mypy"]["overrides"]
        for m in o["module"]
        if m.startswith(("countercase.data", "countercase.argue"))
    ]
    assert settings["mypy"]["strict"]
    assert loose == []
