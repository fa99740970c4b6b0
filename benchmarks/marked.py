"""The written notes session by session, as the scorer and the trainer of the tagger read them."""

from dataclasses import dataclass, field
from typing import Final

from benchmarks.written_notes import INDIRECT, UNSCORED, Span, read

QUASI: Final = tuple(sorted(INDIRECT))
DIRECT: Final = (
    "PERSON", "INITIALS", "ADDRESS", "POSTCODE", "PHONE", "EMAIL", "URL", "HANDLE", "NHS_NO",
    "NINO", "REF", "VRM", "DOB",
)  # fmt: skip


def is_demanded(span: Span) -> bool:
    """Say whether a marked stretch has to be found."""
    return span.kind not in UNSCORED


@dataclass
class MarkedNote:
    """One note and what is marked in it."""

    text: str
    gold: list[Span]


@dataclass
class MarkedSession:
    """The notes of one meeting."""

    set: str
    """The file it is from: one habit of writing."""
    roster: list[str]
    origins: dict[str, str]
    """From the key of a person to the origin of their name."""
    notes: list[MarkedNote] = field(default_factory=list)


def sessions() -> list[MarkedSession]:
    """Return every session of every set, in order."""
    found: dict[str, MarkedSession] = {}
    for note in read():
        session = note.session
        if session.name not in found:
            origins = {key: person.origin for key, person in session.people.items()}
            name = session.name.rpartition("-")[0]
            found[session.name] = MarkedSession(name, list(session.roster), origins)
        found[session.name].notes.append(MarkedNote(note.text, list(note.spans)))
    return list(found.values())
