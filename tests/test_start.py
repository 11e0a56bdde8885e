"""A new essay and new parts of one: what is written is in order at once, and says what it is for."""

import os
import re
import shutil
import tomllib
import zipfile
from datetime import date

import pytest
import warm
from click.testing import CliRunner

from countercase import DataError, __version__, load
from countercase.cli import main
from countercase.furniture import FOLDERS, furniture
from countercase.start.essay import Answers, essay, key, short

TODAY = date(2026, 11, 26)
COMMENT = {".md": "%", ".yml": "#", ".cff": "#", ".txt": "#", ".bib": "%", ".py": '"""'}
UNCOMMENTED = {"README.md", "data/evidence.csv", "data/claims.csv"}
"""The README says it in its text; a table has no comments, and the README says what it is for."""


def call(folder, *arguments, given=None):
    environment = {"COUNTERCASE_ROOT": str(folder)}
    return CliRunner().invoke(main, list(map(str, arguments)), input=given, env=environment)


@pytest.fixture
def begun(tmp_path):
    folder = tmp_path / "essay"
    done = call(tmp_path, "new", folder, "--defaults", "--package", "index")
    assert done.exit_code == 0, done.output
    return folder


def test_what_is_begun_is_in_order_and_both_arguments_reproduce(begun):
    done = call(begun, "check")
    assert done.exit_code == 0
    assert done.output.endswith("Everything is in order.\n")
    library = load(begun)
    found = {name: library.dossier(name).verdict().computed for name in library.cases}
    assert found == {"ash-bridge": ("yes",), "birch-bridge": ("elsewhere",), "what-owners-say": ("elsewhere",)}
    assert library.dossier("ash-bridge").verdict().reproduces
    assert library.arguing == ("ash", "birch")


def test_every_file_says_in_its_first_line_what_it_is_for():
    for name, text in essay(Answers(), "1.2.3", TODAY).items():
        if name in UNCOMMENTED:
            continue
        sign = COMMENT.get("." + name.rpartition(".")[2], "#")
        assert text.startswith(f"{sign} " if sign != '"""' else sign), name
        assert len(text.splitlines()[0]) > 20, name
        assert "@@" not in text, name


def test_at_most_four_questions_are_asked_and_each_has_an_answer_to_begin_with(tmp_path):
    done = call(tmp_path, "new", tmp_path / "asked", "--package", "index", given="Did the mill pay?\n\n\n\n")
    assert done.exit_code == 0, done.output
    assert done.output.count("?") <= 4 + done.output.count("Did the")
    library = load(tmp_path / "asked")
    assert library.essay.question == "Did the mill pay?"
    assert "Ada Ash" in library.record.sources["ash"].authors


def test_what_is_given_as_an_option_is_not_asked(tmp_path):
    options = ("--question", "Who won?", "--first", "Anna Öst", "--second", "Li and Wu", "--owner", "A. Reader")
    done = call(tmp_path, "new", tmp_path / "given", *options, "--package", "index")
    assert done.exit_code == 0, done.output
    assert "What does it ask" not in done.output
    library = load(tmp_path / "given")
    assert list(library.record.sources) == ["ost", "li"]
    assert library.record.sources["li"].short == "Li and Wu"
    assert "A. Reader" in (tmp_path / "given/CITATION.cff").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"question": " "}, "the question is ' '"),
        ({"question": "Is *this* markup?"}, "without signs of markup"),
        ({"first": "Ash", "second": "A. Ash"}, "both authors would go by 'ash'"),
        ({"first": "王毅"}, "no key can be made"),
        ({"owner": "x" * 300}, "the name is"),
        ({"second": "two\nlines"}, "the second author is"),
    ],
)
def test_an_answer_that_cannot_stand_is_refused(answers, said):
    with pytest.raises(DataError, match=re.escape(said)):
        essay(Answers(**answers), "1.2.3", TODAY)


def test_a_folder_that_holds_something_is_left_as_it_is(begun):
    before = {path: path.read_bytes() for path in begun.rglob("*") if path.is_file()}
    done = call(begun, "new", begun, "--defaults")
    assert (done.exit_code, "is there already" in done.output) == (1, True)
    assert {path: path.read_bytes() for path in begun.rglob("*") if path.is_file()} == before


def test_the_package_is_named_with_its_version_or_with_where_it_is_had_from():
    plain = essay(Answers(package="index"), "1.2.3", TODAY)
    assert "countercase[test]==1.2.3" in plain["requirements.txt"]
    assert "not from an index" not in plain["README.md"]
    elsewhere = essay(Answers(package="file:///srv/wheels/c.whl"), "1.2.3", TODAY)
    assert "countercase[test] @ file:///srv/wheels/c.whl" in elsewhere["requirements.txt"]
    assert "not from an index of packages" in elsewhere["README.md"]
    assert "countercase[test]==1.2.3" in elsewhere["README.md"]


def test_authors_go_by_their_last_names_and_a_body_by_the_whole():
    assert (short("Ada Ash"), short("Li and Wu")) == ("Ash", "Li and Wu")
    assert short("Ada Ash, Ben Birch and Cy Cole") == "Ash, Birch and Cole"
    assert short("Department of Energy") == "Department of Energy"
    assert (key("Ada Ash"), key("Ada Ash and Ben Birch"), key("J. O’Neill")) == ("ash", "ash", "oneill")


def test_a_source_a_framework_and_a_case_are_in_order_as_they_are_begun(begun):
    source = ("add", "source", "elm", "--authors", "E. Elm and F. Fir", "--title", "The {mine}", "--count", 4)
    for arguments in (
        source,
        ("add", "framework", "mine", "--source", "elm"),
        ("add", "case", "elm-mine", "--framework", "mine", "--source", "elm"),
        ("check",),
        ("check", begun / "data/cases/elm-mine.yml"),
        ("rule", "mine"),
        ("verdict", "elm-mine"),
    ):
        done = call(begun, *arguments)
        assert done.exit_code == 0, f"{arguments}: {done.output}"
    library = load(begun)
    assert library.record.sources["elm"].short == "Elm and Fir"
    assert library.record.works["elm"]
    assert library.cases["elm-mine"].source == "elm"
    assert "elm" in library.arguing


def test_a_case_that_a_claim_names_already_can_be_begun(begun):
    table = begun / "data/claims.csv"
    before = table.read_text(encoding="utf-8")
    table.write_text(before.replace("ash-c2,ash,ash:p2-p3,empirical", "ash-c2,ash,ash:p2-p3,premise"), encoding="utf-8")
    with table.open("a", encoding="utf-8") as file:
        file.write("ash-c9,ash,ash:p4,premise,It is so.,,,later\n")
    assert "unknown case: 'later'" in call(begun, "check").output
    done = call(begun, "add", "case", "later", "--framework", "cause", "--source", "ash")
    assert done.exit_code == 0, done.output
    assert call(begun, "check").exit_code == 0


def test_cases_that_claims_name_already_are_begun_one_after_the_other(begun):
    for path in (begun / "data/cases").iterdir():
        path.unlink()
    told = call(begun, "check").output
    assert (
        "row 'ash-c2': unknown case: 'ash-bridge'. "
        "To begin it: countercase add case ash-bridge --framework cause --source ash\n"
    ) in told
    for name, source in (("ash-bridge", "ash"), ("birch-bridge", "birch")):
        done = call(begun, "add", "case", name, "--framework", "cause", "--source", source)
        assert done.exit_code == 0, done.output
    assert call(begun, "check").exit_code == 0


def test_what_is_left_as_it_was_begun_is_told(begun):
    assert "as it was begun" not in call(begun, "check").output
    call(begun, "add", "case", "later", "--framework", "cause", "--source", "ash")
    told = call(begun, "check").output
    assert "Note: data/cases/later.yml, line 6: “What does it ask?” is as it was begun, and 8 lines below are" in told
    path = begun / "data/cases/later.yml"
    text = re.sub(r'"[A-Z][^"]*"', '"Something of my own."', path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    assert "as it was begun" not in call(begun, "check").output


def test_two_works_of_one_author_are_told_apart(begun):
    add = ("add", "source", "--authors", "Ada Ash", "--count", 1)
    done = call(begun, *add, "again", "--title", "Once more")
    assert done.exit_code == 0, done.output
    found = load(begun).record.sources["again"]
    assert (found.short, found.mark, found.possessive) == ("Ash (again)", "Ash (again)", "Ash’s")
    path = begun / "data/sources.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("Ash (again)", "Ash"), encoding="utf-8")
    said = "`mark` is 'Ash', and 'ash' is called so as well. Add what tells them apart, as a year."
    assert said in call(begun, "check").output


def test_an_editor_finds_what_may_stand_in_a_file(root, begun):
    named = re.compile(r"\$schema=(\S+)")
    for path in sorted((begun / "data").rglob("*.yml")):
        for place in named.findall(path.read_text(encoding="utf-8")):
            schema = path.parent.joinpath(place).resolve()
            assert schema.read_bytes() == (root / "data/schemas" / schema.name).read_bytes()


def test_contents_landing_page_and_guide_name_no_source_and_no_case(begun):
    """So that whoever replaces the example has nothing to change there but the words of the landing page."""
    names = re.compile(r"\b(?:ash|birch)\b|bridge|what-owners-say|rule-cause")
    assert names.findall((begun / "_toc.yml").read_text(encoding="utf-8")) == []
    assert names.findall((begun / "book/guide.md").read_text(encoding="utf-8")) == []
    index = (begun / "book/index.md").read_text(encoding="utf-8").partition("```{answers}")
    assert names.findall(index[2]) == []


def test_a_source_of_facts_alone_is_no_author(begun):
    call(begun, "add", "source", "register", "--authors", "Town", "--title", "A register", "--count", 9)
    assert load(begun).arguing == ("ash", "birch")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("add", "case", "ash-bridge", "--framework", "cause", "--source", "ash"),
            "there is a case 'ash-bridge' already",
        ),
        (("add", "case", "new", "--framework", "cuase", "--source", "ash"), "Did you mean 'cause'?"),
        (("add", "case", "new", "--framework", "cause", "--source", "ahs"), "Did you mean 'ash'?"),
        (("add", "case", "../new", "--framework", "cause", "--source", "ash"), "cannot name a case"),
        (("add", "framework", "cause", "--source", "ash"), "there is a framework 'cause' already"),
        (("add", "source", "ash", "--authors", "A", "--title", "T", "--count", 1), "there is a source 'ash' already"),
        (("add", "source", "A1", "--authors", "A", "--title", "T", "--count", 1), "is not a key"),
    ],
)
def test_what_cannot_be_begun_is_told(begun, arguments, said):
    before = {path: path.read_bytes() for path in begun.rglob("*") if path.is_file()}
    done = call(begun, *arguments)
    assert done.exit_code == 1
    assert said in done.output
    assert {path: path.read_bytes() for path in begun.rglob("*") if path.is_file()} == before


TABLE = "town,growth,cause,came to\nUpton,1,this,yes\nLower Ham,some,0,elsewhere\nKirk,0,0,2\n"


def lined(folder, table=TABLE):
    """The essay with a source whose places are lines, and a table."""
    call(folder, "add", "source", "list", "--authors", "Town", "--title", "A list", "--unit", "L", "--count", 9)
    (folder / "table.csv").write_text(table, encoding="utf-8")
    return ("import", folder / "table.csv", "--framework", "cause", "--source", "list", "--outcome", "came to")


def test_each_row_of_a_table_becomes_a_case_with_a_fact_for_each_cell(begun):
    done = call(begun, *lined(begun))
    assert done.exit_code == 0, done.output
    library = load(begun)
    found = {name: library.dossier(name).verdict() for name in library.cases if library.cases[name].source == "list"}
    computed = {name: (verdict.computed, verdict.stated) for name, verdict in found.items()}
    assert computed == {
        "cause-upton": (("yes",), ("yes",)),
        "cause-lower-ham": (("elsewhere",), ("elsewhere",)),
        "cause-kirk": (("no",), ("no",)),
    }
    fact = library.record.evidence["list-lower-ham-growth"]
    assert (str(fact.locator), fact.actor, fact.event, fact.value) == ("list:L3", "Lower Ham", "Lower Ham: it did.", "")
    assert library.record.evidence["list-upton-growth"].value == "1"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (TABLE.replace("cause,", "case,"), "the table has no column for 'cause'"),
        (
            TABLE.replace("Upton,1", "Upton,7"),
            "line 2: '7' is not a level of 'growth'. It can be: 0 or none, 1 or some.",
        ),
        (TABLE.replace("elsewhere", "elsewere"), "line 3: 'elsewere' is not a verdict."),
        (TABLE.replace("Kirk", "Upton"), "there is a case 'cause-upton' already"),
        (TABLE.replace("Kirk", "京"), "no id can be made of '京'"),
    ],
)
def test_a_table_that_cannot_be_taken_changes_nothing(begun, table, said):
    arguments = lined(begun, table)
    before = {path: path.read_bytes() for path in begun.rglob("*") if path.is_file()}
    done = call(begun, *arguments)
    assert done.exit_code == 1
    assert said in done.output
    assert {path: path.read_bytes() for path in begun.rglob("*") if path.is_file()} == before


def test_a_table_whose_places_are_paragraphs_is_refused(begun):
    lined(begun)
    done = call(begun, "import", begun / "table.csv", "--framework", "cause", "--source", "ash")
    assert "are counted in paragraphs" in done.output


def test_an_essay_is_made_with_its_own_templates_where_it_has_some(root, begun):
    assert furniture(begun, "book/_templates").is_relative_to(root)
    shutil.copytree(root / "notebooks", begun / "notebooks")
    assert furniture(begun, "notebooks/case.ipynb") == begun / "notebooks/case.ipynb"


def test_the_project_is_the_one_that_one_stands_in(begun, monkeypatch):
    from countercase.data.place import project_root

    monkeypatch.delenv("COUNTERCASE_ROOT", raising=False)
    monkeypatch.chdir(begun / "book")
    assert project_root() == begun


@pytest.mark.slow
def test_a_wheel_carries_what_an_essay_is_made_with(root, tmp_path):
    copy = tmp_path / "copy"
    wanted = shutil.ignore_patterns("_build", ".venv", ".git", "__pycache__", "cases", "record", "tests", "examples")
    shutil.copytree(root, copy, ignore=wanted)
    shutil.copytree(root / "countercase/start/files/data/cases", copy / "countercase/start/files/data/cases")
    # what pip calls where it makes a wheel in the environment that is there
    backend = tomllib.loads((copy / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["build-backend"]
    make = "import importlib, sys; importlib.import_module(sys.argv[1]).build_wheel(sys.argv[2])"
    done = warm.run(["-c", make, backend, tmp_path], copy)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(next(tmp_path.glob("countercase-*.whl"))) as archive:
        held = set(archive.namelist())
    for folder in FOLDERS:
        for path in (root / folder).rglob("*"):
            if path.is_file() and not any(part.startswith((".", "__")) for part in path.relative_to(root).parts):
                assert f"countercase/furniture/{path.relative_to(root).as_posix()}" in held
    assert "countercase/start/files/data/cases/@@A@@-bridge.yml" in held
    assert "countercase/start/files/github/workflows/book.yml" in held


@pytest.mark.slow
def test_it_builds_and_passes_its_tests_at_once(begun):
    environment = {**os.environ, "COUNTERCASE_ROOT": str(begun)}
    for command in (
        ("-m", "countercase.cli", "build", *warm.ALONE),
        ("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"),
    ):
        done = warm.run(command, begun, environment)
        assert done.returncode == 0, done.stdout + done.stderr
    page = (begun / "_build/html/book/cases/ash-bridge.html").read_text(encoding="utf-8")
    assert "Did the new bridge help the town?" in page
    index = (begun / "_build/html/book/index.html").read_text(encoding="utf-8")
    assert index.count('<div class="cc-answer cc-source-') == 2
    assert '<p class="cc-says">Yes.</p>' in index
    contents = index[index.index("<nav") : index.index("</nav>")]
    for name in ("cases/ash-bridge", "cases/birch-bridge", "record/rule-cause", "counter-cases/what-owners-say"):
        assert f'{name}.html"' in contents, name
    assert f"Countercase {__version__}" in page
