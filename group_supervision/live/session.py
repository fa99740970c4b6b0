"""A live session: the one place where effects are ordered. Disk, then memory, then the stage.

Pure commands say what happens; this puts it in the session's file, then into memory, then before
the room. Should the disk refuse, the session goes on: what could not be written waits and is
written with the next thing that happens, or at the next sign of life.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Concatenate, Final, ParamSpec

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core import commands
from group_supervision.core.events import Event, NoteTaken, PhaseEntered, ResonanceMarked
from group_supervision.core.format import NoteKind
from group_supervision.core.record import Record, record
from group_supervision.core.session import Session, apply
from group_supervision.core.stage import Display, RoomClock, RoomState, StageView, stage_view
from group_supervision.core.timeline import Timeline
from group_supervision.errors import StoreError
from group_supervision.live.clock import Clock
from group_supervision.storage.codec import StoredSession
from group_supervision.storage.folder import DataFolder

P = ParamSpec("P")

_UNSEEN: Final = (NoteTaken, ResonanceMarked)
"""Facts of which the room sees nothing, so that its view need not be written again."""


class LiveSession:
    """A session while it is led. Holds the data folder's lock until `close`."""

    def __init__(
        self, folder: DataFolder, stored: StoredSession, anonymiser: Anonymiser, clock: Clock
    ) -> None:
        """Use `opening.open_session` or `resume_session` instead: they see to the lock."""
        self._folder = folder
        self._file = folder.file(stored.id)
        self._stored = stored
        self._anonymiser = anonymiser
        self._clock = clock
        self._session = stored.session
        self._undone: list[Event] = []
        self._steps = _described(stored)
        self._display = Display()
        self._frozen: StageView | None = None
        self._is_saved = True

    @property
    def id(self) -> str:
        """The session's id, which is also its file's name."""
        return self._stored.id

    @property
    def session(self) -> Session:
        """The session as far as it has come."""
        return self._session

    @property
    def timeline(self) -> Timeline:
        """How session time follows the wall clock."""
        return self._stored.timeline

    @property
    def now(self) -> timedelta:
        """This instant in session time."""
        return self.timeline.session_at(self._clock())

    @property
    def facts(self) -> int:
        """How many facts it has."""
        return len(self._stored.events)

    @property
    def is_saved(self) -> bool:
        """Whether everything that happened is on disk."""
        return self._is_saved

    @property
    def display(self) -> Display:
        """What the facilitator has chosen to show."""
        return self._display

    @property
    def is_frozen(self) -> bool:
        """Whether the room keeps seeing what it saw, while the facilitator looks ahead."""
        return self._frozen is not None

    @property
    def view(self) -> StageView:
        """What the room sees."""
        return self._frozen or self._current_view()

    @property
    def protects(self) -> int:
        """How many names are protected. A number is all that is ever shown of them."""
        return self._anonymiser.protects

    def record(self) -> Record:
        """Read the session as of now."""
        return record(self.id, self._session, self.timeline, self._clock())

    def perform(
        self,
        command: Callable[Concatenate[Session, timedelta, P], Event],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Let `command` say what happens now, and make it so.

        Raises:
            Refusal: When the command makes no sense now; nothing has changed then.
        """
        event = command(self._session, self.now, *args, **kwargs)
        self._undone.clear()
        self._happen(event)

    def take_note(self, kind: NoteKind, raw: str) -> None:
        """Anonymise `raw` and keep the result. The raw text goes no further than this line.

        Raises:
            Refusal: When nothing is written at this point.
        """
        self.perform(commands.take_note, kind, self._anonymiser.anonymise(raw))

    def undo(self) -> str | None:
        """Take the last fact back. Returns what it was in words, or `None` without one."""
        if not self._stored.events:
            return None
        count = len(self._stored.events)
        *earlier, last = self._stored.events
        self._stored = replace(self._stored, events=tuple(earlier))
        words = self._steps.pop()
        if earlier:
            self._save(lambda: self._file.drop_last(count))
        else:
            self._save_whole()  # nothing has happened: nothing stays on the disk
        self._undone.append(last)
        self._changed(last, self._stored.session)
        return words

    def redo(self) -> str | None:
        """Bring back what was last undone. Returns what it was in words, or `None`."""
        if not self._undone:
            return None
        self._happen(self._undone.pop())
        return self.undoes

    @property
    def undoes(self) -> str | None:
        """What `undo` would take back, in words."""
        return self._steps[-1] if self._steps else None

    def show(self, display: Display) -> None:
        """Show the room something else. It is no fact of the session and leaves no trace."""
        self._display = display
        if display.curtain or display.stopped:
            self._frozen = None
        self._publish()

    def freeze(self) -> None:
        """Keep the room on what it sees, or let it see what is going on again."""
        self._frozen = None if self.is_frozen else self._current_view()
        self._publish()

    def sign_of_life(self) -> None:
        """Say that this console is still there, and write what could not be written before."""
        if not self._is_saved:
            self._save_whole()
        if self._session.is_started:
            try:
                self._folder.stage.sign_of_life()
            except OSError:
                self._publish()

    def keep_nothing(self) -> None:
        """Remove the session from the disk for good, and from memory what could bring it back.

        Raises:
            StoreError: When its file cannot be removed.
        """
        self._folder.library.discard(self.id)
        self._stored = replace(self._stored, events=())
        self._session = Session(self._stored.plan)
        self._steps.clear()
        self._undone.clear()
        self._is_saved = True

    def close(self) -> None:
        """Stop being the live console. An unfinished session stays unfinished."""
        if not self._is_saved:
            self._save_whole()
        self._folder.release()

    def _happen(self, event: Event) -> None:
        self._stored = replace(self._stored, events=(*self._stored.events, event))
        self._steps.append(commands.described(event, self._session))
        count = len(self._stored.events)
        if count == 1:
            self._save_whole()
        else:
            self._save(lambda: self._file.append(event, count))
        self._changed(event, apply(self._session, event))

    def _changed(self, event: Event, session: Session) -> None:
        """Go on with the session as it is after `event` happened, or was taken back."""
        if isinstance(event, PhaseEntered) and session.position != self._session.position:
            self._display = self._display.for_new_phase()
        self._session = session
        if session.is_running:
            self._display = replace(self._display, stopped=False)
        else:
            self._frozen = None  # a clock that stands still is never shown as running
        if not isinstance(event, _UNSEEN):
            self._publish()

    def _save(self, write: Callable[[], None]) -> None:
        if not self._is_saved:
            self._save_whole()
            return
        try:
            write()
        except OSError:
            self._is_saved = False

    def _save_whole(self) -> None:
        try:
            if self._stored.events:
                self._file.write(self._stored)
            else:
                self._folder.library.discard(self.id)
        except (OSError, StoreError):
            self._is_saved = False
        else:
            self._is_saved = True

    def _publish(self) -> None:
        if not self._session.is_started:
            return
        try:
            self._folder.stage.publish(self.id, self.view, self.timeline, self._clock())
        except OSError:
            # The stage keeps its last view; whatever broke shows as "not saved" soon enough.
            return

    def _current_view(self) -> StageView:
        session, now = self._session, self.now
        clock = RoomClock(
            allotted=session.allotted(),
            elapsed=session.elapsed(now),
            read_at=now,
            is_running=session.is_running,
            counts_up=not session.plan.format.timed,
        )
        return stage_view(session.plan, session.position, _state(session), clock, self._display)


def _state(session: Session) -> RoomState:
    if not session.is_started:
        return RoomState.WELCOME
    if session.is_ended:
        return RoomState.ENDED
    return RoomState.PAUSED if session.is_paused else RoomState.RUNNING


def _described(stored: StoredSession) -> list[str]:
    """Say of every fact what undoing it would take back."""
    words: list[str] = []
    session = Session(stored.plan)
    for event in stored.events:
        words.append(commands.described(event, session))
        session = apply(session, event)
    return words
