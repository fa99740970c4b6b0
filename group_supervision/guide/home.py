"""Home: what can be done there, the likeliest first. It names nobody and no session."""

from collections.abc import Sequence
from datetime import timedelta
from enum import Enum, auto
from typing import Final, NamedTuple

from group_supervision.guide.words.time import ago
from group_supervision.translation import _, ngettext

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
    ROTA = auto()
    """See whose turn it is to facilitate."""
    LEARN = auto()
    """Look at what a group is trying after a review, or learn from another one."""
    AGREEMENT = auto()
    """Read, make or change the group agreement."""
    PULSE = auto()
    """Count a closing pulse. Never listed: it has its own command."""
    LIBRARY = auto()
    """Go through past sessions."""
    RHYTHM = auto()
    """See what is due to be talked about."""
    REFLECT = auto()
    """Go through a reflective checklist."""
    PURGE = auto()
    """Delete the sessions that have been kept long enough."""
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


def home_items(
    unfinished: Sequence[tuple[str, timedelta]],
    due: int = 0,
    days: int = 0,
    beside: Sequence[HomeItem] = (),
    *,
    is_rhythm_due: bool = False,
) -> list[HomeItem]:
    """Return what home lists: the freshest unfinished session may come before the start.

    Args:
        unfinished: Id of each session that broke off and how long ago that was, latest first.
        due: How many sessions have been kept long enough.
        days: How many days are long enough.
        beside: What is due beside sessions.
        is_rhythm_due: Whether something is due to be talked about. What, and how much, isn't said.
    """
    start = HomeItem(Todo.START, _("Start a session"))
    items = [start]
    for session_id, age in unfinished[:_MOST_UNFINISHED]:
        offered = _offered(session_id, age)
        is_fresh = age < _FRESH and items[0] is start
        items = [offered[0], *items, *offered[1:]] if is_fresh else [*items, *offered]
    items += beside
    items.append(HomeItem(Todo.PRACTISE, _("Practise in short rounds")))
    items.append(HomeItem(Todo.LIBRARY, _("Past sessions")))
    if is_rhythm_due:
        items.append(HomeItem(Todo.RHYTHM, _("Discussion rhythm")))
    if due:
        items.append(_purge(due, days))
    return [*items, HomeItem(Todo.LEAVE, _("Leave"))]


def _purge(due: int, days: int) -> HomeItem:
    label = ngettext(
        "Delete {count} session kept for more than {{days}} days",
        "Delete {count} sessions kept for more than {{days}} days",
        due,
    )
    asked = (
        _("“group-supervision sessions export --all” keeps a copy. Delete them?"),
        _("There is no way back. Delete them?"),
    )
    return HomeItem(Todo.PURGE, label.format(days=days), asks=asked)


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
