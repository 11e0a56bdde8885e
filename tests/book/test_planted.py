"""Faults that are planted, and the tests that catch them: what is tested in fewer settings is seen all the same.

Each fault is put into one page of a copy of the site, and the tests of the site are called on that copy. A fault is
caught where a test that is named here fails and names the page.
"""

import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from typing import NamedTuple

import pytest
from ground import edit

pytestmark = pytest.mark.audit


class Fault(NamedTuple):
    """What is planted, in which page, and which test names the page."""

    what: str
    page: str
    old: str
    new: str
    test: str
    style: str = ""
    script: str = ""


TINY = '<button class="cc-tiny" type="button">One</button>'
# when the page was seen once
LATE = """
const late = document.createElement("p");
late.className = "cc-late";
requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector("article").prepend(late)));
"""
FAULTS = (
    Fault(
        "a label is missing", "book/record/evidence.html", "</h1>", '</h1><input type="text">', "test_axe_finds_nothing"
    ),
    Fault(
        "words too pale for their paper",
        "book/kobayashi/limits.html",
        "</h1>",
        '</h1><p class="cc-pale">Pale words.</p>',
        "test_axe_finds_nothing",
        style=".cc-pale { color: #c8c8c8 }",
    ),
    Fault(
        "words too pale on dark paper alone",
        "book/record/mechanisms.html",
        "</h1>",
        '</h1><p class="cc-dim">Dim words.</p>',
        "test_axe_finds_nothing",
        style='html[data-theme="dark"] .cc-dim { color: #3a3a3a }',
    ),
    Fault(
        "a link that a shade alone tells from the words around it",
        "book/kobayashi/classroom.html",
        "</h1>",
        '</h1><p>Words stand before <a class="cc-bare" href="#cc-contents">a link</a>, and more stand after it.</p>',
        "test_axe_finds_nothing",
        style="article p > a.cc-bare { color: #303030; text-decoration: none }",
    ),
    Fault(
        "buttons that are too small and too near to be tapped",
        "book/tylecote/standards.html",
        "</h1>",
        f"</h1><p>{2 * TINY}</p>",
        "test_axe_finds_nothing",
        style="button.cc-tiny { width: 12px; height: 12px; margin: 0; border: 0; padding: 0; overflow: hidden }",
    ),
    Fault(
        "wider than a phone",
        "book/cases/lo-identity.html",
        "</h1>",
        '</h1><p class="cc-broad">Broad</p>',
        "test_no_page_is_wider_than_a_phone",
        style=".cc-broad { width: 400px }",
    ),
    Fault(
        "a link to an anchor that is not there",
        "book/tylecote/un.html",
        "</h1>",
        '</h1><p><a href="#nowhere">There</a></p>',
        "test_links_and_anchors_lead_somewhere",
    ),
    Fault(
        "an error in the console",
        "book/compare/lo-ilo--lo-peacekeeping.html",
        "</body>",
        '<script src="../../_static/broken.js"></script></body>',
        "test_every_page_opens_in_silence_and_asks_nobody",
        script="broken.js: throw new Error('It broke.');",
    ),
    Fault(
        "a request to another host",
        "book/references.html",
        "</h1>",
        '</h1><img src="https://example.org/spy.png" alt="A spy">',
        "test_every_page_opens_in_silence_and_asks_nobody",
    ),
    Fault(
        "what stands there moves",
        "book/record/argue.html",
        "</body>",
        '<script src="../../_static/late.js"></script></body>',
        "test_nothing_jumps",
        style=".cc-late { height: 600px }",
        script=f"late.js: {LATE}",
    ),
    Fault(
        "the keyboard goes another way than the eye",
        "book/guide.html",
        "</h1>",
        '</h1><a href="#cc-contents" tabindex="5">First of all</a>',
        "test_axe_finds_nothing",
    ),
    Fault(
        "a table without a caption",
        "book/cases/tylecote-who.html",
        "</h1>",
        "</h1><table><tr><th scope='col'>A</th></tr><tr><td>b</td></tr></table>",
        "test_every_table_has_a_caption_and_heads_with_scope",
    ),
    Fault(
        "a script within the page",
        "book/glossary.html",
        "</body>",
        "<script>console.log('here')</script></body>",
        "test_the_policy_stands_first_and_nothing_breaks_it",
    ),
    Fault(
        "a second title",
        "book/lo/regime.html",
        "</h1>",
        "</h1><h1>Another</h1>",
        "test_every_page_opens_in_silence_and_asks_nobody",
    ),
    Fault(
        "one name for two places",
        "book/record/silence.html",
        "</h1>",
        '</h1><p id="twice">a</p><p id="twice">b</p>',
        "test_no_id_stands_twice_on_a_page",
    ),
    Fault(
        "an address that only a server knows",
        "book/world.html",
        "</h1>",
        '</h1><img src="/_static/mark.svg" alt="A mark">',
        "test_what_every_page_loads_lies_beside_it",
    ),
)
ROW = 8
ALIKE = Fault(
    "one row of many that is pale on dark paper, by its own name",
    "book/record/claims.html",
    "",
    "",
    "test_axe_finds_nothing",
    style='html[data-theme="dark"] #{row} * {{ color: #3a3a3a }}',
)

# Faults of what makes the pages, each with the old words, the new ones, and the test that sees them without a build.
SOURCES = {
    "book/_static/countercase.css": (
        "--cc-muted: #5b6472",
        "--cc-muted: #9aa3b0",
        "test_words_in_charts_are_read_on_both_papers",
    ),
    "countercase/show/table.py": ('<th scope="row"{head}', "<th{head}", "test_a_figure_has_all_its_parts"),
    ".github/workflows/links.yml": (
        "run: make links",
        "run: python tools/links.py",
        "test_what_a_workflow_runs_is_a_make_target",
    ),
}


@pytest.fixture(scope="module")
def planted(built, tmp_path_factory):
    """A copy of the site with every fault in it."""
    folder = tmp_path_factory.mktemp("planted") / "html"
    shutil.copytree(built, folder)
    styles = []
    for fault in FAULTS:
        edit(folder / fault.page, fault.old, fault.new)
        styles.append(fault.style)
        if fault.script:
            name, _, script = fault.script.partition(": ")
            (folder / "_static" / name).write_text(script, encoding="utf-8")
    rows = re.findall(r'<tr [^>]*id="([^"]+)"', (folder / ALIKE.page).read_text(encoding="utf-8"))
    styles.append(ALIKE.style.format(row=rows[ROW]))
    with (folder / "_static/countercase.css").open("a", encoding="utf-8") as file:
        file.write("\n".join(styles))
    return folder


def failures(root, folder, names, *arguments):
    """The tests with these names that fail in the project in `folder`, and what each says."""
    report = folder / "report.xml"
    command = [sys.executable, "-m", "pytest", "-vv", "-n0", "-p", "no:cacheprovider", f"--junitxml={report}"]
    command += ["-k", " or ".join(sorted(names)), *map(str, arguments)]
    environment = {**os.environ, "COUNTERCASE_ROOT": str(root), "PYTHONPATH": str(root)}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr  # some fail, and nothing else went wrong
    found = {}
    for case in ET.parse(report).iter("testcase"):
        name = case.get("name").partition("[")[0]
        found[name] = found.get(name, "") + "".join(each.text for each in case.findall("failure"))
    return found


def looked_at(root, planted, marker, faults):
    visited = [f"--visit={fault.page}" for fault in faults]
    names = {fault.test for fault in faults}
    return failures(root, planted.parent, names, "-m", marker, f"--site={planted}", *visited, root / "tests/book")


@pytest.fixture(scope="module")
def tested(root, planted):
    """What the tests of `make test` say of the pages with faults."""
    return looked_at(root, planted, "not audit", FAULTS)


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.what for fault in FAULTS])
def test_make_test_catches(tested, fault):
    assert fault.page in tested[fault.test]


def test_make_audit_catches_what_one_row_of_many_hides(root, planted):
    assert ALIKE.page in looked_at(root, planted, "audit", [ALIKE])[ALIKE.test]


@pytest.fixture(scope="module")
def quick(root, tmp_path_factory):
    """What the tests of `make quick` say of a copy of the project with faults in its sources."""
    folder = tmp_path_factory.mktemp("sources")
    left = shutil.ignore_patterns(".git", ".venv", "_build", "__pycache__", "*.ipynb_checkpoints", "_files", ".*_cache")
    shutil.copytree(root, folder, ignore=left, dirs_exist_ok=True)
    for path, (old, new, _) in SOURCES.items():
        edit(folder / path, old, new)
    names = {name for _, _, name in SOURCES.values()}
    marker = "not (browser or site or slow or audit)"
    return failures(folder, folder, names, "-m", marker, folder / "tests/show", folder / "tests/test_everywhere.py")


@pytest.mark.parametrize("path", SOURCES)
def test_make_quick_catches(quick, path):
    assert quick[SOURCES[path][-1]]


def test_the_table_for_people_names_every_fault(root):
    told = (root / "docs/testing.md").read_text(encoding="utf-8")
    assert [fault.what for fault in (*FAULTS, ALIKE) if fault.what not in told] == []
    assert [name for name in SOURCES if name not in told] == []
