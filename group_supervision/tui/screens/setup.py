"""The set-up form: every default right, the Start button focused, Enter leads on."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.config import Config
from group_supervision.core.choices import Gathering, NotePolicy, Screens, Setting, Setup, Word
from group_supervision.core.format import Format
from group_supervision.core.plan import plan
from group_supervision.core.text import Anonymised
from group_supervision.core.until import minutes_until
from group_supervision.core.wishes import Wishes
from group_supervision.errors import SupervisionError
from group_supervision.live.clock import Clock
from group_supervision.live.session import LiveSession
from group_supervision.tui.base import stylesheet
from group_supervision.tui.ready import ReadyScreen
from group_supervision.tui.screens.setup_choices import lengths, variations
from group_supervision.tui.widgets.fields import ChoiceField, TextField
from group_supervision.tui.widgets.key_strip import KeyHint, KeyStrip
from group_supervision.tui.widgets.line import Line

_USUAL_GROUP: Final = 7
_LARGEST_GROUP: Final = 30
_A_LABEL: Final = "a neutral word, such as Tuesday"
_GIVEN: Final = "as given before, not shown here"

Opener = Callable[[Format, Setup, Anonymiser], LiveSession]
"""Opens a session, or raises `SupervisionError`."""
Lead = Callable[[LiveSession], Awaitable[str | None]]
"""Leads a session; returns a sentence for home, `None` when it was left before it began."""


class SetupScreen(ReadyScreen[str | None]):
    """Gathers the choices of a session and shows the plan they make."""

    CSS_PATH: ClassVar = [stylesheet("setup")]
    AUTO_FOCUS = "#start"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", "next line", show=False),
        Binding("up", "app.focus_previous", "line above", show=False),
        Binding("enter", "start", "start", tooltip="Start", show=False),
        Binding("escape", "home", "home", tooltip="Back to home", show=False),
    ]

    def __init__(
        self,
        formats: Sequence[Format],
        wishes: Wishes,
        config: Config,
        opener: Opener,
        lead: Lead,
        clock: Clock,
        never: frozenset[str] = frozenset(),
    ) -> None:
        """Offer `formats`, filled in with `wishes`.

        Args:
            formats: All formats there are.
            wishes: What the command line asked for.
            config: What the user has settled: first values where nothing was asked for.
            opener: Opens the session once everything is chosen.
            lead: Leads it; comes back here when it was left before it began.
            clock: For the time of day at which it will end.
            never: The standing list of words that are never names.
        """
        super().__init__()
        self._opener = opener
        self._lead = lead
        self._protected = list(wishes.protected)
        self._clock = clock
        self._speed = wishes.speed
        self._face = config.clock_face
        self._anonymiser = Anonymiser(wishes.protected, never=never)
        fmt = next(each for each in formats if each.id == wishes.format_id)
        self._format = ChoiceField("Format", [(each.title, each) for each in formats], fmt)
        self._length = ChoiceField("Length", *lengths(fmt, wishes.minutes or config.length))
        self._until = TextField("Finish at", wishes.until or "", "or a time: 15:30", longest=5)
        people = [(str(each), each) for each in range(2, _LARGEST_GROUP + 1)]
        self._people = ChoiceField("People", people, wishes.people or _USUAL_GROUP)
        self._policy = ChoiceField(
            "Notes", [(each.label, each) for each in NotePolicy], wishes.policy or config.notes
        )
        self._setting = ChoiceField(
            "Where", [(each.label, each) for each in Setting], Setting.IN_PERSON
        )
        self._gathering = ChoiceField(
            "Group", [(each.label, each) for each in Gathering], Gathering.PEER
        )
        self._screens = ChoiceField(
            "Screens", [(each.label, each) for each in Screens], config.screens
        )
        self._word = ChoiceField("Word", [(each.value, each) for each in Word], Word.DILEMMA)
        nothing: frozenset[str] = frozenset()
        self._variation = ChoiceField("Variation", variations(fmt), nothing)
        has_more = bool(wishes.group or wishes.protected)
        self._more = ChoiceField("More", [("no", False), ("label, names", True)], has_more)
        self._given_label = (wishes.group or "").strip()
        self._label = TextField("Label", "", _A_LABEL, longest=40)
        self._protect = TextField(
            "Protect", "", "a name that may be said, Enter", longest=80, is_masked=True
        )

    def compose(self) -> ComposeResult:
        """Lay out the form on the left and the plan it makes on the right."""
        with Horizontal():
            with VerticalScroll(id="form", can_focus=False):
                yield Button("Start", id="start", compact=True)
                yield self._format
                yield self._length
                yield self._until
                yield self._people
                yield self._policy
                yield self._setting
                yield self._gathering
                yield self._screens
                yield self._word
                yield self._variation
                yield self._more
                with Vertical(id="extra"):
                    yield self._label
                    yield self._protect
                    yield Line(id="protected")
            yield Line(id="plan")
        yield Line(id="message")
        keys = KeyStrip(id="keys")
        keys.show_keys(
            [
                KeyHint("Enter", "start"),
                KeyHint("↑ ↓", "line"),
                KeyHint("◄ ►", "change"),
                KeyHint("Esc", "home"),
            ]
        )
        yield keys

    def on_mount(self) -> None:
        """Show the plan of the first values."""
        self._draw_given_label()
        self._reckon()

    def on_choice_field_changed(self, message: ChoiceField.Changed) -> None:
        """Show the plan of the new values; another format offers other lengths."""
        message.stop()
        if message.field is self._format:
            fmt = self._format.value
            self._length.offer(*lengths(fmt, None))
            self._variation.offer(variations(fmt), frozenset())
        elif message.field is self._screens:
            self._draw_given_label()
        self._reckon()

    def on_input_changed(self) -> None:
        """Show the plan of a finish time as soon as it is one."""
        self._reckon()

    def on_button_pressed(self) -> None:
        """Start."""
        self.action_start()

    def on_text_field_entered(self, message: TextField.Entered) -> None:
        """Protect a name; from any other field go on to the next one."""
        message.stop()
        names = [each for each in message.texts if each.strip()]
        if message.field is self._protect and names:
            for name in names:
                self._protected.append(name)
                self._anonymiser.protect(name)
            self._protect.fill("")
            self._reckon()
        else:
            self.focus_next()

    def action_start(self) -> None:
        """Open the session, or say why not."""
        try:
            chosen = replace(self._chosen(), group=self._label_without_names())
            live = self._opener(self._format.value, chosen, self._anonymiser)
        except SupervisionError as error:
            self.say_quietly(str(error))
        else:
            self.run_worker(self._led(live), exclusive=True)

    def action_home(self) -> None:
        """Leave the form."""
        self.dismiss(None)

    @property
    def wishes(self) -> Wishes:
        """What the form would be filled in with to look like this again."""
        return Wishes(
            format_id=self._format.value.id,
            minutes=self._length.value if self._format.value.timed else None,
            until=self._until.text.strip() or None,
            people=self._people.value,
            policy=self._policy.value,
            group=self._label_in_force or None,
            protected=tuple(self._protected),
            speed=self._speed,
        )

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
            self._label.fill("", _GIVEN if self._given_label else _A_LABEL)
        elif not self._is_seen_by_all and not self._label.text:
            self._label.fill(self._given_label, _A_LABEL)

    def _label_without_names(self) -> Anonymised | None:
        # Once and at the end: anonymised key by key, half a name would use up a label.
        label = self._label_in_force
        return self._anonymiser.anonymise(label) if label else None

    def _chosen(self) -> Setup:
        return Setup(
            minutes=self._minutes(),
            people=self._people.value,
            policy=self._policy.value,
            setting=self._setting.value,
            gathering=self._gathering.value,
            screens=self._screens.value,
            word=self._word.value,
            options=self._variation.value,
            speed=self._speed,
            protected=self._anonymiser.protects,
            face=self._face,
        )

    def _minutes(self) -> int:
        if not self._format.value.timed:
            return 0
        if self._until.text.strip():
            return minutes_until(self._until.text, self._clock.now())
        return self._length.value

    def _reckon(self) -> None:
        self.query_exactly_one("#extra").display = self._more.value
        protects = self._anonymiser.protects
        counted = f"{protects} protected, in memory only" if protects else ""
        self.query_exactly_one("#protected", Line).show(counted)
        try:
            laid_out = plan(self._format.value, self._chosen())
        except SupervisionError as error:
            self.query_exactly_one("#plan", Line).show("")
            self.say_quietly(str(error))
            return
        lines = [Content.styled("The plan", "bold")]
        for step in laid_out.steps:
            minutes = round(step.planned / timedelta(minutes=1))
            lines.append(Content(f"{minutes or '':>3}  {step.phase.short}"))
        if laid_out.planned:
            ends = self._clock.now() + laid_out.planned / self._speed
            lines.append(Content.styled(f"\n{laid_out.setup.minutes} minutes", "bold"))
            lines.append(Content.styled(f"ends {ends.astimezone():%H:%M}", "$muted"))
        self.query_exactly_one("#plan", Line).show(Content("\n").join(lines))
        self.say_quietly(self._remark())

    def _remark(self) -> str:
        least, most = self._format.value.people_usual
        if self._speed != 1:
            return f"Demonstration: {self._speed:g} times as fast as life."
        if not least <= self._people.value <= most:
            return f"Groups of {least} to {most} are usual for this; you may go on."
        return ""

    def say_quietly(self, sentence: str) -> None:
        """Say something above the keys."""
        self.query_exactly_one("#message", Line).show(sentence)
