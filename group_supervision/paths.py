"""Where things are: the folders that ship with the program, and the user's own folder."""

import os
from pathlib import Path
from typing import Final

HOME_VARIABLE: Final = "GROUP_SUPERVISION_HOME"
"""Environment variable that names another data folder."""

_PACKAGE: Final = Path(__file__).parent


def shipped(name: str) -> Path:
    """Return the shipped folder `name`: inside the package in a wheel, beside it in a checkout."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def data_folder() -> Path:
    """Return the user's data folder, whether it exists yet or not."""
    named = os.environ.get(HOME_VARIABLE, "").strip()
    if named:
        return Path(named).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("group-supervision", appauthor=False)
