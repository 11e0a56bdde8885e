"""The table of contents of the built site."""

from countercase.publish.site import site
from countercase.publish.site.contents import Entry, contents


def test_parts_and_pages_stand_in_order_and_patterns_are_filled_from_the_site(small_book):
    first, cases, record = contents(small_book, small_book / site.SITE)
    assert (first.caption, first.entries) == ("", (Entry("book/index"),))
    assert cases.caption == "Cases & verdicts"
    assert cases.entries == (Entry("book/cases/one"), Entry("book/cases/two"))
    assert record.entries == (Entry("book/record/evidence"), Entry("book/record/figures", 2))


def test_every_page_of_the_project_is_found(root):
    entries = [entry for part in contents(root, root) for entry in part.entries]
    assert len(entries) > 50
    for entry in entries:
        made = entry.page.startswith(("book/cases/", "book/record/"))
        assert made or (root / f"{entry.page}.md").is_file(), entry.page
