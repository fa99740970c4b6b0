"""The heartbeat of a live session, read from the stage file without knowing what it shows.

Home reads it before its first frame: nothing else of a session is loaded for it.
"""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from group_supervision.storage.bounds import session_id, text
from group_supervision.storage.stored import MEGABYTE, Damaged, Newer, changed, read_stored

STAGE_FILE: Final = "stage.json"
LARGEST: Final = MEGABYTE
"""Bytes of a stage file."""

_ENDED: Final = "ended"
"""The state of the room once its session has ended."""
_LONGEST_STATE: Final = 40


class Heartbeat(NamedTuple):
    """What the stage file says about the session it was written for."""

    session_id: str
    """Id of the session's file."""
    is_over: bool
    """Whether that session was ended or never begun, so that there is nothing to continue."""
    last_beat: datetime
    """When its console last gave a heartbeat, in UTC."""


def read_heartbeat(folder: Path) -> Heartbeat | None:
    """Return the heartbeat in a data folder, or `None` when there is nothing to read."""
    path = folder / STAGE_FILE
    try:
        named, state = read_stored(path, LARGEST, _named)
        last_beat = changed(path)
    except (OSError, Damaged, Newer):
        return None
    # A session that has begun has a file, even where its console died before the room was shown.
    is_over = state == _ENDED or not _is_there(folder / "sessions" / f"{named}.json")
    return Heartbeat(named, is_over, last_beat)


def _named(keys: Mapping[str, object]) -> tuple[str, str]:
    return session_id(keys["session"]), text(keys["state"], _LONGEST_STATE)


def _is_there(path: Path) -> bool:
    with suppress(OSError):
        return path.is_file()
    return False
