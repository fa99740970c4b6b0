"""The sign of life of a live session, read from the stage file without knowing what it shows.

Home reads it before its first frame: nothing else of a session is loaded for it.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

STAGE_FILE: Final = "stage.json"

_NOTHING_TO_CONTINUE: Final = ("ended", "welcome", "test-card")
"""States of the room in which its session has ended or has not begun."""


class LiveSign(NamedTuple):
    """What the stage file says about the session it was written for."""

    session_id: str
    """Id of the session's file."""
    is_over: bool
    """Whether that session was ended or never begun, so that there is nothing to continue."""
    last_sign: datetime
    """When its console last gave a sign of life, in UTC."""


def read_sign(folder: Path) -> LiveSign | None:
    """Return the sign in a data folder, or `None` when there is nothing to read."""
    path = folder / STAGE_FILE
    try:
        keys = json.loads(path.read_text("utf-8"))
        return LiveSign(
            session_id=str(keys["session"]),
            is_over=keys["state"] in _NOTHING_TO_CONTINUE,
            last_sign=datetime.fromtimestamp(path.stat().st_mtime, UTC),
        )
    except (OSError, ValueError, LookupError, TypeError, OverflowError, RecursionError):
        return None
