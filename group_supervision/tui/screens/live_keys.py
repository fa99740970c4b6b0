"""The keys of a live session, and which five of them the bottom line shows."""

from collections.abc import Sequence
from typing import Final

from textual.binding import Binding

from group_supervision.core.display import Display
from group_supervision.core.format import NoteKind
from group_supervision.core.session import Session
from group_supervision.guide.actions import PRACTICE_ALONE, Action
from group_supervision.translation import N_, _
from group_supervision.tui.widgets.key_strip import KeyHint


def doing(action: Action) -> str:
    """Return what a key is bound to that does something to the session."""
    return f"do('{action}')"


def done_by(action: str, parameters: Sequence[object]) -> str:
    """Return the value of the `Action` a key does, or what else it is bound to."""
    return str(parameters[0]) if action == "do" else action


def _key(keys: str, action: Action, short: str, whole: str, display: str | None = None) -> Binding:
    """Declare a key once: `short` for the bottom line, `whole` for help and palette."""
    name = f"live.{action}"
    return Binding(keys, doing(action), short, tooltip=whole, id=name, key_display=display)


def _own(keys: str, action: str, short: str, whole: str, display: str | None = None) -> Binding:
    """Declare a key that concerns the screen alone."""
    name = f"live.{action.partition('(')[0]}"
    return Binding(keys, action, short, tooltip=whole, id=name, key_display=display)


def _quiet(keys: str, action: str, short: str, name: str, display: str | None = None) -> Binding:
    """Declare a key that neither the bottom line nor help lists."""
    return Binding(keys, action, short, id=f"live.{name}", show=False, key_display=display)


LIVE_BINDINGS: Final = (
    _key(
        "space",
        Action.TOGGLE_CLOCK,
        N_("start/pause"),
        N_("Begin, pause, or let the clock run again"),
    ),
    _key("n,pagedown", Action.ADVANCE, N_("next"), N_("Go to the next part"), "n"),
    _key("p,pageup", Action.GO_BACK, N_("back"), N_("Go back a part"), "p"),
    _key("j", Action.GO_TO, N_("jump"), N_("Go straight to a part")),
    _key(
        "plus,equals_sign", Action.GRANT, N_("a minute more"), N_("Add a minute to this part"), "+"
    ),
    _key("minus", Action.TAKE_BACK, N_("take"), N_("Take a minute off this part"), "-"),
    _key(
        "g",
        Action.BACKDATE,
        N_("began"),
        N_("Say that this part, or the session, began earlier"),
    ),
    _key(
        "right,right_square_bracket",
        Action.NEXT_PROMPT,
        N_("prompt"),
        N_("Show the next prompt"),
        "→",
    ),
    _key(
        "left,left_square_bracket",
        Action.PREVIOUS_PROMPT,
        N_("prompt"),
        N_("Show the prompt before"),
        "←",
    ),
    _key("l", Action.NEXT_LENS, N_("lens"), N_("Take up the next lens")),
    _key("d", Action.DRIFT, N_("drift"), N_("Drift lines to say")),
    _key(
        "w",
        Action.WORDS,
        N_("to the room"),
        N_("Show the room the drift line, or preset words"),
    ),
    _key("b", Action.CURTAIN, N_("curtain"), N_("Draw the curtain, or open it")),
    _key("f", Action.FREEZE, N_("freeze"), N_("Keep the room on what it sees, or let go")),
    _key("k", Action.TAKE_BREAK, N_("break"), N_("Call a break")),
    _key("o", Action.QUIET, N_("quiet"), N_("A quiet minute beside the plan; again: end it")),
    _key("c", Action.CATCH_UP, N_("finish at"), N_("Say when you must finish, or catch up")),
    _key("s", Action.STOP, N_("stop"), N_("Stop for the presenter")),
    _key("m", Action.NOTE, N_("note"), N_("Take a note")),
    _key("r", Action.RESONANCE, N_("resonated"), N_("Mark a hypothesis that resonated")),
    _key("ctrl+n", Action.PROTECT, N_("protect"), N_("Protect a name that may be said"), "ctrl+n"),
    _key(
        "T",
        Action.TEST_CARD,
        N_("test card"),
        N_("Show the room the test card, or take it away"),
        "T",
    ),
    _key("L", Action.LET_GO, N_("let go"), N_("Let go of the line from last time"), "L"),
    _key("t", Action.FACE, N_("clock"), N_("Show the room's clock another way")),
    _own(
        "1",
        "jump(1)",
        N_("jump"),
        N_("Open a lens by its number, or choose a drift line"),
        "1 … 9",
    ),
    _own("h", "cover", N_("uncover"), N_("Uncover the notes for ten seconds, or cover them")),
    _own("tab", "switch_view", N_("console"), N_("Change between room view and console")),
    _key("e", Action.END, N_("end"), N_("End the session")),
    _key("u", Action.UNDO, N_("undo"), N_("Undo the last thing that happened")),
    _key("U", Action.REDO, N_("redo"), N_("Bring back what was undone"), "U"),
    _key("i", Action.INCIDENT, N_("incident"), N_("Have something acted out")),
    _key(
        "exclamation_mark",
        Action.ASK_FOR_HELP,
        N_("help"),
        N_("Ask the trainer to come, or no more"),
        "!",
    ),
    _key("y", Action.ACCEPT, N_("accept"), N_("Accept what the trainer announced")),
    _key("backspace", Action.REFUSE, N_("not now"), N_("Say “not now” to what was announced")),
    _own("question_mark,f1", "keys", N_("keys"), N_("List all keys"), "?"),
)
"""Every key that does something to the session or to what is shown of it."""

DIALOGUE_BINDINGS: Final = (
    _quiet("enter", "confirm", N_("yes"), "confirm", "Enter"),
    _quiet("escape", "leave", N_("back"), "leave", "Esc"),
    _quiet("right,tab,down", "choose(1)", N_("next answer"), "choose_next"),
    _quiet("left,shift+tab,up", "choose(-1)", N_("answer before"), "choose"),
    *(
        _quiet(f"{number % 10}", f"jump({number})", N_("jump"), f"jump_{number}")
        for number in range(2, 11)
    ),
    _quiet("up", "pick(-1)", N_("line above"), "pick_up"),
    _quiet("down", "pick(1)", N_("line below"), "pick_down", "↑ ↓"),
)
"""Keys that answer a question or move in an open list; they mean nothing otherwise."""


def listed_in(session: Session) -> Sequence[Binding]:
    """Return the keys that a session lists: what practice alone has, only there."""
    if session.plan.setup.is_practice:
        return LIVE_BINDINGS
    practice = {doing(each) for each in PRACTICE_ALONE}
    return [each for each in LIVE_BINDINGS if each.action not in practice]


MOVES_THE_SESSION: Final = frozenset(
    {
        "confirm",
        *map(
            doing,
            (
                Action.TOGGLE_CLOCK,
                Action.ADVANCE,
                Action.GO_BACK,
                Action.TAKE_BREAK,
                Action.STOP,
                Action.ACCEPT,
                Action.END,
                Action.UNDO,
                Action.REDO,
            ),
        ),
    }
)
"""What a key does once, however long it is held."""


MOST_ON_THE_CONSOLE: Final = 6
"""Keys that its bottom line lists: the same ones in every part, but for one."""

Footer = Sequence[tuple[str, str]]
"""Actions with the words for them, or with none where the Binding's own will do."""


def typing_keys(*, is_note: bool) -> Sequence[KeyHint]:
    """Return what the note line understands."""
    kind = [KeyHint("ctrl+k", _("other kind"))] if is_note else []
    return [KeyHint("Enter", _("keeps")), *kind, KeyHint("Esc", _("closes"))]


def footer(
    session: Session, display: Display, *, is_console: bool, has_drift_open: bool = False
) -> Footer:
    """Return what matters most now, the most important first and the list of all keys last.

    The room's view lists none while a part goes on: the wall is the room's. Every key works all
    the same.
    """
    found = _without_curtain(session, display, is_console, has_drift_open)
    is_drawn = display.curtain and not session.is_ended
    return (_of(Action.CURTAIN, _("open")), *found) if is_drawn else found


def _without_curtain(
    session: Session, display: Display, is_console: bool, has_drift_open: bool
) -> Footer:
    other_view = ("switch_view", _("room") if is_console else _("console"))
    keys = ("keys", "")
    if session.is_ended:
        return (("confirm", _("review")), _of(Action.UNDO), keys)
    if not session.is_started:
        return (_of(Action.TOGGLE_CLOCK, _("begin")), other_view, ("leave", ""), keys)
    if has_drift_open:
        choose = ("pick(1)", _("choose"))
        return (choose, _of(Action.WORDS), _of(Action.DRIFT, _("close")), keys)
    clock = _of(Action.TOGGLE_CLOCK, _("pause") if session.is_running else _("go on"))
    if display.stopped:
        return (clock, _of(Action.STOP, _("what next")), other_view, keys)
    if is_console:
        return (clock, _of(Action.ADVANCE), *_on_the_console(session), keys)
    return (keys,) if session.is_running else (clock, other_view, keys)


def _on_the_console(session: Session) -> Footer:
    """Return the same in every part, but for the one key that is the part's own."""
    phase = session.step.phase
    own = Action.STOP if phase.protected else Action.NEXT_PROMPT
    if phase.note_kind is NoteKind.RESONANCE and session.hypotheses:
        own = Action.RESONANCE
    return (_of(own), _of(Action.DRIFT), _of(Action.NOTE))


def _of(action: Action, words: str = "") -> tuple[str, str]:
    return doing(action), words
