"""The one line that is typed into where nobody but the facilitator can be looking."""

from collections.abc import Callable
from itertools import takewhile
from typing import ClassVar, Final, Self

from rich.highlighter import Highlighter
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.geometry import Region
from textual.widgets import Input

from group_supervision.anonymiser.finding import Certainty, Span
from group_supervision.core.text import NOTE_LIMIT, clean
from group_supervision.translation import N_
from group_supervision.tui.pasting import lines_of
from group_supervision.tui.widgets.entry import KindWanted, LineEntered, LineLeft

Finder = Callable[[str], list[Span]]
"""Finds what of a line would be replaced."""

_STYLES: Final = {
    Certainty.SURE: "note-line--sure",
    Certainty.DOUBTFUL: "note-line--doubtful",
}
_DIGITS: Final = r"[0-9]{0,4}"


class NoteLine(Input):
    """Takes one line. Where the room may be looking there is a `CoveredLine` in its place.

    What will be replaced is marked as it is typed: a filled block where it is sure, an underline
    where it is in doubt. A letter is painted first and its line looked at after that, so that no
    hand has to wait. Raw text stays in this widget until Enter hands it over; Esc keeps it as a
    draft, in memory.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = set(_STYLES.values())

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("Close, keeping the draft"), id="note.close"),
        Binding("ctrl+k", "next_kind", N_("Another kind of note"), id="note.kind"),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        """Make an empty line. Its cursor does not blink: that would cost more than the clock."""
        super().__init__(
            max_length=NOTE_LIMIT, select_on_focus=False, highlighter=_Marks(self), id=id
        )
        self.cursor_blink = False
        self._find: Finder | None = None
        self._found: tuple[str, list[Span]] = ("", [])
        """The line that was looked at last, and what was found in it."""
        self._is_to_look = False
        self._is_for_names = False

    def begin(
        self,
        text: str,
        *,
        digits_alone: bool = False,
        is_for_names: bool = False,
        find: Finder | None = None,
    ) -> None:
        """Start with `text`.

        Args:
            text: What the line starts with.
            digits_alone: Take a number and nothing else.
            is_for_names: Mask what is typed; of a pasted text every line is a name.
            find: Finds what will be replaced, to be marked; `None`: nothing.
        """
        self._find, self._found = find, ("", [])
        self._is_for_names = is_for_names
        self.password = is_for_names
        self.restrict = _DIGITS if digits_alone else None
        self.value = text
        self.cursor_position = len(text)

    def marks(self) -> list[Span]:
        """Return what is to be marked of the line as it stands.

        An unfinished word is not doubted: nearly every word would be, on its way to its last
        letter.
        """
        line = self.value
        if self._find is None:
            return []
        if self._found[0] != line:
            self._look_soon()
        is_unfinished = self.cursor_position == len(line) and line[-1:].isalpha()
        return [
            each
            for each in self._still_there(line)
            if not (is_unfinished and each.end == len(line) and each.certainty is not _SURE)
        ]

    def _still_there(self, line: str) -> list[Span]:
        """Return what was found in the part of a line that has not changed since."""
        looked_at, found = self._found
        if looked_at == line:
            return found
        same = takewhile(lambda pair: pair[0] == pair[1], zip(looked_at, line, strict=False))
        unchanged = sum(1 for _ in same)
        return [each for each in found if each.end < unchanged]

    def _look_soon(self) -> None:
        if not self._is_to_look:
            self._is_to_look = True
            self.call_after_refresh(self._look)

    def _look(self) -> None:
        """Find what is to be marked, and mark it if that is not what is marked already."""
        before, line = self.marks(), self.value
        self._is_to_look = False
        if self._find is not None and self._found[0] != line:
            self._found = (line, self._find(line))
            if self.marks() != before:
                self.refresh()

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,  # noqa: ARG002 - as Textual has it
        recompose: bool = False,
    ) -> Self:
        """Paint again. No letter moves anything else: Textual lays out the screen for each."""
        return super().refresh(*regions, repaint=repaint, recompose=recompose)

    def restricted(self) -> None:
        """Stay silent when the line is full."""

    async def action_submit(self) -> None:
        """Hand the line over and empty it, so that no raw text stays behind."""
        raw, self.value = self.value, ""
        self.post_message(LineEntered(raw))

    def action_leave(self) -> None:
        """Close the line and keep the draft."""
        self.post_message(LineLeft())

    def action_next_kind(self) -> None:
        """Ask for another kind of note."""
        self.post_message(KindWanted())

    def _on_paste(self, event: Paste) -> None:
        """Take as much of a pasted text as there is room for, as one clean line."""
        event.stop()
        event.prevent_default()
        start, end = sorted(self.selection)
        names = lines_of(event.text)
        if self._is_for_names and len(names) > 1:
            raw, self.value = self.value, ""
            names[0], names[-1] = raw[:start] + names[0], names[-1] + raw[end:]
            self.post_message(LineEntered("\n".join(names)))
            return
        text = clean(event.text, NOTE_LIMIT - len(self.value) + len(self.selected_text))
        if text:
            self.replace(text, start, end)


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
