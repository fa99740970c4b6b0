"""What may be done, and when it makes sense, for every console alike."""

from enum import Flag, StrEnum, auto
from typing import Final

from group_supervision.core import commands
from group_supervision.core.session import Session
from group_supervision.translation import _


class Stage(Flag):
    """How far a session has come."""

    BEFORE = auto()
    """On the Ready card."""
    LIVE = auto()
    ENDED = auto()
    """On the resting card."""


class Action(StrEnum):
    """Something the facilitator may do to the session, or to what the room is shown."""

    TOGGLE_CLOCK = "toggle_clock"
    ADVANCE = "advance"
    GO_BACK = "go_back"
    GO_TO = "go_to"
    GRANT = "grant"
    TAKE_BACK = "take_back"
    BACKDATE = "backdate"
    TAKE_BREAK = "take_break"
    CATCH_UP = "catch_up"
    STOP = "stop"
    END = "end"
    UNDO = "undo"
    REDO = "redo"
    NEXT_PROMPT = "next_prompt"
    PREVIOUS_PROMPT = "previous_prompt"
    NEXT_LENS = "next_lens"
    FACE = "face"
    CURTAIN = "curtain"
    FREEZE = "freeze"
    DRIFT = "drift"
    WORDS = "words"
    QUIET = "quiet"
    TEST_CARD = "test_card"
    NOTE = "note"
    RESONANCE = "resonance"
    PROTECT = "protect"
    REVIEW = "review"
    INCIDENT = "incident"
    ASK_FOR_HELP = "ask_for_help"
    ACCEPT = "accept"
    REFUSE = "refuse"


_STAGES: Final = {
    Action.TOGGLE_CLOCK: Stage.BEFORE | Stage.LIVE,
    Action.BACKDATE: Stage.BEFORE | Stage.LIVE,
    Action.CURTAIN: Stage.BEFORE | Stage.LIVE,
    Action.PROTECT: Stage.BEFORE | Stage.LIVE,
    Action.TEST_CARD: Stage.BEFORE,
    Action.UNDO: Stage.LIVE | Stage.ENDED,
    Action.REDO: Stage.BEFORE | Stage.LIVE | Stage.ENDED,
    Action.REVIEW: Stage.ENDED,
    Action.INCIDENT: Stage.BEFORE | Stage.LIVE,
    Action.ASK_FOR_HELP: Stage.BEFORE | Stage.LIVE | Stage.ENDED,
    Action.ACCEPT: Stage.BEFORE | Stage.LIVE | Stage.ENDED,
    Action.REFUSE: Stage.BEFORE | Stage.LIVE | Stage.ENDED,
}
"""When an action means something; those that are not listed, while the session is under way."""

_COMMANDS: Final = {
    Action.ADVANCE: "end",  # in the last part it asks whether to end
    Action.GO_BACK: "go_back",
    Action.GRANT: "grant",
    Action.TAKE_BACK: "take_back",
    Action.END: "end",
    Action.STOP: "end",
    Action.TAKE_BREAK: "call_break",
}
"""The command of the core that must make sense too."""

PRACTICE_ALONE: Final = (Action.INCIDENT, Action.ASK_FOR_HELP, Action.ACCEPT, Action.REFUSE)
"""What only a practice round has."""

_PROMPTING: Final = (Action.NEXT_PROMPT, Action.PREVIOUS_PROMPT, Action.NEXT_LENS)


def stage_of(session: Session) -> Stage:
    """Return how far a session has come."""
    if session.is_ended:
        return Stage.ENDED
    return Stage.LIVE if session.is_started else Stage.BEFORE


def stages_of(action: Action) -> Stage:
    """Return when an action means something."""
    return _STAGES.get(action, Stage.LIVE)


def reason_against(action: Action, session: Session) -> str:
    """Say why an action means nothing now; empty: it means something."""
    if reason := _out_of_place(action, session):
        return reason
    if action in _COMMANDS:
        return commands.reason_against(_COMMANDS[action], session)
    if action in _PROMPTING and not session.step.phase.lenses:
        return _("This part has no prompts.")
    if action is Action.RESONANCE and not session.hypotheses:
        return _("There are no hypotheses yet.")
    if action is Action.QUIET and not session.is_running:
        return _("The clock stands still: start it first.")
    return ""


def _out_of_place(action: Action, session: Session) -> str:
    if stage_of(session) not in stages_of(action):
        return why_not(session)
    return "" if belongs_to(action, session) else _("That's for practice rounds.")


def belongs_to(action: object, session: Session) -> bool:
    """Say whether a session, or a practice round, has such a thing at all."""
    return action not in PRACTICE_ALONE or session.plan.setup.is_practice


def why_not(session: Session) -> str:
    """Say why something does not fit into this stage of a session."""
    match stage_of(session):
        case Stage.BEFORE:
            return _("The session has not begun yet.")
        case Stage.ENDED:
            return _("The session has ended: Enter opens the review, u takes the end back.")
    return _("The session has begun: this was for the time before.")
