"""Every file and folder that the data folder holds, each known by its place and name, or unknown.

Nothing is opened: what a file should hold is told from where it is. Links aren't followed.
"""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final


class Holds(StrEnum):
    """What a file or folder is there for."""

    FOLDER = "folder"
    """A folder of ours."""
    SESSION = "session"
    INDEX = "index"
    SETTINGS = "settings"
    ORDINARY_WORDS = "ordinary-words"
    FORMAT = "format"
    PRACTICE = "practice"
    ROTA = "rota"
    CHECKLIST = "checklist"
    DILEMMA = "dilemma"
    AGREEMENT = "agreement"
    DECISIONS = "decisions"
    PULSES = "pulses"
    PUBLISHED = "published"
    RHYTHM = "rhythm"
    RHYTHM_RULES = "rhythm-rules"
    SELF_RATING = "self-rating"
    REFLECTIVE_LIST = "reflective-list"
    STAGE = "stage"
    HALL = "hall"
    LOCK = "lock"
    KEY = "key"
    PRESENCE = "presence"
    SET_ASIDE = "set-aside"
    DELETED = "deleted"
    REPORT = "report"
    TEMPORARY = "temporary"
    """What was being written when the program was killed."""
    UNKNOWN = "unknown"
    """Nothing that this program puts here."""


@dataclass(frozen=True, slots=True)
class Held:
    """A file or folder, as the system tells of it."""

    place: str
    """Where it is in the data folder, with `/` between names; empty: the data folder itself."""
    holds: Holds
    size: int
    """Bytes; of a folder 0."""
    changed: datetime
    """When it was last changed, in UTC."""
    mode: int | None
    """Its permissions as a number such as 0o600; `None`: this system has no such thing."""

    @property
    def is_private(self) -> bool:
        """Whether its permissions let nobody else in."""
        return self.mode is None or not self.mode & 0o077


_TEMPORARY: Final = re.compile(r".*\.tmp-[0-9a-f]{8}", re.DOTALL)
_PLACES: Final = (
    (
        re.compile(
            r"|sessions|checklists|deleted|formats|hall|practice|presence|set-aside|reports|lock"
            r"|rhythms|reflective|hall/afar-[0-9a-f]{16}"
        ),
        Holds.FOLDER,
    ),
    (re.compile(r"sessions/[a-z0-9]{1,32}\.json"), Holds.SESSION),
    (re.compile(r"index\.json"), Holds.INDEX),
    (re.compile(r"config\.toml"), Holds.SETTINGS),
    (re.compile(r"ordinary-words\.txt"), Holds.ORDINARY_WORDS),
    (re.compile(r"formats/[^/]+\.toml"), Holds.FORMAT),
    (re.compile(r"practice\.json"), Holds.PRACTICE),
    (re.compile(r"rota\.json"), Holds.ROTA),
    (re.compile(r"checklists/[a-z0-9]{1,32}\.json"), Holds.CHECKLIST),
    (re.compile(r"practice/[^/]+\.toml"), Holds.DILEMMA),
    (re.compile(r"agreement\.json"), Holds.AGREEMENT),
    (re.compile(r"decisions\.json"), Holds.DECISIONS),
    (re.compile(r"pulses\.json"), Holds.PULSES),
    (re.compile(r"published\.json"), Holds.PUBLISHED),
    (re.compile(r"rhythm\.json"), Holds.RHYTHM),
    (re.compile(r"rhythms/[^/]+\.toml"), Holds.RHYTHM_RULES),
    (re.compile(r"self-rating\.json"), Holds.SELF_RATING),
    (re.compile(r"reflective/[^/]+\.toml"), Holds.REFLECTIVE_LIST),
    (re.compile(r"stage\.json"), Holds.STAGE),
    (
        re.compile(r"hall/(afar-[0-9a-f]{16}/)?(table-[0-9a-f]{16}|announcement|afar)\.json"),
        Holds.HALL,
    ),
    (re.compile(r"live\.lock"), Holds.LOCK),
    (re.compile(r"lock/(recipient\.txt|identity\.age|in-progress\.txt)"), Holds.KEY),
    (re.compile(r"presence/[0-9a-f]{16}(-[0-9]{1,4}x[0-9]{1,4})?"), Holds.PRESENCE),
    (re.compile(r"set-aside/[^/]+"), Holds.SET_ASIDE),
    (re.compile(r"deleted/[^/]+"), Holds.DELETED),
    (re.compile(r"reports/[0-9]{8}-[0-9]{6}\.txt"), Holds.REPORT),
)
"""What lies where, in the order in which it's told of."""

_SYNCED: Final = (
    ("OneDrive", re.compile(r"onedrive\b.*", re.IGNORECASE)),
    ("iCloud", re.compile(r"mobile documents|com~apple~clouddocs|icloud ?drive", re.IGNORECASE)),
    ("Dropbox", re.compile(r"dropbox\b.*", re.IGNORECASE)),
    ("Google Drive", re.compile(r"google ?drive\b.*|drivefs|my drive", re.IGNORECASE)),
    ("Nextcloud", re.compile(r"nextcloud\b.*|owncloud\b.*", re.IGNORECASE)),
)
"""The names of folders by which programs that copy to other computers can be told."""
_ANY_CLOUD: Final = "CloudStorage"
"""The folder in which macOS keeps whatever is synced, each by its own name."""
_ONEDRIVE_VARIABLES: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def inventory(folder: Path) -> list[Held]:
    """Return everything in a data folder, the folder first; nothing where there is none."""
    found = _held(folder, "")
    if found is None:
        return []
    return [found, *sorted(_inside(folder, ""), key=lambda each: each.place)]


def synced_by(folder: Path) -> str | None:
    """Return which program seems to copy a folder to other computers, or `None`.

    It is told by the names of the folders above it alone, so that it can be wrong either way.
    """
    for path in {folder.absolute(), folder.resolve()}:
        for name in path.parts:
            for program, names in _SYNCED:
                if names.fullmatch(name):
                    return program
        if _ANY_CLOUD in path.parts:
            return _ANY_CLOUD
        for variable in _ONEDRIVE_VARIABLES:
            synced = os.environ.get(variable)
            if synced and path.is_relative_to(synced):
                return "OneDrive"
    return None


def _inside(folder: Path, above: str) -> Iterator[Held]:
    try:
        names = sorted(each.name for each in folder.iterdir())
    except OSError:
        return
    for name in names:
        place = f"{above}/{name}" if above else name
        found = _held(folder / name, place)
        if found is None:
            continue  # it went while the folder was read
        yield found
        if (folder / name).is_dir() and not (folder / name).is_symlink():
            yield from _inside(folder / name, place)


def _held(path: Path, place: str) -> Held | None:
    try:
        status = path.stat() if not place else path.lstat()
    except FileNotFoundError:
        return None
    except OSError:
        # What can't be looked at is listed all the same.
        return Held(place, Holds.UNKNOWN, 0, datetime.fromtimestamp(0, UTC), None)
    is_folder = stat.S_ISDIR(status.st_mode)
    return Held(
        place=place,
        holds=_holds(place, status.st_mode),
        size=0 if is_folder else status.st_size,
        changed=datetime.fromtimestamp(status.st_mtime, UTC),
        mode=None if os.name == "nt" else stat.S_IMODE(status.st_mode),
    )


def _holds(place: str, mode: int) -> Holds:
    """Tell what lies at a place; what isn't a file or folder as it should be is unknown."""
    if stat.S_ISREG(mode) and _TEMPORARY.fullmatch(place):
        return Holds.TEMPORARY
    for pattern, holds in _PLACES:
        is_kind = stat.S_ISDIR(mode) if holds is Holds.FOLDER else stat.S_ISREG(mode)
        if is_kind and pattern.fullmatch(place):
            return holds
    return Holds.UNKNOWN
