"""How a session closes: a supervision group is reminded once, a peer group decides nothing."""

from pathlib import Path

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core import commands
from group_supervision.core.choices import Gathering, NotePolicy, Setup
from group_supervision.core.format import Format, NoteKind
from group_supervision.guide.cues import Keys, accountable_manager, reminders
from group_supervision.guide.note_taking import note_kinds
from group_supervision.live.opening import open_session
from group_supervision.live.session import LiveSession
from group_supervision.plain.console import Console
from group_supervision.plain.conversation import Conversation
from group_supervision.plain.line_output import LineOutput
from group_supervision.storage.folder import DataFolder
from tests.conftest import SHIPPED, StoppedClock
from tests.plain.conftest import Facilitator

REMINDER = "If anything here needs deciding, that's for the accountable manager, not for us."


def led(fmt: Format, home: Path, clock: StoppedClock, gathering: Gathering) -> LiveSession:
    """Return a session that has begun."""
    minutes = fmt.default_length if fmt.timed else 0
    setup = Setup(minutes, policy=NotePolicy.LIVE, gathering=gathering)
    live = open_session(DataFolder(home), fmt, setup, Anonymiser(), clock)
    live.perform(commands.begin)
    return live


def reminded(live: LiveSession) -> list[str]:
    """Return the parts in which the console speaks of the accountable manager."""
    found = []
    for index, step in enumerate(live.session.plan.steps):
        if index != live.session.position:
            live.perform(commands.go_to, index)
        if REMINDER in reminders(live.session, live.now, 0, Keys("space", "ctrl+n")):
            found.append(step.phase.id)
    return found


@pytest.mark.parametrize("fmt", SHIPPED, ids=lambda fmt: fmt.id)
def test_a_supervision_group_has_one_reminder_and_a_peer_group_none(
    fmt: Format, home: Path, clock: StoppedClock
) -> None:
    live = led(fmt, home, clock, Gathering.SUPERVISION)
    steps = live.session.plan.steps
    assert reminded(live) == [[step.phase.id for step in steps if step.phase.closing][-1]]
    assert REMINDER not in "".join(live.view.lines)
    live.perform(commands.toggle_clock)
    assert accountable_manager(live.session) == ""
    live.close()
    peer = led(fmt, home, clock, Gathering.PEER)
    assert reminded(peer) == []
    peer.close()


def test_a_peer_group_has_no_field_for_a_decision(
    rcd: Format, home: Path, clock: StoppedClock
) -> None:
    peer = led(rcd, home, clock, Gathering.PEER)
    assert NoteKind.FOLLOW_UP not in note_kinds(peer)
    peer.close()


def test_line_by_line_the_reminder_is_said_once(
    rcd: Format, home: Path, clock: StoppedClock
) -> None:
    live = led(rcd, home, clock, Gathering.SUPERVISION)
    typist = Facilitator((), clock)
    console = Console(live, Conversation(typist, LineOutput(typist.write)), clock)
    console.say_part()
    assert REMINDER not in typist.heard
    live.perform(commands.go_to, len(live.session.plan.steps) - 1)
    console.say_part()
    console.say_part()
    assert typist.heard.count(REMINDER) == 1
    live.close()
