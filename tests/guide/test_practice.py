"""An event of practice rounds is led the same way on every console."""

from datetime import timedelta
from pathlib import Path
from random import Random

from group_supervision.config import Config
from group_supervision.core.practice import Practice
from group_supervision.guide.practice import PracticeEvent
from group_supervision.guide.practice_plan import wanted_practice
from tests.conftest import StoppedClock


def event(home: Path, clock: StoppedClock, **wanted: object) -> PracticeEvent:
    """Begin an event of six people, unless it is wanted otherwise."""
    practice = wanted_practice(clock, **wanted)  # type: ignore[arg-type] # as a test gives it
    return PracticeEvent(home, clock, practice, Random(20260304))


def test_a_format_that_is_not_for_every_group_is_asked_about_once(
    home: Path, clock: StoppedClock
) -> None:
    gossip = event(home, clock, format_id="gossip-method")
    assert gossip.gate == gossip.fmt.gate
    gossip.pass_gate()
    assert gossip.gate == ()
    gossip.change(lambda practice: practice.without(3))
    assert gossip.gate == ()
    gossip.change(Practice.joined)
    assert gossip.gate == gossip.fmt.gate


def test_a_format_without_a_gate_asks_nothing(home: Path, clock: StoppedClock) -> None:
    assert event(home, clock).gate == ()


def test_a_format_without_minutes_is_practised_in_rounds_as_long_as_the_trainer_says(
    home: Path, clock: StoppedClock
) -> None:
    counting = event(home, clock, format_id="reflecting-team", minutes=25)
    first = counting.timetable[0][1]
    assert first.ends - first.begins == timedelta(minutes=25)
    live = counting.begin_round(Config())
    assert live.view.clock.counts_up
    live.close()
