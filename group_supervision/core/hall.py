"""Several tables that practise at once: the sign each puts up, and what is announced to all.

An allow-list, as `core/stage.py` is one: a sign holds positions, times and the format's own words,
and an announcement is one of a few. Neither has a field that could hold a typed word, and so a
table has a number and no name.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from group_supervision.core.stage import RoomClock

MOST_TABLES: Final = 99
"""The highest number a table can have."""
LASTS: Final = timedelta(minutes=10)
"""How long an announcement waits for an answer."""


class Standing(StrEnum):
    """How far a table is."""

    BETWEEN = "between"
    """Between two rounds, or before the first."""
    READY = "ready"
    """A round is open and hasn't begun."""
    RUNNING = "running"
    PAUSED = "paused"
    BREAK = "break"
    ENDED = "ended"
    """A round has ended, and is looked back on."""
    DONE = "done"
    """All rounds have been held."""
    LEFT = "left"
    """Its console was closed."""


class Notice(StrEnum):
    """What can be announced to all tables."""

    FIVE_MORE = "five-more"
    """Five minutes more for everyone: whoever accepts adds them to the part under way."""
    FINISH_SOON = "finish-soon"
    """To finish within five minutes."""
    PAUSE = "pause"
    """To stand still for a moment and listen: whoever accepts pauses."""
    MEET = "meet"
    """To come together when the round is over."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """Something the trainer announced."""

    id: str
    """Random, so that an answer is known to be to this one."""
    notice: Notice
    at: datetime
    """Aware, in UTC, by the trainer's clock."""


@dataclass(frozen=True, slots=True)
class TableSign:
    """What one table tells the trainer."""

    number: int
    joined: datetime
    """When it came to the hall: of two tables with one number the earlier one keeps it."""
    standing: Standing
    round: int = 1
    """Which round it is in, or has next."""
    rounds: int = 1
    part: str = ""
    """The part's title, in the format's own words; empty: none is under way."""
    short: str = ""
    """The same in one or two words."""
    clock: RoomClock | None = None
    """The part's clock; `None`: none is under way."""
    read: datetime | None = None
    """When the clock was read, by the table's own wall clock."""
    speed: float = 1.0
    """How many session seconds pass in one real second."""
    late: timedelta = timedelta()
    """By how many whole minutes it runs late."""
    asks: bool = False
    """Whether it asks the trainer to come."""
    answered: str = ""
    """Id of the announcement it last answered."""
    accepts: bool = False
    """Whether it accepted that one."""

    def left_at(self, wall: datetime) -> timedelta | None:
        """Return what is left of the part; negative when it runs over, `None`: nothing to say.

        Args:
            wall: The time by the table's own wall clock.
        """
        if self.clock is None or self.read is None or self.clock.counts_up:
            return None
        return self.clock.remaining_at(self.clock.read_at + (wall - self.read) * self.speed)


def told_apart(signs: dict[str, TableSign]) -> dict[str, str]:
    """Return what each table is called: its number, and with a letter where two have the same.

    Args:
        signs: The sign of each table, by anything that is its own.
    """
    labels: dict[str, str] = {}
    taken: dict[int, int] = {}
    for key in sorted(signs, key=lambda key: (signs[key].joined, key)):
        number = signs[key].number
        count = taken[number] = taken.get(number, 0) + 1
        labels[key] = f"{number}" if count == 1 else f"{number}{_letter(count)}"
    return labels


def _letter(count: int) -> str:
    """Return `b` for the second, and so on; after the alphabet, a number."""
    return chr(ord("a") + count - 1) if count <= 26 else f"-{count}"
