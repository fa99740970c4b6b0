"""What is typed: never drawn before the room, and every key in its turn."""

import pytest
from textual.events import Key, Paste
from textual.widget import Widget
from textual.widgets import Input, TextArea

from group_supervision.core.text import NOTE_LIMIT
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.tui.screens.setup import SetupScreen
from group_supervision.tui.typed import Typed
from tests.tui.conftest import Facilitator, Sit
from tests.tui.painting import Frames

SIGNS = "ĵŵẑ"
"""Letters that no format, no key and no sentence of ours has."""
LINES = {"a note": "m", "a number": "r", "a name": "ctrl+n"}


async def wonder(her: Facilitator) -> None:
    """Go to the part in which hypotheses are noted, and note one."""
    await her.press("n", "n", "n", "n", "m")
    await her.type("a thought")
    await her.press("enter")


@pytest.mark.parametrize("key", LINES.values(), ids=LINES)
async def test_in_room_view_nothing_that_is_typed_is_ever_drawn(
    lead: Sit, frames: Frames, key: str
) -> None:
    async with lead() as her:
        await wonder(her)
        await her.press(key)
        await her.type(f"{SIGNS} 4711 {SIGNS}")
        her.app.post_message(Paste(f"{SIGNS} 4711"))
        await her.pilot.pause()
        await her.press("left", "backspace", "home", "end", "ctrl+w")
        assert her.live.state.is_typing
        await her.pilot.resize_terminal(120, 40)
        await her.press("escape")
    assert not frames.with_any(SIGNS)
    assert not [line for line in frames.with_any("4") if "47" in line]


async def test_on_one_screen_there_is_no_widget_that_takes_text_to_draw_it(lead: Sit) -> None:
    async with lead() as her:
        for view in ((), ("tab",)):
            await her.press(*view, "m")
            await her.type(SIGNS)
            for widget in her.live.walk_children(Widget):
                assert not isinstance(widget, Input | TextArea)
                holds = [each for each in vars(widget).values() if isinstance(each, str)]
                assert not any(SIGNS[0] in each for each in holds), widget
            await her.press("escape")


async def test_the_line_for_a_number_takes_digits_alone_and_hides_them(lead: Sit) -> None:
    async with lead() as her:
        await wonder(her)
        await her.press("r")
        await her.type("x1y")
        assert "number: 1 digit" in her.screen
        await her.press("enter")
        assert her.live._live.session.notes[0].resonates


@pytest.mark.usefixtures("two_screens")
async def test_with_two_windows_the_console_shows_digits_and_no_letter(lead: Sit) -> None:
    async with lead() as her:
        await wonder(her)
        await her.press("r")
        await her.type("x1")
        her.app.post_message(Paste("y\n"))
        await her.pilot.pause()
        assert "What resonated? H" in her.screen
        assert her.live.query_exactly_one("#note", Input).value == "1"
        await her.press("enter")
        assert her.live._live.session.notes[0].resonates


async def test_a_covered_draft_is_counted_on_and_handed_over_once(lead: Sit) -> None:
    async with lead() as her:
        await her.press("m")
        await her.type("one two thr")
        await her.press("escape", "m")
        assert "note: 3 words" in her.screen
        await her.type("ee four")
        await her.press("ctrl+w", "backspace", "enter")
        assert her.live._live.session.notes[0].text.text == "one two three"
        await her.press("m")
        assert "note: 0 words" in her.screen


def test_typed_text_is_counted_edited_and_never_shown() -> None:
    typed = Typed()
    typed.add("Amara \x1b[2J told\n us")
    assert typed.words == 4
    assert "Amara" not in repr(typed) + str(typed)
    typed.drop_word()
    typed.drop_last()
    assert typed.take() == "Amara [2J told"
    assert typed.take() == ""


def test_typed_text_has_an_end() -> None:
    typed = Typed()
    typed.add("x" * 5_000)
    assert len(typed.take()) == NOTE_LIMIT


def test_a_number_is_digits() -> None:
    number = Typed(digits_alone=True)
    number.add("H1²٣2")
    assert (number.digits, number.take()) == (2, "12")


async def burst(her: Facilitator, text: str, *keys: str) -> None:
    """Let keys arrive all at once, as out of one read of the terminal."""
    for character in text:
        her.app.post_message(Key({"\n": "enter"}.get(character, character), character))
    for key in keys:
        her.app.post_message(Key(key, None))
    await her.pilot.pause()
    await her.app.turns.over()
    await her.pilot.pause()


async def test_letters_in_the_same_burst_as_m_reach_the_note_line(lead: Sit) -> None:
    async with lead() as her:
        await her.press("n", "n", "n", "n")
        position = her.live._live.session.position
        await burst(her, "many words\nmanother\n")
        assert [each.text.text for each in her.live._live.session.notes] == [
            "any words",
            "another",
        ]
        assert her.live._live.session.position == position
        assert not her.live.state.is_typing


async def test_a_paste_in_the_same_burst_as_m_reaches_the_note_line(lead: Sit) -> None:
    async with lead() as her:
        her.app.post_message(Key("m", "m"))
        her.app.post_message(Paste("end of it"))
        await burst(her, "\n")
        assert [each.text.text for each in her.live._live.session.notes] == ["end of it"]


@pytest.mark.parametrize("window", ["one screen", "two windows"])
async def test_names_in_one_burst_are_protected_each(
    lead: Sit, monkeypatch: pytest.MonkeyPatch, window: str
) -> None:
    if window == "two windows":
        monkeypatch.setenv("GROUP_SUPERVISION_SCREENS", "two")
    async with lead() as her:
        before = her.live._live.session
        her.app.post_message(Key("ctrl+n", None))
        await burst(her, "Hope\nGrace\nFaith\n")
        assert her.live._live.protects == 3
        assert her.live._live.session == before
        assert not her.live.state.is_typing
        await her.press("ctrl+n")
        await her.type("Zola")
        await her.press("enter")
        assert her.live._live.protects == 4
        assert not her.live.state.is_typing


async def test_a_key_in_the_same_burst_as_the_last_name_closes_the_line(lead: Sit) -> None:
    async with lead() as her:
        her.app.post_message(Key("ctrl+n", None))
        await burst(her, "Hope\nGrace\n", "tab")
        assert her.live._live.protects == 2
        assert not her.live.state.is_typing
        assert her.live.state.is_console


@pytest.mark.parametrize("window", ["one screen", "two windows"])
async def test_of_names_pasted_together_each_is_protected(
    lead: Sit, monkeypatch: pytest.MonkeyPatch, window: str
) -> None:
    if window == "two windows":
        monkeypatch.setenv("GROUP_SUPERVISION_SCREENS", "two")
    async with lead() as her:
        await her.press("ctrl+n")
        her.app.post_message(Paste("Hope\r\n\r\nGrace\nFaith"))
        await her.pilot.pause()
        await her.pilot.pause()
        assert her.live._live.protects == 3
        assert not her.live.state.is_typing


async def protecting(her: Facilitator) -> SetupScreen:
    """Go to the field for names to protect."""
    setup = her.app.screen
    assert isinstance(setup, SetupScreen)
    setup._more.index = 1
    await her.pilot.pause()
    setup._protect.query_one(Input).focus()
    await her.pilot.pause()
    return setup


async def test_at_set_up_names_in_one_burst_or_one_paste_are_protected_each(sit_down: Sit) -> None:
    async with sit_down(defaults=SetupDefaults()) as her:
        setup = await protecting(her)
        await burst(her, "Hope\nGrace\nFaith\n")
        assert setup._preparation.protects == 3
        her.app.post_message(Paste("Zola\nThuy\r\n\nKwabena"))
        await her.pilot.pause()
        await her.pilot.pause()
        assert setup._preparation.protects == 6
        assert "6 names protected" in her.screen
        assert setup._protect.text == ""


async def test_from_home_to_a_running_session_in_one_burst(sit_down: Sit) -> None:
    async with sit_down() as her:
        await burst(her, "\n\n", "space")
        assert her.live._live.session.is_running


async def test_what_is_chosen_in_the_palette_is_done_before_the_next_key(lead: Sit) -> None:
    async with lead() as her:
        await her.press("tab", "ctrl+p")
        await her.type("Take a note")
        await her.pilot.pause()
        await her.pilot.pause()
        await burst(her, "\nnext end\n")
        assert [each.text.text for each in her.live._live.session.notes] == ["next end"]
