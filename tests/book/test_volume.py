"""A built site as one document to be printed."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
import warm
from pypdf import PdfReader

from countercase import load
from countercase.publish.edition import read_edition
from countercase.publish.print.book import left_out, volume
from countercase.publish.site.contents import contents
from countercase.publish.site.site import SITE


@dataclass(frozen=True)
class Shown:
    """A project with its site, and how much of it there is at least."""

    root: Path
    site: Path
    names: int
    links: int
    left_out: int
    prose: bool
    """Whether it has prose in which the figures of the gallery stand."""

    @property
    def pages(self):
        return [entry.page for part in contents(self.root, self.site) for entry in part.entries]


# the small project has every kind of page; the whole book is in the audit
@pytest.fixture(scope="module", params=["small", pytest.param("whole", marks=pytest.mark.audit)])
def shown(request):
    if request.param == "small":
        port = request.getfixturevalue("port")
        return Shown(port, port / SITE, names=200, links=40, left_out=7, prose=False)
    root, built = (request.getfixturevalue(name) for name in ("root", "built"))
    return Shown(root, built, names=2000, links=1000, left_out=8, prose=True)


@pytest.fixture(scope="module")
def bound(shown):
    return volume(shown.site, contents(shown.root, shown.site), read_edition(shown.root), data=True)


@pytest.fixture(scope="module")
def html(bound):
    return bound.html({})


def test_every_page_is_bound_or_left_out_with_a_reason(bound, shown):
    anchors = [chapter.anchor for section in bound.sections for chapter in section.chapters]
    named = [page.removeprefix("book/").replace("/", "-") for page in shown.pages]
    missing = {name for name, page in zip(named, shown.pages, strict=True) if left_out(page)}
    assert anchors == [name for name in named if name not in missing]
    assert len(bound.left_out) == len(missing) == shown.left_out


def test_every_name_stands_for_one_place(html, shown):
    counts = Counter(re.findall(r'\sid="([^"]+)"', html))
    assert len(counts) > shown.names
    assert [name for name, count in counts.items() if count > 1] == []


def test_every_link_leads_to_a_place_in_the_volume_or_out_into_the_world(html, shown):
    names = set(re.findall(r'\sid="([^"]+)"', html))
    links = set(re.findall(r'<a [^>]*href="([^"]+)"', html))
    assert len(links) > shown.links
    lost = {link for link in links if not link.startswith(("http", "mailto:")) and link.removeprefix("#") not in names}
    assert lost == set()


def test_no_place_is_lost_in_brackets(html):
    """What print leaves out is chosen by class: a locator that shares one with a control would be lost to it."""
    words = re.sub(r"<[^>]+>", "", re.sub(r"<(?:code|pre)\b.*?</(?:code|pre)>", "code", html, flags=re.DOTALL))
    assert re.findall(r".{,60}\(\s*(?:[,;]\s*)*\)", words) == []


@pytest.mark.audit
@pytest.mark.parametrize("shown", ["whole"], indirect=True)
def test_every_place_that_a_sentence_names_is_printed(html, soups):
    kept = Counter(re.findall(r"¶\d+", " ".join(re.sub(r"<[^>]+>", " ", html).split())))
    for page in ("book/lo/status.html", "book/cases/lo-peacekeeping.html", "book/kobayashi/china.html"):
        signs = [tag.get_text() for tag in soups[page].select("article p > .cc-ref > a") if "¶" in tag.get_text()]
        assert len(signs) > 3, page
        assert all(kept[sign] for sign in signs if "," not in sign and "–" not in sign), page


def test_nothing_is_left_that_needs_a_screen(html):
    assert not re.search(r"<(script|details|form|input|button|dialog)\b", html)
    assert not re.search(r'class="[^"]*\bcc-(card|narrow|filter|download)\b(?!-)', html)


def test_every_figure_of_the_site_is_in_the_volume(shown, html):
    bound = re.findall(r'<figure [^>]*id="[^"]*--([^"]+)"', html)
    for page in (page for page in shown.pages if shown.prose or not left_out(page)):
        text = (shown.site / f"{page}.html").read_text(encoding="utf-8")
        assert set(re.findall(r'<figure class="cc-figure" id="([^"]+)"', text)) <= set(bound), page


MOST_PAGES, MOST_OF_A_CASE = 350, 8


@pytest.mark.audit
def test_the_printed_book_keeps_to_its_pages(root, built, tmp_path):
    """Printed as it comes, without the tables that the site folds away: the whole, and each case."""
    target = tmp_path / "book.pdf"
    # by a process of its own: a second browser that is driven from this one is more than Playwright allows
    done = warm.run(["-m", "countercase.cli", "pdf", "--to", target], root)
    assert done.returncode == 0, done.stderr
    reader = PdfReader(target)
    count = len(reader.pages)
    starts = _starts(reader, count)
    cases = {name: pages for name, pages in starts.items() if name.startswith(("cases-", "counter-cases-"))}
    assert len(cases) == len(load().cases)
    assert {name: pages for name, pages in cases.items() if pages > MOST_OF_A_CASE} == {}
    assert count <= MOST_PAGES


def _starts(reader, count):
    """How many pages each chapter takes, by the name of its place."""
    at = {
        name.lstrip("/"): reader.get_page_number(place.page.get_object()) + 1
        for name, place in reader.named_destinations.items()
        if "--" not in name
    }
    order = sorted(at.items(), key=lambda pair: pair[1])
    return {
        name: following - page
        for (name, page), (_, following) in zip(order, [*order[1:], ("", count + 1)], strict=True)
    }
