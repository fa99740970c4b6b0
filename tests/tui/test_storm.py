"""Two hundred storms in both window modes: no crash, and no typed letter before the room.

`make test` lets a few of them rage, `make storm` all of them.
"""

import os
from pathlib import Path

import pytest

from tests.tui.painting import watching_frames
from tests.tui.storm import SIGNS, Storm

STORMS = int(os.environ.get("STORMS", "2"))


@pytest.mark.parametrize("seed", range(STORMS))
async def test_in_a_storm_nothing_crashes_and_the_room_sees_no_typed_letter(
    home: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    screens = ("one", "two")[seed % 2]
    monkeypatch.setenv("GROUP_SUPERVISION_SCREENS", screens)
    with watching_frames(monkeypatch) as frames:
        storm = Storm(seed, home, frames, screens)
        await storm.rage()
        assert frames.with_any(SIGNS) == [], " | ".join(storm.done)
