"""Formats of one's own: where they go, and that none of them is ever written over."""

from pathlib import Path
from typing import Final

from group_supervision.core.text import clean
from group_supervision.errors import BadInput, FormatError, Refusal, reason
from group_supervision.files import read_text
from group_supervision.formats.drafting import FormatDraft, drafted, id_for, renamed
from group_supervision.formats.library import format_files
from group_supervision.formats.parsing import parsed
from group_supervision.formats.reading import read_format
from group_supervision.paths import data_folder
from group_supervision.storage.atomic import private_folder, write_atomically
from group_supervision.translation import _

_LARGEST: Final = 1_000_000


def new_format(draft: FormatDraft, path: Path | None = None) -> Path:
    """Write a new format; return where it is.

    Args:
        draft: What was asked for.
        path: Where it goes; `None`: into the data folder.

    Raises:
        FormatError: When it wouldn't hold, with what to do.
        Refusal: When something is there already, or nothing can be written there.
    """
    return _put(drafted(draft), _place(draft.title, path))


def copied_format(format_id: str, title: str, path: Path | None = None) -> Path:
    """Write a copy of a format under another title; return where it is.

    Raises:
        FormatError: When there is no such format, or the copy wouldn't hold.
        Refusal: When something is there already, or nothing can be written there.
    """
    files = format_files()
    if format_id not in files:
        raise FormatError(
            _("There's no format “{id}”. Choose one of {known}.").format(
                id=clean(format_id, 60), known=", ".join(files)
            )
        )
    try:
        text = read_text(files[format_id], _LARGEST)
    except (OSError, UnicodeDecodeError) as error:
        raise FormatError(
            _("{file} can't be read. Check the file.").format(file=clean(files[format_id].name))
        ) from error
    return _put(renamed(text, title), _place(title, path))


def _place(title: str, path: Path | None) -> Path:
    if path is not None:
        return path
    name = id_for(title)
    if not name:
        raise BadInput(_("No file can be named after that title: name one with --to."))
    return data_folder() / "formats" / f"{name}.toml"


def _put(text: str, path: Path) -> Path:
    name = clean(str(path))
    if path.exists() or path.is_symlink():
        raise Refusal(
            _("{file} is there already: choose another title, or a file with --to.").format(
                file=name
            )
        )
    try:
        read_format(parsed(text), path.stem, clean(path.name))
    except ValueError as error:
        raise FormatError(f"{name}: {error}") from error
    ours = data_folder()
    try:
        if path.parent == ours / "formats":
            private_folder(ours)
            private_folder(path.parent)
        write_atomically(path, text)
    except OSError as error:
        raise Refusal(
            _("{file} can't be written ({why}): name another place.").format(
                file=name, why=reason(error)
            )
        ) from error
    return path
