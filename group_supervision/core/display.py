"""What the facilitator has chosen to show the room: choices and indices, never words of her own."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from group_supervision.core.choices import ClockFace
from group_supervision.core.format import Phase

QUIET_LASTS: Final = timedelta(minutes=1)
"""How long a minute of silence is."""
WORDS_LAST: Final = timedelta(minutes=1)
"""How long words to the room stand there before they clear by themselves."""


def faces_of(phase: Phase) -> tuple[ClockFace, ...]:
    """Return the faces the room's clock may have in a phase.

    Seconds never run down on someone whose time it is: where the room isn't shown by how much a
    phase runs over, it has no seconds either, unless the format itself starts with them.
    """
    is_someones = phase.protected or not phase.overtime_in_room
    without = ClockFace.SECONDS if is_someones and phase.face is not ClockFace.SECONDS else None
    return tuple(face for face in ClockFace if face is not without)


@dataclass(frozen=True, slots=True)
class Beginning:
    """When the group means to begin. It is said to the room, and nothing begins by it."""

    at: datetime
    """Aware."""
    after: timedelta
    """The same instant in session time."""


@dataclass(frozen=True, slots=True)
class Display:
    """Choices that are no facts of the session: nothing of them is written into its file."""

    lens: int = 0
    prompt: int | None = None
    """Index of the prompt before the room within its lens; `None`: the room's own lines."""
    face: ClockFace | None = None
    """The face chosen with a key; `None`: the phase's own."""
    drift_line: int | None = None
    """Index of the format's drift line put before the room, without name or number."""
    words: int | None = None
    """Index of the format's preset words put before the room."""
    words_since: timedelta | None = None
    """Session time at which they were put there."""
    curtain: bool = False
    stopped: bool = False
    quiet_since: timedelta | None = None
    """Session time at which a minute of silence began, beside the plan."""
    test_card: bool = False
    begins: Beginning | None = None
    """What the welcome card counts down to; `None`: it doesn't."""

    def for_new_phase(self) -> "Display":
        """Return what is left of it when another phase begins."""
        return Display(curtain=self.curtain)

    def prompt_shifted(self, phase: Phase, by: int) -> "Display":
        """Step through the prompts of the lens; before the first come the room's own lines."""
        if not phase.lenses:
            return self
        count = len(phase.lenses[self.lens].prompts)
        now = -1 if self.prompt is None else self.prompt
        wanted = max(-1, min(count - 1, now + by))
        return replace(self._cleared(), prompt=None if wanted < 0 else wanted)

    def lens_shifted(self, phase: Phase) -> "Display":
        """Take up the next lens with its first prompt."""
        if not phase.lenses:
            return self
        lens = (self.lens + 1) % len(phase.lenses)
        return replace(self._cleared(), lens=lens, prompt=0)

    def drift_shown(self, drift_line: int | None) -> "Display":
        """Put a drift line before the room, or take it away."""
        return replace(self._cleared(), drift_line=drift_line)

    def words_shown(self, words: int | None, now: timedelta) -> "Display":
        """Put preset words before the room for a while, or take them away."""
        return replace(self._cleared(), words=words, words_since=None if words is None else now)

    def face_shifted(self, phase: Phase, preferred: ClockFace | None = None) -> "Display":
        """Show the clock with the next face of those a phase has."""
        faces = faces_of(phase)
        return replace(
            self, face=faces[(faces.index(self.face_of(phase, preferred)) + 1) % len(faces)]
        )

    def face_of(self, phase: Phase, preferred: ClockFace | None = None) -> ClockFace:
        """Return the face a phase is shown with.

        Args:
            phase: The phase.
            preferred: What was preferred at set-up; it brings no clock into a phase without one.
        """
        wanted = self.face
        if wanted is None and phase.face is not ClockFace.NONE:
            wanted = preferred
        return wanted if wanted in faces_of(phase) else phase.face

    @property
    def is_covered(self) -> bool:
        """Whether something else stands in the place of the prompt."""
        return self.drift_line is not None or self.words is not None

    def lapsed(self, now: timedelta) -> "Display":
        """Return it without what has cleared by itself."""
        shown = self
        if shown.quiet_since is not None and now - shown.quiet_since >= QUIET_LASTS:
            shown = replace(shown, quiet_since=None)
        if shown.words_since is not None and now - shown.words_since >= WORDS_LAST:
            shown = replace(shown, words=None, words_since=None)
        return shown

    def lapses_in(self, now: timedelta) -> timedelta | None:
        """Return after how much session time words clear by themselves, `None`: there are none."""
        if self.words_since is None:
            return None
        return max(timedelta(), self.words_since + WORDS_LAST - now)

    def _cleared(self) -> "Display":
        """Return it with the room's own lines or its prompt in sight again."""
        return replace(self, drift_line=None, words=None, words_since=None)
