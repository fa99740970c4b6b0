"""A table's place in a hall: the sign it puts up, and what is announced to it.

It only ever reads the announcement. Nothing comes of one before the facilitator accepts it.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from group_supervision.core.catch_up import late_by
from group_supervision.core.hall import LASTS, Announcement, Standing, TableSign
from group_supervision.core.session import Session
from group_supervision.core.stage import RoomClock
from group_supervision.errors import Refusal, StoreError
from group_supervision.live.clock import Clock
from group_supervision.live.errand import Errand, Send
from group_supervision.live.session import LiveSession
from group_supervision.storage import hall_files
from group_supervision.storage.hall_files import Stamp
from group_supervision.storage.stored import Damaged, Newer
from group_supervision.translation import _

if TYPE_CHECKING:
    from group_supervision.remote.hall_relay import HallRelay

_A_MOMENT: Final = 10.0
"""Seconds. Whoever reads a sign may keep it from being written while they do."""
_UNREADABLE: Final = (OSError, Damaged, Newer, StoreError)


class Table:
    """One table. Its folder may vanish and come back: nothing at the table waits for it."""

    def __init__(
        self,
        folder: Path,
        name: str,
        sign: TableSign,
        clock: Clock,
        send: Send | None = None,
        relay: "HallRelay | None" = None,
    ) -> None:
        """Take a place in a hall.

        Args:
            folder: The hall's folder.
            name: The name of this table's file in it.
            sign: What it says at first.
            clock: The table's own clock.
            send: Has the folder looked at; `None`: by somebody else, so that nobody waits.
            relay: Carries what is put up over a broker; `None`: the folder is the hall's own.
        """
        self._folder = folder
        self._path = folder / name
        self._relay = relay
        self._clock = clock
        self._errand = None if send else Errand()
        self._send = send or self._errand or Errand()
        self._sign = self._taken_up(sign)
        self._put_up: TableSign | None = None
        self._stamp: Stamp | None = None
        self._announced: Announcement | None = None
        self._lost: float | None = None
        """Since when, by the steady clock, the folder can't be written to."""
        self._looks: float | None = None
        """Since when it is being looked at: one that never answers can't be reached either."""

    @property
    def number(self) -> int:
        """The table's number."""
        return self._sign.number

    @property
    def is_reached(self) -> bool:
        """Whether the hall's folder can be written to; a moment in which it can't is nothing."""
        steady = self._clock.steady()
        return all(each is None or steady - each < _A_MOMENT for each in (self._lost, self._looks))

    @property
    def asks(self) -> bool:
        """Whether it asks the trainer to come."""
        return self._sign.asks

    @property
    def announced(self) -> Announcement | None:
        """What was announced and still waits for an answer."""
        found = self._announced
        if found is None or found.id == self._sign.answered:
            return None
        return found if abs(self._clock.now() - found.at) <= LASTS else None

    def toggle_help(self) -> bool:
        """Ask the trainer to come, or ask no more; return whether it is asked for now."""
        self._show(replace(self._sign, asks=not self._sign.asks))
        return self._sign.asks

    def answer(self, *, accepts: bool) -> Announcement:
        """Answer what was announced. Returns what that is.

        Raises:
            Refusal: When nothing waits for an answer.
        """
        announced = self.announced
        if announced is None:
            raise Refusal(_("Nothing has been announced."))
        self._show(replace(self._sign, answered=announced.id, accepts=accepts))
        return announced

    def between(self, number: int, rounds: int) -> None:
        """Say that it is between two rounds.

        Args:
            number: Which round comes next.
            rounds: How many there are to be.
        """
        standing = Standing.BETWEEN if number <= rounds else Standing.DONE
        sign = replace(self._sign, standing=standing, round=number, rounds=rounds)
        self._show(_without_part(sign))

    def during(self, live: LiveSession) -> None:
        """Say where its round is."""
        session, now = live.session, live.now
        sign = replace(self._sign, standing=_standing(session, is_held=live.gap is not None))
        if sign.standing in (Standing.READY, Standing.ENDED):
            self._show(_without_part(sign))
            return
        phase = session.step.phase
        clock = RoomClock(
            allotted=session.allotted(),
            elapsed=session.elapsed(now),
            read_at=now,
            is_running=session.is_running and live.gap is None,
            counts_up=not session.plan.format.timed,
        )
        wall, speed = self._clock.now(), live.timeline.speed
        late = late_by(session, now)
        sign = replace(sign, part=phase.title, short=phase.short, speed=speed, late=late)
        if not _tells_the_same(self._sign, clock, wall):
            sign = replace(sign, clock=clock, read=wall)
        self._show(sign)

    def leave(self) -> None:
        """Say that its console is being closed."""
        self._wait()
        self._show(_without_part(replace(self._sign, standing=Standing.LEFT, asks=False)))
        self._wait()
        self._part()

    def take_down(self) -> None:
        """Leave the hall for good."""
        self._wait()
        self._send(self._remove)
        self._wait()
        self._part()

    def _part(self) -> None:
        if self._relay is not None:
            self._relay.stop()

    def _show(self, sign: TableSign) -> None:
        """Put up another sign, or say that it is still there."""
        self._sign = sign
        self._send(self._look)

    def _look(self) -> None:
        """Put up what is to be said, and see what is announced."""
        self._looks = self._clock.steady()
        try:
            self._put_up_and_hear()
        finally:
            self._looks = None

    def _put_up_and_hear(self) -> None:
        sign, now = self._sign, self._clock.now()
        try:
            if sign == self._put_up:
                hall_files.touch(self._path, now)
            else:
                hall_files.put_up(self._path, sign, now)
        except OSError:
            self._put_up = None
            self._lost = self._clock.steady() if self._lost is None else self._lost
            return
        self._put_up = sign
        if self._relay is None or self._relay.is_reached:
            self._lost = None
        elif self._lost is None:
            self._lost = self._clock.steady()
        self._hear()

    def _hear(self) -> None:
        stamp = hall_files.stamp_of(hall_files.announcement_in(self._folder))
        if stamp != self._stamp:
            try:
                self._announced = hall_files.read_announcement(self._folder)
            except _UNREADABLE:
                return  # it is tried once more the next time
            self._stamp = stamp

    def _remove(self) -> None:
        with suppress(OSError):  # a sign that stays is of a table that has gone silent
            hall_files.take_down(self._path)

    def _wait(self) -> None:
        if self._errand is not None:
            self._errand.wait()

    def _taken_up(self, sign: TableSign) -> TableSign:
        """Go on with what this table said before its console was closed or killed."""
        try:
            before = hall_files.read_sign(self._path)
        except _UNREADABLE:
            return sign
        return replace(
            sign,
            joined=before.joined,
            asks=before.asks,
            answered=before.answered,
            accepts=before.accepts,
        )


def _standing(session: Session, *, is_held: bool) -> Standing:
    if session.is_ended:
        return Standing.ENDED
    if not session.is_started:
        return Standing.READY
    if session.back_at is not None:
        return Standing.BREAK
    return Standing.PAUSED if is_held or not session.is_running else Standing.RUNNING


def _without_part(sign: TableSign) -> TableSign:
    return replace(sign, part="", short="", clock=None, read=None, late=timedelta())


def _tells_the_same(sign: TableSign, clock: RoomClock, wall: datetime) -> bool:
    """Say whether a clock that was put up earlier shows to within a second what this one does."""
    before = sign.clock
    if before is None or sign.read is None:
        return False
    at = before.read_at + (wall - sign.read) * sign.speed
    is_alike = (before.is_running, before.allotted, before.counts_up) == (
        clock.is_running,
        clock.allotted,
        clock.counts_up,
    )
    off = abs((before.elapsed_at(at) - clock.elapsed).total_seconds())
    return is_alike and off <= max(1.0, sign.speed)
