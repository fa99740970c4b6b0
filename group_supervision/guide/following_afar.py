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
    from group_supervision.remote.connection import Connection
    from group_supervision.remote.following import RemoteFollower

_PATIENCE: Final = 5.0
"""Real seconds in which a broker may say yes or no before anything is shown."""
_MOMENT: Final = 1.0
"""Real seconds in which what the broker has kept comes in."""
_SIGN: Final = 12.0
"""Real seconds in which a console that is there gives a sign of life."""
_LOOK: Final = 0.05
_AWAY: Final = N_("The broker can't be reached: look at the network and the link, and try again.")
_UNREAD: Final = N_(
    "What is there now can't be read with this link. Waiting for a sign of life from the console,"
    " for up to 12 seconds."
)
_SHUT_OUT: Final = N_(
    "Something is published there, but this link's key doesn't open it: ask for the link of this"
    " session, and copy all of it."
)


@contextmanager
def followed(link: str, clock: Clock, say: Callable[[str], None]) -> Iterator["Source"]:
    """Follow a session while inside.

    Args:
        link: The link.
        clock: The clock here.
        say: Takes a sentence for whoever waits until anything is shown.

    Raises:
        BadInput: When the link isn't whole.
        Refusal: When what this needs isn't installed, or the broker says no or nothing at all.
    """
    check_extra(REMOTE)
    from group_supervision.remote.connection import Connection
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
        _wait_for_broker(connection)
        _wait_for_console(follower, say)
        yield follower
    finally:
        connection.close()


def _wait_for_broker(connection: "Connection") -> None:
    from group_supervision.remote.connection import Reach

    _wait(_PATIENCE, lambda: connection.reach is not Reach.TRYING)
    if connection.reach is not Reach.REACHED:
        away = connection.reach in (Reach.TRYING, Reach.LOST)
        raise Refusal(_(_AWAY) if away else complaint(connection.reach))


def _wait_for_console(follower: "RemoteFollower", say: Callable[[str], None]) -> None:
    """Wait for what is there, and longer where that can't be read.

    What a broker has kept may be anybody's, and a link may be last week's: only what a console
    sends now tells one from the other.
    """
    _wait(_MOMENT, lambda: _has_come(follower))
    if follower.cannot_read:
        say(_(_UNREAD))
        _wait(_SIGN, lambda: not follower.cannot_read)
    if follower.is_too_old:
        raise Refusal(_("A newer version of the program publishes there: update this one."))
    if follower.is_shut_out:
        raise Refusal(_(_SHUT_OUT))


def _has_come(follower: "RemoteFollower") -> bool:
    """Say whether anything is there, whether it can be read or not."""
    return follower.cannot_read or follower.is_too_old or follower.look() is not None


def _wait(seconds: float, is_so: Callable[[], bool]) -> None:
    """Wait until something is so, but no longer than that."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and not is_so():
        time.sleep(_LOOK)
