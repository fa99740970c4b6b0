"""What the page is told: the same allow-list as the terminal's stage, as plain values for JSON.

Every sentence is made here, in the room's language. The page only counts: it is given the clock as
numbers, and what the clock will say in words, each from an instant of session time on.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from group_supervision.core.choices import ClockFace
from group_supervision.core.clock_display import CLOCK_STATES, changes_in
from group_supervision.core.stage import (
    PAUSING,
    TEST_PARTS,
    RoomClock,
    RoomState,
    StageView,
    who_listens,
)
from group_supervision.guide.room_words import ALONE, lines_below, marks, reading, welcome
from group_supervision.live.following import Seen
from group_supervision.translation import _, ngettext

MOST_AHEAD: Final = 240
"""How many changes of the clock's words are told in advance."""
_TIMED: Final = (RoomState.RUNNING, RoomState.PAUSED, RoomState.QUIET)
"""The states in which there may be a bar."""
_NOTHING: Final = timedelta()
_MINUTE: Final = timedelta(minutes=1)
_LONG_ENOUGH: Final = 4 * _MINUTE
"""A shorter part has no half worth speaking of."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the page looks, by the facilitator's settings."""

    theme: str = "projector-dark"
    keeps_captions: bool = False
    """Whether the lowest fifth stays free for captions laid over it."""


def page_state(seen: Seen | None, steady: float, look: Look) -> dict[str, object]:
    """Return what the page shows from now on, until it is told something else.

    Args:
        seen: What a follower sees; `None`: there is no session yet.
        steady: The server's clock, in seconds from anywhere, as of now.
        look: How it looks.
    """
    view = welcome() if seen is None else seen.view
    now = _NOTHING if seen is None else seen.now
    speed = 1.0 if seen is None else seen.speed
    below = [] if seen is None else lines_below(view, seen.back_at)
    in_part = view.state in CLOCK_STATES
    words, until = _words_ahead(view, now)
    return {
        "state": view.state.value,
        "title": view.title,
        "pausing": _(PAUSING) if view.state is RoomState.PAUSED else "",
        "who": who_listens(view) if in_part else "",
        "lines": [*view.lines, *below],
        "parts": _parts(view),
        "clock": _clock(view, now, "" if seen is None else _numerals(seen)),
        "words": words,
        "until": until,
        "spoken": _spoken_ahead(view, now),
        "marks": " · ".join(marks(view)),
        "written": view.written,
        "away": _(ALONE) if seen is not None and seen.is_alone else "",
        "theme": look.theme,
        "captions": look.keeps_captions,
        "time": {"server": steady, "session": now.total_seconds(), "speed": speed},
    }


def _parts(view: StageView) -> list[list[str]]:
    """Return where we are: of each part its name, and whether it is done, now or to come."""
    if view.state is RoomState.TEST_CARD:
        return [[_(name), how] for name, how in zip(TEST_PARTS, _HOW, strict=True)]
    if view.state not in CLOCK_STATES:
        return []
    at = view.position
    return [[name, _HOW[(index >= at) + (index > at)]] for index, name in enumerate(view.phases)]


_HOW: Final = ("done", "now", "coming")


def _numerals(seen: Seen) -> str:
    """Return figures that do not count: the time of day, on the test card."""
    if seen.view.state is not RoomState.TEST_CARD:
        return ""
    return reading(seen.view, seen.now, seen.wall).numerals


def _clock(view: StageView, now: timedelta, numerals: str) -> dict[str, object]:
    """Return the clock in seconds, and which of it is shown."""
    clock = view.clock
    shows = view.state is RoomState.QUIET or (
        view.state in CLOCK_STATES and view.face is not ClockFace.NONE
    )
    return {
        "elapsed": clock.elapsed_at(now).total_seconds(),
        "allotted": clock.allotted.total_seconds(),
        "runs": clock.is_running and view.state in _TIMED,
        "counts_up": clock.counts_up,
        "bar": shows and not (clock.counts_up and view.state is not RoomState.QUIET),
        "seconds": _has_seconds(view),
        "overtime": view.shows_overtime and view.state in CLOCK_STATES,
        "numerals": numerals,
    }


def _words_ahead(view: StageView, now: timedelta) -> tuple[list[list[object]], float | None]:
    """Return what the clock says in words, and until when that is known; `None`: for ever.

    Of each: from when, in seconds of session time, what it says, and whether the part runs over.
    """
    ahead: list[list[object]] = []
    if view.state is RoomState.TEST_CARD or _has_seconds(view):
        return ahead, None
    for _change in range(MOST_AHEAD):
        read = reading(view, now, None)
        if not ahead or ahead[-1][1:] != [read.words, read.is_over]:
            ahead.append([now.total_seconds(), read.words, read.is_over])
        wait = changes_in(view, now, 1)
        if wait is None:
            return ahead, None
        now += wait
    return ahead, now.total_seconds()


def _has_seconds(view: StageView) -> bool:
    return view.face is ClockFace.SECONDS and view.state is RoomState.RUNNING


def _spoken_ahead(view: StageView, now: timedelta) -> list[list[object]]:
    """Return what a screen reader says of the time: at half-way and in the last minute.

    It is what the bar shows to those who see it; a part without a clock says nothing.
    """
    clock = view.clock
    is_shown = view.state is RoomState.RUNNING and view.face is not ClockFace.NONE
    if not is_shown or clock.counts_up:
        return []
    return [
        [(now + wait).total_seconds(), ngettext("about a minute", "about {count} minutes", count)]
        for left, count in _cues(clock)
        if (wait := clock.remaining_at(now) - left) > _NOTHING
    ]


def _cues(clock: RoomClock) -> list[tuple[timedelta, int]]:
    cues = [(_MINUTE, 1)] if clock.allotted > _MINUTE else []
    if clock.allotted >= _LONG_ENOUGH:
        cues.insert(0, (clock.allotted / 2, -(-clock.allotted // (2 * _MINUTE))))
    return cues
