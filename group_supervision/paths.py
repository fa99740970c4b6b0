"""Where things are: the folders that ship with the program, and the user's own folder."""

import os
import stat
from pathlib import Path
from typing import Final

from group_supervision.errors import Refusal

HOME_VARIABLE: Final = "GROUP_SUPERVISION_HOME"
"""Environment variable that names another data folder."""

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
        reason = "it is a file"
    except FileNotFoundError:
        return folder
    except OSError as error:
        reason = error.strerror or "no reason given"
    except RuntimeError:
        reason = "nobody has that home"  # of `~somebody`
    raise Refusal(
        f"The data folder cannot be written to ({reason}): name another one in {HOME_VARIABLE}."
    )


def _data_folder() -> Path:
    named = os.environ.get(HOME_VARIABLE, "").strip()
    if named:
        return Path(named).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("group-supervision", appauthor=False)
