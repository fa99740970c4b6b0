"""Where an export may go: anywhere but over something, by default, and not among our own files."""

import os
import stat
from pathlib import Path

from group_supervision.core.text import clean
from group_supervision.errors import Refusal, reason
from group_supervision.paths import data_folder
from group_supervision.storage.atomic import write_atomically
from group_supervision.translation import _


def put_at(content: bytes, path: Path, *, may_replace: bool) -> None:
    """Write a file outside of the data folder, whole or not at all, for the user alone.

    Raises:
        Refusal: When it can't go there, with what to do.
    """
    check_place(path, may_replace=may_replace)
    try:
        write_atomically(path, content)
    except OSError as error:
        raise _unwritable(path, reason(error)) from error


def is_taken(path: Path) -> bool:
    """Say whether there's something at a path already, a link to nowhere included."""
    return os.path.lexists(path)


def check_place(path: Path, *, may_replace: bool) -> None:
    """See that an export may go to `path`.

    Raises:
        Refusal: When it may not, with what to do.
    """
    try:
        _check_kind(path, may_replace=may_replace)
        place, ours = path.parent.resolve(strict=True), data_folder().resolve()
    except FileNotFoundError:
        raise Refusal(
            _("There's no folder {folder}: make it first, or name another one.").format(
                folder=clean(str(path.parent))
            )
        ) from None
    except OSError as error:
        raise _unwritable(path, reason(error)) from error
    if place == ours or ours in place.parents:
        raise Refusal(
            _(
                "{file} is in the data folder, which holds only what the program needs:"
                " name a file somewhere else."
            ).format(file=clean(str(path)))
        )


def _check_kind(path: Path, *, may_replace: bool) -> None:
    try:
        status = path.lstat()
    except FileNotFoundError:
        return
    name = clean(str(path))
    if path.is_dir():
        raise Refusal(_("{file} is a folder: name a file in it.").format(file=name))
    if not stat.S_ISREG(status.st_mode):
        raise Refusal(_("{file} isn't a regular file: name another one.").format(file=name))
    if not status.st_mode & stat.S_IWUSR:
        raise Refusal(_("{file} is read-only: name another one.").format(file=name))
    if not may_replace:
        raise Refusal(
            _("{file} is there already: name another one, or add --force.").format(file=name)
        )


def _unwritable(path: Path, why: str) -> Refusal:
    return Refusal(
        _("{file} can't be written ({why}): name another place.").format(
            file=clean(str(path)), why=why
        )
    )
