"""Files that are written whole or not at all."""

import pytest

from countercase.data.whole_file import read_sealed, write, write_sealed


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


def test_what_is_sealed_is_read_as_it_was_written_or_not_at_all(tmp_path):
    place = tmp_path / "new/sealed"
    assert read_sealed(place) is None
    content = b"one\ntwo\x00\n"
    write_sealed(place, content)
    whole = place.read_bytes()
    # as `printf 'one\ntwo\0\n' | sha256sum` has it
    assert whole.partition(b"\n")[0] == b"c3270255b87c4448d2c3cf15a66fb470563d5d73e55fab2490b9ec5881b07e2e"
    assert read_sealed(place) == content
    for harmed in (b"", whole[:-1], whole.replace(b"two", b"tow"), content, whole + b"\n"):
        place.write_bytes(harmed)
        assert read_sealed(place) is None
