"""What has to be true of a data folder, whatever was done to the program a moment ago."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from group_supervision.core.session import replay
from group_supervision.storage import key_ring, locking
from group_supervision.storage.codec import StoredSession
from group_supervision.storage.library import Library
from group_supervision.storage.seal import seal_of
from group_supervision.storage.stage_reading import read_published

PASSPHRASE = "four words that differ"
TYPED = ("quintessa", "mbeki", "07700")
"""What is typed in every note, and must be in no file and on no screen."""
NOTE = "quintessa mbeki rang from 07700 900123"


def lock(home: Path) -> None:
    """Lock a new data folder; this process has the key."""
    home.mkdir(mode=0o700, exist_ok=True)
    seal = seal_of(home)
    locking.lock_everything(home, seal, key_ring.make_key(seal, PASSPHRASE))


def locked_copy(home: Path, copy: Path) -> None:
    """Make another data folder that is locked with the same key; this process has it too."""
    shutil.copytree(home, copy)
    seal_of(copy).hold(seal_of(home)._identity)


def sessions(home: Path) -> list[StoredSession]:
    """Read every session; each has to be whole."""
    library = Library(home)
    paths = sorted((home / "sessions").glob("*.json"))
    found = [library.load(path.stem) for path in paths]
    assert len(library.summaries(datetime.now(UTC))) == len(found)
    assert not library.set_aside
    assert not (home / "set-aside").exists() or not list((home / "set-aside").iterdir())
    return found


def notes(home: Path) -> int:
    """Count the notes that are kept."""
    return sum(len(each.session.notes) for each in sessions(home))


def check(home: Path) -> None:
    """See that every session is whole, nothing typed is there, and the stage isn't ahead."""
    found = {each.id: each for each in sessions(home)}
    for path in home.rglob("*"):
        if path.is_file():
            data = path.read_bytes().lower()
            assert not any(each.encode() in data for each in TYPED), path
    stage = home / "stage.json"
    if not stage.exists():
        return
    published = read_published(stage)
    kept = found.get(published.session_id)
    if kept is None:
        assert published.view.state in ("welcome", "test-card"), "a stage ahead of the disk"
        return
    before = replay(kept.plan, kept.events[:-1])
    assert published.view.position in (kept.session.position, before.position)
