"""The line that is typed into while the room may be looking: it draws how much, never what."""

from typing import ClassVar, Final

from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key, Paste
from textual.reactive import reactive
from textual.widget import Widget

from group_supervision.translation import N_, ngettext
from group_supervision.tui.pasting import lines_of
from group_supervision.tui.typed import Typed
from group_supervision.tui.widgets.entry import KindWanted, LineEntered, LineLeft


class CoveredLine(Widget, can_focus=True):
    """Passes every key on to a `Typed` and draws what that tells: a number of words or digits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", N_("Keep"), id="covered.enter"),
        Binding("escape", "leave", N_("Close, keeping the draft"), id="covered.close"),
        Binding("ctrl+k", "next_kind", N_("Another kind of note"), id="covered.kind"),
        Binding("backspace,ctrl+h", "drop_last", N_("Take the last letter back")),
        Binding("ctrl+w,ctrl+backspace", "drop_word", N_("Take the last word back")),
        Binding("ctrl+u", "drop_all", N_("Take everything back")),
    ]

    count: reactive[int] = reactive(0)
    """How many words, or digits, there are: all that this widget knows of what was typed."""

    def __init__(self, *, id: str | None = None) -> None:
        """Start with nothing."""
        super().__init__(id=id)
        self._typed = _NOWHERE
        self._is_for_names = False

    def begin(self, typed: Typed, *, is_for_names: bool) -> None:
        """Take keys for `typed`; of names every pasted line is one."""
        self._typed, self._is_for_names = typed, is_for_names
        self._recount()
        self.refresh()

    def render(self) -> RenderResult:
        """Draw how much has been typed."""
        if self._typed.takes_digits_alone:
            return Content(ngettext("number: {count} digit", "number: {count} digits", self.count))
        if self._is_for_names:
            return Content(ngettext("name: {count} word", "name: {count} words", self.count))
        return Content(ngettext("note: {count} word", "note: {count} words", self.count))

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        """Say that every letter is taken, so that no key of the session is one meanwhile."""
        return character is not None and character.isprintable()

    def on_key(self, event: Key) -> None:
        """Take a letter."""
        if event.is_printable and event.character is not None:
            event.stop()
            event.prevent_default()
            self._typed.add(event.character)
            self._recount()

    def on_paste(self, event: Paste) -> None:
        """Take a pasted text; names that were pasted together are entered at once."""
        event.stop()
        names = lines_of(event.text)
        if self._is_for_names and len(names) > 1:
            self.post_message(LineEntered("\n".join([self._typed.take() + names[0], *names[1:]])))
        else:
            self._typed.add(event.text)
        self._recount()

    def action_enter(self) -> None:
        """Hand over what was typed."""
        raw = self._typed.take()
        self._recount()
        self.post_message(LineEntered(raw))

    def action_leave(self) -> None:
        """Close the line and keep the draft."""
        self.post_message(LineLeft())

    def action_next_kind(self) -> None:
        """Ask for another kind of note."""
        self.post_message(KindWanted())

    def action_drop_last(self) -> None:
        """Take the last letter back."""
        self._typed.drop_last()
        self._recount()

    def action_drop_word(self) -> None:
        """Take the last word back."""
        self._typed.drop_word()
        self._recount()

    def action_drop_all(self) -> None:
        """Take everything back."""
        self._typed.drop_all()
        self._recount()

    def _recount(self) -> None:
        typed = self._typed
        self.count = typed.digits if typed.takes_digits_alone else typed.words


_NOWHERE: Final = Typed()
"""Where nothing is ever typed: the line is not open yet."""
