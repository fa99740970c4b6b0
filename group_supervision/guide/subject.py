"""What a question is about: where the session stood when it was asked."""

from datetime import timedelta
from typing import NamedTuple

from group_supervision.core.session import Grant, Pause, Visit
from group_supervision.live.clock_gaps import Gap
from group_supervision.live.session import LiveSession


class Subject(NamedTuple):
    """Where a session stands. Notes leave it as it is, and so does time that merely passes."""

    visits: tuple[Visit, ...]
    pauses: tuple[Pause, ...]
    grants: tuple[Grant, ...]
    ended_at: timedelta | None
    gap: Gap | None


def subject(live: LiveSession) -> Subject:
    """Return where `live` stands."""
    session = live.session
    return Subject(session.visits, session.pauses, session.grants, session.ended_at, live.gap)
