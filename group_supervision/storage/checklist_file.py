"""The observer's checklist of a practice round: a file of its own, named after the session."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from group_supervision.core.checklist import Checklist, Item, Mark
from group_supervision.errors import StoreError, reason
from group_supervision.storage import bounds
from group_supervision.storage.atomic import private_folder, write_atomically
from group_supervision.storage.ids import is_session_id
from group_supervision.storage.stored import MEGABYTE, Damaged, Newer, check_version, read_stored
from group_supervision.translation import _

FOLDER_NAME: Final = "checklists"
_VERSION: Final = 1


class ChecklistFiles:
    """The checklists of a data folder."""

    def __init__(self, folder: Path) -> None:
        """Look into a data folder, whether it exists yet or not."""
        self._folder = folder / FOLDER_NAME

    def load(self, session_id: str) -> Checklist:
        """Return the marks for a session; none where there is no checklist that can be read."""
        try:
            return read_stored(self._path(session_id), MEGABYTE, _marks)
        except (OSError, Damaged, Newer):
            return {}

    def keep(self, session_id: str, checklist: Checklist) -> None:
        """Keep the marks for a session.

        Raises:
            StoreError: When they can't be written.
        """
        marks = {item.value: mark.value for item, mark in checklist.items()}
        keys = {"version": _VERSION, "marks": marks}
        try:
            private_folder(self._folder)
            write_atomically(self._path(session_id), json.dumps(keys, indent=1))
        except OSError as error:
            raise StoreError(
                _("The checklist couldn't be saved ({why}). Mark it once more.").format(
                    why=reason(error)
                )
            ) from error

    def forget(self, session_id: str) -> None:
        """Remove the marks for a session, if there are any.

        Raises:
            OSError: When they can't be removed.
        """
        self._path(session_id).unlink(missing_ok=True)

    def _path(self, session_id: str) -> Path:
        if not is_session_id(session_id):
            raise FileNotFoundError(session_id)
        return self._folder / f"{session_id}.json"


def _marks(keys: Mapping[str, object]) -> Checklist:
    check_version(keys["version"], _VERSION)
    marks = bounds.table(keys["marks"])
    return {Item(item): bounds.choice(mark, Mark) for item, mark in marks.items()}
