"""Practice rounds on the screen: everyone reads the plan, nobody reads the dilemma by accident."""

import json
from pathlib import Path

import pytest

from group_supervision.core.practice import Practice
from group_supervision.guide.practice_plan import wanted_practice
from group_supervision.storage.practice_file import FILE_NAME
from tests.conftest import StoppedClock
from tests.tui.conftest import Sit, Size


def six(clock: StoppedClock, rounds: int = 2) -> Practice:
    return wanted_practice(clock, people=6, rounds=rounds)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_plan_is_there_and_the_dilemma_covered(
    sit_down: Sit, clock: StoppedClock, size: Size
) -> None:
    async with sit_down(size, six(clock)) as her:
        assert "round 1 of 2" in her.screen
        assert "Seat  1  leads" in her.screen
        assert "If asked for facts" not in her.screen
        await her.press("h", "down", "down", "down")
        assert "If asked for facts" in her.screen
        await her.press("h")
        assert "If asked for facts" not in her.screen


async def test_a_round_is_led_and_the_next_one_is_shown(
    sit_down: Sit, home: Path, clock: StoppedClock
) -> None:
    async with sit_down((120, 40), six(clock)) as her:
        await her.press("enter", "space")
        clock.advance(minutes=1)
        await her.press("e", "enter", "enter", "h", "enter")
        assert "round 2 of 2" in her.screen
        assert "Seat  4  leads" in her.screen
    (path,) = (home / "sessions").glob("*.json")
    setup = json.loads(path.read_text("utf-8"))["session"]["1"]["setup"]
    assert (setup["kind"], setup["notes"], setup["people"]) == ("practice", "none", 6)
    assert json.loads((home / FILE_NAME).read_text("utf-8"))["done"] == [[1, 2, 3, [4, 5, 6]]]


async def test_a_format_that_is_not_for_every_group_asks_before_its_round(
    sit_down: Sit, clock: StoppedClock
) -> None:
    gossip = wanted_practice(clock, format_id="gossip-method")
    async with sit_down((80, 24), gossip) as her:
        await her.press("enter")
        assert "Not in a new or divided group" in her.screen
        await her.press("escape")
        assert "Not in a new or divided group" not in her.screen
        await her.press("enter", "enter")
        assert "Welcome" in her.screen


async def test_an_incident_is_called_up_on_the_console_and_the_room_sees_nothing_of_it(
    sit_down: Sit, clock: StoppedClock
) -> None:
    async with sit_down((80, 24), six(clock)) as her:
        await her.press("enter", "space", "i")
        assert "To be acted out" not in her.screen
        await her.press("tab", "i", "right", "right")
        assert "To be acted out ◄ a phone rings ►" in her.screen
        await her.press("enter")
        assert "To be acted out: A phone rings" in her.screen
        await her.press("tab")
        assert "phone rings" not in her.screen
        await her.press("tab", "i", "left", "enter")
        assert "To be acted out" not in her.screen


async def test_her_drift_lines_are_counted_for_her_alone_when_she_wants_it(
    sit_down: Sit, home: Path, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GROUP_SUPERVISION_DRIFT_TALLY", "true")
    async with sit_down((80, 40), six(clock)) as her:
        await her.press("enter", "space", "tab", "d", "1", "d", "d", "2", "escape", "d", "1", "w")
        await her.press("escape", "tab", "e", "enter", "enter")
        assert "×" not in her.screen
        await her.press("h")
        assert "D1, 2 ×: advice or fixing" in her.screen
        assert "D2" not in her.screen
        await her.press("enter")
        assert "×" not in her.screen
    whole = "".join(path.read_text("utf-8") for path in home.rglob("*.json"))
    assert "tally" not in whole


async def test_a_round_that_never_began_stays_the_next(sit_down: Sit, clock: StoppedClock) -> None:
    async with sit_down((120, 40), six(clock)) as her:
        await her.press("enter", "escape")
        assert "round 1 of 2" in her.screen


async def test_seats_are_chosen_on_the_strip(sit_down: Sit, clock: StoppedClock) -> None:
    async with sit_down((80, 24), six(clock)) as her:
        await her.press("x", "enter", "right", "right", "right", "right", "enter")
        assert "Seat  6  leads" in her.screen
        await her.press("l", "left")
        assert "Who leaves? ◄ seat 6 ►" in her.screen
        await her.press("enter", "a")
        assert "Seats 4, 5, 7" in her.screen
        await her.press("p", "enter")
        assert "Seat  1  leads" not in her.screen
        await her.press("l", "escape")
        assert "Who leaves?" not in her.screen
        await her.press("minus", "minus")
        assert "Choose 1 to 12 rounds." in her.screen


async def test_the_end_is_asked_for_and_leaves_no_plan(
    sit_down: Sit, home: Path, clock: StoppedClock
) -> None:
    async with sit_down((80, 24), six(clock)) as her:
        await her.press("e", "enter")
        assert "The practice is over." in her.screen
        assert not (home / FILE_NAME).exists()
        await her.press("down", "enter")
        assert "round 1 of 3" in her.screen


async def test_with_a_full_disk_the_plan_goes_on_in_memory(
    sit_down: Sit, home: Path, clock: StoppedClock
) -> None:
    async with sit_down((80, 24), six(clock)) as her:
        (home / FILE_NAME).unlink()
        (home / FILE_NAME).mkdir()
        await her.press("a")
        assert "couldn't be saved" in her.screen
        assert "Seats 4, 5, 6, 7" in her.screen


async def test_what_is_wrong_with_a_file_is_not_said_before_everyone(
    sit_down: Sit, home: Path, clock: StoppedClock
) -> None:
    (home / "practice").mkdir(parents=True)
    (home / "practice" / "zogbert.toml").write_text("title = 3", "utf-8")
    async with sit_down((120, 40), six(clock)) as her:
        await her.press("h", "h")
        assert "zogbert" not in her.screen
        await her.press("escape")
        assert "zogbert.toml" in her.screen
