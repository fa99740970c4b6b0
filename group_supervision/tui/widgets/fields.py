"""Fields of the set-up form: one line each, changed with the arrow keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult, RenderResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Paste
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input

from group_supervision.translation import N_
from group_supervision.tui.pasting import lines_of
from group_supervision.tui.widgets.line import Line

Value = TypeVar("Value")

LABEL_WIDTH = 10


class ChoiceField(Widget, Generic[Value], can_focus=True):
    """One of several values: left and right change it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "step(1)", N_("next value"), show=False),
        Binding("left", "step(-1)", N_("value before"), show=False),
    ]

    index: reactive[int] = reactive(0)

    class Changed(Message):
        """Another value was chosen."""

        def __init__(self, field: "ChoiceField[Value]") -> None:
            """Name the field."""
            super().__init__()
            self.field = field

    def __init__(self, label: str, values: Sequence[tuple[str, Value]], chosen: Value) -> None:
        """Offer `values`, each with its words; `chosen` is the one to start with."""
        super().__init__()
        self._label = label
        self._values = values
        self.set_reactive(ChoiceField.index, _place(values, chosen))

    @property
    def value(self) -> Value:
        """The chosen value."""
        return self._values[self.index][1]

    def offer(self, values: Sequence[tuple[str, Value]], chosen: Value) -> None:
        """Offer other values."""
        self._values = values
        self.set_reactive(ChoiceField.index, _place(values, chosen))
        self.refresh()

    def render(self) -> RenderResult:
        """Show label and value; arrows when it has the focus."""
        words = self._values[self.index][0]
        shown = f"◄ {words} ►" if self.has_focus else f"  {words}"
        return Content.assemble((f"{self._label:<{LABEL_WIDTH}}", "$muted"), shown)

    def watch_index(self) -> None:
        """Tell the form."""
        self.post_message(self.Changed(self))

    def on_focus(self) -> None:
        """Show the arrows."""
        self.refresh()

    def on_blur(self) -> None:
        """Take the arrows away."""
        self.refresh()

    def action_step(self, by: int) -> None:
        """Choose the next value, or the one before."""
        self.index = (self.index + by) % len(self._values)


def _place(values: Sequence[tuple[str, Value]], chosen: Value) -> int:
    return next((index for index, (_, value) in enumerate(values) if value == chosen), 0)


class MaskedLine(Input):
    """Takes names. Of a pasted text every line is one."""

    @dataclass
    class Pasted(Message):
        """Several names were pasted together."""

        names: tuple[str, ...]

    def _on_paste(self, event: Paste) -> None:
        names = lines_of(event.text)
        if len(names) > 1:
            event.stop()
            event.prevent_default()
            names[0], self.value = self.value + names[0], ""
            self.post_message(self.Pasted(tuple(names)))


class TextField(Horizontal):
    """A line of text with its label in front."""

    @dataclass
    class Entered(Message):
        """Enter was pressed in it, or several lines were pasted into a masked one."""

        field: "TextField"
        texts: tuple[str, ...]
        """What was entered, raw. It stays in the field until that is emptied."""

    def __init__(
        self, label: str, text: str, hint: str, *, longest: int, is_masked: bool = False
    ) -> None:
        """Start with `text`; `hint` stands there while it is empty."""
        super().__init__()
        self._label = label
        line = MaskedLine if is_masked else Input
        self._input = line(text, hint, password=is_masked, max_length=longest)
        self._input.cursor_blink = False

    def compose(self) -> ComposeResult:
        """Lay out label and line."""
        yield Line(self._label, classes="label")
        yield self._input

    @property
    def text(self) -> str:
        """What is in it, raw."""
        return self._input.value

    def fill(self, text: str, hint: str | None = None) -> None:
        """Put `text` into it, and another hint for when it is empty."""
        self._input.value = text
        if hint is not None:
            self._input.placeholder = hint

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Say that Enter was pressed."""
        event.stop()
        self.post_message(self.Entered(self, (self.text,)))

    def on_masked_line_pasted(self, message: MaskedLine.Pasted) -> None:
        """Say that several names were entered."""
        message.stop()
        self.post_message(self.Entered(self, message.names))
