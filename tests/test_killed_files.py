"""kill -9 of real processes while they save, delete, purge, lock and unlock.

After the next start no session is lost or half written, nothing is left of one that was deleted,
and where a folder is locked nothing lies in it plainly.
"""

import multiprocessing
import os
import random
import shutil
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

import pyrage
import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core import commands
from group_supervision.core.checklist import Item, Mark
from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.core.format import Format, NoteKind
from group_supervision.formats.library import DEFAULT_FORMAT, load_format
from group_supervision.guide.opening import Opening
from group_supervision.guide.retention import due, purge
from group_supervision.live.clock import MachineClock
from group_supervision.live.opening import open_session
from group_supervision.storage import locking
from group_supervision.storage.checklist_file import ChecklistFiles
from group_supervision.storage.codec import StoredSession
from group_supervision.storage.deleted import Deleted
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.library import Library
from group_supervision.storage.seal import IDENTITY_FILE, is_sealed, seal_of
from tests.conftest import StoppedClock

KILLS = int(os.environ.get("KILLS", "8"))
"""How many kills, shared out among what is done. `KILLS=200 make test` runs the long form."""
SESSIONS = 5
if sys.platform == "win32":
    PROCESSES = multiprocessing.get_context("spawn")
else:
    PROCESSES = multiprocessing.get_context("forkserver")
    PROCESSES.set_forkserver_preload([__name__])

Kept = dict[str, StoredSession]


def words(number: int) -> str:
    """Return what was noted in a session, and in no other."""
    return f"quixotic{number} furniture{number}"


def save(home: Path, _identity: str, told: Connection) -> None:
    """Hold a session, and say after each note that it was kept."""
    clock = MachineClock()
    fmt = load_format(DEFAULT_FORMAT)
    live = open_session(
        DataFolder(home), fmt, Setup(60, policy=NotePolicy.LIVE), Anonymiser(), clock
    )
    told.send(0)
    live.perform(commands.begin)
    for number in range(1, 60):
        live.take_note(NoteKind.FEELING, f"waiting for number {number}")
        told.send(number)
    live.perform(commands.end)
    live.close()


def delete(home: Path, identity: str, told: Connection) -> None:
    """Delete all sessions, one after the other."""
    library = _opened(home, identity)
    listed = [each.id for each in library.summaries(datetime.now(UTC))]
    told.send(0)
    for each in listed:
        Deleted(library).delete(each)


def purge_all(home: Path, identity: str, told: Connection) -> None:
    """Delete all sessions, as those that have been kept long enough."""
    library = _opened(home, identity)
    now = datetime.now(UTC)
    gone = due(library.summaries(now), 1, now)
    told.send(0)
    purge(Deleted(library), gone)


def lock(home: Path, identity: str, told: Connection) -> None:
    """Lock everything."""
    told.send(0)
    locking.lock_everything(home, seal_of(home), identity)


def unlock(home: Path, identity: str, told: Connection) -> None:
    """Unlock everything."""
    _opened(home, identity)
    told.send(0)
    locking.unlock_everything(home, seal_of(home))


DONE = {each.__name__: each for each in (save, delete, purge_all, lock, unlock)}
WAYS = [
    ("save", False),
    ("save", True),
    ("delete", False),
    ("delete", True),
    ("purge_all", False),
    ("purge_all", True),
    ("lock", False),
    ("unlock", True),
]
"""What is killed, and whether the folder is locked by then."""


def work(what: str, home: Path, identity: str, told: Connection) -> None:
    """Do it, in a process of its own."""
    DONE[what](home, identity, told)


def _opened(home: Path, identity: str) -> Library:
    seal = seal_of(home)
    if seal.is_set_up:
        seal.hold(pyrage.x25519.Identity.from_str(identity))
    return Library(home)


@pytest.fixture(scope="module")
def identity() -> str:
    return str(pyrage.x25519.Identity.generate())


@pytest.fixture(scope="module", params=WAYS, ids=str)
def way(
    request: pytest.FixtureRequest, identity: str, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path, Kept]:
    """Hold a few sessions, locked or not; return what is to be done, where they are, and them."""
    what, is_locked = request.param
    home = tmp_path_factory.mktemp("kept") / "home"
    clock = StoppedClock(datetime.now(UTC) - timedelta(days=30))
    fmt = load_format(DEFAULT_FORMAT)
    ids = [_hold(home, clock, fmt, number) for number in range(SESSIONS)]
    library = Library(home)
    library.summaries(clock.now())
    kept = {each: library.load(each) for each in ids}
    (home / "lock").mkdir(mode=0o700)  # as it is before anything is locked
    (home / "lock" / IDENTITY_FILE).write_bytes(b"wrapped with a passphrase")
    if is_locked:
        locking.lock_everything(home, seal_of(home), identity)
    seal_of.cache_clear()
    return what, home, kept


def _hold(home: Path, clock: StoppedClock, fmt: Format, number: int) -> str:
    live = open_session(
        DataFolder(home), fmt, Setup(60, policy=NotePolicy.LIVE), Anonymiser(), clock
    )
    live.perform(commands.begin)
    live.take_note(NoteKind.FEELING, words(number))
    live.perform(commands.end)
    live.close()
    ChecklistFiles(home).keep(live.id, {Item.QUIET: Mark.SEEN})
    clock.advance(minutes=60)
    return live.id


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    yield
    seal_of.cache_clear()


def run(what: str, home: Path, identity: str, kill_after: float | None) -> tuple[float, int]:
    """Do it in a process; kill it, or let it end. Return its seconds, and what it told last."""
    heard, told = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=work, args=(what, home, identity, told))
    process.start()
    told.close()
    last = heard.recv()
    started = time.monotonic()
    if kill_after is None:
        while heard.poll(30):
            try:
                last = heard.recv()
            except EOFError:
                break
    else:
        time.sleep(kill_after)
        process.kill()
    process.join(30)
    taken = time.monotonic() - started
    while heard.poll():
        try:
            last = heard.recv()
        except EOFError:
            break
    assert process.exitcode in (0, -9, 1 if os.name == "nt" else 0)
    return taken, last


def test_whatever_is_killed_leaves_every_session_whole_or_nothing_of_it(
    way: tuple[str, Path, Kept], identity: str, tmp_path: Path
) -> None:
    what, template, kept = way
    chance = random.Random(20261127)
    shutil.copytree(template, tmp_path / "whole")
    longest, _ = run(what, tmp_path / "whole", identity, None)
    for number in range(max(1, round(KILLS / len(WAYS)))):
        home = tmp_path / str(number)
        shutil.copytree(template, home)
        _, told = run(what, home, identity, chance.uniform(0, 1.1 * longest))
        seal_of.cache_clear()
        assert Opening(home, MachineClock()).clear_away() == ""
        look(what, home, kept, identity, told)
        shutil.rmtree(home)


def look(what: str, home: Path, kept: Kept, identity: str, told: int) -> None:
    """See that each session is whole or gone, once the program has been started again."""
    files = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    assert not [path for path in files if ".tmp-" in path.name]
    seal = seal_of(home)
    if seal.is_set_up and what != "unlock":
        assert all(
            is_sealed(each) for path, each in files.items() if path.parent.name == "sessions"
        )
        assert not [path for path, each in files.items() if b"quixotic" in each]
    library = _opened(home, identity)
    there = {path.stem for path in (home / "sessions").glob("*.json")}
    for number, (session_id, stored) in enumerate(kept.items()):
        if session_id in there:
            assert library.load(session_id) == stored
            assert (home / "checklists" / f"{session_id}.json").exists()
            continue
        assert what in ("delete", "purge_all")
        assert not [path for path, each in files.items() if session_id in path.name]
        opened = [seal.opened(each) for path, each in files.items() if path.parent.name != "lock"]
        assert not [each for each in opened if words(number).split()[0].encode() in each]
        assert not [each for each in opened if session_id.encode() in each]
    for session_id in there - set(kept):
        assert what == "save"
        assert len(library.load(session_id).session.notes) >= told
    assert len(library.summaries(datetime.now(UTC))) == len(there)
    assert library.set_aside == []
