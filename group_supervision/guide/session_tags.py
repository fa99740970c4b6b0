"""Which tags a session was about: noted with the tag, so that nothing in the session tells of it.

Only the day is kept, and that it was in the group. Whoever keeps nothing of a session keeps nothing
of this either.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from group_supervision.core.choices import Kind
from group_supervision.core.months import day_of
from group_supervision.core.rhythm import State, Where
from group_supervision.errors import StoreError
from group_supervision.guide.questions import Choice, Question
from group_supervision.guide.words.rhythm import GROUP_DOES_NOT_COUNT
from group_supervision.live.session import LiveSession
from group_supervision.translation import _

if TYPE_CHECKING:
    from group_supervision.guide.rhythm import DiscussionRhythm


class SessionTags:
    """The tags one session was about."""

    def __init__(
        self, live: LiveSession, read: "Callable[[], DiscussionRhythm] | None" = None
    ) -> None:
        """Note it for `live`.

        Args:
            live: The session, ended.
            read: Reads the rhythm; `None`: there is none.
        """
        setup = live.session.plan.setup
        self._is_practice = setup.kind is not Kind.SESSION or setup.speed != 1
        self._day = day_of(live.timeline.wall_at(timedelta()))
        self._read = read
        self._noted: list[str] = []

    @cached_property
    def _rhythm(self) -> "DiscussionRhythm | None":
        if self._read is None or self._is_practice:
            return None
        with suppress(StoreError):  # locked or damaged: the review goes on without
            return self._read()
        return None

    @property
    def offered(self) -> Sequence[str]:
        """The tags it may have been about, those that are due first; none in a practice round."""
        rows = () if self._rhythm is None else self._rhythm.rows
        return [row.topic.tag.text for row in rows if row.standing.state is not State.RESOLVED]

    def question(self) -> Question[str]:
        """Ask which one. One that is noted is taken back when it's chosen again."""
        return Question(
            _("What was it about?"),
            tuple(Choice(self._label(tag), tag) for tag in self.offered),
            is_a_scale=True,
        )

    def choose(self, tag: str) -> str:
        """Note that the session was about a tag, or take that back. Returns a sentence.

        Raises:
            Refusal, StoreError: When it can't be noted.
        """
        rhythm = self._rhythm
        if rhythm is None:
            return ""
        if tag in self._noted:
            rhythm.take_back(tag, self._day, Where.GROUP)
            self._noted.remove(tag)
            return _("“{tag}” taken back.").format(tag=tag)
        rhythm.talked(tag, self._day.isoformat(), Where.GROUP)
        self._noted.append(tag)
        said = _("The day is noted with “{tag}”; the session itself isn't.").format(tag=tag)
        return said if rhythm.with_groups else f"{said} {_(GROUP_DOES_NOT_COUNT)}"

    def take_all_back(self) -> None:
        """Take everything back: nothing of the session is kept.

        Raises:
            StoreError: When it can't be.
        """
        for tag in tuple(self._noted):
            self.choose(tag)

    def _label(self, tag: str) -> str:
        return _("{tag} (noted)").format(tag=tag) if tag in self._noted else tag
