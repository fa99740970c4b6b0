"""Going through what was replaced, when the room has gone: one key for each decision."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.marking import Part
from group_supervision.anonymiser.session.decisions import Verdict
from group_supervision.anonymiser.singling_out import advice
from group_supervision.core.session import Note
from group_supervision.errors import Refusal, StoreError
from group_supervision.live import mark_words
from group_supervision.live.session import LiveSession
from group_supervision.live.walk import Walk
from group_supervision.tui import check_text
from group_supervision.tui.base import stylesheet
from group_supervision.tui.question import Choice, Question
from group_supervision.tui.ready import ReadyScreen
from group_supervision.tui.screens.check_keys import ANSWER_BINDINGS, CHECK_BINDINGS
from group_supervision.tui.widgets.key_strip import KeyStrip, key_hints
from group_supervision.tui.widgets.line import Line
from group_supervision.tui.widgets.note_row import NoteRow


class CheckScreen(ReadyScreen[None]):
    """Shows note after note as it is kept. Every decision is on disk at once."""

    CSS_PATH: ClassVar = [stylesheet("review")]
    AUTO_FOCUS = ""
    ALLOW_SELECT = False  # what was typed stands here, and clipboards are kept by some systems
    BINDINGS: ClassVar[list[BindingType]] = [*ANSWER_BINDINGS, *CHECK_BINDINGS]

    def __init__(self, live: LiveSession) -> None:
        """Go through the notes of `live`, which has ended."""
        super().__init__()
        self._live = live
        self._walk = Walk(self._worded()).to_doubt(stays=True)
        self._question: Question | None = None
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
        mark = self._walk.present
        match action:
            case "answer" | "choose":
                return False
            case "next_doubt":
                return bool(self._walk.doubts)
            case "confirm":
                return mark is not None and mark.is_doubt
            case "decide" | "always":
                is_back = mark is not None and mark.is_given_back and "not-a-name" in parameters
                return mark is not None and not self._is_older and not is_back
            case "role":
                return mark is not None and bool(mark.label)
            case "merge":
                return mark is not None and bool(mark.label) and len(self._walk.labels) > 1
            case "split":
                return mark is not None and bool(mark.label) and not self._is_older
        return True

    @property
    def allows_palette(self) -> bool:
        """Whether the palette may open: not over a line or a question."""
        return not self._is_typing and self._question is None

    def action_move(self, by: int) -> None:
        """Go to another word."""
        self._go(self._walk.moved(by))

    def action_turn(self, by: int) -> None:
        """Go to another note."""
        self._go(self._walk.turned(by))

    def action_next_doubt(self) -> None:
        """Go to the next doubt."""
        self._go(self._walk.to_doubt())

    def action_confirm(self) -> None:
        """Take it for what it was taken for, and go on to the next doubt."""
        mark, note = self._walk.present, self._note
        line = None if note is None else self._live.drafts.typed(note.id)
        if mark is None or line is None:
            return
        if self._try(lambda anonymiser: anonymiser.confirm(line, mark.span)):
            self._walk = self._walk.to_doubt(stays=True)
            self._say(mark_words.confirmed(mark))

    def action_decide(self, word: str) -> None:
        """Take her word for what it is, and go on to the next doubt."""
        mark, note = self._walk.present, self._note
        line = None if note is None else self._live.drafts.typed(note.id)
        if mark is None or line is None:
            return
        verdict = Verdict(word)
        if mark_words.is_refused(mark, verdict):
            self._say(mark_words.NUMBERS_ARE_NO_WORDS)
            return
        decided = self._try(lambda anonymiser: anonymiser.decide(line, mark.span, verdict))
        if decided:
            if mark.is_doubt:
                self._walk = self._walk.to_doubt(stays=True)
            self._say(mark_words.decided(mark, verdict))

    def action_always(self) -> None:
        """Show the standing list with this word on it before it is kept."""
        from group_supervision.tui.screens.ordinary_words import OrdinaryWordsScreen

        mark = self._walk.present
        if mark is None:
            return
        listed = self._live.standing.words

        def read(words: tuple[str, ...] | None) -> None:
            if words is not None:
                self._keep_ordinary(words)

        self.app.push_screen(OrdinaryWordsScreen(listed, mark.typed.lower()), read)

    def action_role(self) -> None:
        """Ask who it is to the case."""
        label = self._label
        known = [each.role for each in self._live.drafts.people if each.label == label]
        self._is_typing = True
        self.query_one(NoteRow).open_for_role(label, "".join(known))

    def action_merge(self) -> None:
        """Ask who else it is."""
        label = self._label
        called = {each.label: check_text.named(each) for each in self._live.drafts.people}

        def same_as(other: str) -> Callable[[], None]:
            return lambda: self._merge(label, other)

        others = [each for each in self._walk.labels if each != label]
        answers = tuple(Choice(called.get(each, each), same_as(each)) for each in others)
        self._question = Question(f"{label} is the same as", answers, is_a_scale=True)
        self._refresh()

    def action_split(self) -> None:
        """Give this name a label of its own."""
        mark = self._walk.present
        if mark is not None and self._try(
            lambda anonymiser: anonymiser.split(mark.label, mark.typed)
        ):
            self._say(f"{mark_words.quoted(mark.typed)} is somebody else: {self._label}.")

    def action_protect(self) -> None:
        """Ask for a name that was missed."""
        self._is_typing = True
        self.query_one(NoteRow).open_for_name(is_hidden=False)

    def action_keys(self) -> None:
        """List all keys."""
        from group_supervision.tui.screens.keys import KeysScreen

        self.app.push_screen(KeysScreen(CHECK_BINDINGS, {}))

    def action_answer(self) -> None:
        """Answer the question."""
        question, self._question = self._question, None
        if question is not None:
            question.answer()

    def action_choose(self, by: int) -> None:
        """Move among the answers."""
        if self._question is not None:
            self._question = self._question.moved(by)
            self._refresh()

    def action_back(self) -> None:
        """Leave the question, or go back to the review."""
        if self._question is None:
            self.dismiss(None)
        else:
            self._question = None
            self._refresh()

    def on_note_row_role_given(self, message: NoteRow.RoleGiven) -> None:
        """Let a role stand for somebody, or take it away."""
        if self._try(lambda anonymiser: anonymiser.give_role(message.label, message.role)):
            self._say("")

    def on_note_row_name_given(self, message: NoteRow.NameGiven) -> None:
        """Take out a name that was missed, wherever it stands."""
        if self._try(lambda anonymiser: anonymiser.protect(message.raw, insists=True)):
            self._say("It is taken out of every note.")

    def on_note_row_closed(self) -> None:
        """Let the keys mean something again."""
        self._is_typing = False
        self._refresh()

    @property
    def _note(self) -> Note | None:
        notes = self._live.session.notes
        return notes[self._walk.note] if self._walk.note < len(notes) else None

    @property
    def _is_older(self) -> bool:
        """Whether the note is from before a crash, so that what was typed is not known."""
        note = self._note
        return note is not None and self._live.drafts.typed(note.id) is None

    @property
    def _label(self) -> str:
        mark = self._walk.present
        return "" if mark is None else mark.label

    def _worded(self) -> tuple[tuple[Part, ...], ...]:
        return tuple(self._live.drafts.parts(note) for note in self._live.session.notes)

    def _merge(self, label: str, other: str) -> None:
        if self._try(lambda anonymiser: anonymiser.merge(label, other)):
            self._say(f"{label} is {other} from here on, and was before.")

    def _keep_ordinary(self, words: tuple[str, ...]) -> None:
        try:
            self._live.standing.keep(words)
        except (Refusal, StoreError) as refusal:
            self._say(str(refusal))
            return
        self._walk = self._walk.anew(self._worded()).to_doubt(stays=True)
        self._say("The list is kept.")

    def _try(self, decision: Callable[[Anonymiser], object]) -> bool:
        """Make a decision; return whether it was made. What is refused is said."""
        try:
            self._live.decide(decision)
        except Refusal as refusal:
            self._say(str(refusal))
            return False
        self._walk = self._walk.anew(self._worded())
        return True

    def _go(self, walk: Walk) -> None:
        self._walk = walk
        self._say("")

    def _say(self, sentence: str) -> None:
        self._said = sentence
        self._refresh()

    def _refresh(self) -> None:
        walk, is_older = self._walk, self._is_older
        parts = walk.notes[walk.note] if walk.notes else ()
        shown: dict[str, str | Content] = {
            "#check-heading": check_text.heading(walk, self._note),
            "#kept": check_text.kept(parts, walk.mark),
            "#about": check_text.about(walk.present, is_older=is_older),
            "#choices": check_text.choices(walk.present, is_older=is_older),
            "#advice": advice(parts),
            "#strip": self._said if self._question is None else self._question.line,
        }
        for selector, text in shown.items():
            self.query_exactly_one(selector, Line).show(text)
        wanted = [("next_doubt", ""), ("move(1)", ""), ("turn(1)", ""), ("back", ""), ("keys", "")]
        self.query_one(KeyStrip).show_keys([] if self._question else key_hints(self, wanted))
        self._scroll_to_chosen(parts)

    def _scroll_to_chosen(self, parts: tuple[Part, ...]) -> None:
        scroll = self.query_exactly_one("#kept-scroll", VerticalScroll)
        row = check_text.chosen_at(parts, self._walk.mark) // max(1, scroll.size.width or 1)
        scroll.scroll_to(y=max(0, row - 1), animate=False)
