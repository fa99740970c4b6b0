"""What is kept of words that were read, so that a line is not understood anew at every key.

Typed words are in it, names among them: it is emptied when a session is left.
"""

from collections.abc import Callable
from functools import _lru_cache_wrapper, lru_cache
from typing import Any, Final, ParamSpec, TypeVar, cast
from weakref import WeakSet

P = ParamSpec("P")
R = TypeVar("R")

_KEPT: Final["WeakSet[_lru_cache_wrapper[Any]]"] = WeakSet()


def remembered(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Return a decorator that keeps the last `most` answers, as `lru_cache` does."""

    def keeping(function: Callable[P, R]) -> Callable[P, R]:
        kept = lru_cache(maxsize=most)(function)
        _KEPT.add(kept)
        return cast("Callable[P, R]", kept)

    return keeping


def forget_words() -> None:
    """Forget every word that was read."""
    for each in _KEPT:
        each.cache_clear()


def words_kept() -> int:
    """Return how many answers are kept."""
    return sum(each.cache_info().currsize for each in _KEPT)
