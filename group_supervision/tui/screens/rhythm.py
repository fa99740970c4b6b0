"""The discussion rhythm: what is due to be talked about. Never for the room."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList

from group_supervision.core.rhythm import Where
from group_supervision.core.rhythm_rules import About
from group_supervision.guide import rhythm_said
from group_supervision.guide.asked_line import AskedLine
from group_supervision.guide.questions import Choice, Question
from group_supervision.guide.rhythm import DiscussionRhythm, Row
from group_supervision.guide.words.rhythm import ASKED_BEGAN, ASKED_DAY, ASKED_WORDS
from group_supervision.translation import N_, _
from group_supervision.tui import rhythm_text
from group_supervision.tui.base import stylesheet
from group_supervision.tui.screens.page import WITH_COVER, PageScreen, enter_key
from group_supervision.tui.widgets.key_strip import KeyStrip
from group_supervision.tui.widgets.line import Line
from group_supervision.tui.widgets.note_line import NoteLine

_Answer = Choice[Callable[[], object]]


class RhythmScreen(PageScreen[None]):
    """Lists tags and how they stand. It is private: with one screen it opens covered."""

    CSS_PATH: ClassVar = [stylesheet("pages"), stylesheet("rhythm")]
    HELD_ONCE = frozenset({"enter", "group", "delete", "undo", "export", "resolve"})
    BINDINGS: ClassVar[list[BindingType]] = [
        enter_key(
            N_("talked today"),
            N_("Talked about in supervision today; or it was your own supervision"),
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
        WITH_COVER,
    ]

    def __init__(self, rhythm: DiscussionRhythm, *, covered: bool) -> None:
        """Show `rhythm`.

        Args:
            rhythm: The rhythm.
            covered: Whether it opens covered, as the room may be looking.
        """
        super().__init__(covered=covered)
        self._rhythm = rhythm
        self._opens_covered = covered
        self._rows: Sequence[Row] = rhythm.rows
        self._rows_before = self._rows
        self._typed: Callable[[], str] | None = None
        """What becomes of the line that was typed."""

    def compose(self) -> ComposeResult:
        """Lay out the page, what there is to say of a tag beneath the list."""
        yield Line(id="heading")
        yield OptionList(id="items", markup=False)
        yield Line(id="aloud")
        yield Line(id="about")
        yield Line(id="strip")
        yield NoteLine(id="answer")
        yield KeyStrip(id="keys")

    @property
    def heading(self) -> str:
        """What stands at the top."""
        return _("Discussion rhythm")

    @property
    def about(self) -> str:
        """The reminder beneath it all."""
        return rhythm_text.floors()

    @property
    def items(self) -> Sequence[Content]:
        """A line for her own supervision, and one for each tag."""
        return rhythm_text.lines(self._rhythm, self.size.width)

    def aloud(self, columns: int, rows: int) -> Content:  # noqa: ARG002 - it is as long as it is
        """Return what there is to say about the chosen line; it is read by her alone."""
        return rhythm_text.about(self._rhythm, self._chosen)

    def footer(self) -> Sequence[str]:
        """Return the actions in the bottom line."""
        third = "undo" if self._rhythm.can_undo else "day"
        return ("enter", "add", third, "leave", "keys")

    def may(self, action: str) -> bool:
        """Say whether an action means something now."""
        if action == "undo":
            return self._rhythm.can_undo
        return action != "choose" and (action != "cover" or self._opens_covered)

    def refresh_page(self) -> None:
        """Show everything as it stands."""
        self._rows_before, self._rows = self._rows, self._rhythm.rows
        super().refresh_page()

    def place_again(self, place: int) -> int:
        """Return where the new tag is listed, or the one that was chosen."""
        was = self._rows_before[place - 1] if 1 <= place <= len(self._rows_before) else None
        return rhythm_text.place(self._rows, self._rows_before, was)

    def entered(self) -> None:
        """Note that it was talked about today."""
        self.attempt(partial(rhythm_said.note, self._rhythm, self._chosen))

    def action_group(self) -> None:
        """Note that it was talked about in the group today."""
        self.attempt(partial(rhythm_said.note, self._rhythm, self._chosen, "", Where.GROUP))

    def action_day(self) -> None:
        """Ask on which day it was talked about."""
        self._ask_line(_(ASKED_DAY), partial(rhythm_said.note, self._rhythm, self._chosen))

    def action_words(self) -> None:
        """Ask for other words."""
        self._ask_line(_(ASKED_WORDS), partial(rhythm_said.reword, self._rhythm, self._chosen))

    def action_add(self) -> None:
        """Ask what it is."""
        self._ask(_("Add"), About.CASE, partial(rhythm_said.add, self._rhythm))

    def action_own(self) -> None:
        """Ask how often her own supervision is due."""
        self._ask(_("Your own supervision"), About.OWN, self._keep_to)

    def action_resolve(self) -> None:
        """It is resolved."""
        self.attempt(partial(rhythm_said.resolve, self._rhythm, self._chosen))

    def action_delete(self) -> None:
        """Delete it; `u` brings it back."""
        self.attempt(partial(rhythm_said.delete, self._rhythm, self._chosen))

    def action_undo(self) -> None:
        """Undo the last change."""
        self.attempt(partial(rhythm_said.undo, self._rhythm))

    def action_export(self) -> None:
        """Export her own supervision."""
        self.attempt(partial(rhythm_said.export_log, self._rhythm))

    def finished(self) -> None:
        """Do what the line was typed for."""
        typed, self._typed = self._typed, None
        if typed is not None:
            self.attempt(typed)

    @property
    def _chosen(self) -> Row | None:
        """The chosen tag; `None`: her own supervision."""
        at = self.place - 1
        return self._rows[at - 1] if 1 <= at <= len(self._rows) else None

    def _keep_to(self, name: str) -> str:
        rule = self._rhythm.rules.get(name)
        keep = partial(rhythm_said.keep_to, self._rhythm, name)
        if rule is not None and rule.has_stages:
            self._ask_line(_(ASKED_BEGAN), keep)
            return ""
        return keep()

    def _ask(self, text: str, about: About, act: Callable[[str], str]) -> None:
        offered = rhythm_said.offered(self._rhythm, about)
        choices: list[_Answer] = [Choice(words, partial(act, name)) for name, words in offered]
        self._question = Question(text, tuple(choices), is_a_scale=True) if choices else None
        self.refresh_page()

    def _ask_line(self, question: str, act: Callable[[str], str]) -> None:
        def take(typed: str) -> None:
            self._typed = partial(act, typed)

        self.ask(AskedLine(question, take, takes_enter=True))
