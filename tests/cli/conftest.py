"""What the tests of the command line share: a session that was held."""

from datetime import timedelta

import pytest

from group_supervision.core import commands
from group_supervision.core.format import NoteKind
from group_supervision.live.session import LiveSession
from tests.conftest import StoppedClock


@pytest.fixture
def held(live: LiveSession, clock: StoppedClock) -> str:
    """Hold a session of three phases with a pause, a grant and an overrun; return its id."""
    live.perform(commands.begin)
    clock.advance(minutes=1)
    live.perform(commands.toggle_clock)
    clock.advance(minutes=2)
    live.perform(commands.toggle_clock)
    live.perform(commands.grant, timedelta(minutes=1))
    clock.advance(minutes=6)
    live.perform(commands.advance)
    clock.advance(minutes=10)
    live.take_note(NoteKind.FEELING, "Amara is tired [/]")
    live.perform(commands.end)
    live.close()
    return live.id


@pytest.fixture
def live_id(live: LiveSession, clock: StoppedClock) -> str:
    """Begin a session and leave it unfinished; return its id."""
    live.perform(commands.begin)
    clock.advance(minutes=1)
    live.perform(commands.advance)
    return live.id
