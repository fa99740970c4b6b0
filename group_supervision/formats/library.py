"""The formats there are: those that ship, and the user's own, which win when ids are the same."""

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from group_supervision.core.format import Format
from group_supervision.core.text import clean
from group_supervision.errors import FormatError
from group_supervision.formats.locating import LocatedError, with_line
from group_supervision.formats.parsing import parsed
from group_supervision.formats.reading import read_format
from group_supervision.formats.toml_file import read_toml_file
from group_supervision.paths import data_folder, shipped
from group_supervision.translation import _

DEFAULT_FORMAT: Final = "reflective-case-discussion"


def format_files() -> dict[str, Path]:
    """Return the file of every format by its id, in the order of the ids."""
    folders = (shipped("sessions"), data_folder() / "formats")
    found = {clean(path.stem): path for folder in folders for path in folder.glob("*.toml")}
    return dict(sorted(found.items()))


def load_all() -> tuple[list[Format], list[str]]:
    """Return every format that can be read, and a sentence about each that cannot.

    The one to begin with comes first, then the others by their titles.
    """
    formats: list[Format] = []
    complaints: list[str] = []
    for path in format_files().values():
        try:
            formats.append(read_format_file(path))
        except FormatError as error:
            complaints.append(str(error))
    return sorted(formats, key=_place), complaints


class Listed(NamedTuple):
    """What a list says of a format."""

    id: str
    title: str
    summary: str
    lengths: tuple[int, ...]
    timed: bool


def list_all() -> tuple[list[Listed], list[str]]:
    """Return what a list says of every format, in the same order, and the same complaints.

    The user's own are read whole, and so checked; of ours, which the tests check, the head alone.
    """
    listed: list[Listed] = []
    complaints: list[str] = []
    for format_id, path in format_files().items():
        try:
            is_ours = path.parent == shipped("sessions")
            listed.append(_head(format_id, path) if is_ours else _of(read_format_file(path)))
        except FormatError as error:
            complaints.append(str(error))
    return sorted(listed, key=_place), complaints


def _of(fmt: Format) -> Listed:
    return Listed(fmt.id, fmt.title, fmt.summary, fmt.lengths, fmt.timed)


def _head(format_id: str, path: Path) -> Listed:
    keys = parsed(path.read_text("utf-8").partition("\n[")[0])  # the first table ends the head
    lengths = tuple(sorted(keys.get("lengths", ())))
    return Listed(format_id, keys["title"], keys["summary"], lengths, keys.get("timed", True))


def _place(fmt: Format | Listed) -> tuple[bool, str]:
    return fmt.id != DEFAULT_FORMAT, fmt.title.casefold()


def load_format(format_id: str) -> Format:
    """Return the format with this id.

    Raises:
        FormatError: When there is none, or its file does not hold a format.
    """
    files = format_files()
    if format_id not in files:
        raise FormatError(
            _("There's no format “{id}”. Choose one of {known}.").format(
                id=clean(format_id, 60), known=", ".join(files)
            )
        )
    return read_format_file(files[format_id])


def read_format_file(path: Path) -> Format:
    """Read and check one file.

    Raises:
        FormatError: When it does not hold a format, naming file, part and key, and what to do.
    """
    return _ours(path) if path.parent == shipped("sessions") else _read(path)


@cache
def _ours(path: Path) -> Format:
    """Read a format that ships: no one edits it while the program runs."""
    return _read(path)


def _read(path: Path) -> Format:
    try:
        return read_format(read_toml_file(path), path.stem, clean(path.name))
    except LocatedError as error:
        raise with_line(error, path) from None
