"""Options that several commands have."""

from typing import Final

import click

from group_supervision.translation import N_


def _given_here_or_before(ctx: click.Context, _option: click.Parameter, value: bool) -> bool:
    """Say whether it was given here, or to a command before this one."""
    return value or (ctx.parent is not None and bool(ctx.parent.params.get("plain")))


PLAIN: Final = click.option(
    "--plain",
    is_flag=True,
    callback=_given_here_or_before,
    help=N_("Line by line, for screen readers (or ACCESSIBLE=1)."),
)
YES: Final = click.option("--yes", is_flag=True, help=N_("Don't ask."))
