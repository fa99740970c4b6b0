"""How somebody rated themselves, where they asked for it to be kept: marks and a day, no text."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from group_supervision.core.reflective import Rating, SelfRating
from group_supervision.storage import bounds
from group_supervision.storage.private_file import SELF_RATING_FILE, PrivateFile

_MOST_LISTS: Final = 50
_MOST_MARKS: Final = 100
_LONGEST_ID: Final = 80


class SelfRatingFile:
    """The file of a data folder that holds the last rating on each list."""

    def __init__(self, folder: Path) -> None:
        """Look into a data folder, whether it exists yet or not."""
        self._file: PrivateFile[tuple[SelfRating, ...]]
        self._file = PrivateFile(folder, SELF_RATING_FILE, _ratings, ())

    def load(self, list_id: str) -> SelfRating | None:
        """Return the rating on a list; `None` when none is kept.

        Raises:
            StoreError: When it can't be read; it's left as it is.
        """
        return next((each for each in self._file.load() if each.list_id == list_id), None)

    def keep(self, rating: SelfRating) -> None:
        """Keep a rating in place of the one before on the same list.

        Raises:
            StoreError: When it can't be kept.
        """
        others = [each for each in self._file.load() if each.list_id != rating.list_id]
        kept = [_as_keys(each) for each in (*others, rating)][-_MOST_LISTS:]
        self._file.keep({"ratings": kept})

    def forget(self) -> None:
        """Remove all ratings, even where they can't be read.

        Raises:
            StoreError: When they can't be removed.
        """
        self._file.forget()


def _as_keys(rating: SelfRating) -> dict[str, object]:
    marks = [None if mark is None else mark.value for mark in rating.marks]
    return {"list": rating.list_id, "on": rating.on.isoformat(), "marks": marks}


def _ratings(keys: Mapping[str, object]) -> tuple[SelfRating, ...]:
    listed = bounds.items(keys["ratings"], 0, _MOST_LISTS)
    return tuple(_rating(bounds.table(each)) for each in listed)


def _rating(keys: Mapping[str, object]) -> SelfRating:
    marks = bounds.items(keys["marks"], 1, _MOST_MARKS)
    return SelfRating(
        list_id=bounds.text(keys["list"], _LONGEST_ID),
        on=bounds.day(keys["on"]),
        marks=tuple(None if each is None else bounds.choice(each, Rating) for each in marks),
    )
