"""Colours: readable from the last row, told apart without colour, kept when they are chosen."""

import re
from pathlib import Path

import pytest
from textual import widgets as textual_widgets
from textual.color import Color
from textual.theme import Theme

import group_supervision
from group_supervision.config import load_config
from group_supervision.core.choices import NotePolicy, Screens
from group_supervision.guide.opening import Opening
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.paths import shipped
from group_supervision.tui.app import FacilitatorApp
from group_supervision.tui.settings_in_force import settings
from group_supervision.tui.slide_pieces import Role
from group_supervision.tui.themes import THEMES
from group_supervision.tui.widgets.room_view import RoomView
from tests.conftest import StoppedClock
from tests.tui.conftest import Sit
from tests.tui.tapping import tap

LOOKED_AT = (Role.DONE, Role.COMING, Role.GONE)
"""What is told apart by its shape, beside its colour."""
READ = [role for role in Role if role not in LOOKED_AT]


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of WCAG 2, from 1 to 21."""

    def luminance(color: Color) -> float:
        parts = [part / 255 for part in (color.r, color.g, color.b)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#777"), Color.parse("#fff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: str(theme.name))
async def test_every_text_the_room_reads_has_a_contrast_of_seven(
    home: Path, clock: StoppedClock, theme: Theme
) -> None:
    home.mkdir()
    (home / "config.toml").write_text(f'room_theme = "{theme.name}"', "utf-8")
    app = FacilitatorApp(home, SetupDefaults(policy=NotePolicy.LIVE), clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await tap(pilot, "enter")
        room = app.screen.query_one("#room", RoomView)
        ground = room.background_colors[1]
        for role in READ:
            colour = room.get_visual_style(f"piece--{role}").foreground
            assert colour is not None
            assert contrast(colour, ground) >= 7, (role, colour)
        for role in LOOKED_AT:
            colour = room.get_visual_style(f"piece--{role}").foreground
            assert colour is not None
            assert contrast(colour, ground) >= 1.5, (role, colour)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: str(theme.name))
def test_her_line_and_what_she_types_have_it_on_their_own_ground(theme: Theme) -> None:
    for ground in (theme.surface, theme.panel):
        assert contrast(Color.parse(theme.foreground or ""), Color.parse(ground or "")) >= 7


def test_in_no_theme_the_room_is_black_but_in_high_contrast_or_shouts_in_red() -> None:
    for theme in THEMES:
        ground, ink = Color.parse(theme.background or ""), Color.parse(theme.foreground or "")
        assert (ground.rgb == (0, 0, 0)) is (theme.name == "high-contrast")
        assert (contrast(ink, ground) < 17) is (theme.name != "high-contrast")


async def test_chosen_colours_are_kept_apart_for_console_and_room(
    sit_down: Sit, home: Path
) -> None:
    defaults = SetupDefaults(policy=NotePolicy.LIVE)
    async with sit_down((80, 24), defaults) as her:
        await her.press("enter", "space", "tab", "ctrl+p")
        await her.type("room colours high")
        await her.pilot.pause(0.3)
        await her.press("enter")
        assert her.app.theme == "projector-dark"
        await her.press("tab")
        assert her.app.theme == "high-contrast"
    config = load_config(home, {})
    assert (config.theme, config.room_theme) == ("projector-dark", "high-contrast")


@pytest.mark.parametrize(("sound", "rings"), [("true", [1, 2, 3]), ("false", [0, 0, 0])])
async def test_the_bell_rings_once_for_each_threshold_and_only_when_asked_for(
    lead: Sit,
    clock: StoppedClock,
    monkeypatch: pytest.MonkeyPatch,
    sound: str,
    rings: list[int],
) -> None:
    monkeypatch.setenv("GROUP_SUPERVISION_SOUND", sound)
    monkeypatch.setenv("GROUP_SUPERVISION_SCREENS", Screens.TWO.value)
    rung: list[None] = []
    async with lead((80, 24)) as her:
        monkeypatch.setattr(her.app, "ring", lambda: rung.append(None))
        counted = []
        for seconds in (121, 60, 61):  # of four minutes: half, the last one, and over
            for _ in range(seconds):
                clock.advance(seconds=1)
                her.live.repaint()
            counted.append(len(rung))
        clock.advance(seconds=31)
        for _ in range(3):
            her.live.repaint()
        counted[-1] = len(rung)
        assert counted == rings
        assert her.app._driver is not None


async def test_in_the_rooms_view_nothing_rings(
    lead: Sit, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GROUP_SUPERVISION_SOUND", "true")
    rung: list[None] = []
    async with lead((80, 24)) as her:
        monkeypatch.setattr(her.app, "ring", lambda: rung.append(None))
        for _ in range(300):
            clock.advance(seconds=1)
            her.live.repaint()
        assert rung == []


def test_every_widget_that_a_stylesheet_names_exists() -> None:
    package = Path(group_supervision.__file__).parent
    sources = [*package.glob("tui/**/*.py"), Path(textual_widgets.__file__)]
    known = set(re.findall(r"\b[A-Z]\w+", "\n".join(each.read_text("utf-8") for each in sources)))
    for path in shipped("styles").glob("*.tcss"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
        for name in re.findall(r"(?<![\w#.$-])([A-Z]\w+)", text):
            assert name in known | {"Screen", "Toast"}, f"{path.name}: {name}"


async def test_an_unknown_theme_is_one_sentence_and_the_default(
    sit_down: Sit, home: Path, clock: StoppedClock
) -> None:
    home.mkdir()
    (home / "config.toml").write_text('theme = "plaid"\n', "utf-8")
    async with sit_down((100, 30)) as her:
        config, (complaint,) = settings(her.app, Opening(home, clock))
        assert "there is no theme “plaid”" in complaint
        assert "\n" not in complaint
        assert config.theme == her.app.theme == "projector-dark"
