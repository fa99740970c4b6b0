"""Asking for the passphrase: before something locked is read, or over what was covered."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from group_supervision.errors import SupervisionError
from group_supervision.guide.idle_lock import IdleLock, asked_for
from group_supervision.translation import N_, _
from group_supervision.tui.base import stylesheet
from group_supervision.tui.ready_screen import ReadyScreen
from group_supervision.tui.widgets.key_strip import KeyHint, KeyStrip
from group_supervision.tui.widgets.line import Line


class PassphraseScreen(ReadyScreen[bool]):
    """Covers everything beneath it until the passphrase is given. Says whether it was."""

    CSS_PATH: ClassVar = [stylesheet("library")]
    AUTO_FOCUS = "#passphrase"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", N_("back"), show=False)]

    def __init__(self, idle: IdleLock, *, may_leave: bool) -> None:
        """Ask.

        Args:
            idle: What opens.
            may_leave: Whether one may go back without it.
        """
        super().__init__()
        self._idle = idle
        self._may_leave = may_leave

    def compose(self) -> ComposeResult:
        """Lay out what is said, the line and the keys."""
        with Vertical(id="list"):
            yield Line(self._idle.sentence if self._idle.is_closed else "", id="heading")
            yield Line(asked_for(), id="asked")
            yield Input(password=True, id="passphrase", max_length=200)
        yield Line(id="strip")
        keys = KeyStrip(id="keys")
        leave = KeyHint("Esc", _("back")) if self._may_leave else KeyHint("ctrl+q", _("leave"))
        keys.show_keys([KeyHint(_("Enter"), _("open")), leave])
        yield keys

    @property
    def allows_palette(self) -> bool:
        """Never."""
        return False

    def action_leave(self) -> None:
        """Go back without it, where that may be."""
        if self._may_leave:
            self.dismiss(False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Try what was typed."""
        event.stop()
        typed, event.input.value = event.value, ""
        if not typed:
            return
        self.query_exactly_one("#strip", Line).show(_("One moment…"))
        self.call_after_refresh(self._try, typed)

    def _try(self, typed: str) -> None:
        try:
            self._idle.open(typed)
        except SupervisionError as error:
            self.query_exactly_one("#strip", Line).show(str(error))
        else:
            self.dismiss(True)

    def say_quietly(self, sentence: str) -> None:
        """Say something above the keys."""
        self.query_exactly_one("#strip", Line).show(sentence)
