"""The stage as an app: shows the room's view, takes no key, shows no error."""

import os
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from group_supervision.core import commands
from group_supervision.guide.room_words import ALONE
from group_supervision.live.session import LiveSession
from group_supervision.tui.screens.stage import LEAVING, StageScreen
from group_supervision.tui.stage_app import ONE_MOMENT, StageApp
from group_supervision.tui.widgets.room_view import RoomView
from tests.conftest import StoppedClock
from tests.tui.reading import drawn, read
from tests.tui.tapping import tap

Size = tuple[int, int]
Opened = Callable[..., AbstractAsyncContextManager["Room"]]


class Room:
    """Sits in the room and looks at the wall."""

    def __init__(self, app: StageApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def look(self) -> str:
        """Return what stands on the wall."""
        screen = self.app.screen
        assert isinstance(screen, StageScreen)
        screen.look()
        await self.pilot.pause()
        return read(self.app)


@pytest.fixture
def room(home: Path, clock: StoppedClock) -> Opened:
    @asynccontextmanager
    async def opened(size: Size = (80, 24), *, test_card: bool = False) -> AsyncIterator[Room]:
        app = StageApp(home, clock, test_card=test_card)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Room(app, pilot)

    return opened


async def test_it_waits_with_a_welcome(room: Opened, home: Path) -> None:
    async with room() as wall:
        assert "We begin in a moment." in await wall.look()
    assert not home.exists()


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60), (60, 20), (300, 80)])
async def test_the_test_card_shows_all_four_edges(room: Opened, size: Size) -> None:
    async with room(size, test_card=True) as wall:
        said = await wall.look()
        rows = drawn(wall.app).splitlines()
        columns = size[0]
        assert rows[0] == "┏" + "━" * (columns - 2) + "┓"
        assert rows[-1] == "┗" + "━" * (columns - 2) + "┛"
        assert all(row[0] == row[-1] == "┃" and len(row) == columns for row in rows[1:-1])
        for text in ("Test card", "Done", "Now", "To come", "last row", "14:00"):
            assert text in said
        (segments,) = [row for row in rows if "▄" in row and "▂" in row and "▁" in row]
        assert re.fullmatch(r"┃ *▂+ +▄+ +▁+ *┃", segments)


async def test_it_follows_and_marks_a_console_that_went_away(
    room: Opened, live: LiveSession, home: Path, clock: StoppedClock
) -> None:
    async with room() as wall:
        live.perform(commands.begin)
        live.perform(commands.advance)
        text = await wall.look()
        assert "The presenter speaks" in text
        assert "Everyone else listens" in text
        os.utime(home / "stage.json", (clock.time.timestamp(), clock.time.timestamp()))
        assert ALONE not in await wall.look()
        clock.advance(seconds=6)
        assert ALONE in await wall.look()


async def test_it_shows_the_test_card_until_a_session_is_there(
    room: Opened, live: LiveSession
) -> None:
    live.close()
    async with room(test_card=True) as wall:
        assert "Test card" in await wall.look()


async def test_its_view_is_the_consoles(
    room: Opened, live: LiveSession, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    for _ in range(3):
        live.perform(commands.advance)
    async with room() as wall:
        acts: list[Callable[[], None]] = [
            lambda: live.show(live.display.prompt_shifted(live.session.step.phase, 1)),
            lambda: live.show(live.display.face_shifted(live.session.step.phase)),
            lambda: live.perform(commands.toggle_clock),
            lambda: live.perform(commands.toggle_clock),
            lambda: live.perform(commands.call_break, timedelta(minutes=5)),
            lambda: live.show(replace(live.display, curtain=True)),
        ]
        for act in acts:
            act()
            clock.advance(seconds=20)
            await wall.look()
            shown = wall.app.screen.query_one(RoomView).moment
            assert shown is not None
            assert replace(shown.view, clock=live.view.clock) == live.view
            assert shown.view.clock.remaining_at(shown.now) == live.view.clock.remaining_at(
                live.now
            )


async def test_no_key_and_no_click_does_anything_but_quit(room: Opened, live: LiveSession) -> None:
    live.perform(commands.begin)
    async with room() as wall:
        before = await wall.look()
        facts = live.facts
        keys = ["n", "p", "space", "enter", "escape", "tab", "ctrl+p", "b", "m", "f1", "e", "u"]
        for key in (*keys, "question_mark", "pagedown", "ctrl+n"):
            await tap(wall.pilot, key)
        await wall.pilot.click(offset=(10, 5))
        assert await wall.look() == before
        assert len(wall.app.screen_stack) == 1
        assert live.facts == facts
        await tap(wall.pilot, "q")
        assert LEAVING in await wall.look()
        await tap(wall.pilot, "escape")
        assert await wall.look() == before
        await tap(wall.pilot, "enter")
        assert await wall.look() == before
        for key in ("ctrl+c", "ctrl+c", "ctrl+q"):
            await tap(wall.pilot, key)
            assert wall.app.is_running
        await tap(wall.pilot, "enter")
        assert wall.app.return_code == 0


async def test_it_leaves_nothing_but_an_empty_presence_while_it_runs(
    room: Opened, live: LiveSession, home: Path
) -> None:
    before = {path for path in home.rglob("*") if path.is_file()}
    async with room():
        (new,) = {path for path in home.rglob("*") if path.is_file()} - before
        assert new.parent.name == "presence"
        assert new.read_bytes() == b""
        live.beat()
    assert {path for path in home.rglob("*") if path.is_file()} == before


async def test_an_internal_error_is_one_moment_and_no_traceback(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_: StageScreen) -> None:
        raise RuntimeError("CANARY")

    monkeypatch.setattr(StageScreen, "look", broken)
    app = StageApp(home)
    await app.run_async(headless=True)
    said = capsys.readouterr()
    assert app.return_code == 1
    assert ONE_MOMENT in said.out + said.err
    assert "CANARY" not in said.out + said.err
    assert "Traceback" not in said.out + said.err


async def test_its_colours_follow_the_settings(room: Opened, home: Path) -> None:
    async with room() as wall:
        assert wall.app.theme == "projector-dark"
        home.mkdir(exist_ok=True)
        (home / "config.toml").write_text('room_theme = "projector-light"', "utf-8")
        wall.app._beat()
        assert wall.app.theme == "projector-light"
        (home / "config.toml").write_text("room_theme = [", "utf-8")
        wall.app._beat()
        assert wall.app.theme == "projector-dark"


async def test_a_look_while_it_is_taken_away_does_no_harm(room: Opened) -> None:
    async with room() as wall:
        screen = wall.app.screen
        assert isinstance(screen, StageScreen)
        await screen.query_one("#alone").remove()
        screen.look()
        await screen.query_children().remove()
        screen.look()
