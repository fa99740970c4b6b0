"""A live session: where effects are ordered. Disk (what it refuses waits), memory, the stage."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Concatenate, Final, ParamSpec, TypeVar

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.finding import Span
from group_supervision.core import commands, note_rules
from group_supervision.core.display import Display
from group_supervision.core.events import Event, NoteTaken, PhaseEntered, ResonanceMarked
from group_supervision.core.format import NoteKind
from group_supervision.core.record import Record, record
from group_supervision.core.session import Session, apply
from group_supervision.core.stage import StageView
from group_supervision.core.text import NOTE_LIMIT, clean
from group_supervision.core.timeline import Timeline
from group_supervision.live.clock import Clock
from group_supervision.live.clock_gaps import Gap, SessionClock
from group_supervision.live.journal import Journal
from group_supervision.live.last_time import LastTime
from group_supervision.live.ordinary_words import OrdinaryWords
from group_supervision.live.raw_notes import RawNotes
from group_supervision.live.room import FarRoom, Room
from group_supervision.storage.codec import StoredSession
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.presence import ScreenSize

P = ParamSpec("P")
Decided = TypeVar("Decided")

_UNSEEN: Final = (NoteTaken, ResonanceMarked)
"""Facts of which the room sees nothing."""


class LiveSession:
    """A session while it is led. Holds the data folder's lock until `close`."""

    def __init__(
        self,
        folder: DataFolder,
        stored: StoredSession,
        anonymiser: Anonymiser,
        clock: Clock,
        away_since: datetime | None = None,
    ) -> None:
        """Use the functions of `opening` instead: they see to the lock."""
        session = stored.session
        self._folder = folder
        self._journal = Journal(folder, stored)
        self._room = Room(folder, stored.id)
        away = away_since if session.is_running else None
        self._time = SessionClock(stored.timeline, clock, away)
        self._clock = clock
        self._anonymiser = anonymiser
        self._raw_notes = RawNotes(anonymiser, session.notes)
        self._session = session
        self._undone: list[Event] = []
        self.last_time: LastTime | None = None
        """What the group's last session left for this one."""
        self.far: FarRoom | None = None
        """Where groups far apart follow it; `None`: nothing leaves this computer."""
        self._journal.keep_timeline(self._time.timeline)
        self._room.find_stages(clock.now())
        self._publish()

    @property
    def id(self) -> str:
        """The session's id, which is also its file's name."""
        return self._journal.stored.id

    @property
    def session(self) -> Session:
        """The session as far as it has come."""
        return self._session

    @property
    def timeline(self) -> Timeline:
        """How session time follows the wall clock."""
        return self._time.timeline

    @property
    def now(self) -> timedelta:
        """This instant in session time; while a gap is asked about, the instant it began."""
        return self._time.now

    @property
    def gap(self) -> Gap | None:
        """Time in which nobody looked, and of which the facilitator has yet to say if it counts."""
        return self._time.gap

    @property
    def facts(self) -> int:
        """How many facts it has."""
        return len(self._journal.stored.events)

    @property
    def is_saved(self) -> bool:
        """Whether everything that happened is on disk."""
        return self._journal.is_saved

    @property
    def is_published(self) -> bool:
        """Whether other windows have what the room is meant to see; retried like a save."""
        return self._room.is_published

    @property
    def display(self) -> Display:
        """What the facilitator has chosen to show."""
        return self._room.display

    @property
    def is_frozen(self) -> bool:
        """Whether the room keeps seeing what it saw, while the facilitator looks ahead."""
        return self._room.is_frozen

    @property
    def stages(self) -> Sequence[ScreenSize]:
        """The screens of the stages that followed at the last heartbeat."""
        return self._room.stages

    @property
    def published(self) -> StageView:
        """What other windows were last given to show; before there was anything, what is meant."""
        return self._room.published or self.view

    @property
    def view(self) -> StageView:
        """What the room is meant to see."""
        return self._room.view(self._session, self.now, is_held=self.gap is not None)

    @property
    def protects(self) -> int:
        """How many names are protected. A number is all that is ever shown of them."""
        return self._anonymiser.protects

    @property
    def undoes(self) -> str | None:
        """What `undo` would take back, in words."""
        return self._journal.undoes

    def tick(self) -> bool:
        """Notice a gap or a clock that was set, clear what has lapsed; say if anything changed."""
        has_moved = self._time.tick(is_running=self._session.is_running)
        if has_moved:
            self._journal.keep_timeline(self.timeline)
        has_changed = self._room.lapse(self.now) or has_moved
        if has_changed:
            self._publish()
        return has_changed

    def record(self) -> Record:
        """Read the session as of now."""
        return record(self.id, self._session, self.timeline, self.timeline.wall_at(self.now))

    def perform(
        self,
        command: Callable[Concatenate[Session, timedelta, P], Event],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Let `command` say what happens now and make it so, or `Refusal`: nothing changes then."""
        self.tick()
        event = command(self._session, self.now, *args, **kwargs)
        self._undone.clear()
        self._happen(event)
        self._raw_notes.keep_only({note.id for note in self._session.notes})

    def protect(self, name: str) -> None:
        """Recognise `name` from now on, in earlier notes too. It stays in memory."""
        self.decide(lambda anonymiser: anonymiser.protect(name))

    def take_note(self, kind: NoteKind, raw: str, seat: int | None = None) -> None:
        """Anonymise `raw` and keep the result, or raise `Refusal` when nothing is written now."""
        line = clean(raw, NOTE_LIMIT)
        note_rules.require_note(self._session, kind, line, seat)  # before a name is learned from it
        known = self._anonymiser.known
        text = self._anonymiser.anonymise(line)
        if self._anonymiser.known != known:
            # It named somebody new: earlier notes are to know.
            text = self.decide(lambda anonymiser: anonymiser.anonymise(line))
        self.perform(commands.take_note, kind, text, seat)
        self._raw_notes.keep(self._session.notes[-1].id, line)

    def spans(self, text: str) -> list[Span]:
        """Return what of a line that is being typed would be replaced."""
        return self._anonymiser.spans(text)

    def decide(self, decision: Callable[[Anonymiser], Decided]) -> Decided:
        """Take a decision about names, and bring every note in line with it, on disk at once.

        Raises:
            Refusal: When the anonymiser refuses the decision; nothing has changed then.
        """
        decided = decision(self._anonymiser)
        group = self._session.plan.setup.group
        known = None if group is None else self._anonymiser.again(group)
        if self._journal.reword(self._raw_notes.worded, known):
            self._session = self._journal.stored.session
        return decided

    @property
    def ordinary_words(self) -> OrdinaryWords:
        """The words that are never taken for names, in any session."""
        return OrdinaryWords(self._folder.path, self.decide)

    @property
    def raw_notes(self) -> RawNotes:
        """The notes as they were typed, for the review. In memory alone."""
        return self._raw_notes

    def revise(self, change: Callable[[Sequence[Event]], tuple[Event, ...]]) -> None:
        """Change facts that have happened, for good: see `core.revising`."""
        self._journal.revise(change)
        self._session = self._journal.stored.session
        self._undone.clear()
        self._raw_notes.keep_only({each.id for each in self._session.notes})

    def finish_review(self) -> None:
        """Take the session for reviewed: whatever is kept of it, is."""
        self._journal.finish_review()

    def undo(self) -> str | None:
        """Take the last fact back. Returns what it was in words, or `None` without one."""
        undone = self._journal.undoes
        if undone is not None:
            last = self._journal.drop_last()
            self._undone.append(last)
            self._changed(last, self._journal.stored.session)
        return undone

    def redo(self) -> str | None:
        """Bring back what was last undone. Returns what it was in words, or `None`."""
        if not self._undone:
            return None
        event = self._undone.pop()
        if isinstance(event, NoteTaken):
            event = replace(event, text=self._raw_notes.worded(event))
        self._happen(event)
        return self.undoes

    def settle_gap(self, *, counts: bool) -> None:
        """Say whether the time in which nobody looked counts; the clock goes on from here."""
        self._time.settle(counts=counts)
        self._journal.keep_timeline(self._time.timeline)
        self._publish()

    def show(self, display: Display) -> None:
        """Show the room something else. It is no fact of the session and leaves no trace."""
        self._room.show(display)
        self._publish()

    def freeze(self) -> None:
        """Keep the room on what it sees, or let it see what is going on again."""
        self.tick()
        self._room.freeze(self._session, self.now)
        self._publish()

    def beat(self) -> None:
        """Do what is due, say that this console is still there, write what has to be written."""
        self.tick()
        self._journal.make_sure()
        self._room.find_stages(self._clock.now())
        if self.gap is not None or not self._room.beat() or not self.is_published:
            self._publish()

    def keep_nothing(self) -> None:
        """Remove the session from the disk for good, and from memory what could bring it back.

        Raises:
            StoreError: When its file cannot be removed.
        """
        self._journal.discard()
        self._session = Session(self._session.plan)
        self._undone.clear()
        self._raw_notes.forget()

    def close(self) -> None:
        """Stop being the live console. An unfinished session stays unfinished."""
        self._journal.make_sure()
        if not self._session.is_started:
            self._room.leave()
        self._raw_notes.forget()
        self._folder.release()

    def _happen(self, event: Event) -> None:
        self._journal.append(event, commands.described(event, self._session))
        self._changed(event, apply(self._session, event))

    def _changed(self, event: Event, session: Session) -> None:
        """Go on with the session as it is after `event` happened, or was taken back."""
        moved = isinstance(event, PhaseEntered) and session.position != self._session.position
        self._room.follow(session, is_new_phase=moved)
        self._session = session
        if not isinstance(event, _UNSEEN):
            self._publish()

    def _publish(self) -> None:
        self._room.publish(self._session, self.timeline, self._clock.now(), self.gap)
