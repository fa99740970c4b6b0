"""The notes one by one, when the room has gone: edited, deleted, or made another kind."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from group_supervision.errors import Refusal
from group_supervision.guide.questions import Choice, Question
from group_supervision.guide.review import Review
from group_supervision.translation import N_, _
from group_supervision.tui import console_text
from group_supervision.tui.base import stylesheet
from group_supervision.tui.ready_screen import ReadyScreen
from group_supervision.tui.widgets.key_strip import KeyStrip, key_hints
from group_supervision.tui.widgets.line import Line
from group_supervision.tui.widgets.note_row import NoteRow


class NotesScreen(ReadyScreen[None]):
    """Lists the notes as they are kept. Every change is on disk at once, and for good."""

    CSS_PATH: ClassVar = [stylesheet("review")]
    AUTO_FOCUS = "#kept-notes"
    ALLOW_SELECT = False
    COVERED_WHEN_IDLE = True
    HELD_ONCE = frozenset({"delete", "kind"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "edit", N_("edit"), key_display="Enter", priority=True),
        Binding("k", "kind", N_("another kind")),
        Binding("x", "delete", N_("delete")),
        Binding("escape", "back", N_("back"), key_display="Esc"),
    ]

    def __init__(self, review: Review) -> None:
        """List the notes of what `review` reviews."""
        super().__init__()
        self._review = review
        self._question: Question[Callable[[], None]] | None = None
        self._is_typing = False

    def compose(self) -> ComposeResult:
        """Lay out the list, the strip, the note line and the keys."""
        yield Line(_("Notes"), id="words-heading")
        yield OptionList(id="kept-notes", markup=False)
        yield Line(id="strip")
        yield NoteRow(id="note-row")
        yield KeyStrip(id="keys")

    def on_mount(self) -> None:
        """Show the notes."""
        self._refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Let a key through only when it means something now."""
        if not self.is_ready or self._is_typing:
            return False
        if self._question is not None:
            return action in ("edit", "back")
        return action == "back" or self._place > 0

    @property
    def is_private(self) -> bool:
        """Whether it is: it opens from the uncovered review alone."""
        return True

    @property
    def allows_palette(self) -> bool:
        """Never."""
        return False

    def action_edit(self) -> None:
        """Answer the question, or take other words for the note."""
        question, self._question = self._question, None
        if question is not None:
            question.answer()
            return
        self._is_typing = True
        note = self._review.note(self._place)
        words = self._review.words_of(self._place)
        self.query_one(NoteRow).open_to_edit(note.kind, words, find=self._review.live.spans)

    def action_kind(self) -> None:
        """Make the note another kind."""
        self._try(partial(self._review.change_kind, self._place))

    def action_delete(self) -> None:
        """Ask whether to delete the note."""
        act = partial(self._try, partial(self._review.delete_note, self._place))
        self._question = Question(_("Delete this note for good?"), (_deletes(act),))
        self._refresh()

    def action_back(self) -> None:
        """Leave the question, or go back to the review."""
        if self._question is None:
            self.dismiss(None)
        else:
            self._question = None
            self._refresh()

    def on_note_row_taken(self, message: NoteRow.Taken) -> None:
        """Put what was typed in the place of the note."""
        self._try(partial(self._review.edit_note, self._place, message.raw))

    def on_note_row_closed(self) -> None:
        """Let the keys mean something again."""
        self._is_typing = False
        self._notes.focus()

    @property
    def _notes(self) -> OptionList:
        return self.query_exactly_one("#kept-notes", OptionList)

    @property
    def _place(self) -> int:
        at = self._notes.highlighted
        return 0 if at is None else at + 1

    def _try(self, act: Callable[[], object]) -> None:
        said = ""
        try:
            act()
        except Refusal as refusal:
            said = str(refusal)
        self._refresh()
        if said:
            self.query_exactly_one("#strip", Line).show(said)

    def _refresh(self) -> None:
        at = self._notes.highlighted or 0
        notes = self._review.live.session.notes
        self._notes.clear_options()
        self._notes.add_options([Option(console_text.note_line(note)) for note in notes])
        if notes:
            self._notes.highlighted = min(at, len(notes) - 1)
        question = self._question
        self.query_exactly_one("#strip", Line).show("" if question is None else question.line)
        wanted = [("edit", ""), ("kind", ""), ("delete", ""), ("back", "")]
        self.query_one(KeyStrip).show_keys([] if question else key_hints(self, wanted))


def _deletes(act: Callable[[], None]) -> Choice[Callable[[], None]]:
    return Choice(_("deletes it"), act)
