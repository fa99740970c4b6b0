"""A hall: the trainer sees where every table is, and announces something to all of them.

Time left is reckoned by each table's own clock, which its sign's time of modification tells: the
trainer's computer may be minutes off, and nothing is wrong by it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from os import urandom
from pathlib import Path
from typing import TYPE_CHECKING, Final

from group_supervision.core.hall import (
    LASTS,
    Announcement,
    Notice,
    Standing,
    TableSign,
    told_apart,
)
from group_supervision.errors import StoreError
from group_supervision.live.clock import Clock
from group_supervision.storage import hall_files
from group_supervision.storage.hall_files import Stamp
from group_supervision.storage.stored import Damaged, Newer

if TYPE_CHECKING:
    from group_supervision.remote.hall_relay import HallRelay

SILENT_AFTER: Final = timedelta(seconds=15)
"""A table that gave no sign of life for this long may be gone; a shared folder may be slow."""
_LATE_FROM: Final = timedelta(minutes=2)
"""From here on a table is said to run late."""
_LONG_AGO: Final = timedelta(minutes=2)
"""A sign that is so old when it is first seen is taken for one of a table that is gone."""
_STALE: Final = timedelta(hours=18)
"""An older one is of another day."""
_UNREADABLE: Final = (OSError, Damaged, Newer, StoreError)
_QUIET: Final = (Standing.LEFT, Standing.DONE, Standing.ENDED)
"""Tables that owe no sign of life."""


@dataclass(frozen=True, slots=True)
class TableSeen:
    """A table as it stands now."""

    label: str
    """Its number, and a letter where another table has the same."""
    sign: TableSign
    left: timedelta | None
    """What is left of its part; negative when it runs over, `None`: nothing to say."""
    silent_since: datetime | None
    """Since when it has given no sign of life, by its own clock; `None`: it is there."""

    @property
    def asks(self) -> bool:
        """Whether it asks the trainer to come."""
        return self.sign.asks

    @property
    def is_still(self) -> bool:
        """Whether its clock stands still in the middle of a round."""
        return self.sign.standing in (Standing.PAUSED, Standing.BREAK)

    @property
    def is_late(self) -> bool:
        """Whether it runs late, or over the time of its part."""
        return self.sign.late >= _LATE_FROM or (self.left is not None and self.left < timedelta())


@dataclass(frozen=True, slots=True)
class Answers:
    """What the tables have said to an announcement, by their labels."""

    announcement: Announcement
    accepted: tuple[str, ...]
    refused: tuple[str, ...]
    waiting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Followed:
    """A sign that was read, and when its table last gave a sign of life."""

    sign: TableSign
    stamp: Stamp
    noticed: float
    """When that was seen, by the steady clock here."""

    @property
    def beat(self) -> datetime:
        """When it was, by the table's own clock."""
        return datetime.fromtimestamp(self.stamp.changed / 1e9, UTC)


class Hall:
    """The tables of some folders. `look` may take long and be called from another thread."""

    def __init__(
        self,
        folders: Sequence[Path],
        clock: Clock,
        relays: "Mapping[Path, HallRelay] | None" = None,
    ) -> None:
        """Follow the signs in `folders`, those of `relays` being carried over brokers."""
        self._folders = tuple(folders)
        self._relays = relays or {}
        self._clock = clock
        self._followed: dict[Path, _Followed] = {}
        self._out_of_reach: dict[Path, datetime] = {}
        self._announced: Announcement | None = None
        self._written: dict[Path, str] = {}
        self._is_withdrawn = False
        self._looks: tuple[float, datetime] | None = None
        """Since when a look is under way, by the steady clock and by the wall clock."""
        self.is_announced = True
        """Whether every folder has the announcement; what a disk refused is tried again."""

    @property
    def tables(self) -> tuple[TableSeen, ...]:
        """Every table, in the order of their numbers."""
        followed = self._followed
        labels = told_apart({str(path): each.sign for path, each in followed.items()})
        seen = [self._seen(labels[str(path)], each) for path, each in followed.items()]
        return tuple(sorted(seen, key=lambda each: (each.sign.number, each.label)))

    @property
    def out_of_reach(self) -> datetime | None:
        """Since when a folder can't be looked into, or doesn't answer; `None`: all of them do."""
        since, looks = list(self._out_of_reach.values()), self._looks
        if looks is not None and self._clock.steady() - looks[0] > SILENT_AFTER.total_seconds():
            since.append(looks[1])
        return min(since, default=None)

    @property
    def answers(self) -> Answers | None:
        """What is announced, and what has been said to it; `None`: nothing is."""
        announced = self._announced
        if announced is None or abs(self._clock.now() - announced.at) > LASTS:
            return None
        said: dict[bool | None, list[str]] = {True: [], False: [], None: []}
        for each in self.tables:
            if each.sign.standing in (Standing.LEFT, Standing.DONE):
                continue
            has_answered = each.sign.answered == announced.id
            said[each.sign.accepts if has_answered else None].append(each.label)
        return Answers(announced, *(tuple(said[each]) for each in (True, False, None)))

    def announce(self, notice: Notice) -> None:
        """Announce something to all tables, in place of what was announced before."""
        self._announced = Announcement(urandom(8).hex(), notice, self._clock.now())
        self._is_withdrawn = False

    def withdraw(self) -> None:
        """Take back what was announced. What a table has accepted stays as it is."""
        self._announced, self._is_withdrawn = None, True

    def look(self) -> None:
        """See which tables there are, read what has changed, and write what is announced."""
        self._looks = self._clock.steady(), self._clock.now()
        try:
            self._look()
        finally:
            self._looks = None

    def _look(self) -> None:
        followed: dict[Path, _Followed] = {}
        for index, folder in enumerate(self._folders, 1):
            try:
                found = list(hall_files.stamps(folder))
            except OSError:
                self._out_of_reach.setdefault(folder, self._clock.now())
                followed |= {
                    path: each for path, each in self._followed.items() if path.parent == folder
                }
                continue
            relay = self._relays.get(folder)
            if relay is None or relay.is_reached:
                self._out_of_reach.pop(folder, None)
            else:
                self._out_of_reach.setdefault(folder, self._clock.now())
            for path, stamp in found:
                each = self._follow(path, stamp, index)
                if each is not None:
                    followed[path] = each
            self._speak(folder)
        self._followed = followed
        self.is_announced = self._has_every_folder()

    def _follow(self, path: Path, stamp: Stamp, index: int) -> _Followed | None:
        before = self._followed.get(path)
        if before is not None and before.stamp == stamp:
            return before
        steady = self._clock.steady()
        age = self._clock.now() - datetime.fromtimestamp(stamp.changed / 1e9, UTC)
        if age > _STALE:
            return None
        if before is None and age > _LONG_AGO:
            steady -= SILENT_AFTER.total_seconds() + 1
        try:
            sign = hall_files.read_sign(path)
        except _UNREADABLE:
            # Half of it may not have come over the network yet: the last good one stays.
            return before
        if not hall_files.is_name(path.name):
            sign = replace(sign, number=index)
        return _Followed(sign, stamp, steady)

    def _seen(self, label: str, each: _Followed) -> TableSeen:
        since = timedelta(seconds=self._clock.steady() - each.noticed)
        is_silent = since > SILENT_AFTER and each.sign.standing not in _QUIET
        return TableSeen(
            label=label,
            sign=each.sign,
            left=each.sign.left_at(each.beat + since),
            silent_since=each.beat if is_silent else None,
        )

    def _speak(self, folder: Path) -> None:
        """Bring a folder's announcement in line with what is announced."""
        wanted = "" if self._announced is None else self._announced.id
        if self._written.get(folder) == wanted:
            return
        try:
            if self._announced is not None:
                hall_files.announce(folder, self._announced)
            elif self._is_withdrawn:
                hall_files.withdraw(folder)
            else:
                wanted = self._taken_up(hall_files.read_announcement(folder))
        except _UNREADABLE:
            self._written.pop(folder, None)
        else:
            self._written[folder] = wanted

    def _taken_up(self, found: Announcement | None) -> str:
        """Go on with what was announced before, unless something was while it was read.

        Returns:
            The id of what is announced; empty: nothing is.
        """
        self._announced = self._announced or (None if self._is_withdrawn else found)
        return "" if self._announced is None else self._announced.id

    def _has_every_folder(self) -> bool:
        wanted = "" if self._announced is None else self._announced.id
        return all(self._written.get(folder) == wanted for folder in self._folders)
