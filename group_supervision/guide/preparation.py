"""A session that is being set up, until it is opened."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.config import remember
from group_supervision.core.display import Beginning
from group_supervision.core.format import Format
from group_supervision.guide.setup import SetupDraft
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.live.clock import Clock
from group_supervision.live.opening import open_session
from group_supervision.live.session import LiveSession
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.ordinary_words import ordinary_words


class Preparation:
    """A session that is being set up: its choices, and the names that may be said."""

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        formats: Sequence[Format],
        draft: SetupDraft,
        protected: Sequence[str] = (),
    ) -> None:
        """Start with a draft, and with names that were given beforehand."""
        self.formats = formats
        self.draft = draft
        self._folder = folder
        self.clock = clock
        self._protected = list(protected)
        self._anonymiser = Anonymiser(protected, never=ordinary_words(folder))

    @property
    def protects(self) -> int:
        """How many names are protected. A number is all that is ever shown of them."""
        return self._anonymiser.protects

    @property
    def defaults(self) -> SetupDefaults:
        """What to start another set-up with, so that it looks like this one."""
        return self.draft.as_defaults(self._protected)

    def protect(self, name: str) -> None:
        """Recognise a name from now on. It stays in memory."""
        self._protected.append(name)
        self._anonymiser.protect(name)

    def open(self) -> LiveSession:
        """Open the session.

        Raises:
            BadInput: When the format does not fit into the length.
            Refusal: When another console runs a session, or the folder cannot be written to.
        """
        label = self.draft.label
        # Once and at the end: anonymised key by key, half a name would use up a label.
        group = self._anonymiser.anonymise(label) if label else None
        setup = self.draft.setup(self.clock.now(), protected=self.protects, group=group)
        live = open_session(
            DataFolder(self._folder), self.draft.fmt, setup, self._anonymiser, self.clock
        )
        # A choice that cannot be remembered is asked again next time; the session goes on.
        with suppress(OSError):
            remember(self._folder, "notes", setup.policy.value)
        begins_at = self.draft.beginning(self.clock.now())
        if begins_at is not None:
            begins = Beginning(begins_at, live.timeline.session_at(begins_at))
            live.show(replace(live.display, begins=begins))
        return live
