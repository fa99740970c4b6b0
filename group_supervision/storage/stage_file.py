"""The stage file: what the room may see, for other processes to follow, and the heartbeat.

It holds a `StageView` and the clock's anchor, nothing else. A console that runs a session touches
it every few seconds; its modification time tells when a session broke off.
"""

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Final

from group_supervision.core.stage import StageView
from group_supervision.core.timeline import Timeline
from group_supervision.storage.atomic import write_atomically

SCHEMA: Final = 1


class StageFile:
    """The stage file of a data folder."""

    def __init__(self, path: Path) -> None:
        """Keep the view in `path`."""
        self._path = path
        self._sequence = 0

    def publish(
        self,
        session_id: str,
        view: StageView,
        timeline: Timeline,
        now: datetime,
        last_beat: datetime | None = None,
    ) -> None:
        """Put a view before whoever follows.

        Args:
            session_id: Id of the session's file.
            view: What the room sees.
            timeline: How session time follows the wall clock.
            now: The time by the wall clock.
            last_beat: The heartbeat to leave; `None`: now.

        Raises:
            OSError: When it could not be written.
        """
        self._sequence += 1
        keys = {
            "schema": SCHEMA,
            "sequence": self._sequence,
            "session": session_id,
            "written_at": now.isoformat(),
            "anchor": {
                "wall": timeline.anchor.wall.isoformat(),
                "session": timeline.anchor.session.total_seconds(),
                "speed": timeline.speed,
            },
            **view_to_keys(view),
        }
        write_atomically(self._path, json.dumps(keys, ensure_ascii=False), changed=last_beat)

    def withdraw(self) -> None:
        """Take the view away.

        Raises:
            OSError: When it could not be removed.
        """
        self._path.unlink(missing_ok=True)

    def beat(self) -> None:
        """Say that the console is still there.

        Raises:
            OSError: When the file is gone or cannot be touched.
        """
        os.utime(self._path)


def view_to_keys(view: StageView) -> dict[str, object]:
    """Return what the room sees as keys for JSON."""
    clock = view.clock
    return {
        "state": view.state.value,
        "phases": view.phases,
        "position": view.position,
        "title": view.title,
        "speaks": view.speaks,
        "silent": view.silent,
        "lines": view.lines,
        "face": view.face.value,
        "clock": {
            "allotted": clock.allotted.total_seconds(),
            "elapsed": clock.elapsed.total_seconds(),
            "read_at": clock.read_at.total_seconds(),
            "is_running": clock.is_running,
            "counts_up": clock.counts_up,
        },
        "shows_overtime": view.shows_overtime,
        "demonstration": view.demonstration,
        "practice": view.practice,
        "turn": view.turn,
        "turns": view.turns,
        "back_at": None if view.back_at is None else view.back_at.total_seconds(),
        "written": view.written,
    }
