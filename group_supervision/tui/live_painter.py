"""Painting a live session: what the two views show, and when something shown will change."""

from datetime import timedelta
from typing import Final

from textual.actions import parse

from group_supervision.config import Config
from group_supervision.core.catch_up import offer_in_words
from group_supervision.core.clock_display import changes_in
from group_supervision.guide import practising
from group_supervision.guide.cues import Cue, Keys, reminders, sentence, showing
from group_supervision.guide.leading import Leading
from group_supervision.guide.outcome import Outcome
from group_supervision.storage.presence import ScreenSize
from group_supervision.translation import _
from group_supervision.tui.live_state import LiveState
from group_supervision.tui.ready_screen import ReadyScreen
from group_supervision.tui.screens.live_keys import footer, typing_keys
from group_supervision.tui.widgets.console_view import ConsoleState, ConsoleView
from group_supervision.tui.widgets.key_strip import KeyStrip, key_hints
from group_supervision.tui.widgets.note_row import NoteRow
from group_supervision.tui.widgets.room_view import Moment, RoomView
from group_supervision.tui.widgets.strip import Strip

_SECOND: Final = timedelta(seconds=1)
_MINUTE: Final = timedelta(minutes=1)
_SOONEST: Final = 0.05
"""Real seconds between two paintings at least; a fast demonstration would paint without end."""
LATE: Final = 0.001
"""Real seconds added to a wait, so that it ends after the change and not a hair before it."""
_STILL: Final = 20.0
"""Real seconds between two paintings of a console whose clock stands still: the end moves on."""
_KEYS: Final = Keys(clock="space", protect="ctrl+n")
PRACTICE_KEYS: Final = practising.Keys(accept="y", refuse="backspace")
"""What these keys are called here, and between two rounds."""


class LivePainter:
    """Paints what has changed on a screen that leads a session."""

    def __init__(self, screen: ReadyScreen[Outcome], leading: Leading, config: Config) -> None:
        """Paint `screen`."""
        self._screen = screen
        self._leading = leading
        self._warning = config.warning_minutes * _MINUTE
        self._has_sound = config.sound
        self._rung_for: Cue | None = None
        self._keys_shown: tuple[list[tuple[str, str]], bool] = [], False
        """And whether the room is looking."""
        self._keys_for: tuple[object, ...] = ()
        """What they depend on, so that they are not looked for anew at every tick."""

    def paint(self, state: LiveState, *, rests: bool) -> float | None:
        """Paint the view that is up, the strip and the keys.

        Args:
            state: What is up.
            rests: Whether nothing answers yet.

        Returns:
            After how many real seconds something shown will change by itself; `None`: nothing.
        """
        live, find = self._leading.live, self._screen.query_exactly_one
        view, now = live.view, live.now
        back_at = None if view.back_at is None else live.timeline.wall_at(view.back_at)
        moment = Moment(view, now, back_at, live.timeline.wall_at(now))
        if state.is_console:
            find("#console", ConsoleView).state = self._console(state, moment)
        else:
            find("#room", RoomView).moment = moment
        find("#strip", Strip).paint(state, self._leading)
        self._paint_keys(state, rests=rests)
        return self._wait(state, moment)

    def rings(self, state: LiveState) -> bool:
        """Say whether to ring: once for each cue that the console, while it is up, shows anew."""
        if not self._has_sound:
            return False
        cue = self._cue()
        begins, self._rung_for = cue is not None and cue is not self._rung_for, cue
        return begins and state.is_console

    def _cue(self) -> Cue | None:
        """Return the cue that stands on the console now."""
        return showing(self._leading.session, self._leading.live.now, self._warning)

    def _console(self, state: LiveState, moment: Moment) -> ConsoleState:
        live = self._leading.live
        return ConsoleState(
            session=live.session,
            timeline=live.timeline,
            now=moment.now,
            display=live.display,
            moment=moment if state.has_one_screen else moment._replace(view=live.published),
            is_saved=live.is_saved,
            is_published=live.is_published,
            is_frozen=live.is_frozen,
            stages=len(live.stages),
            is_far=self._leading.is_published_afar,
            is_covered=state.is_covered,
            is_typing=state.is_typing,
            is_marking=state.is_typing and self._screen.query_one(NoteRow).takes_a_number,
            protects=live.protects,
            lens=self._open_lens(state),
            drift=state.drift,
            undoes=live.undoes,
            last_time=self._last_time(state),
            cues=tuple(self._said(state, moment.now)),
        )

    def _last_time(self, state: LiveState) -> str:
        """Return the line from last time, and note that it's in sight where it isn't covered."""
        line = self._leading.last_time
        if line is None:
            return ""
        line.is_seen = line.is_seen or not state.is_covered
        return line.text

    def _open_lens(self, state: LiveState) -> int:
        """Return the lens that is open on the console: hers, else the one the room is shown."""
        live = self._leading.live
        has_own = state.lens is not None and state.lens < len(live.session.step.phase.lenses)
        return state.lens if has_own and state.lens is not None else live.display.lens

    def _said(self, state: LiveState, now: timedelta) -> list[str]:
        """Return what the console says by itself."""
        session, live = self._leading.session, self._leading.live
        screens = [ScreenSize(*self._screen.app.size)] if state.has_one_screen else live.stages
        said = reminders(session, now, live.protects, _KEYS, screens)
        cue = self._cue()
        if cue is not None:
            said.append(sentence(cue, session, now))
        offer = self._leading.late()
        if offer is not None:
            said.append(_("{offer}: c").format(offer=offer_in_words(session, offer)))
        if self._leading.complaint_from_afar:
            said.append(self._leading.complaint_from_afar)
        return [*said, *self._leading.practising.said(PRACTICE_KEYS)]

    def _paint_keys(self, state: LiveState, *, rests: bool) -> None:
        session = self._leading.session
        strip = self._screen.query_one(KeyStrip)
        if state.is_typing:
            self._keys_shown, self._keys_for = ([], False), ()
            strip.show_keys(typing_keys(is_note=self._screen.query_one(NoteRow).takes_a_note))
            return
        display = self._leading.live.display
        keys_for = (session, display, state, rests, self._screen.is_ready)
        if keys_for == self._keys_for and not state.is_asking:  # an answer may count only later
            return
        self._keys_for = keys_for
        wanted = footer(
            session,
            display,
            is_console=state.is_console,
            has_drift_open=state.drift is not None,
        )
        usable = [] if rests else [each for each in wanted if self._means_something(each[0])]
        if (usable, state.is_watched) != self._keys_shown:
            self._keys_shown = usable, state.is_watched
            strip.show_keys(key_hints(self._screen, usable), is_quiet=state.is_watched)

    def _means_something(self, action: str) -> bool:
        _, name, parameters = parse(action)
        return bool(self._screen.check_action(name, parameters))

    def _wait(self, state: LiveState, moment: Moment) -> float | None:
        live, now = self._leading.live, moment.now
        selector = "#miniature" if state.is_console else "#room"
        cells = self._screen.query_exactly_one(selector, RoomView).bar_cells
        waits = [changes_in(moment.view, now, cells), live.display.lapses_in(now)]
        if state.is_console and live.session.is_running:
            tick = _MINUTE if state.is_typing else _SECOND
            waits.append(tick - live.session.elapsed(now) % tick)
        coming = [wait / live.timeline.speed for wait in waits if wait is not None]
        if coming:
            return max(_SOONEST, min(coming).total_seconds() + LATE)
        return _STILL if state.is_console and not live.session.is_ended else None
