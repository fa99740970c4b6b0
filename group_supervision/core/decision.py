"""What a group decided to try after it learnt from a review, and what became of it."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from group_supervision.core.text import Anonymised
from group_supervision.errors import Refusal
from group_supervision.translation import _

MOST_DECISIONS: Final = 100
"""More open things to try than this are a wish list."""


class Stage(StrEnum):
    """How far a change has come. Adapted from unfreezing, changing and refreezing (S115)."""

    SEE_IT = "see-it"
    """It was decided; nothing has been tried."""
    TRY_IT = "try-it"
    CHECK_IN = "check-in"
    """It was looked at again and goes on being tried."""
    EMBEDDED = "embedded"
    """It's how the work is done now."""
    DROPPED = "dropped"


_OVER: Final = (Stage.EMBEDDED, Stage.DROPPED)


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing to try. It doesn't say which session it came from, or who said what."""

    thing: Anonymised
    role: Anonymised
    """Which role owns it. Never a name."""
    again: date
    """When it is looked at again."""
    stage: Stage = Stage.SEE_IT

    @property
    def is_open(self) -> bool:
        """Whether something is still to become of it."""
        return self.stage not in _OVER

    def is_due(self, today: date) -> bool:
        """Say whether it is to be looked at again by now."""
        return self.is_open and self.again <= today

    def tried(self) -> "Decision":
        """Return it once it has begun to be tried.

        Raises:
            Refusal: When it has been embedded or dropped.
        """
        self._require_open()
        return self if self.stage is Stage.CHECK_IN else replace(self, stage=Stage.TRY_IT)

    def kept(self, again: date) -> "Decision":
        """Return it once it was looked at and goes on, to be looked at again.

        Raises:
            Refusal: When it has been embedded or dropped.
        """
        self._require_open()
        return replace(self, stage=Stage.CHECK_IN, again=again)

    def embedded(self) -> "Decision":
        """Return it once it is how the work is done.

        Raises:
            Refusal: When it has been embedded or dropped.
        """
        self._require_open()
        return replace(self, stage=Stage.EMBEDDED)

    def dropped(self) -> "Decision":
        """Return it once it has been given up.

        Raises:
            Refusal: When it has been embedded or dropped.
        """
        self._require_open()
        return replace(self, stage=Stage.DROPPED)

    def _require_open(self) -> None:
        if not self.is_open:
            raise Refusal(_("That one is over: record a new one to go on with it."))
