"""Reading the stage file: what another process published for the room."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from group_supervision.core.choices import ClockFace
from group_supervision.core.stage import RoomClock, RoomState, StageView
from group_supervision.core.timeline import Anchor, Timeline
from group_supervision.errors import StoreError
from group_supervision.storage.bounds import (
    choice,
    flag,
    instant,
    items,
    seconds,
    session_id,
    speed,
    table,
    text,
    whole,
)
from group_supervision.storage.heartbeat import LARGEST
from group_supervision.storage.stage_file import SCHEMA
from group_supervision.storage.stored import Damaged, Newer, check_version, read_stored
from group_supervision.translation import _

_MOST_STEPS: Final = 2_000
_MOST_LINES: Final = 10
_LONGEST_LINE: Final = 1_000
_LATEST: Final = 10**12


class Published(NamedTuple):
    """What stands in a stage file."""

    session_id: str
    sequence: int
    view: StageView
    timeline: Timeline
    """The clock's last anchor and its speed."""
    written_at: datetime


def read_published(path: Path) -> Published:
    """Read a stage file.

    Raises:
        FileNotFoundError: When there is none.
        StoreError: When it cannot be read, is damaged, or was written by a newer program.
    """
    try:
        return read_stored(path, LARGEST, _published)
    except FileNotFoundError:
        raise
    except Newer as error:
        raise StoreError(
            _("The stage file was written by a newer version: open it with that one.")
        ) from error
    except (OSError, Damaged) as error:
        raise StoreError(_("The stage file can't be read.")) from error


def _published(keys: Mapping[str, object]) -> Published:
    check_version(keys["schema"], SCHEMA)
    anchor = table(keys["anchor"])
    return Published(
        session_id=session_id(keys["session"]),
        sequence=whole(keys["sequence"], 0, _LATEST),
        view=view_from_keys(keys),
        timeline=Timeline(
            (Anchor(instant(anchor["wall"]), seconds(anchor["session"])),), speed(anchor["speed"])
        ),
        written_at=instant(keys["written_at"]),
    )


def view_from_keys(keys: Mapping[str, object]) -> StageView:
    """Return what the room sees, whatever else is among the keys.

    Raises:
        LookupError, TypeError, ValueError: When they hold something else.
    """
    phases = _lines(keys["phases"], 1, _MOST_STEPS)
    return StageView(
        state=choice(keys["state"], RoomState),
        phases=phases,
        position=whole(keys["position"], 0, len(phases) - 1),
        title=text(keys["title"], _LONGEST_LINE),
        speaks=text(keys["speaks"], _LONGEST_LINE),
        silent=text(keys["silent"], _LONGEST_LINE),
        lines=_lines(keys["lines"], 0, _MOST_LINES),
        face=choice(keys["face"], ClockFace),
        clock=_clock(table(keys["clock"])),
        shows_overtime=flag(keys["shows_overtime"]),
        demonstration=flag(keys["demonstration"]),
        practice=flag(keys["practice"]),
        turn=whole(keys["turn"], 1, _MOST_STEPS),
        turns=whole(keys["turns"], 1, _MOST_STEPS),
        back_at=None if keys["back_at"] is None else seconds(keys["back_at"]),
        written=text(keys.get("written", ""), _LONGEST_LINE),
    )


def _clock(keys: Mapping[str, object]) -> RoomClock:
    return RoomClock(
        allotted=seconds(keys["allotted"]),
        elapsed=seconds(keys["elapsed"]),
        read_at=seconds(keys["read_at"]),
        is_running=flag(keys["is_running"]),
        counts_up=flag(keys["counts_up"]),
    )


def _lines(value: object, least: int, most: int) -> tuple[str, ...]:
    return tuple(text(each, _LONGEST_LINE) for each in items(value, least, most))
