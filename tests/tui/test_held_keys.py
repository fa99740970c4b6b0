"""A key held down or pressed twice by a shaking hand moves the session on once."""

from pathlib import Path

import pytest

from group_supervision.tui.screens.home import HomeScreen
from group_supervision.tui.screens.live import LiveScreen
from group_supervision.tui.screens.review import ReviewScreen
from tests.tui.conftest import Sit
from tests.tui.test_conditions import TWO_SCREENS


async def test_two_n_in_no_time_do_not_leave_the_presenters_time(lead: Sit) -> None:
    async with lead() as her:
        await her.press("n", "n")
        await her.press("n", every=0.05)
        assert her.live._live.session.position == 1
        await her.press("n", every=0.05)
        await her.press("x", "n", every=0.05)
        assert her.live._live.session.position == 1
        await her.press("n", every=1.0)
        assert her.live._live.session.position == 2


async def test_n_held_down_goes_on_by_one_part(lead: Sit) -> None:
    async with lead() as her:
        await her.hold("n")
        assert her.live._live.session.position == 1
        assert "Press n again to move on" not in her.screen
        await her.hold("n")
        assert her.live._live.session.position == 1
        assert "Press n again to move on" in her.screen
        assert her.live.state.question is None


@pytest.mark.parametrize("key", ["space", "p", "u"])
async def test_a_held_key_counts_once_wherever_it_moves_the_session(lead: Sit, key: str) -> None:
    async with lead() as her:
        await her.press("n", "n", "n", "n", "space", "space")
        facts = her.live._live.facts
        await her.hold(key)
        assert abs(her.live._live.facts - facts) == 1


async def test_a_key_that_repeats_by_nature_still_does(lead: Sit) -> None:
    async with lead() as her:
        await her.press("m", "n", "n", "n", every=0.03)
        assert her.live.state.is_typing
        await her.press("escape")
        await her.press("tab", "tab", every=0.1)
        assert not her.live.state.is_console
        facts = her.live._live.facts
        await her.press("plus", "plus", "plus", every=0.2)
        assert her.live._live.facts == facts + 3


@pytest.mark.parametrize("seconds", [0.7, 6.0])
@pytest.mark.parametrize("windows", ["one screen", "two windows"])
async def test_enter_held_from_the_question_of_the_end_stays_on_the_resting_card(
    lead: Sit, home: Path, windows: str, seconds: float
) -> None:
    async with lead((80, 24), *(TWO_SCREENS if windows == "two windows" else [])) as her:
        await her.press("e")
        await her.hold("enter", seconds)
        assert isinstance(her.app.screen, LiveScreen)
        assert her.live._live.session.is_ended
        assert list((home / "sessions").glob("*.json"))


@pytest.mark.parametrize("key", ["enter", "u", "ctrl+q", "n", "question_mark"])
async def test_after_the_end_nothing_answers_for_three_seconds(lead: Sit, key: str) -> None:
    async with lead() as her:
        await her.press("e", "enter")
        resting = her.screen
        await her.press(key, every=1.4)
        await her.press(key, every=1.4)
        assert her.live._live.session.is_ended
        assert her.screen == resting
        await her.press("enter")
        assert type(her.app.screen) is ReviewScreen


async def test_an_end_brought_back_rests_too(lead: Sit) -> None:
    async with lead() as her:
        await her.press("e", "enter", "u", "U")
        await her.press("enter", every=1.0)
        assert isinstance(her.app.screen, LiveScreen)


async def test_on_one_screen_the_review_is_covered_until_h(lead: Sit) -> None:
    async with lead() as her:
        await her.press("m")
        await her.type("a quiet worry")
        await her.press("enter", "e", "enter", "enter")
        assert isinstance(her.app.screen, ReviewScreen)
        assert "worry" not in her.screen
        assert "Arriving" not in her.screen
        for key in ("enter", "x", "c", "m", "r", "u", "down"):
            await her.press(key)
            assert isinstance(her.app.screen, ReviewScreen)
            assert "worry" not in her.screen
        await her.press("ctrl+p")
        assert isinstance(her.app.screen, ReviewScreen)
        await her.press("h")
        assert "worry" in her.screen
        await her.press("h")
        assert "worry" not in her.screen
        await her.press("h", "enter")
        assert isinstance(her.app.screen, HomeScreen)


async def test_with_two_windows_the_review_is_open(lead: Sit) -> None:
    async with lead((80, 24), *TWO_SCREENS) as her:
        await her.press("e", "enter", "enter")
        assert isinstance(her.app.screen, ReviewScreen)
        assert "Review" in her.screen


async def test_enter_held_in_the_review_begins_no_new_session(lead: Sit) -> None:
    async with lead((80, 24), *TWO_SCREENS) as her:
        await her.press("e", "enter", "enter")
        await her.hold("enter", 6.0)
        assert isinstance(her.app.screen, HomeScreen)
        assert "Saved on this machine." in her.screen


async def test_from_the_shell_enter_may_be_pressed_as_quickly_as_she_likes(sit_down: Sit) -> None:
    async with sit_down() as her:
        await her.press("enter", "enter", every=0.1)
        await her.press("space", every=0.1)
        assert her.live._live.session.is_running
