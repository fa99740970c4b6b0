"""What was asked for on the command line: the set-up form opens with it filled in."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from group_supervision.core.choices import NotePolicy

if TYPE_CHECKING:
    from group_supervision.guide.publishing import Publishing


@dataclass(frozen=True, slots=True)
class SetupDefaults:
    """The first values of the form. `None`: the form's own default."""

    format_id: str | None = None
    minutes: int | None = None
    until: str | None = None
    """A time of day such as 15:30."""
    people: int | None = None
    policy: NotePolicy | None = None
    group: str | None = None
    """The neutral label as it was typed; anonymised before anything keeps it."""
    protected: Sequence[str] = field(default=(), repr=False)
    """Names that may be said. In memory only, and not in this object's repr either."""
    speed: float = 1.0
    begins_at: str = ""
    """The time of day the Ready card counts down to; empty: it doesn't."""
    publishing: "Publishing | None" = field(default=None, repr=False)
    """Where groups far apart follow the first session; `None`: nowhere."""
