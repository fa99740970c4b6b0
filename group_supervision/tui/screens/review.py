"""The review, when the room has gone: what was kept, and whether it stays."""

from collections.abc import Callable
from enum import Enum
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from group_supervision.core import commands
from group_supervision.core.choices import NotePolicy
from group_supervision.errors import Refusal, StoreError
from group_supervision.live.session import LiveSession
from group_supervision.live.walk import Walk
from group_supervision.tui import check_text, console_text
from group_supervision.tui.base import stylesheet
from group_supervision.tui.question import Choice, Question
from group_supervision.tui.ready import ReadyScreen
from group_supervision.tui.widgets.key_strip import KeyStrip, key_hints
from group_supervision.tui.widgets.line import Line
from group_supervision.tui.widgets.note_row import NoteRow

_ROWS: Final = 5
"""How many rows further one key reads on."""


class Kept(Enum):
    """What the review decided."""

    ALL = "all"
    NOTHING = "nothing"


class ReviewScreen(ReadyScreen[Kept]):
    """Shows times and notes. Enter keeps them all; keeping nothing asks."""

    CSS_PATH: ClassVar = [stylesheet("review")]
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "keep all", tooltip="Keep everything", key_display="Enter"),
        Binding("c", "check", "check", tooltip="Go through what was replaced, word by word"),
        Binding("x", "discard", "keep none", tooltip="Keep nothing: the session is deleted"),
        Binding("m", "note", "note", tooltip="Add key words"),
        Binding("r", "resonance", "resonated", tooltip="Mark a hypothesis that resonated"),
        Binding("u", "undo", "undo", tooltip="Undo the last note or mark"),
        Binding("question_mark,f1", "keys", "keys", tooltip="List all keys", key_display="?"),
        Binding("escape", "stay", "stay", show=False),
        Binding("down,pagedown", "scroll(1)", "further down", show=False),
        Binding("up,pageup", "scroll(-1)", "further up", show=False),
    ]

    def __init__(self, live: LiveSession) -> None:
        """Review `live`, which has ended."""
        super().__init__()
        self._live = live
        self._facts_at_first = live.facts
        self._question: Question | None = None
        self._is_typing = False

    def compose(self) -> ComposeResult:
        """Lay out times, notes, the strip, the note line and the keys."""
        with VerticalScroll(id="review", can_focus=False):
            yield Line(id="heading")
            yield Line(id="doubts")
            yield Line(id="times")
            yield Line(id="notes")
        yield Line(id="strip")
        yield NoteRow(id="note-row")
        yield KeyStrip(id="keys")

    def on_mount(self) -> None:
        """Show everything."""
        self._refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Let a key through only when it means something now."""
        session = self._live.session
        if self._is_typing or not self.is_ready:
            return False
        if self._question is not None:
            return action in ("keep", "stay")
        match action:
            case "check":
                return bool(session.notes)
            case "note":
                return commands.may_take_notes(session)
            case "resonance":
                return bool(session.hypotheses)
            case "undo":
                return self._live.facts > self._facts_at_first
            case "stay":
                return False
        return True

    @property
    def allows_palette(self) -> bool:
        """Whether the palette may open: not over a line or a question."""
        return not self._is_typing and self._question is None

    def action_keep(self) -> None:
        """Answer the question, or keep everything."""
        if self._question is not None:
            self._question.answer()
        else:
            self.dismiss(Kept.ALL)

    def action_scroll(self, by: int) -> None:
        """Read on, or go back."""
        self.query_one(VerticalScroll).scroll_relative(y=by * _ROWS, animate=False)

    def action_check(self) -> None:
        """Go through what was replaced, and come back."""
        from group_supervision.tui.screens.check import CheckScreen

        self.app.push_screen(CheckScreen(self._live), lambda _: self._refresh())

    def action_keys(self) -> None:
        """List all keys."""
        from group_supervision.tui.screens.keys import KeysScreen

        listed = [each for each in self.BINDINGS if isinstance(each, Binding) and each.show]
        self.app.push_screen(KeysScreen(listed, {}))

    def action_discard(self) -> None:
        """Ask whether to keep nothing, and once more."""
        self._ask("Delete this session, its times and notes?", "deletes", self._ask_again)

    def _ask_again(self) -> None:
        self._ask("There is no way back.", "deletes it", self._discard)

    def _ask(self, text: str, answer: str, act: Callable[[], None]) -> None:
        self._question = Question(text, (Choice(answer, act),))
        self._refresh()

    def action_stay(self) -> None:
        """Leave the question."""
        self._question = None
        self._refresh()

    def action_note(self) -> None:
        """Add key words."""
        self._is_typing = True
        kinds = commands.note_kinds(self._live.session)
        self.query_one(NoteRow).open(kinds, find=self._live.spans)

    def action_resonance(self) -> None:
        """Ask which hypothesis resonated."""
        self._is_typing = True
        self.query_one(NoteRow).open_for_number()

    def action_undo(self) -> None:
        """Take the last note or mark back."""
        self._live.undo()
        self._refresh()

    def on_note_row_taken(self, message: NoteRow.Taken) -> None:
        """Keep a note."""
        self._try(lambda: self._live.take_note(message.kind, message.raw))

    def on_note_row_number_given(self, message: NoteRow.NumberGiven) -> None:
        """Mark what resonated."""
        self._try(lambda: self._live.perform(commands.resonate, message.number))

    def on_note_row_closed(self) -> None:
        """Let the keys mean something again."""
        self._is_typing = False
        self._refresh()

    def say_quietly(self, sentence: str) -> None:
        """Say something above the keys, unless a question stands there."""
        if self._question is None:
            self.query_exactly_one("#strip", Line).show(sentence)

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except (Refusal, StoreError) as refusal:
            self._question = None
            self._refresh()
            self.query_exactly_one("#strip", Line).show(str(refusal))
        else:
            self._refresh()

    def _discard(self) -> None:
        self._question = None
        self._try(self._live.keep_nothing)
        if not self._live.facts:
            self.dismiss(Kept.NOTHING)

    def _refresh(self) -> None:
        session = self._live.session
        notes = [self._live.drafts.parts(note) for note in session.notes]
        is_older = any(self._live.drafts.typed(note.id) is None for note in session.notes)
        self.query_exactly_one("#heading", Line).show(console_text.review_heading(session))
        doubts = self.query_exactly_one("#doubts", Line)
        doubts.show(check_text.summary(Walk(tuple(notes)), has_older=is_older))
        doubts.display = bool(doubts.text)
        self.query_exactly_one("#times", Line).show(console_text.times(self._live.record()))
        self.query_exactly_one("#notes", Line).show(self._notes())
        question = self._question
        self.query_exactly_one("#strip", Line).show("" if question is None else question.line)
        wanted = [(each, "") for each in ("keep", "check", "note", "discard", "keys")]
        self.query_one(KeyStrip).show_keys([] if question else key_hints(self, wanted))

    def _notes(self) -> Content:
        session = self._live.session
        if session.notes:
            return Content("\n").join(
                [Content.styled("Notes", "bold"), *map(console_text.note_line, session.notes)]
            )
        if session.plan.setup.policy is NotePolicy.NONE:
            return Content.styled("No notes were taken: times only.", "$muted")
        return Content.styled("No notes yet: m adds key words, if you want any.", "$muted")
