"""A small JSON file of the user's own, beside the sessions: sealed where the folder is locked.

What can't be read is never written over: it may be whole for somebody who has the key, or a newer
version of the program.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Generic, TypeVar

from group_supervision.errors import StoreError, reason
from group_supervision.storage.atomic import private_folder, write_atomically
from group_supervision.storage.seal import seal_of
from group_supervision.storage.stored import (
    MEGABYTE,
    Damaged,
    Locked,
    Newer,
    check_version,
    read_stored,
)
from group_supervision.translation import _

Value = TypeVar("Value")

RHYTHM_FILE: Final = "rhythm.json"
SELF_RATING_FILE: Final = "self-rating.json"
AGREEMENT_FILE: Final = "agreement.json"
DECISIONS_FILE: Final = "decisions.json"
PULSES_FILE: Final = "pulses.json"
PUBLISHED_FILE: Final = "published.json"
PRIVATE_FILES: Final = (
    RHYTHM_FILE,
    SELF_RATING_FILE,
    AGREEMENT_FILE,
    DECISIONS_FILE,
    PULSES_FILE,
    PUBLISHED_FILE,
)
"""Files that are sealed with the sessions."""


class PrivateFile(Generic[Value]):
    """One such file."""

    VERSION: Final = 1

    def __init__(
        self,
        folder: Path,
        name: str,
        build: Callable[[Mapping[str, object]], Value],
        empty: Value,
    ) -> None:
        """Look into a data folder, whether it exists yet or not.

        Args:
            folder: The data folder.
            name: One of `PRIVATE_FILES`.
            build: Makes something of its keys, each taken through `bounds`.
            empty: What there is without a file.
        """
        self._path = folder / name
        self._build = build
        self._empty = empty
        self._seal = seal_of(folder)

    @property
    def is_there(self) -> bool:
        """Whether there is a file; it isn't opened for this."""
        return self._path.exists()

    def load(self) -> Value:
        """Return what is kept.

        Raises:
            StoreError: When it can't be read, with what to do. It's left as it is.
        """
        name = self._path.name
        try:
            return read_stored(self._path, MEGABYTE, self._built, self._seal)
        except FileNotFoundError:
            return self._empty
        except Locked as error:
            raise StoreError(
                _("{file} is locked: start again with the passphrase to read it.").format(file=name)
            ) from error
        except Newer as error:
            raise StoreError(
                _("{file} was written by a newer version of the program: use that one.").format(
                    file=name
                )
            ) from error
        except Damaged as error:
            raise StoreError(
                _("{file} is damaged: put a copy back, or delete it to begin anew.").format(
                    file=name
                )
            ) from error
        except OSError as error:
            raise StoreError(
                _("{file} can't be read ({why}). Check the file.").format(
                    file=name, why=reason(error)
                )
            ) from error

    def keep(self, keys: Mapping[str, object]) -> None:
        """Put `keys` in place of what is kept.

        Raises:
            StoreError: When it can't be written; it is then as it was.
        """
        whole = json.dumps({"version": self.VERSION, **keys}, ensure_ascii=False, indent=1)
        try:
            private_folder(self._path.parent)
            write_atomically(self._path, self._seal.sealed(whole.encode()))
        except OSError as error:
            raise StoreError(
                _("{file} couldn't be saved ({why}): it's as it was before.").format(
                    file=self._path.name, why=reason(error)
                )
            ) from error

    def forget(self) -> None:
        """Remove it.

        Raises:
            StoreError: When it can't be removed.
        """
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(
                _("{file} couldn't be removed ({why}): delete it yourself.").format(
                    file=self._path.name, why=reason(error)
                )
            ) from error

    def _built(self, keys: Mapping[str, object]) -> Value:
        check_version(keys["version"], self.VERSION)
        return self._build(keys)


class ValueFile(PrivateFile[Value]):
    """One that is kept as the value it is loaded as."""

    def __init__(
        self,
        folder: Path,
        name: str,
        build: Callable[[Mapping[str, object]], Value],
        empty: Value,
        as_keys: Callable[[Value], Mapping[str, object]],
    ) -> None:
        """Look into a data folder, whether it exists yet or not.

        Args:
            folder: The data folder.
            name: One of `PRIVATE_FILES`.
            build: Makes the value of its keys, each taken through `bounds`.
            empty: What there is without a file.
            as_keys: Makes keys of the value.
        """
        super().__init__(folder, name, build, empty)
        self._as_keys = as_keys

    def put(self, value: Value) -> None:
        """Put a value in place of what is kept.

        Raises:
            StoreError: When it can't be written; it is then as it was.
        """
        self.keep(self._as_keys(value))

    def change(self, how: Callable[[Value], Value]) -> Value:
        """Change what is kept now, which another window may have changed. Returns what it is then.

        Raises:
            StoreError: When it can't be read or written; it is then as it was.
        """
        value = how(self.load())
        self.put(value)
        return value
