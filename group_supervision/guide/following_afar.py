"""Following a group far away, with the link that somebody was given."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from group_supervision.errors import Refusal
from group_supervision.guide.extras import REMOTE, check_extra
from group_supervision.guide.publishing import complaint
from group_supervision.live.clock import Clock
from group_supervision.translation import N_, _

if TYPE_CHECKING:
    from group_supervision.live.following import Source

_PATIENCE: Final = 5.0
"""Real seconds in which a broker may say yes or no before anything is shown."""
_MOMENT: Final = 1.0
"""Real seconds in which what the broker has kept comes in."""
_LOOK: Final = 0.05
_AWAY: Final = N_("The broker can't be reached: look at the network and the link, and try again.")


@contextmanager
def followed(link: str, clock: Clock, patience: float = _PATIENCE) -> Iterator["Source"]:
    """Follow a session while inside.

    Args:
        link: The link.
        clock: The clock here.
        patience: Real seconds to wait for the broker.

    Raises:
        BadInput: When the link isn't whole.
        Refusal: When what this needs isn't installed, or the broker says no or nothing at all.
    """
    check_extra(REMOTE)
    from group_supervision.remote.connection import Connection, Reach
    from group_supervision.remote.following import RemoteFollower
    from group_supervision.remote.link import linked_place
    from group_supervision.remote.sealing import Reading

    place, key = linked_place(link)
    follower = RemoteFollower(Reading.from_text(key), place.topic, clock)

    def heard(_topic: str, message: bytes, was_kept: bool) -> None:
        follower.hear(message, was_kept=was_kept)

    connection = Connection(place.broker, [place.topic], heard)
    connection.start()
    try:
        _wait(patience, lambda: connection.reach is not Reach.TRYING)
        if connection.reach is not Reach.REACHED:
            away = connection.reach in (Reach.TRYING, Reach.LOST)
            raise Refusal(_(_AWAY) if away else complaint(connection.reach))
        _wait(_MOMENT, lambda: follower.is_shut_out or follower.look() is not None)
        if follower.is_shut_out:
            raise Refusal(
                _("The key of the link doesn't open what is published there: copy all of it again.")
            )
        yield follower
    finally:
        connection.close()


def _wait(seconds: float, is_so: Callable[[], bool]) -> None:
    """Wait until something is so, but no longer than that."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and not is_so():
        time.sleep(_LOOK)
