"""The practice event under way, so that it goes on after a crash. It knows seats, not people."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from group_supervision.core.hall import MOST_TABLES
from group_supervision.core.practice import (
    MOST_PEOPLE,
    MOST_ROUNDS,
    Place,
    Practice,
    check_practice,
)
from group_supervision.core.rotation import Round
from group_supervision.errors import StoreError, reason
from group_supervision.storage import bounds
from group_supervision.storage.atomic import private_folder, write_atomically
from group_supervision.storage.hall_files import is_name
from group_supervision.storage.stored import MEGABYTE, Damaged, Newer, check_version, read_stored
from group_supervision.translation import _

FILE_NAME: Final = "practice.json"
_VERSION: Final = 1
_HIGHEST_SEAT: Final = 1_000
_LONGEST_ROUND: Final = 600
"""Minutes."""
_MOST_DRAWN: Final = 1_000
_LONGEST_ID: Final = 80
_LONGEST_PATH: Final = 1_000


class PracticeFile:
    """The file of a data folder that holds the event under way."""

    def __init__(self, folder: Path) -> None:
        """Look into a data folder, whether it exists yet or not."""
        self._path = folder / FILE_NAME

    def load(self) -> Practice | None:
        """Return the event; `None` when none is under way, or it can't be read."""
        try:
            return read_stored(self._path, MEGABYTE, _practice)
        except (OSError, Damaged, Newer):
            return None

    def keep(self, practice: Practice) -> None:
        """Keep an event as it stands.

        Raises:
            StoreError: When it can't be written.
        """
        keys: dict[str, object] = {
            "version": _VERSION,
            "seats": practice.seats,
            "rounds": practice.rounds,
            "minutes": practice.minutes,
            "pause": practice.pause,
            "began": practice.began.isoformat(),
            "format": practice.format,
            "speed": practice.speed,
            "done": [_as_keys(each) for each in practice.done],
            "next_up": None if practice.next_up is None else _as_keys(practice.next_up),
            "last_seat": practice.last_seat,
            "drawn": practice.drawn,
        }
        if practice.under_way:
            keys["under_way"] = practice.under_way
        if practice.place is not None:
            keys["place"] = _place_as_keys(practice.place)
        try:
            private_folder(self._path.parent)
            write_atomically(self._path, json.dumps(keys, ensure_ascii=False, indent=1))
        except OSError as error:
            raise StoreError(
                _("The practice plan couldn't be saved ({why}); it goes on in memory.").format(
                    why=reason(error)
                )
            ) from error

    def forget(self) -> None:
        """Remove it: the event is over.

        Raises:
            StoreError: When it can't be removed.
        """
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(
                _("The practice plan couldn't be removed ({why}).").format(why=reason(error))
            ) from error


def _as_keys(each: Round) -> list[object]:
    return [*each.roles, each.group]


def _place_as_keys(place: Place) -> dict[str, object]:
    return {"folder": place.folder, "number": place.number, "file": place.file}


def _practice(keys: Mapping[str, object]) -> Practice:
    check_version(keys["version"], _VERSION)
    practice = Practice(
        seats=_seats(keys["seats"]),
        rounds=bounds.whole(keys["rounds"], 1, MOST_ROUNDS),
        minutes=bounds.whole(keys["minutes"], 1, _LONGEST_ROUND),
        pause=bounds.whole(keys["pause"], 0, _LONGEST_ROUND),
        began=bounds.instant(keys["began"]),
        format=bounds.text(keys["format"], _LONGEST_ID),
        speed=bounds.speed(keys["speed"]),
        done=tuple(_round(each) for each in bounds.items(keys["done"], 0, MOST_ROUNDS)),
        next_up=None if keys["next_up"] is None else _round(keys["next_up"]),
        last_seat=bounds.whole(keys["last_seat"], 0, _HIGHEST_SEAT),
        drawn=tuple(
            bounds.text(each, _LONGEST_ID) for each in bounds.items(keys["drawn"], 0, _MOST_DRAWN)
        ),
        under_way=_under_way(keys.get("under_way", "")),
        place=None if keys.get("place") is None else _place(bounds.table(keys["place"])),
    )
    check_practice(practice)
    is_whole = practice.left >= 0 and (
        practice.next_up is None or sorted(practice.next_up.people) == sorted(practice.seats)
    )
    if not is_whole:
        raise ValueError("rounds that do not fit the seats")
    return practice


def _under_way(value: object) -> str:
    return "" if value == "" else bounds.session_id(value)


def _place(keys: Mapping[str, object]) -> Place:
    file = bounds.text(keys["file"], _LONGEST_ID)
    if not is_name(file):
        raise ValueError(file)
    folder = bounds.text(keys["folder"], _LONGEST_PATH)
    return Place(folder, bounds.whole(keys["number"], 1, MOST_TABLES), file)


def _round(value: object) -> Round:
    *roles, group = bounds.items(value, 4, 4)
    facilitator, presenter, observer = (bounds.whole(each, 1, _HIGHEST_SEAT) for each in roles)
    found = Round(facilitator, presenter, observer, _seats(group))
    if len({*found.people}) < len(found.people):
        raise ValueError("a seat twice in a round")
    return found


def _seats(value: object) -> tuple[int, ...]:
    seats = tuple(
        bounds.whole(each, 1, _HIGHEST_SEAT) for each in bounds.items(value, 0, MOST_PEOPLE)
    )
    if len({*seats}) < len(seats):
        raise ValueError("a seat twice")
    return seats
