"""The room: what the facilitator has chosen to show it, and the file in which others follow."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, Protocol

from group_supervision.core.display import Display
from group_supervision.core.session import Session
from group_supervision.core.stage import RoomClock, RoomState, StageView, stage_view
from group_supervision.core.timeline import Timeline
from group_supervision.live.clock_gaps import Gap
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.presence import ScreenSize, stages_present

_STILL: Final = (RoomState.WELCOME, RoomState.ENDED)


class FarRoom(Protocol):
    """A place where the session is published. Nothing here waits for it."""

    @property
    def is_reached(self) -> bool:
        """Whether what the room sees gets there now."""

    @property
    def complaint(self) -> str:
        """Why it doesn't, in one sentence; empty: it does, or is about to."""


class Room:
    """Builds what the room sees and puts it before whoever follows."""

    def __init__(self, folder: DataFolder, session_id: str) -> None:
        """Show nothing chosen yet."""
        self.display = Display()
        self.stages: tuple[ScreenSize, ...] = ()
        """The screens of the other windows that followed when they were last looked for."""
        self._folder = folder
        self.published: StageView | None = None
        """What was last put before whoever follows; `None`: nothing yet."""
        self.is_published = True
        """Whether that is what the room is meant to see, or the disk has refused it."""
        self._stage = folder.stage
        self._session_id = session_id
        self._frozen: StageView | None = None
        self._made: tuple[StageView, Session, Display, bool] | None = None
        """The view that was made last, and what it was made of."""

    @property
    def is_frozen(self) -> bool:
        """Whether it keeps seeing what it saw, while the facilitator looks ahead."""
        return self._frozen is not None

    def view(self, session: Session, now: timedelta, *, is_held: bool = False) -> StageView:
        """Return what it sees.

        Args:
            session: The session.
            now: The instant to read its clock at.
            is_held: Whether a gap is being asked about: the room sees a pause until then.
        """
        return self._frozen or self._current(session, now, is_held=is_held)

    def freeze(self, session: Session, now: timedelta) -> None:
        """Keep it on what it sees, or let it see what is going on again."""
        self._frozen = None if self.is_frozen else self._current(session, now, is_held=False)

    def show(self, display: Display) -> None:
        """Show it something else. A clock that stands still is never shown as running."""
        self.display = display
        if display.curtain or display.stopped:
            self._frozen = None

    def follow(self, session: Session, *, is_new_phase: bool) -> None:
        """Take away what no longer fits a session that has gone on."""
        display = self.display.for_new_phase() if is_new_phase else self.display
        if session.is_ended:
            display = replace(display, curtain=False)  # the resting card has no key to open it
        if session.is_running:
            self.display = replace(display, stopped=False, test_card=False)
        else:
            self.display = replace(display, quiet_since=None)
            self._frozen = None

    def lapse(self, now: timedelta) -> bool:
        """Take away what clears by itself; return whether there was any such thing."""
        before, self.display = self.display, self.display.lapsed(now)
        return self.display != before

    def publish(
        self, session: Session, timeline: Timeline, wall: datetime, gap: Gap | None
    ) -> None:
        """Put the view before whoever follows; should the disk refuse, they keep their last one.

        Args:
            session: The session.
            timeline: How session time follows the wall clock.
            wall: The time by the wall clock.
            gap: What is being asked about: the heartbeat stays where it was until then.
        """
        now = timeline.session_at(wall) if gap is None else gap.since
        last_beat = None if gap is None else timeline.wall_at(gap.since)
        view = self.view(session, now, is_held=gap is not None)
        try:
            self._stage.publish(self._session_id, view, timeline, wall, last_beat)
        except OSError:
            self.is_published = False
        else:
            self.published, self.is_published = view, True

    def beat(self) -> bool:
        """Say that the console is still there; return whether that went well."""
        try:
            self._stage.beat()
        except OSError:
            return False
        return True

    def find_stages(self, wall: datetime) -> None:
        """Look who follows, as of `wall`."""
        self.stages = stages_present(self._folder.path, wall)

    def leave(self) -> None:
        """Take the view away: there is no session any more, and there never was one."""
        with suppress(OSError):
            self._stage.withdraw()

    def _current(self, session: Session, now: timedelta, *, is_held: bool) -> StageView:
        """Return the view of what is going on: the same one while time alone goes on."""
        # What clears by itself is not seen any longer, even before anybody has taken it away.
        display = self.display.lapsed(now)
        if (
            self._made is None
            or self._made[1] is not session
            or self._made[2:] != (display, is_held)
        ):
            view = self._view_of(session, now, display, is_held=is_held)
            self._made = view, session, display, is_held
        return self._made[0]

    def _view_of(
        self, session: Session, now: timedelta, display: Display, *, is_held: bool
    ) -> StageView:
        is_running = session.is_running and not is_held
        clock = RoomClock(
            allotted=session.allotted(),
            elapsed=session.elapsed(now),
            read_at=now,
            is_running=is_running,
            counts_up=not session.plan.format.timed,
        )
        state = _state(session)
        if is_held and state not in _STILL:
            state = RoomState.PAUSED
        return stage_view(session.plan, session.position, state, clock, display, session.back_at)


def _state(session: Session) -> RoomState:
    if not session.is_started:
        return RoomState.WELCOME
    if session.is_ended:
        return RoomState.ENDED
    if session.is_paused:
        return RoomState.PAUSED if session.back_at is None else RoomState.BREAK
    return RoomState.RUNNING
