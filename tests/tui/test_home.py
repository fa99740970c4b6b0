"""Home: what is focused, what is offered, and that nothing stands in the way."""

import json
import os
from pathlib import Path

import pytest
from textual.widgets import OptionList

from group_supervision.core.choices import NotePolicy
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.tui.screens.home import HomeScreen
from tests.conftest import StoppedClock
from tests.tui.conftest import Facilitator, Sit


async def broken_off(lead: Sit, clock: StoppedClock, home: Path, **ago: float) -> None:
    """Leave a session in the middle, some time ago."""
    async with lead() as her:
        await her.press("n")
        her.app.exit()
    stamp = clock.now().timestamp()
    os.utime(home / "stage.json", (stamp, stamp))
    clock.advance(**ago)


def focused(her: Facilitator) -> str:
    choices = her.app.screen.query_one(OptionList)
    assert choices.has_focus
    assert choices.highlighted is not None
    return str(choices.get_option_at_index(choices.highlighted).prompt).strip()


async def test_start_is_focused_and_nothing_has_been_made(sit_down: Sit, home: Path) -> None:
    async with sit_down() as her:
        assert focused(her) == "Start a session"
        await her.press("enter", "enter")
        assert "Welcome" in her.screen
        assert not list((home / "sessions").glob("*"))
        await her.press("escape", "escape")
        assert focused(her) == "Start a session"


async def test_back_from_the_ready_card_and_from_home_the_form_is_as_it_was(
    sit_down: Sit, home: Path
) -> None:
    defaults = SetupDefaults(
        policy=NotePolicy.LIVE, people=5, group="Tuesday", protected=("Blessing",)
    )
    async with sit_down(defaults=defaults) as her:
        await her.press("enter")
        assert "Welcome" in her.screen
        await her.press("escape")
        for _ in range(2):
            assert "1 name protected, in memory only" in her.screen
            assert "as given before, not shown here" in her.screen
            assert "key words as we speak" in her.screen
            await her.press("escape", "enter")
        await her.press("enter", "space", "m")
        await her.type("blessing was moved")
        await her.press("enter")
    (path,) = (home / "sessions").glob("*.json")
    assert "blessing" not in path.read_text("utf-8").lower()


async def test_a_session_that_just_broke_off_is_offered_first_by_its_age_alone(
    sit_down: Sit, lead: Sit, clock: StoppedClock, home: Path
) -> None:
    await broken_off(lead, clock, home, minutes=12)
    async with sit_down() as her:
        assert focused(her) == "Continue the session (stopped 12 minutes ago)"
        await her.press("enter")
        assert "We're pausing" in her.screen  # until she has said whether the time counts
        assert her.live._live.session.position == 1


async def test_one_that_broke_off_long_ago_is_offered_below(
    sit_down: Sit, lead: Sit, clock: StoppedClock, home: Path
) -> None:
    await broken_off(lead, clock, home, minutes=31)
    async with sit_down() as her:
        assert focused(her) == "Start a session"
        assert "31 minutes ago" in her.screen


async def test_a_session_that_ended_is_not_offered(sit_down: Sit, lead: Sit) -> None:
    async with lead() as her:
        await her.press("e", "enter", "enter", "h", "enter")
        assert "Saved on this machine." in her.screen
        assert "Continue" not in her.screen
    async with sit_down() as her:
        assert "Continue" not in her.screen


async def test_while_another_console_runs_it_says_so_and_loses_nothing(
    sit_down: Sit, live: object
) -> None:
    assert live
    async with sit_down() as her:
        await her.press("enter", "enter")
        assert "another window" in her.screen
        await her.press("escape")
        assert focused(her) == "Start a session"


async def test_kept_nothing_there_is_no_trace(lead: Sit, home: Path) -> None:
    async with lead() as her:
        await her.press("e", "enter", "enter", "h", "x")
        assert "Delete this session" in her.screen
        await her.press("escape", "x", "enter", "enter")
        assert "Nothing was kept." in her.screen
    assert not list((home / "sessions").iterdir())


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (300, 80)])
async def test_home_names_nobody_and_no_session(sit_down: Sit, size: tuple[int, int]) -> None:
    async with sit_down(size) as her:
        assert isinstance(her.app.screen, HomeScreen)
        assert "Group supervision" in her.screen


async def test_a_choice_about_notes_is_kept_for_next_time(sit_down: Sit, home: Path) -> None:
    async with sit_down() as her:
        await her.press("enter")
        assert "key words afterwards" in her.screen
        await her.press(*["down"] * 5, "right")
        assert "key words as we speak" in her.screen
        await her.press("enter")
        assert "Welcome" in her.screen
    kept = (home / "config.toml").read_text("utf-8")
    assert '\nnotes = "live"\n' in kept
    assert kept.startswith("# Settings of group-supervision.")
    async with sit_down() as her:
        await her.press("enter")
        assert "key words as we speak" in her.screen


async def test_it_never_says_saved_when_the_disk_has_refused(
    lead: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(_: int) -> None:
        raise OSError(28, "No space left on device")

    async with lead() as her:
        monkeypatch.setattr(os, "fsync", refusing)
        await her.press("e", "enter", "enter", "h", "enter")
        assert "could not be saved" in her.screen
        assert "Saved on" not in her.screen


async def test_killed_between_the_first_save_and_the_room_continue_is_offered_and_focused(
    sit_down: Sit, lead: Sit, clock: StoppedClock, home: Path
) -> None:
    await broken_off(lead, clock, home, minutes=1)
    stage = home / "stage.json"
    welcome = json.loads(stage.read_text("utf-8")) | {"state": "welcome"}
    stage.write_text(json.dumps(welcome), "utf-8")
    stamp = clock.now().timestamp()
    os.utime(stage, (stamp, stamp))
    async with sit_down() as her:
        assert focused(her) == "Continue the session (stopped just now)"
        await her.press("enter")
        assert "The presenter speaks" in her.screen


async def test_a_session_that_left_no_file_is_not_offered(
    sit_down: Sit, lead: Sit, clock: StoppedClock, home: Path
) -> None:
    await broken_off(lead, clock, home, minutes=1)
    for path in (home / "sessions").iterdir():
        path.unlink()
    async with sit_down() as her:
        assert focused(her) == "Start a session"
        assert "Continue" not in her.screen


async def test_home_opens_and_start_says_why_where_the_sessions_cannot_be_read(
    sit_down: Sit, home: Path
) -> None:
    home.mkdir()
    (home / "sessions").touch()
    async with sit_down() as her:
        await her.press("enter", "enter")
        assert "Make it writable, or name another one" in " ".join(her.screen.split())
        assert "Start" in her.screen


async def test_the_rota_is_changed_with_two_keys_where_it_is_wanted(
    sit_down: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GROUP_SUPERVISION_ROTA", "3")
    async with sit_down() as her:
        await her.press("down", "enter")
        assert "Then seats 2, 3" in her.screen
        await her.press("enter")
        assert "Next to facilitate: seat 2" in her.screen
