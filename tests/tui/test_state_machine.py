"""Whatever is done to the real app in whatever order, five things stay true of its session.

The room is shown nothing that was typed. A question falls away with what it was about. The
session's file equals the memory. The stage's file equals the miniature. Undo of everything gives
the beginning.

`EXAMPLES=50` searches longer; `make storm` does.
"""

import asyncio
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from textual.events import Paste

from group_supervision.core.choices import NotePolicy
from group_supervision.core.session import Session
from group_supervision.errors import Refusal
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.guide.subject import subject
from group_supervision.live.session import LiveSession
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.stage_reading import read_published
from group_supervision.tui.app import FacilitatorApp
from group_supervision.tui.screens.live import LiveScreen
from group_supervision.tui.screens.live_keys import LIVE_BINDINGS
from group_supervision.tui.widgets.room_view import RoomView
from tests.conftest import StoppedClock
from tests.examples import examples
from tests.tui.conftest import Facilitator
from tests.tui.painting import Frames, watching_frames
from tests.views import show_the_same

SIGNS = "ĵŵẑ"
"""Letters that no format, no key and no sentence of ours has."""
KEYS = sorted({key for binding in LIVE_BINDINGS for key in binding.key.split(",")})
ANSWERS = ("enter", "escape", "tab", "left", "right", "up", "down", "y", "1", "2", "ctrl+q")


class Step(NamedTuple):
    """One thing that is done: what kind of thing, and which."""

    does: str
    what: object = None


def steps(does: str, *what: object) -> st.SearchStrategy[Step]:
    return st.sampled_from([Step(does, each) for each in what])


STEPS = st.lists(
    st.one_of(
        steps("press", *KEYS),
        steps("press", *KEYS),
        steps("press", *ANSWERS),
        steps("type", ("m", SIGNS, "enter"), ("m", SIGNS, "escape"), ("ctrl+n", SIGNS, "enter")),
        steps("type", ("m", f"{SIGNS} 1", ""), ("r", "1", "enter")),
        steps("paste", SIGNS, f"{SIGNS}\nn\ne"),
        steps("palette", "next", "end", "curtain", "note", "undo", SIGNS),
        steps("resize", (80, 24), (40, 10), (20, 6), (120, 40), (300, 80)),
        steps("advance", 1, 59, 61, 600, 7_200),
        steps("sleep", 20, 61, 3_600, 200_000),
        steps("step", -90_000, -3_600, -1, 1, 3_600, 90_000),
    ),
    min_size=8,
    max_size=25,
)


async def do(her: Facilitator, clock: StoppedClock, step: Step) -> None:
    """Do one thing, and let everything settle."""
    match step:
        case Step("press", str(key)):
            await her.press(key)
        case Step("type", (str(opener), str(typed), str(ends))):
            await her.press(opener)
            await her.type(typed)
            if ends:
                await her.press(ends)
        case Step("paste", str(text)):
            her.app.post_message(Paste(text))
        case Step("palette", str(words)):
            await her.press("ctrl+p")
            await her.type(words)
            await her.press("down", "enter")
        case Step("resize", (int(columns), int(rows))):
            await her.pilot.resize_terminal(columns, rows)
        case Step(("advance" | "sleep" | "step") as how, int(seconds)):
            {"advance": clock.advance, "sleep": clock.sleep, "step": clock.step}[how](
                seconds=seconds
            )
    if isinstance(her.app.screen, LiveScreen):
        her.live.repaint()
    await her.pilot.pause()


def matches_the_disk(home: Path, live: LiveSession) -> None:
    assert live.is_saved
    if live.session.is_started:
        stored = DataFolder(home).library.load(live.id)
        assert (stored.session, stored.timeline) == (live.session, live.timeline)
    published = read_published(home / "stage.json").view
    assert show_the_same(published, live.view, live.now)


def look(her: Facilitator, home: Path, frames: Frames) -> None:
    """See that all of it is true now."""
    live = her.live._live
    matches_the_disk(home, live)
    question = her.live.state.question
    assert question is None or question.still_stands(subject(live))
    room = her.live.query_exactly_one("#room", RoomView)
    if not her.live.state.is_console and room.moment is not None:
        assert show_the_same(room.moment.view, live.view, live.now)
    assert frames.with_any(SIGNS) == []
    assert not set(SIGNS) & set((home / "stage.json").read_text("utf-8"))


async def led(home: Path, screens: str, todo: list[Step]) -> None:
    """Lead a session through all steps, or as far as it goes, and take everything back."""
    clock = StoppedClock()
    patch = pytest.MonkeyPatch()
    app = FacilitatorApp(home, SetupDefaults(policy=NotePolicy.LIVE), clock)
    with patch.context() as patched, watching_frames(patch) as frames:
        patched.setenv("GROUP_SUPERVISION_SCREENS", screens)
        frames.is_watched = lambda: (
            isinstance(app.screen, LiveScreen) and app.screen.state.is_watched
        )
        async with app.run_test() as pilot:
            her = Facilitator(app, pilot, clock)
            await her.press("enter", "space")
            live = her.live._live
            for step in todo:
                await do(her, clock, step)
                if app._exit or not isinstance(app.screen_stack[-1], LiveScreen):
                    return  # it has ended, or something lies over it that other tests look at
                look(her, home, frames)
            with suppress(Refusal):
                while True:
                    her.live._leading.undo()
            assert live.session == Session(live.session.plan)
            assert live.facts == 0
            matches_the_disk(home, live)


@settings(max_examples=examples(4))
@given(st.sampled_from(["one", "two"]), STEPS)
@example("one", [Step("press", "ctrl+q"), Step("sleep", 61)])  # a question, and it moves on
@example("one", [Step("type", ("m", SIGNS, ""))])  # a line that is still being typed
def test_whatever_is_done_to_the_app_what_has_to_stay_true_does(
    screens: str, todo: list[Step]
) -> None:
    with TemporaryDirectory() as path:
        asyncio.run(led(Path(path), screens, todo))
