"""What a clock face shows of the time: words, numerals and a bar, from a view and an instant."""

from dataclasses import dataclass, replace
from datetime import timedelta
from math import ceil
from typing import Final

from group_supervision.core.choices import ClockFace
from group_supervision.core.stage import RoomClock, RoomState, StageView
from group_supervision.translation import ngettext

_SECOND: Final = timedelta(seconds=1)
_MINUTE: Final = timedelta(minutes=1)
_NOTHING: Final = timedelta()
_SHORTEST_CELL: Final = timedelta(milliseconds=1)

CLOCK_STATES: Final = (RoomState.RUNNING, RoomState.PAUSED)
"""The states in which the room sees the part and its clock."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands on the clock."""

    words: str = ""
    """The time in words: `about 18 minutes`, `+2`. Empty: nothing."""
    numerals: str = ""
    """The time in figures, where those were asked for: `3:07`. Empty: nothing."""
    share: float | None = None
    """How much of the time is left, from 1 to 0, for the bar; `None`: no bar."""
    is_over: bool = False
    """Whether the room is told that the part runs over: the bar stands full then, and quietly."""


def read(view: StageView, now: timedelta) -> Reading:
    """Read the face of a view at an instant of session time."""
    if view.state is RoomState.QUIET:
        return Reading(share=_share(view.clock, now))
    if view.state is RoomState.WELCOME and view.clock.is_running:
        return Reading(_to_the_minute(view.clock, now))
    if view.state not in CLOCK_STATES or view.face is ClockFace.NONE:
        return Reading()
    return _part(view, now)


def changes_in(view: StageView, now: timedelta, cells: int) -> timedelta | None:
    """Return after how much session time the face shows something else, `None`: never.

    Args:
        view: What the room sees.
        now: An instant of session time.
        cells: How many cells the bar has; it changes when one of them goes out.
    """
    clock = view.clock
    if view.state is RoomState.QUIET:
        return _next_cell(clock, now, cells)
    if view.state is RoomState.WELCOME:
        return _next_minute_to_begin(clock, now)
    if view.state is not RoomState.RUNNING or view.face is ClockFace.NONE:
        return None
    cell = None if clock.counts_up else _next_cell(clock, now, cells)
    waits = [each for each in (_next_number(view, now), cell) if each is not None]
    return min(waits, default=None)


def minutes_and_seconds(time: timedelta) -> str:
    """Return for instance `3:07`, seconds rounded up, so that a countdown ends on 0:00."""
    seconds = ceil(time / _SECOND)
    return f"{seconds // 60}:{seconds % 60:02}"


def _part(view: StageView, now: timedelta) -> Reading:
    """Read the face of a part that is going on or paused."""
    over = _over(view, now)
    share = 1.0 if over else _share(view.clock, now)
    reading = Reading(share=None if view.clock.counts_up else share, is_over=bool(over))
    if view.state is RoomState.PAUSED:
        return reading
    if view.face is ClockFace.SECONDS:
        return replace(reading, numerals=_to_the_second(view, now))
    words = "" if view.face is ClockFace.BAR else _to_the_minute(view.clock, now)
    return replace(reading, words=over or words)


def _share(clock: RoomClock, now: timedelta) -> float:
    left = clock.remaining_at(now) / clock.allotted if clock.allotted else 0.0
    return min(1.0, max(0.0, left))


def _next_minute_to_begin(clock: RoomClock, now: timedelta) -> timedelta | None:
    """Return after how long the card that counts down to the beginning says another minute."""
    left = clock.remaining_at(now) if clock.is_running else _NOTHING
    return left % _MINUTE or _MINUTE if left > _NOTHING else None


def _next_number(view: StageView, now: timedelta) -> timedelta | None:
    """Return after how long a minute or second that is shown as a number will be another."""
    clock = view.clock
    is_over = not clock.counts_up and clock.remaining_at(now) <= _NOTHING
    if view.face is ClockFace.BAR and not (is_over and view.shows_overtime):
        return None
    tick = _SECOND if view.face is ClockFace.SECONDS else _MINUTE
    moved = clock.elapsed_at(now) if clock.counts_up else -clock.remaining_at(now)
    return tick - moved % tick


def _next_cell(clock: RoomClock, now: timedelta, cells: int) -> timedelta | None:
    left = clock.remaining_at(now)
    if left <= _NOTHING or not clock.allotted:
        return None
    cell = max(clock.allotted / cells, _SHORTEST_CELL)
    return left % cell or cell


def _over(view: StageView, now: timedelta) -> str:
    """Return by how many whole minutes the part runs over, where the room is to see it."""
    over = _NOTHING if view.clock.counts_up else -view.clock.remaining_at(now)
    return f"+{over // _MINUTE}" if view.shows_overtime and over >= _MINUTE else ""


def _to_the_minute(clock: RoomClock, now: timedelta) -> str:
    """Return about how long it still takes; nothing when the time is up, for nobody is hurried."""
    if clock.counts_up:
        whole = clock.elapsed_at(now) // _MINUTE
        return ngettext("{count} minute so far", "{count} minutes so far", whole)
    whole = ceil(max(_NOTHING, clock.remaining_at(now)) / _MINUTE)
    if not whole:
        return ""
    return ngettext("about a minute", "about {count} minutes", whole)


def _to_the_second(view: StageView, now: timedelta) -> str:
    clock = view.clock
    if clock.counts_up:
        return minutes_and_seconds(clock.elapsed_at(now) // _SECOND * _SECOND)
    left = clock.remaining_at(now)
    if left > _NOTHING or not view.shows_overtime:
        return minutes_and_seconds(max(_NOTHING, left))
    over = -left // _SECOND * _SECOND
    return f"+{minutes_and_seconds(over)}" if over else "0:00"
