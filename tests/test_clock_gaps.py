"""Sleep, stepped clocks, midnight and daylight saving: what counts, what is asked about."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from group_supervision.core import commands
from group_supervision.core.stage import RoomState
from group_supervision.core.timeline import Timeline
from group_supervision.live.clock import MachineClock, steady_seconds
from group_supervision.live.clock_gaps import SessionClock
from group_supervision.live.opening import close_session, resume_session
from group_supervision.live.session import LiveSession
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.library import Library
from tests.conftest import START, StoppedClock

MINUTE = timedelta(minutes=1)


def ticked(watch: SessionClock) -> timedelta:
    """Look at the clock; return the time."""
    watch.tick(is_running=True)
    return watch.now


def broken_off(live: LiveSession, home: Path, clock: StoppedClock) -> None:
    """Let the console die now, by the clock of the test."""
    live.close()
    stamp = clock.now().timestamp()
    os.utime(home / "stage.json", (stamp, stamp))


def test_a_gap_of_a_minute_counts_silently(live: LiveSession, clock: StoppedClock) -> None:
    live.perform(commands.begin)
    clock.sleep(seconds=60)
    assert not live.tick()
    assert live.now == MINUTE
    assert live.gap is None


def test_a_longer_gap_is_asked_about_and_nothing_moves_until_then(
    live: LiveSession, clock: StoppedClock, home: Path
) -> None:
    live.perform(commands.begin)
    clock.advance(seconds=30)
    live.beat()
    clock.sleep(seconds=90)
    assert live.tick()
    assert live.now == timedelta(seconds=30)
    assert live.gap is not None
    assert live.gap.length == timedelta(seconds=90)
    clock.advance(minutes=3)
    assert live.now == timedelta(seconds=30)
    assert live.view.state is RoomState.PAUSED
    assert not live.view.clock.is_running
    assert '"state": "paused"' in (home / "stage.json").read_text("utf-8")


def test_counted_the_gap_has_passed(live: LiveSession, clock: StoppedClock) -> None:
    live.perform(commands.begin)
    clock.sleep(minutes=8)
    live.tick()
    clock.advance(minutes=1)
    live.settle_gap(counts=True)
    assert live.now == 9 * MINUTE
    assert live.view.state is RoomState.RUNNING


def test_not_counted_it_has_never_been_and_the_file_knows(
    live: LiveSession, clock: StoppedClock, home: Path
) -> None:
    live.perform(commands.begin)
    clock.advance(minutes=2)
    live.beat()
    clock.sleep(hours=8)
    live.tick()
    clock.advance(minutes=1)
    live.settle_gap(counts=False)
    clock.advance(minutes=1)
    assert live.now == 3 * MINUTE
    read = Library(home).record(live.id, clock.now())
    assert read.actual == 3 * MINUTE
    assert read.started_at == START


def test_a_paused_session_has_nothing_to_ask_about(live: LiveSession, clock: StoppedClock) -> None:
    live.perform(commands.begin)
    live.perform(commands.toggle_clock)
    clock.sleep(hours=8)
    assert not live.tick()
    assert live.now == timedelta(hours=8)
    assert live.gap is None
    assert live.session.elapsed(live.now) == timedelta()


@pytest.mark.parametrize("hours", [1, -1, 24, -24])
def test_a_clock_that_was_merely_set_changes_nothing(
    live: LiveSession, clock: StoppedClock, home: Path, hours: int
) -> None:
    live.perform(commands.begin)
    clock.advance(minutes=2)
    live.beat()
    clock.step(hours=hours)
    assert live.tick()
    assert live.now == 2 * MINUTE
    clock.advance(minutes=1)
    assert live.now == 3 * MINUTE
    assert live.gap is None
    live.perform(commands.toggle_clock)
    assert Library(home).load(live.id).session.elapsed(99 * MINUTE) == 3 * MINUTE


def test_a_demonstration_multiplies_neither_small_steps_nor_the_jitter_of_its_clocks() -> None:
    clock = StoppedClock()
    watch = SessionClock(Timeline.opening(clock.time, speed=600), clock)
    clock.advance(seconds=6)
    assert ticked(watch) == 60 * MINUTE
    clock.step(seconds=-1.9)
    assert ticked(watch) == 60 * MINUTE
    anchors = len(watch.timeline.anchors)
    clock.step(milliseconds=10)
    ticked(watch)
    assert len(watch.timeline.anchors) == anchors


def test_set_and_asleep_at_once_only_the_sleep_is_asked_about(
    live: LiveSession, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    clock.sleep(minutes=30)
    clock.step(hours=-1)
    live.tick()
    assert live.gap is not None
    assert live.gap.length == 30 * MINUTE
    live.settle_gap(counts=True)
    assert live.now == 30 * MINUTE


def test_midnight_and_the_night_the_clocks_change_are_like_any_other() -> None:
    for start in (
        datetime(2026, 3, 4, 23, 50, tzinfo=UTC),
        datetime(2026, 3, 29, 0, 50, tzinfo=UTC),
        datetime(2026, 10, 25, 0, 50, tzinfo=UTC),
    ):
        clock = StoppedClock(start)
        watch = SessionClock(Timeline.opening(start), clock)
        clock.advance(minutes=20)
        assert ticked(watch) == 20 * MINUTE
        assert watch.gap is None


def test_broken_off_for_a_while_it_asks_on_continue(
    live: LiveSession, clock: StoppedClock, home: Path
) -> None:
    live.perform(commands.begin)
    clock.advance(minutes=2)
    broken_off(live, home, clock)
    clock.sleep(minutes=10)
    again = resume_session(DataFolder(home), live.id, clock)
    assert again.gap is not None
    assert again.now == 2 * MINUTE
    again.settle_gap(counts=False)
    clock.advance(minutes=1)
    assert again.now == 3 * MINUTE
    again.close()


def test_killed_while_it_asks_it_asks_again_and_the_whole_gap_is_in_question(
    live: LiveSession, clock: StoppedClock, home: Path
) -> None:
    live.perform(commands.begin)
    clock.advance(minutes=2)
    broken_off(live, home, clock)
    clock.sleep(minutes=10)
    again = resume_session(DataFolder(home), live.id, clock)
    again.beat()
    again.show(again.display)
    again.close()
    clock.sleep(minutes=5)
    third = resume_session(DataFolder(home), live.id, clock)
    assert third.gap is not None
    assert third.gap.length == 15 * MINUTE
    third.settle_gap(counts=True)
    assert third.now == 17 * MINUTE
    third.close()


def test_broken_off_in_a_pause_it_is_still_paused(
    live: LiveSession, clock: StoppedClock, home: Path
) -> None:
    live.perform(commands.begin)
    clock.advance(minutes=2)
    live.perform(commands.toggle_clock)
    broken_off(live, home, clock)
    clock.sleep(hours=1)
    again = resume_session(DataFolder(home), live.id, clock)
    assert again.gap is None
    assert again.session.is_paused
    assert again.session.elapsed(again.now) == 2 * MINUTE
    again.close()


def test_a_clock_set_back_while_away_does_not_run_backwards(
    live: LiveSession, clock: StoppedClock, home: Path
) -> None:
    live.perform(commands.begin)
    clock.advance(minutes=5)
    broken_off(live, home, clock)
    clock.time -= timedelta(hours=2)
    again = resume_session(DataFolder(home), live.id, clock)
    assert again.now == 5 * MINUTE
    clock.advance(minutes=1)
    assert again.now == 6 * MINUTE
    again.close()


def test_closed_from_home_it_ended_with_its_last_sign_of_life(
    live: LiveSession, clock: StoppedClock, home: Path
) -> None:
    live.perform(commands.begin)
    clock.advance(minutes=7)
    broken_off(live, home, clock)
    clock.sleep(hours=20)
    closed = close_session(DataFolder(home), live.id, clock)
    assert closed.session.is_ended
    assert closed.record().actual == 7 * MINUTE
    closed.close()
    assert Library(home).record(live.id, clock.now()).actual == 7 * MINUTE


def test_the_machines_clock_tells_sleep_from_a_step() -> None:
    wall, steady = [START], [100.0]
    clock = MachineClock(lambda: wall[0], lambda: steady[0])
    wall[0] += timedelta(seconds=90)
    steady[0] += 90
    slept = clock.look()
    assert slept.unseen == timedelta(seconds=90)
    assert slept.stepped == timedelta()
    wall[0] += timedelta(hours=1, seconds=5)
    steady[0] += 5
    stepped = clock.look()
    assert stepped.unseen == timedelta(seconds=5)
    assert stepped.stepped == timedelta(hours=1)
    assert clock.look().unseen == timedelta()


def test_the_steady_clock_of_this_machine_runs_forward() -> None:
    assert steady_seconds() <= steady_seconds()


@pytest.mark.parametrize("step", [1.9, -1.9, 0.3, -0.3])
def test_small_steps_of_the_wall_clock_do_not_add_up(step: float) -> None:
    clock = StoppedClock()
    watch = SessionClock(Timeline.opening(clock.time), clock)
    for minute in range(1, 21):
        clock.advance(minutes=1)
        clock.step(seconds=step)
        assert abs(ticked(watch) - minute * MINUTE) < timedelta(seconds=2)
    assert len(watch.timeline.anchors) <= 1 + 20 * abs(step) / 2


def test_steps_there_and_back_again_move_nothing() -> None:
    clock = StoppedClock()
    watch = SessionClock(Timeline.opening(clock.time), clock)
    for _ in range(10):
        clock.step(seconds=1.5)
        ticked(watch)
        clock.step(seconds=-1.5)
    assert ticked(watch) == timedelta()
    assert len(watch.timeline.anchors) == 1


def test_a_gap_that_does_not_count_leaves_nothing_of_small_steps_either() -> None:
    clock = StoppedClock()
    watch = SessionClock(Timeline.opening(clock.time), clock)
    for _ in range(3):
        clock.step(seconds=1.9)
        ticked(watch)
        clock.sleep(minutes=5)
        ticked(watch)
        watch.settle(counts=False)
    assert ticked(watch) == timedelta()


def test_four_small_steps_leave_console_and_stage_within_two_seconds(
    live: LiveSession, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    for _ in range(4):
        clock.advance(minutes=1)
        clock.step(seconds=1.9)
        live.beat()
    assert abs(live.now - 4 * MINUTE) < timedelta(seconds=2)
