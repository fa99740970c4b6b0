"""Times are said as people say them."""

from datetime import timedelta

import pytest

from group_supervision.guide.words.time import ago, duration, how_long, minutes_left, pace

SECONDS = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (-5, "just now"),
        (59, "just now"),
        (60, "1 minute ago"),
        (7199, "119 minutes ago"),
        (7200, "2 hours ago"),
        (172_799, "47 hours ago"),
        (172_800, "2 days ago"),
    ],
)
def test_how_long_ago_it_was(seconds: int, said: str) -> None:
    assert ago(seconds * SECONDS) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 seconds"),
        (0.2, "1 second"),
        (60, "1 minute"),
        (61, "1 minute 1 second"),
        (432, "7 minutes 12 seconds"),
        (10_799, "179 minutes 59 seconds"),
        (10_800, "3 hours"),
        (13_000, "4 hours"),
    ],
)
def test_how_long_it_took(seconds: float, said: str) -> None:
    assert duration(seconds * SECONDS) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (29, "on time"),
        (-29, "on time"),
        (31, "1 minute behind"),
        (300, "5 minutes behind"),
        (-300, "5 minutes ahead"),
    ],
)
def test_how_it_keeps_to_its_plan(seconds: int, said: str) -> None:
    assert pace(seconds * SECONDS) == said


def test_what_is_left_is_never_nothing() -> None:
    assert minutes_left(0 * SECONDS) == "1 minute"
    assert minutes_left(61 * SECONDS) == "2 minutes"


def test_two_hours_and_more_are_said_in_hours() -> None:
    said = [how_long(each * 60 * SECONDS) for each in (1, 119, 120, 200)]
    assert said == ["1 minute", "119 minutes", "2 hours", "3 hours"]
