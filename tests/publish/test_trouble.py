"""A full disk and a folder that cannot be written, in words."""

import errno
import os

import pytest
from each import each

from countercase.data.problem import DataError
from countercase.publish.os_errors import remedy, told


@each(
    ("number", "message"),
    [
        (errno.ENOSPC, "the disk is full. Make room, and build again."),
        (errno.EROFS, "the disk can only be read."),
        (errno.EACCES, "you may not. Give yourself the right"),
        (errno.EEXIST, "something else lies there under this name. Move it away"),
        (errno.ENOTDIR, "a file lies where a folder should be."),
        (errno.EIO, "Input/output error."),
    ],
)
def test_each_says_the_file_and_what_to_do(tmp_path, number, message):
    with pytest.raises(DataError) as caught, told(tmp_path):
        raise OSError(number, os.strerror(number), str(tmp_path / "_build/html"))
    assert str(caught.value).startswith("_build/html: the file could not be written: ")
    assert message in str(caught.value)


def test_what_other_programs_say_is_understood():
    assert "Make room" in remedy("OSError: [Errno 28] No space left on device: '/x'")
    assert remedy("WARNING: undefined label") == ""
