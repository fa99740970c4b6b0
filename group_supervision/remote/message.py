"""What is told to groups far apart: the stage file's own keys, and what time it is there."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from group_supervision.core.stage import StageView
from group_supervision.live.following import Seen
from group_supervision.storage.bounds import instant, seconds, session_id, speed, whole
from group_supervision.storage.stage_file import view_to_keys
from group_supervision.storage.stage_reading import view_from_keys
from group_supervision.storage.stored import built, check_version

_VERSION: Final = 1
_MOST: Final = 10**12
FURTHEST: Final = timedelta(minutes=15)
"""What was sent longer ago, or so much later, by the clock here is refused."""


class Order(NamedTuple):
    """Which of two messages is the later one."""

    run: int
    """How often a console has begun, or gone on, to publish with these keys."""
    number: int
    """Which message of that run it is."""


class Told(NamedTuple):
    """One message."""

    order: Order
    sent: datetime
    """When, by the console's wall clock, which may be minutes off."""
    now: timedelta
    """Session time then."""
    speed: float
    session_id: str
    view: StageView


def to_bytes(seen: Seen, order: Order) -> bytes:
    """Write down what the room sees now."""
    keys = {
        "version": _VERSION,
        "run": order.run,
        "number": order.number,
        "sent": seen.wall.isoformat(),
        "now": seen.now.total_seconds(),
        "speed": seen.speed,
        "session": seen.session_id,
        **view_to_keys(seen.view),
    }
    return json.dumps(keys, ensure_ascii=False, separators=(",", ":")).encode()


def from_bytes(content: bytes) -> Told:
    """Read a message.

    Raises:
        Damaged: When it doesn't hold what it should.
        Newer: When a newer program sent it.
    """
    return built(content, _told)


def order_in(keys: Mapping[str, object]) -> Order:
    """Return which message it is."""
    return Order(whole(keys["run"], 0, _MOST), whole(keys["number"], 0, _MOST))


def _told(keys: Mapping[str, object]) -> Told:
    check_version(keys["version"], _VERSION)
    return Told(
        order=order_in(keys),
        sent=instant(keys["sent"]),
        now=seconds(keys["now"]),
        speed=speed(keys["speed"]),
        session_id=session_id(keys["session"]),
        view=view_from_keys(keys),
    )
