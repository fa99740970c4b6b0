"""The row of the note line: what is being asked for, and the line it is typed into."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message

from group_supervision.core.format import NoteKind
from group_supervision.tui.widgets.line import Line
from group_supervision.tui.widgets.note_line import Finder, NoteLine


class _Purpose(Enum):
    """What is being typed."""

    NOTE = auto()
    NUMBER = auto()
    """The number of a hypothesis: nothing the room may not see."""
    NAME = auto()
    """A name to protect."""
    ROLE = auto()
    """What somebody is to the case."""


class NoteRow(Horizontal):
    """Takes a note, a number or a name. Hidden until it is opened."""

    @dataclass
    class Taken(Message):
        """A note was entered. Handlers must not pass `raw` anywhere but to the anonymiser."""

        kind: NoteKind
        raw: str

    @dataclass
    class NumberGiven(Message):
        """The number of a hypothesis was entered."""

        number: int

    @dataclass
    class NameGiven(Message):
        """A name to protect was entered. It must not go anywhere but to the anonymiser."""

        raw: str

    @dataclass
    class RoleGiven(Message):
        """What somebody is to the case was entered, or nothing."""

        label: str
        role: str

    class Closed(Message):
        """Nothing is being typed any more."""

    def __init__(self, *, id: str | None = None) -> None:
        """Start closed."""
        super().__init__(id=id)
        self._purpose = _Purpose.NOTE
        self._kinds: Sequence[NoteKind] = ()
        self._draft = ""
        self._label_of_role = ""

    def compose(self) -> ComposeResult:
        """Lay out the label and the line."""
        yield Line(id="note-kind")
        yield NoteLine(id="note")

    def on_mount(self) -> None:
        """Start closed."""
        self.display = False

    def open(
        self, kinds: Sequence[NoteKind], *, is_hidden: bool, find: Finder | None = None
    ) -> None:
        """Take a note of the first of `kinds`; ctrl+k goes on to the next one.

        Args:
            kinds: What kinds of note there are.
            is_hidden: Whether the room may be looking.
            find: Finds what of the line will be replaced, to be marked.
        """
        self._kinds = kinds
        label = kinds[0].value
        self._start(_Purpose.NOTE, label, self._draft, is_hidden=is_hidden, find=find)

    def open_for_number(self, *, is_watched: bool) -> None:
        """Take the number of a hypothesis; while the room may be looking, without saying so."""
        label = "H" if is_watched else "What resonated? H"
        self._start(_Purpose.NUMBER, label, "", is_hidden=False)

    def open_for_name(self, *, is_hidden: bool) -> None:
        """Take a name to protect, masked as it is typed."""
        label = "" if is_hidden else "A name to protect"
        self._start(_Purpose.NAME, label, "", is_hidden=is_hidden)

    def open_for_role(self, label: str, role: str) -> None:
        """Take what the person with a label is to the case; an empty line takes it away."""
        self._label_of_role = label
        self._start(_Purpose.ROLE, f"{label} is", role, is_hidden=False)

    def hide_typing(self, *, is_hidden: bool) -> None:
        """Hide or show what is being typed; a number is never hidden."""
        self._line.is_hidden = is_hidden and self._purpose is not _Purpose.NUMBER

    def on_note_line_entered(self, message: NoteLine.Entered) -> None:
        """Hand on what was typed."""
        message.stop()
        self._close()
        raw = message.raw.strip()
        if self._purpose is _Purpose.NOTE:
            self._draft = ""
            if raw:
                self.post_message(self.Taken(self._kinds[0], raw))
        elif self._purpose is _Purpose.NAME:
            if raw:
                self.post_message(self.NameGiven(raw))
        elif self._purpose is _Purpose.ROLE:
            self.post_message(self.RoleGiven(self._label_of_role, raw))
        else:
            digits = "".join(each for each in raw if each in "0123456789")
            if digits:
                self.post_message(self.NumberGiven(int(digits)))

    def on_note_line_left(self, message: NoteLine.Left) -> None:
        """Close, and keep the draft of a note in memory."""
        message.stop()
        if self._purpose is _Purpose.NOTE:
            self._draft = self._line.value
        self._close()

    def on_note_line_kind_wanted(self, message: NoteLine.KindWanted) -> None:
        """Go on to the next kind of note."""
        message.stop()
        if self._purpose is _Purpose.NOTE:
            self._kinds = (*self._kinds[1:], self._kinds[0])
            self._label.show(self._kinds[0].value)

    @property
    def takes_a_note(self) -> bool:
        """Whether it is a note that is being typed."""
        return self._purpose is _Purpose.NOTE

    @property
    def takes_a_number(self) -> bool:
        """Whether it is the number of a hypothesis that is being typed."""
        return self._purpose is _Purpose.NUMBER

    @property
    def _line(self) -> NoteLine:
        return self.query_exactly_one("#note", NoteLine)

    @property
    def _label(self) -> Line:
        return self.query_exactly_one("#note-kind", Line)

    def _start(
        self,
        purpose: _Purpose,
        label: str,
        text: str,
        *,
        is_hidden: bool,
        find: Finder | None = None,
    ) -> None:
        self._purpose = purpose
        self._label.show(label)
        line = self._line
        line.look_for(find)
        line.password = purpose is _Purpose.NAME
        line.is_hidden = is_hidden
        line.value = text
        line.cursor_position = len(text)
        self.display = True
        line.focus()

    def _close(self) -> None:
        self._line.value = ""
        self.display = False
        self.screen.set_focus(None)
        self.post_message(self.Closed())
