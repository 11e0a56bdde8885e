"""The whole built site as one document to be printed."""

import re
from collections import Counter

import pytest
from ground import made_for_good
from pypdf import PdfReader

from countercase import load
from countercase.publish.edition import read_edition
from countercase.publish.print.book import left_out, volume
from countercase.publish.print.pdf import make
from countercase.publish.site.contents import contents


@pytest.fixture(scope="module")
def bound(root, built):
    with made_for_good():
        return volume(built, contents(root, built), read_edition(root), data=True)


@pytest.fixture(scope="module")
def html(bound):
    return bound.html({})


def test_every_page_is_bound_or_left_out_with_a_reason(bound, pages):
    anchors = [chapter.anchor for section in bound.sections for chapter in section.chapters]
    named = [page.removeprefix("book/").removesuffix(".html").replace("/", "-") for page in pages]
    missing = {name for name, page in zip(named, pages, strict=True) if left_out(page.removesuffix(".html"))}
    assert anchors == [name for name in named if name not in missing]
    assert len(bound.left_out) == len(missing) == 8


def test_every_name_stands_for_one_place(html):
    counts = Counter(re.findall(r'\sid="([^"]+)"', html))
    assert len(counts) > 2000
    assert [name for name, count in counts.items() if count > 1] == []


def test_every_link_leads_to_a_place_in_the_volume_or_out_into_the_world(html):
    names = set(re.findall(r'\sid="([^"]+)"', html))
    links = set(re.findall(r'<a [^>]*href="([^"]+)"', html))
    assert len(links) > 1000
    lost = {link for link in links if not link.startswith(("http", "mailto:")) and link.removeprefix("#") not in names}
    assert lost == set()


def test_every_place_that_a_sentence_names_is_printed(html, soups):
    """What print leaves out is chosen by class: a locator that shares one with a control would be lost to it."""
    kept = Counter(re.findall(r"¶\d+", " ".join(re.sub(r"<[^>]+>", " ", html).split())))
    for page in ("book/lo/status.html", "book/cases/lo-peacekeeping.html", "book/kobayashi/china.html"):
        signs = [tag.get_text() for tag in soups[page].select("article p > .cc-ref > a") if "¶" in tag.get_text()]
        assert len(signs) > 3, page
        assert all(kept[sign] for sign in signs if "," not in sign and "–" not in sign), page
    shown = re.sub(r"<[^>]+>", "", re.sub(r"<(?:code|pre)\b.*?</(?:code|pre)>", "code", html, flags=re.DOTALL))
    assert re.findall(r".{,60}\(\s*(?:[,;]\s*)*\)", shown) == []


def test_nothing_is_left_that_needs_a_screen(html):
    assert not re.search(r"<(script|details|form|input|button|dialog)\b", html)
    assert not re.search(r'class="[^"]*\bcc-(card|narrow|filter|download)\b(?!-)', html)


def test_every_figure_of_the_site_is_in_the_volume(built, pages, html):
    bound = re.findall(r'<figure [^>]*id="[^"]*--([^"]+)"', html)
    for page in pages:
        text = (built / page).read_text(encoding="utf-8")
        assert set(re.findall(r'<figure class="cc-figure" id="([^"]+)"', text)) <= set(bound), page


MOST_PAGES, MOST_OF_A_CASE = 350, 8


@pytest.mark.audit
def test_the_printed_book_keeps_to_its_pages(root, built, tmp_path):
    """Printed as it comes, without the tables that the site folds away: the whole, and each case."""
    target = tmp_path / "book.pdf"
    count = make(root, built, target)
    starts = _starts(PdfReader(target), count)
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
