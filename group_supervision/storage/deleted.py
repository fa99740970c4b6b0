"""Sessions on their way out: in a folder of their own, which every start of the program empties.

A session leaves its place in one move. Killed at any moment, deleting leaves it whole where it
was, or nothing of it after the next start. What was deleted a moment ago can be brought back.
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from group_supervision.core.text import clean
from group_supervision.errors import Refusal, StoreError, reason
from group_supervision.storage.atomic import private_folder, sweep
from group_supervision.storage.checklist_file import ChecklistFiles
from group_supervision.storage.heartbeat import STAGE_FILE, read_heartbeat
from group_supervision.storage.ids import is_session_id
from group_supervision.storage.library import Library
from group_supervision.translation import _

FOLDER_NAME: Final = "deleted"


class Deleted:
    """The deleted sessions of a data folder, and the way there."""

    def __init__(self, library: Library) -> None:
        """Delete sessions of `library`."""
        self._library = library
        self._folder = library.folder / FOLDER_NAME

    def delete(self, session_id: str) -> None:
        """Delete a session for good.

        Raises:
            Refusal: When there is none with this id, or a console has it open.
            StoreError: When its file cannot be removed.
        """
        self.take(session_id)
        self.let_go([session_id])

    def discard(self, session_id: str) -> None:
        """Delete a session for good, though it be open: whoever asks has it open.

        Raises:
            StoreError: When its file cannot be removed.
        """
        self._move_or_remove(self._library.path_of(session_id))
        self.let_go([session_id])

    def put(self, session_id: str) -> None:
        """Delete a session so that it can be brought back, until it is let go.

        Raises:
            Refusal: When there is none with this id, or a console has it open.
            StoreError: When it can't be moved; it stays where it was.
        """
        with self._library.while_closed(session_id):
            path = self._library.path_of(session_id)
            try:
                self._move(path)
            except OSError as error:
                raise _stays(path, error) from error
        self._library.refresh()

    def take(self, session_id: str) -> None:
        """Take a session out of its place; the index isn't told yet, as it is by `let_go`.

        Raises:
            Refusal: When there is none with this id, or a console has it open.
            StoreError: When it can't be moved.
        """
        with self._library.while_closed(session_id):
            self._move_or_remove(self._library.path_of(session_id))

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

    def let_go(self, session_ids: Sequence[str]) -> None:
        """Remove what is left of deleted sessions, for good.

        Their files go last: until then the next start knows what to remove.

        Raises:
            StoreError: When something can't be removed.
        """
        try:
            for each in session_ids:
                self._forget_traces(each)
            if session_ids:
                self._library.refresh()
            for each in session_ids:
                (self._folder / f"{each}.json").unlink(missing_ok=True)
        except OSError as error:
            raise _left(error) from error
        with suppress(OSError):  # there's no such folder, or something is left in it
            self._folder.rmdir()

    def let_go_of_everything(self) -> None:
        """Remove everything that was deleted, for good.

        Raises:
            StoreError: When something can't be removed.
        """
        names = [path.stem for path in self._folder.glob("*.json")]
        self.let_go([each for each in names if is_session_id(each)])
        try:
            for path in self._folder.glob("*"):
                path.unlink(missing_ok=True)
        except OSError as error:
            raise _left(error) from error
        with suppress(OSError):
            self._folder.rmdir()

    def _move(self, path: Path) -> None:
        if path.exists():
            private_folder(self._folder)
            path.replace(self._folder / path.name)

    def _move_or_remove(self, path: Path) -> None:
        try:
            self._move(path)
        except OSError:
            _remove(path)  # a full disk takes no folder, and a file can still go

    def _forget_traces(self, session_id: str) -> None:
        """Remove what other files hold of a session: all but the index, and its own file."""
        folder = self._library.folder
        ChecklistFiles(folder).forget(session_id)
        heartbeat = read_heartbeat(folder)
        if heartbeat is not None and heartbeat.session_id == session_id:
            (folder / STAGE_FILE).unlink(missing_ok=True)
        sweep(folder / "sessions", f"{session_id}.json")


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _stays(path, error) from error


def _stays(path: Path, error: OSError) -> StoreError:
    return StoreError(
        _("The session couldn't be deleted ({why}). Try again, or delete {file} yourself.").format(
            why=reason(error), file=clean(str(path))
        )
    )


def _left(error: OSError) -> StoreError:
    return StoreError(
        _("What was deleted couldn't be removed ({why}): delete the folder {name}.").format(
            why=reason(error), name=FOLDER_NAME
        )
    )
