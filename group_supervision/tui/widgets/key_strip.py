"""The bottom line: at most five keys, those that matter now."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, TypeVar

from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen

from group_supervision.translation import N_, _
from group_supervision.tui.widgets.line import Line

MOST_KEYS: Final = 5
_BETWEEN: Final = "   "
_BRIGHT: Final = ("bold $calm", "")
_QUIET: Final = ("$done", "$done")
"""How a key and what it does are set."""
_LEAST: Final = 2
"""Cells between the others and the last."""

_NAMES: Final = frozenset(
    {
        *(N_("Enter"), N_("Esc"), N_("Tab"), N_("enter"), N_("esc"), N_("tab"), N_("space")),
        *(N_("ctrl"), N_("shift"), N_("alt"), N_("backspace"), N_("del"), N_("ins")),
        *(N_("home"), N_("end"), N_("pgup"), N_("pgdn")),
    }
)
"""Keys that are called by a word."""

Result = TypeVar("Result")


class KeyHint(NamedTuple):
    """A key and what it does."""

    key: str
    does: str


def key_name(display: str) -> str:
    """Return a key as it is shown, such as `ctrl+n` or `space`, in the reader's language."""
    return "+".join([_(each) if each in _NAMES else each for each in display.split("+")])


class KeyStrip(Line):
    """Shows key hints side by side. Cheaper than a Footer, which is painted in a second pass.

    The last hint, which leads to all the others, stands at the right edge, whatever comes before.
    """

    def __init__(self, *, id: str | None = None, most: int = MOST_KEYS) -> None:
        """Show at most `most` hints."""
        super().__init__(id=id)
        self._most = most
        self._hints: Sequence[KeyHint] = ()
        self._style = _BRIGHT

    def show_keys(self, hints: Sequence[KeyHint], *, is_quiet: bool = False) -> None:
        """Show the first hints, as many as there is room for, and the last.

        Args:
            hints: The keys and what they do.
            is_quiet: Show them dimly: the room is looking.
        """
        self._hints, self._style = hints, _QUIET if is_quiet else _BRIGHT
        self._set()

    def _set(self) -> None:
        *first, last = [_hint(each, self._style) for each in self._hints] or [Content()]
        width = self.content_size.width
        left = Content()
        for number, each in enumerate(first, 1):
            longer = Content(_BETWEEN).join((left, each)) if left.plain else each
            taken = longer.cell_length + _LEAST + last.cell_length
            if number >= self._most or 0 < width < taken:
                break
            left = longer
        free = max(_LEAST if left.plain else 0, width - left.cell_length - last.cell_length)
        self.show(Content.assemble(left, " " * free, last))

    def on_resize(self) -> None:
        """Set them anew."""
        self._set()


def _hint(hint: KeyHint, style: tuple[str, str]) -> Content:
    key, does = style
    return Content.assemble((key_name(hint.key), key), (f" {hint.does}", does))


def key_hints(screen: Screen[Result], wanted: Iterable[tuple[str, str]]) -> list[KeyHint]:
    """Return a hint for each action that has a key now, from the Bindings and the user's keymap.

    Args:
        screen: Whose Bindings.
        wanted: Actions, with words to take instead of the Binding's own when not empty.
    """
    bindings: dict[str, Binding] = {}
    for active in screen.active_bindings.values():
        bindings.setdefault(active.binding.action, active.binding)
    return [
        KeyHint(
            screen.app.get_key_display(bindings[action]), words or _(bindings[action].description)
        )
        for action, words in wanted
        if action in bindings
    ]
