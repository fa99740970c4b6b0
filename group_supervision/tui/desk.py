"""The facilitator's desk: which view is up, what is open on it, and which keys mean something.

Pure values, so that "no live key fires while a line is being typed or a dialog is open" can be
read here and tested without a screen.
"""

from dataclasses import dataclass
from typing import Final

from group_supervision.core import commands
from group_supervision.core.session import Session
from group_supervision.guide.answers import LiveQuestion

_COMMANDS: Final = {
    "advance": "end",  # in the last part `n` asks whether to end
    "go_back": "go_back",
    "grant": "grant",
    "take_back": "take_back",
    "note": "take_note",
    "resonance": "resonate",
    "end": "end",
    "stop": "end",
    "take_break": "call_break",
}
"""The command of the core that must make sense for an action to be offered."""

_WHEN_ENDED: Final = frozenset({"confirm", "undo", "redo", "keys"})
_WHILE_ASKING: Final = frozenset({"confirm", "leave", "choose"})
_BEFORE_THE_START: Final = frozenset(
    {
        "toggle_clock",
        "backdate",
        "curtain",
        "switch_view",
        "cover",
        "protect",
        "test_card",
        "leave",
        "redo",
        "keys",
    }
)
_WHILE_HELD: Final = frozenset({"switch_view", "curtain", "keys"})
_PROMPTING: Final = frozenset({"next_prompt", "previous_prompt", "next_lens"})


@dataclass(frozen=True, slots=True)
class Desk:
    """What is up on the facilitator's screen."""

    has_one_screen: bool
    """Whether the room sees this very screen."""
    is_console: bool
    is_typing: bool = False
    """Whether the note line is open."""
    question: LiveQuestion | None = None
    drift: int | None = None
    """The chosen drift line while the list of them is open."""
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

    def allows(self, action: str, session: Session) -> bool:
        """Say whether an action means anything now."""
        if self.is_typing or self.is_asking:
            return self.is_asking and not self.is_typing and action in _WHILE_ASKING
        if self.is_held:
            return action in _WHILE_HELD
        if session.is_ended:
            return action in _WHEN_ENDED
        if not session.is_started:
            return action in _BEFORE_THE_START and not (action == "cover" and self.is_watched)
        if action in _COMMANDS:
            return _COMMANDS[action] in commands.available(session)
        match action:
            case "confirm" | "choose" | "test_card":
                return False
            case "pick":
                return self.drift is not None
            case "words":
                return self.drift is not None or session.is_running
            case "drift" | "cover":
                return self.is_console
            case "quiet":
                return session.is_running
            case "leave":
                return self.drift is not None or (self.has_one_screen and self.is_console)
            case _ if action in _PROMPTING:
                return bool(session.step.phase.lenses)
        # Frozen, the one screen would go on showing what is no longer true.
        return not (action == "freeze" and self.has_one_screen)
