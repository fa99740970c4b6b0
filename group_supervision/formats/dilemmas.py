"""Dilemmas for practice rounds: made up, everyday, one file each; the user's own come on top.

None of ours is about racial trauma or the death of a child: nobody should have to live through
either to learn a method.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from group_supervision.core.text import clean
from group_supervision.errors import FormatError
from group_supervision.formats.table import Table
from group_supervision.formats.toml_file import read_toml_file
from group_supervision.paths import data_folder, shipped
from group_supervision.translation import _, ngettext

MOST_LINES: Final = 6
"""Paragraphs of the brief, facts, or things to practise."""


@dataclass(frozen=True, slots=True)
class Dilemma:
    """What somebody presents in a practice round, as if it were their own."""

    id: str
    """The name of its file without the ending."""
    title: str
    field: str
    """Where it comes from, such as hospital or management."""
    brief: tuple[str, ...]
    """What the presenter reads beforehand and tells in their own words, in paragraphs."""
    facts: tuple[str, ...]
    """What the presenter may answer when asked for facts."""
    note: str
    """For the facilitator: where the group may be pulled."""
    practises: tuple[str, ...]
    """What it is good for practising."""


def load_dilemmas() -> tuple[list[Dilemma], list[str]]:
    """Return every dilemma that can be read, by its id, and a sentence about each that cannot."""
    folders = (shipped("sessions") / "practice", data_folder() / "practice")
    files = {path.stem: path for folder in folders for path in folder.glob("*.toml")}
    found: list[Dilemma] = []
    complaints: list[str] = []
    for _stem, path in sorted(files.items()):
        try:
            found.append(read_dilemma_file(path))
        except FormatError as error:
            complaints.append(str(error))
    return found, complaints


def read_dilemma_file(path: Path) -> Dilemma:
    """Read and check one file.

    Raises:
        FormatError: When it does not hold a dilemma, naming file and key, and what to do.
    """
    return _dilemma(read_toml_file(path), path.stem, clean(path.name))


def _dilemma(data: Mapping[str, object], dilemma_id: str, file: str) -> Dilemma:
    keys = Table(data, file)
    dilemma = Dilemma(
        id=dilemma_id,
        title=keys.text("title"),
        field=keys.text("field"),
        brief=_lines(keys, "brief"),
        facts=_lines(keys, "facts"),
        note=keys.text("note"),
        practises=_lines(keys, "practises"),
    )
    keys.finish()
    return dilemma


def _lines(keys: Table, key: str) -> tuple[str, ...]:
    lines = keys.lines(key)
    if not 1 <= len(lines) <= MOST_LINES:
        raise keys.error(
            key,
            ngettext("{count} line.", "{count} lines.", len(lines)),
            _("Write 1 to {most}.").format(most=MOST_LINES),
        )
    return lines
