"""A page beside the session: a list, a line above the keys, and a line to type into."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import ClassVar, Final, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from group_supervision.guide.questions import Choice, Question
from group_supervision.translation import N_, _
from group_supervision.tui.base import stylesheet
from group_supervision.tui.screens.asking import AskingScreen
from group_supervision.tui.widgets.key_strip import KeyHint, KeyStrip, key_hints
from group_supervision.tui.widgets.line import Line
from group_supervision.tui.widgets.note_line import NoteLine
from group_supervision.tui.wrapping import wrapped

Result = TypeVar("Result")

_SHARE: Final = 0.86
"""Of the width, as the stylesheet has it."""

COVERED: Final = N_("Covered. When you're on your own, h uncovers it.")
"""What stands there on one screen until she says that nobody else looks."""
WITH_COVER: Final = Binding(
    "h", "cover", N_("cover"), tooltip=N_("Cover everything, or uncover it")
)
"""The key of a page that the room must not read."""


class PageScreen(AskingScreen[Result]):
    """Shows a page. Its keys mean nothing while a line is typed or a question is open."""

    CSS_PATH: ClassVar = [stylesheet("pages")]
    AUTO_FOCUS = "#items"
    COVERED_WHEN_IDLE = True
    HELD_ONCE = frozenset({"enter"})
    UNDER_COVER: ClassVar[Sequence[str]] = ()
    """Actions that show nothing, so that they may be done while all is covered."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("home"), tooltip=N_("Go home"), key_display="Esc"),
        Binding(
            "question_mark,f1", "keys", N_("keys"), tooltip=N_("List all keys"), key_display="?"
        ),
        Binding("left", "choose(-1)", N_("the one before"), show=False, priority=True),
        Binding("right", "choose(1)", N_("the next one"), show=False, priority=True),
    ]

    def __init__(self, *, covered: bool = False) -> None:
        """Show a page.

        Args:
            covered: Whether the room may be looking at what it is not to read.
        """
        super().__init__()
        self._question: Question[Callable[[], object]] | None = None
        self._is_covered = covered

    @property
    @abstractmethod
    def heading(self) -> str:
        """What stands at the top."""

    @property
    @abstractmethod
    def about(self) -> str:
        """What is said beneath it."""

    @property
    @abstractmethod
    def items(self) -> Sequence[Content]:
        """What is listed."""

    def aloud(self, columns: int, rows: int) -> Content:  # noqa: ARG002 - for pages that have some
        """Return what the room reads above the list; empty: nothing, as here."""
        return Content()

    @abstractmethod
    def footer(self) -> Sequence[str]:
        """Return the actions in the bottom line."""

    @abstractmethod
    def may(self, action: str) -> bool:
        """Say whether an action means something while nothing is typed or asked."""

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield Line(id="heading")
        yield Line(id="about")
        yield Line(id="aloud")
        yield OptionList(id="items", markup=False)
        yield Line(id="strip")
        yield NoteLine(id="answer")
        yield KeyStrip(id="keys")

    def on_mount(self) -> None:
        """Show everything."""
        self._answer.display = False
        self.refresh_page()

    @property
    def is_private(self) -> bool:
        """Whether the room sees nothing of it."""
        return not self._is_covered

    @property
    def allows_palette(self) -> bool:
        """Whether the palette may open: not over a line, a question or the cover."""
        return not self._is_covered and self._asked is None and self._question is None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Let a key through only when it means something now."""
        if not self.is_ready or self._asked is not None:
            return False
        if self._question is not None:
            is_scale = self._question.is_a_scale
            return action in ("enter", "leave") or (action == "choose" and is_scale)
        if self._is_covered:
            return action in ("cover", "leave", "keys", *self.UNDER_COVER)
        return action in ("leave", "keys") or self.may(action)

    def action_cover(self) -> None:
        """Uncover everything, or cover it again."""
        self._is_covered = not self._is_covered
        self.on_screen_resume()
        self.refresh_page()

    def action_enter(self) -> None:
        """Answer the question, or do what Enter does here."""
        question, self._question = self._question, None
        if question is None:
            self.entered()
        else:
            self.attempt(question.answer)

    def action_choose(self, by: int) -> None:
        """Choose another answer."""
        if self._question is not None:
            self._question = self._question.moved(by)
            self._say(self._line())

    def entered(self) -> None:
        """Do what Enter does here."""

    def action_leave(self) -> None:
        """Leave the question, or go home."""
        if self._question is None:
            self.dismiss()
        else:
            self._question = None
            self.refresh_page()

    @property
    def listed_keys(self) -> Sequence[Binding]:
        """Its own keys, and those that every page has."""
        common = [each for each in PageScreen.BINDINGS if isinstance(each, Binding)]
        return [*super().listed_keys, *(each for each in common if each.show)]

    @property
    def place(self) -> int:
        """Which of the list is chosen, from 1; 0: none."""
        highlighted = self._items.highlighted
        return 0 if highlighted is None else highlighted + 1

    def confirm(self, text: str, answer: str, act: Callable[[], None]) -> None:
        """Ask before something is done."""
        self._question = Question(text, (Choice(answer, act),))
        self.refresh_page()

    def say_quietly(self, sentence: str) -> None:
        """Say something above the keys, unless a question stands there."""
        if self._question is None and self._asked is None:
            self._say(sentence)

    def refresh_page(self) -> None:
        """Show everything as it stands."""
        self.query_exactly_one("#heading", Line).show(self.heading)
        self.query_exactly_one("#about", Line).show(_(COVERED) if self._is_covered else self.about)
        self._show_items(self._listed())
        self._say(self._line())
        self.query_one(KeyStrip).show_keys(self._hints())
        self.show_aloud()

    def show_aloud(self) -> None:
        """Show what is to be read aloud now."""
        line = self.query_exactly_one("#aloud", Line)
        shown = Content()
        if self._asked is None and not self._is_covered:
            shown = self.aloud(self.columns, self.size.height)
        line.display = bool(shown)
        line.show(shown)

    def on_resize(self) -> None:
        """Set everything anew for the room there is. What was said or asked stays."""
        said = self.query_exactly_one("#strip", Line).text
        self.refresh_page()
        self.say_quietly(said)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Read another one."""
        event.stop()
        self.show_aloud()

    @property
    def columns(self) -> int:
        """Cells there are for a line of the list."""
        return max(20, round(self.size.width * _SHARE) - 2)

    def numbered(self, number: int, text: str, style: str = "") -> Content:
        """Return one of the list, its second line in line with the first."""
        head = f"{number:>2}. "
        rows = wrapped(text, self.columns - len(head)) or [""]
        return Content("\n").join(
            Content.styled(f"{head if at == 0 else ' ' * len(head)}{row}", style)
            for at, row in enumerate(rows)
        )

    def _listed(self) -> Sequence[Content]:
        if self._is_covered:
            return []
        if self._asked is not None and self._asked.so_far:
            so_far = enumerate(self._asked.so_far, 1)
            return [self.numbered(number, text) for number, text in so_far]
        return self.items

    def _hints(self) -> list[KeyHint]:
        if self._asked is not None:
            return [KeyHint(_("Enter"), _("go on")), KeyHint(_("Esc"), _("leave it"))]
        return key_hints(self, [(each, "") for each in self._footer()])

    def _show_items(self, items: Sequence[Content]) -> None:
        place = self.place_again(self._items.highlighted or 0)
        self._items.clear_options()
        self._items.add_options(Option(each) for each in items)
        last = len(items) - 1
        is_made = self._asked is not None and bool(self._asked.so_far)
        self._items.highlighted = None if not items else last if is_made else min(place, last)

    def place_again(self, place: int) -> int:
        """Return which of the list is chosen once it is listed anew, from 0; it was `place`."""
        return place

    def _footer(self) -> Sequence[str]:
        if self._question is not None:
            return ()
        covered = (*self.UNDER_COVER, "cover", "leave", "keys")
        return covered if self._is_covered else self.footer()

    def _line(self) -> str:
        if self._asked is not None:
            return f"{self._asked.said} {self._asked.text}".strip()
        return "" if self._question is None else self._question.line


def enter_key(short: str, whole: str) -> Binding:
    """Declare what Enter does; it comes before the list's own Enter."""
    return Binding("enter", "enter", short, tooltip=whole, key_display="Enter", priority=True)
