"""Going through a reflective checklist by oneself. Nothing is kept unless it's asked for."""

from collections.abc import Sequence
from pathlib import Path

from group_supervision.core.months import day_of
from group_supervision.core.reflective import Rating, ReflectiveList, SelfRating
from group_supervision.core.text import clean
from group_supervision.errors import BadInput, Refusal, StoreError
from group_supervision.formats.reflective import SHIPPED, load_lists
from group_supervision.live.clock import Clock
from group_supervision.storage.self_rating_file import SelfRatingFile
from group_supervision.translation import _


class Reflection:
    """The lists there are, and the ratings on the one that is open."""

    def __init__(self, folder: Path, clock: Clock, list_id: str = "") -> None:
        """Open a list, with the ratings that were kept on it.

        Args:
            folder: The data folder, whether it exists yet or not.
            clock: Says which day it is.
            list_id: Which list; empty: the one that ships.

        Raises:
            BadInput: When there is none with this id.
        """
        self._file = SelfRatingFile(folder)
        self._clock = clock
        self.lists, self.complaints = load_lists()
        self._open(named(self.lists, list_id))

    def _open(self, listed: ReflectiveList) -> None:
        self.listed = listed
        self.marks = listed.unmarked
        self.kept_on = ""
        """The day from which the ratings are kept; empty: they aren't."""
        try:
            kept = self._file.load(listed.id)
        except StoreError as error:
            self.complaints.append(str(error))
            return
        if kept is not None and len(kept.marks) == len(listed.questions):
            self.marks, self.kept_on = kept.marks, kept.on.isoformat()

    def next_list(self) -> None:
        """Open the next list. Ratings that weren't kept are gone."""
        at = self.lists.index(self.listed)
        self._open(self.lists[(at + 1) % len(self.lists)])

    def rate(self, number: int, rating: Rating | None) -> None:
        """Rate a question, or take its rating away.

        Args:
            number: Its number, from 1.
            rating: How; `None`: not at all.

        Raises:
            Refusal: When there is no such question.
        """
        if not 1 <= number <= len(self.marks):
            raise Refusal(_("There is no question {number}.").format(number=number))
        self.marks = (*self.marks[: number - 1], rating, *self.marks[number:])
        self.kept_on = ""

    def keep(self) -> str:
        """Keep the ratings, because somebody asked for it. Returns a sentence.

        Raises:
            Refusal: When nothing was rated.
            StoreError: When they can't be kept.
        """
        if self.marks == self.listed.unmarked:
            raise Refusal(_("Nothing is rated yet."))
        today = day_of(self._clock.now())
        self._file.keep(SelfRating(self.listed.id, today, self.marks))
        self.kept_on = today.isoformat()
        return _("Kept on this computer: the marks and the day. f forgets them.")

    def forget(self) -> str:
        """Forget every rating, on every list. Returns a sentence.

        Raises:
            StoreError: When they can't be removed.
        """
        self._file.forget()
        self.marks, self.kept_on = self.listed.unmarked, ""
        return _("Forgotten: no ratings are kept.")


def named(lists: Sequence[ReflectiveList], list_id: str) -> ReflectiveList:
    """Return a list by its id; without one, the list that ships.

    Raises:
        BadInput: When there is none.
    """
    wanted = list_id or SHIPPED
    for each in lists:
        if each.id == wanted:
            return each
    raise BadInput(
        _("There's no checklist “{id}”. Known: {known}.").format(
            id=clean(wanted, 40), known=", ".join(each.id for each in lists)
        )
    )
