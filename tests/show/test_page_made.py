"""A counter-case that the page made, with two facts of its own: `check` and the tests of the data take it as it is."""

import pytest
import warm
from click.testing import CliRunner

from countercase.cli import main
from countercase.show.editor import SCRIPTS, argue_data, works_data

DRAWING_NOTHING = SCRIPTS[: SCRIPTS.index("argue-believe.js")]
PARENT = "kobayashi-china-peacekeeping"
MADE = """parent => {
    const { moves, judge, yaml, table, written, fresh } = Countercase, of = data.cases[parent], part = of.parts.at(-1);
    const [criterion, { levels }] = Object.entries(data.frameworks[of.framework].criteria)[0];
    const fact = { date: "2019", proof: "cited", kind: "page", at: "12-14" };
    let made = { ...fresh(parent, "A. Critic"), title: "Made by the page", thesis: "It is #1: otherwise.",
        date: "2026-11-26", narratives: { [part.id]: "First.\\n\\nSecond: “more” #2." } };
    const source = { title: "On Belonging", author: "Smith", year: "2003" };
    for (const [event, more] of [
        ["A minister said so, and was believed.", { source }],
        ["A share of 3.147 per cent was paid.", { key: "work:gill-2009", value: "3.147", unit: "per cent" }],
    ]) {
        const [next, id] = moves.own(data, made, { ...fact, event, ...more });
        made = moves.add(data, next, part.id, id, criterion, levels.at(-1));
    }
    const r = judge(data, made).parts.at(-1).readings.find(one => one.before && one.n === 0);
    made = moves.read(data, made, part.id, r, { strength: 0 });
    for (const change of made.changes) made = moves.reason(made, change, `It says: “${change.kind}”, as #3 has it.`);
    const words = written(data, made);
    return [yaml("made-by-the-page", words), table(data, words)];
}"""


@pytest.fixture
def project(browser, root, library, folder, monkeypatch):
    """A copy of the data, with the counter-case and the table of its facts in it."""
    tab = browser.new_page()
    for name in DRAWING_NOTHING:
        tab.add_script_tag(content=(root / "book/_static" / name).read_text(encoding="utf-8"))
    tab.evaluate("found => { window.data = found; }", {**argue_data(library), "works": works_data(library)})
    for suffix, text in zip((".yml", ".evidence.csv"), tab.evaluate(MADE, PARENT), strict=True):
        (folder / f"data/cases/made-by-the-page{suffix}").write_text(text, encoding="utf-8")
    tab.close()
    monkeypatch.setenv("COUNTERCASE_ROOT", str(folder))
    return folder


def test_check_finds_it_in_order(project):
    done = CliRunner().invoke(main, ["check", str(project / "data/cases/made-by-the-page.yml")])
    assert done.exit_code == 0, done.output
    assert "is in order. It changes 3 things." in done.output


@pytest.mark.audit  # those of a new essay, with a counter-case, are run in `tests/test_start.py`
def test_the_tests_of_the_data_pass_with_it(project):
    tests = project / "test_essay.py"
    tests.write_text("from countercase.testing.data import *\n", encoding="utf-8")
    done = warm.run(["-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", "--rootdir", ".", tests], project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "passed" in done.stdout
    assert "skipped" not in done.stdout
