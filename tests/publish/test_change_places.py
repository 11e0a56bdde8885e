"""Two folders that change places at once."""

import errno

import pytest

from countercase.publish.site import exchange as module
from countercase.publish.site import site
from countercase.publish.site.exchange import exchange


def folder(path, words):
    path.mkdir()
    (path / "page.html").write_text(words)
    return path


def words(path):
    return (path / "page.html").read_text()


def test_each_stands_where_the_other_stood(tmp_path):
    one, other = folder(tmp_path / "one", "old"), folder(tmp_path / "other", "new")
    if not exchange(one, other):
        pytest.skip("this disk does not know how to exchange two folders")
    assert (words(one), words(other)) == ("new", "old")
    assert not one.is_symlink()


def test_what_is_not_there_is_said_with_its_name(tmp_path):
    one = folder(tmp_path / "one", "old")
    with pytest.raises(FileNotFoundError) as caught:
        exchange(one, tmp_path / "nothing")
    assert caught.value.errno == errno.ENOENT
    assert caught.value.filename == str(tmp_path / "nothing")
    assert words(one) == "old"


def test_a_system_without_the_call_exchanges_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "CALLS", {})
    one, other = folder(tmp_path / "one", "old"), folder(tmp_path / "other", "new")
    assert not exchange(one, other)
    assert (words(one), words(other)) == ("old", "new")


@pytest.mark.parametrize("known", [True, False])
def test_a_site_is_put_in_place_whatever_is_there(known, tmp_path, monkeypatch):
    """Nothing, a folder, and a link, as a build before has left it: where folders cannot change places, by a link."""
    if not known:
        monkeypatch.setattr(module, "CALLS", {})
    (tmp_path / "sites").mkdir()
    place = tmp_path / "html"
    for number in range(3):
        site._put(folder(tmp_path / f"sites/{number}", str(number)), place)
        assert words(place) == str(number)
        assert place.is_symlink() is not known
    place.unlink() if place.is_symlink() else site.clear(place)
    place.symlink_to("sites/2") if known else folder(place, "of another")
    site._put(folder(tmp_path / "sites/3", "3"), place)
    assert words(place) == "3"
