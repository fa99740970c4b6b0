"""What the tests of the screens share."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from group_supervision.core.choices import NotePolicy
from group_supervision.core.wishes import Wishes
from group_supervision.tui.app import FacilitatorApp
from group_supervision.tui.screens.live import LiveScreen
from tests.conftest import StoppedClock
from tests.tui.reading import read

Size = tuple[int, int]
Running = AbstractAsyncContextManager["Facilitator"]


class Facilitator:
    """Sits at the keyboard: presses keys, sees the screen."""

    def __init__(self, app: FacilitatorApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys one after another, and let everything settle."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type a text."""
        names = {" ": "space", "@": "at", ".": "full_stop", "[": "left_square_bracket"}
        for character in text:
            await self.pilot.press(names.get(character, character))
        await self.pilot.pause()

    @property
    def screen(self) -> str:
        """What stands on the screen, as text: letters that are drawn are read."""
        return read(self.app)

    @property
    def live(self) -> LiveScreen:
        """The live screen."""
        screen = self.app.screen
        assert isinstance(screen, LiveScreen)
        return screen


@pytest.fixture
def sit_down(home: Path, clock: StoppedClock) -> Callable[..., Running]:
    """Return a way to start the app: `async with sit_down(size=(80, 24)) as her: …`."""

    @asynccontextmanager
    async def start(
        size: Size = (80, 24), wishes: Wishes | None = None
    ) -> AsyncIterator[Facilitator]:
        app = FacilitatorApp(home, wishes, clock)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield Facilitator(app, pilot)

    return start


@pytest.fixture
def lead(sit_down: Callable[..., Running]) -> Callable[..., Running]:
    """Return a way to start a session that has begun, with notes as people speak."""

    @asynccontextmanager
    async def start(
        size: Size = (80, 24), *before: str, wishes: Wishes | None = None
    ) -> AsyncIterator[Facilitator]:
        async with sit_down(size, wishes or Wishes(policy=NotePolicy.LIVE)) as her:
            await her.press(*before, "enter", "space")
            yield her

    return start


Sit = Callable[..., Running]
Act = Callable[[Facilitator], Awaitable[None]]
