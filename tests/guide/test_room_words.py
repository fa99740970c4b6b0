"""What the room is told beside its view, and what is chosen to show it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from group_supervision.core import commands
from group_supervision.core.choices import ClockFace
from group_supervision.core.stage import RoomState
from group_supervision.errors import Refusal
from group_supervision.guide import room_words
from group_supervision.guide.room_display import RoomDisplay
from group_supervision.guide.room_words import lines_below, marks, reading, welcome
from group_supervision.live.session import LiveSession

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_before_there_is_a_session_a_screen_says_that_it_will_begin() -> None:
    shown = welcome()
    assert (shown.state, shown.title, shown.lines) == (
        RoomState.WELCOME,
        "Welcome",
        ("We begin in a moment.",),
    )
    assert (shown.face, marks(shown)) == (ClockFace.NONE, [])
    assert reading(shown, MINUTE, NOON).numerals == ""


def test_the_test_card_shows_the_time_of_day() -> None:
    shown = room_words.test_card()
    assert (shown.title, shown.lines) == (
        "Test card",
        ("Are all four edges on the wall?", "Can the last row read this line?"),
    )
    assert reading(shown, MINUTE, NOON).numerals == f"{NOON.astimezone():%H:%M}"
    assert reading(shown, MINUTE, None).numerals == ""


def test_beside_the_clock_stand_the_turn_and_that_it_is_practice() -> None:
    second = replace(welcome(), state=RoomState.RUNNING, turn=2, turns=3)
    assert marks(second) == ["2 of 3"]
    assert marks(replace(second, practice=True, demonstration=True)) == [
        "2 of 3",
        "practice",
        "demonstration",
    ]
    assert marks(replace(second, state=RoomState.ENDED)) == []


def test_a_break_says_when_it_is_over_by_the_clock_on_the_wall() -> None:
    away = replace(welcome(), state=RoomState.BREAK, back_at=5 * MINUTE)
    assert lines_below(away, NOON) == [f"Back at {NOON.astimezone():%H:%M}"]
    assert lines_below(away, None) == lines_below(welcome(), NOON) == []


def test_a_key_shows_something_and_the_same_key_takes_it_away(live: LiveSession) -> None:
    live.perform(commands.begin)
    room = RoomDisplay(live)
    before = room.chosen
    for toggle in (
        room.toggle_curtain,
        room.toggle_test_card,
        room.toggle_quiet,
        lambda: room.toggle_drift_line(2),
    ):
        toggle()
        assert room.chosen != before
        toggle()
        assert room.chosen == before


def test_a_prompt_and_a_lens_are_shown_by_their_number(live: LiveSession) -> None:
    live.perform(commands.begin)
    live.perform(commands.go_to, 3)
    room = RoomDisplay(live)
    room.show_lens(2)
    assert (room.chosen.lens, room.chosen.prompt) == (2, 0)
    room.show_prompt_numbered(3)
    assert (room.chosen.lens, room.chosen.prompt) == (2, 2)
    for number in (0, 5):
        with pytest.raises(Refusal) as refused:
            room.show_prompt_numbered(number)
        assert str(refused.value) == "There are prompts 1 to 4 here: y lists them."


def test_words_for_the_room_stand_there_until_they_are_taken_away(live: LiveSession) -> None:
    live.perform(commands.begin)
    room = RoomDisplay(live)
    assert not room.take_words_away()
    room.show_words(1)
    assert (room.chosen.words, room.chosen.words_since) == (1, live.now)
    assert room.take_words_away()
    assert room.chosen.words is None


def test_while_the_clock_stands_still_nothing_quiet_begins(live: LiveSession) -> None:
    room = RoomDisplay(live)
    for call in (room.toggle_quiet, room.take_words_away):
        with pytest.raises(Refusal) as refused:
            call()
        assert str(refused.value) == "The clock stands still: start it first."
