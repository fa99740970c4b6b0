"""The ordinary words, read before they are kept: never names, in any session."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from group_supervision.translation import N_, _
from group_supervision.tui.base import stylesheet
from group_supervision.tui.ready_screen import ReadyScreen
from group_supervision.tui.widgets.key_strip import KeyStrip, key_hints
from group_supervision.tui.widgets.line import Line


class OrdinaryWordsScreen(ReadyScreen[tuple[str, ...] | None]):
    """Shows the list with a new word on it. Nothing is kept before Enter."""

    CSS_PATH: ClassVar = [stylesheet("review")]
    AUTO_FOCUS = "#words"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", N_("keeps the list"), key_display="Enter", priority=True),
        Binding("x", "take_off", N_("takes a word off")),
        Binding("escape", "leave", N_("leaves it as it was"), key_display="Esc"),
    ]

    def __init__(self, listed: Iterable[str], word: str) -> None:
        """Show `listed`, on which `word` is new."""
        super().__init__()
        self._words = sorted(listed)
        self._new = word

    def compose(self) -> ComposeResult:
        """Lay out what the list is, and the list."""
        yield Line(_("Words that are never names, in any session"), id="words-heading")
        yield Line(
            _("This list stays on this machine, in plain words. Check that no name is on it."),
            id="words-about",
        )
        yield OptionList(*map(_option, self._words), id="words", markup=False)
        yield KeyStrip(id="keys")

    def on_mount(self) -> None:
        """Start at the word that is new."""
        self.query_one(OptionList).highlighted = self._words.index(self._new)
        wanted = [("keep", ""), ("take_off", ""), ("leave", "")]
        self.query_one(KeyStrip).show_keys(key_hints(self, wanted))

    def action_keep(self) -> None:
        """Keep the list as it is shown."""
        self.dismiss(tuple(self._words))

    def action_take_off(self) -> None:
        """Take a word off the list."""
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self._words.pop(options.highlighted)
            options.remove_option_at_index(options.highlighted)

    def action_leave(self) -> None:
        """Leave the list as it was."""
        self.dismiss(None)


def _option(word: str) -> Option:
    return Option(Content(word))
