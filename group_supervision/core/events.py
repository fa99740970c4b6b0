"""The facts of a session. The list of them is the session: see `session.replay`.

Each has `at`, an instant of session time. What is only shown (a prompt, the curtain) is no event;
nor is time passing. The list is not append-only: undo drops its last fact, and a note that is
deleted is gone.
"""

from dataclasses import dataclass
from datetime import timedelta

from group_supervision.core.format import NoteKind
from group_supervision.core.text import Anonymised


@dataclass(frozen=True, slots=True)
class PhaseEntered:
    """The facilitator went to a step of the plan. The first one begins the session."""

    at: timedelta
    step: int
    """Index of the step in the plan."""


@dataclass(frozen=True, slots=True)
class PhaseBackdated:
    """The present step turned out to have begun earlier than its key was pressed."""

    at: timedelta
    since: timedelta
    """When it really began."""


@dataclass(frozen=True, slots=True)
class ClockPaused:
    """The clock stands still from here."""

    at: timedelta


@dataclass(frozen=True, slots=True)
class BreakCalled:
    """A break begins; the clock stands still, apart from pauses."""

    at: timedelta
    length: timedelta
    """How long it is meant to last."""


@dataclass(frozen=True, slots=True)
class ClockResumed:
    """The clock runs again from here, after a pause or a break."""

    at: timedelta


@dataclass(frozen=True, slots=True)
class TimeGranted:
    """Time was given to the present phase, or taken back from it."""

    at: timedelta
    time: timedelta
    """Negative when it was taken back."""


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """Time was taken from steps to come, so that the session ends when it was meant to, or must."""

    at: timedelta
    cuts: tuple[tuple[int, timedelta], ...]
    """Index of each step and what was taken from it."""


@dataclass(frozen=True, slots=True)
class NoteTaken:
    """A note, already anonymised."""

    at: timedelta
    id: int
    """Unlike any other note's of the session, and never used again."""
    kind: NoteKind
    text: Anonymised
    seat: int | None = None
    """Whose own learning it is, as a number from 1; who sat there is kept nowhere."""


@dataclass(frozen=True, slots=True)
class ResonanceMarked:
    """The presenter said that a note resonated, or the mark was taken away."""

    at: timedelta
    note: int
    """The note's id."""
    resonates: bool


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """The facilitator ended the session."""

    at: timedelta


Event = (
    PhaseEntered
    | PhaseBackdated
    | ClockPaused
    | BreakCalled
    | ClockResumed
    | TimeGranted
    | CaughtUp
    | NoteTaken
    | ResonanceMarked
    | SessionEnded
)
