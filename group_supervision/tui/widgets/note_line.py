"""The one line that is typed into during a session."""

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import Input

from group_supervision.core.text import NOTE_LIMIT, clean


class NoteLine(Input):
    """Takes one line. Where the room may be looking it says only how many words there are.

    Raw text stays in this widget until Enter hands it over; Esc keeps it as a draft, in memory.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close, keeping the draft", id="note.close"),
        Binding("ctrl+k", "next_kind", "Another kind of note", id="note.kind"),
    ]

    is_hidden: reactive[bool] = reactive(False)
    """Whether the room may be looking."""

    @dataclass
    class Entered(Message):
        """Enter was pressed. Handlers must not pass `raw` anywhere but to the anonymiser."""

        raw: str

    class Left(Message):
        """Esc was pressed; the draft is kept."""

    class KindWanted(Message):
        """Another kind of note is wanted."""

    def __init__(self, *, id: str | None = None) -> None:
        """Make an empty line. Its cursor does not blink: that would cost more than the clock."""
        super().__init__(max_length=NOTE_LIMIT, select_on_focus=False, id=id)
        self.cursor_blink = False

    def render_line(self, y: int) -> Strip:
        """Show the line, or only its number of words where the room may be looking."""
        if not self.is_hidden:
            return super().render_line(y)
        words = len(self.value.split())
        counted = f"note: {words} word{'' if words == 1 else 's'}"
        strip = Strip([Segment(counted, self.rich_style)])
        return strip.adjust_cell_length(self.size.width, self.rich_style)

    def restricted(self) -> None:
        """Stay silent when the line is full."""

    async def action_submit(self) -> None:
        """Hand the line over and empty it, so that no raw text stays behind."""
        raw, self.value = self.value, ""
        self.post_message(self.Entered(raw))

    def action_leave(self) -> None:
        """Close the line and keep the draft."""
        self.post_message(self.Left())

    def action_next_kind(self) -> None:
        """Ask for another kind of note."""
        self.post_message(self.KindWanted())

    def action_copy(self) -> None:
        """Copy nothing: clipboards are kept and shared by some systems, and this text is raw."""

    def action_cut(self) -> None:
        """Copy nothing, as above."""

    def _on_paste(self, event: Paste) -> None:
        """Take as much of a pasted text as there is room for, as one clean line."""
        event.stop()
        event.prevent_default()
        text = clean(event.text, NOTE_LIMIT - len(self.value) + len(self.selected_text))
        if text:
            self.replace(text, *sorted(self.selection))
