"""Asking for the passphrase of what is locked: once in a command, once before a console opens."""

import sys
from pathlib import Path
from typing import Final

from group_supervision.errors import Refusal
from group_supervision.storage.seal import Seal, asks_with, seal_of
from group_supervision.translation import _

_TRIES: Final = 3


def ask(seal: Seal) -> None:
    """Ask for the passphrase in the middle of a command, when something locked is to be read.

    Raises:
        Refusal: When it's the wrong one.
    """
    from group_supervision.storage.key_ring import open_with_passphrase

    open_with_passphrase(seal, hidden(_("Passphrase")))


def offer_to_open(folder: Path) -> None:
    """Ask before a console opens. Enter goes on without; new sessions are saved all the same.

    Once it is open nobody is asked any more.
    """
    asks_with(None)
    seal = seal_of(folder)
    if not seal.is_set_up or seal.is_open or not sys.stdin.isatty():
        return
    from group_supervision.storage.key_ring import open_with_passphrase

    for _try in range(_TRIES):
        given = hidden(_("Passphrase for the sessions you kept (Enter: go on without)"), "")
        if not given:
            return
        try:
            open_with_passphrase(seal, given)
        except Refusal as refusal:
            sys.stderr.write(f"{refusal}\n")
        else:
            return


def hidden(question: str, default: str | None = None) -> str:
    """Ask for something that isn't shown as it's typed."""
    import click  # home opens without it

    answer: str = click.prompt(
        question, hide_input=True, err=True, default=default, show_default=False
    )
    return answer


def new_passphrase() -> str:
    """Ask for a new passphrase, twice.

    Raises:
        Refusal: When the two differ.
    """
    first = hidden(_("New passphrase, such as four words"))
    if hidden(_("The same again")) != first:
        raise Refusal(_("The two differ, so nothing was changed. Try again."))
    return first
