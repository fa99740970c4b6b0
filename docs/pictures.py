"""Draws the pictures of this documentation: `make pictures`. The session on them is invented."""

import asyncio
import re
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot

from group_supervision.core.choices import NotePolicy
from group_supervision.core.wishes import Wishes
from group_supervision.live.clock import Tick
from group_supervision.tui.app import FacilitatorApp
from group_supervision.tui.screens.live import LiveScreen

IMAGES = Path(__file__).parent / "images"
NOTES = ("fear of being blamed in public", "nobody has said no yet", "who is it really for")


class Clock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 4, 14, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """Return the time."""
        return self.time

    def look(self) -> Tick:
        """Return the time; nothing was missed."""
        return Tick(self.time)


class Session:
    """An invented session whose clock moves when it is told to."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.app = FacilitatorApp(Path(tempfile.mkdtemp()), _WISHES, self.clock)

    async def press(self, pilot: Pilot[None], *keys: str) -> None:
        """Press keys."""
        for key in keys:
            await pilot.press(key)
            await pilot.pause()

    async def after(self, pilot: Pilot[None], minutes: float) -> None:
        """Let minutes pass."""
        self.clock.time += timedelta(minutes=minutes)
        screen = self.app.screen
        if isinstance(screen, LiveScreen):
            screen.repaint()
        await pilot.pause()

    def draw(self, name: str) -> None:
        """Draw what stands on the screen, without the fonts it would fetch from elsewhere."""
        svg = re.sub(r"@font-face\s*{.*?}", "", self.app.export_screenshot(), flags=re.DOTALL)
        (IMAGES / f"{name}.svg").write_text(svg, "utf-8")


_WISHES = Wishes(policy=NotePolicy.LIVE)


async def draw(columns: int, rows: int) -> None:
    """Lead the invented session and draw its screens at one size."""
    session = Session()
    size = f"{columns}x{rows}"
    async with session.app.run_test(size=(columns, rows)) as pilot:
        await pilot.pause()
        session.draw(f"set-up-{size}")
        await session.press(pilot, "enter")
        session.draw(f"ready-{size}")
        await session.press(pilot, "space")
        session.draw(f"arrive-{size}")
        await session.after(pilot, 4)
        await session.press(pilot, "n")
        await session.after(pilot, 3)
        session.draw(f"present-{size}")
        await session.after(pilot, 7)
        await session.press(pilot, "n")
        await session.after(pilot, 1)
        await session.press(pilot, "n")
        await session.after(pilot, 7)
        session.draw(f"wonder-{size}")
        await session.press(pilot, "tab", "h", "right")
        for note in NOTES:
            await session.press(pilot, "m", *("space" if each == " " else each for each in note))
            await session.press(pilot, "enter")
        session.app.screen.query_one("#strip").display = False
        await pilot.pause()
        session.draw(f"console-{size}")


def main() -> None:
    """Draw everything."""
    IMAGES.mkdir(exist_ok=True)
    asyncio.run(draw(80, 24))
    asyncio.run(draw(120, 40))


if __name__ == "__main__":
    main()
