"""`group-supervision agreement`: what the group agreed on, read aloud, confirmed and changed."""

import click

from group_supervision.cli.beside import delete_file, open_page
from group_supervision.cli.options import PLAIN, YES
from group_supervision.cli.translated import Group
from group_supervision.guide.home import Todo
from group_supervision.live.clock import MachineClock
from group_supervision.paths import data_folder
from group_supervision.translation import N_, _


@click.group(
    cls=Group,
    name="agreement",
    invoke_without_command=True,
    short_help=N_("Make, read and change the group agreement."),
    help=N_(
        "Make the group agreement together, read it aloud, say that it still holds, change it.\n\n"
        "It may stand on the room's screen. A line that names somebody isn't taken, as far as the"
        " program can tell."
    ),
    epilog=N_(
        "Examples:\n\n"
        "\b\n"
        "  group-supervision agreement\n"
        "  group-supervision agreement show > agreement.txt"
    ),
)
@PLAIN
@click.pass_context
def command(ctx: click.Context, *, plain: bool) -> None:
    """Open the agreement."""
    open_page(ctx, Todo.AGREEMENT, plain=plain)


@command.command(name="show", help=N_("Print the agreement, to be handed out."))
def show() -> None:
    """Print the agreement."""
    from group_supervision.guide.agreeing import Agreeing

    agreeing = Agreeing(data_folder(), MachineClock())
    for number, line in enumerate(agreeing.lines, 1):
        click.echo(f"{number}. {line}")
    click.echo(agreeing.standing)


@command.command(name="delete", help=N_("Delete the agreement for good."))
@YES
def delete_agreement(*, yes: bool) -> None:
    """Delete the agreement."""
    from group_supervision.storage.agreement_file import agreement_file

    file = agreement_file(data_folder())
    delete_file(_("Delete the group agreement for good?"), file, yes=yes)
