"""Two folders that take each other's place at once, so that there is no moment without either.

The systems have a call for it, and Python has none. Where a disk does not know it, nothing is exchanged.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

HERE = {"linux": -100, "darwin": -2}
"""What stands for the working folder, before a path."""
CALLS = {"linux": "renameat2", "darwin": "renameatx_np"}
SWAP = 2
"""The same number on both systems."""
UNKNOWN = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def exchange(one: Path, other: Path) -> bool:
    """Let two paths, of whatever kind, change places. Returns whether this system, and this disk, know how to.

    Raises `OSError` where they do and it fails.
    """
    call = getattr(ctypes.CDLL(None, use_errno=True), CALLS.get(sys.platform, ""), None)
    if call is None:
        return False
    here = HERE[sys.platform]
    if call(here, os.fsencode(one), here, os.fsencode(other), ctypes.c_uint(SWAP)) == 0:
        return True
    number = ctypes.get_errno()
    if number in UNKNOWN:
        return False
    raise OSError(number, os.strerror(number), str(other))
