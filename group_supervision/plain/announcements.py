"""What is said without being asked for. It is little.

The time at its three instants, the end of a break or of a quiet minute, a gap to be decided about,
and a disk that refuses.
"""

from datetime import timedelta
from typing import Final

from group_supervision.config import Config
from group_supervision.core.display import QUIET_LASTS
from group_supervision.guide import cues
from group_supervision.plain.console import Console
from group_supervision.plain.gap_question import GapQuestion
from group_supervision.plain.hall_lines import LIVE_KEYS, HallLines
from group_supervision.plain.time_sentences import part_time
from group_supervision.translation import N_, _

KEYS: Final = cues.Keys(clock="a", protect="z")
"""The letters that the guide's reminders name."""

_MINUTE: Final = timedelta(minutes=1)
_HEARTBEAT: Final = 2.0
"""Real seconds between two heartbeats."""
_SOONEST: Final = 0.05
"""Real seconds between two looks at the clock at least; a fast demonstration would only look."""
_LATE: Final = 0.001
"""Real seconds added to a wait, so that it ends after the instant and not a hair before it."""

_UNSAVED: Final = N_(
    "Not saved: the disk would not take it. The session carries on, and what's missing will be"
    " saved as soon as it can be."
)
_UNPUBLISHED: Final = N_(
    "The room doesn't see this yet: the disk would not take it. It will be tried again."
)


class Announcements:
    """Says what is due, each once."""

    def __init__(self, console: Console, gap: GapQuestion, config: Config) -> None:
        """Speak in the conversation of `console`."""
        self._console = console
        self._live = console.live
        self._gap = gap
        self._warning = config.warning_minutes * _MINUTE
        self._rings = config.sound
        self._break_over: timedelta | None = None
        self._is_saved = True
        self._is_published = True
        self._complaint_from_afar = ""
        self._hall = HallLines(console.conversation, console.leading.practising.table, LIVE_KEYS)
        self.start_afresh()

    def start_afresh(self) -> None:
        """Take what the clock has passed for said: whatever was done said its own time."""
        session = self._live.session
        self._position = session.position
        self._passed = cues.passed(session, self._live.now, self._warning)

    def say_due(self) -> float:
        """Say what is due; return for how many real seconds nothing will be."""
        live = self._live
        was_quiet = live.display.quiet_since is not None
        self._console.leading.beat()
        now = live.now
        self._gap.ask()
        self._say_of_the_disk()
        self._hall.say()
        if self._gap.is_open:
            return _HEARTBEAT
        if was_quiet and live.display.quiet_since is None and live.session.is_running:
            self._console.say(_("The quiet minute is over."))
        self._say_cue(now)
        self._say_break_over(now)
        return self._wait(now)

    def _say_of_the_disk(self) -> None:
        live = self._live
        if live.is_saved != self._is_saved:
            self._is_saved = live.is_saved
            self._console.say(_("Saved again.") if live.is_saved else _(_UNSAVED))
        if live.is_published != self._is_published:
            self._is_published = live.is_published
            said = _("The room sees it now.") if live.is_published else _(_UNPUBLISHED)
            self._console.say(said)
        complaint = self._console.leading.complaint_from_afar
        if complaint != self._complaint_from_afar:
            self._complaint_from_afar = complaint
            self._console.say(complaint or _("Groups far apart are reached again."))

    def _say_cue(self, now: timedelta) -> None:
        session = self._live.session
        passed = cues.passed(session, now, self._warning)
        fresh = passed - self._passed
        if fresh and session.position == self._position and session.is_running:
            if self._rings:
                self._console.conversation.ring()
            self._console.say(self._cue_line(max(fresh), now))
        self._position, self._passed = session.position, passed

    def _cue_line(self, cue: cues.Cue, now: timedelta) -> str:
        session = self._live.session
        where = _("Time, part {number} of {count}.").format(
            number=session.position + 1, count=len(session.plan.steps)
        )
        said = f"{where} {cues.sentence(cue, session, now)}"
        return f"{said} {part_time(session, now)}" if cue is cues.Cue.HALF else said

    def _say_break_over(self, now: timedelta) -> None:
        back_at = self._live.session.back_at
        if back_at is not None and now >= back_at and self._break_over != back_at:
            self._break_over = back_at
            self._console.say(cues.break_over(KEYS))

    def _wait(self, now: timedelta) -> float:
        session, display = self._live.session, self._live.display
        waits = [cues.next_in(session, now, self._warning), display.lapses_in(now)]
        if display.quiet_since is not None:
            waits.append(display.quiet_since + QUIET_LASTS - now)
        if session.back_at is not None and session.back_at > now:
            waits.append(session.back_at - now)
        coming = [wait / self._live.timeline.speed for wait in waits if wait is not None]
        soonest = min(coming, default=timedelta(seconds=_HEARTBEAT)).total_seconds()
        return min(_HEARTBEAT, max(_SOONEST, soonest + _LATE))
