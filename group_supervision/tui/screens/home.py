"""Home: the first thing to do has the focus, and nothing stands in its way."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from group_supervision.guide.home import HomeItem, Todo
from group_supervision.translation import N_, _
from group_supervision.tui.ready_screen import ReadyScreen
from group_supervision.tui.widgets.key_strip import KeyHint, KeyStrip
from group_supervision.tui.widgets.line import Line


class HomeScreen(ReadyScreen[object]):
    """Lists what can be done. It names nobody and no session, for the room may be looking."""

    AUTO_FOCUS = "#items"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "library", N_("past sessions"), tooltip=N_("Go through past sessions")),
        Binding("r", "review", N_("review"), tooltip=N_("Review a session that wasn't yet")),
        Binding("q", "app.quit", N_("leave"), tooltip=N_("Leave the program")),
    ]

    @dataclass
    class Chosen(Message):
        """Something was chosen."""

        item: HomeItem

    def __init__(self, items: Sequence[HomeItem], notice: str = "") -> None:
        """List `items`, the first one focused, with a sentence underneath if there is one."""
        super().__init__(classes="-private")
        self._items = list(items)
        self._notice = notice
        self._asked = 0

    @property
    def is_private(self) -> bool:
        """Complaints are said here: home is before and after, not during, a session."""
        return True

    def compose(self) -> ComposeResult:
        """Lay out title, list and notice."""
        with Vertical(id="home"):
            yield Line(_("Group supervision"), id="name")
            yield Line(_("Thinking together, with time for everyone."), id="motto")
            yield OptionList(*self._options(), id="items", markup=False)
            yield Line(self._notice, id="notice")
        keys = KeyStrip(id="home-keys")
        keys.show_keys([KeyHint(_("Enter"), _("choose")), KeyHint("ctrl+q", _("leave"))])
        yield keys

    def show(self, items: Sequence[HomeItem], notice: str | None = None) -> None:
        """List other items, with another sentence underneath unless it is `None`."""
        if notice is not None:
            self.query_exactly_one("#notice", Line).show(notice)
        if list(items) != self._items:
            chosen = self._chosen()
            self._items = list(items)
            self._asked = 0
            choices = self._choices
            choices.clear_options()
            choices.add_options(self._options())
            # What arrives late must not take the focus from what is about to be chosen.
            kept = chosen if notice is None else None
            same = (at for at, each in enumerate(items) if kept and each.is_the_same_as(kept))
            choices.highlighted = next(same, 0)

    def action_library(self) -> None:
        """Go through past sessions."""
        self._choose(Todo.LIBRARY)

    def action_review(self) -> None:
        """Review the session that ended last without a review, if there is one."""
        self._choose(Todo.REVIEW)

    def _choose(self, todo: Todo) -> None:
        item = next((each for each in self._items if each.todo is todo), None)
        if item is not None:
            self.post_message(self.Chosen(item))

    def say_quietly(self, sentence: str) -> None:
        """Say something underneath the list."""
        self.query_exactly_one("#notice", Line).show(sentence)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Say what was chosen, or ask first."""
        event.stop()
        item = self._items[event.option_index]
        if self._asked < len(item.asks):
            asked = _("{question} Enter: yes").format(question=item.asks[self._asked])
            words = Content(f" {asked} ")
            self._asked += 1
            self._choices.replace_option_prompt_at_index(event.option_index, words)
        else:
            self._asked = 0
            self.post_message(self.Chosen(item))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Forget what was asked when another item is looked at."""
        event.stop()
        if self._asked:
            self._asked = 0
            for index, item in enumerate(self._items):
                self._choices.replace_option_prompt_at_index(index, Content(f" {item.label} "))

    @property
    def _choices(self) -> OptionList:
        return self.query_exactly_one("#items", OptionList)

    def _chosen(self) -> HomeItem | None:
        highlighted = self._choices.highlighted
        return None if highlighted is None else self._items[highlighted]

    def _options(self) -> list[Option]:
        return [Option(Content(f" {item.label} ")) for item in self._items]
