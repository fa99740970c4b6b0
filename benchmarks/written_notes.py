"""Read the notes written by hand: marked text in, plain text and its spans out.

    python -m benchmarks.written_notes [FILE...] > notes.jsonl

Without a file, every set of `written_notes/` is read. `written_notes/FORMAT.md` explains the marks.
Each line of the result is one note as a scorer reads it.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).with_name("written_notes")

KINDS: Final = {
    "A": "ADDRESS",
    "PC": "POSTCODE",
    "T": "PHONE",
    "E": "EMAIL",
    "U": "URL",
    "H": "HANDLE",
    "N": "NHS_NO",
    "NI": "NINO",
    "R": "REF",
    "V": "VRM",
    "B": "DOB",
    "L": "PLACE",
    "O": "ORG",
    "D": "DATE",
    "G": "AGE",
    "r": "RELDATE",
    "p": "PUBLIC",
    "q": "QUASI",
}
"""What each mark that is not a person's key stands for."""

UNSCORED: Final = frozenset({"RELDATE", "PUBLIC", "QUASI"})
"""Kinds that are neither asked for nor a fault when replaced."""

INDIRECT: Final = frozenset({"PLACE", "ORG", "DATE", "AGE"})
"""Kinds that identify somebody only together with others."""

ORIGINS: Final = frozenset(
    [
        "english",
        "irish",
        "scottish_welsh",
        "nigerian",
        "ghanaian",
        "southern_african",
        "east_african",
        "somali",
        "ethiopian_eritrean",
        "central_african",
        "caribbean",
        "indian_srilankan",
        "pakistani_bangladeshi",
        "chinese",
        "southeast_asian",
        "arabic",
        "kurdish_turkish_iranian",
        "afghan",
        "east_european",
        "romani_traveller",
        "latin_francophone",
        "jewish",
        "other",
    ]
)

_HEADER: Final = "# roster="
_MARK: Final = re.compile(r"\{(\w+)(\.i)?:([^{}]*)\}")
_AGE: Final = re.compile(r"\d+|[^\W\d_]+")
_BRACES: Final = frozenset("{}[]")


class BadMarkError(ValueError):
    """A line that does not follow the format. Its message begins with the file and the line."""


@dataclass(frozen=True)
class Person:
    """Somebody named in a session; `gender` is f, m or n (a family, or not said)."""

    gender: str
    origin: str


@dataclass(frozen=True)
class Span:
    """A marked stretch of a note's plain text, `start` up to but without `end`.

    `core` is the part that has to be replaced; the rest may be. `key` is a person's, else empty.
    """

    start: int
    end: int
    kind: str
    core: tuple[int, int]
    key: str = ""


@dataclass(frozen=True)
class Session:
    """The people of one discussion: the roster known beforehand, and everybody named in it."""

    name: str
    roster: tuple[str, ...]
    people: dict[str, Person]


@dataclass(frozen=True)
class Note:
    """One note without its marks, and where it stands (`new1.txt:12`)."""

    session: Session
    number: int
    text: str
    spans: tuple[Span, ...]
    where: str


def read(paths: Iterable[Path] | None = None) -> list[Note]:
    """Return the notes of `paths` in order, or of every set that comes with the project.

    Raises:
        BadMarkError: a line does not follow the format.
    """
    files = sorted(FOLDER.glob("*.txt")) if paths is None else paths
    return [note for path in files for note in _notes(path)]


def records(notes: Iterable[Note]) -> Iterator[dict[str, object]]:
    """Yield each note as the scorers read it, one JSON object a note."""
    for note in notes:
        session = note.session
        yield {
            "id": f"{session.name}-{note.number}",
            "session": session.name,
            "seq": note.number,
            "set": session.name.rpartition("-")[0],
            "text": note.text,
            "spans": [_record(span, note) for span in note.spans],
            "roster": list(session.roster),
        }


def _notes(path: Path) -> Iterator[Note]:
    session: Session | None = None
    sessions = number = 0
    for line_number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        where = f"{path.name}:{line_number}"
        if line.startswith(_HEADER):
            sessions, number = sessions + 1, 0
            session = _session(line, f"{path.stem}-{sessions:03d}", where)
        elif line.strip():
            if session is None:
                raise BadMarkError(f"{where}: a note stands before the first '{_HEADER}' line")
            yield _note(line, session, number, where)
            number += 1


def _session(line: str, name: str, where: str) -> Session:
    roster, _, listed = line.removeprefix(_HEADER).partition("|")
    people: dict[str, Person] = {}
    for entry in _entries(listed):
        key, _, value = (part.strip() for part in entry.partition("="))
        gender, _, origin = value.partition(":")
        if not re.fullmatch(r"\w+", key) or gender not in {"f", "m", "n"} or origin not in ORIGINS:
            raise BadMarkError(f"{where}: {entry!r} is not key=f:origin with a known origin")
        if key in KINDS:
            raise BadMarkError(f"{where}: the key {key!r} already stands for {KINDS[key]}")
        if key in people:
            raise BadMarkError(f"{where}: the key {key!r} is given twice")
        people[key] = Person(gender, origin)
    return Session(name, tuple(_entries(roster)), people)


def _entries(text: str) -> list[str]:
    return [entry.strip() for entry in text.split(";") if entry.strip()]


def _note(line: str, session: Session, number: int, where: str) -> Note:
    marked = line.replace("\\n", "\n")
    text, done = "", 0
    spans: list[Span] = []
    for mark in _MARK.finditer(marked):
        text += marked[done : mark.start()]
        words, core = _without_brackets(mark[3], where)
        spans.append(_span(mark, words, core, len(text), session, where))
        text += words
        done = mark.end()
    text += marked[done:]
    if stray := _BRACES.intersection(text):
        raise BadMarkError(f"{where}: a stray {min(stray)!r} in {text!r}")
    return Note(session, number, text, tuple(spans), where)


def _without_brackets(words: str, where: str) -> tuple[str, tuple[int, int] | None]:
    if not _BRACES.intersection(words):
        return words, None
    parts = re.fullmatch(r"([^\[\]]*)\[([^\[\]]+)\]([^\[\]]*)", words)
    if parts is None:
        raise BadMarkError(
            f"{where}: {words!r} needs one pair of square brackets with words inside"
        )
    before, inside, after = parts.groups()
    return before + inside + after, (len(before), len(before) + len(inside))


def _span(
    mark: re.Match[str],
    words: str,
    core: tuple[int, int] | None,
    start: int,
    session: Session,
    where: str,
) -> Span:
    key, initials = mark[1], bool(mark[2])
    if not words or words != words.strip():
        raise BadMarkError(f"{where}: {mark[0]!r} is empty or has a blank at its edge")
    end = start + len(words)
    if key in KINDS:
        if initials:
            raise BadMarkError(f"{where}: {mark[0]!r}: only a person has initials")
        first, last = core or _core(words, KINDS[key])
        return Span(start, end, KINDS[key], (start + first, start + last))
    if key not in session.people:
        raise BadMarkError(f"{where}: {key!r} is not among the people of the session's header")
    first, last = core or (0, len(words))
    kind = "INITIALS" if initials else "PERSON"
    return Span(start, end, kind, (start + first, start + last), key)


def _core(words: str, kind: str) -> tuple[int, int]:
    """Of an age, the number is what has to go; of anything else, all of it."""
    number = _AGE.search(words) if kind == "AGE" else None
    return number.span() if number else (0, len(words))


def _record(span: Span, note: Note) -> dict[str, object]:
    group = "ignore" if span.kind in UNSCORED else "quasi" if span.kind in INDIRECT else "direct"
    record: dict[str, object] = {
        "start": span.start,
        "end": span.end,
        "type": span.kind,
        "origin": None,
        "required": span.kind not in UNSCORED,
        "group": group,
        "text": note.text[span.start : span.end],
        "core": list(span.core),
    }
    if span.key:
        person = note.session.people[span.key]
        record["entity"] = f"{note.session.name}:{span.key}"
        record["gender"] = person.gender
        record["origin"] = person.origin
    return record


def main(arguments: Sequence[str]) -> int:
    """Print the notes of the files named, or of every set, and return the exit code."""
    try:
        notes = read([Path(each) for each in arguments] or None)
    except BadMarkError as error:
        print(error, file=sys.stderr)
        return 1
    for record in records(notes):
        print(json.dumps(record, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
