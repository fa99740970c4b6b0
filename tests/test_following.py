"""A follower shows what the console shows, goes on counting without it, and says so."""

import json
import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from group_supervision.core import commands
from group_supervision.core.stage import RoomState
from group_supervision.live.following import Follower, Seen
from group_supervision.live.session import LiveSession
from group_supervision.storage.presence import Presence, ScreenSize, stages_present
from tests.conftest import StoppedClock


@pytest.fixture
def follower(home: Path, clock: StoppedClock) -> Follower:
    return Follower(home, clock)


def seen(follower: Follower) -> Seen:
    found = follower.look()
    assert found is not None
    return found


def beat(live: LiveSession, home: Path, clock: StoppedClock) -> None:
    """Let the console give a sign of life at the stopped clock's time."""
    live.beat()
    stamp(home, clock)


def stamp(home: Path, clock: StoppedClock) -> None:
    os.utime(home / "stage.json", (clock.time.timestamp(), clock.time.timestamp()))


def test_without_a_data_folder_there_is_nothing_to_see(follower: Follower, home: Path) -> None:
    assert follower.look() is None
    assert not home.exists()


def test_it_sees_what_the_room_is_shown(
    live: LiveSession, follower: Follower, clock: StoppedClock
) -> None:
    assert seen(follower).view.state is RoomState.WELCOME
    live.perform(commands.begin)
    live.perform(commands.advance)
    clock.advance(minutes=3)
    now = seen(follower)
    assert replace(now.view, clock=live.view.clock) == live.view
    assert now.view.clock.remaining_at(now.now) == timedelta(minutes=7)
    assert now.now == live.now == timedelta(minutes=3)


def test_it_goes_on_counting_without_a_console_and_marks_it_after_five_seconds(
    live: LiveSession, follower: Follower, home: Path, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    beat(live, home, clock)
    clock.advance(seconds=4)
    assert not seen(follower).is_alone
    clock.advance(seconds=2)
    assert seen(follower).is_alone
    clock.advance(minutes=7)
    now = seen(follower)
    assert now.view.clock.elapsed_at(now.now) == timedelta(minutes=7, seconds=6)
    beat(live, home, clock)
    assert not seen(follower).is_alone


def test_a_session_that_ended_is_no_console_that_went_away(
    live: LiveSession, follower: Follower, home: Path, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    live.perform(commands.end)
    stamp(home, clock)
    seen(follower)
    clock.advance(minutes=30)
    assert seen(follower).view.state is RoomState.ENDED
    assert not seen(follower).is_alone


def test_a_stage_started_long_after_the_end_greets_nobody_with_it(
    live: LiveSession, home: Path, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    live.perform(commands.end)
    stamp(home, clock)
    clock.advance(minutes=11)
    assert Follower(home, clock).look() is None


def test_yesterdays_session_is_not_before_todays_room(
    live: LiveSession, home: Path, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    stamp(home, clock)
    clock.advance(hours=13)
    assert Follower(home, clock).look() is None


@pytest.mark.parametrize("content", ["{", '{"schema": 2}', ""])
def test_a_damaged_or_newer_file_leaves_the_last_view(
    live: LiveSession, follower: Follower, home: Path, content: str
) -> None:
    live.perform(commands.begin)
    before = seen(follower).view
    (home / "stage.json").write_text(content, "utf-8")
    assert seen(follower).view == before
    live.perform(commands.advance)
    assert seen(follower).view.position == 1


def test_a_session_that_never_began_leaves_nothing(live: LiveSession, follower: Follower) -> None:
    seen(follower)
    live.close()
    assert follower.look() is None


def test_a_stepped_clock_moves_neither_console_nor_follower(
    live: LiveSession, home: Path, clock: StoppedClock
) -> None:
    its_clock = StoppedClock()
    follower = Follower(home, its_clock)
    live.perform(commands.begin)
    for each in (clock, its_clock):
        each.advance(minutes=2)
    assert seen(follower).now == live.now == timedelta(minutes=2)
    for each in (clock, its_clock):
        each.step(hours=1)
    assert seen(follower).now == timedelta(minutes=2)
    live.beat()
    for each in (clock, its_clock):
        each.advance(seconds=1)
    assert seen(follower).now == live.now == timedelta(minutes=2, seconds=1)


def test_a_step_reaches_a_follower_that_starts_after_it(
    live: LiveSession, home: Path, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    clock.advance(minutes=2)
    live.beat()
    clock.step(hours=-1)
    live.beat()
    stamp(home, clock)
    later = Follower(home, StoppedClock(clock.time))
    assert seen(later).now == timedelta(minutes=2)


def test_while_a_gap_is_asked_about_the_room_sees_a_pause_and_no_mark(
    live: LiveSession, follower: Follower, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    clock.sleep(minutes=5)
    live.beat()
    now = seen(follower)
    assert now.view.state is RoomState.PAUSED
    assert not now.is_alone


def test_a_break_is_back_at_the_same_time_on_both(
    live: LiveSession, follower: Follower, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    live.perform(commands.call_break, timedelta(minutes=10))
    assert seen(follower).back_at == clock.time + timedelta(minutes=10)


def test_a_thousand_actions_leave_no_torn_and_no_stale_view(
    live: LiveSession, home: Path, clock: StoppedClock
) -> None:
    stages = [Follower(home, clock) for _ in range(3)]
    live.perform(commands.begin)
    for number in range(1_000):
        clock.advance(milliseconds=10)
        live.show(live.display.face_shifted(live.session.step.phase))
        for stage in stages[: 1 + number % 3]:
            assert seen(stage).view == live.view
    stamp(home, clock)
    assert [seen(stage).view for stage in stages] == [live.view] * 3


def test_stages_are_counted_while_they_give_signs(home: Path, clock: StoppedClock) -> None:
    one, other = Presence(home), Presence(home)
    one.show(ScreenSize(80, 24))
    assert not home.exists()
    home.mkdir()
    one.show(ScreenSize(80, 24))
    one.show(ScreenSize(120, 40))  # a terminal that was made larger is still one
    other.show(ScreenSize(200, 60))
    files = list((home / "presence").iterdir())
    assert all(path.read_bytes() == b"" for path in files)
    for path in files:
        os.utime(path, (clock.time.timestamp(), clock.time.timestamp()))
    assert set(stages_present(home, clock.time)) == {ScreenSize(120, 40), ScreenSize(200, 60)}
    other.leave()
    assert len(stages_present(home, clock.time)) == 1
    clock.advance(seconds=7)
    assert stages_present(home, clock.time) == ()
    assert list((home / "presence").iterdir()) == []


def test_the_console_knows_its_stages(live: LiveSession, home: Path, clock: StoppedClock) -> None:
    assert not live.stages
    Presence(home).show(ScreenSize(80, 24))
    for path in (home / "presence").iterdir():
        os.utime(path, (clock.time.timestamp(), clock.time.timestamp()))
    live.beat()
    assert len(live.stages) == 1


def test_preset_words_clear_by_themselves(
    live: LiveSession, follower: Follower, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    words = live.session.plan.format.room_words
    live.show(live.display.words_shown(1, live.now))
    assert seen(follower).view.lines == (words[1],)
    clock.advance(seconds=59)
    assert live.view.lines == (words[1],)
    clock.advance(seconds=1)
    assert words[1] not in live.view.lines
    assert live.tick()
    assert seen(follower).view.lines == live.view.lines


def test_the_test_card_goes_when_the_session_begins(
    live: LiveSession, follower: Follower, home: Path
) -> None:
    live.show(replace(live.display, test_card=True))
    assert seen(follower).view.state is RoomState.TEST_CARD
    live.perform(commands.begin)
    assert seen(follower).view.state is RoomState.RUNNING
    assert not live.display.test_card
    assert json.loads((home / "stage.json").read_text("utf-8"))["state"] == "running"
