"""Other things in the place of each file: what, where, and a data folder that has every file."""

import json
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core import commands
from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.core.format import NoteKind
from group_supervision.core.practice import Practice
from group_supervision.formats.library import DEFAULT_FORMAT, load_format
from group_supervision.live.opening import open_session
from group_supervision.paths import shipped
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.library import Library
from group_supervision.storage.practice_file import PracticeFile
from tests.conftest import StoppedClock

DATA = Path(__file__).parent.parent / "data"
SESSION = "sessions/{id}.json"
CACHES = ("index.json", "stage.json", "live.lock", "presence/0123456789abcdef-80x24")
"""What is ours to write anew at any time."""
PLACES = (
    *(SESSION, *CACHES, "config.toml", "ordinary-words.txt", "formats/mine.toml"),
    *("practice.json", "practice/mine.toml", "checklists/{id}.json", "rhythm.json"),
    *("rhythms/mine.toml", "self-rating.json", "reflective/mine.toml"),
    *("agreement.json", "decisions.json", "pulses.json"),
    *("reports/20260304-140000.txt", "deleted/old.json", "set-aside/old.json"),
    *("sessions", "formats", "practice", "checklists", "rhythms", "reflective", "presence"),
    *("reports", "deleted", "set-aside", "lock/recipient.txt", "lock/identity.age"),
)
"""Every kind of file and folder there is in a data folder."""


def _put(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _huge(path: Path) -> None:
    path.touch()
    os.truncate(path, 200_000_000)


def _folder_with_something(path: Path) -> None:
    path.mkdir()
    (path / "theirs").write_text("theirs")


def _nested(path: Path) -> None:
    path.write_text(("x = " if path.suffix == ".toml" else "") + "[" * 100_000)


KINDS: dict[str, Callable[[Path], None]] = {
    "a folder": Path.mkdir,
    "a folder with something in it": _folder_with_something,
    "a link to another file": lambda path: path.symlink_to(path.parent / "victim"),
    "a link to itself": lambda path: path.symlink_to(path),
    "a pipe": os.mkfifo,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a file of 200 MB": _huge,
    "100,000 brackets": _nested,
    "binary": lambda path: _put(path, bytes(range(256)) * 40),
    "an empty file": Path.touch,
}
"""What is put in the place of what was there."""


def _read_only(path: Path) -> None:
    path.chmod(0o500 if path.is_dir() else 0o400)


def _unreadable(path: Path) -> None:
    path.chmod(0)


def _newer(path: Path) -> None:
    if path.suffix == ".json":
        keys = json.loads(path.read_text("utf-8"))
        inner = keys.get("session")
        for table in (keys, *(inner.values() if isinstance(inner, dict) else ())):
            table |= {name: 99 for name in ("version", "schema") if name in table}
        path.write_text(json.dumps(keys), "utf-8")
    elif path.suffix == ".toml":
        path.write_text(f"from_later = 1\n{path.read_text('utf-8')}", "utf-8")


CHANGES: dict[str, Callable[[Path], None]] = {
    "read only": _read_only,
    "unreadable": _unreadable,
    "of a newer program": _newer,
}
"""What is done to what is there."""
ALL = (*KINDS, *CHANGES)


def replace(path: Path, kind: str) -> None:
    """Put something else in the place of a file or folder."""
    if kind in CHANGES:
        if path.exists():
            CHANGES[kind](path)
        return
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.parent.mkdir(exist_ok=True)
    if kind == "a link to another file":
        (path.parent / "victim").write_text("theirs")
    KINDS[kind](path)


def model(home: Path, clock: StoppedClock) -> str:
    """Make a data folder that has a file of every kind but the key's; return its session's id."""
    home.mkdir(mode=0o700)
    for name in ("formats", "practice", "rhythms", "reflective"):
        (home / name).mkdir()
    sources = {
        "formats/mine.toml": shipped("sessions") / "balint.toml",
        "practice/mine.toml": next(shipped("sessions").glob("practice/*.toml")),
        "rhythms/mine.toml": next(shipped("sessions").glob("rhythms/*.toml")),
        "reflective/mine.toml": next(shipped("sessions").glob("reflective/*.toml")),
        "rhythm.json": DATA / "rhythm-v1.json",
        "self-rating.json": DATA / "self-rating-v1.json",
        **{each.name: each for each in (DATA / "beside").glob("*.json")},
    }
    for place, source in sources.items():
        shutil.copyfile(source, home / place)
    (home / "config.toml").write_text("length = 75\n")
    (home / "ordinary-words.txt").write_text("grace\n")
    event = Practice((1, 2, 3, 4), 3, 20, 5, datetime(2026, 3, 4, 12, tzinfo=UTC), "balint", 60.0)
    PracticeFile(home).keep(event)
    setup = Setup(60, policy=NotePolicy.LIVE)
    live = open_session(DataFolder(home), load_format(DEFAULT_FORMAT), setup, Anonymiser(), clock)
    live.perform(commands.begin)
    live.take_note(NoteKind.FEELING, "heavy")
    live.close()
    for place in ("checklists", "reports", "deleted", "set-aside", "presence"):
        (home / place).mkdir(exist_ok=True)
    (home / "checklists" / f"{live.id}.json").write_text('{"version": 1, "marks": {}}')
    for place in ("reports/20260304-140000.txt", "deleted/old.json", "set-aside/old.json"):
        (home / place).write_text("{}")
    (home / CACHES[-1]).touch()
    Library(home).summaries(clock.now())
    return live.id
