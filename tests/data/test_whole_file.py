"""Files that are written whole or not at all."""

import pytest

from countercase.data.whole_file import write


def test_what_cannot_be_written_leaves_what_was_there_and_names_its_place(tmp_path):
    place = tmp_path / "new/file"
    write(place, "ä")
    write(place, b"second")
    assert place.read_bytes() == b"second"
    (tmp_path / "folder/inside").mkdir(parents=True)
    with pytest.raises(OSError, match="folder") as caught:
        write(tmp_path / "folder", "third")
    assert "folder" in str(caught.value.filename)
    assert [path.name for path in tmp_path.rglob("*.part")] == []
