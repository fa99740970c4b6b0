"""A file of the data folder that holds one thing beside the sessions, sealed as they are."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Generic, TypeVar

from group_supervision.errors import StoreError, reason
from group_supervision.storage.atomic import private_folder, write_atomically
from group_supervision.storage.seal import seal_of
from group_supervision.storage.stored import MEGABYTE, Damaged, Locked, Newer, read_stored
from group_supervision.translation import _

Kept = TypeVar("Kept")

AGREEMENT_FILE: Final = "agreement.json"
DECISIONS_FILE: Final = "decisions.json"
PULSES_FILE: Final = "pulses.json"
SEALED_FILES: Final = (AGREEMENT_FILE, DECISIONS_FILE, PULSES_FILE)
"""Every such file. What isn't listed here would stay plain when the folder is locked."""


class SealedFile(Generic[Kept]):
    """One such file. What can't be read is never written over."""

    def __init__(
        self,
        path: Path,
        build: Callable[[Mapping[str, object]], Kept],
        as_keys: Callable[[Kept], Mapping[str, object]],
    ) -> None:
        """Look at a file, whether it exists yet or not.

        Args:
            path: Where it is, right in the data folder.
            build: Makes the thing of the keys, and raises whatever comes of keys that don't fit.
            as_keys: Makes keys of the thing.

        Raises:
            ValueError: When it isn't one of `SEALED_FILES`.
        """
        if path.name not in SEALED_FILES:
            raise ValueError(path.name)
        self._path = path
        self._build = build
        self._as_keys = as_keys
        self._seal = seal_of(path.parent)

    def load(self) -> Kept | None:
        """Return what it holds; `None`: there is no such file.

        Raises:
            StoreError: When it is there and can't be read; it is left as it is.
        """
        try:
            return read_stored(self._path, MEGABYTE, self._build, self._seal)
        except FileNotFoundError:
            return None
        except Locked as error:
            raise StoreError(
                _("What is kept here is locked: start again with the passphrase to read it.")
            ) from error
        except Newer as error:
            why = _("a newer version of the program wrote it")
            raise self._unreadable(why) from error
        except Damaged as error:
            raise self._unreadable(_("it's damaged")) from error
        except OSError as error:
            raise self._unreadable(reason(error)) from error

    def keep(self, kept: Kept) -> None:
        """Put a thing in the place of what it holds.

        Raises:
            StoreError: When it can't be written; the file is then as it was.
        """
        content = json.dumps(self._as_keys(kept), ensure_ascii=False, indent=1)
        try:
            private_folder(self._path.parent)
            write_atomically(self._path, self._seal.sealed(content.encode()))
        except OSError as error:
            raise StoreError(
                _("{file} couldn't be saved ({why}): it's as it was before.").format(
                    file=self._path.name, why=reason(error)
                )
            ) from error

    def forget(self) -> bool:
        """Delete it. Returns whether it was there.

        Raises:
            StoreError: When it can't be deleted.
        """
        try:
            self._path.unlink()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise StoreError(
                _("{file} couldn't be deleted ({why}).").format(
                    file=self._path.name, why=reason(error)
                )
            ) from error
        return True

    def _unreadable(self, why: str) -> StoreError:
        return StoreError(
            _(
                "{file} can't be read ({why}) and was left as it was: put it back, or delete it."
            ).format(file=self._path.name, why=why)
        )
