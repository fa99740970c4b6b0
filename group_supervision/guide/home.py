"""Home: what can be done there, the likeliest first. It names nobody and no session."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from group_supervision.guide.words.time import ago
from group_supervision.translation import _

_FRESH: Final = timedelta(minutes=30)
"""A session that broke off less than this ago is most likely why the program was started."""
_STALE: Final = timedelta(hours=12)
"""One that broke off longer ago is likelier to be finished than continued."""
_MOST_UNFINISHED: Final = 3
"""How many unfinished sessions home lists."""


@dataclass(frozen=True, slots=True)
class Start:
    """Set up a new session."""


@dataclass(frozen=True, slots=True)
class Continue:
    """Go on with a session that broke off."""

    session_id: str


@dataclass(frozen=True, slots=True)
class Finish:
    """End a session that broke off as it stood, and review it."""

    session_id: str


@dataclass(frozen=True, slots=True)
class Discard:
    """Delete a session that broke off."""

    session_id: str


@dataclass(frozen=True, slots=True)
class Leave:
    """Leave the program."""


HomeChoice = Start | Continue | Finish | Discard | Leave


@dataclass(frozen=True, slots=True)
class HomeItem:
    """Something to do, as it stands in the list."""

    choice: HomeChoice
    label: str
    asks: tuple[str, ...] = ()
    """What is asked, one yes after the other, before it is done."""


def home_items(unfinished: Sequence[tuple[str, timedelta]]) -> list[HomeItem]:
    """Return what home lists: the freshest unfinished session may come before the start.

    Args:
        unfinished: Id of each session that broke off and how long ago that was, latest first.
    """
    start = HomeItem(Start(), _("Start a session"))
    items = [start]
    for session_id, age in unfinished[:_MOST_UNFINISHED]:
        offered = _offered(session_id, age)
        is_fresh = age < _FRESH and items[0] is start
        items = [offered[0], *items, *offered[1:]] if is_fresh else [*items, *offered]
    return [*items, HomeItem(Leave(), _("Leave"))]


def _offered(session_id: str, age: timedelta) -> list[HomeItem]:
    """Return what can be done with a session that broke off, by its age alone."""
    when = ago(age)
    resume = HomeItem(
        Continue(session_id), _("Continue the session (stopped {ago})").format(ago=when)
    )
    finish = HomeItem(
        Finish(session_id),
        _("Finish it as it stood, and review ({ago})").format(ago=when),
    )
    discard = HomeItem(
        Discard(session_id),
        _("Delete it ({ago})").format(ago=when),
        asks=(
            _("This deletes its times and notes. Are you sure?"),
            _("There is no way back. Delete it?"),
        ),
    )
    return [resume, finish, discard] if age < _STALE else [finish, resume, discard]
