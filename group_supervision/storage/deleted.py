"""Sessions that were deleted a moment ago and can still be brought back, until they are let go.

They lie in a folder of their own, which every start of the program empties: killed at any moment,
it leaves a session whole, or nothing of it after the next start.
"""

from pathlib import Path
from typing import Final

from group_supervision.errors import Refusal, StoreError, reason
from group_supervision.storage.atomic import private_folder
from group_supervision.storage.checklist_file import ChecklistFiles
from group_supervision.storage.ids import is_session_id
from group_supervision.storage.library import Library
from group_supervision.translation import _

FOLDER_NAME: Final = "deleted"


class Deleted:
    """The deleted sessions of a data folder."""

    def __init__(self, folder: Path) -> None:
        """Look into a data folder, whether it exists yet or not."""
        self._data = folder
        self._folder = folder / FOLDER_NAME
        self._library = Library(folder)

    def put(self, session_id: str) -> None:
        """Delete a session so that it can be brought back.

        Raises:
            Refusal: When there is none with this id, or a console has it open.
            StoreError: When it can't be moved.
        """
        with self._library.while_closed(session_id):
            try:
                private_folder(self._folder)
                self._library.path_of(session_id).replace(self._folder / f"{session_id}.json")
            except OSError as error:
                raise StoreError(
                    _("The session couldn't be deleted ({why}). Try again.").format(
                        why=reason(error)
                    )
                ) from error
            self._library.refresh()

    def bring_back(self, session_id: str) -> None:
        """Bring a session back.

        Raises:
            Refusal: When it has gone for good.
            StoreError: When it can't be moved.
        """
        path = self._library.path_of(session_id)
        try:
            (self._folder / path.name).replace(path)
        except FileNotFoundError as error:
            raise Refusal(_("That session has gone for good.")) from error
        except OSError as error:
            raise StoreError(
                _("The session couldn't be brought back ({why}). Try again.").format(
                    why=reason(error)
                )
            ) from error
        self._library.refresh()

    def let_go(self) -> None:
        """Remove everything that was deleted, for good.

        Raises:
            StoreError: When something can't be removed.
        """
        try:
            for path in self._folder.glob("*"):
                path.unlink(missing_ok=True)
                if is_session_id(path.stem):
                    ChecklistFiles(self._data).forget(path.stem)
        except OSError as error:
            raise StoreError(
                _("What was deleted couldn't be removed ({why}): delete the folder {name}.").format(
                    why=reason(error), name=FOLDER_NAME
                )
            ) from error
