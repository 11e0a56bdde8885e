"""The command `countercase`: what it holds, and what is said where a command is misspelt."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import Any

import click

from . import __version__
from .checkout import check_checkout
from .commands.shared import said
from .commands.terminal import end_in_words, heed_signals, speak_plainly
from .data.problem import suggestion
from .publish.run.garbage import seldom
from .publish.run.surroundings import housed, ready

MODULES = {
    "begin": ("new", "add"),
    "bring": ("import_table",),
    "argument": ("list_cases", "verdict", "rule", "believe", "settle", "compare"),
    "check": ("check",),
    "critic": ("counter_case", "fork", "receive"),
    "book": ("build", "gather", "reproduce", "serve", "pdf"),
    "edition": ("freeze", "assemble"),
    "sources": ("verify_sources", "passages"),
    "schema": ("schema",),
}
"""The commands by the modules of the room `commands` that hold them."""
CALLED = {"import_table": "import", "list_cases": "list", "assemble": "editions"}
"""What a command is called, where it is not by the name of its function."""
PLACES = {
    CALLED.get(name, name.replace("_", "-")): (module, name) for module, names in MODULES.items() for name in names
}
"""Each command with the module and the function that it is."""


class Commands(click.Group):
    """The group of commands, with a hint where a command is misspelt, and words for however one ends.

    A command is loaded when it is called: what others stand on takes longer than most of them.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """What there is, in the order of the names."""
        return sorted(PLACES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command, loaded, or nothing where there is none of this name."""
        if cmd_name not in PLACES:
            return None
        module, name = PLACES[cmd_name]
        found: click.Command = getattr(import_module(f".commands.{module}", __package__), name)
        return found

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **options: Any,
    ) -> Any:
        """Call a command, and leave with its exit status; `click` calls this for the program and for tests alike."""
        command = partial(super().main, args, prog_name, complete_var, False, **options)
        if not standalone_mode:
            return command()
        if args is None:  # the process is that of the command
            seldom()
            speak_plainly()
            ready()
            heed_signals()
        housed()
        sys.exit(end_in_words(command))

    def resolve_command(self, ctx: click.Context, args: list[str]):
        """Find a command, or say which one may have been meant."""
        if args and args[0] not in PLACES and not args[0].startswith("-"):
            ctx.fail(f"there is no command '{args[0]}'. {suggestion(args[0], PLACES)}")
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="countercase")
@said
def main() -> None:
    """Countercase: an essay that can be rebuilt, checked and argued against."""
    check_checkout()


if __name__ == "__main__":
    main()
