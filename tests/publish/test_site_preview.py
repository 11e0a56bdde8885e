"""The preview of the book in pixels."""

import pytest
from small_world import small

from countercase.data.problem import DataError
from countercase.publish.run.runner import DOWNLOADS
from countercase.publish.site import preview
from countercase.show.addresses import PREVIEW, PREVIEW_SIZE
from countercase.show.preview import drawing


@pytest.fixture
def drawn(tmp_path):
    path = tmp_path / DOWNLOADS / preview.DRAWING
    path.parent.mkdir(parents=True)
    path.write_text(drawing(small()), encoding="utf-8")
    return path


@pytest.mark.slow
def test_it_lies_where_each_page_says_in_the_size_that_it_says(drawn, tmp_path):
    (tmp_path / "site" / PREVIEW).parent.mkdir(parents=True)
    preview.place(preview.draw(tmp_path), tmp_path / "site")
    made = (tmp_path / "site" / PREVIEW).read_bytes()
    assert made.startswith(b"\x89PNG\r\n\x1a\n")
    assert (int.from_bytes(made[16:20]), int.from_bytes(made[20:24])) == PREVIEW_SIZE
    assert preview.draw(tmp_path) == made


@pytest.mark.slow
def test_it_is_drawn_once_for_the_same_drawing(drawn, tmp_path, monkeypatch):
    made = preview.draw(tmp_path)
    monkeypatch.setattr(preview, "_drawn", lambda text: text.encode())
    assert preview.draw(tmp_path) == made
    (tmp_path / preview.KEPT).write_bytes((tmp_path / preview.KEPT).read_bytes()[:-1])
    assert preview.draw(tmp_path) == drawn.read_bytes()  # what is not whole counts as none
    drawn.write_text("<svg/>", encoding="utf-8")
    assert preview.draw(tmp_path) == b"<svg/>"
    monkeypatch.setattr(preview.drawing_cache, "ground", lambda: "another typeface")
    monkeypatch.setattr(preview, "_drawn", lambda text: b"in it")
    assert preview.draw(tmp_path) == b"in it"


def test_a_book_without_one_has_none(tmp_path):
    assert preview.draw(tmp_path) == b""
    preview.place(b"", tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_one_that_is_none_is_named(drawn, tmp_path):
    drawn.write_text("<svg")
    with pytest.raises(DataError, match=r"record/figures/preview\.svg: it could not be made into a picture"):
        preview.draw(tmp_path)
