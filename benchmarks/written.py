"""Notes written out by hand: what the invented ones, drawn from patterns, cannot show."""

import re
from typing import Final

from benchmarks.invented import CORPUS, TYPES, Gold, Note

_MARKED: Final = re.compile(r"\{(?:([a-z]+):)?([^{}]*)\}")


def written() -> list[Note]:
    """Return every note of `written.txt`, each a session of its own."""
    rows = (CORPUS / "written.txt").read_text("utf-8").splitlines()
    found = [row for row in rows if row and not row.startswith("# ")]
    return [_note(session, row) for session, row in enumerate(found)]


def _note(session: int, row: str) -> Note:
    note = Note(session)
    done = 0
    for match in _MARKED.finditer(row):
        note.text += row[done : match.start()]
        kind = TYPES[match[1]] if match[1] else "PERSON"
        note.gold.append(Gold(len(note.text), len(note.text) + len(match[2]), kind))
        note.text += match[2]
        done = match.end()
    note.text += row[done:]
    return note
