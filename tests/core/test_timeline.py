from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from group_supervision.core.finish_time import minutes_until
from group_supervision.core.timeline import Timeline
from group_supervision.errors import BadInput

OPENED = datetime(2026, 3, 4, 23, 50, tzinfo=UTC)


def test_midnight_is_nothing_special() -> None:
    timeline = Timeline.opening(OPENED)
    assert timeline.session_at(OPENED + timedelta(minutes=30)) == timedelta(minutes=30)


def test_a_night_in_which_the_clocks_change_has_as_many_seconds_as_it_has() -> None:
    before = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    summer = datetime(2026, 3, 29, 3, 0, tzinfo=timezone(timedelta(hours=1)))
    assert Timeline.opening(before).session_at(summer) == timedelta(minutes=90)


def test_a_demonstration_runs_faster_and_back_again() -> None:
    timeline = Timeline.opening(OPENED, speed=60)
    assert timeline.session_at(OPENED + timedelta(seconds=10)) == timedelta(minutes=10)
    assert timeline.wall_at(timedelta(minutes=10)) == OPENED + timedelta(seconds=10)


def test_time_that_is_not_to_count_is_left_out() -> None:
    timeline = Timeline.opening(OPENED)
    broke_off = timeline.session_at(OPENED + timedelta(minutes=5))
    back = OPENED + timedelta(hours=8)
    timeline = timeline.anchored(back, broke_off)
    assert timeline.session_at(back + timedelta(minutes=1)) == timedelta(minutes=6)
    assert timeline.wall_at(timedelta(minutes=3)) == OPENED + timedelta(minutes=3)
    assert timeline.wall_at(timedelta(minutes=6)) == back + timedelta(minutes=1)


@given(st.integers(0, 10_000_000), st.sampled_from([0.5, 1, 2, 60]))
def test_there_and_back_is_the_same_instant(milliseconds: int, speed: float) -> None:
    timeline = Timeline.opening(OPENED, speed)
    session = timedelta(milliseconds=milliseconds)
    there = timeline.wall_at(session)
    assert abs(timeline.session_at(there) - session) <= timedelta(milliseconds=1)


def test_a_time_of_day_is_today_or_else_tomorrow() -> None:
    now = datetime(2026, 3, 4, 14, 0).astimezone()
    assert minutes_until("15:30", now) == 90
    assert minutes_until(" 15.30 ", now) == 90
    assert minutes_until("1530", now) == 90
    assert minutes_until("13:00", now) == 23 * 60


@pytest.mark.parametrize("written", ["25:00", "15:99", "soon", "", "[/]", "15:3"])
def test_what_is_not_a_time_of_day_is_said_not_to_be_one(written: str) -> None:
    with pytest.raises(BadInput, match="isn't a time: try 15:30"):
        minutes_until(written, OPENED)
