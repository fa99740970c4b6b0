"""What the console says of publishing is so, whatever becomes of it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from group_supervision.core import commands
from group_supervision.guide import publishing
from group_supervision.guide.leading import Leading
from group_supervision.guide.publishing import Far
from group_supervision.live.following import Follower, Seen
from group_supervision.live.session import LiveSession
from group_supervision.remote.publishing import Publisher
from group_supervision.remote.sealing import LARGEST
from tests.conftest import StoppedClock
from tests.remote.conftest import Afar, wait_until


class Window:
    """What the room sees, or more than it ever could."""

    def __init__(self, home: Path, clock: StoppedClock) -> None:
        self._look = Follower(home, clock).look
        self.is_full = False
        self.is_broken = False

    def look(self) -> Seen | None:
        """Return it."""
        if self.is_broken:
            raise RuntimeError
        found = self._look()
        if found is None or not self.is_full:
            return found
        return found._replace(view=replace(found.view, title="x" * LARGEST))


@pytest.fixture
def window(home: Path, clock: StoppedClock) -> Window:
    return Window(home, clock)


@pytest.fixture
def publisher(
    afar: Afar, window: Window, live: LiveSession, clock: StoppedClock
) -> Iterator[Publisher]:
    """Return one that is at work."""
    made = Publisher(afar.place, afar.writing, 1, window.look, clock, afar.broker)
    live.far = Far(made)
    live.perform(commands.begin)
    made.start()
    wait_until(lambda: afar.broker.sent)
    yield made
    made.stop(forgets=False)


def said(leading: Leading) -> tuple[bool, str]:
    """Return what a console says of it."""
    return leading.is_published_afar, leading.complaint_from_afar


@pytest.mark.usefixtures("publisher")
def test_what_is_too_much_to_be_published_is_said_until_it_is_less(
    window: Window, live: LiveSession, clock: StoppedClock, afar: Afar
) -> None:
    leading = Leading(live, clock)
    assert said(leading) == (True, "")
    window.is_full = True
    wait_until(lambda: leading.complaint_from_afar)
    assert said(leading) == (False, publishing.TOO_LARGE)
    window.is_full = False
    wait_until(lambda: len(afar.broker.sent) == 2)
    assert said(leading) == (True, "")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_whatever_ends_publishing_is_said_and_leaving_goes_on(
    publisher: Publisher, window: Window, live: LiveSession, clock: StoppedClock
) -> None:
    leading = Leading(live, clock)
    assert said(leading) == (True, "")
    window.is_broken = True
    wait_until(lambda: leading.complaint_from_afar)
    assert said(leading) == (False, publishing.STOPPED)
    publisher.stop(forgets=True)


@pytest.mark.usefixtures("publisher")
def test_what_the_disk_would_not_take_is_not_said_to_be_published(
    live: LiveSession, clock: StoppedClock, home: Path
) -> None:
    leading = Leading(live, clock)
    assert said(leading) == (True, "")
    (home / "stage.json").unlink()
    (home / "stage.json").mkdir()
    live.perform(commands.advance)
    assert said(leading) == (False, "")
