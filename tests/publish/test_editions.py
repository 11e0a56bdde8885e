"""Editions: two releases of the small project, frozen, told apart, and published beside each other."""

import json
import re
import shutil
import subprocess
from datetime import date

import pytest
import warm
from bs4 import BeautifulSoup
from ground import edit, served

from countercase import __version__
from countercase.data.problem import DataError
from countercase.publish.edition import Edition
from countercase.publish.site import editions, manifest
from countercase.publish.site.scratch import copy, differing
from countercase.publish.site.site import SITE

ADDRESS = "https://example.org/port/"
CASE = "data/cases/alpha.yml"
FIRST, SECOND = __version__, "99.0.0"
"""The version that the port has, of which only the day is another, and one that comes after it."""


def run(folder, *command, address=ADDRESS):
    done = warm.command(folder, *command, COUNTERCASE_URL=address)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def release(folder, version, day):
    package = "countercase/__init__.py"
    edit(folder / package, _line(folder, package, "__version__"), f'__version__ = "{version}"')
    edit(folder / "CITATION.cff", _line(folder, "CITATION.cff", "version:"), f"version: {version}")
    edit(folder / "CITATION.cff", _line(folder, "CITATION.cff", "date-released:"), f"date-released: {day}")
    return run(folder, "freeze")


def _line(folder, name, start):
    return next(line for line in (folder / name).read_text(encoding="utf-8").splitlines() if line.startswith(start))


@pytest.fixture(scope="module")
def project(port, tmp_path_factory):
    """The port, released twice. Between the two a fact moved, a reading was weakened, and a rule leads elsewhere."""
    folder = shutil.copytree(port, tmp_path_factory.mktemp("editions") / "project", symlinks=True)
    assert f"Edition {FIRST} is frozen in _build/editions/{FIRST}." in release(folder, FIRST, "2027-01-02")
    edit(folder / CASE, "points_to: complies, strength: 3", "points_to: complies, strength: 2")
    edit(folder / "data/evidence.csv", "The port signed", "The port did sign")
    release(folder, SECOND, "2027-03-04")
    return folder


@pytest.fixture(scope="module")
def published(project):
    """The folder in which both editions lie beside the newest site, in which another reading is stronger, and what was
    said of it, when it was to be frozen as the second and when it was put together.
    """
    case = project / CASE
    kept = case.read_text(encoding="utf-8")
    edit(project / CASE, "points_to: gain, strength: 1", "points_to: gain, strength: 2")
    refused = warm.command(project, "freeze", COUNTERCASE_URL=ADDRESS)
    warm.build_in(project, {"COUNTERCASE_URL": ADDRESS})
    said = run(project, "editions")
    case.write_text(kept, encoding="utf-8")
    return project / editions.PUBLISHED, refused, said


def soup(path):
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


@pytest.mark.slow
def test_each_edition_stays_with_its_own_sums(project):
    for version in (FIRST, SECOND):
        folder = project / editions.FROZEN / version
        assert manifest.intact(folder)
        listed = editions.sums_of(project, version).read_text(encoding="utf-8")
        assert listed == (folder / manifest.SUMS).read_text(encoding="utf-8")
    assert differing(*(manifest.sums(project / editions.FROZEN / v) for v in (FIRST, SECOND)))


@pytest.mark.audit  # that a build from nothing gives the same, the law holds
def test_a_frozen_edition_is_what_anybody_builds_from_its_files(project, tmp_path):
    """And the newest site cites it, while its argument is the same."""
    copy(project, tmp_path / "again")
    found = warm.build_in(tmp_path / "again", {"COUNTERCASE_URL": f"{ADDRESS}{SECOND}/"})
    assert differing(found, manifest.sums(project / editions.FROZEN / SECOND)) == []
    warm.build_in(tmp_path / "again", {"COUNTERCASE_URL": ADDRESS})
    cited = soup(tmp_path / "again" / SITE / "book/cases/alpha.html").find(id="cite").get_text()
    assert f"Version {SECOND}. {ADDRESS}{SECOND}/book/cases/alpha.html" in cited


@pytest.mark.slow
def test_a_citation_names_the_edition_and_where_it_stays(project):
    for version in (FIRST, SECOND):
        page = soup(project / editions.FROZEN / version / "book/cases/alpha.html")
        cited = page.find(id="cite").get_text()
        assert f"Version {version}. {ADDRESS}{version}/book/cases/alpha.html" in cited
        assert page.find("link", rel="cite-as")["href"] == f"{ADDRESS}{version}/book/cases/alpha.html"
        assert page.find("meta", {"name": "edition"})["content"] == version


@pytest.mark.slow
def test_what_changed_in_the_argument_is_said_and_nothing_else(project):
    said = run(project, "compare", "--edition", FIRST, SECOND)
    assert said.startswith(f"From {FIRST} to {SECOND}: One fact and ")
    assert "  changed: The port did sign" in said
    assert "complies, substantial." in said
    assert "complies, decisive." in said
    found = json.loads(run(project, "compare", "--edition", FIRST, SECOND, "--json"))
    assert {c["layer"] for c in found} >= {"facts", "readings"}
    since = run(project, "compare", "--edition", SECOND)
    assert since.startswith(f"From {SECOND} to {SECOND} as it stands: Nothing changed")


@pytest.mark.slow
def test_the_page_tells_both_editions_and_what_changed(project):
    page = soup(project / editions.FROZEN / f"{SECOND}/book/record/editions.html")
    words = " ".join(page.find("article").get_text(" ").split())
    assert f"There are {SECOND} of 4 March 2027 and {FIRST} of 2 January 2027." in words
    assert f"Since {SECOND}" in words
    assert "The argument stands as it was frozen." in words
    heads = [re.sub("#$", "", h.get_text()) for h in page.find("article").find_all("h2")]
    assert heads == [f"Since {SECOND}", f"From {FIRST} to {SECOND}"]


@pytest.mark.slow
def test_the_editions_are_published_beside_the_newest(project, published):
    folder, _, said = published
    assert said == f"The newest site is in _build/published, with {FIRST} and {SECOND} beside it.\n"
    listed = json.loads((folder / "editions.json").read_text(encoding="utf-8"))
    assert [e["version"] for e in listed["editions"]] == [FIRST, SECOND]
    assert (folder / listed["page"]).is_file()
    for version in (FIRST, SECOND):
        assert manifest.intact(folder / version)
    assert manifest.sums(project / SITE) == {
        n: s for n, s in manifest.sums(folder).items() if not n.startswith((f"{FIRST}/", f"{SECOND}/"))
    }


@pytest.mark.slow
def test_an_edition_stays_and_what_is_later_is_said_to_be_later(published):
    folder, refused, _ = published
    assert refused.returncode == 1
    assert f"edition {SECOND} is frozen, and its argument is another by now" in refused.stderr
    cited = soup(folder / "book/cases/alpha.html").find(id="cite").get_text()
    assert f"Version {SECOND}, with later changes. {ADDRESS}book/cases/alpha.html" in cited


@pytest.mark.slow
def test_an_edition_says_where_there_is_a_newer_one_and_the_newest_does_not(published, browser):
    said = []
    with served(published[0]) as address:
        tab = browser.new_page()
        tab.on("console", lambda message: said.append(message.text))
        asked = []
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(f"{address}/{FIRST}/book/port.html")
        note = tab.locator(".cc-edition")
        note.wait_for()
        assert note.inner_text() == (
            f"You read edition {FIRST}, which stays as it is. "
            f"There is a newer one, {SECOND}: what changed in the argument."
        )
        note.locator("a").click()
        assert tab.url == f"{address}/book/record/editions.html"
        tab.goto(f"{address}/{SECOND}/book/port.html")
        note.wait_for()
        assert note.inner_text() == f"You read edition {SECOND}, which stays as it is. It is the newest."
        asked.clear()
        tab.goto(f"{address}/book/port.html", wait_until="networkidle")
        assert note.count() == 0
        assert not [url for url in asked if url.endswith("editions.json")]
        tab.close()
    assert said == []


@pytest.mark.slow
def test_a_frozen_site_that_was_touched_or_lost_is_made_again_or_refused(project, tmp_path):
    target = project / editions.FROZEN / FIRST
    whole = shutil.copytree(target, tmp_path / "whole")
    (target / "book/index.html").write_text("another", encoding="utf-8")
    asked = []

    def remake(root, version):
        asked.append(version)
        return whole

    assert editions.assemble(project, remake) == [FIRST, SECOND]
    assert asked == [FIRST]
    assert manifest.intact(target)
    shutil.rmtree(target)
    lost = f"the site of edition {FIRST} is not here, and could not be made from its tag"
    with pytest.raises(DataError, match=re.escape(lost)):
        editions.assemble(project, lambda root, version: None)
    (whole / "book/index.html").write_text("another", encoding="utf-8")
    with pytest.raises(DataError, match=r"not what was frozen: 1 files differ, book/index\.html among them"):
        editions.assemble(project, remake)
    (whole / "book/index.html").write_bytes((target / "book/index.html").read_bytes())


def edition(**given):
    return Edition("A: b", ("x",), date(2027, 1, 2), "1.0.0", "MIT", **given)


def test_where_an_edition_stays():
    assert edition().home == ""
    assert edition(address="https://a.org/", standing="").home == "https://a.org/"
    assert edition(address="https://a.org/", standing="changed").home == "https://a.org/"
    assert edition(address="https://a.org/", standing="frozen").home == "https://a.org/1.0.0/"
    assert edition(address="https://a.org/1.0.0/", standing="frozen").home == "https://a.org/1.0.0/"
    assert edition(address="https://a.org/", standing="frozen").cited_at("book/x") == "https://a.org/1.0.0/book/x.html"
    assert edition(standing="frozen").cited_at("book/x") == ""


def test_a_site_that_is_not_whole_is_not_frozen(tmp_path):
    with pytest.raises(DataError, match="the site in place is not whole"):
        editions.freeze(tmp_path, "1.0.0")


@pytest.fixture
def tagged(tmp_path):
    """A repository whose book says where it is to stay, with a tag; and a tag of a book that cannot be made."""

    def git(*words):
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)

    git("init", "--quiet")
    for version, recipe in (
        ("1.0.0", f"mkdir -p {SITE} && echo $$COUNTERCASE_URL > {SITE}/index.html"),
        ("1.1.0", "false"),
    ):
        (tmp_path / "Makefile").write_text(f"book:\n\t{recipe}\n")
        git("add", "--all")
        git("commit", "--quiet", "--message", version)
        git("tag", f"v{version}")
    return tmp_path


@pytest.mark.slow
def test_an_edition_is_made_anew_from_its_tag_and_that_is_said(tagged):
    said = []
    remake = editions.from_tag(ADDRESS, said.append)
    assert (remake(tagged, "1.0.0") / "index.html").read_text() == f"{ADDRESS}1.0.0/\n"
    assert said == ["Edition 1.0.0 is not here as it was frozen: making it anew from its tag v1.0.0 ..."]
    assert remake(tagged, "1.1.0") is None, "its book cannot be made"
    assert remake(tagged, "2.0.0") is None, "there is no such tag"
    assert len(said) == 2
