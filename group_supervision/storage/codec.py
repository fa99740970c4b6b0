"""Between the values of the core and what JSON can hold. This file is the schema, version 1.

Changes are additive: a key that is missing takes the value it had before it existed. A session
file of any earlier version loads for ever; `tests/data/session-v1.json` is the witness.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from group_supervision.core.choices import (
    ClockFace,
    Gathering,
    Kind,
    NotePolicy,
    Screens,
    Setting,
    Setup,
    Word,
)
from group_supervision.core.events import (
    BreakCalled,
    CaughtUp,
    ClockPaused,
    ClockResumed,
    Event,
    NoteTaken,
    PhaseBackdated,
    PhaseEntered,
    ResonanceMarked,
    SessionEnded,
    TimeGranted,
)
from group_supervision.core.format import NoteKind
from group_supervision.core.plan import Plan, Step
from group_supervision.core.session import Session, replay
from group_supervision.core.text import Anonymised
from group_supervision.core.timeline import Anchor, Timeline
from group_supervision.formats.reading import read_format
from group_supervision.formats.writing import as_keys

VERSION: Final = 1

Keys = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StoredSession:
    """A session as its file has it."""

    id: str
    plan: Plan
    timeline: Timeline
    events: tuple[Event, ...] = ()

    @property
    def session(self) -> Session:
        """What the events add up to."""
        return replay(self.plan, self.events)


def header_to_keys(stored: StoredSession) -> Keys:
    """Return everything but the events."""
    setup = stored.plan.setup
    return {
        "version": VERSION,
        "id": stored.id,
        "setup": {
            "minutes": setup.minutes,
            "people": setup.people,
            "notes": setup.policy.value,
            "setting": setup.setting.value,
            "gathering": setup.gathering.value,
            "screens": setup.screens.value,
            "word": setup.word.value,
            "options": sorted(setup.options),
            "cases": setup.cases,
            "kind": setup.kind.value,
            "speed": setup.speed,
            "protected": setup.protected,
            "face": None if setup.face is None else setup.face.value,
            "group": None if setup.group is None else setup.group.text,
        },
        "plan": [
            {
                "id": step.id,
                "phase": step.phase.id,
                "planned": step.planned.total_seconds(),
                "turn": step.turn,
                "turns": step.turns,
            }
            for step in stored.plan.steps
        ],
        "anchors": _anchors_to_keys(stored.timeline),
        "format_id": stored.plan.format.id,
        "format": as_keys(stored.plan.format),
    }


def header_from_keys(keys: Mapping[str, Any], events: Iterable[Event]) -> StoredSession:
    """Build a session from its header and its events.

    Raises:
        KeyError, TypeError, ValueError: When a key is missing or holds something else.
        FormatError: When the copy of the format cannot be read.
    """
    if keys["version"] > VERSION:
        raise ValueError("written by a newer version of the program")
    fmt = read_format(
        _format_keys(keys["format"]), keys["format_id"], "the format kept in the session"
    )
    chosen = keys["setup"]
    group = chosen.get("group")
    setup = Setup(
        minutes=chosen["minutes"],
        people=chosen["people"],
        policy=NotePolicy(chosen["notes"]),
        setting=Setting(chosen["setting"]),
        gathering=Gathering(chosen["gathering"]),
        screens=Screens(chosen["screens"]),
        word=Word(chosen["word"]),
        options=frozenset(chosen["options"]),
        cases=chosen["cases"],
        kind=Kind(chosen["kind"]),
        speed=float(chosen["speed"]),
        protected=int(chosen.get("protected", 0)),
        face=None if chosen.get("face") is None else ClockFace(chosen["face"]),
        group=None if group is None else Anonymised(str(group)),
    )
    steps = tuple(
        Step(
            id=each["id"],
            phase=fmt.phase(each["phase"]),
            planned=_duration(each["planned"]),
            turn=each["turn"],
            turns=each["turns"],
        )
        for each in keys["plan"]
    )
    return StoredSession(
        id=keys["id"],
        plan=Plan(fmt, setup, steps),
        timeline=Timeline(_anchors(keys["anchors"]), setup.speed),
        events=tuple(events),
    )


def event_to_keys(event: Event) -> Keys:
    """Return one fact; `at` is session time in seconds."""
    at = {"at": event.at.total_seconds()}
    match event:
        case PhaseEntered(_, step):
            return {"event": "phase-entered", **at, "step": step}
        case PhaseBackdated(_, since):
            return {"event": "phase-backdated", **at, "since": since.total_seconds()}
        case ClockPaused():
            return {"event": "clock-paused", **at}
        case BreakCalled(_, length):
            return {"event": "break-called", **at, "length": length.total_seconds()}
        case ClockResumed():
            return {"event": "clock-resumed", **at}
        case TimeGranted(_, time):
            return {"event": "time-granted", **at, "time": time.total_seconds()}
        case CaughtUp(_, cuts):
            taken = [[step, time.total_seconds()] for step, time in cuts]
            return {"event": "caught-up", **at, "cuts": taken}
        case NoteTaken(_, note_id, kind, text):
            keys = {"event": "note-taken", **at, "id": note_id, "kind": kind.value}
            return {**keys, "text": text.text}
        case ResonanceMarked(_, note, resonates):
            return {"event": "resonance-marked", **at, "note": note, "resonates": resonates}
        case SessionEnded():
            return {"event": "session-ended", **at}


def event_from_keys(keys: Mapping[str, Any]) -> Event:
    """Build one fact.

    Raises:
        KeyError, TypeError, ValueError: When a key is missing or holds something else.
    """
    at = _duration(keys["at"])
    match keys["event"]:
        case "phase-entered":
            return PhaseEntered(at, int(keys["step"]))
        case "phase-backdated":
            return PhaseBackdated(at, _duration(keys["since"]))
        case "clock-paused":
            return ClockPaused(at)
        case "break-called":
            return BreakCalled(at, _duration(keys["length"]))
        case "clock-resumed":
            return ClockResumed(at)
        case "time-granted":
            return TimeGranted(at, _duration(keys["time"]))
        case "caught-up":
            cuts = tuple((int(step), _duration(time)) for step, time in keys["cuts"])
            return CaughtUp(at, cuts)
        case "note-taken":
            text = Anonymised(str(keys["text"]))
            return NoteTaken(at, int(keys["id"]), NoteKind(keys["kind"]), text)
        case "resonance-marked":
            return ResonanceMarked(at, int(keys["note"]), bool(keys["resonates"]))
        case "session-ended":
            return SessionEnded(at)
        case unknown:
            raise ValueError(f"an event called {unknown!r} is not known")


def _format_keys(keys: Mapping[str, Any]) -> Keys:
    # Once, phases of an untimed format were written with an empty table of minutes.
    phases = [
        {key: value for key, value in phase.items() if key != "minutes" or value}
        for phase in keys["phases"]
    ]
    return {**keys, "phases": phases}


def _anchors_to_keys(timeline: Timeline) -> list[Keys]:
    """Return the anchors: instants of the wall clock in ISO 8601 and of the session in seconds."""
    return [
        {"wall": anchor.wall.isoformat(), "session": anchor.session.total_seconds()}
        for anchor in timeline.anchors
    ]


def _anchors(keys: Iterable[Mapping[str, Any]]) -> tuple[Anchor, ...]:
    anchors = tuple(
        Anchor(datetime.fromisoformat(each["wall"]), _duration(each["session"])) for each in keys
    )
    if not anchors or any(anchor.wall.tzinfo is None for anchor in anchors):
        raise ValueError("a session needs an anchor with a time zone")
    return anchors


def _duration(seconds: float) -> timedelta:
    return timedelta(seconds=float(seconds))
