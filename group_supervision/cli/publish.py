"""Publishing for groups far apart: the link is shown before the console opens."""

import sys
from typing import TYPE_CHECKING, Final

import click

from group_supervision.cli.app import wants_lines
from group_supervision.translation import N_, _

if TYPE_CHECKING:
    from group_supervision.guide.publishing import Publishing

LINK_SENTENCE: Final = N_(
    "Groups far apart follow the next session with this link. Whoever has it sees what the room"
    " sees, and can change nothing:"
)


def publishing(address: str) -> "Publishing":
    """Return how a session is published at an address.

    Raises:
        BadInput, Refusal: When it can't be.
    """
    from group_supervision.guide.publishing import Publishing

    return Publishing(address)


def show_link(asked: "Publishing", *, waits: bool) -> None:
    """Show the link that is to be given away.

    Args:
        asked: How the session is published.
        waits: Whether a screen that would cover the link opens only after Enter.
    """
    click.echo(_(LINK_SENTENCE))
    click.echo(f"\n  group-supervision stage --follow '{asked.link}'\n")
    if waits and not wants_lines():
        wait_for_enter(_("Copy it now; then press Enter, and the set-up opens."))


def wait_for_enter(said: str) -> None:
    """Wait until somebody has read what a screen would cover, where there is anybody."""
    # A whole line is waited for: a single key that comes early would be thrown away.
    if sys.stdin is not None and sys.stdin.isatty():
        click.prompt(said, default="", show_default=False, prompt_suffix=" ")
