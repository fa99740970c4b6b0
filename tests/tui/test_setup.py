"""The set-up form: everything right from the start, everything changed from the keyboard."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Button, Input

from group_supervision.core.choices import NotePolicy
from group_supervision.formats.library import load_all, load_format
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.tui.screens.setup import SetupScreen
from group_supervision.tui.widgets.fields import ChoiceField, TextField
from tests.conftest import SHIPPED, StoppedClock
from tests.tui.conftest import Sit
from tests.tui.painting import watching_frames

FIELDS = (
    "Format",
    "Length",
    "Finish",
    "People",
    "Notes",
    "Where",
    "Group",
    "Screens",
    "Word",
    "Variation",
    "Also",
)


def header(home: Path) -> dict[str, object]:
    """Return the set-up of the one session there is."""
    (path,) = (home / "sessions").glob("*.json")
    setup: dict[str, object] = json.loads(path.read_text("utf-8"))["session"]["1"]["setup"]
    return setup


async def test_start_has_the_focus_and_the_plan_is_shown(sit_down: Sit) -> None:
    async with sit_down() as her:
        await her.press("enter")
        assert isinstance(her.app.screen, SetupScreen)
        assert isinstance(her.app.screen.focused, Button)
        for field in FIELDS:
            assert field in her.screen
        assert "25  Wonder" in her.screen
        assert "60 minutes" in her.screen


async def test_every_choice_is_made_with_arrows_and_kept(sit_down: Sit, home: Path) -> None:
    async with sit_down() as her:
        await her.press("enter")
        for _ in range(2):
            await her.press("down")
        await her.press("right", "down", "down", "right")
        for _ in range(6):
            await her.press("down", "right")
        await her.press("enter", "space")
        her.app.exit()
    setup = header(home)
    assert setup["minutes"] == 65
    assert setup["people"] == 8
    assert setup["notes"] == "live"
    assert setup["setting"] == "online"
    assert setup["gathering"] == "supervision"
    assert setup["screens"] == "two"
    assert setup["word"] == "situation"
    assert setup["options"] == ["facts"]


async def test_a_finish_time_is_fitted_and_shown_before_the_start(
    sit_down: Sit, clock: StoppedClock
) -> None:
    finish = clock.now().astimezone()
    clock.advance(minutes=-50)
    async with sit_down(defaults=SetupDefaults(until=f"{finish:%H:%M}")) as her:
        assert "50 minutes" in her.screen
        assert f"ends {finish:%H:%M}" in her.screen
        assert "22  Wonder" in her.screen


@pytest.mark.parametrize(
    ("until", "says"), [("25:99", "isn't a time"), ("[/]", "isn't a time"), ("00:01", "choose")]
)
async def test_a_finish_time_that_cannot_be_is_met_with_a_sentence(
    sit_down: Sit, until: str, says: str
) -> None:
    async with sit_down(defaults=SetupDefaults(until=until)) as her:
        assert says in her.screen
        await her.press("enter")
        assert isinstance(her.app.screen, SetupScreen)


async def test_an_unusual_group_is_remarked_on_and_not_blocked(sit_down: Sit) -> None:
    async with sit_down(defaults=SetupDefaults(people=14)) as her:
        assert "Groups of 4 to 11 are usual" in her.screen
        await her.press("enter")
        assert "Welcome" in her.screen


async def test_names_are_added_one_by_one_masked_and_only_counted(
    sit_down: Sit, home: Path
) -> None:
    async with sit_down((80, 30), SetupDefaults(policy=NotePolicy.LIVE)) as her:
        await her.press(*["down"] * 11, "right")
        fields = her.app.screen.query(TextField)
        protect = fields.last().query_one(Input)
        protect.focus()
        await her.type("amara")
        assert "amara" not in her.screen
        await her.press("enter")
        await her.type("bisi")
        await her.press("enter")
        assert "2 names protected, in memory only" in her.screen
        her.app.screen.query_one(Button).focus()
        await her.press("enter", "space", "m")
        await her.type("bisi and amara")
        await her.press("enter")
        her.app.exit()
    for path in home.rglob("*"):
        if path.is_file():
            text = path.read_text("utf-8").lower()
            assert "amara" not in text
            assert "bisi" not in text


async def test_a_label_is_anonymised_before_it_is_kept(sit_down: Sit, home: Path) -> None:
    defaults = SetupDefaults(group="the tuesday group with amara", protected=("Amara",))
    async with sit_down(defaults=defaults) as her:
        await her.press("enter", "space")
        her.app.exit()
    assert header(home)["group"] == "the tuesday group with Person A"


async def test_a_demonstration_is_marked_on_every_screen(sit_down: Sit, home: Path) -> None:
    async with sit_down(defaults=SetupDefaults(speed=60)) as her:
        assert "emonstration" in her.screen
        await her.press("enter")
        assert "demonstration" in her.screen
        await her.press("space")
        assert "demonstration" in her.screen
        await her.press("tab")
        assert "demonstration" in her.screen
        await her.press("tab", "b")
        assert "demonstration" in her.screen
        await her.press("b", "e", "enter")
        assert "demonstration" in her.screen
        await her.press("enter", "h")
        assert "demonstration" in her.screen
    assert header(home)["speed"] == 60


async def test_a_broken_format_of_the_users_own_is_named_and_stops_nothing(
    sit_down: Sit, home: Path
) -> None:
    own = home / "formats"
    own.mkdir(parents=True)
    (own / "mine.toml").write_text("title = [/]", "utf-8")
    (home / "config.toml").write_text("nots = 1", "utf-8")
    async with sit_down((120, 40)) as her:
        await her.press("enter", "enter")
        assert "Welcome" in her.screen
        await her.press("escape", "escape")
        await her.pilot.pause()
        assert "mine.toml" in her.screen
        assert "nots" in her.screen


async def test_length_is_five_minutes_a_step_and_any_length_asked_for(sit_down: Sit) -> None:
    async with sit_down(defaults=SetupDefaults(minutes=52)) as her:
        assert "52 minutes" in her.screen
        field = her.app.screen.query(ChoiceField)[1]
        assert field.value == 52


async def test_twenty_minutes_are_a_practice_round(sit_down: Sit, home: Path) -> None:
    async with sit_down(defaults=SetupDefaults(minutes=20)) as her:
        assert "Practice round" in her.screen
        assert "4  Debrief" in her.screen
        await her.press("enter", "space")
        her.app.exit()
    assert header(home)["kind"] == "practice"


async def test_a_finish_time_in_twenty_minutes_is_no_practice_round(
    sit_down: Sit, clock: StoppedClock
) -> None:
    until = f"{clock.now().astimezone() + timedelta(minutes=20):%H:%M}"
    async with sit_down(defaults=SetupDefaults(until=until)) as her:
        assert "for practice rounds" in her.screen.replace("\n", " ")


async def test_on_one_screen_a_label_from_the_command_line_is_kept_and_never_drawn(
    sit_down: Sit, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with watching_frames(monkeypatch) as frames:
        async with sit_down((120, 40), defaults=SetupDefaults(group="Zŵtuesday")) as her:
            assert "as given before, not shown here" in her.screen
            await her.press("escape", "enter")
            assert "as given before, not shown here" in her.screen
            await her.press("enter", "space")
        assert not frames.with_any("ŵ")
    (path,) = (home / "sessions").glob("*.json")
    assert json.loads(path.read_text("utf-8"))["session"]["1"]["setup"]["group"]


async def test_with_two_windows_it_is_drawn_and_hidden_again_on_one(
    sit_down: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GROUP_SUPERVISION_SCREENS", "two")
    async with sit_down((120, 40), defaults=SetupDefaults(group="Tuesday")) as her:
        assert "Tuesday" in her.screen
        setup = her.app.screen
        assert isinstance(setup, SetupScreen)
        for screens, is_drawn in ((0, False), (1, True)):
            setup._screens.index = screens
            await her.pilot.pause()
            assert ("Tuesday" in her.screen) is is_drawn
            assert setup.defaults.group == "Tuesday"
        setup._label.fill("")
        assert setup.defaults.group is None


async def test_a_time_to_begin_at_is_typed_in_the_form_and_read_on_the_ready_card(
    sit_down: Sit, clock: StoppedClock
) -> None:
    later = f"{(clock.now() + timedelta(minutes=9)).astimezone():%H:%M}"
    async with sit_down() as her:
        await her.press("enter")
        screen = her.app.screen
        assert isinstance(screen, SetupScreen)
        screen._begins_at.fill("99:99")
        await her.pilot.pause()
        assert "“99:99” isn't a time" in her.screen
        screen._begins_at.fill(later)
        await her.press("enter")
        assert f"We begin at {later}" in her.screen
        assert "about 9 minutes" in her.screen
        await her.press("space")
        assert "We begin at" not in her.screen


async def test_every_format_is_offered_and_says_what_happens_in_it(sit_down: Sit) -> None:
    async with sit_down((120, 40)) as her:
        await her.press("enter", "down")
        seen = []
        for fmt in load_all()[0]:
            assert fmt.title in her.screen
            assert " ".join(fmt.summary.split()[:4]) in " ".join(her.screen.split())
            seen.append(fmt.title)
            await her.press("right")
        assert seen[0] == "Reflective case discussion"
        assert {fmt.title for fmt in SHIPPED} == set(seen)


async def test_a_format_brings_its_own_length_and_size(sit_down: Sit) -> None:
    async with sit_down() as her:
        await her.press("enter", "down", *["right"] * 12)
        assert "Troika" in her.screen
        assert "30 minutes" in her.screen
        assert "3 times:" in her.screen
        assert "Groups of" not in her.screen


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_a_format_that_is_not_for_every_group_asks_for_a_second_enter(
    sit_down: Sit, home: Path, size: tuple[int, int]
) -> None:
    async with sit_down(size, SetupDefaults(format_id="gossip-method")) as her:
        await her.press("enter")
        shown = " ".join(her.screen.split())
        for line in load_format("gossip-method").gate:
            assert line in shown
        assert "Press Enter again" in shown
        assert list((home / "sessions").glob("*.json")) == []
        await her.press("enter")
        assert "Welcome" in her.screen


async def test_where_the_form_does_not_fit_the_arrows_go_from_line_to_line(sit_down: Sit) -> None:
    async with sit_down((60, 20)) as her:
        await her.press("enter", *["down"] * 11)
        before: object = her.app.screen.focused
        await her.press("right", "down")
        after: object = her.app.screen.focused
        assert isinstance(before, ChoiceField)
        assert isinstance(after, Input)


async def test_another_format_has_to_be_looked_at_anew(sit_down: Sit) -> None:
    async with sit_down(defaults=SetupDefaults(format_id="gossip-method")) as her:
        await her.press("enter", "down", "right", "left", "enter")
        assert isinstance(her.app.screen, SetupScreen)
        assert "Press Enter again" in her.screen


async def test_on_a_low_screen_the_formats_line_says_what_happens_in_it(
    sit_down: Sit,
) -> None:
    gossip = SetupDefaults(format_id="gossip-method")
    async with sit_down((60, 20), gossip) as her:
        assert "Nothing runs until you press space." in " ".join(her.screen.split())
        await her.press("down")
        assert "for groups that trust one another." in " ".join(her.screen.split())
