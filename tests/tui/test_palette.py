"""One palette at most, and none while a screen changes."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from textual.command import Hit

from group_supervision.tui.palette import BindingsProvider, Palette
from group_supervision.tui.screens.live import LiveScreen
from group_supervision.tui.screens.setup import SetupScreen
from tests.tui.conftest import Facilitator, Sit
from tests.tui.test_conditions import TWO_SCREENS


def palettes(her: Facilitator) -> list[int]:
    """Return where in the stack of screens there is a palette."""
    stack = her.app.screen_stack
    return [index for index, screen in enumerate(stack) if isinstance(screen, Palette)]


async def settled(her: Facilitator) -> None:
    for _ in range(10):
        await her.pilot.pause()


@pytest.mark.parametrize("keys", [("enter", "ctrl+p"), ("ctrl+p", "enter"), ("ctrl+p", "ctrl+p")])
async def test_no_palette_is_left_under_another_screen(
    sit_down: Sit, keys: tuple[str, ...]
) -> None:
    async with sit_down() as her:
        for _ in range(3):
            await her.burst(*keys)
            await settled(her)
            if her.app.return_code is not None:
                return  # Enter came when the palette had its list: it chose to leave
            assert palettes(her) in ([], [len(her.app.screen_stack) - 1])
            await her.press("escape", "escape", "escape")
        await her.press("ctrl+p")
        await settled(her)
        assert len(palettes(her)) == 1
        assert her.app.is_running


async def test_a_screen_that_opens_takes_the_palette_away(sit_down: Sit) -> None:
    async with sit_down() as her:
        await her.press("ctrl+p")
        her.app.screen_stack[0].query_exactly_one("#items").action_select()  # type: ignore[attr-defined]
        await settled(her)
        assert isinstance(her.app.screen, SetupScreen)
        assert palettes(her) == []
        await her.press("ctrl+p")
        await settled(her)
        assert len(palettes(her)) == 1


async def test_after_a_burst_in_a_session_the_review_still_opens(lead: Sit) -> None:
    async with lead((80, 24), *TWO_SCREENS) as her:
        await her.press("e", "enter")
        await her.burst("enter", "ctrl+p", "ctrl+p")
        await settled(her)
        await her.press("escape", "escape")
        if isinstance(her.app.screen, LiveScreen):
            await her.press("enter")
        assert "Review" in her.screen
        assert palettes(her) == []


async def test_a_palette_that_is_left_while_it_searches_searches_no_further(
    lead: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = asyncio.Event()

    async def slow(_: BindingsProvider) -> AsyncIterator[Hit]:
        await goes_on.wait()
        yield Hit(1.0, "found too late", lambda: None)

    monkeypatch.setattr(BindingsProvider, "discover", slow)
    async with lead() as her:
        await her.press("tab", "ctrl+p")
        palette = her.app.screen
        assert isinstance(palette, Palette)
        palette._show_busy = True
        palette.dismiss()
        await settled(her)
        goes_on.set()
        await settled(her)
        assert palettes(her) == []
        assert her.app.is_running
