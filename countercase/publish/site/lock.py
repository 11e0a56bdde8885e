"""One build at a time in one folder: the second waits for the first, and says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from ...data.problem import fault

LOCK = "_build/lock"
PATIENCE = 600


@contextmanager
def held(root: Path, say: Callable[[str], None], patience: float = PATIENCE) -> Iterator[None]:
    """The folder for this build alone; the system gives it back however the build ends.

    Raises `DataError` where another build holds it for longer than `patience`, in seconds.
    """
    path = root / LOCK
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        say("Another build is at work in this folder. This one waits until it has ended ...")
        try:
            lock.acquire(timeout=patience, poll_interval=0.1)
        except Timeout:
            message = f"another build has been at work in this folder for {patience:g} seconds. Build again later."
            raise fault(message) from None
    try:
        yield
    finally:
        lock.release()
