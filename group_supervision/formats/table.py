"""Reading a table key by key, with errors that name file, phase and key and say what to do."""

from collections.abc import Callable, Iterable, Mapping, Sized
from enum import StrEnum
from typing import Final, TypeVar

from group_supervision.core.control_characters import is_inert
from group_supervision.core.text import clean
from group_supervision.errors import FormatError
from group_supervision.formats.locating import LocatedError
from group_supervision.translation import N_, _, ngettext

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
        """Wrap `data`, found in `file` at `place` (words such as `part “wonder”`)."""
        self._data = data
        self._file = file
        self._place = place
        self._asked: set[str] = set()

    def error(self, key: str, wrong: str, remedy: str) -> FormatError:
        """Return an error about `key`: what is wrong with it, and what to do."""
        return located(self._file, self._place, key, wrong, remedy)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a line of text."""
        value = self._get(key, default, N_("Add it, for instance {key} = “…”."))
        return self._line(key, value)

    def short_text(self, key: str, longest: int) -> str:
        """Return a line of text that isn't empty, of at most `longest` characters."""
        line = self.text(key)
        if not 1 <= len(line) <= longest:
            raise self.error(
                key,
                ngettext("{count} character.", "{count} characters.", len(line)),
                _("Write 1 to {most}.").format(most=longest),
            )
        return line

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        value = self._get(key, default, "")
        if not isinstance(value, bool):
            raise self.error(
                key, _("neither true nor false."), _("Write {key} = true or false.").format(key=key)
            )
        return value

    def number(self, key: str, default: int | None = None) -> int:
        """Return a whole number from 0 to `MOST_NUMBER`."""
        value = self._get(key, default, N_("Add it, for instance {key} = 5."))
        return self._whole(key, value)

    def numbers(self, key: str, default: tuple[int, ...] | None = None) -> tuple[int, ...]:
        """Return whole numbers from 0 to `MOST_NUMBER`."""
        value = self._get(key, default, N_("Add it, for instance {key} = [45, 60]."))
        return tuple(self._whole(key, each) for each in self._items(key, value))

    def lines(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Return lines of text."""
        value = self._get(key, default, N_("Add it, for instance {key} = [“…”]."))
        return tuple(self._line(key, each) for each in self._items(key, value))

    def choice(self, key: str, choices: Iterable[Choice], default: Choice | None = None) -> Choice:
        """Return one of a closed list."""
        found = {each.value: each for each in choices}
        known = ", ".join(found)
        value = self._get(key, default, _("Add it: one of {known}.").format(known=known))
        try:
            return found[str(value)]
        except KeyError:
            raise self.error(
                key,
                _("“{value}” isn't one of the choices.").format(value=clean(str(value), 40)),
                _("Write one of {known}.").format(known=known),
            ) from None

    def table(self, key: str, place: str = "", *, optional: bool = False) -> "Table":
        """Return a table within this one."""
        value = self._get(key, {} if optional else None, N_("Add a table with this name."))
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
                    clean(key, 40),
                    _("there's no such key in this table."),
                    _("Use one of {known}.").format(known=known),
                )

    def _get(self, key: str, default: object, remedy: str) -> object:
        self._asked.add(key)
        value = self._data.get(key, default)
        if value is None:
            raise self.error(key, _("missing."), _(remedy).format(key=key))
        return value

    def _items(self, key: str, value: object) -> Iterable[object]:
        if not isinstance(value, (list, tuple)):
            raise self.error(key, _("not a list."), _("Write {key} = [ … ].").format(key=key))
        self._count(key, value)
        return value

    def _count(self, key: str, values: Sized) -> None:
        if len(values) > MOST_ITEMS:
            raise self.error(
                key,
                ngettext("{count} entry.", "{count} entries.", len(values)),
                at_most(MOST_ITEMS),
            )

    def _table(self, key: str, value: object, place: str) -> "Table":
        if not isinstance(value, Mapping):
            raise self.error(key, _("not a table."), _("Put keys and values there."))
        whole = ", ".join(part for part in (self._place, place) if part)
        return Table({str(name): each for name, each in value.items()}, self._file, whole)

    def _line(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            raise self.error(
                key,
                _("not text."),
                _("Put it in quotation marks: {key} = “…”.").format(key=key),
            )
        if not is_inert(value) or "\n" in value:
            raise self.error(
                key,
                _("there's a line break or an invisible control character in it."),
                _("Take it out."),
            )
        if len(value) > MOST_CHARACTERS:
            raise self.error(
                key[:40],
                ngettext("{count} character.", "{count} characters.", len(value)),
                at_most(MOST_CHARACTERS),
            )
        return value

    def _whole(self, key: str, value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_NUMBER:
            raise self.error(
                key,
                _("not a whole number from 0 to {most}.").format(most=MOST_NUMBER),
                _("Write for instance {key} = 5.").format(key=key),
            )
        return value


def located(file: str, place: str, key: str, wrong: str, remedy: str) -> LocatedError:
    """Return an error that says where it is: file, then part and key where there are any."""
    named = _("key “{key}”").format(key=clean(key)) if key else ""
    where = ", ".join(each for each in (place, named) if each)
    # The keys of a stranger's file are in it.
    said = ": ".join(each for each in (where, f"{wrong} {remedy}") if each)
    return LocatedError(file, said, place, key)


def at_most(count: int) -> str:
    """Return what to do where there are too many of something."""
    return ngettext("At most {count} is allowed.", "At most {count} are allowed.", count)


def lines_in_words(count: int) -> str:
    """Return how many lines there are."""
    return ngettext("{count} line.", "{count} lines.", count)


def parts_in_words(count: int) -> str:
    """Return how many parts there are."""
    return ngettext("{count} part.", "{count} parts.", count)
