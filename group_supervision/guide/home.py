"""Home: what can be done there, the likeliest first. It names nobody and no session."""

from collections.abc import Sequence
from datetime import timedelta
from enum import Enum, auto
from typing import Final, NamedTuple

from group_supervision.guide.words.time import ago
from group_supervision.translation import _

_FRESH: Final = timedelta(minutes=30)
"""A session that broke off less than this ago is most likely why the program was started."""
_STALE: Final = timedelta(hours=12)
"""One that broke off longer ago is likelier to be finished than continued."""
_MOST_UNFINISHED: Final = 3
"""How many unfinished sessions home lists."""


class Todo(Enum):
    """What can be done at home."""

    START = auto()
    """Set up a new session."""
    CONTINUE = auto()
    """Go on with a session that broke off."""
    FINISH = auto()
    """End a session that broke off as it stood, and review it."""
    DISCARD = auto()
    """Delete a session that broke off."""
    PRACTISE = auto()
    """Hold practice rounds, or go on with them."""
    LEAVE = auto()
    """Leave the program."""


class HomeItem(NamedTuple):
    """Something to do, as it stands in the list."""

    todo: Todo
    label: str
    session_id: str = ""
    """Which session it concerns, if it concerns one."""
    asks: tuple[str, ...] = ()
    """What is asked, one yes after the other, before it is done."""

    def is_the_same_as(self, other: "HomeItem") -> bool:
        """Say whether this does what another item does, however it is worded by now."""
        return (self.todo, self.session_id) == (other.todo, other.session_id)


def home_items(unfinished: Sequence[tuple[str, timedelta]]) -> list[HomeItem]:
    """Return what home lists: the freshest unfinished session may come before the start.

    Args:
        unfinished: Id of each session that broke off and how long ago that was, latest first.
    """
    start = HomeItem(Todo.START, _("Start a session"))
    items = [start]
    for session_id, age in unfinished[:_MOST_UNFINISHED]:
        offered = _offered(session_id, age)
        is_fresh = age < _FRESH and items[0] is start
        items = [offered[0], *items, *offered[1:]] if is_fresh else [*items, *offered]
    practise = HomeItem(Todo.PRACTISE, _("Practise in short rounds"))
    return [*items, practise, HomeItem(Todo.LEAVE, _("Leave"))]


def _offered(session_id: str, age: timedelta) -> list[HomeItem]:
    """Return what can be done with a session that broke off, by its age alone."""
    when = ago(age)
    resume = HomeItem(
        Todo.CONTINUE, _("Continue the session (stopped {ago})").format(ago=when), session_id
    )
    finish = HomeItem(
        Todo.FINISH, _("Finish it as it stood, and review ({ago})").format(ago=when), session_id
    )
    discard = HomeItem(
        Todo.DISCARD,
        _("Delete it ({ago})").format(ago=when),
        session_id,
        asks=(
            _("This deletes its times and notes. Are you sure?"),
            _("There is no way back. Delete it?"),
        ),
    )
    return [resume, finish, discard] if age < _STALE else [finish, resume, discard]
