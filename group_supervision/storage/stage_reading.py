"""Reading the stage file: what another process published for the room."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from group_supervision.core.choices import ClockFace
from group_supervision.core.stage import RoomClock, RoomState, StageView
from group_supervision.core.text import clean
from group_supervision.core.timeline import Anchor, Timeline
from group_supervision.errors import StoreError
from group_supervision.storage.stage_file import SCHEMA

_FASTEST: Final = 1_000.0
_LONGEST: Final = 1e9
"""Seconds. With years within these bounds no reckoning leaves the calendar."""
_FIRST_YEAR: Final = 2000
_LAST_YEAR: Final = 9000

Value = TypeVar("Value")


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
        StoreError: When it cannot be read, is damaged, or of a schema that is not known here.
    """
    try:
        keys = json.loads(path.read_text("utf-8"))
        if keys["schema"] != SCHEMA:
            raise StoreError("The stage file was written by another version of the program.")
        return _published(keys)
    except FileNotFoundError:
        raise
    except (
        OSError,
        ValueError,
        LookupError,
        TypeError,
        OverflowError,
        RecursionError,
    ) as error:
        raise StoreError("The stage file cannot be read.") from error


def _published(keys: Mapping[str, object]) -> Published:
    anchor = _table(keys["anchor"])
    clock = _table(keys["clock"])
    speed = _number(anchor["speed"])
    if not 0 < speed <= _FASTEST:
        raise ValueError(speed)
    phases = tuple(_text(each) for each in _is(keys["phases"], list))
    position = _whole(keys["position"])
    if not 0 <= position < len(phases):
        raise ValueError(position)
    return Published(
        session_id=_text(keys["session"]),
        sequence=_whole(keys["sequence"]),
        view=StageView(
            state=RoomState(_text(keys["state"])),
            phases=phases,
            position=position,
            title=_text(keys["title"]),
            speaks=_text(keys["speaks"]),
            silent=_text(keys["silent"]),
            lines=tuple(_text(each) for each in _is(keys["lines"], list)),
            face=ClockFace(_text(keys["face"])),
            clock=RoomClock(
                allotted=_seconds(clock["allotted"]),
                elapsed=_seconds(clock["elapsed"]),
                read_at=_seconds(clock["read_at"]),
                is_running=_is(clock["is_running"], bool),
                counts_up=_is(clock["counts_up"], bool),
            ),
            shows_overtime=_is(keys["shows_overtime"], bool),
            demonstration=_is(keys["demonstration"], bool),
            practice=_is(keys["practice"], bool),
            turn=_whole(keys["turn"]),
            turns=_whole(keys["turns"]),
            back_at=None if keys["back_at"] is None else _seconds(keys["back_at"]),
        ),
        timeline=Timeline((Anchor(_instant(anchor["wall"]), _seconds(anchor["session"])),), speed),
        written_at=_instant(keys["written_at"]),
    )


def _is(value: object, kind: type[Value]) -> Value:
    if not isinstance(value, kind):
        raise TypeError(kind)
    return value


def _table(value: object) -> Mapping[str, object]:
    return _is(value, dict)


def _text(value: object) -> str:
    # The format's texts are clean already; whatever else is in the file must not reach a terminal.
    return clean(_is(value, str))


def _seconds(value: object) -> timedelta:
    seconds = _number(value)
    if not abs(seconds) <= _LONGEST:
        raise ValueError(seconds)
    return timedelta(seconds=seconds)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(value)
    return float(value)


def _whole(value: object) -> int:
    if isinstance(value, bool):
        raise TypeError(value)
    return _is(value, int)


def _instant(value: object) -> datetime:
    instant = datetime.fromisoformat(_is(value, str))
    if instant.tzinfo is None or not _FIRST_YEAR <= instant.year <= _LAST_YEAR:
        raise ValueError(value)
    return instant
