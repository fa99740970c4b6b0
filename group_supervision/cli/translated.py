"""Commands whose help is read in the language of the person who asks for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import click

from group_supervision.translation import _

_READ: Final = ("help", "short_help", "epilog")
"""What of a command or an option a person reads."""


class Command(click.Command):
    """A command. What it says of itself is declared with `N_` and translated when it is shown."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help."""
        with _translated(self):
            super().format_help(ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the one line under which a group lists it."""
        with _translated(self):
            return super().get_short_help_str(limit)


class Group(Command, click.Group):
    """A group of such commands."""

    command_class = Command


@contextmanager
def _translated(command: click.Command) -> Iterator[None]:
    declared = [
        (each, name, text)
        for each in (command, *command.params)
        for name in _READ
        if (text := getattr(each, name, None))
    ]
    for each, name, text in declared:
        setattr(each, name, _(text))
    try:
        yield
    finally:
        for each, name, text in declared:
            setattr(each, name, text)
