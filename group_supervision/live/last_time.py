"""A line that the group's last session left for this one: shown once, then gone.

It is kept with the session it comes from, and nowhere else: deleted with it, locked with it.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from group_supervision.core.revising import without_note
from group_supervision.core.text import Anonymised
from group_supervision.errors import SupervisionError
from group_supervision.storage.folder import DataFolder


class LastTime:
    """The line, as long as it may be shown."""

    def __init__(self, folder: DataFolder, text: str, sessions: Sequence[str]) -> None:
        """Show `text`, which one of `sessions` keeps; the others have older ones."""
        self.text = text
        """Anonymised, as it is kept."""
        self.is_seen = False
        """Whether it has been in sight: what was never seen isn't used up."""
        self.is_kept = True
        """Whether a file has it still."""
        self._folder = folder
        self._sessions = sessions

    def let_go(self) -> None:
        """Remove it from the session it came from, for good. A disk that refuses keeps it."""
        with suppress(SupervisionError, OSError):
            for each in self._sessions:
                stored = self._folder.library.load(each)
                thread = stored.session.thread
                if thread is not None:
                    events = without_note(stored.events, thread.id)
                    self._folder.file(each).write(replace(stored, events=events))
            self._folder.library.refresh()
            self.is_kept = False


def last_time(folder: DataFolder, group: Anonymised | None, now: datetime) -> LastTime | None:
    """Return what the last session with this label left for the next one.

    Args:
        folder: The data folder.
        group: The label; without one no session is the next of another.
        now: The time, in UTC.
    """
    if group is None or (folder.seal.is_set_up and not folder.seal.is_open):
        return None  # nobody is asked for a passphrase before a session
    label = group.text.casefold()
    found = [
        each
        for each in folder.library.summaries(now)
        if each.thread and (each.group or "").casefold() == label
    ]
    if not found:
        return None
    return LastTime(folder, found[0].thread, [each.id for each in found])
