"""Notes with their identifiers marked by hand, as `written_notes/FORMAT.md` describes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

FOLDER: Final = Path(__file__).with_name("written_notes")

KINDS: Final = {
    "A": "ADDRESS", "PC": "POSTCODE", "T": "PHONE", "E": "EMAIL", "U": "URL", "H": "HANDLE",
    "N": "NHS_NO", "NI": "NINO", "R": "REF", "V": "VRM", "B": "DOB", "L": "PLACE", "O": "ORG",
    "D": "DATE", "G": "AGE", "r": "RELDATE", "p": "PUBLIC", "q": "QUASI",
}  # fmt: skip
IGNORED: Final = frozenset({"RELDATE", "PUBLIC", "QUASI"})
"""What is neither demanded nor punished."""
QUASI: Final = ("PLACE", "ORG", "DATE", "AGE")
DIRECT: Final = (
    "PERSON", "INITIALS", "ADDRESS", "POSTCODE", "PHONE", "EMAIL", "URL", "HANDLE", "NHS_NO",
    "NINO", "REF", "VRM", "DOB",
)  # fmt: skip
_MARK: Final = re.compile(r"\{([A-Za-z_0-9]+)(\.i)?:([^{}]*)\}")
_AGE: Final = re.compile(r"\d+|[A-Za-z]+")


class Gold(NamedTuple):
    """A stretch that was marked."""

    start: int
    end: int
    kind: str
    core: tuple[int, int]
    """What of it has to be covered."""
    person: str = ""
    """The key of whom it names, of a person or their initials."""

    @property
    def is_demanded(self) -> bool:
        """Whether it has to be found."""
        return self.kind not in IGNORED


@dataclass
class MarkedNote:
    """One note."""

    text: str
    gold: list[Gold]


@dataclass
class MarkedSession:
    """The notes of one meeting."""

    set: str
    """The file it is from: one habit of writing."""
    roster: list[str]
    origins: dict[str, tuple[str, str]]
    """From the key of a person to gender and origin of their name."""
    notes: list[MarkedNote] = field(default_factory=list)


def sessions(folder: Path = FOLDER) -> list[MarkedSession]:
    """Return every session of every set, in order."""
    return [each for path in sorted(folder.glob("*.txt")) for each in _sessions(path)]


def _sessions(path: Path) -> Iterator[MarkedSession]:
    current: MarkedSession | None = None
    for row in path.read_text("utf-8").splitlines():
        if row.startswith("# roster="):
            if current is not None:
                yield current
            current = _header(path.stem, row)
        elif row.strip() and not row.startswith("#") and current is not None:
            current.notes.append(_note(row, current))
    if current is not None:
        yield current


def _header(name: str, row: str) -> MarkedSession:
    roster, _, people = row.removeprefix("# roster=").partition("|")
    origins: dict[str, tuple[str, str]] = {}
    for each in filter(None, map(str.strip, people.split(";"))):
        key, _, value = each.partition("=")
        gender, _, origin = value.partition(":")
        origins[key.strip()] = (gender.strip(), origin.strip())
    return MarkedSession(name, [r.strip() for r in roster.split(";") if r.strip()], origins)


def _note(row: str, session: MarkedSession) -> MarkedNote:
    note = MarkedNote("", [])
    row = row.replace("\\n", "\n")
    done = 0
    for match in _MARK.finditer(row):
        note.text += row[done : match.start()]
        done = match.end()
        note.gold.append(_gold(match, len(note.text), session))
        note.text += match[3].replace("[", "").replace("]", "")
    note.text += row[done:]
    return note


def _gold(match: re.Match[str], start: int, session: MarkedSession) -> Gold:
    key, initials, words = match.groups()
    kind = KINDS.get(key) or ("INITIALS" if initials else "PERSON")
    if key not in KINDS and key not in session.origins:
        raise ValueError(f"{session.set}: {key} is not among the people of the header")
    core = (0, len(words))
    if "[" in words:
        core = (words.index("["), words.index("]") - 1)
        words = words.replace("[", "").replace("]", "")
    elif kind == "AGE":
        found = _AGE.search(words)
        core = found.span() if found else core
    whole = (start + core[0], start + core[1])
    return Gold(start, start + len(words), kind, whole, "" if key in KINDS else key)
