"""The shipped lists, and what the words of the language are made of.

They are read at the first question, not at import: the first frame of the app must not wait for
them.
"""

from functools import cache
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parent.parent / "data"
"""The shipped lists. `NOTICE.md` beside them says where each comes from."""


def sections(name: str) -> list[tuple[str, list[str]]]:
    """Return the sections of a list in the data folder: the first word of the head, the words."""
    found: list[tuple[str, list[str]]] = []
    for row in (DATA / name).read_text("utf-8").splitlines():
        if row.startswith(">"):
            found.append((row[1:].split()[0], []))
        elif not row.startswith("#") and found:
            found[-1][1].extend(row.split())
    return found


@cache
def forms(section: str) -> tuple[str, ...]:
    """Return one section of `word-forms.txt`: prefixes, contractions, units and the like."""
    return tuple(dict(sections("word-forms.txt"))[section])
