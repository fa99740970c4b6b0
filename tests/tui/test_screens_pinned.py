"""A few screens, letter by letter: `UPDATE_SCREENS=1 make test` writes them anew.

What stands here is what was looked at and would be projected; whoever changes it looks again.
"""

import os
import re
from datetime import timedelta
from pathlib import Path

import pytest

from group_supervision.core import commands
from group_supervision.core.format import NoteKind
from group_supervision.live.session import LiveSession
from group_supervision.tui.screens.stage import StageScreen
from group_supervision.tui.stage_app import StageApp
from tests.conftest import StoppedClock
from tests.tui.conftest import Sit
from tests.tui.reading import drawn

PINNED = Path(__file__).parent.parent / "data" / "screens"


def pinned(name: str, text: str) -> None:
    path = PINNED / f"{name}.txt"
    text = re.sub(r"ends \d\d:\d\d", "ends --:--", text)  # wherever this machine stands
    if os.environ.get("UPDATE_SCREENS"):
        path.write_text(f"{text}\n", "utf-8")
    assert f"{text}\n" == path.read_text("utf-8"), f"{path.name}: look at what has changed"


async def stage_text(
    home: Path, clock: StoppedClock, size: tuple[int, int], then: float = 0
) -> str:
    """Return what a stage shows `then` minutes after it was started."""
    app = StageApp(home, clock)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, StageScreen)
        clock.advance(minutes=then)
        app.screen.look()
        await pilot.pause()
        return drawn(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_stage_in_wonder(
    live: LiveSession, home: Path, clock: StoppedClock, size: tuple[int, int]
) -> None:
    live.perform(commands.begin)
    for _ in range(3):
        live.perform(commands.advance)
    clock.advance(minutes=8)
    live.beat()
    _at(home, clock)
    pinned(f"stage-wonder-{size[0]}x{size[1]}", await stage_text(home, clock, size))


async def test_the_stage_in_overtime(live: LiveSession, home: Path, clock: StoppedClock) -> None:
    live.perform(commands.begin)
    for _ in range(3):
        live.perform(commands.advance)
    clock.advance(minutes=27, seconds=3)
    _at(home, clock)
    pinned("stage-overtime-80x24", await stage_text(home, clock, (80, 24)))


async def test_the_stage_on_its_own(live: LiveSession, home: Path, clock: StoppedClock) -> None:
    live.perform(commands.begin)
    live.perform(commands.advance)
    _at(home, clock)
    pinned("stage-alone-80x24", await stage_text(home, clock, (80, 24), then=4))


async def test_the_console_in_wonder(lead: Sit, clock: StoppedClock) -> None:
    async with lead((120, 40)) as her:
        await her.press("n", "n", "n", "n", "right", "tab")
        clock.advance(minutes=8)
        her.live._live.take_note(NoteKind.HYPOTHESIS, "afraid of being blamed")
        her.live.clear_notice()
        await her.press("h")
        pinned("console-wonder-120x40", her.screen)


def _at(home: Path, clock: StoppedClock) -> None:
    stamp = (clock.time - timedelta(seconds=1)).timestamp()
    os.utime(home / "stage.json", (stamp, stamp))
