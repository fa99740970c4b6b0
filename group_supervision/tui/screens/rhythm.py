"""The discussion rhythm: what is due to be talked about. Never for the room."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList

from group_supervision.core.rhythm import Where
from group_supervision.core.rhythm_rules import About
from group_supervision.errors import SupervisionError
from group_supervision.guide import rhythm_said
from group_supervision.guide.questions import Choice, Question
from group_supervision.guide.rhythm import DiscussionRhythm, Row
from group_supervision.guide.words.rhythm import ASKED_BEGAN, ASKED_DAY, ASKED_WORDS
from group_supervision.translation import N_, _
from group_supervision.tui import rhythm_text
from group_supervision.tui.base import stylesheet
from group_supervision.tui.ready_screen import ReadyScreen
from group_supervision.tui.widgets.key_strip import KeyStrip, key_hints
from group_supervision.tui.widgets.line import Line

_COVERED: Final = N_("The rhythm is covered. When you're on your own, h uncovers it.")
_LONGEST: Final = 60
_Answer = Choice[Callable[[], None]]


class RhythmScreen(ReadyScreen[None]):
    """Lists tags and how they stand. It is private: with one screen it opens covered."""

    CSS_PATH: ClassVar = [stylesheet("rhythm")]
    AUTO_FOCUS = ""
    COVERED_WHEN_IDLE = True
    HELD_ONCE = frozenset({"note", "group", "delete", "undo", "export", "resolve"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "note",
            N_("talked today"),
            tooltip=N_("Talked about in supervision today; or it was your own supervision"),
            key_display="Enter",
        ),
        Binding("d", "day", N_("other day"), tooltip=N_("Talked about on another day")),
        Binding("g", "group", N_("in the group"), tooltip=N_("Talked about in the group today")),
        Binding("a", "add", N_("add"), tooltip=N_("Add something to talk about")),
        Binding("w", "words", N_("other words"), tooltip=N_("Give it another tag")),
        Binding("r", "resolve", N_("resolved"), tooltip=N_("It's resolved, and never due again")),
        Binding("x", "delete", N_("delete"), tooltip=N_("Delete it; u brings it back")),
        Binding("o", "own", N_("how often"), tooltip=N_("How often your own supervision is due")),
        Binding("e", "export", N_("export"), tooltip=N_("Export your own supervision as a table")),
        Binding("u", "undo", N_("undo"), tooltip=N_("Undo the last change")),
        Binding("h", "cover", N_("cover"), tooltip=N_("Cover everything, or uncover it")),
        Binding("escape", "back", N_("back"), tooltip=N_("Back"), key_display="Esc"),
        Binding(
            "question_mark,f1", "keys", N_("keys"), tooltip=N_("List all keys"), key_display="?"
        ),
        Binding("down", "move(1)", N_("the next one"), show=False),
        Binding("up", "move(-1)", N_("the one before"), show=False),
        Binding("left", "choose(-1)", N_("the one before"), show=False),
        Binding("right", "choose(1)", N_("the next one"), show=False),
    ]

    def __init__(self, rhythm: DiscussionRhythm, *, covered: bool) -> None:
        """Show `rhythm`.

        Args:
            rhythm: The rhythm.
            covered: Whether it opens covered, as the room may be looking.
        """
        super().__init__()
        self._rhythm = rhythm
        self._opens_covered = covered
        self._is_covered = covered
        self._rows: Sequence[Row] = rhythm.rows
        self._question: Question[Callable[[], None]] | None = None
        self._typed: Callable[[str], str] | None = None
        """What becomes of the line that is being typed; `None`: none is."""

    def compose(self) -> ComposeResult:
        """Lay out the cover, the list, what there is to say, the line, the strip and the keys."""
        yield Line(_(_COVERED), id="covered")
        with Vertical(id="uncovered"):
            yield Line(_("Discussion rhythm"), id="heading")
            yield OptionList(id="topics", markup=False)
            yield Line(id="about")
            yield Line(rhythm_text.floors(), id="floors")
            yield Input(id="line", max_length=_LONGEST)
        yield Line(id="strip")
        yield KeyStrip(id="keys")

    def on_mount(self) -> None:
        """List everything, unless it is covered."""
        self._list.can_focus = False
        self._line.display = False
        self._look()

    def on_resize(self) -> None:
        """List it for the room there is. What was said or asked stays."""
        self._look(self.query_exactly_one("#strip", Line).text)

    @property
    def is_private(self) -> bool:
        """Whether it is uncovered."""
        return not self._is_covered

    @property
    def allows_palette(self) -> bool:
        """Whether the palette may open: not over the cover, a line or a question."""
        return not (self._is_covered or self._typed) and self._question is None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Let a key through only when it means something now."""
        if not self.is_ready:
            return False
        if self._question is not None:
            return action in ("note", "back", "choose")
        if self._is_covered:
            return action in ("cover", "back", "keys")
        if self._typed is not None:
            return action == "back"
        if action == "undo":
            return self._rhythm.can_undo
        return action != "choose" and (action != "cover" or self._opens_covered)

    def action_note(self) -> None:
        """Answer the question, or note that it was talked about today."""
        question, self._question = self._question, None
        if question is not None:
            question.answer()
        else:
            self._try(partial(rhythm_said.note, self._rhythm, self._chosen))

    def action_group(self) -> None:
        """Note that it was talked about in the group today."""
        self._try(partial(rhythm_said.note, self._rhythm, self._chosen, "", Where.GROUP))

    def action_day(self) -> None:
        """Ask on which day it was talked about."""
        self._ask_line(_(ASKED_DAY), partial(rhythm_said.note, self._rhythm, self._chosen))

    def action_words(self) -> None:
        """Ask for other words."""
        self._ask_line(_(ASKED_WORDS), partial(rhythm_said.reword, self._rhythm, self._chosen))

    def action_add(self) -> None:
        """Ask what it is."""
        add = partial(rhythm_said.add, self._rhythm)
        self._ask(_("Add"), About.CASE, lambda name: self._try(partial(add, name)))

    def action_own(self) -> None:
        """Ask how often her own supervision is due."""
        self._ask(_("Your own supervision"), About.OWN, self._keep_to)

    def action_resolve(self) -> None:
        """It is resolved."""
        self._try(partial(rhythm_said.resolve, self._rhythm, self._chosen))

    def action_delete(self) -> None:
        """Delete it; `u` brings it back."""
        self._try(partial(rhythm_said.delete, self._rhythm, self._chosen))

    def action_undo(self) -> None:
        """Undo the last change."""
        self._try(partial(rhythm_said.undo, self._rhythm))

    def action_export(self) -> None:
        """Export her own supervision."""
        self._try(partial(rhythm_said.export_log, self._rhythm))

    def action_cover(self) -> None:
        """Uncover everything, or cover it again."""
        self._is_covered = not self._is_covered
        self.on_screen_resume()
        self._look()

    def action_back(self) -> None:
        """Leave the question, the line, or the rhythm."""
        if self._question is None and self._typed is None:
            self.dismiss(None)
            return
        self._question = None
        self._close_line()
        self._look()

    def action_move(self, by: int) -> None:
        """Go to another line."""
        if by > 0:
            self._list.action_cursor_down()
        else:
            self._list.action_cursor_up()
        self._show_about()

    def action_choose(self, by: int) -> None:
        """Choose another answer."""
        if self._question is not None:
            self._question = self._question.moved(by)
            self._refresh(self._question.line)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the line that was typed."""
        event.stop()
        taken, typed = self._typed, event.value
        self._close_line()
        if taken is not None:
            self._try(partial(taken, typed))

    def say_quietly(self, sentence: str) -> None:
        """Say something above the keys, unless a question stands there."""
        if self._question is None and self._typed is None:
            self.query_exactly_one("#strip", Line).show(sentence)

    @property
    def _list(self) -> OptionList:
        return self.query_exactly_one("#topics", OptionList)

    @property
    def _line(self) -> Input:
        return self.query_exactly_one("#line", Input)

    @property
    def _chosen(self) -> Row | None:
        """The chosen tag; `None`: her own supervision."""
        at = self._list.highlighted or 0
        return self._rows[at - 1] if 1 <= at <= len(self._rows) else None

    def _keep_to(self, name: str) -> None:
        rule = self._rhythm.rules.get(name)
        keep = partial(rhythm_said.keep_to, self._rhythm, name)
        if rule is not None and rule.has_stages:
            self._ask_line(_(ASKED_BEGAN), keep)
        else:
            self._try(keep)

    def _ask(self, text: str, about: About, act: Callable[[str], None]) -> None:
        offered = rhythm_said.offered(self._rhythm, about)
        choices: list[_Answer] = [Choice(words, partial(act, name)) for name, words in offered]
        self._question = Question(text, tuple(choices), is_a_scale=True) if choices else None
        self._refresh("" if self._question is None else self._question.line)

    def _ask_line(self, question: str, act: Callable[[str], str]) -> None:
        self._typed = act
        self._line.display = True
        self._line.focus()
        self._refresh(question)

    def _close_line(self) -> None:
        self._typed = None
        self._line.value = ""
        self._line.display = False
        self.set_focus(None)

    def _try(self, act: Callable[[], str]) -> None:
        try:
            said = act()
        except SupervisionError as error:
            said = str(error)
        self._look(said)

    def _look(self, said: str = "") -> None:
        """List everything anew, the new tag chosen or the same as before, and say something."""
        if not self._is_covered:
            before, chosen = self._rows, self._chosen
            self._rows = self._rhythm.rows
            self._list.clear_options()
            self._list.add_options(rhythm_text.options(self._rhythm, self.size.width))
            self._list.highlighted = rhythm_text.place(self._rows, before, chosen)
            self._show_about()
        self._refresh(said)

    def _show_about(self) -> None:
        about = rhythm_text.about(self._rhythm, self._chosen)
        self.query_exactly_one("#about", Line).show(about)

    def _refresh(self, said: str) -> None:
        self.query_exactly_one("#covered").display = self._is_covered
        self.query_exactly_one("#uncovered").display = not self._is_covered
        self.query_exactly_one("#strip", Line).show(said)
        hints = key_hints(self, [(each, "") for each in self._footer()])
        self.query_one(KeyStrip).show_keys([] if self._question else hints)

    def _footer(self) -> Sequence[str]:
        if self._is_covered:
            return ("cover", "back", "keys")
        if self._typed is not None:
            return ("back",)
        third = "undo" if self._rhythm.can_undo else "day"
        return ("note", "add", third, "back", "keys")
