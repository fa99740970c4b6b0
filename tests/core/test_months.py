"""Calendar months end on the same day or on the last; no clock and no summer time moves a day."""

from calendar import isleap
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from group_supervision.core.months import Span, day_of, months_after

DAYS = st.dates(date(1970, 1, 1), date(2190, 12, 31))
MONTHS = st.integers(0, 24)


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2100-01-31", 1, "2100-02-28"),  # no leap year
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-02-28", 1, "2026-03-28"),
        ("2026-03-31", 3, "2026-06-30"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-11-27", 1, "2026-12-27"),
        ("2026-12-27", 1, "2027-01-27"),
    ],
)
def test_a_month_ends_on_the_same_day_or_on_the_last(day: str, months: int, after: str) -> None:
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(after)


@given(DAYS, MONTHS)
def test_it_is_always_the_month_that_was_counted_to(day: date, months: int) -> None:
    after = months_after(day, months)
    assert (after.year * 12 + after.month) - (day.year * 12 + day.month) == months
    is_last_of_month = (after + timedelta(days=1)).day == 1
    assert after.day == day.day or (after.day < day.day and is_last_of_month)


@given(DAYS, DAYS, MONTHS)
def test_whoever_began_later_is_never_due_earlier(one: date, other: date, months: int) -> None:
    first, second = sorted((one, other))
    assert months_after(first, months) <= months_after(second, months)
    assert months_after(first, months) < months_after(first, months + 1)


@given(st.integers(1970, 2190), st.integers(1, 24))
def test_the_last_day_of_february_is_reached_in_every_year(year: int, months: int) -> None:
    start = months_after(date(year, 1, 31), 1)
    assert start.day == (29 if isleap(year) else 28)
    assert months_after(date(year, 1, 31), months).day >= 28


@given(DAYS, st.integers(1, 52))
def test_weeks_keep_the_day_of_the_week(day: date, weeks: int) -> None:
    after = Span(weeks=weeks).after(day)
    assert after.weekday() == day.weekday()
    assert (after - day).days == weeks * 7


def test_beyond_the_calendar_is_said_and_no_nonsense() -> None:
    with pytest.raises(OverflowError):
        months_after(date(9999, 12, 1), 1)


LONDON = ZoneInfo("Europe/London")


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)),  # noqa: DTZ001 - given its zone below
    st.integers(1, 24),
)
def test_summer_time_neither_adds_nor_takes_a_day(typed: datetime, months: int) -> None:
    instant = typed.replace(tzinfo=LONDON).astimezone(UTC)
    day = day_of(instant, LONDON)
    # By the clock on the wall: nothing of the hour, nor of the zone, is in it.
    assert day == instant.astimezone(LONDON).date()
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=LONDON)
    assert months_after(day, months) == months_after(day_of(noon, LONDON), months)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2026-03-29T00:30:00+00:00", "2026-03-29"),  # half an hour before the clocks go forward
        ("2026-03-29T22:30:00+00:00", "2026-03-29"),
        ("2026-03-29T23:30:00+00:00", "2026-03-30"),  # half past midnight, British Summer Time
        ("2026-10-24T23:30:00+00:00", "2026-10-25"),
        ("2026-10-25T23:30:00+00:00", "2026-10-25"),  # Greenwich again
    ],
)
def test_around_midnight_the_day_is_the_one_on_the_wall(instant: str, day: str) -> None:
    assert day_of(datetime.fromisoformat(instant), LONDON) == date.fromisoformat(day)


def test_it_does_not_matter_in_which_zone_an_instant_was_written() -> None:
    instant = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    elsewhere = instant.astimezone(timezone(timedelta(hours=-11)))
    assert day_of(instant, LONDON) == day_of(elsewhere, LONDON) == date(2026, 7, 1)
