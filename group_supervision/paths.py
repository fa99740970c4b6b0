"""Where things are: the folders that ship with the program, and the user's own folder."""

import errno
import os
import stat
from pathlib import Path
from typing import Final

from group_supervision.errors import Refusal, reason
from group_supervision.translation import _

HOME_VARIABLE: Final = "GROUP_SUPERVISION_HOME"
"""Environment variable that names another data folder."""

_FULL: Final = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)

_PACKAGE: Final = Path(__file__).parent


def shipped(name: str) -> Path:
    """Return the shipped folder `name`: inside the package in a wheel, beside it in a checkout."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def data_folder() -> Path:
    """Return the user's data folder, whether it exists yet or not.

    Raises:
        Refusal: When there can be no folder of that name.
    """
    try:
        folder = _data_folder()
        if stat.S_ISDIR(folder.stat().st_mode):
            return folder
        why = _("it's a file")
    except FileNotFoundError:
        return folder
    except OSError as error:
        why = reason(error)
    except RuntimeError:
        why = _("there's no such user")  # of `~somebody`
    raise Refusal(
        _(
            "Nothing can be saved in the data folder ({why}). Name another one in {variable}."
        ).format(why=why, variable=HOME_VARIABLE)
    )


def check_writable(folder: Path, *, may_be_full: bool = False) -> None:
    """See by trying that the data folder can be written to, or made. Nothing is left behind.

    Args:
        folder: The data folder, whether it exists yet or not.
        may_be_full: Whether a full disk is no reason to refuse.

    Raises:
        Refusal: When it can't, with what to do.
    """
    existing = folder
    while not existing.exists() and existing != existing.parent:
        existing = existing.parent
    try:
        probe(existing)
    except OSError as error:
        if not (may_be_full and error.errno in _FULL):
            raise Refusal(unwritable(folder, error)) from error


def probe(folder: Path) -> None:
    """Make a file in a folder and remove it: permissions alone do not tell all.

    Raises:
        OSError: When it cannot be made.
    """
    made = folder / f".probe.tmp-{os.urandom(4).hex()}"
    made.touch(mode=0o600, exist_ok=False)
    made.unlink()


def unwritable(folder: Path, error: OSError) -> str:
    """Return the sentence about a data folder that cannot be written to."""
    from group_supervision.core.text import clean

    return _(
        "Nothing can be saved in the data folder {folder} ({why})."
        " Make it writable, or name another one in {variable}."
    ).format(folder=clean(str(folder)), why=reason(error), variable=HOME_VARIABLE)


def _data_folder() -> Path:
    named = os.environ.get(HOME_VARIABLE, "").strip()
    if named:
        return Path(named).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("group-supervision", appauthor=False)
