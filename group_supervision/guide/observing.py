"""Observing a practice round from a second terminal: what the room sees, and the checklist."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from random import Random

from group_supervision.core.checklist import Checklist, Item, Mark, items_of
from group_supervision.core.format import Format
from group_supervision.errors import FormatError, Refusal
from group_supervision.formats.library import DEFAULT_FORMAT, load_format
from group_supervision.guide.incidents import IncidentDeck
from group_supervision.guide.words.checklist import item_in_words, mark_in_words
from group_supervision.guide.words.practice import acted_out
from group_supervision.guide.words.time import minutes_left
from group_supervision.live.clock import Clock
from group_supervision.live.following import Follower
from group_supervision.storage.checklist_file import ChecklistFiles
from group_supervision.storage.heartbeat import read_heartbeat
from group_supervision.storage.practice_file import PracticeFile
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
        self.fmt: Format | None = practised(folder)
        """The format that is practised; `None`: it isn't known."""
        self.where = ""
        """Where the round stands, in a line; while there is none, that it is waited for."""

    @property
    def items(self) -> Sequence[Item]:
        """What is looked for in the format that is practised."""
        return tuple(Item) if self.fmt is None else items_of(self.fmt)

    def in_words(self) -> Iterator[tuple[str, str]]:
        """Yield every item and its mark in words; a mark that wasn't given is empty."""
        for item in self.items:
            yield item_in_words(item, self.fmt), mark_in_words(self._marks.get(item))

    @property
    def marks(self) -> Checklist:
        """The marks of the round that is observed, or was last."""
        return self._marks

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
            self.fmt = practised(self._folder)
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


def practised(folder: Path) -> Format | None:
    """Return the format of the event under way, the usual one where there is none.

    `None`: it can't be read.
    """
    practice = PracticeFile(folder).load()
    try:
        return load_format(DEFAULT_FORMAT if practice is None else practice.format)
    except FormatError:
        return None
