"""The Ready card counts down to a time in whole minutes, when asked, and nothing begins by it."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from group_supervision.cli.commands import cli
from group_supervision.config import Config
from group_supervision.core import commands
from group_supervision.core.clock_display import changes_in, read
from group_supervision.core.stage import RoomState
from group_supervision.errors import BadInput
from group_supervision.guide.opening import Opening
from group_supervision.guide.preparation import Preparation
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.live.session import LiveSession
from group_supervision.tui.screens.stage import StageScreen
from group_supervision.tui.stage_app import StageApp
from tests.conftest import START, StoppedClock
from tests.tui.reading import read as read_screen

MINUTE = timedelta(minutes=1)


def typed(minutes: float) -> str:
    """Return the time on the wall so many minutes after the start, as somebody types it."""
    return f"{(START + minutes * MINUTE).astimezone():%H:%M}"


def prepared(home: Path, clock: StoppedClock, begins_at: str, speed: float = 1) -> Preparation:
    asked = SetupDefaults(begins_at=begins_at, speed=speed)
    preparation, _ = Opening(home, clock).prepare(asked, Config())
    return preparation


@pytest.fixture
def ready(home: Path, clock: StoppedClock) -> LiveSession:
    return prepared(home, clock, typed(12)).open()


def minutes_left(live: LiveSession) -> str:
    return read(live.view, live.now).words


def test_the_welcome_says_when_and_how_many_whole_minutes_are_left(
    ready: LiveSession, clock: StoppedClock
) -> None:
    with closing(ready):
        assert ready.view.state is RoomState.WELCOME
        assert ready.view.lines == (f"We begin at {typed(12)}",)
        assert minutes_left(ready) == "about 12 minutes"
        clock.advance(minutes=10, seconds=30)
        ready.beat()
        assert minutes_left(ready) == "about 2 minutes"
        assert changes_in(ready.view, ready.now, 60) == timedelta(seconds=30)


def test_when_the_time_comes_nothing_begins_and_no_time_is_shown(
    ready: LiveSession, clock: StoppedClock
) -> None:
    with closing(ready):
        for _ in range(20):
            clock.advance(minutes=1)
            ready.beat()
        assert not ready.session.is_started
        assert ready.view.state is RoomState.WELCOME
        assert minutes_left(ready) == ""
        assert changes_in(ready.view, ready.now, 60) is None


def test_once_it_has_begun_no_trace_is_left(ready: LiveSession, home: Path) -> None:
    with closing(ready):
        ready.perform(commands.begin)
        assert "We begin" not in repr(ready.view)
        for file in (home / "sessions").glob("*.json"):
            assert typed(12) not in file.read_text("utf-8")


def test_without_a_time_the_welcome_is_the_formats_own(home: Path, clock: StoppedClock) -> None:
    with closing(prepared(home, clock, "").open()) as live:
        assert live.view.lines == ("We'll begin in a moment.",)
        assert minutes_left(live) == ""
        assert changes_in(live.view, live.now, 60) is None


@pytest.mark.parametrize(
    ("minutes", "speed", "says"),
    [(-5, 1, "has passed"), (12, 60, "demonstration has no countdown")],
)
def test_what_cannot_be_counted_down_to_is_a_sentence_and_never_in_the_way(
    home: Path, clock: StoppedClock, minutes: float, speed: float, says: str
) -> None:
    preparation = prepared(home, clock, typed(minutes), speed)
    with pytest.raises(BadInput, match=says):
        preparation.draft.check_beginning(clock.now())
    with closing(preparation.open()) as live:
        assert live.view.lines == ("We'll begin in a moment.",)


def test_what_is_no_time_is_refused_on_the_command_line() -> None:
    ended = CliRunner().invoke(cli, ["run", "--begins-at", "soon"])
    assert ended.exit_code != 0
    assert "isn't a time" in f"{ended.output} {ended.exception}"


async def test_the_stage_counts_on_by_itself(
    ready: LiveSession, home: Path, clock: StoppedClock
) -> None:
    app = StageApp(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "about 12 minutes" in read_screen(app)
        clock.advance(minutes=3)
        assert isinstance(app.screen, StageScreen)
        app.screen.look()
        await pilot.pause()
        shown = read_screen(app)
    ready.close()
    assert f"We begin at {typed(12)}" in shown
    assert "about 9 minutes" in shown
