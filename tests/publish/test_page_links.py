"""What a page links to in the repository, by the settings that users of jupyter-book know."""

import pytest

from countercase import DataError
from countercase.data.repository import Repository, repository
from countercase.publish.sphinx.page_links import links, source_of

HOME = "https://github.com/us/book"
ALL = frozenset({"repository", "issues", "edit_page"})
CONFIG = """\
repository: {url: https://github.com/us/book/, branch: trunk}
launch_buttons: {binderhub_url: https://mybinder.org/}
html: {use_repository_button: true, use_issues_button: false, use_edit_page_button: true}
"""


def test_the_settings_are_those_of_jupyter_book(tmp_path):
    path = tmp_path / "_config.yml"
    path.write_text(CONFIG, encoding="utf-8")
    assert repository(tmp_path) == Repository(
        HOME, "trunk", frozenset({"repository", "edit_page"}), "https://mybinder.org"
    )
    path.write_text(CONFIG.replace("https://github.com/us/book/", '""'), encoding="utf-8")
    assert repository(tmp_path) == Repository("", "trunk")
    path.write_text(CONFIG.replace("https://mybinder.org/", "mybinder.org"), encoding="utf-8")
    with pytest.raises(DataError, match=r"_config.yml, line 2: the address of the BinderHub is 'mybinder.org'"):
        repository(tmp_path)


def test_a_page_is_edited_where_it_is_written(tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "book/guide.md").touch()
    assert source_of("book/guide", "", tmp_path) == "book/guide.md"
    assert source_of("book/cases/alpha", "alpha", tmp_path) == "data/cases/alpha.yml"
    assert source_of("book/record/evidence", "", tmp_path) == ""


def test_links_lead_to_the_file_and_name_the_page():
    found = dict(links(Repository(HOME, "trunk", ALL, "https://mybinder.org"), "book/guide", "book/guide.md"))
    assert list(found) == ["Edit this page", "Report a mistake", "Source", "Run it (Binder)"]
    assert found["Edit this page"] == f"{HOME}/edit/trunk/book/guide.md"
    assert found["Report a mistake"].startswith(f"{HOME}/issues/new?title=On+book%2Fguide")
    assert found["Source"] == f"{HOME}/blob/trunk/book/guide.md"
    assert found["Run it (Binder)"] == "https://mybinder.org/v2/gh/us/book/trunk"


def test_a_page_made_of_many_files_is_not_edited_and_nothing_is_linked_without_a_repository():
    assert [name for name, _ in links(Repository(HOME, "main", ALL), "book/record/evidence", "")] == [
        "Report a mistake",
        "Source",
    ]
    assert links(Repository(), "book/guide", "book/guide.md") == []
