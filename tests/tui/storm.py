"""A storm at the keyboard: keys, palette choices, pastes and resizes, all from one seed."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from random import Random
from typing import Final

from textual.events import Key, Paste
from textual.pilot import Pilot

from group_supervision.core.choices import NotePolicy
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.tui.app import FacilitatorApp
from group_supervision.tui.screens.live import LiveScreen
from group_supervision.tui.screens.live_keys import LIVE_BINDINGS
from tests.conftest import StoppedClock
from tests.tui.painting import Frames

KEYS: Final = 150
SIGNS: Final = "ĵŵẑ"
"""Letters that no format, no key and no sentence of ours has."""
LONGEST: Final = 300.0
"""Seconds after which a storm is taken for a program that hangs."""

_SIZES: Final = ((80, 24), (60, 20), (120, 40), (200, 60), (75, 29), (40, 10))
_LIVE_KEYS: Final = [key for binding in LIVE_BINDINGS for key in binding.key.split(",")]
_OTHER_KEYS: Final = (
    *("enter", "enter", "enter", "escape", "escape", "tab", "up", "down", "left", "right"),
    *("backspace", "home", "end", "shift+home", "ctrl+c", "ctrl+x", "ctrl+v", "ctrl+w", "ctrl+u"),
    *("ctrl+k", "ctrl+p", "ctrl+q", "shift+tab", "delete", "c", "x", "y", "1", "2"),
)
_PALETTE: Final = ("note", "next", "go", "colours", "clock", "curtain", "key", "und", SIGNS)


class Storm:
    """One storm, the same whenever its seed is the same."""

    def __init__(self, seed: int, home: Path, frames: Frames, screens: str) -> None:
        self.random = Random(seed)
        self.home = home
        self.clock = StoppedClock()
        self.frames = frames
        self.left = KEYS
        self.done: list[str] = []
        """What was done, to be read when it failed."""
        self._is_for_all = screens == "one"
        self._uncovers = seed % 4 > 1
        """Whether `h` is pressed: uncovered, the console may show notes for ten seconds."""
        self._app: FacilitatorApp | None = None
        frames.is_watched = self._is_watched

    async def rage(self) -> None:
        """Press keys until all are pressed; left, the program is opened again."""
        async with asyncio.timeout(LONGEST):
            while self.left > 0:
                app = FacilitatorApp(self.home, SetupDefaults(policy=NotePolicy.LIVE), self.clock)
                self._app = app
                async with app.run_test(size=(80, 24), notifications=True) as pilot:
                    await pilot.pause()
                    for key in ("enter", "space"):
                        await self._press(pilot, key)
                    while self.left > 0 and app.is_running and app.return_code is None:
                        await self._gust(pilot)
                        self._look_at_the_screen(app)
                        self._look_at_the_stage()
                    await app.turns.over()

    async def _gust(self, pilot: Pilot[None]) -> None:
        gusts: list[Callable[[Pilot[None]], Awaitable[None]]] = [
            *[self._one_key] * 8,
            *[self._burst] * 2,
            *[self._type] * 3,
            self._paste,
            self._palette,
            self._resize,
            self._wait,
        ]
        await self.random.choice(gusts)(pilot)
        self.left -= 1
        if self.random.random() < 0.7:
            await pilot.pause()

    def _key(self) -> str:
        keys = _LIVE_KEYS if self.random.random() < 0.6 else _OTHER_KEYS
        key = self.random.choice(keys)
        return "n" if key == "h" and not self._uncovers else key

    async def _press(self, pilot: Pilot[None], *keys: str) -> None:
        self.done.append(" ".join(keys))
        for key in keys:
            character = {"space": " "}.get(key, key if len(key) == 1 else None)
            pilot.app.post_message(Key(key, character))
        await pilot.pause()

    async def _one_key(self, pilot: Pilot[None]) -> None:
        await self._press(pilot, self._key())

    async def _burst(self, pilot: Pilot[None]) -> None:
        keys = [self._key() for _ in range(self.random.randint(2, 5))]
        self.left -= len(keys) - 1
        await self._press(pilot, *keys)

    async def _type(self, pilot: Pilot[None]) -> None:
        opener = self.random.choice(("m", "r", "ctrl+n", ""))
        typed = [self.random.choice(f"{SIGNS}{SIGNS} 1") for _ in range(self.random.randint(1, 8))]
        ends = self.random.choice(("enter", "escape", ""))
        keys = ["space" if each == " " else each for each in typed]
        self.left -= len(keys)
        await self._press(pilot, *filter(None, [opener, *keys, ends]))

    async def _paste(self, pilot: Pilot[None]) -> None:
        text = self.random.choice((SIGNS, f"{SIGNS}\n{SIGNS} 12\r\nn\ne", f"\x1b[2J{SIGNS * 500}"))
        self.done.append(f"paste {text[:12]!r}")
        pilot.app.post_message(Paste(text))

    async def _palette(self, pilot: Pilot[None]) -> None:
        await self._press(pilot, "ctrl+p", *self.random.choice(_PALETTE))
        if self.random.random() < 0.7:
            await pilot.pause()
        downs = ["down"] * self.random.randint(0, 3)
        await self._press(pilot, *downs, *["enter"] * self.random.randint(1, 2))

    async def _resize(self, pilot: Pilot[None]) -> None:
        size = self.random.choice(_SIZES)
        self.done.append(f"resize {size}")
        await pilot.resize_terminal(*size)

    async def _wait(self, pilot: Pilot[None]) -> None:
        passing = self.random.choice((self.clock.advance, self.clock.sleep))
        seconds = self.random.choice((0.5, 4.0, 61.0, 700.0))
        self.done.append(f"{passing.__name__} {seconds}")
        passing(seconds=seconds)
        screen = pilot.app.screen
        if isinstance(screen, LiveScreen):
            screen.repaint()

    def _is_watched(self) -> bool:
        """Say whether the room sees what is being painted: on one screen a session, uncovered."""
        screen = self._app.screen if self._app is not None and self._app._screen_stack else None
        if not self._is_for_all or not isinstance(screen, LiveScreen):
            return False
        return screen.state.is_watched or not self._uncovers

    def _look_at_the_screen(self, app: FacilitatorApp) -> None:
        """Look at the whole screen too: what is painted again from memory passes no door."""
        if self._is_watched():
            for strip in app.screen._compositor.render_strips():
                self.frames.paint(list(strip))

    def _look_at_the_stage(self) -> None:
        published = self.home / "stage.json"
        if published.exists():
            told = json.dumps(json.loads(published.read_text("utf-8")), ensure_ascii=False)
            assert not any(sign in told for sign in SIGNS), told
