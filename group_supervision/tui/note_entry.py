"""Taking down what is typed while a session runs: notes, hypotheses that resonated, names."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message

from group_supervision.errors import Refusal
from group_supervision.guide.note_taking import mark_resonance, note_kinds, take_note
from group_supervision.guide.words.notes import note_short
from group_supervision.live.session import LiveSession
from group_supervision.translation import _, ngettext
from group_supervision.tui.widgets.note_row import NoteRow
from group_supervision.tui.widgets.strip import ELSEWHERE


class NoteEntry(Container):
    """Hands what was typed to the guide. The room is told only that something was kept."""

    class Closed(Message):
        """Nothing is being typed any more."""

    @dataclass
    class Said(Message):
        """Something has to be said about a line that was entered."""

        text: str
        to_the_room: str

    def __init__(self, live: LiveSession, *, is_covered: bool) -> None:
        """Take notes of `live`; covered, nothing that is typed can be drawn."""
        super().__init__()
        self._live = live
        self._is_covered = is_covered

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield NoteRow(is_covered=self._is_covered, id="note-row")

    def open_for_note(self) -> None:
        """Take a note of the kind this part starts with.

        Raises:
            Refusal: When nothing is written down now, with the reason.
        """
        self._row.open(note_kinds(self._live), find=self._live.spans)

    def open_for_number(self, *, is_watched: bool) -> None:
        """Take the number of the hypothesis that resonated."""
        self._row.open_for_number(is_watched=is_watched)

    def open_for_name(self) -> None:
        """Take a name that may be said."""
        self._row.open_for_name()

    def on_note_row_taken(self, message: NoteRow.Taken) -> None:
        """Keep a note."""
        message.stop()
        try:
            note = take_note(self._live, message.kind, message.raw)
        except Refusal as refusal:
            self._say(str(refusal), ELSEWHERE)
        else:
            self._say(_("kept: {note}").format(note=note_short(note)))

    def on_note_row_number_given(self, message: NoteRow.NumberGiven) -> None:
        """Mark what resonated."""
        message.stop()
        try:
            note = mark_resonance(self._live, message.number)
        except Refusal as refusal:
            self._say(str(refusal), ELSEWHERE)
        else:
            done = _("H{number} resonated") if note.resonates else _("H{number} unmarked")
            self._say(done.format(number=message.number))

    def on_note_row_name_given(self, message: NoteRow.NameGiven) -> None:
        """Protect a name, in memory."""
        message.stop()
        self._live.protect(message.raw)
        self._say(
            ngettext(
                "{count} name protected, in memory only",
                "{count} names protected, in memory only",
                self._live.protects,
            )
        )

    def on_note_row_closed(self, message: NoteRow.Closed) -> None:
        """Say that nothing is being typed any more."""
        message.stop()
        self.post_message(self.Closed())

    @property
    def _row(self) -> NoteRow:
        return self.query_one(NoteRow)

    def _say(self, text: str, to_the_room: str = "") -> None:
        self.post_message(self.Said(text, to_the_room or _("kept")))
