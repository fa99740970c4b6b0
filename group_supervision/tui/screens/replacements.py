"""Going through what was replaced, when the room has gone: one key for each decision."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from group_supervision.anonymiser.session.decisions import Verdict
from group_supervision.errors import Refusal, StoreError
from group_supervision.guide.questions import Choice, Question
from group_supervision.guide.replacements import Decided, Replacements
from group_supervision.live.session import LiveSession
from group_supervision.translation import _
from group_supervision.tui import replacement_text
from group_supervision.tui.base import stylesheet
from group_supervision.tui.ready_screen import ReadyScreen
from group_supervision.tui.screens.replacement_keys import ANSWER_BINDINGS, REPLACEMENT_BINDINGS
from group_supervision.tui.widgets.key_strip import KeyStrip, key_hints
from group_supervision.tui.widgets.line import Line
from group_supervision.tui.widgets.note_row import NoteRow

Decide = Callable[[], Decided]


class ReplacementsScreen(ReadyScreen[None]):
    """Shows note after note as it is kept. Every decision is on disk at once."""

    CSS_PATH: ClassVar = [stylesheet("review")]
    AUTO_FOCUS = ""
    ALLOW_SELECT = False  # what was typed stands here, and clipboards are kept by some systems
    COVERED_WHEN_IDLE = True
    BINDINGS: ClassVar[list[BindingType]] = [*ANSWER_BINDINGS, *REPLACEMENT_BINDINGS]

    def __init__(self, live: LiveSession) -> None:
        """Go through the notes of `live`, which has ended."""
        super().__init__()
        self._live = live
        self._replacements = Replacements(live)
        self._question: Question[Decide] | None = None
        self._said = ""
        self._is_typing = False

    def compose(self) -> ComposeResult:
        """Lay out the note, what is said of the chosen word, and the keys."""
        yield Line(id="check-heading")
        with VerticalScroll(id="kept-scroll", can_focus=False):
            yield Line(id="kept")
        yield Line(id="about")
        yield Line(id="choices")
        yield Line(id="advice")
        yield Line(id="strip")
        yield NoteRow(id="note-row")
        yield KeyStrip(id="keys")

    def on_mount(self) -> None:
        """Show the first doubt."""
        self._refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a key through only when it means something now."""
        if self._is_typing or not self.is_ready:
            return False
        if self._question is not None:
            return action in ("answer", "choose", "back")
        here = self._replacements
        match action:
            case "next_doubt":
                return bool(here.cursor.doubts)
            case "confirm":
                return here.can_confirm
            case "decide":
                return here.can_decide(Verdict(str(parameters[0])))
            case "always":
                return here.can_decide()
            case "role":
                return here.can_give_role
            case "merge":
                return here.can_merge
            case "split":
                return here.can_split
            case "delete":
                return here.note is not None
        return action in ("move", "turn", "protect", "keys", "back")

    @property
    def allows_palette(self) -> bool:
        """Whether the palette may open: not over a line or a question."""
        return not self._is_typing and self._question is None

    def action_move(self, by: int) -> None:
        """Go to another word."""
        self._replacements.move(by)
        self.say_quietly("")

    def action_turn(self, by: int) -> None:
        """Go to another note."""
        self._replacements.turn(by)
        self.say_quietly("")

    def action_next_doubt(self) -> None:
        """Go to the next doubt."""
        self._replacements.next_doubt()
        self.say_quietly("")

    def action_confirm(self) -> None:
        """Take it for what it was taken for, and go on to the next doubt."""
        self._decide(self._replacements.confirm)

    def action_decide(self, word: str) -> None:
        """Take her word for what it is, and go on to the next doubt."""
        self._decide(lambda: self._replacements.decide(Verdict(word)))

    def action_always(self) -> None:
        """Show the ordinary words with this one among them before they are kept."""
        from group_supervision.tui.screens.ordinary_words import OrdinaryWordsScreen

        mark = self._replacements.mark
        if mark is None:
            return

        def read(words: tuple[str, ...] | None) -> None:
            if words is not None:
                self._decide(lambda: self._replacements.keep_ordinary(words))

        screen = OrdinaryWordsScreen(self._replacements.ordinary_words, mark.typed.lower())
        self.app.push_screen(screen, read)

    def action_role(self) -> None:
        """Ask who it is to the case."""
        label = self._replacements.label
        self._is_typing = True
        self.query_one(NoteRow).open_for_role(label, self._replacements.role_of(label))

    def action_merge(self) -> None:
        """Ask who else it is."""

        def same_as(other: str) -> Decide:
            return lambda: self._replacements.merge(other)

        answers = tuple(
            Choice(words, same_as(other)) for other, words in self._replacements.others()
        )
        text = _("{label} is the same as").format(label=self._replacements.label)
        self._ask(Question(text, answers, is_a_scale=True))

    def action_split(self) -> None:
        """Give this name a label of its own."""
        self._decide(self._replacements.split)

    def action_delete(self) -> None:
        """Ask whether to delete the note."""
        text = _("Delete this note? There is no way back.")
        self._ask(Question(text, (Choice(_("deletes it"), self._replacements.delete_note),)))

    def action_protect(self) -> None:
        """Ask for a name that was missed."""
        self._is_typing = True
        self.query_one(NoteRow).open_for_name()

    def action_keys(self) -> None:
        """List all keys."""
        from group_supervision.tui.screens.keys import KeysScreen

        self.app.push_screen(KeysScreen(REPLACEMENT_BINDINGS, {}))

    def action_answer(self) -> None:
        """Answer the question."""
        question, self._question = self._question, None
        if question is not None:
            self._decide(question.answer)

    def action_choose(self, by: int) -> None:
        """Move among the answers."""
        if self._question is not None:
            self._ask(self._question.moved(by))

    def action_back(self) -> None:
        """Leave the question, or go back to the review."""
        if self._question is None:
            self.dismiss(None)
        else:
            self._ask(None)

    def on_note_row_role_given(self, message: NoteRow.RoleGiven) -> None:
        """Let a role stand for somebody, or take it away."""
        self._decide(lambda: self._replacements.give_role(message.role, message.label))

    def on_note_row_name_given(self, message: NoteRow.NameGiven) -> None:
        """Take out a name that was missed, wherever it stands."""
        self._decide(lambda: self._replacements.take_out(message.raw))

    def on_note_row_closed(self) -> None:
        """Let the keys mean something again."""
        self._is_typing = False
        self._refresh()

    def _decide(self, act: Decide) -> None:
        """Make a decision and say what came of it, or why it could not be made."""
        try:
            self.say_quietly(act().sentence)
        except (Refusal, StoreError) as refusal:
            self.say_quietly(str(refusal))

    def _ask(self, question: Question[Decide] | None) -> None:
        self._question = question
        self._refresh()

    def say_quietly(self, sentence: str) -> None:
        """Say something above the keys."""
        self._said = sentence
        self._refresh()

    def _refresh(self) -> None:
        here = self._replacements
        shown: dict[str, str | Content] = {
            "#check-heading": replacement_text.heading(here.cursor, here.note),
            "#kept": replacement_text.kept(here.parts, here.cursor.mark),
            "#about": replacement_text.about(here.mark, is_older=here.is_older),
            "#choices": replacement_text.choices(here.mark, is_older=here.is_older),
            "#advice": here.advice,
            "#strip": self._said if self._question is None else self._question.line,
        }
        for selector, text in shown.items():
            self.query_exactly_one(selector, Line).show(text)
        wanted = [("next_doubt", ""), ("move(1)", ""), ("turn(1)", ""), ("back", ""), ("keys", "")]
        self.query_one(KeyStrip).show_keys([] if self._question else key_hints(self, wanted))
        self._scroll_to_chosen()

    def _scroll_to_chosen(self) -> None:
        scroll = self.query_exactly_one("#kept-scroll", VerticalScroll)
        place = replacement_text.chosen_at(self._replacements.parts, self._replacements.cursor.mark)
        row = place // max(1, scroll.size.width or 1)
        scroll.scroll_to(y=max(0, row - 1), animate=False)
