"""Past sessions: listed, searched, read, exported, deleted and brought back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList

from group_supervision.errors import SupervisionError
from group_supervision.guide.library import Offered, PastSessions, Wanted, exports_offered
from group_supervision.guide.questions import Choice, Question
from group_supervision.guide.words.whole_session import told
from group_supervision.storage.summary import Summary
from group_supervision.translation import N_, _
from group_supervision.tui import library_text
from group_supervision.tui.base import stylesheet
from group_supervision.tui.ready_screen import ReadyScreen
from group_supervision.tui.widgets.key_strip import KeyStrip, key_hints
from group_supervision.tui.widgets.line import Line

_MOST: Final = 300
"""Rows: whoever looks further searches."""
_MARGIN: Final = 14
"""Columns that the pictures of a session leave free."""
_ROWS: Final = 5
"""How many rows further one key reads on."""
_COVERED: Final = N_("Past sessions are covered. When you're on your own, h uncovers them.")


class LibraryScreen(ReadyScreen["str | None"]):
    """Lists past sessions, covered with one screen; gives back the id of one to be reviewed."""

    CSS_PATH: ClassVar = [stylesheet("library")]
    AUTO_FOCUS = ""
    COVERED_WHEN_IDLE = True
    HELD_ONCE = frozenset({"delete", "undo", "export"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "read", N_("read"), tooltip=N_("Read a session"), key_display="Enter"),
        Binding("slash", "search", N_("search"), tooltip=N_("Search labels and notes")),
        Binding("k", "kind", N_("kind"), tooltip=N_("Show another kind of session")),
        Binding("e", "export", N_("export"), tooltip=N_("Export a session")),
        Binding("r", "review", N_("review"), tooltip=N_("Review a session that wasn't yet")),
        Binding("x", "delete", N_("delete"), tooltip=N_("Delete a session; u brings it back")),
        Binding("u", "undo", N_("undo"), tooltip=N_("Bring back what was deleted last")),
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

    def __init__(self, past: PastSessions, *, covered: bool) -> None:
        """Go through `past`.

        Args:
            past: The library.
            covered: Whether it opens covered, as the room may be looking.
        """
        super().__init__()
        self._past = past
        self._opens_covered = covered
        self._is_covered = covered
        self._wanted = Wanted()
        self._found: Sequence[Summary] = ()
        self._is_read = False
        self._question: Question[Callable[[], None]] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the cover, the list, the one that is read, the strip and the keys."""
        yield Line(_(_COVERED), id="covered")
        with Vertical(id="list"):
            yield Line(id="heading")
            yield Input(placeholder=_("Search labels and notes"), id="search", max_length=80)
            yield OptionList(id="sessions", markup=False)
        with VerticalScroll(id="session", can_focus=False):
            yield Line(id="whole")
        yield Line(id="strip")
        yield KeyStrip(id="keys")

    def on_mount(self) -> None:
        """List everything, unless it is covered."""
        self._sessions.can_focus = False
        self._search.display = False
        self._look()

    @property
    def is_private(self) -> bool:
        """Whether it is uncovered."""
        return not self._is_covered

    @property
    def allows_palette(self) -> bool:
        """Whether the palette may open: not over the cover, the search or a question."""
        return not (self._is_covered or self._search.has_focus) and self._question is None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Let a key through only when it means something now."""
        if not self.is_ready:
            return False
        if self._question is not None:
            return action in ("read", "back", "choose")
        if self._is_covered:
            return action in ("cover", "back", "keys")
        if self._search.has_focus:
            return action in ("back", "read", "move")
        match action:
            case "review":
                return self._chosen is not None and self._chosen.awaits_review
            case "undo":
                return self._past.can_undo
            case "search" | "kind":
                return not self._is_read
            case "cover":
                return self._opens_covered
        return action != "choose"

    def action_read(self) -> None:
        """Answer the question, leave the search for the list, or read the chosen session."""
        question, self._question = self._question, None
        if question is not None:
            question.answer()
            return
        if self._search.has_focus:
            self.set_focus(None)
        elif not self._is_read and self._chosen is not None:
            self._is_read = self._tell(self._chosen)
        self._refresh()

    def action_back(self) -> None:
        """Leave the question, the search, the session, or the library."""
        if self._question is not None:
            self._question = None
        elif self._search.has_focus or self._wanted.text:
            self._search.value = ""
            self._search.display = False
            self.set_focus(None)
        elif self._is_read:
            self._is_read = False
        else:
            self.dismiss(None)
            return
        self._refresh()

    def action_search(self) -> None:
        """Search as it is typed."""
        self._search.display = True
        self._search.focus()
        self._refresh()

    def action_kind(self) -> None:
        """Show another kind of session."""
        self._wanted = self._wanted.with_next_kind()
        self._look()

    def action_move(self, by: int) -> None:
        """Go to another session, or read on."""
        if self._is_read:
            self.query_one(VerticalScroll).scroll_relative(y=by * _ROWS, animate=False)
        elif by > 0:
            self._sessions.action_cursor_down()
        else:
            self._sessions.action_cursor_up()

    def action_choose(self, by: int) -> None:
        """Choose another answer."""
        if self._question is not None:
            self._question = self._question.moved(by)
            self._refresh()

    def action_export(self) -> None:
        """Ask what to export."""
        if self._chosen is None:
            return
        exported = partial(self._export, self._chosen.id)
        choices: tuple[Choice[Callable[[], None]], ...] = tuple(
            Choice(each.label, partial(exported, each)) for each in exports_offered()
        )
        self._question = Question(_("Export"), choices, is_a_scale=True)
        self._refresh()

    def action_delete(self) -> None:
        """Delete the chosen session; `u` brings it back."""
        if self._chosen is not None:
            self._try(partial(self._past.delete, self._chosen.id))

    def action_review(self) -> None:
        """Leave for the review of the chosen session."""
        if self._chosen is not None:
            self.dismiss(self._chosen.id)

    def action_undo(self) -> None:
        """Bring back what was deleted last."""
        self._try(self._past.undo)

    def action_cover(self) -> None:
        """Uncover everything, or cover it again."""
        self._is_covered = not self._is_covered
        self.on_screen_resume()
        self._look()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what is typed."""
        event.stop()
        self._wanted = replace(self._wanted, text=event.value)
        self._look()

    def say_quietly(self, sentence: str) -> None:
        """Say something above the keys."""
        if self._question is None:
            self.query_exactly_one("#strip", Line).show(sentence)

    @property
    def _sessions(self) -> OptionList:
        return self.query_exactly_one("#sessions", OptionList)

    @property
    def _search(self) -> Input:
        return self.query_exactly_one("#search", Input)

    @property
    def _chosen(self) -> Summary | None:
        at = self._sessions.highlighted
        return None if at is None or at >= len(self._found) else self._found[at]

    def _export(self, session_id: str, offered: Offered) -> None:
        self._try(partial(self._past.export, session_id, offered.what, offered.form))

    def _try(self, act: Callable[[], str]) -> None:
        try:
            said = act()
        except SupervisionError as error:
            said = str(error)
        self._is_read = False
        self._look()
        self.say_quietly(said)

    def _tell(self, chosen: Summary) -> bool:
        """Show the whole of a session; say whether it could be read."""
        try:
            read = self._past.record(chosen.id)
        except SupervisionError as error:
            self.say_quietly(str(error))
            return False
        encoding = "utf-8" if self.app.console.encoding.startswith("utf") else "ascii"
        whole = told(read, self.size.width - _MARGIN, encoding)
        self.query_exactly_one("#whole", Line).show(Content(whole))
        self.query_one(VerticalScroll).scroll_home(animate=False)
        return True

    def _look(self) -> None:
        """List what is wanted, and show it."""
        if not self._is_covered:
            chosen = self._sessions.highlighted or 0
            self._found = self._past.found(self._wanted)
            self._sessions.clear_options()
            self._sessions.add_options(library_text.rows(self._found[:_MOST]))
            if self._found:
                self._sessions.highlighted = min(chosen, len(self._found) - 1, _MOST - 1)
        self._refresh()

    def _refresh(self) -> None:
        self.query_exactly_one("#covered").display = self._is_covered
        self.query_exactly_one("#list").display = not (self._is_covered or self._is_read)
        self.query_exactly_one("#session").display = self._is_read and not self._is_covered
        self.query_exactly_one("#heading", Line).show(
            library_text.heading(self._found, _MOST, self._wanted.kind)
        )
        question = self._question
        complaints, self._past.complaints = self._past.complaints, []
        said = " ".join(complaints) if question is None else question.line
        self.query_exactly_one("#strip", Line).show(said)
        hints = key_hints(self, [(each, "") for each in self._footer()])
        self.query_one(KeyStrip).show_keys([] if question else hints)

    def _footer(self) -> Sequence[str]:
        if self._is_covered:
            return ("cover", "back", "keys")
        if self._search.has_focus:
            return ("read", "back")
        if self._is_read:
            return ("back", "export", "delete", "keys")
        if self._past.can_undo:
            return ("read", "undo", "search", "back", "keys")
        return ("read", "search", "export", "delete", "keys")
