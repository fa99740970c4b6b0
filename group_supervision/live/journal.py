"""The session's file as the live session sees it: what has happened, and whether it is on disk.

Memory is right, and the file is written from it, whole and without being read: should somebody
remove or garble it, or the disk refuse, nothing is lost and nothing stops.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from group_supervision.core import commands
from group_supervision.core.events import Event, NoteTaken, SessionEnded
from group_supervision.core.session import Session, apply
from group_supervision.core.text import Anonymised
from group_supervision.core.timeline import Timeline
from group_supervision.errors import StoreError
from group_supervision.storage.codec import StoredSession
from group_supervision.storage.deleted import Deleted
from group_supervision.storage.folder import DataFolder


class Journal:
    """Keeps the facts of one session. A session without facts has no file."""

    def __init__(self, folder: DataFolder, stored: StoredSession) -> None:
        """Go on with `stored`."""
        self.stored = stored
        """The session as it is in memory, which is what its file is to hold."""
        self.is_saved = True
        """Whether the file holds it."""
        self._steps = _described(stored)
        self._folder = folder
        self._file = folder.file(stored.id)
        self._deleted = Deleted(folder.library)
        self._index_at_first = folder.library.index_stamp
        """As long as it's still this one, a locked index knows nothing of a session that is new:
        one that was resumed has been opened."""

    @property
    def undoes(self) -> str | None:
        """What dropping the last fact would take back, in words."""
        return self._steps[-1] if self._steps else None

    def append(self, event: Event, step: str) -> None:
        """Keep one more fact; `step` says what undoing it would take back."""
        self._steps.append(step)
        self.stored = replace(self.stored, events=(*self.stored.events, event))
        self.write_whole()

    def drop_last(self) -> Event:
        """Take the last fact back, and return it."""
        self._steps.pop()
        *earlier, last = self.stored.events
        self.stored = replace(self.stored, events=tuple(earlier))
        self.write_whole()
        if isinstance(last, SessionEnded):
            self._bring_index_in_line()  # of a session under way the index holds no words
        return last

    def revise(self, change: Callable[[Sequence[Event]], tuple[Event, ...]]) -> None:
        """Change facts that have happened: see `core.revising`."""
        self.stored = replace(self.stored, events=change(self.stored.events))
        self._steps = _described(self.stored)
        self.write_whole()

    def finish_review(self) -> None:
        """Keep that somebody has decided what is kept."""
        self.stored = replace(self.stored, awaits_review=False)
        self.write_whole()

    def reword(self, worded: Callable[[NoteTaken], Anonymised], group: Anonymised | None) -> bool:
        """Put other words in the place of what was typed; return whether any differ.

        It is no fact of its own and nothing is left of the words before, so that no undo can
        bring them back.
        """
        before = self.stored
        events = tuple(
            replace(each, text=worded(each)) if isinstance(each, NoteTaken) else each
            for each in before.events
        )
        setup = replace(before.plan.setup, group=group)
        if events == before.events and setup == before.plan.setup:
            return False
        self.stored = replace(before, events=events, plan=replace(before.plan, setup=setup))
        if events:
            self.write_whole()
        if setup != before.plan.setup:
            self._bring_index_in_line()  # a listing may have put the label in the index
        return True

    def keep_timeline(self, timeline: Timeline) -> None:
        """Keep how session time follows the wall clock from now on."""
        if timeline == self.stored.timeline:
            return
        self.stored = replace(self.stored, timeline=timeline)
        if self.stored.events:
            self.write_whole()

    def make_sure(self) -> None:
        """Write what the disk has refused, or what somebody has taken from it."""
        if not self.is_saved or (self.stored.events and not self._file.is_as_left):
            self.write_whole()

    def write_whole(self) -> None:
        """Bring the file in line with memory, whatever it holds.

        Once the session has ended the index is brought in line too: a listing in another window
        may have put words there that are in the file no more.
        """
        try:
            if self.stored.events:
                self._file.write(self.stored)
            else:
                self._deleted.discard(self.stored.id)
        except (OSError, StoreError):
            self.is_saved = False
        else:
            self.is_saved = True
            if any(isinstance(each, SessionEnded) for each in self.stored.events):
                self._bring_index_in_line()

    def _bring_index_in_line(self) -> None:
        self._folder.library.refresh(self._index_at_first)

    def discard(self) -> None:
        """Remove the file for good, and forget all facts.

        Raises:
            StoreError: When it cannot be removed.
        """
        self._deleted.discard(self.stored.id)
        self.stored = replace(self.stored, events=())
        self._steps.clear()
        self.is_saved = True


def _described(stored: StoredSession) -> list[str]:
    """Say of every fact what undoing it would take back."""
    words: list[str] = []
    session = Session(stored.plan)
    for event in stored.events:
        words.append(commands.described(event, session))
        session = apply(session, event)
    return words
