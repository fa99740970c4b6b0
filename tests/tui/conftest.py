"""What the tests of the screens share."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from group_supervision.core.choices import NotePolicy, Screens
from group_supervision.core.practice import Practice
from group_supervision.guide.home import Todo
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.tui.app import FacilitatorApp
from group_supervision.tui.screens.live import LiveScreen
from tests.conftest import StoppedClock
from tests.tui.painting import Frames, watching_frames
from tests.tui.reading import read
from tests.tui.tapping import tap

Size = tuple[int, int]
_REPEATS = 10
"""Times a second at which a keyboard repeats a key at its slowest; most do thirty."""
CALM = 4.0
"""Seconds between two keys of a calm hand."""
Running = AbstractAsyncContextManager["Facilitator"]


class Facilitator:
    """Sits at the keyboard: presses keys, sees the screen."""

    def __init__(self, app: FacilitatorApp, pilot: Pilot[None], clock: StoppedClock) -> None:
        self.app = app
        self.pilot = pilot
        self._clock = clock

    async def press(self, *keys: str, every: float = CALM) -> None:
        """Press keys one after another, and let everything settle.

        Args:
            keys: Which keys.
            every: Seconds from one key to the next, and before the first one.
        """
        for key in keys:
            self._clock.between_keys(every)
            await tap(self.pilot, key)

    async def hold(self, key: str, seconds: float = 3.0) -> None:
        """Hold a key down: at once, after half a second, then as slowly as keyboards do."""
        await self.press(key)
        await self.press(key, every=0.5)
        await self.press(*[key] * round((seconds - 0.5) * _REPEATS), every=1 / _REPEATS)

    async def burst(self, *keys: str) -> None:
        """Press keys so quickly that the program sees them all before it has done anything."""
        self._clock.between_keys(CALM)
        for key in keys:
            self.app.simulate_key(key)
        await self.pilot.pause()
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type a text."""
        names = {" ": "space", "@": "commercial_at", ".": "full_stop", "[": "left_square_bracket"}
        await tap(self.pilot, *(names.get(character, character) for character in text))

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


class NoCollector:
    """Collects nothing: a test doesn't wait for what one program a day does once."""

    def collect(self) -> None:
        """Leave everything to the collector's own time."""

    freeze = enable = collect


@pytest.fixture(autouse=True)
def no_collecting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare every app a look through everything that all tests before it have left."""
    monkeypatch.setattr("group_supervision.tui.app.gc", NoCollector())


@pytest.fixture
def sit_down(home: Path, clock: StoppedClock) -> Callable[..., Running]:
    """Return a way to start the app: `async with sit_down(size=(80, 24)) as her: …`."""

    @asynccontextmanager
    async def start(
        size: Size = (80, 24), defaults: SetupDefaults | Practice | Todo | None = None
    ) -> AsyncIterator[Facilitator]:
        app = FacilitatorApp(home, defaults, clock)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield Facilitator(app, pilot, clock)

    return start


@pytest.fixture
def lead(sit_down: Callable[..., Running]) -> Callable[..., Running]:
    """Return a way to start a session that has begun, with notes as people speak."""

    @asynccontextmanager
    async def start(
        size: Size = (80, 24), *before: str, defaults: SetupDefaults | None = None
    ) -> AsyncIterator[Facilitator]:
        async with sit_down(size, defaults or SetupDefaults(policy=NotePolicy.LIVE)) as her:
            await her.press(*before, "enter", "space")
            yield her

    return start


@pytest.fixture
def two_screens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the console be the facilitator's alone: on one screen what is typed is never drawn."""
    monkeypatch.setenv("GROUP_SUPERVISION_SCREENS", Screens.TWO.value)


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> Iterator[Frames]:
    """Look at every line that is painted."""
    with watching_frames(monkeypatch) as seen:
        yield seen


Sit = Callable[..., Running]
Act = Callable[[Facilitator], Awaitable[None]]
