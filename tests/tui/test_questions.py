"""A question carries what it was asked about, and falls away when the session has moved on."""

from datetime import timedelta

import pytest

from group_supervision.core.choices import NotePolicy
from group_supervision.errors import StoreError
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.live.session import LiveSession
from tests.conftest import StoppedClock
from tests.tui.conftest import Facilitator, Sit


async def come_late(her: Facilitator, clock: StoppedClock) -> None:
    """Let the session run nine minutes late, in a part that has others to take from."""
    await her.press("n", "n", "n")
    clock.advance(minutes=25)
    await her.press("n")
    clock.advance(minutes=1)


WAITING = {
    "backdating the session that has begun since": (
        ("g", "space"),
        ("tab", "enter"),
    ),
    "going to the close, from the last part": (
        ("space", "s", "n", "n", "n", "n", "n", "n", "n"),
        ("tab", "right", "enter"),
    ),
    "backdating a part that has been left": (
        ("space", "CLOCK", "n", "CLOCK", "g", "p"),
        ("tab", "left", "enter"),
    ),
    "backdating a start that was undone": (
        ("space", "CLOCK", "g", "u"),
        ("tab", "left", "enter"),
    ),
    "ending a session that was undone": (
        ("space", "s", "u", "u"),
        ("tab", "right", "right", "enter"),
    ),
    "resuming a clock that runs again": (("space", "s", "u"), ("tab", "enter")),
    "backdating the part before": (("space", "CLOCK", "g", "n"), ("tab", "enter")),
}


@pytest.mark.parametrize("name", list(WAITING))
async def test_a_question_left_waiting_falls_away_when_the_session_moves_on(
    sit_down: Sit, clock: StoppedClock, name: str
) -> None:
    before, answering = WAITING[name]
    async with sit_down(defaults=SetupDefaults(policy=NotePolicy.LIVE)) as her:
        await her.press("enter")
        clock.advance(minutes=2)
        for key in before:
            if key == "CLOCK":
                clock.advance(minutes=5)
            else:
                await her.press(key)
        assert her.live.state.question is None
        live = her.live._live
        session = live.session
        await her.press(*answering)
        assert her.app.is_running
        assert live.session == session


async def test_when_to_finish_falls_away_when_the_session_has_gone_on_meanwhile(
    lead: Sit, clock: StoppedClock
) -> None:
    async with lead() as her:
        await come_late(her, clock)
        await her.press("c")
        assert her.live.state.is_asking
        her.live._leading.add_minute()
        session = her.live._live.session
        await her.press("enter")
        assert her.live.state.question is None
        assert her.live._live.session == session


async def test_a_gap_takes_the_place_of_whatever_was_asked(lead: Sit, clock: StoppedClock) -> None:
    async with lead() as her:
        await her.press("tab", "e")
        clock.sleep(minutes=95)
        await her.press("enter")
        assert not her.live._live.session.is_ended
        assert "asleep for 95 minutes" in her.screen


async def test_a_question_that_came_up_by_itself_is_not_answered_by_a_key_on_its_way(
    lead: Sit, clock: StoppedClock
) -> None:
    async with lead() as her:
        await her.press("tab")
        clock.sleep(minutes=5)
        her.live.repaint()
        await her.press("enter", every=0.3)
        assert her.live._live.gap is not None
        assert "asleep for 5 minutes" in her.screen
        await her.press("enter", every=1.0)
        assert her.live._live.gap is None


async def test_a_question_whose_time_has_not_passed_is_answered(
    lead: Sit, clock: StoppedClock
) -> None:
    async with lead() as her:
        clock.advance(minutes=3)
        await her.press("g", "b", "t", "tab", "enter")
        session = her.live._live.session
        assert session.elapsed(her.live._live.now) == timedelta(minutes=4)


async def test_an_answer_that_the_disk_refuses_is_said_and_ends_nothing(
    lead: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: LiveSession) -> None:
        raise StoreError("The session's file can't be deleted.")

    monkeypatch.setattr(LiveSession, "keep_nothing", refuse)
    async with lead() as her:
        await her.press("tab", "s", "left", "enter", "enter")
        assert her.app.is_running
        assert "The session's file can't be deleted." in her.screen
        assert her.live._live.session.is_paused


async def test_what_an_action_refuses_is_said_and_ends_nothing(
    lead: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: LiveSession) -> None:
        raise StoreError("The disk is gone.")

    async with lead() as her:
        await her.press("tab")
        monkeypatch.setattr(LiveSession, "undo", refuse)
        await her.press("u")
        assert her.app.is_running
        assert "The disk is gone." in her.screen
