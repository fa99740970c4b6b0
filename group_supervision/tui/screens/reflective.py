"""A reflective checklist: its themes for the group, or its questions for oneself alone."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from group_supervision.core.reflective import Rating
from group_supervision.errors import SupervisionError
from group_supervision.guide.reflective import Reflection
from group_supervision.guide.words.reflective import (
    DUTIES,
    NOT_KEPT,
    heading,
    kept_in_words,
    rating_in_words,
    source,
    themes,
)
from group_supervision.translation import N_, _
from group_supervision.tui.base import stylesheet
from group_supervision.tui.ready_screen import ReadyScreen
from group_supervision.tui.widgets.key_strip import KeyStrip, key_hints
from group_supervision.tui.widgets.line import Line
from group_supervision.tui.wrapping import wrapped

_WIDTH: Final = 10
"""Cells of a rating, before its question."""
_NARROWEST: Final = 20
"""Cells of a question, however narrow the screen."""


class ReflectiveScreen(ReadyScreen[None]):
    """Shows the themes alone until `h`: whoever is in the room may read those."""

    CSS_PATH: ClassVar = [stylesheet("reflective")]
    AUTO_FOCUS = ""
    HELD_ONCE = frozenset({"keep", "forget", "list"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "h", "cover", N_("by yourself"), tooltip=N_("Rate yourself, or go back to the themes")
        ),
        Binding("y", "rate('yes')", N_("yes"), tooltip=N_("Yes")),
        Binding("p", "rate('partly')", N_("partly"), tooltip=N_("Partly")),
        Binding("n", "rate('not-yet')", N_("not yet"), tooltip=N_("Not yet")),
        Binding("backspace", "rate('')", N_("no rating"), tooltip=N_("Take the rating away")),
        Binding("k", "keep", N_("keep"), tooltip=N_("Keep your ratings on this computer")),
        Binding("f", "forget", N_("forget"), tooltip=N_("Forget every rating that was kept")),
        Binding("l", "list", N_("another list"), tooltip=N_("Open the next checklist")),
        Binding("escape", "back", N_("back"), tooltip=N_("Back"), key_display="Esc"),
        Binding(
            "question_mark,f1", "keys", N_("keys"), tooltip=N_("List all keys"), key_display="?"
        ),
        Binding("down", "move(1)", N_("the next one"), show=False),
        Binding("up", "move(-1)", N_("the one before"), show=False),
    ]

    def __init__(self, reflection: Reflection) -> None:
        """Go through `reflection`."""
        super().__init__()
        self._reflection = reflection
        self._is_private = False

    def compose(self) -> ComposeResult:
        """Lay out the themes, the questions, what is said and the keys."""
        with VerticalScroll(id="themes", can_focus=False):
            yield Line(id="told")
        with VerticalScroll(id="own", can_focus=False):
            yield Line(id="heading")
            yield OptionList(id="questions", markup=False)
            yield Line(id="duties")
            yield Line(id="source")
        yield Line(id="strip")
        yield KeyStrip(id="keys")

    def on_mount(self) -> None:
        """Show the themes."""
        self._questions.can_focus = False
        self._look()

    def on_resize(self) -> None:
        """Wrap everything for the room there is."""
        if self._is_private:
            self._show_questions()

    @property
    def is_private(self) -> bool:
        """Whether it shows ratings."""
        return self._is_private

    @property
    def is_covered_when_idle(self) -> bool:
        """The same: the themes are the group's."""
        return self._is_private

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Let a key through only when it means something now."""
        if not self.is_ready:
            return False
        if action == "list":
            return len(self._reflection.lists) > 1
        return self._is_private or action not in ("rate", "keep", "forget")

    def action_cover(self) -> None:
        """Show the questions and ratings, or the themes alone."""
        self._is_private = not self._is_private
        self.on_screen_resume()
        self._look(_(NOT_KEPT) if self._is_private else "")
        self.call_after_refresh(self.on_resize)  # it has its width only now

    def action_rate(self, rating: str) -> None:
        """Rate the question that is looked at; the next one follows."""
        at = self._questions.highlighted or 0

        def rate() -> str:
            self._reflection.rate(at + 1, Rating(rating) if rating else None)
            return ""

        self._try(rate)
        if rating:
            self.action_move(1)

    def action_keep(self) -> None:
        """Keep the ratings."""
        self._try(self._reflection.keep)

    def action_forget(self) -> None:
        """Forget the ratings."""
        self._try(self._reflection.forget)

    def action_list(self) -> None:
        """Open the next list."""
        self._reflection.next_list()
        self._questions.highlighted = 0
        self._look()

    def action_move(self, by: int) -> None:
        """Go to another question, or read on."""
        if not self._is_private:
            self.query_one("#themes", VerticalScroll).scroll_relative(y=5 * by, animate=False)
            return
        at = (self._questions.highlighted or 0) + by
        self._questions.highlighted = min(max(at, 0), self._questions.option_count - 1)

    def action_back(self) -> None:
        """Leave it. What wasn't kept is gone."""
        self.dismiss(None)

    def say_quietly(self, sentence: str) -> None:
        """Say something above the keys."""
        self.query_exactly_one("#strip", Line).show(sentence)

    @property
    def _questions(self) -> OptionList:
        return self.query_exactly_one("#questions", OptionList)

    def _try(self, act: Callable[[], str]) -> None:
        try:
            said = act()
        except SupervisionError as error:
            said = str(error)
        self._look(said)

    def _look(self, said: str = "") -> None:
        self.query_exactly_one("#themes").display = not self._is_private
        self.query_exactly_one("#own").display = self._is_private
        if self._is_private:
            self._show_questions()
        else:
            first, *others = themes(self._reflection.listed)
            told = [Content.styled(first, "bold $calm"), *map(Content, others)]
            self.query_exactly_one("#told", Line).show(Content("\n").join(told))
            self._questions.clear_options()  # nothing of it stays behind the themes
        self.query_exactly_one("#strip", Line).show(said)
        hints = key_hints(self, [(each, "") for each in self._footer()])
        self.query_one(KeyStrip).show_keys(hints)

    def _show_questions(self) -> None:
        listed = self._reflection.listed
        at = self._questions.highlighted or 0
        self.query_exactly_one("#heading", Line).show(heading(listed))
        self._questions.clear_options()
        self._questions.add_options(
            Option(Content(self._hanging(f" {rating_in_words(mark):<{_WIDTH}}", point.text)))
            for point, mark in zip(listed.questions, self._reflection.marks, strict=True)
        )
        self._questions.highlighted = min(at, len(listed.questions) - 1)
        duties = [_(DUTIES), *(self._hanging(" –  ", point.text) for point in listed.duties)]
        self.query_exactly_one("#duties", Line).show("\n".join(duties) if listed.duties else "")
        kept = kept_in_words(self._reflection.kept_on)
        self.query_exactly_one("#source", Line).show(f"{source(listed)} {kept}".rstrip())

    def _hanging(self, before: str, text: str) -> str:
        """Return `text` wrapped so that every line begins where the first does."""
        width = max(_NARROWEST, self._questions.size.width - len(before) - 1)
        return before + ("\n" + " " * len(before)).join(wrapped(text, width))

    def _footer(self) -> Sequence[str]:
        if not self._is_private:
            return ("cover", "list", "back", "keys")
        return ("rate('yes')", "rate('partly')", "rate('not-yet')", "keep", "keys")
