"""The set-up form: every default right, the Start button focused, Enter leads on."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus
from textual.widgets import Button

from group_supervision.core.choices import Gathering, NotePolicy, Screens, Setting
from group_supervision.core.format import Format
from group_supervision.errors import SupervisionError
from group_supervision.guide.preparation import Preparation
from group_supervision.guide.setup import (
    LONGEST_LABEL,
    SetupDraft,
    group_sizes,
)
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.guide.words.choices import options
from group_supervision.guide.words.explained import Asked, explained
from group_supervision.live.clock import Clock
from group_supervision.live.session import LiveSession
from group_supervision.translation import N_, _, ngettext
from group_supervision.tui.base import stylesheet
from group_supervision.tui.ready_screen import ReadyScreen
from group_supervision.tui.setup_text import plan_text
from group_supervision.tui.widgets.fields import ChoiceField, TextField
from group_supervision.tui.widgets.key_strip import KeyHint, KeyStrip
from group_supervision.tui.widgets.line import Line

_A_LABEL: Final = N_("a neutral word, such as Tuesday")
_GIVEN: Final = N_("as given before, not shown here")

Lead = Callable[[LiveSession], Awaitable[str | None]]
"""Leads a session; returns a sentence for home, `None` when it was left before it began."""

_LOW: Final = 24
"""Rows from which the form has room beneath it for what happens in the format."""


class SetupScreen(ReadyScreen[str | None]):
    """Gathers the choices of a session and shows the plan they make."""

    CSS_PATH: ClassVar = [stylesheet("setup")]
    AUTO_FOCUS = "#start"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", N_("next line"), show=False),
        Binding("up", "app.focus_previous", N_("line above"), show=False),
        Binding("enter", "start", N_("start"), tooltip=N_("Start"), show=False),
        Binding("escape", "home", N_("home"), tooltip=N_("Back to home"), show=False),
    ]

    _asked = Asked.START
    """The line that has the focus."""
    _passed: Format | None = None
    """The format whose gate has been read and passed."""

    def __init__(self, preparation: Preparation, lead: Lead, clock: Clock) -> None:
        """Show what is being prepared.

        Args:
            preparation: The choices so far.
            lead: Leads the session; comes back here when it was left before it began.
            clock: For the time of day at which it will end.
        """
        super().__init__()
        self._preparation = preparation
        self._lead = lead
        self._clock = clock
        draft = preparation.draft
        formats = [(each.title, each) for each in preparation.formats]
        self._format = ChoiceField(_("Format"), formats, draft.fmt)
        self._length = ChoiceField(_("Length"), draft.lengths(), draft.minutes)
        self._until = TextField(_("Finish at"), draft.until, _("a time, such as 15:30"), longest=5)
        self._people = ChoiceField(_("People"), group_sizes(), draft.people)
        self._policy = ChoiceField(_("Notes"), options(NotePolicy), draft.policy)
        self._setting = ChoiceField(_("Where"), options(Setting), draft.setting)
        self._gathering = ChoiceField(_("Group"), options(Gathering), draft.gathering)
        self._screens = ChoiceField(_("Screens"), options(Screens), draft.screens)
        self._word = ChoiceField(_("Word"), draft.words(), draft.word)
        self._variation = ChoiceField(_("Variation"), draft.variations(), draft.variation)
        has_more = bool(draft.label or preparation.protects or draft.begins_at)
        more = _("time to begin, label, names")
        self._more = ChoiceField(_("Also"), [(_("nothing"), False), (more, True)], has_more)
        self._given_label = draft.label
        self._label = TextField(_("Label"), "", _(_A_LABEL), longest=LONGEST_LABEL)
        self._protect = TextField(
            _("Protect"), "", _("a name that may be said, Enter"), longest=80, is_masked=True
        )
        self._begins_at = TextField(
            _("Begin at"), draft.begins_at, _("said to the room, such as 15:30"), longest=5
        )

    def compose(self) -> ComposeResult:
        """Lay out the form on the left and the plan it makes on the right."""
        with Horizontal():
            with Vertical(id="form"):  # one that scrolls by itself would take the arrow keys
                start = Button(_("Start"), id="start", compact=True)
                start.active_effect_duration = 0  # or a second Enter would be lost meanwhile
                yield start
                yield from (self._format, self._length, self._until, self._people, self._policy)
                yield from (self._setting, self._gathering, self._screens, self._word)
                yield from (self._variation, self._more)
                with Vertical(id="extra"):
                    yield self._begins_at
                    yield self._label
                    yield self._protect
                    yield Line(id="protected")
                yield Line(id="summary")
            yield Line(id="plan")
        yield Line(id="explained")
        yield Line(id="message")
        keys = KeyStrip(id="keys")
        keys.show_keys(
            [
                KeyHint(_("Enter"), _("start")),
                KeyHint("↑ ↓", _("line")),
                KeyHint("◄ ►", _("change")),
                KeyHint(_("Esc"), _("home")),
            ]
        )
        yield keys

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Say in a sentence what the line that has the focus is about."""
        first = (self._format, self._length, self._until, self._people, self._policy)
        then = (self._setting, self._gathering, self._screens, self._word, self._variation)
        last = (self._more, self._begins_at, self._label, self._protect)
        fields = dict(zip(list(Asked)[1:], (*first, *then, *last), strict=True))
        around = event.widget.ancestors_with_self
        found = (each for each, field in fields.items() if field in around)
        self._asked = next(found, Asked.START)
        self._explain()

    def on_resize(self) -> None:
        """Say what happens in the format where there is room for it."""
        self._explain()

    def _explain(self) -> None:
        """Explain the line that has the focus; on a low screen the format's says what happens."""
        summary = self._preparation.draft.fmt.summary
        is_low = self.size.height < _LOW
        says = summary if is_low and self._asked is Asked.FORMAT else explained(self._asked)
        self.query_exactly_one("#explained", Line).show(says)
        shown = self.query_exactly_one("#summary", Line)
        shown.show(summary)
        shown.display = not is_low

    def on_mount(self) -> None:
        """Show the plan of the first values."""
        self._draw_given_label()
        self._show_plan()

    def on_choice_field_changed(self, message: ChoiceField.Changed) -> None:
        """Show the plan of the new values; another format offers other lengths."""
        message.stop()
        if message.field is self._format:
            draft = self._preparation.draft.with_format(self._format.value)
            self._length.offer(draft.lengths(), draft.minutes)
            self._word.offer(draft.words(), draft.word)
            self._people.offer(group_sizes(), draft.people)
            self._variation.offer(draft.variations(), draft.variation)
            self._passed = None
        elif message.field is self._screens:
            self._draw_given_label()
        self._show_plan()

    def on_input_changed(self) -> None:
        """Show the plan of a finish time as soon as it is one."""
        self._show_plan()

    def on_button_pressed(self) -> None:
        """Start."""
        self.action_start()

    def on_text_field_entered(self, message: TextField.Entered) -> None:
        """Protect a name; from any other field go on to the next one."""
        message.stop()
        names = [each for each in message.texts if each.strip()]
        if message.field is self._protect and names:
            for name in names:
                self._preparation.protect(name)
            self._protect.fill("")
            self._show_plan()
        else:
            self.focus_next()

    def action_start(self) -> None:
        """Open the session, or say why not; a format with a gate asks for a second Enter."""
        self._preparation.draft = self._chosen()
        fmt = self._preparation.draft.fmt
        if fmt.gate and self._passed is not fmt:
            self._passed = fmt
            again = _("Press Enter again if it's right for this group.")
            self.say_quietly("\n".join([*fmt.gate, again]))
            return
        try:
            live = self._preparation.open()
        except SupervisionError as error:
            self.say_quietly(str(error))
        else:
            self.run_worker(self._led(live), exclusive=True)

    def action_home(self) -> None:
        """Leave the form."""
        self.dismiss(None)

    @property
    def defaults(self) -> SetupDefaults:
        """What the form would be filled in with to look like this again."""
        self._preparation.draft = self._chosen()
        return self._preparation.defaults

    async def _led(self, live: LiveSession) -> None:
        """Lead the session; left before it began, the form is here again as it was."""
        said = await self._lead(live)
        if said is not None:
            self.dismiss(said)

    @property
    def _is_seen_by_all(self) -> bool:
        return self._screens.value is Screens.ONE

    @property
    def _label_in_force(self) -> str:
        given = self._given_label if self._is_seen_by_all else ""
        return self._label.text.strip() or given

    def _draw_given_label(self) -> None:
        """Draw a label that was given beforehand, unless the room may be looking at the form."""
        is_hers = self._label.text not in ("", self._given_label)
        if self._is_seen_by_all and not is_hers:
            self._label.fill("", _(_GIVEN if self._given_label else _A_LABEL))
        elif not self._is_seen_by_all and not self._label.text:
            self._label.fill(self._given_label, _(_A_LABEL))

    def _chosen(self) -> SetupDraft:
        """Return the draft as the fields have it."""
        return replace(
            self._preparation.draft,
            fmt=self._format.value,
            minutes=self._length.value,
            until=self._until.text.strip(),
            people=self._people.value,
            policy=self._policy.value,
            setting=self._setting.value,
            gathering=self._gathering.value,
            screens=self._screens.value,
            word=self._word.value,
            variation=self._variation.value,
            label=self._label_in_force,
            begins_at=self._begins_at.text.strip(),
        )

    def _show_plan(self) -> None:
        self._preparation.draft = self._chosen()
        self.query_exactly_one("#extra").display = self._more.value
        self._explain()
        protects = self._preparation.protects
        counted = ngettext(
            "{count} name protected, in memory only",
            "{count} names protected, in memory only",
            protects,
        )
        self.query_exactly_one("#protected", Line).show(counted if protects else "")
        try:
            laid_out = self._preparation.draft.plan(self._clock.now())
            self._preparation.draft.check_beginning(self._clock.now())
        except SupervisionError as error:
            self.query_exactly_one("#plan", Line).show("")
            self.say_quietly(str(error))
            return
        self.query_exactly_one("#plan", Line).show(plan_text(laid_out, self._clock.now()))
        self.say_quietly(self._preparation.draft.remark())

    def say_quietly(self, sentence: str) -> None:
        """Say something above the keys."""
        self.query_exactly_one("#message", Line).show(sentence)
