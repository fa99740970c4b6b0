"""The session: what its facts add up to, and every reading of the clock.

A session is only intervals and notes: when which step was entered, when the clock stood still,
what was granted. Every duration is derived from these and an instant, so that nothing has to be
counted while time passes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import reduce

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
from group_supervision.core.text import Anonymised

_NOTHING = timedelta()


@dataclass(frozen=True, slots=True)
class Visit:
    """From `since` on the session was in this step, until the next visit or the end."""

    step: int
    since: timedelta


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock stood still from `since` to `until`; `None`: it still does."""

    since: timedelta
    until: timedelta | None = None
    back_at: timedelta | None = None
    """Of a break, when it is meant to end; `None`: this is no break."""


@dataclass(frozen=True, slots=True)
class Grant:
    """Time given to a step, or taken from it when negative."""

    step: int
    time: timedelta


@dataclass(frozen=True, slots=True)
class Note:
    """A note of the session."""

    id: int
    at: timedelta
    step: int | None
    """Index of the step in which it was taken; `None`: after the end."""
    kind: NoteKind
    text: Anonymised
    number: int | None
    """The number of a hypothesis, from 1: the 2 of H2. Other kinds have none."""
    resonates: bool = False
    seat: int | None = None
    """Whose own learning it is; `None`: it is the group's."""

    @property
    def is_for_the_group(self) -> bool:
        """Whether it's a note of the session, and neither somebody's own nor for next time."""
        return self.seat is None and self.kind is not NoteKind.THREAD


@dataclass(frozen=True, slots=True)
class Session:
    """A session as far as it has come."""

    plan: Plan
    visits: tuple[Visit, ...] = ()
    pauses: tuple[Pause, ...] = ()
    grants: tuple[Grant, ...] = ()
    notes: tuple[Note, ...] = ()
    ended_at: timedelta | None = None

    @property
    def is_started(self) -> bool:
        """Whether the first step was entered."""
        return bool(self.visits)

    @property
    def is_ended(self) -> bool:
        """Whether the facilitator ended it."""
        return self.ended_at is not None

    @property
    def is_paused(self) -> bool:
        """Whether the clock stands still in the middle of the session."""
        return bool(self.pauses) and self.pauses[-1].until is None and not self.is_ended

    @property
    def back_at(self) -> timedelta | None:
        """When the break that is on is meant to end; `None`: no break is on."""
        return self.pauses[-1].back_at if self.is_paused else None

    @property
    def is_running(self) -> bool:
        """Whether time is being counted."""
        return self.is_started and not self.is_ended and not self.is_paused

    @property
    def started_at(self) -> timedelta | None:
        """When the first step was entered, or `None`."""
        return self.visits[0].since if self.visits else None

    @property
    def position(self) -> int:
        """Index of the present step; before the start, of the first."""
        return self.visits[-1].step if self.visits else 0

    @property
    def step(self) -> Step:
        """The present step; before the start, the first."""
        return self.plan.steps[self.position]

    @property
    def hypotheses(self) -> tuple[Note, ...]:
        """The hypotheses in the order of their numbers."""
        return tuple(note for note in self.notes if note.number is not None)

    @property
    def last_number(self) -> int:
        """The number of the last hypothesis; 0: there is none."""
        numbers = (note.number for note in reversed(self.notes) if note.number is not None)
        return next(numbers, 0)

    @property
    def group_notes(self) -> tuple[Note, ...]:
        """The notes that are neither somebody's own nor for next time."""
        return tuple(note for note in self.notes if note.is_for_the_group)

    @property
    def thread(self) -> Note | None:
        """The line for the next session of this group, if there is one."""
        return next((note for note in self.notes if note.kind is NoteKind.THREAD), None)

    def learning_of(self, seat: int) -> Note | None:
        """Return the own learning of a seat, if there is any."""
        return next((note for note in self.notes if note.seat == seat), None)

    def elapsed(self, now: timedelta, step: int | None = None) -> timedelta:
        """Return how long a step has been running, over all visits, pauses and breaks left out."""
        present = sum((until - since for since, until in self._stays(now, step)), _NOTHING)
        return present - self._standing_still(now, step, self.pauses)

    def paused(self, now: timedelta, step: int | None = None) -> timedelta:
        """Return how long the clock was paused in a step, breaks left out."""
        pauses = [pause for pause in self.pauses if pause.back_at is None]
        return self._standing_still(now, step, pauses)

    def on_break(self, now: timedelta, step: int | None = None) -> timedelta:
        """Return how long breaks lasted in a step."""
        breaks = [pause for pause in self.pauses if pause.back_at is not None]
        return self._standing_still(now, step, breaks)

    def granted(self, step: int | None = None) -> timedelta:
        """Return the time given to a step, less what was taken back or caught up with."""
        wanted = self.position if step is None else step
        return sum((grant.time for grant in self.grants if grant.step == wanted), _NOTHING)

    def allotted(self, step: int | None = None) -> timedelta:
        """Return what a step was planned and granted together."""
        index = self.position if step is None else step
        return self.plan.steps[index].planned + self.granted(index)

    def remaining(self, now: timedelta, step: int | None = None) -> timedelta:
        """Return what is left of a step; negative when it runs over."""
        return self.allotted(step) - self.elapsed(now, step)

    def overrun(self, now: timedelta, step: int | None = None) -> timedelta:
        """Return by how much a step went beyond what it was allotted."""
        if not self.plan.format.timed:
            return _NOTHING
        return max(_NOTHING, -self.remaining(now, step))

    def elapsed_in_all(self, now: timedelta) -> timedelta:
        """Return how long the session has been running, pauses and breaks left out."""
        return sum((self.elapsed(now, index) for index in range(len(self.plan.steps))), _NOTHING)

    def ends_at(self, now: timedelta) -> timedelta:
        """Return when the session will end if every step from here takes what it is allotted."""
        later = range(self.position + 1, len(self.plan.steps))
        # Parts that were gone back from go on where they were left.
        to_come = sum((max(_NOTHING, self.remaining(now, index)) for index in later), _NOTHING)
        now = max(now, self.back_at or now)
        return now + max(_NOTHING, self.remaining(now)) + to_come

    def behind(self, now: timedelta) -> timedelta:
        """Return by how much it will end later than planned; negative when earlier.

        Whatever moved the end is in it: pauses, time granted, phases that ran over.
        """
        started = now if self.started_at is None else self.started_at
        return self.ends_at(now) - started - self.plan.planned

    def _standing_still(
        self, now: timedelta, step: int | None, pauses: Sequence[Pause]
    ) -> timedelta:
        if not pauses:
            return _NOTHING
        return sum(
            (
                _overlap(since, until, pause.since, self._closed(pause.until, now))
                for since, until in self._stays(now, step)
                for pause in pauses
            ),
            _NOTHING,
        )

    def _stays(self, now: timedelta, step: int | None) -> Sequence[tuple[timedelta, timedelta]]:
        wanted = self.position if step is None else step
        ends = [visit.since for visit in self.visits[1:]] + [self._closed(None, now)]
        return [
            (visit.since, max(visit.since, end))
            for visit, end in zip(self.visits, ends, strict=False)
            if visit.step == wanted
        ]

    def _closed(self, until: timedelta | None, now: timedelta) -> timedelta:
        if until is not None:
            return until
        return now if self.ended_at is None else self.ended_at


def replay(plan: Plan, events: Iterable[Event]) -> Session:
    """Return the session that these facts add up to."""
    return reduce(apply, events, Session(plan))


def apply(session: Session, event: Event) -> Session:
    """Return the session after one more fact."""
    match event:
        case PhaseEntered(at, step):
            return replace(session, visits=(*session.visits, Visit(step, at)))
        case PhaseBackdated(_, since):
            *earlier_visits, present = session.visits
            return replace(session, visits=(*earlier_visits, replace(present, since=since)))
        case ClockPaused(at):
            return replace(session, pauses=(*session.pauses, Pause(at)))
        case BreakCalled(at, length):
            pauses = _resumed(session, at) if session.is_paused else session.pauses
            return replace(session, pauses=(*pauses, Pause(at, back_at=at + length)))
        case ClockResumed(at):
            return replace(session, pauses=_resumed(session, at))
        case TimeGranted(_, time):
            return replace(session, grants=(*session.grants, Grant(session.position, time)))
        case CaughtUp(_, cuts):
            taken = (Grant(step, -time) for step, time in cuts)
            return replace(session, grants=(*session.grants, *taken))
        case NoteTaken(at, note_id, kind, text, seat):
            number = session.last_number + 1 if kind is NoteKind.HYPOTHESIS else None
            step_of_note = None if session.is_ended else session.position
            note = Note(note_id, at, step_of_note, kind, text, number, seat=seat)
            return replace(session, notes=(*session.notes, note))
        case ResonanceMarked(_, note_id, resonates):
            return replace(
                session,
                notes=tuple(
                    replace(note, resonates=resonates) if note.id == note_id else note
                    for note in session.notes
                ),
            )
        case SessionEnded(at):
            return replace(session, ended_at=at)


def _resumed(session: Session, at: timedelta) -> tuple[Pause, ...]:
    *earlier, last = session.pauses
    return (*earlier, replace(last, until=at))


def _overlap(
    since: timedelta, until: timedelta, pause_since: timedelta, pause_until: timedelta
) -> timedelta:
    return max(_NOTHING, min(until, pause_until) - max(since, pause_since))
