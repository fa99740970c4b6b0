"""The key `c`: we must finish at a time. On one screen the room may read it while it's chosen."""

from datetime import timedelta
from pathlib import Path

from group_supervision.guide.words.time import time_of_day
from tests.conftest import START, StoppedClock
from tests.tui.conftest import Sit
from tests.tui.test_conditions import TWO_SCREENS, look, told


def shown(minutes: int) -> str:
    """Return what the clock on the wall shows so many minutes after the start."""
    return time_of_day(START + timedelta(minutes=minutes))


def facts(home: Path) -> list[dict[str, object]]:
    """Return the facts of the one session there is, as its file has them."""
    events = told(home)["events"]
    assert isinstance(events, dict)
    return list(events.values())


async def test_in_room_view_the_time_is_chosen_on_the_strip_in_neutral_words(
    lead: Sit, clock: StoppedClock, home: Path
) -> None:
    async with lead() as her:
        clock.advance(minutes=9)
        await look(her)
        await her.press("c")
        assert her.live.state.is_watched
        assert f"We must finish at ◄ {shown(60)} ►  together 10 → 5" in her.screen
        assert "behind" not in her.screen
        assert "late" not in her.screen
        await her.press("left", "left")
        assert f"We must finish at ◄ {shown(58)} ►  together 10 → 3" in her.screen
        assert len(facts(home)) == 1
        await her.press("enter")
        assert "We must finish" not in her.screen
    assert [each["event"] for each in facts(home)] == ["phase-entered", "caught-up"]
    assert facts(home)[1]["cuts"] == [[5, 420.0]]


async def test_before_anything_is_late_the_present_end_is_chosen_and_enter_cuts_nothing(
    lead: Sit, home: Path
) -> None:
    async with lead((100, 30), *TWO_SCREENS) as her:
        await her.press("c")
        assert f"We must finish at ◄ {shown(60)} ►  nothing is cut" in her.screen
        await her.press("enter")
        assert "We must finish" not in her.screen
    assert len(facts(home)) == 1


async def test_before_anything_is_late_an_earlier_finish_is_made_and_undone_whole(
    lead: Sit, home: Path
) -> None:
    async with lead((100, 30), *TWO_SCREENS) as her:
        before = her.live._live.session
        await her.press("c", *["left"] * 10)
        assert f"◄ {shown(50)} ►  together 10 → 3, wonder 25 → 22" in her.screen
        await her.press("enter")
        assert shown(50) in await look(her)
        assert facts(home)[1]["cuts"] == [[5, 420.0], [3, 180.0]]
        await her.press("u")
        assert her.live._live.session == before
    assert len(facts(home)) == 1


async def test_escape_leaves_everything_as_it_was(
    lead: Sit, clock: StoppedClock, home: Path
) -> None:
    async with lead((100, 30), *TWO_SCREENS) as her:
        clock.advance(minutes=9)
        before = await look(her)
        await her.press("c", "left", "left")
        assert her.screen != before
        await her.press("escape")
        assert await look(her) == before
    assert len(facts(home)) == 1


async def test_the_longest_line_stands_whole_on_the_smallest_screen(lead: Sit) -> None:
    async with lead((60, 20)) as her:
        await her.press("c", "right")
        said = " ".join(her.screen.split())
        assert f"We must finish at ◄ {shown(43)} ► together 10 → 3, wonder 25 → 15" in said
        assert "Enter, or Esc" in said


async def test_where_nothing_can_give_way_the_key_says_so(lead: Sit, home: Path) -> None:
    async with lead() as her:
        await her.press("tab", "j", *["right"] * 4, "enter", "tab", "c")
        assert her.live._live.session.position == 5
        assert her.live.state.question is None
        assert "None of the parts to come can be cut any shorter." in her.screen
    assert len(facts(home)) == 2


async def test_g_says_its_limit_and_offers_no_later_start(
    lead: Sit, clock: StoppedClock, home: Path
) -> None:
    async with lead((100, 30), *TWO_SCREENS) as her:
        clock.advance(minutes=6)
        await her.press("n")
        clock.advance(minutes=3)
        left = her.live._live.session.remaining(her.live._live.now)
        await her.press("g")
        assert "This part began, at most 9 minutes ago: ◄ 4 minutes ago ►" in her.screen
        await her.press("left")
        assert "◄ 9 minutes ago ►" in her.screen
        await her.press("enter")
        assert her.live._live.session.remaining(her.live._live.now) == left - timedelta(minutes=6)
    assert facts(home)[-1]["since"] == 0.0
