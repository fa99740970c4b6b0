"""Keeping the computer awake while a session runs, where the extra `awake` is installed."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from threading import Event, Thread
from typing import Final

_FIRST: Final = 2.0
"""Real seconds that are left to the start of the session before anything is loaded."""
_LAST: Final = 1.0
"""Real seconds to wait for the system to be told that it may sleep again."""


def can_keep_awake() -> bool:
    """Say whether the extra is installed. Whether the system obeys, nobody can tell."""
    return find_spec("wakepy") is not None


@contextmanager
def kept_awake(*, wanted: bool, after: float = _FIRST) -> Iterator[None]:
    """Keep the screen on; where that can't be done, nothing is different.

    It is asked for in a thread of its own, a little later: no session begins later for it.

    Args:
        wanted: What the settings say.
        after: Real seconds until it is asked for.
    """
    if not wanted or not can_keep_awake():
        yield
        return
    is_over = Event()
    thread = Thread(target=_hold, args=(is_over, after), name="awake", daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join(_LAST)


def _hold(is_over: Event, after: float) -> None:
    if is_over.wait(after):
        return
    with import_module("wakepy").keep.presenting(on_fail="pass"):
        is_over.wait()
