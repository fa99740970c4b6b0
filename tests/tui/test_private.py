"""One screen is the room's: what is hers stays on the console, and each key says why not."""

import pytest
from textual.actions import parse

from group_supervision.core.choices import NotePolicy
from group_supervision.core.stage import RoomState
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.tui.screens.live_keys import LIVE_BINDINGS, done_by
from group_supervision.tui.widgets.strip import ELSEWHERE
from tests.tui.conftest import Sit
from tests.tui.painting import Frames


async def test_t_never_offers_running_seconds_while_it_is_the_presenters_time(lead: Sit) -> None:
    async with lead() as her:
        live = her.live._live
        for part in ("present", "respond"):
            while live.session.step.phase.id != part:
                await her.press("n")
            faces = []
            for _ in range(4):
                await her.press("t")
                faces.append(live.view.face.value)
            assert faces == ["none", "minutes", "bar", "none"]


async def test_while_a_part_goes_on_the_wall_lists_no_key_but_that_of_their_list_and_all_work(
    lead: Sit,
) -> None:
    async with lead() as her:
        await her.press("n")
        assert _keys_on(her.screen) == "? keys"
        await her.press("question_mark")
        assert "Stop" in her.screen
        await her.press("escape", "s")
        assert her.live._live.view.state is RoomState.STOPPED
        assert _keys_on(her.screen).startswith("space go on")
        await her.press("space", "space")
        assert _keys_on(her.screen).startswith("space go on")


def _keys_on(screen: str) -> str:
    (line,) = [line for line in screen.splitlines() if line.endswith("? keys")]
    return line.strip()


WHY_NO_NOTES = {
    NotePolicy.NONE: ("no notes this session", "No notes in this session."),
    NotePolicy.AFTER: (
        "notes come afterwards",
        "No notes now: key words come at the review.",
    ),
}


@pytest.mark.parametrize("policy", WHY_NO_NOTES)
async def test_where_nothing_is_written_m_says_why_in_neutral_words_before_the_room(
    lead: Sit, policy: NotePolicy
) -> None:
    before_the_room, in_full = WHY_NO_NOTES[policy]
    async with lead(defaults=SetupDefaults(policy=policy)) as her:
        await her.press("m")
        assert before_the_room in her.screen
        assert in_full not in her.screen
        assert not her.live.state.is_typing
        await her.press("tab", "m")
        assert in_full in her.screen


DEAD = {
    "p": ((), "This is the first part of the session."),
    "T": ((), "The session has begun: this was for the time before."),
    "r": ((), "There are no hypotheses yet."),
    "minus": (("n",), "This time belongs to the presenter: none of it is taken back."),
    "w": (("space",), "The clock stands still: start it first."),
    "o": (("space",), "The clock stands still: start it first."),
    "k": (("k", "enter"), "You're already on a break."),
    "f": ((), "With one screen there's nothing to freeze."),
    "U": ((), "There is nothing to bring back."),
}


@pytest.mark.parametrize("key", DEAD)
async def test_a_key_that_means_nothing_now_says_why(lead: Sit, key: str) -> None:
    before, reason = DEAD[key]
    async with lead() as her:
        live = her.live._live
        await her.press(*before, key)
        facts, display = live.facts, live.display
        assert reason not in her.screen
        assert ELSEWHERE in her.screen
        await her.press("tab", key)
        assert reason in her.screen
        assert (live.facts, live.display) == (facts, display)
        assert her.live.state.question is None


async def test_keys_of_the_console_say_in_the_rooms_view_where_they_mean_something(
    lead: Sit,
) -> None:
    async with lead() as her:
        for key in ("d", "h"):
            await her.press(key)
            assert ELSEWHERE in her.screen
            await her.press("tab")
            assert "That's on the console: tab." in her.screen
            await her.press("tab")


async def test_before_the_start_a_key_says_that_it_has_not_begun(lead: Sit) -> None:
    async with lead() as her:
        await her.press("u", "tab")
        for key in ("n", "p", "m", "e", "d"):
            await her.press(key)
            assert "The session has not begun yet." in her.screen, key


async def test_no_key_that_is_listed_is_silently_dead(lead: Sit) -> None:
    async with lead() as her:
        await her.press("tab")
        for paused in (False, True):
            for binding in LIVE_BINDINGS:
                state, session = her.live.state, her.live._live.session
                _, name, parameters = parse(binding.action)
                action = done_by(name, parameters)
                assert state.allows(action, session) or state.why_not(action, session), action
            if not paused:
                await her.press("space")


@pytest.mark.parametrize("view", ["the room's view", "the console"])
@pytest.mark.parametrize(
    "before", [(), ("n",), ("space",), ("s", "escape")], ids=["start", "present", "pause", "stop"]
)
async def test_while_the_curtain_is_drawn_the_footer_says_how_to_open_it(
    lead: Sit, view: str, before: tuple[str, ...]
) -> None:
    async with lead() as her:
        await her.press("tab", *before)
        if view == "the room's view":
            await her.press("tab")
        assert "b open" not in her.screen
        await her.press("b")
        assert "b open" in her.screen
        await her.press("b")
        assert "b open" not in her.screen


async def test_on_the_ready_card_too_the_footer_says_how_to_open_the_curtain(lead: Sit) -> None:
    async with lead() as her:
        await her.press("u", "b")
        assert "b open" in her.screen


async def test_no_curtain_hangs_before_the_resting_card(lead: Sit) -> None:
    async with lead() as her:
        await her.press("b", "e", "enter")
        assert "Thank you" in her.screen


OFFERS = ("Stopped.", "resume", "keep nothing", "go to the close")


async def test_the_offers_of_a_stop_are_never_drawn_before_the_room(
    lead: Sit, frames: Frames
) -> None:
    async with lead() as her:
        frames.is_watched = lambda: her.live.state.is_watched
        await her.press("n", "s")
        assert ELSEWHERE in her.screen
        await her.pilot.resize_terminal(120, 40)
        await her.press("tab")
        assert all(each in her.screen for each in OFFERS)
        await her.press("escape", "escape")
        assert her.live.state.is_watched
    assert not frames.with_any(OFFERS)


async def test_drift_lines_are_never_drawn_before_the_room_and_close_with_the_console(
    lead: Sit, frames: Frames
) -> None:
    async with lead((120, 40)) as her:
        frames.is_watched = lambda: her.live.state.is_watched
        await her.press("n", "n", "n", "n", "d", "tab", "d")
        lines = [each.drift for each in her.live._live.session.plan.format.drift_lines]
        assert "racism is doubted" in her.screen
        await her.press("tab", "w")
        assert her.live._live.display.drift_line is None
        await her.press("escape", "tab")
        assert "racism is doubted" not in her.screen
    assert not frames.with_any([*lines, "racism is doubted"])


async def test_preset_words_are_chosen_on_the_strip_without_leaving_the_rooms_view(
    lead: Sit,
) -> None:
    async with lead() as her:
        words = her.live._live.session.plan.format.room_words
        await her.press("w")
        assert her.live.state.is_watched
        assert "The room reads ◄" in her.screen
        await her.press("right", "enter")
        assert her.live._live.view.lines == (words[1],)
        await her.press("w")
        assert her.live._live.display.words is None


async def test_a_name_to_protect_is_typed_on_the_strip_without_leaving_the_rooms_view(
    lead: Sit, frames: Frames
) -> None:
    async with lead() as her:
        await her.press("ctrl+n")
        await her.type("Ŵaŵa Ŵ")
        assert "name: 2 words" in her.screen
        await her.press("enter")
        assert her.live._live.protects == 1
        assert her.live.state.is_watched
        assert "kept" in her.screen
    assert not frames.with_any("Ŵŵ")


async def test_when_she_stops_for_the_presenter_the_console_has_a_line_to_say(
    lead: Sit, frames: Frames
) -> None:
    async with lead((120, 40)) as her:
        frames.is_watched = lambda: her.live.state.is_watched
        live = her.live._live
        await her.press("n", "s")
        assert "pausing here" not in repr(live.view)
        await her.press("tab")
        assert "We're pausing here." in her.screen
        assert "The next ten minutes" not in her.screen
        await her.press("enter")
        assert live.session.is_running
        assert "The next ten minutes" in her.screen
    assert not frames.with_any(["pausing here"])
