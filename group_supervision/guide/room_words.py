"""What the room is told beside its view, whoever draws it: a terminal, or a page in a browser."""

from datetime import datetime, timedelta
from typing import Final

from group_supervision.core.choices import ClockFace
from group_supervision.core.clock_display import CLOCK_STATES, Reading, read
from group_supervision.core.stage import TEST_CARD, RoomClock, RoomState, StageView
from group_supervision.guide.words.time import time_of_day
from group_supervision.translation import N_, _

ALONE: Final = N_("○ console away")
"""The discreet mark: it says what it means, and nothing to worry a room."""

_NOTHING: Final = timedelta()


def reading(view: StageView, now: timedelta, wall: datetime | None) -> Reading:
    """Return what stands on the clock; on the test card that is the time of day.

    Args:
        view: What the room sees.
        now: Session time.
        wall: The wall clock's time of `now`, which the test card shows.
    """
    if view.state is RoomState.TEST_CARD and wall is not None:
        return Reading(numerals=time_of_day(wall))
    return read(view, now)


def lines_below(view: StageView, back_at: datetime | None) -> list[str]:
    """Return the lines below the view's own: when a break ends, by the wall clock."""
    if view.back_at is None or back_at is None:
        return []
    return [_("Back at {time}").format(time=time_of_day(back_at))]


def marks(view: StageView) -> list[str]:
    """Return what stands quietly beside the clock: which turn it is, and that it is practice."""
    said = []
    if view.turns > 1 and view.state in CLOCK_STATES:
        said.append(_("{number} of {count}").format(number=view.turn, count=view.turns))
    if view.practice:
        said.append(_("practice"))
    return [*said, _("demonstration")] if view.demonstration else said


def welcome() -> StageView:
    """Return what is shown before there is a session to follow."""
    return _card(RoomState.WELCOME, _("Welcome"), _("We begin in a moment."))


def test_card() -> StageView:
    """Return the test card, for a screen that follows no session yet."""
    return _card(RoomState.TEST_CARD, *map(_, TEST_CARD))


def _card(state: RoomState, title: str, *lines: str) -> StageView:
    return StageView(
        state=state,
        phases=("",),
        position=0,
        title=title,
        speaks="",
        silent="",
        lines=lines,
        face=ClockFace.NONE,
        clock=RoomClock(_NOTHING, _NOTHING, _NOTHING, is_running=False),
        shows_overtime=False,
        demonstration=False,
        practice=False,
    )
