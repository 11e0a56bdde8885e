"""How a command ends at a terminal: what cannot be shown there, what stops it, and what nobody foresaw, in words."""

from __future__ import annotations

import codecs
import errno
import os
import signal
import sys
import tempfile
import traceback
import unicodedata
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import click

from ..data.invisible import seen
from ..data.place import project_root
from ..data.problem import DataError, brief
from ..publish.os_errors import TROUBLE, in_words

PLAIN = "countercase-plain"
"""The name by which Python knows `plain`."""
SIGNS = {
    **dict.fromkeys("‘’‚‹›′", "'"),
    **dict.fromkeys("“”„«»″", '"'),
    **dict.fromkeys("‐‑‒–—−", "-"),
    **{"…": "...", "→": "->", "←": "<-", "×": "x", "·": "-", "•": "-", "¶": "para. ", "≥": ">=", "≤": "<=", "≠": "!="},
}
ENDED = {"SIGINT": "Stopped.", "SIGTERM": "Stopped from outside.", "SIGHUP": "Stopped: the terminal was closed."}


class StoppedError(BaseException):
    """Somebody, or the system, asked the command to end."""


def plain(error: UnicodeError) -> tuple[str, int]:
    """What a terminal cannot show, in signs that each can: straight marks, letters without accents, or `?`."""
    assert isinstance(error, UnicodeEncodeError)
    found = error.object[error.start : error.end]
    return "".join(SIGNS.get(character) or _bare(character) for character in found), error.end


def _bare(character: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", character) if c.isascii())
    return bare or "?"


def speak_plainly() -> None:
    """Let the standard output and error take every text, whatever the encoding of the terminal is."""
    codecs.register_error(PLAIN, plain)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # not where a test has put another in its place
            stream.reconfigure(errors=PLAIN)


def end_in_words(command: Callable[[], int | None]) -> int:
    """Call a command. Returns its exit status; however it ends, no more is said than what is of use to a person."""
    try:
        return command() or 0
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except StoppedError as stop:
        number = stop.args[0]
        _say(ENDED[signal.Signals(number).name])
        return 128 + number
    except (KeyboardInterrupt, click.Abort):
        _say(ENDED["SIGINT"])
        return 128 + signal.SIGINT
    except DataError as error:
        _say(str(error))
        return 1
    except OSError as error:
        if not _unheard(error):
            _say(in_words(error))
        return 1
    except Exception as error:
        _say(_unforeseen(error))
        return 1


def tell(text: str) -> None:
    """Say how the work goes on. Where nobody hears it any more, the work goes on all the same."""
    try:
        click.echo(text)
    except OSError as error:
        if not _unheard(error):
            raise


def _unheard(error: OSError) -> bool:
    """Whether it is the standard output that takes nothing more; from then on nothing is said there."""
    if error.filename is not None or error.errno not in {errno.EPIPE, errno.ENOSPC, errno.EBADF, errno.EIO}:
        return False
    _forget(sys.stdout)
    if error.errno != errno.EPIPE:
        _say(f"What there is to say could not be written to where it was sent: {os.strerror(error.errno)}.")
    return True


def heed_signals() -> None:
    """Let a request to end be one that can be said, and that leaves time to tidy up.

    Ctrl-C as well: a `KeyboardInterrupt` that passes through code made from text, as each dataclass and named tuple is,
    has Python end as if by the signal, whatever status the command leaves with.
    """
    for name in ENDED:
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        # `nohup` has SIGHUP ignored, and a shell in a script has SIGINT ignored for what it puts in the background
        if number and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


def _stop(number: int, _: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)  # once is enough: what follows tidies up
    raise StoppedError(number)


def _unforeseen(error: Exception) -> str:
    """One sentence about an error that nobody foresaw, with the file in which the rest is."""
    what = brief(seen(f"{type(error).__name__}: {error}" if str(error) else type(error).__name__))
    written = _kept("".join(traceback.format_exception(error)))
    where = f"the rest is in {written}" if written else "the rest could not be written down, for want of a place"
    return f"Something happened that nobody foresaw ({what}), and the command was stopped; {where}."


def _kept(text: str) -> Path | None:
    """Write a traceback where it can be written: in the project, or else among the temporary files."""
    for make in (lambda: project_root() / TROUBLE, lambda: Path(tempfile.gettempdir()) / "countercase-trouble.txt"):
        try:
            path = make()
            path.parent.mkdir(exist_ok=True)
            path.unlink(missing_ok=True)  # never through a link that somebody put there
            with path.open("x", encoding="utf-8", errors="backslashreplace") as file:
                file.write(text)
        except (OSError, DataError):
            continue
        return path
    return None


def _say(text: str) -> None:
    """Say it on the standard error, where it can be heard."""
    try:
        click.echo(text, err=True)
    except OSError:
        _forget(sys.stderr)


def _forget(stream: object) -> None:
    """Let what is still to be written to a stream that takes nothing go nowhere, also when Python ends."""
    try:
        number = stream.fileno()  # type: ignore[attr-defined]
    except (AttributeError, OSError, ValueError):
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), number)
