"""With no notes, a session's file keeps what the room was told of, and nothing else."""

import json
from datetime import timedelta
from pathlib import Path

from group_supervision.config import Config
from group_supervision.core import commands
from group_supervision.core.choices import NotePolicy
from group_supervision.core.display import Display
from group_supervision.core.format import NoteKind
from group_supervision.errors import Refusal
from group_supervision.guide.opening import Opening
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.live.session import LiveSession
from tests.conftest import StoppedClock

SETTINGS = {
    *("minutes", "notes", "setting", "gathering", "screens", "word", "options", "cases"),
    *("kind", "speed", "face", "protected", "people", "group"),
}
"""The settings, and with them how many we are, and the label."""


def opened(home: Path, clock: StoppedClock, policy: NotePolicy) -> LiveSession:
    asked = SetupDefaults(policy=policy, protected=("Amara Okafor", "Ngozi"))
    preparation, _ = Opening(home, clock).prepare(asked, Config())
    return preparation.open()


def file(home: Path) -> dict[str, object]:
    (path,) = (home / "sessions").glob("*.json")
    keys: dict[str, object] = json.loads(path.read_text("utf-8"))
    return keys


def test_the_file_holds_date_times_number_and_settings_alone(
    home: Path, clock: StoppedClock
) -> None:
    live = opened(home, clock, NotePolicy.NONE)
    live.perform(commands.begin)
    live.show(Display(drift_line=2, words=1))
    live.perform(commands.advance)
    clock.advance(minutes=3)
    live.perform(commands.grant, timedelta(minutes=1))
    live.show(Display(stopped=True))
    live.perform(commands.toggle_clock)
    live.perform(commands.toggle_clock)
    live.perform(commands.call_break, timedelta(minutes=5))
    for kind in NoteKind:
        try:
            live.take_note(kind, "she said she was afraid")
        except Refusal:
            continue
        raise AssertionError(kind)
    live.perform(commands.end)
    live.close()
    stored = file(home)
    header = stored["session"]
    assert isinstance(header, dict)
    assert len(header) == 1
    (session,) = header.values()
    assert set(session) == {
        *("version", "id", "setup", "plan", "anchors", "format_id", "format"),
        "awaits_review",
    }
    assert set(session["setup"]) == SETTINGS
    assert session["setup"]["protected"] == 0
    events = stored["events"]
    assert isinstance(events, dict)
    kept = {key for event in events.values() for key in event}
    assert kept <= {"event", "at", "step", "length", "time", "since", "cuts"}
    named = {event["event"] for event in events.values()}
    assert named == {
        *("phase-entered", "time-granted", "clock-paused", "clock-resumed"),
        *("break-called", "session-ended"),
    }


def test_with_notes_it_is_kept_how_many_names_to_protect_again(
    home: Path, clock: StoppedClock
) -> None:
    live = opened(home, clock, NotePolicy.LIVE)
    assert live.session.plan.setup.protected == 2
    live.close()
