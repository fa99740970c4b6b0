"""Observing a practice round from a second terminal: what the room sees, and the checklist."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

from group_supervision.core.checklist import Checklist, Item, Mark
from group_supervision.errors import Refusal
from group_supervision.guide.incidents import IncidentDeck
from group_supervision.guide.words.checklist import item_in_words, mark_in_words
from group_supervision.guide.words.practice import acted_out
from group_supervision.guide.words.time import minutes_left
from group_supervision.live.clock import Clock
from group_supervision.live.following import Follower
from group_supervision.storage.checklist_file import ChecklistFiles
from group_supervision.storage.heartbeat import read_heartbeat
from group_supervision.translation import _


class Observation:
    """Follows the rounds of a data folder, one checklist for each."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        """Observe what `folder` publishes. Only the checklists are ever written."""
        self._folder = folder
        self._files = ChecklistFiles(folder)
        self._follower = Follower(folder, clock)
        self._session_id = ""
        self._marks: dict[Item, Mark] = {}
        self._incidents = IncidentDeck(Random())  # noqa: S311 - nothing here has to be unguessable
        self.where = ""
        """Where the round stands, in a line; while there is none, that it is waited for."""

    @property
    def marks(self) -> Checklist:
        """The marks of the round that is observed, or was last."""
        return self._marks

    @property
    def is_observing(self) -> bool:
        """Whether there is, or was, a round to mark."""
        return bool(self._session_id)

    def look(self) -> None:
        """Look where the round stands. With another round another checklist begins."""
        seen = self._follower.look()
        heartbeat = read_heartbeat(self._folder)
        if seen is None or heartbeat is None or not seen.view.practice:
            self.where = self.where if self._session_id else _("Waiting for a practice round.")
            return
        if heartbeat.session_id != self._session_id:
            self._session_id = heartbeat.session_id
            self._marks = dict(self._files.load(self._session_id))
        left = seen.view.clock.remaining_at(seen.now)
        self.where = seen.view.title
        if left > timedelta():
            self.where = _("{part}: {minutes} left").format(
                part=seen.view.title, minutes=minutes_left(left)
            )

    def draw_incident(self) -> str:
        """Draw something to be acted out, of which the facilitator knows nothing; say what."""
        self._incidents.draw()
        called = self._incidents.called
        return "" if called is None else acted_out(called)

    def mark(self, item: Item, mark: Mark | None) -> None:
        """Give an item a mark, or take it away.

        Raises:
            Refusal: While there is no round.
            StoreError: When it can't be written; it is marked all the same.
        """
        if not self._session_id:
            raise Refusal(_("There's no practice round to mark yet."))
        self._marks.pop(item, None)
        if mark is not None:
            self._marks[item] = mark
        self._files.keep(self._session_id, self._marks)


def in_words(checklist: Checklist) -> Iterator[tuple[str, str]]:
    """Yield every item and its mark in words; a mark that wasn't given is empty."""
    for item in Item:
        yield item_in_words(item), mark_in_words(checklist.get(item))
