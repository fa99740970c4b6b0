"""What is said of the time: half-way, the last minutes, the end. Gently, and never to the room.

A cue is an instant of the part's own clock. It is due when the clock passes it, and becomes due
again only when that instant has moved, for instance by a minute added.
"""

from collections.abc import Iterable
from datetime import timedelta
from enum import IntEnum
from math import ceil
from typing import Final, NamedTuple

from group_supervision.core.choices import Gathering
from group_supervision.core.session import Session
from group_supervision.storage.presence import ScreenSize
from group_supervision.translation import _, ngettext

_MINUTE: Final = timedelta(minutes=1)
_NOTHING: Final = timedelta()
_LONG_ENOUGH: Final = 4 * _MINUTE
"""A shorter part has no half worth speaking of."""
_HALF_SHOWN: Final = timedelta(seconds=45)
"""For how long half-time is shown where cues stay on the screen."""
_READY_AGO: Final = timedelta(minutes=2)
"""A session that was opened this long ago may have begun without its key."""


_SMALL: Final = 50
"""Rows of a screen from which a line of plain text is less than a fiftieth of its height."""


class Cue(IntEnum):
    """What may be said of a part, the later the greater."""

    HALF = 1
    LAST = 2
    OVER = 3


class Keys(NamedTuple):
    """What a console calls the keys that a reminder names."""

    clock: str
    """Starts and pauses."""
    protect: str


def passed(session: Session, now: timedelta, warning: timedelta) -> frozenset[Cue]:
    """Return the cues of the present part that its clock has passed.

    Args:
        session: The session.
        now: The instant.
        warning: How long before the end of a part that is said.
    """
    elapsed = session.elapsed(now)
    return frozenset(cue for cue, at in _instants(session, warning).items() if at <= elapsed)


def showing(session: Session, now: timedelta, warning: timedelta) -> Cue | None:
    """Return the cue that stands on a screen now: half-time for a while, the others while true."""
    if not session.is_running:
        return None
    elapsed = session.elapsed(now)
    instants = _instants(session, warning)
    last = max((cue for cue in instants if instants[cue] <= elapsed), default=None)
    if last is Cue.HALF and elapsed - instants[last] >= _HALF_SHOWN:
        return None
    return last


def next_in(session: Session, now: timedelta, warning: timedelta) -> timedelta | None:
    """Return after how much session time the next cue is due, `None`: none will be."""
    if not session.is_running:
        return None
    elapsed = session.elapsed(now)
    coming = [at - elapsed for at in _instants(session, warning).values() if at > elapsed]
    return min(coming, default=None)


def sentence(cue: Cue, session: Session, now: timedelta) -> str:
    """Return what is said: one line, and never a command."""
    match cue:
        case Cue.HALF:
            return _("Half-way through this part.")
        case Cue.LAST:
            minutes = max(1, ceil(session.remaining(now) / _MINUTE))
            return ngettext("The last minute.", "The last {count} minutes.", minutes)
        case Cue.OVER:
            return _("Time for this part is up. n next, + a minute more.")


def reminders(
    session: Session,
    now: timedelta,
    protects: int,
    keys: Keys,
    screens: Iterable[ScreenSize] = (),
) -> list[str]:
    """Return what she may want to be reminded of, beside the time of the part.

    Args:
        session: The session.
        now: The instant.
        protects: How many names are protected in this run of the program.
        keys: What the console calls its keys.
        screens: Those on which the room may be looking.
    """
    said = []
    if session.position == 0 and (small := small_letters(screens)):
        said.append(small)
    if names := forgotten_names(session, protects, keys):
        said.append(names)
    if not session.is_started:
        if now >= _READY_AGO:
            said.append(_("Not begun yet: {key} begins, g says since when.").format(key=keys.clock))
    elif session.back_at is not None:
        left = ceil((session.back_at - now) / _MINUTE)
        if left > 0:
            said.append(
                ngettext("A break, {count} minute left.", "A break, {count} minutes left.", left)
            )
        else:
            said.append(break_over(keys))
    if manager := accountable_manager(session):
        said.append(manager)
    return said


def accountable_manager(session: Session) -> str:
    """Return the one reminder of a supervision group, while it closes; empty: none now.

    A peer group has none: it decides nothing (S83), and no decision is anybody's there.
    """
    plan = session.plan
    is_last_close = session.position == plan.closing(len(plan.steps) - 1)
    if not session.is_running or not is_last_close:
        return ""
    if plan.setup.gathering is not Gathering.SUPERVISION:
        return ""
    return _("If anything here needs deciding, that's for the accountable manager, not for us.")


def small_letters(screens: Iterable[ScreenSize]) -> str:
    """Say that a screen of the room's has small letters; empty: none has, as far as is known."""
    largest = max(screens, key=lambda each: each.rows, default=ScreenSize())
    if largest.rows < _SMALL:
        return ""
    return _(
        "The room's screen is {columns} x {rows}: make its letters larger (Ctrl and +)."
    ).format(columns=largest.columns, rows=largest.rows)


def forgotten_names(session: Session, protects: int, keys: Keys) -> str:
    """Say that names were protected before a restart; empty: none were, or some are again."""
    forgotten = session.plan.setup.protected
    if not forgotten or protects:
        return ""
    return ngettext(
        "{count} name was protected before: {{key}} protects it again.",
        "{count} names were protected before: {{key}} protects them again.",
        forgotten,
    ).format(key=keys.protect)


def break_over(keys: Keys) -> str:
    """Say that a break is over."""
    return _("The break is over. {key}: resume.").format(key=keys.clock)


def _instants(session: Session, warning: timedelta) -> dict[Cue, timedelta]:
    """Return when each cue of the present part is due, by the part's own clock."""
    allotted = session.allotted()
    if not session.is_started or not session.plan.format.timed or allotted <= _NOTHING:
        return {}
    found = {Cue.OVER: allotted}
    if _NOTHING < warning < allotted:
        found[Cue.LAST] = allotted - warning
    if allotted >= _LONG_ENOUGH and allotted / 2 > warning:
        found[Cue.HALF] = allotted / 2
    return found
