"""The pages on adding to the book, each followed word for word."""

import re
import shlex

import pytest
from click.testing import CliRunner

from countercase.argue.library import opened
from countercase.cli import main
from countercase.data.files import files_in
from countercase.show.figures.gallery import drawn
from countercase.show.figures.spec_file import load_exhibits

pytestmark = pytest.mark.slow

BLOCK = re.compile(
    r"^```(?P<kind>[^\n`]+)\n(?::caption: (?P<path>[^\n]+)\n)?(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE
)
END = "at the end of "
PAGES = ("source", "theory", "case", "comparison", "series", "figure")


@pytest.fixture
def project(folder, monkeypatch):
    monkeypatch.setenv("COUNTERCASE_ROOT", str(folder))
    monkeypatch.chdir(folder)
    return folder


def followed(root, project, page):
    """Do what a page says, and hold what it shows against what is said. Returns how many commands it has."""
    said, commands = "", 0
    for match in BLOCK.finditer((root / f"book/adding/{page}.md").read_text(encoding="utf-8")):
        path, body = match["path"] or "", match["body"]
        if path.startswith(END):
            file = project / path.removeprefix(END)
            file.write_text(file.read_text(encoding="utf-8").rstrip("\n") + "\n" + body, encoding="utf-8")
        elif path:
            (project / path).write_text(body, encoding="utf-8")
        elif match["kind"] == "sh":
            for line in body.splitlines():
                assert line.startswith(".venv/bin/countercase "), line
                done = CliRunner().invoke(main, shlex.split(line)[1:])
                assert done.exit_code == 0, f"{line}: {done.output}"
                said, commands = done.output, commands + 1
        elif match["kind"] == "text":
            for line in body.splitlines():
                assert line in said, said
    return commands


def test_there_is_a_page_for_each_and_the_overview_leads_to_all(root):
    assert [path.stem for path in files_in(root / "book/adding", ".md")] == sorted(PAGES)
    overview = (root / "book/adding.md").read_text(encoding="utf-8")
    assert all(f"(adding/{page}.md)" in overview for page in PAGES)


def test_a_text_is_added(root, project):
    assert followed(root, project, "source") == 2
    library = opened(project)
    assert library.record.evidence["notes-seat"].event.startswith("The General Assembly gives")
    assert "notes" in library.arguing


def test_a_theory_is_added(root, project):
    assert followed(root, project, "theory") == 2
    assert list(opened(project).frameworks["one-test"].criteria) == ["motive"]


def test_a_case_is_added_and_reads_a_fact_of_another_text(root, project):
    assert followed(root, project, "case") == 3
    library = opened(project)
    case = library.cases["hosts-of-blue-helmets"]
    assert (
        {library.record.evidence[r.evidence].source for r in case.parts[0].readings} == {"kobayashi"} != {case.source}
    )


def test_a_comparison_is_added(root, project):
    assert followed(root, project, "comparison") == 2


def test_a_series_is_added(root, project):
    assert followed(root, project, "series") == 1
    assert opened(project).series["member-states"].provenance.unit == "member states"


def test_a_figure_is_added(root, project):
    assert followed(root, project, "figure") == 1
    library = opened(project)
    assert "China pays" in drawn(load_exhibits(project, library)["two-shares"], library).finding
