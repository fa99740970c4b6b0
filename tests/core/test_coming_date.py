"""A date to look at something again: typed in a few ways, and never one that can't be meant."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from group_supervision.core.coming_date import FURTHEST, coming_date
from group_supervision.errors import BadInput

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    "written", ["22/1/2027", "22.01.2027", "22 1 2027", "2027-01-22", " 8 ", "08"]
)
def test_a_date_is_read_as_people_write_it(written: str) -> None:
    assert coming_date(written, TODAY) == date(2027, 1, 22)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("27/11/2026", "has passed"),
        ("1/1/2026", "has passed"),
        ("0", "has passed"),
        ("1/1/2090", "two years"),
        ("999", "two years"),
        ("30/2/2027", "isn't a date: try 22/01/2027"),
        ("Sarah's birthday", "isn't a date"),
        ("9" * 500, "isn't a date"),
        ("", "isn't a date"),
        ("٨", "isn't a date"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_sentence(written: str, said: str) -> None:
    with pytest.raises(BadInput, match=said) as refused:
        coming_date(written, TODAY)
    assert "Sarah" not in str(refused.value)


@given(
    today=st.dates(date(2020, 1, 1), date(2150, 1, 1)),
    ahead=st.integers(1, FURTHEST.days),
    form=st.sampled_from(["%Y-%m-%d", "%d/%m/%Y"]),
)
def test_every_day_to_come_within_two_years_can_be_typed(
    today: date, ahead: int, form: str
) -> None:
    wanted = today + timedelta(days=ahead)
    assert coming_date(wanted.strftime(form), today) == wanted


@given(st.dates(date(2020, 1, 1), date(2150, 1, 1)), st.text("0123456789/-. x", max_size=10))
def test_whatever_is_typed_comes_to_a_day_that_can_be_meant_or_is_refused(
    today: date, written: str
) -> None:
    try:
        found = coming_date(written, today)
    except BadInput:
        return
    assert today < found <= today + FURTHEST
