"""The live session under real conditions: late, interrupted, one screen, watched by a group."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from group_supervision.core.choices import NotePolicy
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.tui.screens.home import HomeScreen
from tests.conftest import StoppedClock
from tests.tui.conftest import Facilitator, Sit

TWO_SCREENS = ["down"] * 8 + ["right"]


async def look(her: Facilitator) -> str:
    """Let the screen come up to date with the clock; return what it shows."""
    her.live._live.beat()
    her.live.repaint()
    await her.pilot.pause()
    return her.screen


def told(home: Path) -> dict[str, object]:
    """Return the one session there is, as its file has it."""
    (path,) = (home / "sessions").glob("*.json")
    keys: dict[str, object] = json.loads(path.read_text("utf-8"))
    return keys


async def test_on_one_screen_a_gap_waits_behind_a_small_mark_and_nothing_is_live(
    lead: Sit, clock: StoppedClock
) -> None:
    async with lead() as her:
        clock.sleep(minutes=95)
        assert "paused" in await look(her) or "○ tab" in her.screen
        assert "95" not in her.screen
        before = her.live._live.session
        for key in ("n", "space", "plus", "m", "e", "u", "k", "g", "s"):
            await her.press(key)
            assert her.live._live.session == before, key
            assert not her.live.state.is_typing
        await her.press("tab")
        assert "asleep for 95 minutes" in her.screen
        await her.press("escape")
        assert "95" not in her.screen
        await her.press("tab", "right", "enter")
        assert her.live._live.gap is None
        assert her.live._live.session.elapsed(her.live._live.now) == timedelta()
        await her.press("escape", "n")
        assert her.live._live.session.position == 1


async def test_with_two_screens_the_gap_is_asked_about_at_once(
    lead: Sit, clock: StoppedClock
) -> None:
    async with lead((80, 24), *TWO_SCREENS) as her:
        assert her.live.state.is_console
        clock.sleep(minutes=8)
        assert "asleep for 8 minutes" in await look(her)
        await her.press("escape", "n")
        assert her.live._live.session.position == 0
        await her.press("enter")
        assert her.live._live.session.elapsed(her.live._live.now) == timedelta(minutes=8)


async def test_late_it_offers_to_catch_up_with_its_numbers(
    lead: Sit, clock: StoppedClock, home: Path
) -> None:
    async with lead() as her:
        clock.advance(minutes=9)
        assert "○ tab" in await look(her)
        assert "behind" not in her.screen
        await her.press("tab")
        assert "5 minutes behind: together 10" in her.screen
        await her.press("c", "enter")
        assert her.live._live.session.behind(her.live._live.now) == timedelta()
        assert "cuts" in await look(her)
        await her.press("u")
        assert her.live._live.session.behind(her.live._live.now) == timedelta(minutes=5)
        events = told(home)["events"]
        assert isinstance(events, dict)
        assert [each["event"] for each in events.values()] == ["phase-entered"]


async def test_an_offer_that_was_left_is_not_made_again_at_once(
    lead: Sit, clock: StoppedClock
) -> None:
    async with lead((100, 30), *TWO_SCREENS) as her:
        clock.advance(minutes=9)
        assert "minutes behind: together" in await look(her)
        await her.press("c", *["right"] * 5, "enter")
        assert "minutes behind: together" not in await look(her)
        clock.advance(minutes=1)
        assert "minutes behind: together" not in await look(her)
        clock.advance(minutes=1)
        assert "7 minutes behind: together 10 → 3" in await look(her)


async def test_a_late_start_is_backdated_and_everything_adds_up(
    sit_down: Sit, clock: StoppedClock
) -> None:
    async with sit_down((120, 40)) as her:
        await her.press("enter", "enter", "tab")
        clock.advance(minutes=4)
        assert "Not begun yet: space begins" in await look(her)
        await her.press("g", "right", "right", "right")
        assert "The session began, at most 30 minutes ago: ◄ 4 minutes ago ►" in her.screen
        await her.press("enter")
        live = her.live._live
        assert live.session.elapsed(live.now) == timedelta(minutes=4)
        clock.advance(minutes=3)
        await her.press("n", "g")
        assert "This part began, at most 7 minutes ago: ◄ 1 minute ago ►" in her.screen
        await her.press("right", "enter")
        assert live.session.elapsed(live.now, 0) == timedelta(minutes=5)
        assert live.session.elapsed(live.now, 1) == timedelta(minutes=2)
        clock.advance(minutes=8)
        await her.press("u")
        assert live.session.elapsed(live.now, 0) == timedelta(minutes=7)
        read = live.record()
        assert read.actual == clock.now() - read.started_at  # type: ignore[operator] # it began


async def test_a_break_shows_a_neutral_card_with_the_time_of_return(
    lead: Sit, clock: StoppedClock
) -> None:
    async with lead() as her:
        clock.advance(minutes=2)
        await her.press("k")
        assert "A break of ◄ 10 minutes ►" in her.screen
        await her.press("enter")
        back = (clock.now() + timedelta(minutes=10)).astimezone()
        assert "A break" in her.screen
        assert f"Back at {back:%H:%M}" in her.screen
        assert "Speaking" not in her.screen
        clock.advance(minutes=12)
        await her.press("space")
        live = her.live._live
        assert live.session.elapsed(live.now) == timedelta(minutes=2)
        assert live.session.on_break(live.now) == timedelta(minutes=12)
        assert live.session.paused(live.now) == timedelta()


async def test_a_minute_of_silence_stands_beside_the_plan(
    lead: Sit, clock: StoppedClock, home: Path
) -> None:
    async with lead() as her:
        before = told(home)
        await her.press("o")
        assert "A quiet minute" in her.screen
        clock.advance(seconds=30)
        assert "A quiet minute" in await look(her)
        clock.advance(seconds=31)
        assert "A quiet minute" not in await look(her)
        assert her.live._live.session.elapsed(her.live._live.now) == timedelta(seconds=61)
        assert told(home) == before


async def test_no_drift_line_leaves_a_trace_in_any_file(lead: Sit, home: Path) -> None:
    async with lead((80, 24), *TWO_SCREENS) as her:
        await her.press("n", "n", "n", "n")
        session = told(home)
        lines = her.live._live.session.plan.format.drift_lines
        for index, line in enumerate(lines):
            await her.press("d", *["down"] * index, "w")
            assert her.live._live.view.lines == (line.line,)
            assert line.id not in repr(her.live._live.view)
            assert told(home) == session
            await her.press("w", "d")
        await her.press("e", "enter", "enter", "h", "enter")
    (path,) = (home / "sessions").glob("*.json")
    events = json.dumps(json.loads(path.read_text("utf-8"))["events"])
    assert not [line for line in lines if line.line in events]
    assert "drift" not in events


async def test_the_console_reminds_gently_and_the_room_sees_none_of_it(
    lead: Sit, clock: StoppedClock
) -> None:
    async with lead() as her:
        await her.press("tab")
        clock.advance(minutes=2)
        assert "Half-way through this part." in await look(her)
        clock.advance(minutes=1, seconds=10)
        assert "The last minute." in await look(her)
        clock.advance(minutes=1, seconds=25)
        assert "Time for this part is up." in await look(her)
        await her.press("tab")
        for word in ("over", "half", "last minute"):
            assert word not in her.screen


async def test_names_that_were_protected_are_asked_for_again(
    sit_down: Sit, clock: StoppedClock, home: Path
) -> None:
    defaults = SetupDefaults(policy=NotePolicy.LIVE, protected=("Amara", "Bisi"))
    async with sit_down(defaults=defaults) as her:
        await her.press("enter", "space", "m")
        await her.type("amara spoke")
        await her.press("enter")
        her.app.exit()
    died(home, clock)
    clock.sleep(seconds=20)
    async with sit_down() as her:
        await her.press("enter", "tab")
        assert "2 names were protected before" in her.screen
        await her.press("ctrl+n")
        await her.type("bisi")
        assert "bisi" not in her.screen.lower()
        await her.press("enter", "m")
        await her.type("bisi answered")
        await her.press("enter", "h")
        assert "Person B answered" in her.screen
        assert "names were protected before" not in her.screen


def died(home: Path, clock: StoppedClock) -> None:
    import os

    stamp = clock.now().timestamp()
    os.utime(home / "stage.json", (stamp, stamp))


@pytest.mark.parametrize(
    ("away", "first", "others"),
    [
        (
            {"minutes": 12},
            "Continue the session (stopped 12 minutes ago)",
            ["Start", "Finish", "Delete"],
        ),
        ({"hours": 3}, "Start a session", ["Continue the session (stopped 3 hours ago)"]),
        ({"hours": 13}, "Start a session", ["Finish it as it stood, and review (13 hours ago)"]),
        ({"days": 4}, "Start a session", ["Finish it as it stood, and review (4 days ago)"]),
    ],
)
async def test_home_offers_what_broke_off_by_its_age_alone(
    sit_down: Sit,
    lead: Sit,
    clock: StoppedClock,
    home: Path,
    away: dict[str, float],
    first: str,
    others: list[str],
) -> None:
    async with lead() as her:
        her.app.exit()
    died(home, clock)
    clock.sleep(**away)
    async with sit_down() as her:
        lines = [line.strip() for line in her.screen.splitlines() if line.strip()]
        assert lines[2] == first
        for other in others:
            assert any(line.startswith(other) for line in lines[2:]), other
        if "days" in away or away.get("hours") == 13:
            assert lines.index(others[0]) == 3


async def test_discarding_asks_twice_and_looking_away_forgets_it(
    sit_down: Sit, lead: Sit, clock: StoppedClock, home: Path
) -> None:
    async with lead() as her:
        her.app.exit()
    died(home, clock)
    clock.sleep(hours=3)
    async with sit_down() as her:
        await her.press("down", "down", "down", "enter")
        assert "deletes its times and notes" in her.screen
        await her.press("up", "down", "enter")
        assert list((home / "sessions").glob("*.json"))
        await her.press("enter")
        assert "no way back" in her.screen
        await her.press("enter")
        assert not list((home / "sessions").glob("*.json"))
        assert "Nothing was kept." in her.screen
        assert isinstance(her.app.screen, HomeScreen)


async def test_closing_from_home_leads_to_the_resting_card_and_the_review(
    sit_down: Sit, lead: Sit, clock: StoppedClock, home: Path
) -> None:
    async with lead() as her:
        clock.advance(minutes=3)
        await her.press("n")
        her.app.exit()
    died(home, clock)
    clock.sleep(hours=20)
    async with sit_down() as her:
        await her.press("down", "enter")
        assert "Thank you" in her.screen
        await her.press("enter", "h", "enter")
        assert "Saved on this machine." in her.screen
        assert "unfinished" not in her.screen


async def test_keys_and_colours_are_the_users_own(sit_down: Sit, home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text(
        'theme = "projector-light"\nroom_theme = "high-contrast"\nlength = 75\n'
        '[keys]\n"live.advance" = "x"\n',
        "utf-8",
    )
    async with sit_down() as her:
        await her.press("enter")
        assert "75 minutes" in her.screen
        await her.press("enter", "space")
        assert her.app.theme == "high-contrast"
        await her.press("n")
        assert her.live._live.session.position == 0
        await her.press("x")
        assert her.live._live.session.position == 1
        await her.press("tab")
        assert her.app.theme == "projector-light"
        await her.press("question_mark")
        assert "x  Go to the next part" in her.screen
