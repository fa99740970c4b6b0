"""A whole session in a language that nobody speaks: no English word, and nothing cut off."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from group_supervision import translation
from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core import commands
from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.core.format import NoteKind
from group_supervision.export.forms import Form
from group_supervision.formats.library import DEFAULT_FORMAT, load_format
from group_supervision.guide.exporting import What, export, export_all
from group_supervision.guide.home import Todo
from group_supervision.guide.opening import Opening
from group_supervision.guide.privacy import privacy, told
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.live.opening import open_session
from group_supervision.live.session import LiveSession
from group_supervision.paths import shipped
from group_supervision.plain.conversation import Conversation
from group_supervision.plain.flow import PlainConsole
from group_supervision.plain.line_output import LineOutput
from group_supervision.storage.folder import DataFolder
from group_supervision.tui.screens.stage import StageScreen
from group_supervision.tui.stage_app import StageApp
from tests.conftest import StoppedClock
from tests.consoles.test_same_facts import SESSIONS, Step
from tests.plain.conftest import Facilitator as Typist
from tests.plain.conftest import Script
from tests.pseudo import LANGUAGE, write_catalogue, write_format
from tests.tui.conftest import Sit

KEPT = "is it the rota who is it for"
"""What was typed is nobody's to translate."""

TOLD = (Form.MARKDOWN, Form.HTML, Form.CSV)

ENGLISH = re.compile(r"[A-Za-z]{2,}")
ALLOWED = frozenset({"group", "supervision", "stage", "ctrl", "Esc", "Tab", "tab", *KEPT.split()})
"""Commands, keys, and what was typed."""


@pytest.fixture(autouse=True)
def strange(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak the strange language, formats too."""
    write_catalogue(tmp_path / "locales")
    write_format(
        shipped("sessions") / f"{DEFAULT_FORMAT}.toml", home / "formats" / f"{DEFAULT_FORMAT}.toml"
    )
    monkeypatch.setenv(translation.LOCALES_VARIABLE, str(tmp_path / "locales"))
    monkeypatch.setenv("LANGUAGE", LANGUAGE)
    translation.forget()
    yield
    monkeypatch.undo()
    translation.forget()


def english(text: str) -> list[str]:
    """Return the English words of a text."""
    return [word for word in ENGLISH.findall(text) if word not in ALLOWED]


def uncut(text: str) -> bool:
    """Say whether every sentence that begins on a screen also ends on it."""
    return text.count("«") == text.count("»")


async def test_no_screen_says_an_english_word(sit_down: Sit, clock: StoppedClock) -> None:
    async with sit_down((80, 24)) as her:
        assert not english(her.screen), her.screen
    async with sit_down((80, 24), SetupDefaults(policy=NotePolicy.LIVE)) as her:
        screens = [her.screen]
        await her.press("enter")
        for step in SESSIONS["whole"]:
            if isinstance(step, Step):
                for key in step.keys:
                    await her.press(key)
                    screens.append(her.screen)
            else:
                clock.time += step
                her.live.repaint()
                await her.pilot.pause()
                screens.append(her.screen)
                await her.press("tab")
                screens.append(her.screen)
                await her.press("tab")
    for screen in screens:
        assert not english(screen), screen
        assert uncut(screen), screen


def test_no_line_says_an_english_word(clock: StoppedClock, home: Path) -> None:
    script: list[Script] = [""]
    for step in SESSIONS["whole"]:
        script += step.lines if isinstance(step, Step) else ["x", "t", "y", "d", "?", step]
    typist = Typist((*script, "q"), clock)
    conversation = Conversation(typist, LineOutput(typist.write))
    PlainConsole(Opening(home, clock), conversation, clock).run(
        SetupDefaults(policy=NotePolicy.LIVE)
    )
    said = [line for line in typist.heard if not line.startswith("> ")]
    assert not [line for line in said if english(line)]


async def test_no_page_beside_the_session_says_an_english_word(
    sit_down: Sit, clock: StoppedClock, home: Path
) -> None:
    pages = {
        Todo.LEARN: (("h", "r", "x", "enter"), ("?", "h", "r", "q")),
        Todo.AGREEMENT: (("enter",), ("?", "", "q")),
        Todo.PULSE: (("enter", "6", "enter", "3"), ("?", "h", "", "q")),
    }
    for page, (keys, lines) in pages.items():
        async with sit_down((80, 24), page) as her:
            screens = [her.screen]
            for key in (*keys, "escape", "question_mark"):
                await her.press(key)
                screens.append(her.screen)
        for screen in screens:
            assert not english(screen), screen
        typist = Typist((*lines, "q", "q"), clock)
        conversation = Conversation(typist, LineOutput(typist.write))
        PlainConsole(Opening(home, clock), conversation, clock).run(page)
        said = [line for line in typist.heard if not line.startswith("> ")]
        assert not [line for line in said if english(line)]


async def test_the_stage_says_no_english_word(
    sit_down: Sit, clock: StoppedClock, home: Path
) -> None:
    async with sit_down((80, 24), SetupDefaults(policy=NotePolicy.LIVE)) as her:
        await her.press("enter", "space", "n", "tab")
        app = StageApp(home, clock)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert isinstance(app.screen, StageScreen)
            strips = app.screen._compositor.render_strips()
            screen = "\n".join(strip.text.rstrip() for strip in strips)
        assert not english(screen), screen
        assert uncut(screen), screen


def test_no_export_says_an_english_word(clock: StoppedClock, home: Path) -> None:
    setup = Setup(60, policy=NotePolicy.LIVE)
    live = open_session(DataFolder(home), load_format(DEFAULT_FORMAT), setup, Anonymiser(), clock)
    live.perform(commands.begin)
    clock.advance(minutes=30)
    live.take_note(NoteKind.HYPOTHESIS, "is it the rota")
    live.perform(commands.resonate, 1)
    live.perform(commands.end)
    live.close()
    read = DataFolder(home).library.record(live.id, clock.now())
    empty = replace(read, notes=(), is_closed=False)
    made = [
        *(export(each, what, form) for each in (read, empty) for what in What for form in TOLD),
        *(export_all(each, form, clock.now()) for each in ([read], []) for form in TOLD),
    ]
    for each in made:
        text = "\n".join((each.content.decode("utf-8"), *each.sentences))
        assert not english(re.sub(r"<style>.*?</style>|<[^>]*>", " ", text, flags=re.S)), text


def test_what_is_kept_is_told_without_an_english_word(live: LiveSession, home: Path) -> None:
    live.perform(commands.begin)
    live.close()
    (home / "strange").mkdir()
    home.chmod(0o755)
    seen = replace(privacy(home), synced_by="«»", place="«»")
    for line in told(seen, datetime.now(UTC), names=False):
        assert not english(line.replace("GROUP_SUPERVISION_HOME", "")), line


SHIPPED_WORDS = frozenset(
    word
    for folder in ("rhythms", "reflective")
    for path in (shipped("sessions") / folder).iterdir()
    for word in ENGLISH.findall(path.read_text("utf-8"))
)
"""What the rules, the checklist and the tags say is data, in the language it's written in."""


def test_the_rhythm_and_the_checklist_say_no_english_word(clock: StoppedClock, home: Path) -> None:
    rhythm = Opening(home, clock).rhythm()
    rhythm.add("walsall/fp.incident", "striped teapot")
    rhythm.add("walsall/case.cp", "wooden ladder", "2026-01-01")
    scripts = {
        Todo.RHYTHM: "? o 3 - t0 - i0 i1 t1 t1 g2 d2 soon w1 x w0 a 1 r2 r2 x1 u u x0 g0 t q q",
        Todo.REFLECT: "? - h 1y 2p 3n 4x 9y h k h f k l q q",
    }
    for asked, script in scripts.items():
        lines = ("" if each == "-" else each for each in script.split())
        typist = Typist(tuple(lines), clock)
        conversation = Conversation(typist, LineOutput(typist.write))
        PlainConsole(Opening(home, clock), conversation, clock).run(asked)
        said = [line for line in typist.heard if not line.startswith("> ")]
        assert len(said) > 20
        found = [word for line in said for word in english(line) if word not in SHIPPED_WORDS]
        assert not [word for word in found if word not in ("rhythm", "soon", "list")], said
