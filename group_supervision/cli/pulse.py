"""`group-supervision pulse`: how many said what at the close, and nothing else."""

import click

from group_supervision.cli.beside import delete_file, open_page
from group_supervision.cli.options import PLAIN, YES
from group_supervision.cli.translated import Group
from group_supervision.errors import Refusal
from group_supervision.guide.home import Todo
from group_supervision.paths import data_folder
from group_supervision.translation import N_, _


@click.group(
    cls=Group,
    name="pulse",
    invoke_without_command=True,
    short_help=N_("Count a closing pulse: how many said what."),
    help=N_(
        "Count a closing pulse: read each statement out, count hands or cards, type numbers.\n\n"
        "They aren't shown before it's closed, and kept as counts alone, from five people up: no"
        " names, no dates. It's off until you write pulse = true in config.toml."
    ),
    epilog=N_("Examples:\n\n\b\n  group-supervision pulse\n  group-supervision pulse table"),
)
@PLAIN
@click.pass_context
def command(ctx: click.Context, *, plain: bool) -> None:
    """Open the pulse, where the group holds one."""
    if ctx.invoked_subcommand is None:
        _check_wanted()
    open_page(ctx, Todo.PULSE, plain=plain)


@command.command(name="table", help=N_("Print the counts of all pulses, without persons or dates."))
def print_table() -> None:
    """Print the table over time."""
    from group_supervision.guide.pulse_counting import PulseCounting

    counting = PulseCounting(data_folder())
    if not counting.held:
        click.echo(_("No pulse has been closed yet."))
        return
    for line in counting.table:
        click.echo(line)


@command.command(name="delete", help=N_("Delete all pulses and your own statements for good."))
@YES
def delete_pulses(*, yes: bool) -> None:
    """Delete all pulses."""
    from group_supervision.storage.pulses_file import pulses_file

    file = pulses_file(data_folder())
    delete_file(_("Delete all pulses and your own statements for good?"), file, yes=yes)


def _check_wanted() -> None:
    from group_supervision.config import load_config

    if not load_config(data_folder()).pulse:
        raise Refusal(
            _(
                "The closing pulse is off: if your group wants it, write pulse = true in"
                " config.toml (“group-supervision config path” says where)."
            )
        )
