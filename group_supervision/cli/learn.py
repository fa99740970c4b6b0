"""`group-supervision learn`: learning from a review, and what the group tries after it."""

import click

from group_supervision.cli.beside import delete, delete_file, open_page
from group_supervision.cli.options import PLAIN, YES
from group_supervision.cli.translated import Group
from group_supervision.guide.home import Todo
from group_supervision.live.clock import MachineClock
from group_supervision.paths import data_folder
from group_supervision.translation import N_, _


@click.group(
    cls=Group,
    name="learn",
    invoke_without_command=True,
    short_help=N_("Learn from a review, and look again at what you try."),
    help=N_(
        "Learn from a published review in 45 minutes, and look again at what you try.\n\n"
        "The one thing to try, the role that owns it and the date are kept without names, apart"
        " from the session. When the date has come, home says so."
    ),
    epilog=N_(
        "Examples:\n\n"
        "\b\n"
        "  group-supervision learn\n"
        "  group-supervision learn list\n"
        "  group-supervision run learning-from-a-review      (the session alone)"
    ),
)
@PLAIN
@click.pass_context
def command(ctx: click.Context, *, plain: bool) -> None:
    """Open what the group is trying, from where a session begins."""
    open_page(ctx, Todo.LEARN, plain=plain)


@command.command(name="list", help=N_("List what you're trying, and when to look at it again."))
def print_list() -> None:
    """List the decisions."""
    from group_supervision.guide.learning import Learning
    from group_supervision.guide.words.decisions import decision_lines

    learning = Learning(data_folder(), MachineClock())
    if not learning.decisions:
        click.echo(_("Nothing to try has been recorded."))
    for number, each in enumerate(learning.decisions, 1):
        thing, what = decision_lines(each, number, learning.today)
        click.echo(f"{thing}\n   {what}")


@command.command(
    name="delete",
    help=N_("Delete one thing to try by its number in the list, or all of them, for good."),
    epilog=N_("Example:\n\n  group-supervision learn delete 2"),
)
@click.argument("number", metavar="[NUMBER]", type=int, required=False)
@YES
def delete_decisions(number: int | None, *, yes: bool) -> None:
    """Delete one decision, or all of them."""
    from group_supervision.guide.learning import Learning
    from group_supervision.storage.decisions_file import decisions_file

    if number is None:  # and whether it can be read or not
        file = decisions_file(data_folder())
        delete_file(_("Delete everything you're trying, for good?"), file, yes=yes)
        return
    learning = Learning(data_folder(), MachineClock())
    learning.decision(number)

    def one() -> bool:
        learning.delete(number)
        return True

    delete(_("Delete number {number} for good?").format(number=number), one, yes=yes)
