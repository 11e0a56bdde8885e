"""How often Python looks for what has gone: what is loaded stays, and so does most of what a build makes."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (50_000, 20, 50)
"""After how many new things it looks at them, and how many looks go before one at the older, and one at the oldest."""


def seldom() -> None:
    """Look as often as a build needs. As often as Python does by itself takes a tenth of the time, and more of a page,
    which is a tree of a hundred thousand nodes.
    """
    gc.set_threshold(*SELDOM)


@contextmanager
def staying() -> Iterator[None]:
    """Within it what stays is loaded or made, and nothing is looked for: of thousands of modules hardly anything goes,
    and to look takes an eighth of the time. What is there at the end is not looked through again, and stays shared with
    the processes that are forked.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
