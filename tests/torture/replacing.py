"""Other things in the place of each file of a data folder: what, and where."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.lived_in import SIGN

SESSION = "sessions/{id}.json"
CACHES = ("index.json", "stage.json", "live.lock", "presence/0123456789abcdef-80x24")
"""What is ours to write anew at any time."""
PLACES = (
    *(SESSION, *CACHES, "config.toml", "ordinary-words.txt", "formats/mine.toml"),
    *("practice.json", "practice/mine.toml", "checklists/{id}.json", "rhythm.json"),
    *("rhythms/mine.toml", "self-rating.json", "reflective/mine.toml"),
    *("agreement.json", "decisions.json", "pulses.json", "published.json", "rota.json"),
    *("hall", f"hall/{SIGN}", "hall/announcement.json"),
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
