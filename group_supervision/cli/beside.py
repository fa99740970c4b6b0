"""What the commands of pages beside the session have in common."""

import sys
from collections.abc import Callable
from typing import TypeVar

import click

from group_supervision.cli.app import open_app
from group_supervision.guide.home import Todo
from group_supervision.storage.private_file import PrivateFile
from group_supervision.translation import _

Value = TypeVar("Value")


def open_page(ctx: click.Context, todo: Todo, *, plain: bool) -> None:
    """Open a page, unless a command of its group was asked for."""
    if ctx.invoked_subcommand is None:
        sys.exit(open_app(todo, is_plain=plain))


def delete_file(question: str, file: PrivateFile[Value], *, yes: bool) -> None:
    """Delete a file for good, whether it can be read or not, once that was asked."""

    def act() -> bool:
        was_there = file.is_there
        file.forget()
        return was_there

    delete(question, act, yes=yes)


def delete(question: str, act: Callable[[], bool], *, yes: bool) -> None:
    """Delete something for good, once that was asked."""
    if not (yes or click.confirm(question)):
        click.echo(_("Nothing was deleted."))
        raise SystemExit(1)
    click.echo(_("Deleted.") if act() else _("There was nothing to delete."))
