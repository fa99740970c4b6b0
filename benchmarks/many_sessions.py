"""Ten thousand sessions: what home, a listing, a search and statistics cost, locked too.

Measured in seconds of processor time, for whole commands as somebody types them. The sessions are
copies of a few that were held, each with a file of its own, and the index says what it would
say after a listing. `SESSIONS=0` leaves all of this out, another number takes as many.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.figures import Figure, show
from benchmarks.programs import OURS
from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core import commands
from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.core.format import NoteKind
from group_supervision.formats.library import load_all
from group_supervision.live.clock import MachineClock
from group_supervision.live.opening import open_session
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.index import Index
from group_supervision.storage.library import Library
from group_supervision.storage.seal import Seal, library, seal_of
from group_supervision.storage.summarising import iso
from group_supervision.storage.summary import Summary

SESSIONS: Final = int(os.environ.get("SESSIONS", "10000"))
_ROUNDS: Final = 5
_NOTES: Final = 4
_FIRST: Final = datetime(2010, 1, 1, tzinfo=UTC)
_WORDS: Final = ("rota", "form", "tired", "quiet", "heavy", "office", "plan", "unsaid", "between")
_PASSPHRASE: Final = "four words that differ"
_LISTED: Final = ("sessions", "list")
_SEARCHED: Final = ("sessions", "list", "--search", "unsaid rota")
_STATS: Final = ("stats",)


def make(home: Path, sessions: int) -> None:
    """Fill a data folder with sessions, and its index with what a listing would say of them."""
    chance = random.Random(20261127)
    held = _held(home)
    folder = home / "sessions"
    summaries = []
    for number in range(sessions):
        summary, content = held[number % len(held)]
        session_id = f"s{number}"
        (folder / f"{session_id}.json").write_bytes(content)
        summaries.append(_another(summary, session_id, number, chance))
    for summary, _content in held:
        (folder / f"{summary.id}.json").unlink()
    long_ago = time.time() - 60  # a folder that changed a moment ago is looked at file by file
    os.utime(folder, (long_ago, long_ago))
    Index(home / "index.json", seal_of(home)).keep(folder, summaries)


def lock(home: Path) -> None:
    """Lock a data folder as far as a listing goes: the key, and the index."""
    from group_supervision.storage.key_ring import make_key, use_key

    seal = Seal(home)
    key = make_key(seal, _PASSPHRASE)
    use_key(seal, key)
    index = home / "index.json"
    index.write_bytes(seal.sealed(index.read_bytes()))


def command(home: Path, *arguments: str) -> float:
    """Return seconds of processor time that a command takes."""
    before = os.times()
    subprocess.run(
        [*OURS, *arguments],
        check=True,
        stdout=subprocess.DEVNULL,
        input=f"{_PASSPHRASE}\n".encode(),
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # so that the passphrase is read from here, not from a terminal
        env={**os.environ, "GROUP_SUPERVISION_HOME": str(home)},
    )
    after = os.times()
    spent = after.children_user - before.children_user
    return spent + after.children_system - before.children_system


def main() -> None:
    """Measure and print."""
    if not SESSIONS:
        return
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        many, none = Path(folder) / "many", Path(folder) / "none"
        make(many, SESSIONS)
        none.mkdir()
        figures = _commands(many, "", 1.0)
        if sys.platform != "win32":
            figures.append(_first_frame(many, none))
        lock(many)
        unlocking = _unlocking(many)
        figures += [
            Figure("opening the key", unlocking, "s"),
            *_commands(many, ", locked", 2.0, unlocking),
        ]
    show(f"{SESSIONS:,} sessions, processor time of whole commands", figures)


def _commands(home: Path, how: str, target: float, besides: float = 0.0) -> list[Figure]:
    """Measure a listing, a search and statistics, less what the key takes."""
    command(home, *_LISTED)
    found = []
    for name, arguments in (("list", _LISTED), ("search", _SEARCHED), ("stats", _STATS)):
        taken = median(command(home, *arguments) for _ in range(_ROUNDS)) - besides
        found.append(Figure(f"{name}{how}", taken, "s", None, target))
    return found


def _first_frame(many: Path, none: Path) -> Figure:
    """Measure home's first frame beside that of an empty library; interleaved."""
    taken: dict[Path, list[float]] = {many: [], none: []}
    for number in range(-1, 2 * _ROUNDS):
        for home in (many, none):
            spent = _frame(home)
            if number >= 0:
                taken[home].append(spent)
    ratio = median(taken[many]) / median(taken[none])
    return Figure("home, first frame, to an empty one", median(taken[many]), "s wall", ratio, 1.1)


def _frame(home: Path) -> float:
    """Return seconds on the wall to home's first frame: what comes after it isn't waited for."""
    from benchmarks.terminal import Terminal

    env = {"GROUP_SUPERVISION_HOME": str(home), "GROUP_SUPERVISION_SCREENS": "one"}
    with Terminal(OURS, columns=120, rows=40, env=env) as terminal:
        return terminal.wait_for("Start a session")


def _unlocking(home: Path) -> float:
    """Return seconds of processor time to open the key with the passphrase."""
    wrapped = (home / "lock" / "identity.age").read_bytes()
    taken = []
    for _ in range(3):
        started = time.process_time()
        library().passphrase.decrypt(wrapped, _PASSPHRASE)
        taken.append(time.process_time() - started)
    return median(taken)


def _held(home: Path) -> list[tuple[Summary, bytes]]:
    """Hold a session of every format; return the line and the file of each."""
    data, clock = DataFolder(home), MachineClock()
    for fmt in load_all()[0]:
        minutes = max(fmt.lengths) if fmt.timed else 0
        setup = Setup(minutes, policy=NotePolicy.LIVE, group=Anonymiser().anonymise("Tuesday"))
        live = open_session(data, fmt, setup, Anonymiser(), clock)
        live.perform(commands.begin)
        for number in range(_NOTES):
            live.take_note(NoteKind.HYPOTHESIS, f"a guess about what goes on, number {number}")
        live.perform(commands.end)
        live.close()
    listed = Library(home).summaries(clock.now())
    return [(each, (home / "sessions" / f"{each.id}.json").read_bytes()) for each in listed]


def _another(summary: Summary, session_id: str, number: int, chance: random.Random) -> Summary:
    """Return the line of another session of this format, held at another time."""
    took = [round(part.planned * chance.uniform(0.8, 1.3), 6) for part in summary.outline.parts]
    notes = (" ".join(chance.sample(_WORDS, 6)) for _ in range(_NOTES))
    return summary._replace(
        id=session_id,
        started_at=iso(_FIRST + timedelta(hours=12 * number)),
        actual=sum(took),
        text="\n".join(notes),
        times=f"[{took},[]]".replace(" ", ""),
    )


if __name__ == "__main__":
    main()
