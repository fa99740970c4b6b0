"""The review, when the room has gone: what was kept, and whether it stays."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from group_supervision.core.choices import Screens
from group_supervision.errors import Refusal, StoreError
from group_supervision.guide.note_taking import mark_resonance, note_kinds, take_note
from group_supervision.guide.outcome import Kept
from group_supervision.guide.questions import Choice, Question
from group_supervision.guide.review import Review
from group_supervision.live.session import LiveSession
from group_supervision.translation import N_, _
from group_supervision.tui import console_text, replacement_text
from group_supervision.tui.base import stylesheet
from group_supervision.tui.ready_screen import ReadyScreen
from group_supervision.tui.screens.review_keys import REVIEW_BINDINGS
from group_supervision.tui.widgets.key_strip import KeyStrip, key_hints
from group_supervision.tui.widgets.line import Line
from group_supervision.tui.widgets.note_row import NoteRow

if TYPE_CHECKING:
    from group_supervision.guide.session_tags import SessionTags

_ROWS: Final = 5  # rows further that one key reads on


COVERED: Final = N_("The review is covered. When you're on your own, h uncovers it.")
"""What stands there on one screen until she says that the room has gone."""


class ReviewScreen(ReadyScreen[Kept]):
    """Shows times and notes. Enter keeps them all; keeping nothing asks."""

    CSS_PATH: ClassVar = [stylesheet("review")]
    AUTO_FOCUS = ""
    COVERED_WHEN_IDLE = True
    HELD_ONCE = frozenset({"keep", "later", "check", "discard", "undo"})
    BINDINGS: ClassVar[list[BindingType]] = [*REVIEW_BINDINGS]

    def __init__(
        self,
        live: LiveSession,
        tags: "SessionTags",
        tally: Sequence[str] = (),
        *,
        asks_for_next_time: bool = False,
    ) -> None:
        """Review `live`, which has ended; `tally` is said to her alone, the rest `Review` asks."""
        super().__init__()
        self._tally = "\n".join(tally)
        self._live = live
        self._tags = tags
        self._review = Review(live, asks_for_next_time=asks_for_next_time)
        self._question: Question[Callable[[], None]] | None = None
        self._is_typing = False
        self._has_one_screen = live.session.plan.setup.screens is Screens.ONE
        self._is_covered = self._has_one_screen
        """Whether the room may be looking still."""

    def compose(self) -> ComposeResult:
        """Lay out times, notes, the strip, the note line and the keys."""
        with VerticalScroll(id="review", can_focus=False):
            yield Line(_(COVERED), id="covered")
            with Vertical(id="uncovered"):
                yield Line(id="heading")
                yield Line(id="doubts")
                yield Line(id="next-time")
                yield Line(id="times")
                yield Line(self._tally, id="tally")
                yield Line(id="notes")
        yield Line(id="strip")
        yield NoteRow(id="note-row")
        yield KeyStrip(id="keys")

    def on_mount(self) -> None:
        """Show everything."""
        self._refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Let a key through only when it means something now."""
        if self._is_typing or not self.is_ready:
            return False
        if self._question is not None:
            return action in ("keep", "later", "choose")
        if self._is_covered:
            return action in ("cover", "later", "keys")
        match action:
            case "cover":
                return self._has_one_screen
            case "check" | "notes":
                return self._review.can_check
            case "thread":
                return self._review.can_keep_thread
            case "note" | "learning":
                return self._review.can_note
            case "resonance":
                return self._review.can_mark
            case "undo":
                return self._review.can_undo
            case "about":
                return bool(self._tags.offered)
        return action in ("keep", "later", "discard", "keys", "scroll")

    @property
    def is_private(self) -> bool:
        """Whether it is uncovered."""
        return not self._is_covered

    @property
    def allows_palette(self) -> bool:
        """Whether the palette may open: not over a line, a question or the cover."""
        return not (self._is_typing or self._is_covered) and self._question is None

    def action_cover(self) -> None:
        """Uncover everything, or cover it again."""
        self._is_covered = not self._is_covered
        self.on_screen_resume()
        self._refresh()

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
        from group_supervision.tui.screens.replacements import ReplacementsScreen

        self.app.push_screen(ReplacementsScreen(self._live), lambda _: self._refresh())

    def action_notes(self) -> None:
        """Go through the notes one by one, and come back."""
        from group_supervision.tui.screens.notes import NotesScreen

        self.app.push_screen(NotesScreen(self._review), lambda _: self._refresh())

    def action_discard(self) -> None:
        """Ask whether to keep nothing, and once more."""
        self._ask(_("Delete this session, its times and notes?"), _("deletes"), self._ask_again)

    def _ask_again(self) -> None:
        self._ask(_("There is no way back."), _("deletes it"), self._discard)

    def _ask(self, text: str, answer: str, act: Callable[[], None]) -> None:
        self._question = Question(text, (Choice(answer, act),))
        self._refresh()

    def action_later(self) -> None:
        """Leave the question, or the review without deciding anything."""
        if self._question is None:
            self.dismiss(Kept.LATER)
            return
        self._question = None
        self._refresh()

    def action_note(self) -> None:
        """Add key words."""
        self._is_typing = True
        kinds = note_kinds(self._live)
        self.query_one(NoteRow).open(kinds, find=self._live.spans)

    def action_learning(self) -> None:
        """Add somebody's own learning."""
        seats = self._review.seats_to_fill()
        self._is_typing = True
        self.query_one(NoteRow).open_for_learning(seats, find=self._live.spans)

    def action_thread(self) -> None:
        """Keep a line for the group's next session."""
        self._is_typing = True
        self.query_one(NoteRow).open_for_next_time(find=self._live.spans)

    def action_resonance(self) -> None:
        """Ask which hypothesis resonated."""
        self._is_typing = True
        self.query_one(NoteRow).open_for_number()

    def action_about(self) -> None:
        """Ask which tag the session was about."""
        asked = self._tags.question()
        choices: list[Choice[Callable[[], None]]] = [
            Choice(each.label, partial(self._note_tag, each.answer)) for each in asked.choices
        ]
        self._question = Question(asked.text, tuple(choices), is_a_scale=True)
        self._refresh()

    def _note_tag(self, tag: str) -> None:
        self._question = None
        said = ""

        def choose() -> None:
            nonlocal said
            said = self._tags.choose(tag)

        self._try(choose)
        if said:
            self.say_quietly(said)

    def action_choose(self, by: int) -> None:
        """Choose another answer."""
        if self._question is not None:
            self._question = self._question.moved(by)
            self._refresh()

    def action_undo(self) -> None:
        """Take the last note or mark back."""
        self._try(self._review.undo)

    def on_note_row_taken(self, message: NoteRow.Taken) -> None:
        """Keep a note."""
        if message.seat is None:
            self._try(lambda: take_note(self._live, message.kind, message.raw))
        else:
            seat = message.seat
            self._try(lambda: self._review.take_learning(seat, message.raw))

    def on_note_row_number_given(self, message: NoteRow.NumberGiven) -> None:
        """Mark what resonated."""
        self._try(lambda: mark_resonance(self._live, message.number))

    def on_note_row_closed(self) -> None:
        """Let the keys mean something again."""
        self._is_typing = False
        self._refresh()

    def say_quietly(self, sentence: str) -> None:
        """Say something above the keys, unless a question stands there."""
        if self._question is None:
            self.query_exactly_one("#strip", Line).show(sentence)

    def _try(self, act: Callable[[], object]) -> None:
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
        self._try(self._review.keep_nothing)
        if not self._live.facts:
            self.dismiss(Kept.NOTHING)

    def _refresh(self) -> None:
        self.query_exactly_one("#covered").display = self._is_covered
        self.query_exactly_one("#uncovered").display = not self._is_covered
        if not self._is_covered:
            self._show_what_was_kept()
        question = self._question
        self.query_exactly_one("#strip", Line).show("" if question is None else question.line)
        wanted = [(each, "") for each in self._footer()]
        self.query_one(KeyStrip).show_keys([] if question else key_hints(self, wanted))

    def _footer(self) -> Sequence[str]:
        if self._is_covered:
            return ("cover", "later", "keys")
        return ("keep", "check", "discard", "later", "keys")

    def _show_what_was_kept(self) -> None:
        session = self._live.session
        self.query_exactly_one("#heading", Line).show(console_text.review_heading(session))
        doubts = self.query_exactly_one("#doubts", Line)
        review = self._review
        doubts.show(replacement_text.summary(review.cursor, has_older=review.has_older))
        doubts.display = bool(doubts.text)
        self.query_exactly_one("#next-time", Line).show(review.asked_for_next_time())
        self.query_exactly_one("#next-time").display = review.can_keep_thread
        self.query_exactly_one("#times", Line).show(console_text.times(self._live.record()))
        self.query_exactly_one("#notes", Line).show(self._notes())

    def _notes(self) -> Content:
        session = self._live.session
        if session.notes:
            return Content("\n").join(
                [Content.styled(_("Notes"), "bold"), *map(console_text.note_line, session.notes)]
            )
        return Content.styled(self._review.without_notes(), "$muted")
