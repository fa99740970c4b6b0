"""Following a group far away in place of one's own session: an option of two commands."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import click

from group_supervision.translation import N_

if TYPE_CHECKING:
    from group_supervision.live.following import Source

FOLLOW: Final = click.option(
    "--follow", metavar="LINK", help=N_("Follow a group far away, with the link you were given.")
)


@contextmanager
def source_of(link: str | None) -> Iterator["Source | None"]:
    """Follow what a link leads to while inside; `None`: this computer's own session.

    Raises:
        BadInput, Refusal: When it can't be followed.
    """
    if link is None:
        yield None
        return
    from group_supervision.guide.following_afar import followed
    from group_supervision.live.clock import MachineClock

    with followed(link, MachineClock(), lambda sentence: click.echo(sentence, err=True)) as source:
        yield source
