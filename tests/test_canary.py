"""The canary: nothing identifying is in any file of the data folder at any moment.

Every write goes through one function; the test stands in it and looks at every byte before it
reaches the disk, while a facilitator leads a whole session by keys.
"""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from textual.events import Paste

from group_supervision.cli.commands import cli
from group_supervision.core.choices import NotePolicy
from group_supervision.guide.home import Todo
from group_supervision.guide.room_display import RoomDisplay
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.storage import atomic
from group_supervision.tui.screens.live import LiveScreen
from group_supervision.tui.screens.replacements import ReplacementsScreen
from tests.canaries import NUMBERS, PEOPLE, WORD_NAMES, parts, spoken
from tests.conftest import StoppedClock
from tests.tui.conftest import Facilitator, Sit, lead, sit_down, two_screens
from tests.watching import FileWatch, watching

__all__ = ["lead", "sit_down", "two_screens"]

CANARIES = ("amara", "okafor", "a.okafor@example.org", "07700 900123", "900123", "943 476 5919")
NOTES = (
    "amara okafor rang from 07700 900123",
    "AMARA's NHS number is 943 476 5919",
    "write to a.okafor@example.org, says Okafor",
)
EVERYBODY = parts(PEOPLE) | parts(WORD_NAMES)


@pytest.fixture
def watch(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FileWatch]:
    """Watch for a few canaries."""
    with watching(home, monkeypatch, CANARIES) as watch:
        yield watch


@pytest.fixture
def crowd(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FileWatch]:
    """Watch for two hundred people."""
    with watching(home, monkeypatch, NUMBERS, EVERYBODY) as watch:
        yield watch


async def test_a_whole_session_leaves_no_canary_in_any_file_at_any_moment(
    sit_down: Sit, clock: StoppedClock, watch: FileWatch
) -> None:
    defaults = SetupDefaults(
        policy=NotePolicy.LIVE, group="amara's group", protected=("Amara Okafor",)
    )

    async def step(her: Facilitator, *keys: str) -> None:
        await her.press(*keys)
        watch.look()

    async with sit_down(defaults=defaults) as her:
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
        await step(her, "h")
        await step(her, "m")
        await her.type("okafor again")
        await step(her, "enter")
        await step(her, "enter")
    assert len(watch.seen) > 20
    assert any("Person A" in text for _, text in watch.seen)


@pytest.mark.usefixtures("two_screens")
async def test_no_page_beside_a_session_leaves_a_canary_in_any_file(
    sit_down: Sit, watch: FileWatch
) -> None:
    async def paste(her: Facilitator, text: str) -> None:
        her.app.screen.query_exactly_one("#answer").post_message(Paste(text))
        await her.press("enter")
        watch.look()

    async with sit_down(defaults=Todo.LEARN) as her:
        await her.press("r")
        await paste(her, NOTES[0])
        await paste(her, "Amara Okafor")
        await her.press("escape", "r")
        await paste(her, NOTES[1])
        await paste(her, "duty senior")
        await her.press("enter")
    async with sit_down(defaults=Todo.AGREEMENT) as her:
        await her.press(*["enter"] * 9, "a")
        await paste(her, "Amara rings whoever is late")
    async with sit_down(defaults=Todo.PULSE) as her:
        await her.press("a")
        await paste(her, "Okafor made me feel safe")
    assert any("Person A" in text and "duty senior" in text for _, text in watch.seen)
    assert any("difficulties" in text for _, text in watch.seen)


async def note(her: Facilitator, text: str) -> None:
    """Take a note; pasted, for two hundred names are long to type."""
    await her.press("m")
    her.app.screen.query_exactly_one("#note").post_message(Paste(text))
    await her.press("enter")


async def take_notes(her: Facilitator, notes: list[str], watch: FileWatch) -> None:
    """Take notes, with some of them undone and brought back."""
    for number, text in enumerate(notes):
        await note(her, text)
        if number % 5 == 0:
            await her.press("u", "u", "U", "U")
        if number % 10 == 0:
            watch.look()
    watch.look()


async def test_two_hundred_names_through_a_crash_undo_review_and_export_leave_no_trace(
    sit_down: Sit,
    home: Path,
    crowd: FileWatch,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    notes = [*spoken(PEOPLE), *spoken(WORD_NAMES), *(f"more: {each}" for each in NUMBERS)]
    defaults = SetupDefaults(
        policy=NotePolicy.LIVE, group=f"{PEOPLE[3]}'s group", protected=WORD_NAMES, people=7
    )

    def broken(*_: object) -> None:
        held = notes[:]  # a local that Textual's traceback would show
        raise RuntimeError(held)

    with pytest.raises(RuntimeError), monkeypatch.context() as patched:
        patched.setattr(RoomDisplay, "show_prompt", broken)
        async with sit_down(defaults=defaults) as her:
            await her.press("enter", "space", "n", "n", "n", "n")
            await take_notes(her, notes[:30], crowd)
            await her.press("u", "u", "U", "U", "right")
    crowd.look()
    async with sit_down() as her:
        await her.press("enter")
        for name in WORD_NAMES:
            await her.press("ctrl+n")
            her.app.screen.query_exactly_one("#note").post_message(Paste(name))
            await her.press("enter")
        await take_notes(her, notes[30:], crowd)
        await her.press("e", "enter", "enter", "h")
        await note(her, f"{PEOPLE[7]} again, and {WORD_NAMES[2]}")
        await her.press("c")
        assert isinstance(her.app.screen, ReplacementsScreen)
        for key in "plo" * 4:
            await her.press(key, "tab")
            crowd.look()
        await her.press("down", "m", "enter", "down", "s", "r")
        her.app.screen.query_exactly_one("#note").post_message(Paste("teacher"))
        await her.press("enter", "r")
        her.app.screen.query_exactly_one("#note").post_message(Paste(PEOPLE[9]))
        await her.press("enter", "escape", "enter")
    crowd.look()
    (path,) = (home / "sessions").glob("*.json")
    shown = [
        CliRunner().invoke(cli, arguments).output
        for arguments in (
            ["sessions", "show", path.stem],
            ["sessions", "show", path.stem, "--json"],
            ["sessions", "list"],
        )
    ]
    assert "Person A" in shown[0]
    printed = capsys.readouterr()
    for text in (*shown, printed.out, printed.err, caplog.text):
        assert not crowd.leaks(text)
    assert len(crowd.seen) > 100


async def test_a_name_recognised_late_is_gone_from_every_file_and_stays_gone(
    lead: Sit, home: Path
) -> None:
    home.mkdir()
    (home / "ordinary-words.txt").write_text("tamsin\n")
    async with lead() as her:
        await note(her, "we heard tamsin out")
        await note(her, "tamsin sat by the door")
        await note(her, "a heavy hour")
        (path,) = (home / "sessions").glob("*.json")
        assert "tamsin" in path.read_text("utf-8")
        await her.press("u", "u", "ctrl+n")
        await her.type("Tamsin")
        await her.press("enter")
        assert "we heard Person A out" in path.read_text("utf-8")
        await her.press("U", "U")
        assert "Person A sat by the door" in path.read_text("utf-8")
        assert "tamsin" not in path.read_text("utf-8").lower()
        await her.press("u", "u", "U", "U", "e", "enter", "enter", "h", "enter")
    for file in (home / "sessions").iterdir():
        assert "tamsin" not in file.read_text("utf-8").lower()


async def test_the_watch_would_see_a_leak(home: Path, watch: FileWatch) -> None:
    atomic.private_folder(home)
    atomic.write_atomically(home / "leak.txt", "Amara was here")
    with pytest.raises(AssertionError, match="amara"):
        watch.complain()
    with pytest.raises(AssertionError, match="amara"):
        watch.look()
    (home / "leak.txt").unlink()
    watch.seen.clear()


async def test_the_watch_would_see_a_file_elsewhere(tmp_path: Path, watch: FileWatch) -> None:
    (tmp_path / "elsewhere.txt").write_text(datetime.now(UTC).isoformat())
    with pytest.raises(AssertionError, match="outside"):
        watch.complain()
    watch.opened.clear()


async def test_on_one_screen_not_a_letter_of_a_note_is_ever_drawn_in_room_view(
    lead: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames: list[str] = []

    real = LiveScreen.repaint

    def repaint(face: LiveScreen) -> None:
        real(face)
        strips = face._compositor.render_strips()
        frames.append("\n".join(strip.text for strip in strips))

    monkeypatch.setattr(LiveScreen, "repaint", repaint)
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
