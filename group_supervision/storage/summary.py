"""One session in a line: what a listing and statistics need of it."""

from typing import NamedTuple


class PlannedPart(NamedTuple):
    """A part of a plan."""

    id: str
    short: str
    """The short name of its phase."""
    planned: float
    """Seconds."""


class Outline(NamedTuple):
    """What many sessions have in common: a format as it was laid out."""

    title: str
    timed: bool
    """Whether the format has minutes, so that a part can run over."""
    parts: tuple[PlannedPart, ...]


class Summary(NamedTuple):
    """One session in a listing."""

    id: str
    started_at: str
    """ISO 8601 in UTC, to the second; empty: not begun. Later ones sort after earlier ones."""
    format: str
    group: str | None
    is_closed: bool
    kind: str
    speed: float
    planned: float
    """Seconds."""
    actual: float
    """Seconds; of an unfinished session as of its last event."""
    notes: int
    """How many notes it holds."""
    awaits_review: bool = False
    """Whether it has ended, and nobody has decided yet what is kept of it."""
    thread: str = ""
    """The line for the next session of this group, if there is one."""
    text: str = ""
    """All its notes, one on a line, to be searched: anonymised, like everything that is kept."""
    outline: Outline = Outline("", timed=True, parts=())
    times: str = "[[],[]]"
    """What each part of the outline took, and what was added to it (nothing where nothing was
    added to any), as two lists of seconds in JSON: a listing has no use for them, and leaves them
    unread."""
