"""An event of practice rounds is led the same way on every console."""

from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from group_supervision.config import Config
from group_supervision.core import commands
from group_supervision.core.practice import Practice
from group_supervision.errors import BadInput
from group_supervision.guide.practice import PracticeEvent
from group_supervision.guide.practice_plan import at_a_table, wanted_practice
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


def test_a_round_that_had_ended_before_the_program_was_killed_has_been_held(
    home: Path, clock: StoppedClock
) -> None:
    first = event(home, clock)
    live = first.begin_round(Config())
    live.perform(commands.begin)
    live.perform(commands.end)
    live.close()
    again = PracticeEvent(home, clock, first.practice, Random(20260304))
    assert (again.number, again.broke_off) == (2, False)


def test_a_round_that_broke_off_is_gone_on_with_and_not_begun_twice(
    home: Path, clock: StoppedClock
) -> None:
    first = event(home, clock)
    live = first.begin_round(Config())
    live.perform(commands.begin)
    live.close()
    again = PracticeEvent(home, clock, first.practice, Random(20260304))
    assert again.heading == "Practice: round 1 of 3. It broke off: Enter goes on with it"
    resumed = again.begin_round(Config())
    assert resumed.id == live.id
    resumed.perform(commands.end)
    again.round_left(resumed, "")
    resumed.close()
    assert (again.number, again.broke_off) == (2, False)


def test_a_table_keeps_its_file_when_it_comes_back_to_its_hall(
    home: Path, clock: StoppedClock, tmp_path: Path
) -> None:
    seated = at_a_table(wanted_practice(clock), str(tmp_path), 3)
    again = at_a_table(seated, str(tmp_path), 4)
    assert again.place is not None
    assert seated.place is not None
    assert (again.place.number, again.place.file) == (4, seated.place.file)
    for hall, number, said in (
        (None, 3, "say which one with --hall"),
        (str(tmp_path), 100, "from 1 to 99"),
        (str(home), 1, "can't be used"),
    ):
        with pytest.raises(BadInput, match=said):
            at_a_table(wanted_practice(clock), hall, number)
