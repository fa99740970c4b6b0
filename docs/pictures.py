"""Draws the pictures of this documentation: `make pictures`. The session on them is invented.

Every phase and state, as the console and as the stage show it, at three sizes.
"""

import asyncio
import os
import re
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from textual.app import App
from textual.pilot import Pilot

from group_supervision.core.choices import NotePolicy
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.live.clock import Tick
from group_supervision.storage.heartbeat import STAGE_FILE
from group_supervision.storage.presence import PRESENCE_FOLDER
from group_supervision.tui.app import FacilitatorApp
from group_supervision.tui.screens.live import LiveScreen
from group_supervision.tui.screens.stage import StageScreen
from group_supervision.tui.stage_app import StageApp

IMAGES = Path(__file__).parent / "images"
SIZES = ((80, 24), (120, 40), (200, 60))
NOTES = ("fear of being blamed in public", "nobody has said no yet", "who is it really for")
Step = tuple[str, float, tuple[str, ...]]
STEPS: tuple[Step, ...] = (
    ("test-card", 0, ("T",)),
    ("welcome", 0, ("T",)),
    ("arrive", 1, ("space",)),
    ("present", 3, ("n",)),
    ("stop", 1, ("s",)),
    ("sit-back", 0.5, ("escape", "space", "n", "n")),
    ("wonder", 2, ("n",)),
    ("prompt", 3, ("right",)),
    ("notes", 2, ()),
    ("pause", 1, ("left", "space")),
    ("silence", 0.4, ("space", "o")),
    ("curtain", 1, ("o", "b")),
    ("freeze", 1, ("b", "f")),
    ("overtime", 18, ("f",)),
    ("respond", 1, ("n",)),
    ("together", 1, ("n",)),
    ("break", 1, ("k", "enter")),
    ("close", 1, ("space", "n")),
    ("end", 0, ("n", "enter")),
)
"""Name of the picture, minutes until it is drawn, and the keys that lead to it."""


class Clock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 4, 14, 0, tzinfo=UTC)
        self._steady = 0.0

    def now(self) -> datetime:
        """Return the time."""
        return self.time

    def look(self) -> Tick:
        """Return the time; nothing was missed."""
        return Tick(self.time)

    def steady(self) -> float:
        """Return seconds that nobody can set."""
        return self._steady

    def between_keys(self) -> None:
        """Let a calm hand wait before its next key."""
        self._steady += 4.0


class Shown(NamedTuple):
    """What the console published, and when."""

    name: str
    stage_file: str
    at: datetime


async def console(columns: int, rows: int) -> list[Shown]:
    """Lead the invented session and draw the console; return what the stage is to show."""
    clock, folder, shown = Clock(), Path(tempfile.mkdtemp()), list[Shown]()
    wall = folder / PRESENCE_FOLDER / ("a" * 16)
    wall.parent.mkdir()
    touch(wall, clock.time)
    app = FacilitatorApp(folder, SetupDefaults(policy=NotePolicy.LIVE), clock)
    size = f"{columns}x{rows}"
    async with app.run_test(size=(columns, rows)) as pilot:
        await press(pilot, clock)
        draw(app, f"set-up-{size}")
        await press(pilot, clock, "enter")
        for name, minutes, keys in STEPS:
            await press(pilot, clock, *keys)
            for note in NOTES if name == "notes" else ():
                await press(pilot, clock, "m", *("space" if each == " " else each for each in note))
                await press(pilot, clock, "enter")
            clock.time += timedelta(minutes=minutes)
            touch(wall, clock.time)
            if isinstance(app.screen, LiveScreen):
                app.screen.clear_notice()
            await press(pilot, clock)
            draw(app, f"console-{name}-{size}")
            shown.append(Shown(name, (folder / STAGE_FILE).read_text("utf-8"), clock.time))
        await press(pilot, clock, "enter")
        draw(app, f"review-{size}")
    return shown


async def stage(columns: int, rows: int, shown: list[Shown]) -> None:
    """Draw the stage as it showed what was published."""
    clock, folder = Clock(), Path(tempfile.mkdtemp())
    app = StageApp(folder, clock)
    async with app.run_test(size=(columns, rows)) as pilot:
        for each in shown:
            clock.time = each.at
            path = folder / STAGE_FILE
            path.write_text(each.stage_file, "utf-8")
            touch(path, each.at)
            if isinstance(app.screen, StageScreen):
                app.screen.look()
            await press(pilot, clock)
            draw(app, f"stage-{each.name}-{columns}x{rows}")


def touch(path: Path, at: datetime) -> None:
    """Let a file be of a certain time."""
    path.touch()
    os.utime(path, (at.timestamp(), at.timestamp()))


async def press(pilot: Pilot[None], clock: Clock, *keys: str) -> None:
    """Press keys."""
    for key in keys:
        clock.between_keys()
        await pilot.press(key)
        await pilot.pause()
    await pilot.pause()


def draw(app: App[Any], name: str) -> None:
    """Draw what stands on the screen, without the fonts it would fetch from elsewhere."""
    svg = re.sub(r"@font-face\s*{.*?}", "", app.export_screenshot(), flags=re.DOTALL)

    (IMAGES / f"{name}.svg").write_text(re.sub(r"terminal-\d+", "terminal-1", svg), "utf-8")


def main() -> None:
    """Draw everything."""
    os.environ["GROUP_SUPERVISION_SCREENS"] = "two"
    IMAGES.mkdir(exist_ok=True)
    for columns, rows in SIZES:
        asyncio.run(stage(columns, rows, asyncio.run(console(columns, rows))))


if __name__ == "__main__":
    main()
