"""Pages beside the session, by keys: what a group tries, its agreement, its closing pulse."""

import json
from pathlib import Path
from typing import Any

import pytest

from group_supervision.core.choices import NotePolicy
from group_supervision.guide.home import Todo
from group_supervision.guide.setup_defaults import SetupDefaults
from tests.conftest import StoppedClock
from tests.tui.conftest import Facilitator, Sit, Size

REVIEW = SetupDefaults(format_id="learning-from-a-review", policy=NotePolicy.NONE)
HELD = ("enter", "enter", "space", "n", "n", "n", "n", "n", "n", "n", "e", "enter", "enter", "h")


def stored(home: Path, name: str) -> Any:
    """Return what a file holds."""
    return json.loads((home / name).read_text("utf-8"))


async def record(her: Facilitator, thing: str, role: str = "team manager") -> None:
    """Answer what is asked of a decision, and take the usual eight weeks."""
    await her.type(thing)
    await her.press("enter")
    await her.type(role)
    await her.press("enter", "enter")


@pytest.mark.usefixtures("two_screens")
async def test_a_review_is_held_and_its_decision_comes_back_when_due(
    sit_down: Sit, home: Path, clock: StoppedClock
) -> None:
    async with sit_down((120, 40), REVIEW) as her:
        await her.press(*HELD, "enter")
        assert "The one thing to try" in her.screen
        await record(her, "Ask Sarah who else to ring")
        assert "1. Ask Person A who else to ring" in her.screen
        assert "team manager: see it. Look at it again on 29 April 2026." in her.screen
        await her.press("t", "escape")
        assert "Look again" not in her.screen
    clock.advance(minutes=8 * 7 * 24 * 60)
    async with sit_down((120, 40)) as her:
        assert "Look again at what you're trying (1 is due)" in her.screen
        await her.press("down", "enter")
        assert "try it. Look at it again: due since 29 April 2026." in her.screen
        await her.press("k", "enter")
        assert "check in. Look at it again on 24 June 2026." in her.screen
        await her.press("escape")
        assert "Look again" not in her.screen
    (kept,) = stored(home, "decisions.json")["decisions"]
    assert kept == {
        "thing": "Ask Person A who else to ring",
        "role": "team manager",
        "again": "2026-06-24",
        "stage": "check-in",
    }


@pytest.mark.usefixtures("two_screens")
@pytest.mark.parametrize(("key", "stage"), [("e", "embedded"), ("d", "dropped")])
async def test_what_was_tried_is_embedded_or_dropped(
    sit_down: Sit, home: Path, key: str, stage: str
) -> None:
    async with sit_down((80, 24), Todo.LEARN) as her:
        await her.press("r")
        await record(her, "a second pair of eyes")
        await her.press(key, "k", "t")
        assert f"team manager: {stage}." in her.screen
        assert stored(home, "decisions.json")["decisions"][0]["stage"] == stage
        await her.press("x", "enter")
        assert "Nothing to try has been recorded" in her.screen
    assert not (home / "decisions.json").exists()


@pytest.mark.usefixtures("two_screens")
async def test_a_name_for_a_role_and_a_date_that_has_passed_are_refused(
    sit_down: Sit, home: Path
) -> None:
    async with sit_down((80, 24), Todo.LEARN) as her:
        await her.press("r")
        await her.type("a second pair of eyes")
        await her.press("enter")
        await her.type("Sarah")
        await her.press("enter")
        assert "There's a name in it" in her.screen
        await her.press(*["backspace"] * 5)
        await her.type("duty senior")
        await her.press("enter", "backspace")
        await her.type("1/1/2026")
        await her.press("enter")
        assert "That date has passed" in her.screen
        await her.press(*["backspace"] * 8)
        await her.type("1/1/2090")
        await her.press("enter")
        assert "more than two years away" in her.screen
        await her.press("escape")
        assert "Nothing to try" in her.screen
    assert not (home / "decisions.json").exists()


async def test_on_one_screen_what_was_decided_is_covered(sit_down: Sit, home: Path) -> None:
    async with sit_down((80, 24), Todo.LEARN) as her:
        await her.press("r")
        assert "Covered." in her.screen
        await her.press("h", "r")
        await record(her, "a second pair of eyes")
        await her.press("h")
        assert "second pair" not in her.screen
        await her.press("e", "enter")
        assert "Learning from a review" in her.screen
        assert "Enter start" in her.screen
    assert stored(home, "decisions.json")["decisions"][0]["stage"] == "see-it"


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_the_agreement_is_made_confirmed_and_changed(
    sit_down: Sit, home: Path, clock: StoppedClock, size: Size
) -> None:
    async with sit_down(size, Todo.AGREEMENT) as her:
        assert "Nothing has been agreed yet" in her.screen
        await her.press("enter")
        assert "What are we here for?" in her.screen
        await her.press(*["enter"] * 7)
        assert not (home / "agreement.json").exists()
        await her.press("enter")
        assert "1. We're here to think together" in her.screen
        assert "Last agreed on 4 March 2026" in her.screen
        await her.press("a")
        await her.type("Sarah brings cake")
        await her.press("enter")
        assert "There's a name in it" in her.screen
        await her.press("escape", "a")
        await her.type("Somebody brings cake")
        await her.press("enter", "end", "up")
        assert "8. Somebody brings cake" in her.screen
    assert "Sarah" not in (home / "agreement.json").read_text("utf-8")
    clock.advance(minutes=26 * 7 * 24 * 60)
    async with sit_down(size) as her:
        await her.press("down", "enter")
        assert "It's time to look at this again" in her.screen
        await her.press("enter")
        assert "Last agreed on 2 September 2026" in her.screen
        await her.press("escape")
        assert "agreement" not in her.screen


async def test_a_pulse_is_unseen_until_it_is_closed_and_then_only_when_asked_for(
    sit_down: Sit, home: Path
) -> None:
    async with sit_down((80, 24), Todo.PULSE) as her:
        await her.press("enter", "6", "enter")
        for number in "312" * 3:
            await her.press(number)
            assert not any(each.isdigit() for each in her.screen)
            await her.press("enter")
        assert not (home / "pulses.json").exists()
        assert "All counted" in her.screen
        await her.press("enter")
        assert "Closed, and the counts are kept" in her.screen
        assert "often" not in her.screen.replace("How often is it true", "")
        await her.press("s")
        assert [line.split()[-1] for line in her.screen.splitlines() if "often" in line] == [
            "3"
        ] * 3
    assert stored(home, "pulses.json")["held"] == [
        {"how": [3, 1, 2], "feelings": [3, 1, 2], "theory": [3, 1, 2]}
    ]


async def test_with_four_people_and_with_more_answers_than_people_nothing_is_stored(
    sit_down: Sit, home: Path
) -> None:
    async with sit_down((80, 24), Todo.PULSE) as her:
        await her.press("enter", "4", "enter")
        assert "it could be told who said what" in her.screen
        await her.press("backspace", "5", "enter", "3", "enter", "3", "enter", "0", "enter")
        assert "more answers than people" in her.screen
        await her.press("escape")
    assert not (home / "pulses.json").exists()


async def test_on_one_screen_esc_on_the_covered_review_uncovers_no_decision(
    sit_down: Sit,
) -> None:
    async with sit_down((80, 24), Todo.LEARN) as her:
        await her.press("h", "r")
        await record(her, "an old secret")
    async with sit_down((80, 24), REVIEW) as her:
        await her.press(*HELD[:-1], "escape")
        assert "secret" not in her.screen
        assert "The one thing to try" not in her.screen
        await her.press("h")
        assert "The one thing to try" in her.screen


@pytest.mark.parametrize("todo", [Todo.PULSE, Todo.AGREEMENT, Todo.REFLECT])
async def test_nothing_is_said_in_a_corner_of_what_is_read_out(sit_down: Sit, todo: Todo) -> None:
    async with sit_down((80, 24), todo) as her:
        her.app.notify("config.toml, line 3")
        await her.pilot.pause()
        assert "config.toml" not in her.screen
