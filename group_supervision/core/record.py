"""A session read back: what every listing, export and statistic renders."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from group_supervision.core.choices import Kind, NotePolicy
from group_supervision.core.course import Stretch, course
from group_supervision.core.session import Note, Session
from group_supervision.core.text import Anonymised
from group_supervision.core.timeline import Timeline
from group_supervision.core.times import PartTimes, SessionTimes


@dataclass(frozen=True, slots=True)
class PhaseRecord(PartTimes):
    """Everything about the time of one step."""

    paused: timedelta
    on_break: timedelta


@dataclass(frozen=True, slots=True)
class Learning:
    """What somebody takes from the session, known by their seat alone."""

    seat: int
    """A number from 1; who sat there is kept nowhere."""
    text: Anonymised


@dataclass(frozen=True, slots=True)
class Record:
    """A session as of an instant."""

    id: str
    format: str
    title: str
    minutes: int
    timed: bool
    """Whether its parts have minutes, so that they can run over."""
    people: int
    policy: NotePolicy
    kind: Kind
    speed: float
    group: str | None
    started_at: datetime | None
    is_closed: bool
    awaits_review: bool
    """Whether it has ended, and nobody has decided yet what is kept of it."""
    clock: str
    """`running`, `paused` or `ended`."""
    phase: str | None
    """Id of the present step; `None` before the start and after the end."""
    phases: tuple[PhaseRecord, ...]
    notes: tuple[Note, ...]
    step_ids: tuple[str, ...]
    learning: tuple[Learning, ...] = ()
    thread: Anonymised | None = None
    """A line for the next session of this group."""
    course: tuple[Stretch, ...] = ()
    """What its time went to, in order, counted from the beginning."""

    @property
    def planned(self) -> timedelta:
        """How long it was meant to last."""
        return sum((phase.planned for phase in self.phases), timedelta())

    @property
    def actual(self) -> timedelta:
        """How long it lasted, pauses left out."""
        return sum((phase.actual for phase in self.phases), timedelta())

    @property
    def times(self) -> SessionTimes:
        """What statistics take of it."""
        return SessionTimes(
            format=self.format,
            title=self.title,
            kind=self.kind.value,
            speed=self.speed,
            has_begun=self.started_at is not None,
            is_closed=self.is_closed,
            phases=self.phases,
        )

    def phase_of(self, note: Note) -> str | None:
        """Return the id of the step in which a note was taken; `None`: after the end."""
        return None if note.step is None else self.step_ids[note.step]


def record(
    session_id: str,
    session: Session,
    timeline: Timeline,
    now: datetime,
    *,
    awaits_review: bool = False,
) -> Record:
    """Read a session as of `now`, an instant of the wall clock in UTC."""
    instant = timeline.session_at(now)
    setup = session.plan.setup
    started = session.started_at
    is_live = session.is_started and not session.is_ended
    return Record(
        id=session_id,
        format=session.plan.format.id,
        title=session.plan.format.title,
        minutes=setup.minutes,
        timed=session.plan.format.timed,
        people=setup.people,
        policy=setup.policy,
        kind=setup.kind,
        speed=setup.speed,
        group=None if setup.group is None else setup.group.text,
        started_at=None if started is None else timeline.wall_at(started),
        is_closed=session.is_ended,
        awaits_review=session.is_ended and awaits_review,
        clock="ended" if session.is_ended else "running" if session.is_running else "paused",
        phase=session.step.id if is_live else None,
        phases=_phases(session, instant),
        notes=session.group_notes,
        learning=_learning(session),
        thread=None if session.thread is None else session.thread.text,
        step_ids=tuple(step.id for step in session.plan.steps),
        course=course(session, instant),
    )


def _phases(session: Session, instant: timedelta) -> tuple[PhaseRecord, ...]:
    return tuple(
        PhaseRecord(
            id=step.id,
            short=step.phase.short,
            planned=step.planned,
            granted=session.granted(index),
            paused=session.paused(instant, index),
            on_break=session.on_break(instant, index),
            actual=session.elapsed(instant, index),
            overrun=session.overrun(instant, index),
        )
        for index, step in enumerate(session.plan.steps)
    )


def _learning(session: Session) -> tuple[Learning, ...]:
    return tuple(Learning(note.seat, note.text) for note in session.notes if note.seat is not None)
