"""The data folder of a live console: made when something has to be kept, claimed by one console."""

from pathlib import Path

from group_supervision.errors import Refusal, StoreError
from group_supervision.paths import probe, unwritable
from group_supervision.storage.atomic import private_folder, strays, sweep
from group_supervision.storage.heartbeat import STAGE_FILE
from group_supervision.storage.ids import random_id
from group_supervision.storage.library import Library
from group_supervision.storage.lock import LiveLock
from group_supervision.storage.seal import IN_PROGRESS_FILE, LOCK_FOLDER, seal_of
from group_supervision.storage.session_file import SessionFile
from group_supervision.storage.stage_file import StageFile
from group_supervision.translation import _


class DataFolder:
    """The user's data folder. Nothing in it is made before something has to be kept."""

    def __init__(self, path: Path) -> None:
        """Work in `path`, whether it exists yet or not."""
        self.path = path
        self.library = Library(path)
        self.seal = seal_of(path)
        self.stage = StageFile(path / STAGE_FILE)
        self._lock = LiveLock(path)

    def open(self) -> None:
        """Make the folder and see that it can be written to.

        Raises:
            StoreError: When it cannot.
        """
        folder = self.path
        try:
            for folder in (self.path, self.path / "sessions"):
                private_folder(folder)
                probe(folder)
        except OSError as error:
            raise StoreError(unwritable(folder, error)) from error

    def claim(self) -> None:
        """Become the one live console of this folder.

        Raises:
            Refusal: When another console runs a session.
            StoreError: When the folder cannot be written to.
        """
        self.open()
        if not self._lock.take():
            raise Refusal(
                _("A session is already running in another window: go on there, or end it first.")
            )
        try:
            self._tidy()
        except BaseException:
            self._lock.release()
            raise

    def tidy(self) -> None:
        """Remove what a killed process left, and go on with a lock it was at.

        Not while a console runs: what it is writing at this moment looks the same.

        Raises:
            StoreError: When something can't be read, written or removed.
        """
        if self._is_untidy and self._lock.take():
            try:
                self._tidy()
            finally:
                self._lock.release()

    @property
    def _is_untidy(self) -> bool:
        if any(next(strays(folder), None) for folder in self._folders):
            return True
        return (self.seal.folder / IN_PROGRESS_FILE).exists()

    @property
    def _folders(self) -> list[Path]:
        inside = ("sessions", "checklists", "deleted", "set-aside", "hall", LOCK_FOLDER)
        afar = (self.path / "hall").glob("afar-*")  # each holds the keys of a hall over a broker
        return [self.path, *(self.path / name for name in inside), *afar]

    def _tidy(self) -> None:
        for folder in self._folders:
            sweep(folder)
        # Saving is to have at hand what it takes, so that no session waits for it, or fails by it.
        if self.seal.is_set_up:
            from group_supervision.storage.locking import finish_locking

            self.seal.prepare()
            finish_locking(self.path, self.seal)

    def release(self) -> None:
        """Stop being the live console."""
        self._lock.release()

    def new_id(self) -> str:
        """Return an id no session has: random, so that it says nothing."""
        while True:
            session_id = random_id()
            if not self.library.path_of(session_id).exists():
                return session_id

    def file(self, session_id: str) -> SessionFile:
        """Return the file of a session, which need not exist yet."""
        return SessionFile(self.library.path_of(session_id), self.seal)
