"""Reading the file of one session: what is damaged goes aside, what isn't for us stays."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from group_supervision.core.text import clean
from group_supervision.errors import StoreError, reason
from group_supervision.storage.atomic import private_folder
from group_supervision.storage.seal import Seal
from group_supervision.storage.stored import Damaged, Locked, Newer
from group_supervision.translation import N_, _

if TYPE_CHECKING:
    from group_supervision.storage.codec import StoredSession

LOCKED: Final = N_(
    "The sessions you kept are locked: start again with the passphrase to read them."
)


class SessionReader:
    """Reads the session files of a data folder."""

    def __init__(self, folder: Path, seal: Seal) -> None:
        """Read in `folder`, under its lock."""
        self.complaints: list[str] = []
        """One sentence for everything that could not be read, and lies aside if it was damaged."""
        self._folder = folder
        self._seal = seal

    def read(self, path: Path) -> "StoredSession | None":
        """Read a file; a damaged one is set aside, with a sentence in `complaints`.

        Raises:
            StoreError: When it is locked, or newer than we are, or the system doesn't give it.
        """
        from group_supervision.storage.session_file import SessionFile

        try:
            # Its name is what it is found by again, whatever it says of itself.
            return replace(SessionFile(path, self._seal).load(), id=path.stem)
        except Damaged:
            self.complaints.append(self._put_aside(path))
            return None
        except Locked as error:
            raise StoreError(_(LOCKED)) from error
        except Newer as error:
            raise StoreError(
                _(
                    "The session file {file} was written by a newer version of the program"
                    " and was left as it is: open it with that version."
                ).format(file=clean(path.name))
            ) from error
        except OSError as error:
            raise unreadable(path, reason(error)) from error

    def _put_aside(self, path: Path) -> str:
        name = clean(path.name)
        with suppress(OSError):
            path.replace(private_folder(self._folder / "set-aside") / path.name)
            return _(
                "The session file {file} is damaged. It was moved to the folder set-aside."
            ).format(file=name)
        return _("The session file {file} is damaged and was left where it is.").format(file=name)


def unreadable(path: Path, why: str) -> StoreError:
    """Return what is said of a file that can't be read."""
    return StoreError(
        _("The session file {file} can't be read ({why}). Check it.").format(
            file=clean(str(path)), why=why
        )
    )
