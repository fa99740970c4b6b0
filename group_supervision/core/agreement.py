"""What a group has agreed on how it works together: its own words, without anybody's name."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from group_supervision.core.text import Anonymised
from group_supervision.errors import Refusal
from group_supervision.translation import _

LONGEST_LINE: Final = 160
"""Characters in a line: what is read aloud in one breath, or two."""
MOST_OWN: Final = 2
"""Lines of the group's own: with the topics and the date that makes ten."""
USUAL_SPAN: Final = timedelta(weeks=26)
"""After how long a group looks at its agreement again, unless it says otherwise. Inferred."""


class Topic(StrEnum):
    """What every agreement speaks of, in the order in which it is read (S113, S114, S133)."""

    PURPOSE = "purpose"
    CONFIDENTIALITY = "confidentiality"
    WRITTEN = "written"
    RECORDING = "recording"
    STOPPING = "stopping"
    ACCESS = "access"
    DIFFICULTIES = "difficulties"


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was agreed. It knows nobody: no name, no signature, no number of people."""

    lines: Mapping[Topic, Anonymised]
    """A line for each topic."""
    own: tuple[Anonymised, ...]
    """Lines of the group's own."""
    confirmed: date
    """When the group last said that it still agrees."""
    again: date
    """When the group looks at it again."""

    def is_due(self, today: date) -> bool:
        """Say whether its date has passed."""
        return self.again <= today

    def confirmed_on(self, today: date) -> "Agreement":
        """Return it once the group has said that it still agrees.

        One whose date has passed has been looked at by that, and is again in half a year.
        """
        again = today + USUAL_SPAN if self.is_due(today) else self.again
        return replace(self, confirmed=today, again=again)

    def with_line(self, place: int, line: Anonymised) -> "Agreement":
        """Return it with another line at a place from 1: first the topics, then the own ones.

        Raises:
            Refusal: When there is no such line.
        """
        topics = list(Topic)
        if 1 <= place <= len(topics):
            return replace(self, lines={**self.lines, topics[place - 1]: line})
        own = self._own_index(place)
        return replace(self, own=(*self.own[:own], line, *self.own[own + 1 :]))

    def with_own(self, line: Anonymised) -> "Agreement":
        """Return it with one more line of the group's own.

        Raises:
            Refusal: When there are as many as it can hold.
        """
        self.require_room()
        return replace(self, own=(*self.own, line))

    def require_room(self) -> None:
        """See that there is room for one more line of the group's own.

        Raises:
            Refusal: When there is none.
        """
        if len(self.own) >= MOST_OWN:
            raise Refusal(
                _("Ten lines are as many as anyone remembers: change one, or take one out.")
            )

    def without_own(self, place: int) -> "Agreement":
        """Return it without one of the group's own lines, by its place from 1 in the whole.

        Raises:
            Refusal: When that isn't one of the group's own.
        """
        own = self._own_index(place)
        return replace(self, own=(*self.own[:own], *self.own[own + 1 :]))

    def _own_index(self, place: int) -> int:
        own = place - len(Topic) - 1
        if not 0 <= own < len(self.own):
            raise Refusal(_("That line stays: every agreement speaks of it. Change its words."))
        return own
