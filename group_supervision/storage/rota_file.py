"""The rota of a group: the order of its seats, in a file of its own."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from group_supervision.errors import StoreError, reason
from group_supervision.storage import bounds
from group_supervision.storage.atomic import private_folder, write_atomically
from group_supervision.storage.stored import MEGABYTE, Damaged, Newer, check_version, read_stored
from group_supervision.translation import _

FILE_NAME: Final = "rota.json"
_VERSION: Final = 1
_MOST: Final = 100
"""Seats."""


class RotaFile:
    """The rota of a data folder."""

    def __init__(self, folder: Path) -> None:
        """Look into a data folder, whether it exists yet or not."""
        self._path = folder / FILE_NAME

    def load(self) -> tuple[int, ...]:
        """Return the order of the seats, the next one first; none where it can't be read."""
        try:
            return read_stored(self._path, MEGABYTE, _seats)
        except (OSError, Damaged, Newer):
            return ()

    def keep(self, seats: tuple[int, ...]) -> None:
        """Keep the order of the seats.

        Raises:
            StoreError: When it can't be written.
        """
        try:
            private_folder(self._path.parent)
            write_atomically(self._path, json.dumps({"version": _VERSION, "seats": seats}))
        except OSError as error:
            raise StoreError(
                _("The rota couldn't be saved ({why}). Try once more.").format(why=reason(error))
            ) from error


def _seats(keys: Mapping[str, object]) -> tuple[int, ...]:
    check_version(keys["version"], _VERSION)
    seats = tuple(bounds.whole(each, 1, _MOST) for each in bounds.items(keys["seats"], 0, _MOST))
    if len({*seats}) < len(seats):
        raise ValueError(len(seats))
    return seats
