"""The row of the note line: what is being asked for, and the line it is typed into."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message

from group_supervision.core.format import NoteKind
from group_supervision.guide.words.notes import kind_of_note, own_learning
from group_supervision.translation import _
from group_supervision.tui.base import SupervisionApp
from group_supervision.tui.typed import Typed
from group_supervision.tui.widgets.covered_line import CoveredLine
from group_supervision.tui.widgets.entry import KindWanted, LineEntered, LineLeft
from group_supervision.tui.widgets.line import Line
from group_supervision.tui.widgets.note_line import Finder, NoteLine


class _Purpose(Enum):
    """What is being typed."""

    NOTE = auto()
    NUMBER = auto()
    """The number of a hypothesis."""
    NAME = auto()
    """A name to protect."""
    LEARNING = auto()
    """Somebody's own learning."""
    NEXT_TIME = auto()
    """A line for the group's next session."""
    ROLE = auto()
    """What somebody is to the case."""


class NoteRow(Horizontal):
    """Takes a note, a number or a name. Hidden until it is opened."""

    @dataclass
    class Taken(Message):
        """A note was entered. Handlers must not pass `raw` anywhere but to the anonymiser."""

        kind: NoteKind
        raw: str
        seat: int | None = None
        """Of own learning, whose it is."""

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

    def __init__(self, *, is_covered: bool = False, id: str | None = None) -> None:
        """Start closed.

        Args:
            is_covered: Whether the room may be looking: then there is nothing in this row that
                could draw a letter.
            id: The id.
        """
        super().__init__(id=id)
        self._is_covered = is_covered
        self._line: CoveredLine | NoteLine = (
            CoveredLine(id="note") if is_covered else NoteLine(id="note")
        )
        self._purpose = _Purpose.NOTE
        self._kinds: Sequence[NoteKind] = ()
        self._seats: Sequence[int] = ()
        self._draft = Typed()
        self._label_of_role = ""

    def compose(self) -> ComposeResult:
        """Lay out the label and the line."""
        yield Line(id="note-kind")
        yield self._line

    def on_mount(self) -> None:
        """Start closed."""
        self.display = False

    def open(self, kinds: Sequence[NoteKind], *, find: Finder | None = None) -> None:
        """Take a note of the first of `kinds`; ctrl+k goes on to the next one.

        Args:
            kinds: What kinds of note there are.
            find: Finds what of the line will be replaced, to be marked.
        """
        self._kinds = kinds
        self._start(_Purpose.NOTE, kind_of_note(kinds[0]), self._draft, find=find)

    def open_to_edit(self, kind: NoteKind, text: str, *, find: Finder | None = None) -> None:
        """Take other words for a note of `kind`, beginning with `text`."""
        self._kinds = (kind,)
        typed = Typed()
        typed.add(text)
        self._start(_Purpose.NOTE, kind_of_note(kind), typed, find=find)

    def open_for_learning(self, seats: Sequence[int], *, find: Finder | None = None) -> None:
        """Take the own learning of the first of `seats`; ctrl+k goes on to the next one."""
        self._seats = seats
        self._start(_Purpose.LEARNING, own_learning(seats[0]), Typed(), find=find)

    def open_for_next_time(self, *, find: Finder | None = None) -> None:
        """Take a line for the group's next session."""
        self._start(_Purpose.NEXT_TIME, kind_of_note(NoteKind.THREAD), Typed(), find=find)

    def open_for_number(self, *, is_watched: bool = False) -> None:
        """Take the number of a hypothesis; while the room may be looking, without saying so."""
        label = "" if is_watched else _("What resonated? H")
        self._start(_Purpose.NUMBER, label, Typed(digits_alone=True))

    def open_for_name(self) -> None:
        """Take a name to protect, masked as it is typed."""
        label = "" if self._is_covered else _("A name to protect")
        self._start(_Purpose.NAME, label, Typed())

    def open_for_role(self, label: str, role: str) -> None:
        """Take what the person with a label is to the case; an empty line takes it away."""
        self._label_of_role = label
        typed = Typed()
        typed.add(role)
        self._start(_Purpose.ROLE, _("{label} is").format(label=label), typed)

    def on_line_entered(self, message: LineEntered) -> None:
        """Hand on what was typed."""
        message.stop()
        raw = message.raw.strip()
        if not (self._purpose is _Purpose.NAME and raw and self._more_is_typed):
            self._close()
        for each in self._what_was_typed(raw):
            self.post_message(each)

    def _what_was_typed(self, raw: str) -> Iterator[Message]:
        match self._purpose:
            case _Purpose.NAME:
                yield from map(self.NameGiven, raw.splitlines())
            case _Purpose.ROLE:
                yield self.RoleGiven(self._label_of_role, raw)
            case _ if not raw:
                return
            case _Purpose.NOTE:
                yield self.Taken(self._kinds[0], raw)
            case _Purpose.LEARNING:
                yield self.Taken(NoteKind.LEARNING, raw, self._seats[0])
            case _Purpose.NEXT_TIME:
                yield self.Taken(NoteKind.THREAD, raw)
            case _Purpose.NUMBER:
                yield self.NumberGiven(int(raw))

    def on_line_left(self, message: LineLeft) -> None:
        """Close, and keep the draft of a note in memory."""
        message.stop()
        line = self._line
        if self._purpose is _Purpose.NOTE and isinstance(line, NoteLine):
            self._draft.add(line.value)
        self._close()

    def on_kind_wanted(self, message: KindWanted) -> None:
        """Go on to the next kind of note, or the next seat."""
        message.stop()
        if self._purpose is _Purpose.NOTE:
            self._kinds = (*self._kinds[1:], self._kinds[0])
            self._label.show(kind_of_note(self._kinds[0]))
        elif self._purpose is _Purpose.LEARNING:
            self._seats = (*self._seats[1:], self._seats[0])
            self._label.show(own_learning(self._seats[0]))

    @property
    def _more_is_typed(self) -> bool:
        """Whether more was typed already: in a list of names the next is no key of the session."""
        return isinstance(self.app, SupervisionApp) and self.app.turns.more_is_typed

    @property
    def takes_a_note(self) -> bool:
        """Whether it is a note that is being typed."""
        return self._purpose is _Purpose.NOTE

    @property
    def takes_a_number(self) -> bool:
        """Whether it is the number of a hypothesis that is being typed."""
        return self._purpose is _Purpose.NUMBER

    @property
    def _label(self) -> Line:
        return self.query_exactly_one("#note-kind", Line)

    def _start(
        self, purpose: _Purpose, label: str, typed: Typed, *, find: Finder | None = None
    ) -> None:
        self._purpose = purpose
        self._label.show(label)
        line, is_for_names = self._line, purpose is _Purpose.NAME
        if isinstance(line, CoveredLine):
            line.begin(typed, is_for_names=is_for_names)
        else:
            digits_alone = typed.takes_digits_alone
            line.begin(
                typed.take(), digits_alone=digits_alone, is_for_names=is_for_names, find=find
            )
        self.display = True
        line.focus()

    def _close(self) -> None:
        line = self._line
        if isinstance(line, NoteLine):
            line.value = ""
        self.display = False
        self.screen.set_focus(None)
        self.post_message(self.Closed())
