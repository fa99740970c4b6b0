"""`group-supervision lock`: what is kept, locked with a passphrase; and what goes with it."""

import sys
from typing import Final

import click

from group_supervision.cli.passphrase import hidden, new_passphrase
from group_supervision.cli.translated import Group
from group_supervision.errors import Refusal
from group_supervision.paths import check_writable, data_folder
from group_supervision.storage.seal import Seal, library, seal_of
from group_supervision.translation import N_, _, ngettext

_LAST: Final = 4
"""How many characters of the recovery key are asked for, to see that it was kept."""


@click.group(
    cls=Group,
    invoke_without_command=True,
    short_help=N_("Lock what is kept with a passphrase."),
    help=N_(
        "Lock what is kept with a passphrase, from now on and what is there already.\n\n"
        "Holding a session never asks for it; reading, going on with one and exporting do. The"
        " recovery key is printed once: keep it on paper. Without it and without the passphrase"
        " nobody can read what is locked.\n\n"
        "Each file is an age file: “age -d -i KEY sessions/ID.json” opens it without this program."
    ),
    epilog=N_(
        "Examples:\n\n\b\n  group-supervision lock\n  group-supervision lock | lp\n"
        "  group-supervision lock status"
    ),
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Lock what is kept."""
    if ctx.invoked_subcommand is not None:
        return
    from group_supervision.storage.key_ring import make_key
    from group_supervision.storage.locking import lock_again, lock_everything, under_way

    folder = data_folder()
    seal = seal_of(folder)
    library()
    check_writable(folder)
    if seal.is_set_up:
        if under_way(seal) is None:
            raise Refusal(_("What is kept here is locked already."))
        _say_locked(lock_again(folder, seal))
        return
    key = make_key(seal, new_passphrase())
    _hand_over(key)
    _say_locked(lock_everything(folder, seal, key))


@command.command(name="status", help=N_("Say whether what is kept is locked."))
def status() -> None:
    """Say whether what is kept is locked."""
    from group_supervision.storage.locking import kept_files, under_way

    folder = data_folder()
    seal = seal_of(folder)
    count = sum(1 for _file in kept_files(folder))
    if not seal.is_set_up:
        line = ngettext(
            "Not locked: {count} file can be read by whoever can read this disk.",
            "Not locked: {count} files can be read by whoever can read this disk.",
            count,
        )
    else:
        line = ngettext("Locked: {count} file.", "Locked: {count} files.", count)
    click.echo(line)
    if under_way(seal) is not None:
        click.echo(
            _(
                "Locking or unlocking was interrupted: “group-supervision lock” or"
                " “group-supervision unlock” goes on with it."
            )
        )


@command.command(name="passphrase", help=N_("Change the passphrase. No session is touched."))
def passphrase() -> None:
    """Change the passphrase."""
    from group_supervision.storage.key_ring import change_passphrase

    seal = _set_up()
    change_passphrase(seal, hidden(_("Passphrase")), new_passphrase())
    click.echo(_("The passphrase was changed."))


@command.command(name="recover", help=N_("Set a new passphrase with the recovery key."))
def recover() -> None:
    """Set a new passphrase with the recovery key."""
    from group_supervision.storage import key_ring

    seal = seal_of(data_folder())
    key = hidden(_("Recovery key (AGE-SECRET-KEY-1…)"))
    key_ring.recover(seal, key, new_passphrase())
    click.echo(_("The passphrase was changed. The recovery key stays the same."))


def _set_up() -> Seal:
    seal = seal_of(data_folder())
    if not seal.is_set_up:
        raise Refusal(_("What is kept here isn't locked."))
    return seal


def _hand_over(key: str) -> None:
    """Show the recovery key, and see that it was kept before anything is locked.

    Raises:
        Refusal: When it wasn't.
    """
    click.echo(
        _(
            "This is the recovery key. With it everything can be read; without it and without the"
            " passphrase, nothing can. Print it or write it down, and keep it away from this"
            " computer:"
        ),
        err=True,
    )
    click.echo(f"\n    {key}\n")
    question = _("Its last {count} characters, to see that you have it").format(count=_LAST)
    click.echo(question, err=True)  # not on standard output, where the key may go to a printer
    if _typed().strip().upper() != key[-_LAST:]:
        raise Refusal(_("That's not what it ends with, so nothing was locked. Try again."))


def _typed() -> str:
    return sys.stdin.readline()


def _say_locked(count: int) -> None:
    click.echo(
        ngettext(
            "Locked: {count} file. A new session is saved without asking; reading asks.",
            "Locked: {count} files. A new session is saved without asking; reading asks.",
            count,
        ),
        err=True,
    )
