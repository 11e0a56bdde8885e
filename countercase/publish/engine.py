"""Running a template without the cost of a cold kernel.

By papermill's own extension point: an engine that runs the cells in an IPython shell of the process itself. Each
chapter gets a process of its own, forked from a server that has everything imported already, so that chapters stay
apart from each other and the cost of one more is its own work. The stock papermill command knows nothing of it.
"""

from __future__ import annotations

import signal
from typing import Any

import nbformat
from IPython.core.displayhook import DisplayHook
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from papermill.engines import Engine, NotebookExecutionManager, papermill_engines

# what the chapters import, so that the server from which they are forked holds it
from ..show import chapter, comparison, shelf

NAME = "countercase"
WARM = (chapter, comparison, shelf)


class Shown(DisplayHook):
    """What the last line of a cell comes to is shown like everything else, and not printed."""

    def __call__(self, result: Any = None) -> None:
        """Show a result, unless it is nothing."""
        if result is not None:
            data, metadata = self.compute_format_data(result)
            self.shell.display_pub.publish(data=data, metadata=metadata)


class Shell(InteractiveShell):
    """The shell of one chapter."""

    displayhook_class = Shown


class ShellEngine(Engine):
    """Runs the cells of a notebook, one after the other, in a fresh IPython shell."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: NotebookExecutionManager, kernel_name: str, execution_timeout: int = 0, **_: Any
    ) -> None:
        """Run every cell up to the first that fails. A cell that takes longer than the timeout, in seconds, fails."""
        Shell.clear_instance()
        shell = Shell.instance(colors="nocolor")
        try:
            for number, cell in enumerate(nb_man.nb.cells):
                nb_man.cell_start(cell, number)
                failed = None
                if cell.cell_type == "code" and cell.source.strip():
                    failed = _run(shell, cell, execution_timeout)
                if failed is not None:
                    nb_man.cell_exception(cell, cell_index=number, exception=failed)
                    break
                nb_man.cell_complete(cell, cell_index=number)
        finally:
            Shell.clear_instance()


def _run(shell: InteractiveShell, cell: nbformat.NotebookNode, timeout: int) -> BaseException | None:
    """Run one cell and keep what it shows. Returns the error that stopped it, or None."""
    signal.signal(signal.SIGALRM, _late)
    signal.alarm(timeout)
    try:
        with capture_output(display=True) as captured:
            result = shell.run_cell(cell.source, store_history=True)
    finally:
        signal.alarm(0)
    cell.execution_count = shell.execution_count - 1
    outputs = [
        nbformat.v4.new_output("stream", name=name, text=text)
        for name, text in (("stdout", captured.stdout), ("stderr", captured.stderr))
        if text and result.success
    ]
    outputs += [nbformat.v4.new_output("display_data", data=shown.data) for shown in captured.outputs]
    error = result.error_before_exec or result.error_in_exec
    if error is not None:
        lines = str(error).splitlines() or [repr(error)]
        outputs.append(nbformat.v4.new_output("error", ename=type(error).__name__, evalue=str(error), traceback=lines))
    cell.outputs = outputs
    return error


def _late(*_: Any) -> None:
    raise TimeoutError("the cell took too long")


papermill_engines.register(NAME, ShellEngine)
