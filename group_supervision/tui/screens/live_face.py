"""The live session on screen: what is painted, and when it is painted again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.reactive import var
from textual.timer import Timer
from textual.widgets import ContentSwitcher

from group_supervision.config import Config
from group_supervision.core.catch_up import Offer, offer_in_words, timely
from group_supervision.core.choices import Screens
from group_supervision.core.face import changes_in
from group_supervision.guide import asking
from group_supervision.guide.advancing import Advancing
from group_supervision.guide.outcome import Outcome
from group_supervision.guide.pressing import REST, Rest
from group_supervision.guide.subject import subject
from group_supervision.live.clock import Clock
from group_supervision.live.session import LiveSession
from group_supervision.tui.base import SupervisionApp, stylesheet
from group_supervision.tui.cues import cues, thresholds
from group_supervision.tui.desk import Desk
from group_supervision.tui.pulse import Pulse
from group_supervision.tui.ready import ReadyScreen
from group_supervision.tui.screens.live_keys import TYPING_KEYS, footer
from group_supervision.tui.widgets.console_view import ConsoleState, ConsoleView
from group_supervision.tui.widgets.key_strip import KeyStrip, key_hints
from group_supervision.tui.widgets.line import Line
from group_supervision.tui.widgets.note_row import NoteRow
from group_supervision.tui.widgets.room_view import Moment, RoomView

_SECOND: Final = timedelta(seconds=1)
_MINUTE: Final = timedelta(minutes=1)
ELSEWHERE: Final = "○ tab"
"""The mark in the room's view for something that is the console's to say."""
_SIGN_OF_LIFE: Final = 2.0
"""Real seconds between two signs of life."""
_NOTICE: Final = 4.0
"""Real seconds for which a notice stands on the strip."""
_SOONEST: Final = 0.05
"""Real seconds between two paintings at least; a fast demonstration would paint without end."""
_LATE: Final = 0.001
"""Real seconds added to a wait, so that it ends after the change and not a hair before it."""
_STILL: Final = 20.0
"""Real seconds between two paintings of a console whose clock stands still."""


class LiveFace(ReadyScreen[Outcome]):
    """Paints the session, and wakes up only when something shown will change."""

    CSS_PATH: ClassVar = [stylesheet("room"), stylesheet("live")]
    AUTO_FOCUS = ""
    # ruff: noqa: RUF012 - Textual declares these two as plain lists
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-normal")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]
    ALLOW_SELECT = False

    desk: var[Desk] = var(Desk(has_one_screen=True, is_console=False), init=False)

    def __init__(self, live: LiveSession, config: Config, clock: Clock) -> None:
        """Show `live`, in room view on one screen and as console with two."""
        super().__init__()
        self._live = live
        self._config = config
        self._clock = clock
        self._advancing = Advancing(live, clock)
        self._left_behind: timedelta | None = None
        """By how much it ran late when the last offer to catch up was left."""
        self._rest = Rest(is_ended=live.session.is_ended)
        self._timers_by_name: dict[str, Timer] = {}
        self._said = ("", "")
        self._rung: frozenset[str] = frozenset()
        self._keys_shown: list[tuple[str, str]] = []
        has_one_screen = live.session.plan.setup.screens is Screens.ONE
        self.set_reactive(LiveFace.desk, Desk(has_one_screen, is_console=not has_one_screen))

    def compose(self) -> ComposeResult:
        """Lay out both views, the strip, the note line and the keys."""
        with ContentSwitcher(initial="console" if self.desk.is_console else "room"):
            yield RoomView(id="room")
            yield ConsoleView(id="console")
        yield Line(id="strip")
        # On one screen always, uncovered notes or not: the room is one key away.
        yield NoteRow(is_covered=self.desk.has_one_screen, id="note-row")
        yield KeyStrip(id="keys")

    def on_mount(self) -> None:
        """Start painting, and giving signs of life."""
        self._dress(self.desk)
        self._pulse = Pulse(_SIGN_OF_LIFE, self._give_sign)
        self.repaint()
        self.call_after_refresh(self.repaint)  # the bar's width is known only now

    def on_unmount(self) -> None:
        """Give no more signs."""
        self._pulse.stop()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Let a key through only when it means something now."""
        if not self.is_ready or self.rests:
            return False
        if self._has_to_ask_anew():
            self.call_later(self.repaint)  # nothing is live until it is asked
            return False
        return self.desk.allows(action, self._live.session)

    def watch_desk(self, before: Desk, desk: Desk) -> None:
        """Show what is up now."""
        if desk.is_console != before.is_console:
            self.query_one(ContentSwitcher).current = "console" if desk.is_console else "room"
            self._dress(desk)
            self.on_screen_resume()
        self.repaint()

    @property
    def is_private(self) -> bool:
        """Whether the console is up."""
        return self.desk.is_console

    @property
    def allows_palette(self) -> bool:
        """Whether the palette may open: not over the room's screen, not over a line or dialog."""
        return not (self.desk.is_watched or self.desk.is_typing or self.desk.is_asking)

    def repaint(self) -> None:
        """Paint what has changed, and come back when something shown will change by itself."""
        if not self.is_attached:
            return  # she left before it was there
        live = self._live
        view, now = live.view, live.now
        back_at = None if view.back_at is None else live.timeline.wall_at(view.back_at)
        moment = Moment(view, now, back_at, live.timeline.wall_at(now))
        if self._rest.begins(self._clock.steady(), is_ended=live.session.is_ended):
            self._after("rest", REST + _LATE, self.repaint)
        if self._has_to_ask_anew():
            gap = live.gap
            question = None if gap is None else asking.the_gap(live, gap)
            self.desk = replace(self.desk, question=question)
        desk = self.desk
        told = tuple(self._cues(now)) if desk.is_console or self._config.sound else ()
        self._ring(told)
        if desk.is_console:
            self.query_exactly_one("#console", ConsoleView).state = ConsoleState(
                session=live.session,
                timeline=live.timeline,
                now=now,
                display=live.display,
                moment=moment if desk.has_one_screen else moment._replace(view=live.published),
                is_saved=live.is_saved,
                is_published=live.is_published,
                is_frozen=live.is_frozen,
                stages=live.stages,
                is_covered=desk.is_covered,
                is_typing=desk.is_typing,
                is_marking=desk.is_typing and self.query_one(NoteRow).takes_a_number,
                protects=live.protects,
                drift=desk.drift,
                undoes=live.undoes,
                cues=told,
            )
        else:
            self.query_exactly_one("#room", RoomView).moment = moment
        self.query_exactly_one("#strip", Line).show(self._strip_text())
        self._show_keys()
        wait = self._wait(now)
        if wait is not None:
            self._after("repaint", wait, self.repaint)

    @property
    def rests(self) -> bool:
        """Whether the session ended a moment ago: nothing answers yet."""
        return self._rest.is_on(self._clock.steady())

    def refused(self, sentence: str) -> None:
        """Say why something was not done. The room sees no more than that there is something."""
        self._notice(sentence)

    def _has_to_ask_anew(self) -> bool:
        """Say whether the open question has fallen away, or a gap has come up."""
        now, question = subject(self._live), self.desk.question
        return now.gap is not None if question is None else not question.still_stands(now)

    def _give_sign(self) -> None:
        live = self._live
        before = (live.stages, live.is_saved, live.is_published)
        live.sign_of_life()
        if (live.stages, live.is_saved, live.is_published) != before:
            self.repaint()

    def dress(self, key: str, theme: str) -> None:
        """Wear other colours: `theme` on the console, `room_theme` in the room's view."""
        if key == "theme":
            self._config = replace(self._config, theme=theme)
        else:
            self._config = replace(self._config, room_theme=theme)
        self._dress(self.desk)

    def _dress(self, desk: Desk) -> None:
        """Wear the colours of the view that is up."""
        theme = self._config.theme if desk.is_console else self._config.room_theme
        if self.app.theme != theme:
            self.app.theme = theme

    def _wait(self, now: timedelta) -> float | None:
        live = self._live
        view = live.view
        selector = "#miniature" if self.desk.is_console else "#room"
        cells = self.query_exactly_one(selector, RoomView).bar_cells
        waits = [changes_in(view, now, cells), live.display.lapses_in(now)]
        if self.desk.is_console and live.session.is_running:
            tick = _MINUTE if self.desk.is_typing else _SECOND
            waits.append(tick - live.session.elapsed(now) % tick)
        coming = [wait / live.timeline.speed for wait in waits if wait is not None]
        if coming:
            return max(_SOONEST, min(coming).total_seconds() + _LATE)
        return _STILL if self.desk.is_console and not live.session.is_ended else None

    def _strip_text(self) -> str:
        desk = self.desk
        if desk.is_asking and desk.question is not None:
            return desk.question.line
        said, to_the_room = self._said
        if desk.is_watched:
            if self._advancing.is_asking:
                return "n again goes on"
            if to_the_room:
                return to_the_room
            if desk.question is not None or self._offer() is not None:
                return ELSEWHERE
        elif self._advancing.is_asking:
            return "The presenter's time is not over: n again goes on"
        elif said:
            return said
        return "review when the room has gone: Enter" if self._live.session.is_ended else ""

    def _cues(self, now: timedelta) -> list[str]:
        warning = self._config.warning_minutes * _MINUTE
        said = cues(self._live.session, now, warning=warning, protects=self._live.protects)
        offer = self._offer()
        return said if offer is None else [*said, f"{offer_in_words(self._live.session, offer)}: c"]

    def _ring(self, told: tuple[str, ...]) -> None:
        """Ring once for each threshold that the console, while it is up, has begun to tell."""
        before, self._rung = self._rung, thresholds(told)
        is_told = self._config.sound and self.desk.is_console
        if is_told and self._rung - before and isinstance(self.app, SupervisionApp):
            self.app.ring()

    def _offer(self) -> Offer | None:
        """Return a way to catch up when it runs late by more than was already left as it is."""
        live = self._live
        if live.gap is not None:
            return None
        return timely(live.session, live.now, self._left_behind)

    def _show_keys(self) -> None:
        desk, session = self.desk, self._live.session
        strip = self.query_one(KeyStrip)
        if desk.is_typing:
            self._keys_shown = []
            is_note = self.query_one(NoteRow).takes_a_note
            strip.show_keys([each for each in TYPING_KEYS if is_note or each.key != "ctrl+k"])
            return
        wanted = footer(
            session,
            is_console=desk.is_console,
            is_stopped=self._live.display.stopped,
            has_drift_open=desk.drift is not None,
        )
        usable = [each for each in wanted if desk.allows(each[0].partition("(")[0], session)]
        usable = [] if self.rests else usable
        if usable != self._keys_shown:
            self._keys_shown = usable
            strip.show_keys(key_hints(self, usable))

    def _notice(self, text: str, *, to_the_room: str = ELSEWHERE) -> None:
        """Say something on the strip for a moment: never a word that somebody typed.

        Args:
            text: What the console says.
            to_the_room: What is said in its place while the room may be looking.
        """
        self._said = (text, to_the_room)
        self._after("notice", _NOTICE, self.fall_silent)
        self.repaint()

    def say_quietly(self, sentence: str) -> None:
        """Say something on the console; where the room may be looking, nothing."""
        if not self.desk.is_watched:
            self._notice(sentence)

    def fall_silent(self) -> None:
        """Take the notice away."""
        self._said = ("", "")
        self.repaint()

    def _after(self, name: str, seconds: float, act: Callable[[], None]) -> None:
        """Call `act` once after a while; the same name asked for again starts over."""
        earlier = self._timers_by_name.get(name)
        if earlier is not None:
            earlier.stop()
        self._timers_by_name[name] = self.set_timer(seconds, act)
