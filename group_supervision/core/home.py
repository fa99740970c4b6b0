"""Home: what can be done there, the likeliest first. It names nobody and no session."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

_FRESH: Final = timedelta(minutes=30)
"""A session that broke off less than this ago is most likely why the program was started."""
_STALE: Final = timedelta(hours=12)
"""One that broke off longer ago is to be closed rather than continued."""
_MOST_UNFINISHED: Final = 3
"""How many unfinished sessions home lists."""


@dataclass(frozen=True, slots=True)
class HomeItem:
    """Something to do, as it stands in the list."""

    id: str
    """What is to be done, and after a blank the id of the session it is done with."""
    label: str
    asks: tuple[str, ...] = ()
    """What is asked, one Enter after the other, before it is done."""


SAVED: Final = "Saved on this machine."
NOT_SAVED: Final = "The session could not be saved: the disk would not take it."
NOTHING_KEPT: Final = "Nothing was kept."

START: Final = HomeItem("start", "Start a session")
LEAVE: Final = HomeItem("leave", "Leave")


def home_items(unfinished: Sequence[tuple[str, timedelta]]) -> list[HomeItem]:
    """Return what home lists: the freshest unfinished session may come before the start.

    Args:
        unfinished: Id of each session that broke off and how long ago that was, latest first.
    """
    items = [START]
    for session_id, age in unfinished[:_MOST_UNFINISHED]:
        offered = _offered(session_id, age)
        is_fresh = age < _FRESH and items[0] is START
        items = [offered[0], *items, *offered[1:]] if is_fresh else [*items, *offered]
    return [*items, LEAVE]


def _offered(session_id: str, age: timedelta) -> list[HomeItem]:
    """Return what can be done with a session that broke off, by its age alone."""
    told = f"{_age_in_words(age)} ago"
    close = HomeItem(f"close {session_id}", f"Close the session from {told}")
    discard = HomeItem(
        f"discard {session_id}",
        f"Discard the session from {told}",
        asks=(
            "Its times and notes are deleted: Enter, if so",
            "There is no way back: Enter deletes it",
        ),
    )
    if age < _STALE:
        first = "Continue" if age < _FRESH else "Continue an unfinished session"
        return [
            HomeItem(f"continue {session_id}", f"{first}: {told}"),
            close,
            discard,
        ]
    return [close, HomeItem(f"continue {session_id}", f"Continue the session from {told}"), discard]


def _age_in_words(age: timedelta) -> str:
    minutes = max(0, age // timedelta(minutes=1))
    if not minutes:
        return "less than a minute"
    if minutes < 120:
        return "1 minute" if minutes == 1 else f"{minutes} minutes"
    hours = minutes // 60
    return f"{hours} hours" if hours < 48 else f"{hours // 24} days"
