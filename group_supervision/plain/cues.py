"""What is said of the time by itself: half-way, the last minute, the end. Each once.

A cue is an instant of the phase's own clock. It becomes due when the clock passes it, and can
become due again only when that instant has moved, for instance by a minute granted.
"""

from datetime import timedelta
from enum import IntEnum
from typing import Final

from group_supervision.core.session import Session
from group_supervision.core.wording import counted
from group_supervision.plain.sentences import duration, place

_MINUTE: Final = timedelta(minutes=1)
_NOTHING: Final = timedelta()
_LONG_ENOUGH: Final = 4 * _MINUTE
"""A shorter part has no half worth speaking of."""


class Cue(IntEnum):
    """What may be said of a phase, the later the greater."""

    HALF = 1
    LAST = 2
    OVER = 3


def passed(session: Session, now: timedelta, warning: timedelta) -> frozenset[Cue]:
    """Return the cues of the present phase that its clock has passed.

    Args:
        session: The session.
        now: The instant.
        warning: How long before the end of a part that is said.
    """
    elapsed = session.elapsed(now)
    return frozenset(cue for cue, at in _instants(session, warning).items() if at <= elapsed)


def next_in(session: Session, now: timedelta, warning: timedelta) -> timedelta | None:
    """Return after how much session time the next cue is due, `None`: none will be."""
    if not session.is_running:
        return None
    elapsed = session.elapsed(now)
    coming = [at - elapsed for at in _instants(session, warning).values() if at > elapsed]
    return min(coming, default=None)


def sentence(cue: Cue, session: Session, now: timedelta, warning: timedelta) -> str:
    """Return what is said: one line, and never a command."""
    match cue:
        case Cue.HALF:
            left = duration(session.remaining(now))
            told = f"half of this part has passed, {left} left"
        case Cue.LAST:
            minutes = warning // _MINUTE
            told = "the last minute" if minutes == 1 else f"the last {counted(minutes, 'minute')}"
        case Cue.OVER:
            told = "this part is over. n goes on, + gives a minute"
    return f"Time, {place(session).lower()}: {told}."


def _instants(session: Session, warning: timedelta) -> dict[Cue, timedelta]:
    """Return when each cue of the present phase is due, by the phase's own clock."""
    allotted = session.allotted()
    if not session.is_started or not session.plan.format.timed or allotted <= _NOTHING:
        return {}
    found = {Cue.OVER: allotted}
    if _NOTHING < warning < allotted:
        found[Cue.LAST] = allotted - warning
    if allotted >= _LONG_ENOUGH and allotted / 2 > warning:
        found[Cue.HALF] = allotted / 2
    return found
