"""Running a template without the cost of a cold kernel.

By papermill's own extension point: an engine that runs the cells in an IPython shell of the process itself, a fresh
one for each chapter. The processes are forked from a server that has everything ready, so that the cost of one more
chapter is its own work. The papermill command finds it by its entry point: `papermill --engine countercase ...`.
"""

from __future__ import annotations

import atexit
import io
import signal
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

import nbformat
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from papermill.engines import Engine, NotebookExecutionManager, papermill_engines
from traitlets.config import Config

from .surroundings import ready_for_kernels

NAME = "countercase"
# the longest page of the record shows two megabytes in all; a cell in an endless loop stops here
FLOOD = 20_000_000


class OutputError(Exception):
    """A cell shows more than a page can hold."""

    def __init__(self) -> None:
        super().__init__(f"the cell shows more than {FLOOD // 1_000_000} million characters")


class Bounded(io.StringIO):
    """What a cell prints, up to a bound."""

    def write(self, text: str) -> int:
        """Keep a piece of text. Raises `OutputError` beyond the bound."""
        if self.tell() + len(text) > FLOOD:
            raise OutputError
        return super().write(text)


class Shown(DisplayHook):
    """What the last line of a cell comes to is shown like everything else, and not printed."""

    def __call__(self, result: Any = None) -> None:
        """Show a result, unless it is nothing."""
        if result is not None:
            data, metadata = self.compute_format_data(result)
            assert self.shell  # the hook is that of a shell
            self.shell.display_pub.publish(data=data, metadata=metadata)


class Kept(CapturingDisplayPublisher):
    """What a cell shows, up to a bound."""

    size = 0

    def publish(self, data: dict[str, Any], *rest: Any, **options: Any) -> None:
        """Keep one thing that is shown. Raises `OutputError` beyond the bound."""
        self.size += sum(len(str(value)) for value in data.values())
        if self.size > FLOOD:
            raise OutputError
        super().publish(data, *rest, **options)

    def taken(self) -> list[dict[str, Any]]:
        """The data of everything shown since this was last asked."""
        shown = [output["data"] for output in self.outputs]
        self.outputs, self.size = [], 0
        return shown


class Shell(InteractiveShell):
    """The shell of one chapter."""

    displayhook_class = Shown
    display_pub_class = Kept


class ShellEngine(Engine):
    """Runs the cells of a notebook, one after the other, in a fresh IPython shell."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: NotebookExecutionManager,
        kernel_name: str,
        execution_timeout: float | None = None,
        started: Callable[[int], None] = lambda number: None,
        **_: Any,
    ) -> None:
        """Run every cell up to the first that fails. A cell that takes longer than the timeout, in seconds, fails;
        with none it may take as long as it likes.

        `started` is told the number of each cell, from 0, before it runs.
        """
        Shell.clear_instance()
        shell = Shell.instance(colors="nocolor", config=Config({"HistoryManager": {"enabled": False}}))
        try:
            for number, cell in enumerate(nb_man.nb.cells):
                started(number)
                nb_man.cell_start(cell, number)
                failed = None
                if cell.cell_type == "code" and cell.source.strip():
                    failed = _run(shell, cell, execution_timeout or 0)
                if failed is not None:
                    nb_man.cell_exception(cell, cell_index=number, exception=failed)
                    break
                nb_man.cell_complete(cell, cell_index=number)
        finally:
            _forget(shell)


def _forget(shell: Shell) -> None:
    """Let go of a shell, and of what its cells have made: IPython would hold it until the process ends."""
    atexit.unregister(shell.atexit_operations)
    shell.restore_sys_module_state()
    shell.user_ns.clear()
    Shell.clear_instance()


def _run(shell: Shell, cell: nbformat.NotebookNode, timeout: float) -> BaseException | None:
    """Run one cell and keep what it shows. Returns the error that stopped it, or None."""

    def late(*_: Any) -> None:
        raise TimeoutError(f"the cell took longer than {timeout:g} seconds")

    signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, timeout)
    try:
        with redirect_stdout(Bounded()) as stdout, redirect_stderr(Bounded()) as stderr:
            result = shell.run_cell(cell.source, store_history=True)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    cell.execution_count = shell.execution_count - 1
    outputs: list[dict[str, Any]] = [
        {"output_type": "stream", "name": name, "text": stream.getvalue()}
        for name, stream in (("stdout", stdout), ("stderr", stderr))
        if stream.getvalue() and result.success
    ]
    assert isinstance(shell.display_pub, Kept)
    outputs += [{"output_type": "display_data", "metadata": {}, "data": data} for data in shell.display_pub.taken()]
    error = result.error_before_exec or result.error_in_exec
    if error is not None:
        lines = str(error).splitlines() or [repr(error)]
        told = {"ename": type(error).__name__, "evalue": str(error), "traceback": lines}
        outputs.append({"output_type": "error", **told})
    # the whole is held to the format when it is read: to hold each output to it takes longer than to show it
    cell.outputs = nbformat.from_dict(outputs)
    return error


# The entry point is this module and not the class: papermill asks for it while it is itself imported, which may be from
# here, and then the class is not there yet.
execute_notebook = ShellEngine.execute_notebook
nb_kernel_name = ShellEngine.nb_kernel_name
nb_language = ShellEngine.nb_language
papermill_engines.register(NAME, ShellEngine)  # also where the package is imported without being installed
# papermill imports this before it starts a kernel, also for the plain command
ready_for_kernels()
