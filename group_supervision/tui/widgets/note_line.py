"""The one line that is typed into during a session."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.events import Paste
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import Input

from group_supervision.core.format import NoteKind
from group_supervision.core.text import NOTE_LIMIT, clean
from group_supervision.tui.widgets.line import Line


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


class NoteRow(Horizontal):
    """The note line with what it is for in front of it. Hidden until it is opened."""

    @dataclass
    class Taken(Message):
        """A note was entered. Handlers must not pass `raw` anywhere but to the anonymiser."""

        kind: NoteKind
        raw: str

    @dataclass
    class NumberGiven(Message):
        """The number of a hypothesis was entered."""

        number: int

    class Closed(Message):
        """Nothing is being typed any more."""

    def __init__(self, *, id: str | None = None) -> None:
        """Start closed."""
        super().__init__(id=id)
        self._kinds: Sequence[NoteKind] = ()
        self._draft = ""

    def compose(self) -> ComposeResult:
        """Lay out the label and the line."""
        yield Line(id="note-kind")
        yield NoteLine(id="note")

    def on_mount(self) -> None:
        """Start closed."""
        self.display = False

    def open(self, kinds: Sequence[NoteKind], *, is_hidden: bool) -> None:
        """Take a note of the first of `kinds`; ctrl+k goes on to the next one."""
        self._kinds = kinds
        self._start(kinds[0].value, self._draft, is_hidden=is_hidden)

    def open_for_number(self) -> None:
        """Take the number of a hypothesis. A number is nothing the room may not see."""
        self._kinds = ()
        self._start("What resonated? H", "", is_hidden=False)

    def hide_typing(self, *, is_hidden: bool) -> None:
        """Hide or show what is being typed; a number is never hidden."""
        self._line.is_hidden = is_hidden and bool(self._kinds)

    def on_note_line_entered(self, message: NoteLine.Entered) -> None:
        """Hand on what was typed, as a note or as a number."""
        message.stop()
        self._draft = ""
        kind = self._kinds[0] if self._kinds else None
        self._close()
        if kind is not None and message.raw.strip():
            self.post_message(self.Taken(kind, message.raw))
        digits = "".join(each for each in message.raw if each in "0123456789")
        if kind is None and digits:
            self.post_message(self.NumberGiven(int(digits)))

    def on_note_line_left(self, message: NoteLine.Left) -> None:
        """Close and keep the draft of a note."""
        message.stop()
        if self._kinds:
            self._draft = self._line.value
        self._close()

    def on_note_line_kind_wanted(self, message: NoteLine.KindWanted) -> None:
        """Go on to the next kind of note."""
        message.stop()
        if self._kinds:
            self._kinds = (*self._kinds[1:], self._kinds[0])
            self._label.show(self._kinds[0].value)

    @property
    def _line(self) -> NoteLine:
        return self.query_exactly_one("#note", NoteLine)

    @property
    def _label(self) -> Line:
        return self.query_exactly_one("#note-kind", Line)

    def _start(self, label: str, text: str, *, is_hidden: bool) -> None:
        self._label.show(label)
        self._line.is_hidden = is_hidden
        self._line.value = text
        self._line.cursor_position = len(text)
        self.display = True
        self._line.focus()

    def _close(self) -> None:
        self._line.value = ""
        self.display = False
        self.screen.set_focus(None)
        self.post_message(self.Closed())
