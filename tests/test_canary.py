"""The canary: nothing identifying is in any file of the data folder at any moment.

Every write goes through one function; the test stands in it and looks at every byte before it
reaches the disk, while a facilitator leads a whole session by keys.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from group_supervision.core.choices import NotePolicy
from group_supervision.core.wishes import Wishes
from group_supervision.storage import atomic
from tests.conftest import StoppedClock
from tests.tui.conftest import Facilitator, Sit, lead, sit_down

__all__ = ["lead", "sit_down"]

CANARIES = ("amara", "okafor", "a.okafor@example.org", "07700 900123", "900123", "943 476 5919")
NOTES = (
    "amara okafor rang from 07700 900123",
    "AMARA's NHS number is 943 476 5919",
    "write to a.okafor@example.org, says Okafor",
)


class Watch:
    """Sees whatever is written below a folder."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, str]] = []

    def complain(self) -> None:
        """Fail when a canary was among it."""
        for name, text in self.seen:
            for canary in CANARIES:
                assert canary not in text.lower(), f"{canary} was written to {name}"


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    """Stand in the one door to the disk, and in the built-in ones beside it."""
    watching = Watch()
    real_open = os.fdopen

    def fdopen(descriptor: int, mode: str, *, encoding: str, newline: str) -> IO[str]:
        file: IO[str] = real_open(descriptor, mode, encoding=encoding, newline=newline)
        real_write = file.write

        def write(text: str) -> int:
            watching.seen.append(("a file", text))
            return real_write(text)

        monkeypatch.setattr(file, "write", write)
        return file

    monkeypatch.setattr(os, "fdopen", fdopen)
    yield watching
    watching.complain()


def files(home: Path) -> str:
    """Return everything in the data folder as one text, names of files included."""
    return "\n".join(
        f"{path}\n{path.read_text('utf-8')}" for path in home.rglob("*") if path.is_file()
    ).lower()


async def test_a_whole_session_leaves_no_canary_in_any_file_at_any_moment(
    sit_down: Sit, home: Path, clock: StoppedClock, watch: Watch
) -> None:
    wishes = Wishes(policy=NotePolicy.LIVE, group="amara's group", protected=("Amara Okafor",))

    async def step(her: Facilitator, *keys: str) -> None:
        await her.press(*keys)
        for canary in CANARIES:
            assert canary not in files(home)

    async with sit_down(wishes=wishes) as her:
        await step(her, "enter")
        await step(her, "space")
        await step(her, "n")
        clock.advance(minutes=10)
        await step(her, "n")
        await step(her, "n")
        for text in NOTES:
            await step(her, "m")
            await her.type(text)
            await step(her, "enter")
            await step(her, "u")
            await step(her, "U")
        await step(her, "m")
        await her.type("a draft about amara")
        await step(her, "escape")
        await step(her, "tab")
        await step(her, "n")
        await step(her, "r")
        await step(her, "2")
        await step(her, "enter")
        await step(her, "e")
        await step(her, "enter")
        await step(her, "enter")
        await step(her, "m")
        await her.type("okafor again")
        await step(her, "enter")
        await step(her, "enter")
    assert len(watch.seen) > 20
    assert "person a" in files(home)


async def test_the_watch_would_see_a_leak(home: Path, watch: Watch) -> None:
    atomic.private_folder(home)
    atomic.write_atomically(home / "leak.txt", "Amara was here")
    with pytest.raises(AssertionError, match="amara was written"):
        watch.complain()
    watch.seen.clear()


async def test_on_one_screen_not_a_letter_of_a_note_is_ever_drawn_in_room_view(
    lead: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames: list[str] = []
    from group_supervision.tui.screens.live_face import LiveFace

    real = LiveFace.repaint

    def repaint(face: LiveFace) -> None:
        real(face)
        strips = face._compositor.render_strips()
        frames.append("\n".join(strip.text for strip in strips))

    monkeypatch.setattr(LiveFace, "repaint", repaint)
    async with lead((80, 24)) as her:
        await her.press("n", "n", "n", "n")
        for text in ("xylophone hypothesis", "quixotic second"):
            await her.press("m")
            for character in text:
                await her.press("space" if character == " " else character)
                frames.append(her.screen)
            await her.press("enter")
            frames.append(her.screen)
        await her.press("m")
        await her.type("zanzibar draft")
        await her.press("ctrl+k", "escape")
        await her.press("u", "U", "n", "r", "1", "enter")
        frames.append(her.screen)
        await her.press("s", "space", "b", "b", "f", "f", "e", "escape", "e", "enter")
        frames.append(her.screen)
    whole = "\n".join(frames).lower()
    assert "note: 2 words" in whole
    for word in ("xylo", "quixotic", "second", "zanzibar", "draft"):
        assert word not in whole
