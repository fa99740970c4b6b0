"""What is up on the facilitator's screen, and which keys mean something there.

Pure values, so that "no live key fires while a line is being typed or a question is open" can be
read here and tested without a screen. What makes sense at all, `guide.actions` says.
"""

from dataclasses import dataclass, replace
from typing import Final

from group_supervision.core.session import Session
from group_supervision.guide.actions import Action, Stage, reason_against, stage_of
from group_supervision.guide.live_answers import LiveQuestion
from group_supervision.translation import _

_WHILE_ASKING: Final = frozenset({"confirm", "leave", "choose"})
_WHILE_HELD: Final = frozenset({"switch_view", "curtain", "keys"})
_ACTIONS: Final = frozenset(Action)
_PRIVATE: Final = (Action.DRIFT, Action.INCIDENT, Action.ACCEPT, Action.REFUSE)
"""What is read on the console first."""


@dataclass(frozen=True, slots=True)
class LiveState:
    """What is up on the facilitator's screen."""

    has_one_screen: bool
    """Whether the room sees this very screen."""
    is_console: bool
    is_typing: bool = False
    """Whether the note line is open."""
    question: LiveQuestion | None = None
    drift: int | None = None
    """The chosen drift line while the list of them is open."""
    lens: int | None = None
    """The lens that is open on the console, where it isn't the one the room is shown."""
    is_uncovered: bool = False
    """On one screen: whether `h` shows the notes for a while."""

    @property
    def is_watched(self) -> bool:
        """Whether the room may be looking at what is up."""
        return self.has_one_screen and not self.is_console

    @property
    def is_asking(self) -> bool:
        """Whether a question is open: a private one waits while the room may be looking."""
        return self.question is not None and not (self.question.is_private and self.is_watched)

    @property
    def is_held(self) -> bool:
        """Whether a question waits that has to be answered before anything is live."""
        return self.question is not None and self.question.has_to_be_answered

    @property
    def is_covered(self) -> bool:
        """Whether the notes are covered."""
        return self.has_one_screen and not (self.is_console and self.is_uncovered)

    def in_the_other_view(self) -> "LiveState":
        """Return the other view, on which nothing of hers is open yet."""
        return replace(
            self, is_console=not self.is_console, is_uncovered=False, drift=None, lens=None
        )

    def allows(self, action: str, session: Session) -> bool:
        """Say whether a key means anything now.

        Args:
            action: What the key is bound to: the value of an `Action`, or something that concerns
                this screen alone.
            session: The session as it stands.
        """
        if self.is_typing:
            return False
        if self.is_asking:
            return action in _WHILE_ASKING
        if self.is_held:
            return action in _WHILE_HELD
        if action in _ACTIONS:
            return not self._against(Action(action), session)
        return self._allows_here(action, session)

    def why_not(self, action: str, session: Session) -> str:
        """Say why a key that is listed means nothing now; empty: there is nothing to say.

        Behind an open line or question there isn't, nor after the end: the strip has words already.
        """
        is_busy = self.is_typing or self.is_asking or self.is_held
        if is_busy or stage_of(session) is Stage.ENDED:
            return ""
        if action in _ACTIONS:
            return self._against(Action(action), session)
        is_hers = action in ("cover", "jump")
        return _on_the_console() if is_hers and not self.is_console else ""

    def _against(self, action: Action, session: Session) -> str:
        """Say why something that concerns the session or the room can't be done from here."""
        if reason := reason_against(action, session):
            return reason
        if action in _PRIVATE and not self.is_console:
            return _on_the_console()
        if action is Action.FREEZE and self.has_one_screen:
            # Frozen, the one screen would go on showing what is no longer true.
            return _("With one screen there's nothing to freeze.")
        return ""

    def _allows_here(self, action: str, session: Session) -> bool:
        """Say whether something that concerns this screen alone may be done."""
        stage = stage_of(session)
        match action:
            case "keys":
                return True
            case "confirm":
                return stage is Stage.ENDED
            case "switch_view":
                return stage is not Stage.ENDED
            case "cover" | "jump" | "pick":
                return stage is not Stage.ENDED and self.is_console
            case "leave":
                return self._can_be_left(stage)
        return False

    def _can_be_left(self, stage: Stage) -> bool:
        if stage is Stage.LIVE:
            return self.drift is not None or (self.has_one_screen and self.is_console)
        return stage is Stage.BEFORE


def _on_the_console() -> str:
    return _("That's on the console: tab.")
