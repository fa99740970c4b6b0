"""No live key fires while a line is being typed or a dialog is open; every one means something."""

from pathlib import Path

import pytest

from group_supervision.core.choices import NotePolicy
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.tui.screens.live_keys import (
    DIALOGUE_BINDINGS,
    LIVE_BINDINGS,
    MOST_ON_THE_CONSOLE,
    listed_in,
)
from group_supervision.tui.widgets.key_strip import MOST_KEYS
from tests.conftest import StoppedClock
from tests.tui.conftest import Facilitator, Sit

LIVE_KEYS = [key for binding in LIVE_BINDINGS for key in binding.key.split(",")]
OPENED_BY = {
    "the question of the end": ("e",),
    "the question of leaving": ("ctrl+q",),
    "the next steps after a stop": ("tab", "s"),
    "keeping nothing": ("tab", "s", "left", "enter"),
}


def state(her: Facilitator) -> tuple[object, ...]:
    """Return everything a live key could change."""
    live = her.live._live
    return (live.session, live.display, live.is_frozen, live.view.state)


@pytest.mark.parametrize("view", ["room", "console", "uncovered console"])
async def test_with_the_note_line_open_no_live_key_fires(lead: Sit, view: str) -> None:
    async with lead() as her:
        await her.press("n", "n", "n", "n")
        if view != "room":
            await her.press("tab")
        if view == "uncovered console":
            await her.press("h")
        await her.press("m")
        before = state(her)
        desk = her.live.state
        assert desk.is_typing
        for key in [*LIVE_KEYS, "ctrl+p", "up", "down", "shift+tab"]:
            await her.press(key)
            assert state(her) == before, key
            assert her.live.state == desk, key
            assert her.live.focused is not None, key


@pytest.mark.parametrize("dialog", list(OPENED_BY))
async def test_with_a_dialog_open_no_live_key_fires(lead: Sit, dialog: str) -> None:
    async with lead() as her:
        await her.press("n", "n", "n", "n")
        await her.press(*OPENED_BY[dialog])
        assert her.live.state.is_asking
        before = state(her)
        question = her.live.state.question
        for key in [*LIVE_KEYS, "ctrl+p"]:
            await her.press(key)
            assert state(her) == before, key
            assert her.live.state.is_asking, key
            assert her.live.state.question is not None
            assert question is not None
            assert her.live.state.question.text == question.text, key


async def test_with_the_list_of_keys_or_the_palette_open_no_live_key_fires(lead: Sit) -> None:
    async with lead() as her:
        live = her.live
        await her.press("tab")
        for opener in ("question_mark", "ctrl+p"):
            before = (live._live.session, live._live.display)
            for key in LIVE_KEYS:
                if not her.app.screen.is_modal:
                    await her.press(opener)
                    assert her.app.screen.is_modal
                await her.press(key)
                assert (live._live.session, live._live.display) == before, key
            for _ in range(3):
                if her.app.screen.is_modal:
                    await her.press("escape")


async def test_a_second_n_does_nothing_to_the_question_of_the_end(lead: Sit) -> None:
    async with lead() as her:
        await her.press(*("n" for _ in range(7)))
        assert her.live.state.is_asking is False
        await her.press("n")
        assert "End the session here?" in her.screen
        await her.press("n", "n", "pagedown")
        assert "End the session here?" in her.screen
        assert not her.live._live.session.is_ended
        await her.press("escape")
        assert "End the session here?" not in her.screen


async def test_in_the_presenters_time_n_asks_and_a_minute_is_not_taken_back(
    lead: Sit, clock: StoppedClock
) -> None:
    async with lead() as her:
        await her.press("n", "minus")
        live = her.live._live
        assert live.session.granted() == clock.now() - clock.now()
        await her.press("n")
        assert "Press n again to move on" in her.screen
        assert live.session.position == 1
        await her.press("n")
        assert live.session.position == 2


async def test_after_the_presenters_time_n_does_not_ask(lead: Sit, clock: StoppedClock) -> None:
    async with lead() as her:
        await her.press("n")
        clock.advance(minutes=10)
        await her.press("n")
        assert her.live._live.session.position == 2


async def test_on_the_resting_card_enter_opens_the_review_and_little_else_means_anything(
    lead: Sit,
) -> None:
    async with lead() as her:
        await her.press("e", "enter")
        live = her.live
        assert "Enter: review, when you're on your own" in her.screen
        facts = live._live.facts
        for key in [*LIVE_KEYS, "escape"]:
            if key not in ("u", "U", "question_mark", "f1"):
                await her.press(key)
                assert her.app.screen is live, key
                assert live._live.facts == facts, key
        await her.press("u")
        assert not live._live.session.is_ended
        await her.press("U", "enter")
        assert her.app.screen is not live


async def test_escape_never_touches_the_clock(lead: Sit) -> None:
    async with lead() as her:
        before = her.live._live.session
        for keys in (("escape",), ("tab", "escape"), ("m", "escape"), ("e", "escape")):
            await her.press(*keys)
            assert her.live._live.session == before


async def test_ctrl_c_on_the_console_says_how_to_leave(lead: Sit) -> None:
    async with lead() as her:
        await her.press("tab", "ctrl+c")
        await her.pilot.pause()
        assert "ctrl+q" in her.screen
        assert her.live._live.session.is_running


async def test_leaving_asks_and_the_session_stays_unfinished(lead: Sit, home: Path) -> None:
    async with lead() as her:
        await her.press("ctrl+q")
        assert "stays unfinished" in her.screen
        await her.press("escape", "ctrl+q", "enter")
        await her.pilot.pause()
    assert list((home / "sessions").glob("*.json"))


def test_every_key_is_a_binding_with_an_id_of_its_own_and_a_whole_sentence_for_help() -> None:
    ids = [binding.id for binding in (*LIVE_BINDINGS, *DIALOGUE_BINDINGS)]
    assert all(ids)
    assert len(set(ids)) == len(ids)
    assert all(binding.tooltip for binding in LIVE_BINDINGS)
    assert len(set(LIVE_KEYS)) == len(LIVE_KEYS)


async def test_help_and_palette_list_every_live_binding(lead: Sit) -> None:
    async with lead((100, 60)) as her:
        session = her.live._live.session
        await her.press("question_mark")
        for binding in listed_in(session):
            assert str(binding.tooltip) in her.screen
        assert "Ask the trainer" not in her.screen
        await her.press("escape", "n", "n", "n", "n", "tab", "ctrl+p")
        await her.type("take a")
        await her.pilot.pause()
        assert "Take a note" in her.screen


async def test_the_palette_does_not_open_over_the_rooms_screen(lead: Sit) -> None:
    async with lead() as her:
        live = her.live
        await her.press("ctrl+p")
        assert her.app.screen is live
        await her.press("tab", "ctrl+p")
        assert her.app.screen is not live


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (200, 60)])
async def test_the_bottom_line_shows_at_most_five_keys_and_six_on_the_console(
    lead: Sit, size: tuple[int, int]
) -> None:
    async with lead(size) as her:
        for _ in range(8):
            for keys, most in (((), MOST_KEYS), (("tab",), MOST_ON_THE_CONSOLE)):
                await her.press(*keys)
                hints = [part for part in her.screen.splitlines()[-1].split("   ") if part.strip()]
                assert 1 <= len(hints) <= most
            await her.press("tab", "n", "n")
            if her.live.state.is_asking:
                await her.press("escape")


async def test_under_no_notes_there_is_no_note_line(sit_down: Sit) -> None:
    async with sit_down(defaults=SetupDefaults(policy=NotePolicy.NONE)) as her:
        await her.press("enter", "space", "m")
        assert not her.live.state.is_typing
