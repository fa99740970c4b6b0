"""A room that does not see what it is meant to see: said on the console, shown, and put right."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from group_supervision.core.choices import Screens
from group_supervision.core.display import Display
from group_supervision.core.stage import RoomState
from group_supervision.live.following import Follower
from group_supervision.live.session import LiveSession
from group_supervision.tui.widgets.console_view import ConsoleView
from group_supervision.tui.widgets.room_view import RoomView
from tests.conftest import StoppedClock
from tests.tui.conftest import Facilitator, Sit

UNSEEN = "the room doesn't see this yet"


class Disk:
    """A disk that may be full."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
        self.is_full = False
        opened: Callable[..., int] = os.open

        def refusing(path: object, flags: int, *args: object, **kwargs: object) -> int:
            if self.is_full and flags & os.O_CREAT and str(path).startswith(str(home)):
                raise OSError(28, "No space left on device", str(path))
            return opened(path, flags, *args, **kwargs)

        monkeypatch.setattr(os, "open", refusing)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch, home: Path) -> Disk:
    return Disk(monkeypatch, home)


def miniature(her: Facilitator) -> RoomState:
    view = her.app.screen.query_one("#miniature", RoomView)
    assert view.moment is not None
    return view.moment.view.state


def room(home: Path, clock: StoppedClock) -> RoomState:
    """Return what a window for the room shows."""
    seen = Follower(home, clock).look()
    assert seen is not None
    return seen.view.state


async def test_a_curtain_the_disk_refuses_is_said_and_not_shown_and_comes_by_itself(
    lead: Sit, home: Path, clock: StoppedClock, disk: Disk
) -> None:
    home.mkdir()
    (home / "config.toml").write_text(f'screens = "{Screens.TWO}"\n')
    async with lead((120, 40)) as her:
        assert her.app.screen.query(ConsoleView)
        clock.time = clock.time.fromtimestamp(
            (home / "stage.json").stat().st_mtime, clock.time.tzinfo
        )
        her.live.repaint()
        disk.is_full = True
        await her.press("b")
        assert UNSEEN in her.screen
        assert miniature(her) is RoomState.RUNNING
        assert room(home, clock) is RoomState.RUNNING
        disk.is_full = False
        her.live._beat()
        await her.pilot.pause()
        assert UNSEEN not in her.screen
        assert miniature(her) is RoomState.CURTAIN
        assert room(home, clock) is RoomState.CURTAIN


def test_what_the_disk_refused_is_published_at_the_next_sign_of_life(
    live: LiveSession, home: Path, disk: Disk
) -> None:
    disk.is_full = True
    live.show(Display(curtain=True))
    live.beat()
    assert [live.is_published, live.published.state] == [False, RoomState.WELCOME]
    disk.is_full = False
    live.beat()
    assert [live.is_published, live.published.state] == [True, RoomState.CURTAIN]
    assert '"state": "curtain"' in (home / "stage.json").read_text("utf-8")
