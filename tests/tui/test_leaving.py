"""Ctrl+C, the clipboard, and leaving: nothing of Textual's own is ever said or kept."""

import pytest
from textual.events import Key

from group_supervision.guide.setup_defaults import SetupDefaults
from tests.tui.conftest import Facilitator, Sit
from tests.tui.test_typing import protecting


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect what goes to the terminal past the painting, clipboard commands among it."""
    from textual.drivers.headless_driver import HeadlessDriver

    written: list[str] = []
    monkeypatch.setattr(HeadlessDriver, "write", lambda _, data: written.append(data))
    return written


async def copy_everything(her: Facilitator) -> None:
    """Select a whole line, and copy and cut it in every way there is."""
    for keys in (("shift+home", "ctrl+c"), ("ctrl+shift+a", "ctrl+c"), ("shift+home", "ctrl+x")):
        await her.press("end", *keys)


async def test_the_masked_field_of_the_form_copies_nothing(sit_down: Sit, sent: list[str]) -> None:
    async with sit_down(defaults=SetupDefaults()) as her:
        await protecting(her)
        await her.type("Amara")
        await copy_everything(her)
        assert her.app.clipboard == ""
    assert not any("]52;" in each for each in sent)


@pytest.mark.parametrize("key", ["m", "ctrl+n"])
@pytest.mark.parametrize("screens", ["one", "two"])
async def test_hidden_and_masked_lines_copy_nothing(
    lead: Sit, sent: list[str], monkeypatch: pytest.MonkeyPatch, screens: str, key: str
) -> None:
    monkeypatch.setenv("GROUP_SUPERVISION_SCREENS", screens)
    async with lead() as her:
        await her.press(key)
        await her.type("Amara")
        await copy_everything(her)
        assert her.app.clipboard == ""
    assert not any("]52;" in each for each in sent)


async def test_in_room_view_ctrl_c_is_ignored(lead: Sit) -> None:
    async with lead() as her:
        before = her.screen
        await her.press("ctrl+c", "ctrl+c")
        assert her.screen == before
        assert len(her.app._notifications) == 0
        await her.press("m")
        before = her.screen
        await her.press("ctrl+c")
        assert her.screen == before
        assert her.live._live.session.is_running


@pytest.mark.parametrize("key", ["", "m"])
async def test_on_the_console_ctrl_c_says_quietly_how_to_leave(lead: Sit, key: str) -> None:
    async with lead() as her:
        await her.press("tab", *key, "ctrl+c")
        assert "ctrl+q leaves the program." in her.screen
        assert "Do you want to quit?" not in her.screen
        assert her.live._live.session.is_running


async def test_before_a_session_ctrl_c_says_it_without_a_box(sit_down: Sit) -> None:
    async with sit_down() as her:
        for keys in (("ctrl+c",), ("enter", "ctrl+c")):
            await her.press(*keys)
            assert "ctrl+q leaves the program." in her.screen
            assert not her.app._notifications


@pytest.mark.parametrize("is_forwarded", [False, True])
async def test_a_key_that_comes_while_the_app_is_leaving_is_dropped(
    sit_down: Sit, is_forwarded: bool
) -> None:
    async with sit_down() as her:
        stack = her.app._screen_stacks[her.app._current_mode]
        screens = stack[:]
        stack.clear()
        key = Key("x", "x")
        if is_forwarded:
            key._set_forwarded()
        await her.app.on_event(key)
        stack.extend(screens)
        await her.press("enter")
        assert "The plan" in her.screen
