"""The pictures in pixels that the site makes of its drawings."""

import pytest

from countercase.data.problem import DataError
from countercase.publish.run.runner import DOWNLOADS
from countercase.publish.site import pictures
from countercase.publish.site.raster import png

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="{}" height="10" fill="red"/></svg>'
)


@pytest.fixture
def drawings(tmp_path):
    folder = tmp_path / DOWNLOADS / "cases/x"
    folder.mkdir(parents=True)
    for name, width in (("one", 5), ("two", 10)):
        (folder / f"{name}.svg").write_text(DRAWING.format(width))
    return folder


def marks(made):
    return {name: path.stat().st_mtime_ns for name, path in made.items()}


def test_each_drawing_has_its_picture(tmp_path, drawings):
    made = pictures.make(tmp_path)
    (tmp_path / "site/downloads/cases/x").mkdir(parents=True)
    pictures.place(made, tmp_path / "site")
    for name, width in (("one", 5), ("two", 10)):
        assert (tmp_path / f"site/downloads/cases/x/{name}.png").read_bytes() == png(DRAWING.format(width))


def test_only_what_changed_is_drawn_again(tmp_path, drawings):
    before = marks(pictures.make(tmp_path))
    (drawings / "two.svg").write_text(DRAWING.format(15))
    found = pictures.make(tmp_path)
    after = marks(found)
    assert after["cases/x/one.png"] == before["cases/x/one.png"]
    assert found["cases/x/two.png"].read_bytes() == png(DRAWING.format(15))


def test_another_maker_draws_all_of_them_again(tmp_path, drawings, monkeypatch):
    before = pictures.make(tmp_path)
    monkeypatch.setattr(pictures, "_maker", lambda: "another")
    assert set(pictures.make(tmp_path).values()).isdisjoint(before.values())


def test_what_belongs_to_no_drawing_is_removed(tmp_path, drawings):
    pictures.make(tmp_path)
    (drawings / "two.svg").unlink()
    made = pictures.make(tmp_path)
    assert list(made) == ["cases/x/one.png"]
    assert list((tmp_path / pictures.KEPT).iterdir()) == list(made.values())


def test_a_drawing_that_is_none_is_named(tmp_path, drawings):
    (drawings / "two.svg").write_text("<svg")
    with pytest.raises(DataError, match=r"cases/x/two\.svg: it could not be made into a picture"):
        pictures.make(tmp_path)


def test_another_scale_draws_all_of_them_again(tmp_path, drawings, monkeypatch):
    before = pictures.make(tmp_path)
    pictures._maker.cache_clear()
    monkeypatch.setattr("countercase.show.theme.SCALE", 3)
    after = pictures.make(tmp_path)
    pictures._maker.cache_clear()
    assert set(after.values()).isdisjoint(before.values())
