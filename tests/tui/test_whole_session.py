"""From home to saved with keys alone, at every size, and what the room and the disk then have."""

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from group_supervision.cli.commands import cli
from group_supervision.core.choices import NotePolicy
from group_supervision.guide.setup_defaults import SetupDefaults
from tests.conftest import START, StoppedClock
from tests.tui.conftest import Facilitator, Sit, Size

SIZES = [(80, 24), (120, 40), (200, 60), (60, 20)]
WHOLE_WORDS: set[str] = set()
"""Every word of the session as it stands on a screen on which nothing has to be cut."""


async def whole_session(her: Facilitator, clock: StoppedClock) -> list[str]:
    """Lead a session from the set-up form to home; return every screen on the way."""
    seen = [her.screen]

    async def press(*keys: str) -> None:
        await her.press(*keys)
        seen.append(her.screen)

    await press("enter")
    await press("space")
    await press("right")
    clock.advance(minutes=4)
    await press("n")
    clock.advance(minutes=10)
    await press("n")
    clock.advance(minutes=1)
    await press("n")
    for _ in range(3):
        await press("right")
        await press("l")
    for text in ("fear of being blamed", "nobody said no", "who is it for"):
        await her.press("m")
        await her.type(text)
        await press("enter")
    await press("plus")
    await press("u")
    for _ in range(4):
        await press("t")
    await press("b")
    await press("b")
    await press("tab")
    await press("h")
    await press("d")
    await press("down", "down")
    await press("escape")
    await press("tab")
    clock.advance(minutes=28)
    her.live.repaint()
    await press("t", "t", "t", "t")
    await press("n")
    await press("r")
    await press("2")
    await press("enter")
    await press("tab")
    await press("s")
    await press("right", "left")
    await press("escape")
    await press("tab")
    await press("space")
    clock.advance(minutes=5)
    await press("n")
    clock.advance(minutes=10)
    await press("n")
    clock.advance(minutes=5)
    await press("n")
    await press("enter")
    await press("enter")
    await press("h")
    await press("enter")
    return seen


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_whole_session_is_led_by_keys_alone_and_told_truthfully(
    sit_down: Sit, clock: StoppedClock, home: Path, size: Size
) -> None:
    async with sit_down(size, SetupDefaults(policy=NotePolicy.LIVE)) as her:
        screens = await whole_session(her, clock)
    assert "Saved on this machine." in screens[-1]
    (path,) = (home / "sessions").glob("*.json")
    shown = CliRunner().invoke(cli, ["sessions", "show", path.stem, "--json"])
    told = json.loads(shown.stdout)
    assert told["state"] == "closed"
    assert told["clock"] == "ended"
    assert told["phase"] is None
    kinds = [note["kind"] for note in told["notes"]]
    assert kinds == ["hypothesis"] * 3
    assert [note["number"] for note in told["notes"]] == [1, 2, 3]
    assert [note["resonated"] for note in told["notes"]] == [False, True, False]
    assert {note["phase"] for note in told["notes"]} == {"wonder"}
    assert [phase["actual_seconds"] for phase in told["phases"]] == [
        240,
        600,
        60,
        1680,
        300,
        600,
        300,
    ]
    assert [phase["overrun_seconds"] for phase in told["phases"]] == [0, 0, 0, 180, 0, 0, 0]
    assert all(phase["granted_seconds"] == 0 for phase in told["phases"])


def words_on(screens: list[str]) -> set[str]:
    return {
        word for screen in screens for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", screen)
    }


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_no_word_is_cut_on_any_screen(
    sit_down: Sit, clock: StoppedClock, home: Path, size: Size
) -> None:
    if not WHOLE_WORDS:
        async with sit_down((300, 80), SetupDefaults(policy=NotePolicy.LIVE)) as her:
            WHOLE_WORDS.update(words_on(await whole_session(her, clock)))
        WHOLE_WORDS.add("reads")  # what the room reads is said where there is no picture of it
        shutil.rmtree(home)
        clock.time = START
    async with sit_down(size, SetupDefaults(policy=NotePolicy.LIVE)) as her:
        screens = await whole_session(her, clock)
    assert words_on(screens) - WHOLE_WORDS == set()
    assert not any("..." in screen or "\N{HORIZONTAL ELLIPSIS}\n" in screen for screen in screens)
