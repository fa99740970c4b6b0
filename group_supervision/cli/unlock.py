"""`group-supervision unlock`: what is kept lies in plain files again."""

import click

from group_supervision.cli.passphrase import ask
from group_supervision.cli.translated import Command
from group_supervision.errors import Refusal
from group_supervision.paths import data_folder
from group_supervision.storage.seal import seal_of
from group_supervision.translation import N_, _, ngettext


@click.command(
    cls=Command,
    short_help=N_("Take the lock away again."),
    help=N_("Take the lock away: what is kept lies in plain files again, and nothing asks."),
    epilog=N_("Example:\n\n  group-supervision unlock"),
)
def command() -> None:
    """Take the lock away."""
    from group_supervision.storage.locking import unlock_everything

    folder = data_folder()
    seal = seal_of(folder)
    if not seal.is_set_up:
        raise Refusal(_("What is kept here isn't locked."))
    ask(seal)
    count = unlock_everything(folder, seal)
    click.echo(
        ngettext(
            "Unlocked: {count} file, readable by whoever can read this disk.",
            "Unlocked: {count} files, readable by whoever can read this disk.",
            count,
        ),
        err=True,
    )
