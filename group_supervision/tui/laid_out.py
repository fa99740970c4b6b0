"""Whether a screen is there to be acted on."""

from typing import TypeVar

from textual.screen import Screen

Result = TypeVar("Result")


def is_laid_out(screen: Screen[Result]) -> bool:
    """Say whether the widgets of a screen are all there, and it has not been left."""
    return (
        screen.is_attached
        and bool(screen.children)
        and all(each.is_mounted for each in screen.children)
    )
