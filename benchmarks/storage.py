"""What it costs to keep a fact, and to list many sessions."""

import os
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure, show
from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core import commands
from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.core.format import NoteKind
from group_supervision.formats.library import DEFAULT_FORMAT, load_format
from group_supervision.live.clock import MachineClock
from group_supervision.live.opening import open_session
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.index import Index
from group_supervision.storage.summary import Summary


def one_note_more(notes: int) -> float:
    """Return milliseconds to keep a note when there are `notes` already."""
    with tempfile.TemporaryDirectory() as home:
        setup = Setup(60, policy=NotePolicy.LIVE)
        live = open_session(
            DataFolder(Path(home)), load_format(DEFAULT_FORMAT), setup, Anonymiser(), MachineClock()
        )
        live.perform(commands.begin)
        for number in range(notes):
            live.take_note(NoteKind.HYPOTHESIS, f"a guess about what is going on, number {number}")
        taken = []
        for _ in range(20):
            started = time.perf_counter()
            live.take_note(NoteKind.HYPOTHESIS, "one more guess about what is going on")
            taken.append((time.perf_counter() - started) * 1e3)
            live.undo()
        live.close()
        return median(taken)


def listing(sessions: int) -> float:
    """Return milliseconds to list `sessions` from the index."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "sessions"
        folder.mkdir()
        opened = datetime(2026, 1, 1, tzinfo=UTC)
        for number in range(sessions):
            (folder / f"s{number}.json").touch()

        def read(path: Path) -> Summary:
            at = (opened + timedelta(hours=int(path.stem[1:]))).isoformat()
            return Summary(path.stem, at, DEFAULT_FORMAT, None, True, "session", 1, 3600, 3600, 3)

        past = time.time() - 60
        os.utime(folder, (past, past))
        index = Index(Path(home) / "index.json")
        index.summaries(folder, read)
        taken = []
        for _ in range(7):
            started = time.perf_counter()
            Index(Path(home) / "index.json").summaries(folder, read)
            taken.append((time.perf_counter() - started) * 1e3)
        return median(taken)


def main() -> None:
    """Measure and print."""
    show(
        "Storage",
        [
            Figure("a note more, at 100 notes", one_note_more(100), "ms", None, 2),
            Figure("a note more, at 1,000 notes", one_note_more(1000), "ms", None, 8),
            Figure("listing 10,000 sessions", listing(10_000), "ms", None, 60),
        ],
    )


if __name__ == "__main__":
    main()
