"""Between the values of the core and what JSON can hold. This file is the schema, version 1.

Changes are additive: a key that is missing takes the value it had before it existed. A session
file of any earlier version loads for ever; `tests/data/session-v1.json` is the witness.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
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
from group_supervision.core.format import Format, NoteKind
from group_supervision.core.plan import Plan, Step
from group_supervision.core.session import Session, replay
from group_supervision.core.timeline import Anchor, Timeline
from group_supervision.formats.reading import read_format
from group_supervision.formats.writing import as_keys
from group_supervision.storage.bounds import (
    anonymised,
    choice,
    flag,
    instant,
    items,
    seconds,
    session_id,
    speed,
    table,
    text,
    whole,
)

VERSION: Final = 1

_MOST_STEPS: Final = 2_000
_MOST_ANCHORS: Final = 10_000
_LONGEST_GIVEN: Final = 1e6
"""Seconds that a step can be planned, or given: more than a week."""
_LONGEST_WORD: Final = 300
"""Characters in the name of a file, a phase or a label."""
_MOST_PEOPLE: Final = 10_000
_LONGEST_NOTE: Final = 10_000
"""Characters; replacing names makes a note longer than it was typed."""

Keys = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StoredSession:
    """A session as its file has it."""

    id: str
    plan: Plan
    timeline: Timeline
    events: tuple[Event, ...] = ()
    awaits_review: bool = False
    """Whether nobody has decided yet what is kept of it. Only once it has ended it matters."""

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
        **({"awaits_review": True} if stored.awaits_review else {}),
    }


def header_from_keys(keys: Mapping[str, object], events: Iterable[Event]) -> StoredSession:
    """Build a session from its header and its events.

    Raises:
        KeyError, TypeError, ValueError: When a key is missing or holds something else.
        FormatError: When the copy of the format cannot be read.
    """
    format_id = text(keys["format_id"], _LONGEST_WORD)
    fmt = read_format(_format_keys(keys["format"]), format_id, "the format kept in the session")
    setup = _setup(table(keys["setup"]))
    steps = tuple(_step(table(each), fmt) for each in items(keys["plan"], 1, _MOST_STEPS))
    return StoredSession(
        id=session_id(keys["id"]),
        plan=Plan(fmt, setup, steps),
        timeline=Timeline(_anchors(keys["anchors"]), setup.speed),
        events=tuple(events),
        awaits_review=flag(keys.get("awaits_review", False)),
    )


def _setup(keys: Mapping[str, object]) -> Setup:
    face, group = keys.get("face"), keys.get("group")
    options = (text(each, _LONGEST_WORD) for each in items(keys["options"], 0, _MOST_STEPS))
    return Setup(
        minutes=whole(keys["minutes"], 0, 100_000),
        people=whole(keys["people"], 1, _MOST_PEOPLE),
        policy=choice(keys["notes"], NotePolicy),
        setting=choice(keys["setting"], Setting),
        gathering=choice(keys["gathering"], Gathering),
        screens=choice(keys["screens"], Screens),
        word=choice(keys["word"], Word),
        options=frozenset(options),
        cases=whole(keys["cases"], 1, _MOST_STEPS),
        kind=choice(keys["kind"], Kind),
        speed=speed(keys["speed"]),
        protected=whole(keys.get("protected", 0), 0, 100_000),
        face=None if face is None else choice(face, ClockFace),
        group=None if group is None else anonymised(group, _LONGEST_WORD),
    )


def _step(keys: Mapping[str, object], fmt: Format) -> Step:
    return Step(
        id=text(keys["id"], _LONGEST_WORD),
        phase=fmt.phase(text(keys["phase"], _LONGEST_WORD)),
        planned=seconds(keys["planned"], 0, _LONGEST_GIVEN),
        turn=whole(keys["turn"], 1, _MOST_STEPS),
        turns=whole(keys["turns"], 1, _MOST_STEPS),
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
        case NoteTaken(_, note_id, kind, text, seat):
            keys = {"event": "note-taken", **at, "id": note_id, "kind": kind.value}
            return {**keys, "text": text.text, **({} if seat is None else {"seat": seat})}
        case ResonanceMarked(_, note, resonates):
            return {"event": "resonance-marked", **at, "note": note, "resonates": resonates}
        case SessionEnded():
            return {"event": "session-ended", **at}


def event_from_keys(keys: Mapping[str, object]) -> Event:
    """Build one fact. Whether it follows from those before it is for `core.facts` to say.

    Raises:
        KeyError, TypeError, ValueError: When a key is missing or holds something else.
    """
    at = seconds(keys["at"])
    match keys["event"]:
        case "phase-entered":
            return PhaseEntered(at, _step_index(keys["step"]))
        case "phase-backdated":
            return PhaseBackdated(at, seconds(keys["since"]))
        case "clock-paused":
            return ClockPaused(at)
        case "break-called":
            return BreakCalled(at, seconds(keys["length"], 0, _LONGEST_GIVEN))
        case "clock-resumed":
            return ClockResumed(at)
        case "time-granted":
            return TimeGranted(at, _given(keys["time"]))
        case "caught-up":
            return CaughtUp(at, tuple(_cut(each) for each in items(keys["cuts"], 0, _MOST_STEPS)))
        case "note-taken":
            note = anonymised(keys["text"], _LONGEST_NOTE)
            kind, seat = choice(keys["kind"], NoteKind), keys.get("seat")
            number = None if seat is None else whole(seat, 1, _MOST_PEOPLE)
            return NoteTaken(at, _note_id(keys["id"]), kind, note, number)
        case "resonance-marked":
            return ResonanceMarked(at, _note_id(keys["note"]), flag(keys["resonates"]))
        case "session-ended":
            return SessionEnded(at)
        case _:
            raise ValueError("an event that is not known")


def _step_index(value: object) -> int:
    return whole(value, 0, _MOST_STEPS)


def _note_id(value: object) -> int:
    return whole(value, 1, 1_000_000)


def _given(value: object) -> timedelta:
    return seconds(value, -_LONGEST_GIVEN, _LONGEST_GIVEN)


def _cut(value: object) -> tuple[int, timedelta]:
    step, time = items(value, 2, 2)
    return _step_index(step), _given(time)


def _format_keys(value: object) -> Keys:
    # Once, phases of an untimed format were written with an empty table of minutes.
    keys = table(value)
    phases = [
        {key: value for key, value in table(phase).items() if key != "minutes" or value}
        for phase in items(keys["phases"], 1, _MOST_STEPS)
    ]
    # Once, no phase said that it was closing: the one called so was, and the lengths of a format
    # that repeats parts were those of a single turn.
    if not any("closing" in phase for phase in phases):
        phases = [{**phase, "closing": phase.get("id") == "close"} for phase in phases]
    return {"turns": 1, **keys, "phases": phases}


def _anchors_to_keys(timeline: Timeline) -> list[Keys]:
    """Return the anchors: instants of the wall clock in ISO 8601 and of the session in seconds."""
    return [
        {"wall": anchor.wall.isoformat(), "session": anchor.session.total_seconds()}
        for anchor in timeline.anchors
    ]


def _anchors(value: object) -> tuple[Anchor, ...]:
    anchors = (table(each) for each in items(value, 1, _MOST_ANCHORS))
    return tuple(Anchor(instant(each["wall"]), seconds(each["session"])) for each in anchors)
