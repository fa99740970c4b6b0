"""Whether two views of one session show the room the same."""

from dataclasses import replace
from datetime import timedelta

from group_supervision.core.stage import StageView

SET = timedelta(seconds=2)
"""By so much two readings may differ while the wall clock is set in steps too small to be asked."""


def show_the_same(one: StageView, other: StageView, now: timedelta) -> bool:
    """Say whether two views are the same with their clocks read at one instant."""
    apart = one.clock.elapsed_at(now) - other.clock.elapsed_at(now)
    return abs(apart) <= SET and as_of(one, now) == as_of(other, now)


def as_of(view: StageView, now: timedelta) -> StageView:
    clock = replace(view.clock, elapsed=timedelta(), read_at=now)
    return replace(view, clock=clock)
