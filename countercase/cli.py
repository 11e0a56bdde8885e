"""The command `countercase`: what it holds, and what is said where a command is misspelt."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from typing import Any

import click

from . import __version__
from .checkout import check_checkout
from .commands import argument, begin, book, bring, check, critic, edition, schema, sources
from .commands.shared import said
from .commands.terminal import end_in_words, heed_signals, speak_plainly
from .data.problem import suggestion
from .publish.run.surroundings import housed, ready


class Commands(click.Group):
    """The group of commands, with a hint where a command is misspelt, and words for however one ends."""

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
            speak_plainly()
            ready()
            heed_signals()
        housed()
        sys.exit(end_in_words(command))

    def resolve_command(self, ctx: click.Context, args: list[str]):
        """Find a command, or say which one may have been meant."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            ctx.fail(f"there is no command '{args[0]}'. {suggestion(args[0], self.commands)}")
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="countercase")
@said
def main() -> None:
    """Countercase: an essay that can be rebuilt, checked and argued against."""
    check_checkout()


COMMANDS = (
    *(begin.new, begin.add, bring.import_table),
    *(argument.list_cases, argument.verdict, argument.rule, argument.believe, argument.settle, argument.compare),
    *(check.check,),
    *(critic.counter_case, critic.fork, critic.receive),
    *(book.build, book.gather, book.reproduce, book.serve, book.pdf),
    *(edition.freeze, edition.assemble),
    *(sources.verify_sources, sources.passages),
    *(schema.schema,),
)
for _command in COMMANDS:
    main.add_command(_command)


if __name__ == "__main__":
    main()
