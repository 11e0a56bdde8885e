"""The server from which the processes come that make chapters. To import this takes no time: it is to begin first."""

from __future__ import annotations

import signal
from multiprocessing import get_context
from multiprocessing.context import ForkServerContext
from multiprocessing.forkserver import ensure_running
from multiprocessing.resource_tracker import ensure_running as ensure_tracked

from .surroundings import nothing_beside, short_temporary


def server() -> ForkServerContext:
    """Where processes come from. The server starts at the first call, and gets ready while its caller goes on."""
    short_temporary()  # where the server listens
    context = get_context("forkserver")
    context.set_forkserver_preload(["countercase.publish.run.preload"])
    # Ctrl-C is the caller's to answer: the server ignores it once it is up, and is not to hear it while Python starts.
    # Whoever starts the tracker of resources lifts the mask behind it, so that it has to be there before.
    with nothing_beside():
        ensure_tracked()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return context
