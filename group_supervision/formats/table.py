"""Reading a table key by key, with errors that name file, phase and key and say how to mend it."""

from collections.abc import Callable, Iterable, Mapping, Sized
from enum import StrEnum
from typing import Final, TypeVar

from group_supervision.core.text import clean, is_inert
from group_supervision.errors import FormatError

MOST_NUMBER: Final = 600
"""Every number of a format counts minutes or people; ten hours are more than a session lasts."""
MOST_ITEMS: Final = 100
"""Values in one list, or tables under one name: more are a mistake, and slow to show."""
MOST_CHARACTERS: Final = 1_000
"""In one line of text."""

Choice = TypeVar("Choice", bound=StrEnum)


class Table:
    """One table of a format file. Every key that is not asked for is an error in the end."""

    def __init__(self, data: Mapping[str, object], file: str, place: str = "") -> None:
        """Wrap `data`, found in `file` at `place` (words such as `phase “wonder”`)."""
        self._data = data
        self._file = file
        self._place = place
        self._asked: set[str] = set()

    def error(self, key: str, wrong: str, mend: str) -> FormatError:
        """Return an error about `key`: what is wrong with it, and how to mend it."""
        where = ", ".join(part for part in (self._place, f"key “{key}”" if key else "") if part)
        # The keys of a stranger's file are in it.
        return FormatError(clean(f"{self._file}: {where}: {wrong} {mend}".replace(": :", ":")))

    def text(self, key: str, default: str | None = None) -> str:
        """Return a line of text."""
        value = self._get(key, default, "Add it, for instance {} = “…”.")
        return self._line(key, value)

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        value = self._get(key, default, "")
        if not isinstance(value, bool):
            raise self.error(key, "neither true nor false.", f"Write {key} = true or false.")
        return value

    def number(self, key: str, default: int | None = None) -> int:
        """Return a whole number from 0 to `MOST_NUMBER`."""
        value = self._get(key, default, "Add it, for instance {} = 5.")
        return self._whole(key, value)

    def numbers(self, key: str, default: tuple[int, ...] | None = None) -> tuple[int, ...]:
        """Return whole numbers from 0 to `MOST_NUMBER`."""
        value = self._get(key, default, "Add it, for instance {} = [45, 60].")
        return tuple(self._whole(key, each) for each in self._items(key, value))

    def lines(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Return lines of text."""
        value = self._get(key, default, "Add it, for instance {} = [“…”].")
        return tuple(self._line(key, each) for each in self._items(key, value))

    def choice(self, key: str, choices: type[Choice], default: Choice | None = None) -> Choice:
        """Return one of a closed list."""
        value = self._get(key, default, "Add it: one of " + ", ".join(choices) + ".")
        try:
            return choices(str(value))
        except ValueError:
            raise self.error(
                key,
                f"“{clean(str(value), 40)}” is not known.",
                f"Write one of {', '.join(choices)}.",
            ) from None

    def table(self, key: str, place: str = "", *, optional: bool = False) -> "Table":
        """Return a table within this one."""
        value = self._get(key, {} if optional else None, "Add a table with this name.")
        return self._table(key, value, place or key)

    def tables(self, key: str, named: Callable[[int, Mapping[str, object]], str]) -> list["Table"]:
        """Return an array of tables; `named` gives each its place in words."""
        value = self._get(key, (), "")
        return [
            self._table(key, each, named(index, each) if isinstance(each, Mapping) else key)
            for index, each in enumerate(self._items(key, value), 1)
        ]

    def has(self, key: str) -> bool:
        """Say whether the key is there."""
        return key in self._data

    def is_table(self, key: str) -> bool:
        """Say whether the key is there and holds a table."""
        return isinstance(self._data.get(key), Mapping)

    def all_keys(self) -> tuple[str, ...]:
        """Return all keys in the order of the file, taken as asked for."""
        self._asked.update(self._data)
        self._count("", self._data)
        return tuple(self._line(key, key) for key in self._data)

    def finish(self) -> None:
        """Complain about the first key that nothing asked for."""
        for key in self._data:
            if key not in self._asked:
                known = ", ".join(sorted(self._asked))
                raise self.error(
                    clean(key, 40), "not a key of this table.", f"Known here are: {known}."
                )

    def _get(self, key: str, default: object, mend: str) -> object:
        self._asked.add(key)
        value = self._data.get(key, default)
        if value is None:
            raise self.error(key, "missing.", mend.format(key))
        return value

    def _items(self, key: str, value: object) -> Iterable[object]:
        if not isinstance(value, (list, tuple)):
            raise self.error(key, "not a list.", f"Write {key} = [ … ].")
        self._count(key, value)
        return value

    def _count(self, key: str, values: Sized) -> None:
        if len(values) > MOST_ITEMS:
            raise self.error(key, f"{len(values)} entries.", f"At most {MOST_ITEMS} are allowed.")

    def _table(self, key: str, value: object, place: str) -> "Table":
        if not isinstance(value, Mapping):
            raise self.error(key, "not a table.", "Put keys and values there.")
        whole = ", ".join(part for part in (self._place, place) if part)
        return Table({str(name): each for name, each in value.items()}, self._file, whole)

    def _line(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            raise self.error(key, "not text.", f"Put it in quotation marks: {key} = “…”.")
        if not is_inert(value) or "\n" in value:
            raise self.error(
                key, "holds a line break or an invisible control character.", "Take it out."
            )
        if len(value) > MOST_CHARACTERS:
            raise self.error(
                key[:40], f"{len(value)} characters.", f"At most {MOST_CHARACTERS} are allowed."
            )
        return value

    def _whole(self, key: str, value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_NUMBER:
            raise self.error(
                key,
                f"not a whole number from 0 to {MOST_NUMBER}.",
                f"Write for instance {key} = 5.",
            )
        return value
