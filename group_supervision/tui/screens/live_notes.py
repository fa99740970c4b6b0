"""What is typed while a session runs: notes, the number of a hypothesis, a name to protect."""

from dataclasses import replace

from group_supervision.core import commands
from group_supervision.errors import Refusal
from group_supervision.tui.screens.live_face import LiveFace
from group_supervision.tui.widgets.note_row import NoteRow


class LiveNotes(LiveFace):
    """Opens the note line and hands on what was typed. The room is told that something was kept."""

    def action_note(self) -> None:
        """Open the note line, with the kind of note this phase starts with."""
        kinds = list(commands.note_kinds(self._live.session))
        wanted = self._live.session.step.phase.note_kind
        first = kinds.index(wanted) if wanted in kinds else 0
        self.query_one(NoteRow).open(
            [*kinds[first:], *kinds[:first]],
            find=self._live.spans,
        )
        self.desk = replace(self.desk, is_typing=True)

    def action_resonance(self) -> None:
        """Ask for the number of the hypothesis that resonated."""
        self.query_one(NoteRow).open_for_number(is_watched=self.desk.is_watched)
        self.desk = replace(self.desk, is_typing=True)

    def action_protect(self) -> None:
        """Ask for a name that may be said."""
        self.query_one(NoteRow).open_for_name()
        self.desk = replace(self.desk, is_typing=True)

    def on_note_row_taken(self, message: NoteRow.Taken) -> None:
        """Keep a note."""
        try:
            self._live.take_note(message.kind, message.raw)
            note = self._live.session.notes[-1]
            kept = f"H{note.number}" if note.number is not None else note.kind.value
            self._notice(f"kept: {kept}", to_the_room="kept")
        except Refusal as refusal:
            self._notice(str(refusal))

    def on_note_row_number_given(self, message: NoteRow.NumberGiven) -> None:
        """Mark what resonated."""
        try:
            self._live.perform(commands.resonate, message.number)
            resonates = commands.hypothesis(self._live.session, message.number).resonates
            done = "resonated" if resonates else "unmarked"
            self._notice(f"H{message.number} {done}", to_the_room="kept")
        except Refusal as refusal:
            self._notice(str(refusal))

    def on_note_row_name_given(self, message: NoteRow.NameGiven) -> None:
        """Protect a name, in memory."""
        self._live.protect(message.raw)
        self._notice(f"{self._live.protects} protected, in memory only", to_the_room="kept")

    def on_note_row_closed(self) -> None:
        """Let the keys of the session mean something again."""
        self.desk = replace(self.desk, is_typing=False)
