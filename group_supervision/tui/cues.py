"""What the console says by itself, gently: never a command, never before the room."""

from collections.abc import Iterable
from datetime import timedelta
from math import ceil
from typing import Final

from group_supervision.core.session import Session
from group_supervision.core.wording import counted

_MINUTE: Final = timedelta(minutes=1)
_NOTHING: Final = timedelta()
_ENDED_AGO: Final = timedelta(seconds=30)
"""A part that ended this long ago may have been forgotten."""
_SET_UP_AGO: Final = timedelta(minutes=2)
"""A session that was set up this long ago may have begun without its key."""
_HALF_SHOWN: Final = timedelta(seconds=45)
"""How long half-time is told."""

_HALF: Final = "half of this part has passed"
_LAST: Final = "the last minute"
_BACK: Final = "the break is over: space goes on"
_OVER: Final = "this part is over: n goes on, + gives a minute"


def cues(session: Session, now: timedelta, *, warning: timedelta, protects: int) -> list[str]:
    """Return what may be worth saying now.

    Args:
        session: The session.
        now: The instant.
        warning: How long before the end of a part the console says so.
        protects: How many names are protected in this run of the program.
    """
    said = []
    setup = session.plan.setup
    if setup.protected and not protects:
        names = "1 name was" if setup.protected == 1 else f"{setup.protected} names were"
        said.append(f"{names} protected before: ctrl+n protects again")
    if not session.is_started:
        if now >= _SET_UP_AGO:
            said.append("not begun yet: space begins, g says since when")
    elif session.back_at is not None:
        left = ceil((session.back_at - now) / _MINUTE)
        said.append(f"a break, {counted(left, 'minute')} left" if left > 0 else _BACK)
    elif session.is_running and session.plan.format.timed:
        said += _of_the_phase(session, now, warning)
    return said


def thresholds(told: Iterable[str]) -> frozenset[str]:
    """Return those of the cues that the bell, when it is on, rings for."""
    return frozenset(_RUNG_FOR & set(told))


_RUNG_FOR: Final = frozenset({_HALF, _LAST, _OVER})


def _of_the_phase(session: Session, now: timedelta, warning: timedelta) -> list[str]:
    left, allotted = session.remaining(now), session.allotted()
    if left <= -_ENDED_AGO:
        return [_OVER]
    if _NOTHING < left <= warning < allotted:
        minutes = -(-left // _MINUTE)
        return [_LAST if minutes <= 1 else f"the last {minutes} minutes"]
    passed = session.elapsed(now) - allotted / 2
    if _NOTHING <= passed < _HALF_SHOWN and allotted >= 4 * _MINUTE:
        return [_HALF]
    return []
