"""Clocks that are set, nights that are short or long, a program that is stopped for hours."""

import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core import commands
from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.core.format import Format
from group_supervision.guide.leading import Leading
from group_supervision.guide.words.time import time_of_day
from group_supervision.live.opening import open_session
from group_supervision.live.session import LiveSession
from group_supervision.storage.folder import DataFolder
from tests.conftest import StoppedClock
from tests.torture.rows import Row, many

SEED = 20261127
STEPS = many(40, "CLOCK_STEPS")
HOURS = (1 / 30, 1, 3, 9, 26, 24 * 7)
SMALL = timedelta(seconds=2)
"""By so much the session's clock may be off while a clock is set in small steps."""
LAID = "the session whole, with the time that passed and no other"


def opened(home: Path, rcd: Format, clock: StoppedClock) -> LiveSession:
    """Open a session that has begun."""
    setup = Setup(60, policy=NotePolicy.LIVE)
    live = open_session(DataFolder(home), rcd, setup, Anonymiser(), clock)
    live.perform(commands.begin)
    return live


def holds(home: Path, live: LiveSession) -> None:
    """See that the disk has what the memory has."""
    kept = DataFolder(home).library.load(live.id)
    assert (kept.session, kept.timeline) == (live.session, live.timeline)


@pytest.mark.parametrize(
    ("steps", "off"),
    [((0.01, 0.3, 1.0, 1.9), SMALL), ((5.0, 61.0, 3_600.0, 86_400.0), timedelta())],
    ids=["small", "large"],
)
def test_however_the_wall_clock_is_set_the_session_counts_what_passed(
    home: Path, rcd: Format, clock: StoppedClock, steps: tuple[float, ...], off: timedelta
) -> None:
    chance = Random(f"{SEED} {steps}")
    live = opened(home, rcd, clock)
    passed = timedelta()
    for number in range(STEPS):
        clock.step(seconds=chance.choice(steps) * chance.choice((-1, 1)))
        live.tick()
        seconds = chance.choice((0.2, 1.0, 7.0))
        clock.advance(seconds=seconds)
        passed += timedelta(seconds=seconds)
        live.tick()
        assert abs(live.now - passed) <= off
        assert live.gap is None
        if number % 20 == 0:
            live.beat()
            live.perform(commands.grant, timedelta(minutes=1))
            holds(home, live)
    live.close()
    Row(
        "Clocks",
        f"the wall clock set by {steps[0]:g} to {steps[-1]:,g} seconds, forwards and backwards",
        STEPS,
        "nothing: nobody is asked anything; the clock is never off"
        + (" by more than two seconds" if off else ""),
        LAID,
    ).write_down()


NIGHTS = {
    "midnight": ("Europe/London", datetime(2026, 3, 4, 23, 40, tzinfo=UTC)),
    "the clocks go forward": ("Europe/London", datetime(2026, 3, 29, 0, 40, tzinfo=UTC)),
    "the clocks go back": ("Europe/London", datetime(2026, 10, 25, 0, 40, tzinfo=UTC)),
    "the clocks go forward there": (
        "America/New_York",
        datetime(2026, 3, 8, 6, 40, tzinfo=UTC),
    ),
    "the year ends": ("Pacific/Auckland", datetime(2026, 12, 31, 10, 40, tzinfo=UTC)),
}


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone can't be set for one test")
@pytest.mark.parametrize("night", NIGHTS)
def test_a_session_over_such_a_night_lasts_as_long_as_any_other(
    home: Path, rcd: Format, monkeypatch: pytest.MonkeyPatch, night: str
) -> None:
    zone, start = NIGHTS[night]
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    clock = StoppedClock(start)
    live = opened(home, rcd, clock)
    shown = [time_of_day(clock.now())]
    for minute in range(1, 61):
        clock.advance(minutes=1)
        live.tick()
        assert live.now == timedelta(minutes=minute)
        shown.append(time_of_day(clock.now()))
    holds(home, live)
    live.close()
    monkeypatch.undo()
    time.tzset()
    assert all(a != b for a, b in pairwise(shown))
    Row(
        "Clocks",
        f"an hour in {zone} in which {night if night != 'midnight' else 'midnight strikes'}",
        60,
        f"every minute once, from {shown[0]} to {shown[-1]}",
        LAID,
    ).write_down()


@pytest.mark.parametrize("counts", [True, False], ids=["counted", "not counted"])
def test_stopped_for_hours_it_asks_and_counts_as_it_is_told(
    home: Path, rcd: Format, clock: StoppedClock, counts: bool
) -> None:
    live = opened(home, rcd, clock)
    passed = timedelta()
    for hours in HOURS:
        clock.advance(minutes=1)
        live.beat()
        live.tick()
        clock.sleep(hours=hours)
        live.tick()
        passed += timedelta(minutes=1)
        question = Leading(live, clock).about_the_gap()
        assert question is not None
        assert question.has_to_be_answered
        assert live.now == passed, "the clock stands still until somebody has answered"
        live.settle_gap(counts=counts)
        passed += timedelta(hours=hours) if counts else timedelta()
        assert live.now == passed
        holds(home, live)
    live.close()
    Row(
        "Clocks",
        f"by the test's own clock, stopped from two minutes to a week; the time is then "
        f"{'counted' if counts else 'not counted'}",
        len(HOURS),
        "the clock stands where it stood, and a question asks whether the time counts",
        LAID if counts else "the session whole, with none of that time",
    ).write_down()
