"""Publishing for groups far apart: the link, shown to the facilitator before the console opens."""

import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

import click

from group_supervision.cli.clean_output import CleanStream
from group_supervision.translation import _

if TYPE_CHECKING:
    from group_supervision.guide.publishing import Publishing


def publishing(address: str) -> "Publishing":
    """Return how a session is published at an address.

    Raises:
        BadInput, Refusal: When it can't be.
    """
    from group_supervision.guide.publishing import Publishing

    return Publishing(address)


def show_link(asked: "Publishing", *, stays: bool) -> None:
    """Show the link that is to be given away.

    Args:
        asked: How the session is published.
        stays: Whether it stays in the terminal, for those who read line by line.
    """
    show_command(
        _(
            "Groups far apart follow the next session you begin with this link; one you continue"
            " keeps the link it has. Whoever has it sees what the room sees, and can change"
            " nothing:"
        ),
        f"group-supervision stage --follow '{asked.link}'",
        _("Copy it now; then press Enter, and the set-up opens."),
        stays=stays,
    )


def show_command(what: str, command: str, then: str, *, stays: bool) -> None:
    """Show a command with a link that lets others in; ask first, for the room may see this screen.

    Args:
        what: What it is for.
        command: The command, for those who are given it.
        then: What to do next, where it doesn't stay.
        stays: Whether it stays in the terminal, for those who read line by line.
    """
    is_asked = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
    if is_asked:
        _wait(
            _("Next comes a link that lets others in: press Enter when only you see this screen.")
        )
    stays = stays or not is_asked
    out = sys.stdout
    with nullcontext() if stays or not isinstance(out, CleanStream) else out.apart():
        click.echo(f"{what}\n\n  {command}\n")
        if not stays:
            _wait(then)


def _wait(said: str) -> None:
    # A whole line is waited for: a single key that comes early would be thrown away.
    click.prompt(said, default="", show_default=False, prompt_suffix=" ")
