"""A small site from a stranger's data, in a browser: nothing of it runs, and nothing is fetched."""

import json
import shutil
from pathlib import Path
from urllib.parse import urlencode

import pytest
import warm
import yaml
from ground import served, wait_until
from stranger import SECRET, Page, taint
from tabs import cleared

from countercase import load
from countercase.publish.run.job import case_jobs, record_jobs

pytestmark = pytest.mark.slow

CONF = """
from countercase.argue.cache import hold
hold()  # as a build does, which asks for the library at each role
extensions = ["myst_nb", "sphinxcontrib.bibtex"]
extensions += [f"countercase.publish.sphinx.{{name}}" for name in ("roles", "hover_cards", "search", "layout")]
templates_path = ["_templates"]
html_additional_pages = {{"search": "search.html"}}
html_theme = "basic"
bibtex_bibfiles = ["references.bib"]
nb_execution_mode = "off"
html_static_path = ["_static"]
html_extra_path = ["cases/_files"]
exclude_patterns = ["cases/_files"]
myst_enable_extensions = {extensions}
myst_url_schemes = {schemes}
bibtex_cite_id = "cite-{{key}}"
"""
MAKE = """
import sys
from countercase import load
from countercase.publish.run.job import case_jobs, record_jobs
from countercase.publish.run.runner import run
library = load()
jobs = [job for job in [*case_jobs(library), *record_jobs(library)] if job.name in sys.argv[1:]]
failures = run(jobs, library.root, 1)
sys.exit("\\n".join(map(str, failures)) or None)
"""
FOUND = "document.querySelector('#search-progress')?.innerText.startsWith('Found: ')"
PAGES = {"record/argue", "record/disputes"}


@pytest.fixture(scope="module")
def site(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    for name in ("data", "notebooks"):
        shutil.copytree(root / name, folder / name)
    for name in ("_static", "_templates"):
        shutil.copytree(root / "book" / name, folder / "book" / name)
    for name in ("references.bib", "references.md"):
        shutil.copy(root / "book" / name, folder / "book")
    taint(folder, folder.parent / "secret.txt")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTERCASE_ROOT", str(folder))
        library = load(folder)
        jobs = case_jobs(library, ["student-status-counts"]) + [j for j in record_jobs(library) if j.name in PAGES]
        made = warm.run(["-c", MAKE, *(job.name for job in jobs)], root)
        assert made.returncode == 0, made.stderr
        parse = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))["parse"]
        conf = CONF.format(extensions=parse["myst_enable_extensions"], schemes=parse["myst_url_schemes"])
        (folder / "book/conf.py").write_text(conf)
        listed = "\n".join(str(job.output.relative_to(folder / "book").with_suffix("")) for job in jobs)
        (folder / "book/index.md").write_text(f"# A site\n\n```{{toctree}}\n{listed}\nreferences\n```\n")
        done = warm.run(["-m", "sphinx", "-q", "-b", "html", folder / "book", folder / "made"])
        assert done.returncode == 0, done.stderr
    return folder / "made"


def test_no_page_holds_more_than_text(site):
    for name in ("counter-cases/student-status-counts", "record/argue", "record/disputes", "references"):
        html = (site / f"{name}.html").read_text(encoding="utf-8")
        article = html[html.index("<article") : html.index("</article>")]
        assert ("pwned()" in article) == (name != "record/argue"), "that page has its data beside it"
        assert Page(article).found == [], name
        contents = html[html.index("<nav") : html.index("</nav>")]
        assert "pwned()" in contents
        assert Page(contents).found == [], name


def test_no_file_of_the_site_holds_what_lies_outside_the_book(site):
    assert not [p for p in site.rglob("*") if p.is_file() and SECRET.encode() in p.read_bytes()]


def test_every_file_lies_where_it_should(site):
    names = {p.relative_to(site / "downloads").as_posix() for p in (site / "downloads").rglob("*") if p.is_file()}
    assert {name.split("/")[0] for name in names} == {"record", "student-status-counts"}


@pytest.fixture(scope="module")
def address(site):
    with served(site) as found:
        yield found


@pytest.fixture(scope="module")
def tab(browser):
    """A tab that notes what runs, what is asked for, and what goes wrong, on each page that is opened in it."""
    tab = browser.new_page()
    tab.ran, tab.asked, tab.errors = [], [], []
    tab.expose_function("pwned", lambda: tab.ran.append(tab.url))
    tab.on("request", lambda request: tab.asked.append(request.url))
    tab.on("pageerror", lambda error: tab.errors.append(str(error)))
    tab.on("dialog", lambda dialog: (tab.ran.append(dialog.message), dialog.dismiss()))
    yield tab
    tab.close()


def opened_anew(tab, address):
    """Open a page in it, as one that was never on the site."""
    cleared(tab)
    for noted in (tab.ran, tab.asked, tab.errors):
        noted.clear()
    tab.goto(address)
    return tab


@pytest.mark.parametrize(
    "place",
    [
        "counter-cases/student-status-counts.html",
        "record/disputes.html",
        "references.html",
        # with nothing asked for, the page shows what it shows where it does not know the case
        pytest.param("record/argue.html", marks=pytest.mark.audit),
        "record/argue.html#case=constructor&switch.jointly=constructor&margin=1e9",
        "record/argue.html#case=__proto__",
        "search.html?q=pwned",
        "search.html?q=%3Cscript%3Epwned()%3C/script%3E+%3Cimg+src%3Dx+onerror%3Dpwned()%3E",
    ],
)
def test_nothing_runs_and_nothing_is_fetched(tab, address, place):
    page = opened_anew(tab, f"{address}/{place}")
    page.wait_for_load_state("networkidle")
    if "search" in place:
        wait_until(page, FOUND)
    if "argue.html" in place:
        page.wait_for_selector("#cc-argue select")
        page.get_by_role("spinbutton").fill("2")
    assert page.ran == []
    assert [url for url in page.asked if not url.startswith(address)] == []
    assert page.errors == []
    assert page.locator("article iframe, article img, #search-results img, #search-results script").count() == 0


def test_the_search_shows_headings_as_text(tab, address, site):
    shards = [path.read_text(encoding="utf-8") for path in (site / "search").glob("pages-*.js")]
    held = [entry for shard in shards for entry in json.loads(shard[shard.index(",") + 1 :].removesuffix(");\n"))]
    headings = {title.split(" › ")[-1] for _, (title, _) in held}
    nasty = sorted((h for h in headings if "pwned" in h), key=len)[:3]
    assert len(nasty) == 3
    page = opened_anew(tab, f"{address}/search.html?{urlencode({'q': nasty[0]})}")
    for heading in nasty:
        if heading != nasty[0]:
            page.evaluate("document.getElementById('search-progress').textContent = ''")
            page.locator("#cc-words").fill(heading)
        wait_until(page, FOUND)
        shown = page.locator("#search-results li a").all_inner_texts()
        assert any("pwned()" in words and "<" in words for words in shown), shown
        assert page.ran == []
        assert page.locator("#search-results :is(img, script, svg, iframe)").count() == 0


def test_the_measure_sees_what_runs(tab, address, site):
    (Path(site) / "bad.html").write_text("<img src=x onerror=pwned()>")
    page = opened_anew(tab, f"{address}/bad.html")
    page.wait_for_load_state("networkidle")
    assert page.ran
