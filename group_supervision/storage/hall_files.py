"""The files of a hall, in a folder that the trainer and every table can reach.

Each table writes its own sign and nobody else's; the trainer writes the announcement. They are
meant for others: whoever may enter the folder may read them.
"""

import json
import os
import re
import stat
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from group_supervision.core.hall import (
    MOST_TABLES,
    Announcement,
    Notice,
    Standing,
    TableSign,
)
from group_supervision.core.practice import MOST_ROUNDS
from group_supervision.core.stage import RoomClock, RoomState
from group_supervision.storage import bounds
from group_supervision.storage.atomic import write_atomically
from group_supervision.storage.heartbeat import STAGE_FILE
from group_supervision.storage.stage_reading import Published, read_published
from group_supervision.storage.stored import check_version, read_stored

_SIGN: Final = re.compile(r"table-[0-9a-f]{16}\.json")
_ID: Final = re.compile(r"[0-9a-f]{0,16}")
_ANNOUNCEMENT: Final = "announcement.json"
_LARGEST: Final = 20_000
"""Bytes of a sign or an announcement."""
_LONGEST: Final = 200
"""Characters of a part's title."""
_MOST_SIGNS: Final = 500
"""Tables of one folder that are looked at."""
_VERSION: Final = 1
_FOR_US: Final = 0o600
_FOR_ALL: Final = 0o644


class Stamp(NamedTuple):
    """By what it is told that a file is another one than before, and its writer alive."""

    inode: int
    size: int
    changed: int
    """Nanoseconds: a table touches its sign every two seconds."""


def new_name() -> str:
    """Return a name for a table's sign that no other table has."""
    return f"table-{os.urandom(8).hex()}.json"


def is_name(name: str) -> bool:
    """Say whether a sign can have this name: it leads nowhere else."""
    return _SIGN.fullmatch(name) is not None


def put_up(path: Path, sign: TableSign, beat: datetime) -> None:
    """Put a table's sign up.

    Args:
        path: The file.
        sign: What it says.
        beat: The time by the table's own wall clock, which becomes the file's.

    Raises:
        OSError: When it could not be written.
    """
    whole = json.dumps(sign_to_keys(sign), ensure_ascii=False)
    write_atomically(path, whole, _mode_in(path.parent), changed=beat)


def touch(path: Path, beat: datetime) -> None:
    """Say that a table is there, by its own wall clock.

    Raises:
        OSError: When its sign is gone, or can't be touched.
    """
    os.utime(path, (beat.timestamp(), beat.timestamp()))


def take_down(path: Path) -> None:
    """Take a table's sign down.

    Raises:
        OSError: When it can't be removed.
    """
    path.unlink(missing_ok=True)


def read_sign(path: Path) -> TableSign:
    """Read a table's sign, or the stage file of a console that knows of no hall.

    Raises:
        OSError, Damaged, Newer, StoreError: When it can't be read.
    """
    if path.name == STAGE_FILE:
        return _sign_of(read_published(path))
    return read_stored(path, _LARGEST, sign_from_keys)


def stamps(folder: Path) -> Iterator[tuple[Path, Stamp]]:
    """Yield the signs of a folder, each with its stamp; a data folder has its stage file.

    Raises:
        OSError: When the folder can't be looked into.
    """
    with os.scandir(folder) as entries:
        names = [each.name for each in entries if is_name(each.name) or each.name == STAGE_FILE]
    for name in names[:_MOST_SIGNS]:
        path = folder / name
        if (stamp := stamp_of(path)) is not None:
            yield path, stamp


def stamp_of(path: Path) -> Stamp | None:
    """Return the stamp of a file; `None` where there is none that can be looked at."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Stamp(found.st_ino, found.st_size, found.st_mtime_ns)


def announcement_in(folder: Path) -> Path:
    """Return where a hall's announcement is."""
    return folder / _ANNOUNCEMENT


def announce(folder: Path, announcement: Announcement) -> None:
    """Put an announcement before every table.

    Raises:
        OSError: When it could not be written.
    """
    whole = json.dumps(announcement_to_keys(announcement))
    write_atomically(announcement_in(folder), whole, _mode_in(folder))


def withdraw(folder: Path) -> None:
    """Take the announcement back.

    Raises:
        OSError: When it can't be removed.
    """
    announcement_in(folder).unlink(missing_ok=True)


def read_announcement(folder: Path) -> Announcement | None:
    """Read what is announced; `None`: nothing is.

    Raises:
        OSError, Damaged, Newer: When it can't be read.
    """
    try:
        return read_stored(announcement_in(folder), _LARGEST, announcement_from_keys)
    except FileNotFoundError:
        return None


def _mode_in(folder: Path) -> int:
    """Return who may read a file here: whoever may enter the folder."""
    is_open = stat.S_IMODE(folder.stat().st_mode) & 0o055
    return _FOR_ALL if is_open else _FOR_US


def sign_to_keys(sign: TableSign) -> dict[str, object]:
    """Return a sign as keys for JSON."""
    clock = sign.clock
    return {
        "version": _VERSION,
        "number": sign.number,
        "joined": sign.joined.isoformat(),
        "standing": sign.standing.value,
        "round": sign.round,
        "rounds": sign.rounds,
        "part": sign.part,
        "short": sign.short,
        "clock": None if clock is None else _clock_keys(clock),
        "read": None if sign.read is None else sign.read.isoformat(),
        "speed": sign.speed,
        "late": sign.late.total_seconds(),
        "asks": sign.asks,
        "answered": sign.answered,
        "accepts": sign.accepts,
    }


def announcement_to_keys(announcement: Announcement) -> dict[str, object]:
    """Return an announcement as keys for JSON."""
    return {
        "version": _VERSION,
        "id": announcement.id,
        "notice": announcement.notice.value,
        "at": announcement.at.isoformat(),
    }


def _clock_keys(clock: RoomClock) -> dict[str, object]:
    return {
        "allotted": clock.allotted.total_seconds(),
        "elapsed": clock.elapsed.total_seconds(),
        "read_at": clock.read_at.total_seconds(),
        "is_running": clock.is_running,
        "counts_up": clock.counts_up,
    }


def sign_from_keys(keys: Mapping[str, object]) -> TableSign:
    """Return the sign that keys describe.

    Raises:
        LookupError, TypeError, ValueError, Newer: When they hold something else.
    """
    check_version(keys["version"], _VERSION)
    return TableSign(
        number=bounds.whole(keys["number"], 1, MOST_TABLES),
        joined=bounds.instant(keys["joined"]),
        standing=bounds.choice(keys["standing"], Standing),
        round=bounds.whole(keys["round"], 1, MOST_ROUNDS + 1),
        rounds=bounds.whole(keys["rounds"], 1, MOST_ROUNDS),
        part=bounds.text(keys["part"], _LONGEST),
        short=bounds.text(keys["short"], _LONGEST),
        clock=None if keys["clock"] is None else _clock(bounds.table(keys["clock"])),
        read=None if keys["read"] is None else bounds.instant(keys["read"]),
        speed=bounds.speed(keys["speed"]),
        late=bounds.seconds(keys["late"], 0),
        asks=bounds.flag(keys["asks"]),
        answered=_id(keys["answered"]),
        accepts=bounds.flag(keys["accepts"]),
    )


def _clock(keys: Mapping[str, object]) -> RoomClock:
    return RoomClock(
        allotted=bounds.seconds(keys["allotted"]),
        elapsed=bounds.seconds(keys["elapsed"]),
        read_at=bounds.seconds(keys["read_at"]),
        is_running=bounds.flag(keys["is_running"]),
        counts_up=bounds.flag(keys["counts_up"]),
    )


def announcement_from_keys(keys: Mapping[str, object]) -> Announcement:
    """Return the announcement that keys describe.

    Raises:
        LookupError, TypeError, ValueError, Newer: When they hold something else.
    """
    check_version(keys["version"], _VERSION)
    return Announcement(
        id=_id(keys["id"]),
        notice=bounds.choice(keys["notice"], Notice),
        at=bounds.instant(keys["at"]),
    )


def _id(value: object) -> str:
    found = bounds.text(value, _LONGEST)
    if not _ID.fullmatch(found):
        raise ValueError(found)
    return found


_STANDINGS: Final = {
    RoomState.WELCOME: Standing.READY,
    RoomState.TEST_CARD: Standing.READY,
    RoomState.PAUSED: Standing.PAUSED,
    RoomState.STOPPED: Standing.PAUSED,
    RoomState.BREAK: Standing.BREAK,
    RoomState.ENDED: Standing.ENDED,
}
"""What a state of the room is to the hall. Behind a curtain, the clock alone tells."""


def _sign_of(published: Published) -> TableSign:
    """Make a sign of what a console shows the room, and leave out what the room reads."""
    view = published.view
    running = Standing.RUNNING if view.clock.is_running else Standing.PAUSED
    standing = _STANDINGS.get(view.state, running)
    has_part = standing not in (Standing.READY, Standing.ENDED)
    return TableSign(
        number=1,
        joined=published.written_at,
        standing=standing,
        part=view.phases[view.position] if has_part else "",
        short=view.phases[view.position] if has_part else "",
        clock=view.clock if has_part else None,
        read=published.written_at,
        speed=published.timeline.speed,
    )
