"""Where the project says that it is kept."""

import pytest

from countercase.data.problem import DataError
from countercase.data.repository import Repository, repository


@pytest.mark.parametrize(
    ("config", "found"),
    [
        ("title: A book\n", Repository()),
        ('repository:\n  url: ""\n', Repository()),
        ("repository:\n  url: https://a.example/us/book/\n", Repository("https://a.example/us/book")),
        (
            "repository:\n  url: https://a.example/us/book\n  branch: trunk\n",
            Repository("https://a.example/us/book", "trunk"),
        ),
    ],
)
def test_a_repository_is_what_the_settings_name(tmp_path, config, found):
    (tmp_path / "_config.yml").write_text(config)
    assert repository(tmp_path) == found


def test_without_settings_there_is_none(tmp_path):
    assert repository(tmp_path) == Repository()


def test_what_is_no_web_address_is_refused_with_its_line(tmp_path):
    (tmp_path / "_config.yml").write_text("title: A book\nrepository:\n  url: git@a.example:us/book\n")
    with pytest.raises(DataError) as refusal:
        repository(tmp_path)
    assert str(refusal.value).startswith(
        "_config.yml, line 3: the address of the repository is 'git@a.example:us/book'."
    )


def test_an_address_in_the_wrong_place_is_refused_with_what_would_be_right(tmp_path):
    (tmp_path / "_config.yml").write_text("repository: https://a.example/us/book\n")
    with pytest.raises(DataError, match="`repository` should hold `url: https"):
        repository(tmp_path)
