"""What a clock face shows of the time: words and numbers, derived from a view and an instant."""

from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from typing import Final

from group_supervision.core.choices import ClockFace
from group_supervision.core.stage import RoomClock, RoomState, StageView

_SECOND: Final = timedelta(seconds=1)
_MINUTE: Final = timedelta(minutes=1)
_NOTHING: Final = timedelta()
_SHORTEST_CELL: Final = timedelta(milliseconds=1)

CLOCK_STATES: Final = (RoomState.RUNNING, RoomState.PAUSED)
"""The states in which the room sees the phase and its clock."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands on the clock."""

    numerals: str = ""
    """What is drawn large: `12`, `3:07`, `+2`. Empty: nothing."""
    word: str = ""
    """The word beside it: minutes, over, paused."""
    share: float | None = None
    """How much of the time is left, from 1 to 0, for the bar; `None`: no bar."""


def read(view: StageView, now: timedelta) -> Reading:
    """Read the face of a view at an instant of session time."""
    if view.state is RoomState.QUIET:
        return Reading(share=_share(view.clock, now))
    if view.state not in CLOCK_STATES or view.face is ClockFace.NONE:
        return Reading(word="paused" if view.state is RoomState.PAUSED else "")
    clock = view.clock
    share = None
    if not clock.counts_up and view.face is not ClockFace.SECONDS:
        share = _share(clock, now)
    numerals, word = _numerals(view, now)
    if view.state is RoomState.PAUSED:
        word = "paused"
    return Reading(numerals, word, share)


def changes_in(view: StageView, now: timedelta, cells: int) -> timedelta | None:
    """Return after how much session time the face shows something else, `None`: never.

    Args:
        view: What the room sees.
        now: An instant of session time.
        cells: How many cells the bar has; it changes when one of them goes out.
    """
    clock = view.clock
    if view.state is RoomState.QUIET:
        left = clock.remaining_at(now)
        return _next_cell(clock, left, cells) if left > _NOTHING else None
    if view.state is not RoomState.RUNNING or view.face is ClockFace.NONE:
        return None
    waits: list[timedelta] = []
    is_over = not clock.counts_up and clock.remaining_at(now) <= _NOTHING
    if view.face is not ClockFace.BAR or (is_over and view.shows_overtime):
        tick = _SECOND if view.face is ClockFace.SECONDS else _MINUTE
        moved = clock.elapsed_at(now) if clock.counts_up else -clock.remaining_at(now)
        waits.append(tick - moved % tick)
    if not clock.counts_up and view.face is not ClockFace.SECONDS and clock.allotted:
        left = clock.remaining_at(now)
        if left > _NOTHING:
            waits.append(_next_cell(clock, left, cells))
    return min(waits, default=None)


def _share(clock: RoomClock, now: timedelta) -> float:
    """Return how much of the time is left, from 1 to 0."""
    left = clock.remaining_at(now) / clock.allotted if clock.allotted else 0.0
    return min(1.0, max(0.0, left))


def _next_cell(clock: RoomClock, left: timedelta, cells: int) -> timedelta:
    """Return after how much session time a cell of the bar goes out."""
    cell = max(clock.allotted / cells, _SHORTEST_CELL)
    return left % cell or cell


def minutes_and_seconds(time: timedelta) -> str:
    """Return for instance `3:07`, seconds rounded up, so that a countdown ends on 0:00."""
    seconds = ceil(time / _SECOND)
    return f"{seconds // 60}:{seconds % 60:02}"


def _numerals(view: StageView, now: timedelta) -> tuple[str, str]:
    clock = view.clock
    if view.face is ClockFace.BAR:
        return _bar_words(view, clock, now)
    in_seconds = view.face is ClockFace.SECONDS
    if clock.counts_up:
        passed = clock.elapsed_at(now) // _SECOND * _SECOND
        return (minutes_and_seconds(passed), "") if in_seconds else _minutes(passed // _MINUTE)
    left = clock.remaining_at(now)
    if left > _NOTHING or not view.shows_overtime:
        left = max(_NOTHING, left)
        return (minutes_and_seconds(left), "") if in_seconds else _minutes(ceil(left / _MINUTE))
    over = -left // _SECOND * _SECOND
    if in_seconds:
        return (f"+{minutes_and_seconds(over)}", "over") if over else ("0:00", "")
    whole = over // _MINUTE
    return (f"+{whole}", "over") if whole else _minutes(0)


def _bar_words(view: StageView, clock: RoomClock, now: timedelta) -> tuple[str, str]:
    over = _NOTHING if clock.counts_up else -clock.remaining_at(now)
    if view.shows_overtime and over >= _MINUTE:
        return f"+{over // _MINUTE}", "over"
    return "", ""


def _minutes(whole: int) -> tuple[str, str]:
    return str(whole), "minute" if whole == 1 else "minutes"
