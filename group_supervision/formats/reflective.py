"""Reflective checklists: a file each; the group's own come on top."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from group_supervision.core.reflective import Point, ReflectiveList
from group_supervision.core.text import clean
from group_supervision.errors import FormatError
from group_supervision.formats.limits import TITLE_LENGTH
from group_supervision.formats.locating import LocatedError, with_line
from group_supervision.formats.table import MOST_ITEMS, Table
from group_supervision.formats.toml_file import read_toml_file
from group_supervision.paths import data_folder, shipped
from group_supervision.translation import _, ngettext

FOLDER_NAME: Final = "reflective"
SHIPPED: Final = "five-of-twenty"
"""Id of the list that ships."""
LONGEST_QUESTION: Final = 200
"""Characters."""
MOST_QUESTIONS: Final = MOST_ITEMS


def load_lists() -> tuple[list[ReflectiveList], list[str]]:
    """Return every list that can be read, ours first, and a sentence about each that cannot."""
    folders = (shipped("sessions") / FOLDER_NAME, data_folder() / FOLDER_NAME)
    files = {path.stem: path for folder in folders for path in sorted(folder.glob("*.toml"))}
    found: list[ReflectiveList] = []
    complaints: list[str] = []
    for path in files.values():
        try:
            found.append(read_list_file(path))
        except FormatError as error:
            complaints.append(str(error))
    return found, complaints


def read_list_file(path: Path) -> ReflectiveList:
    """Read and check one file.

    Raises:
        FormatError: When it holds no checklist, naming file, line and key, and what to do.
    """
    data = read_toml_file(path)
    try:
        return _list(data, path.stem, clean(path.name))
    except LocatedError as error:
        raise with_line(error, path) from error


def _list(data: Mapping[str, object], list_id: str, file: str) -> ReflectiveList:
    keys = Table(data, file)
    found = ReflectiveList(
        id=list_id,
        title=keys.short_text("title", TITLE_LENGTH),
        source=keys.text("source"),
        questions=_points(keys, "questions", least=1),
        duties=_points(keys, "duties", least=0),
        published=keys.number("published") if keys.has("published") else None,
    )
    keys.finish()
    if found.published is not None and found.published < len(found.questions):
        raise keys.error(
            "published",
            ngettext(
                "fewer than the {count} question here.",
                "fewer than the {count} questions here.",
                len(found.questions),
            ),
            _("Write how many were published, or leave it out."),
        )
    return found


def _points(keys: Table, key: str, *, least: int) -> tuple[Point, ...]:
    tables = keys.tables(
        key, lambda number, _data: _("{key}, number {number}").format(key=key, number=number)
    )
    if not least <= len(tables) <= MOST_QUESTIONS:
        raise keys.error(
            key,
            ngettext("{count} entry.", "{count} entries.", len(tables)),
            _("Write {least} to {most}.").format(least=least, most=MOST_QUESTIONS),
        )
    return tuple(_point(each) for each in tables)


def _point(keys: Table) -> Point:
    point = Point(
        theme=keys.short_text("theme", TITLE_LENGTH),
        text=keys.short_text("question", LONGEST_QUESTION),
    )
    keys.finish()
    return point
