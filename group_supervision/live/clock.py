"""The clock a session lives by."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Says what time it is: aware, in UTC. Tests pass one that stands still."""


def wall_clock() -> datetime:
    """Return the time by this machine's clock, in UTC."""
    return datetime.now(UTC)
