"""The library, read once for as long as nothing changes."""

from contextlib import suppress

import pytest

from countercase.argue.cache import cached
from countercase.data.problem import DataError


def test_it_is_read_once(folder):
    assert cached(folder) is cached(folder)


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.write_text(path.read_text().replace("strength: decisive", "strength: suggestive", 1)),
        lambda path: path.rename(path.with_name("gone.txt")),
        lambda path: path.touch(),
    ],
)
def test_it_is_read_anew_where_a_file_changed(folder, change):
    before = cached(folder)
    change(folder / "data/cases/lo-identity.yml")
    with suppress(DataError):  # it was read, and found to be wrong
        assert cached(folder) is not before


def test_what_is_wrong_is_said_each_time(folder):
    cached(folder)
    (folder / "data/cases/lo-ilo.yml").write_text("nothing")
    for _ in range(2):
        with pytest.raises(DataError, match="lo-ilo"):
            cached(folder).dossier("lo-ilo")
