"""The page is told what the terminal's stage shows, word for word, and can count on by itself."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from group_supervision.core import commands
from group_supervision.core.choices import ClockFace
from group_supervision.core.clock_display import read
from group_supervision.core.format import NoteKind
from group_supervision.core.stage import RoomClock, RoomState, StageView
from group_supervision.guide.room_display import RoomDisplay
from group_supervision.live.following import Follower, Seen
from group_supervision.live.session import LiveSession
from group_supervision.tui.themes import THEMES
from group_supervision.web.page_state import Look, page_state
from tests.conftest import START, StoppedClock
from tests.examples import examples

WEB = Path(__file__).parents[2] / "group_supervision" / "web"


@pytest.fixture
def told(live: LiveSession, home: Path, clock: StoppedClock) -> Callable[[], dict[str, Any]]:
    """Return what the page is told now."""
    follower = Follower(home, clock)
    assert live.id

    def tell() -> dict[str, Any]:
        return page_state(follower.look(), clock.steady(), Look())

    return tell


def seen(view: StageView, now: timedelta = timedelta()) -> Seen:
    return Seen(view, now, START, None, is_alone=False, speed=1.0, session_id="k7p2mn")


def test_before_there_is_a_session_it_says_welcome() -> None:
    state = page_state(None, 5.0, Look())
    assert (state["title"], state["lines"]) == ("Welcome", ["We begin in a moment."])
    assert state["away"] == ""


def test_it_says_where_we_are_who_has_the_floor_and_who_listens(
    live: LiveSession, told: Callable[[], dict[str, Any]]
) -> None:
    live.perform(commands.begin)
    live.perform(commands.advance)
    state = told()
    assert state["title"] == "The presenter speaks"
    assert state["who"] == "Everyone else listens"
    assert state["parts"][:3] == [["Arrive", "done"], ["Present", "now"], ["Sit back", "coming"]]
    assert state["lines"] == list(live.view.lines)
    assert state["clock"]["allotted"] == 600
    assert state["clock"]["runs"]


def test_in_a_pause_nobody_has_the_floor(
    live: LiveSession, told: Callable[[], dict[str, Any]]
) -> None:
    live.perform(commands.begin)
    live.perform(commands.toggle_clock)
    state = told()
    assert state["pausing"] == "We're pausing"
    assert not state["clock"]["runs"]


@pytest.mark.parametrize("shows", [RoomDisplay.toggle_curtain, RoomDisplay.toggle_test_card])
def test_a_card_shows_neither_the_parts_of_the_session_nor_its_clock(
    live: LiveSession,
    told: Callable[[], dict[str, Any]],
    shows: Callable[[RoomDisplay], None],
) -> None:
    shows(RoomDisplay(live))
    state = told()
    assert state["who"] == ""
    assert "Present" not in json.dumps(state["parts"])
    assert not state["clock"]["bar"]
    assert state["words"] in ([], [[0.0, "", False]])


def test_a_part_without_a_clock_has_none_and_says_nothing_of_the_time(
    live: LiveSession, told: Callable[[], dict[str, Any]]
) -> None:
    live.perform(commands.begin)
    live.perform(commands.advance)
    live.perform(commands.advance)
    assert live.view.face is ClockFace.NONE
    state = told()
    assert not state["clock"]["bar"]
    assert state["spoken"] == []
    assert [words for _at, words, _over in state["words"]] == [""]


VIEWS = st.builds(
    lambda face, state, allotted, elapsed, up, over: StageView(
        state=state,
        phases=("One", "Two"),
        position=1,
        title="Two speaks",
        speaks="two",
        silent="",
        lines=(),
        face=face,
        clock=RoomClock(
            timedelta(seconds=allotted),
            timedelta(seconds=elapsed),
            timedelta(),
            is_running=state is not RoomState.PAUSED,
            counts_up=up and state is not RoomState.WELCOME,
        ),
        shows_overtime=over,
        demonstration=False,
        practice=False,
    ),
    st.sampled_from([ClockFace.MINUTES, ClockFace.BAR, ClockFace.NONE]),
    st.sampled_from([RoomState.RUNNING, RoomState.PAUSED, RoomState.WELCOME]),
    st.integers(0, 7_200),
    st.integers(0, 7_200),
    st.booleans(),
    st.booleans(),
)


@settings(max_examples=examples(10))
@given(VIEWS, st.integers(0, 7_000))
def test_at_any_later_moment_the_words_told_ahead_are_those_of_the_terminals_clock(
    view: StageView, later: int
) -> None:
    state: dict[str, Any] = page_state(seen(view), 0.0, Look())
    assert state["until"] is None or state["until"] > later
    reached = [each for each in state["words"] if each[0] <= later]
    now = read(view, timedelta(seconds=later))
    assert reached[-1][1:] == [now.words, now.is_over]


def test_the_two_clocks_are_told_together() -> None:
    view = page_state(None, 0.0, Look())
    assert view["time"] == {"server": 0.0, "session": 0.0, "speed": 1.0}


def test_a_console_that_has_gone_is_marked(
    live: LiveSession, told: Callable[[], dict[str, Any]], clock: StoppedClock, home: Path
) -> None:
    live.perform(commands.begin)
    os.utime(home / "stage.json", (clock.time.timestamp(), clock.time.timestamp()))
    assert told()["away"] == ""
    clock.advance(minutes=1)
    assert told()["away"] == "○ console away"


def test_half_way_and_the_last_minute_are_told_to_who_only_hears(
    live: LiveSession, told: Callable[[], dict[str, Any]]
) -> None:
    live.perform(commands.begin)
    live.perform(commands.advance)
    assert told()["spoken"] == [[300.0, "about 5 minutes"], [540.0, "about a minute"]]


@pytest.mark.parametrize(
    "change",
    [
        {"face": ClockFace.NONE},
        {"state": RoomState.PAUSED},
        {"state": RoomState.CURTAIN},
    ],
)
def test_where_no_clock_runs_before_the_room_nothing_is_said_of_the_time(
    live: LiveSession, change: dict[str, Any]
) -> None:
    live.perform(commands.begin)
    live.perform(commands.advance)
    assert page_state(seen(live.view), 0.0, Look())["spoken"] != []
    assert page_state(seen(replace(live.view, **change)), 0.0, Look())["spoken"] == []


def test_of_a_note_not_a_letter_is_told(
    live: LiveSession, told: Callable[[], dict[str, Any]]
) -> None:
    live.perform(commands.begin)
    live.take_note(NoteKind.FEELING, "a quixotic zanzibar")
    assert "quixotic" not in json.dumps(told())


def test_it_follows_the_colours_and_the_room_for_captions_of_the_settings() -> None:
    state = page_state(None, 0.0, Look("projector-light", keeps_captions=True))
    assert (state["theme"], state["captions"]) == ("projector-light", True)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_page_has_the_terminals_colours(theme: Any) -> None:
    style = (WEB / "room.css").read_text("utf-8")
    own = f':root[data-theme="{theme.name}"]'
    start = style.index(own) if own in style else style.index(":root {")
    colours = style[start : style.index("}", start)]
    wanted = [theme.background, theme.foreground, *theme.variables.values()]
    assert [each for each in wanted if each not in colours] == []


def test_nothing_in_the_page_is_inline_or_from_elsewhere() -> None:
    page = (WEB / "room.html").read_text("utf-8")
    script = (WEB / "room.js").read_text("utf-8")
    for text in (page, script, (WEB / "room.css").read_text("utf-8")):
        assert "http" not in text
        assert "//" not in text.replace("// ", "")
        assert "@import" not in text
    assert "style=" not in page
    assert " on" not in page.replace(" one", "").split("<body", 1)[0]
    assert 'role="status" aria-live="polite"' in page
    for forbidden in ("innerHTML", "eval(", "localStorage", "cookie", "document.write"):
        assert forbidden not in script


def test_the_test_card_shows_the_time_of_day(
    live: LiveSession, told: Callable[[], dict[str, Any]]
) -> None:
    RoomDisplay(live).toggle_test_card()
    state = told()
    assert state["clock"]["numerals"] == f"{START.astimezone():%H:%M}"
    assert state["parts"] == [["Done", "done"], ["Now", "now"], ["To come", "coming"]]


def test_a_break_says_when_it_is_meant_to_end(
    live: LiveSession, told: Callable[[], dict[str, Any]], clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    live.perform(commands.call_break, timedelta(minutes=10))
    back = (clock.now() + timedelta(minutes=10)).astimezone()
    assert told()["lines"][-1] == f"Back at {back:%H:%M}"


def test_a_clock_that_stands_still_is_told_once(live: LiveSession) -> None:
    live.perform(commands.begin)
    view = replace(live.view, state=RoomState.PAUSED)
    assert len(page_state(seen(view), 0.0, Look())["words"]) == 1  # type: ignore[arg-type] # JSON
