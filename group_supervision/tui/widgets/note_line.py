"""The one line that is typed into during a session."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.highlighter import Highlighter
from rich.segment import Segment
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import Input

from group_supervision.anonymiser.finding import Certainty, Span
from group_supervision.core.text import NOTE_LIMIT, clean

Finder = Callable[[str], list[Span]]
"""Finds what of a line would be replaced."""

_STYLES: Final = {
    Certainty.SURE: "note-line--sure",
    Certainty.DOUBTFUL: "note-line--doubtful",
}


class NoteLine(Input):
    """Takes one line. Where the room may be looking it says only how many words there are.

    What will be replaced is marked as it is typed: a filled block where it is sure, an underline
    where it is in doubt. Raw text stays in this widget until Enter hands it over; Esc keeps it as
    a draft, in memory.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = set(_STYLES.values())

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
        super().__init__(
            max_length=NOTE_LIMIT, select_on_focus=False, highlighter=_Marks(self), id=id
        )
        self.cursor_blink = False
        self._find: Finder | None = None
        self._found: tuple[str, list[Span]] = ("", [])

    def look_for(self, find: Finder | None) -> None:
        """Mark what `find` finds, or nothing."""
        self._find = find
        self._found = ("", [])

    def marks(self) -> list[Span]:
        """Return what is to be marked of the line as it stands.

        An unfinished word is not doubted: nearly every word would be, on its way to its last
        letter.
        """
        line = self.value
        if self._find is None or self.is_hidden:
            return []
        if self._found[0] != line:
            self._found = (line, self._find(line))
        is_unfinished = self.cursor_position == len(line) and line[-1:].isalpha()
        return [
            each
            for each in self._found[1]
            if not (is_unfinished and each.end == len(line) and each.certainty is not _SURE)
        ]

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


_SURE: Final = Certainty.SURE


class _Marks(Highlighter):
    """Puts the marks of a note line into its text."""

    def __init__(self, line: NoteLine) -> None:
        self._line = line

    def highlight(self, text: Text) -> None:
        """Mark what would be replaced."""
        for span in self._line.marks():
            style = self._line.get_component_rich_style(_STYLES[span.certainty], partial=True)
            text.stylize(style, span.start, span.end)
