"""The keys of a live session, and which five of them the bottom line shows."""

from collections.abc import Sequence
from typing import Final

from textual.binding import Binding

from group_supervision.core.format import NoteKind
from group_supervision.core.session import Session
from group_supervision.tui.widgets.key_strip import KeyHint


def _key(keys: str, action: str, short: str, whole: str, display: str | None = None) -> Binding:
    """Declare a key once: `short` for the bottom line, `whole` for help and palette."""
    return Binding(keys, action, short, tooltip=whole, id=f"live.{action}", key_display=display)


LIVE_BINDINGS: Final = (
    _key("space", "toggle_clock", "start/pause", "Begin, pause, or let the clock run again"),
    _key("n,pagedown", "advance", "next", "Go to the next phase", "n"),
    _key("p,pageup", "go_back", "back", "Go back a phase", "p"),
    _key("plus,equals_sign", "grant", "minute more", "Give this phase a minute more", "+"),
    _key("minus", "take_back", "minute less", "Take a minute back from this phase", "-"),
    _key("g", "backdate", "began", "Say that this part, or the session, began earlier"),
    _key("right,right_square_bracket", "next_prompt", "prompt", "Show the next prompt", "→"),
    _key("left,left_square_bracket", "previous_prompt", "prompt", "Show the prompt before", "←"),
    _key("l", "next_lens", "lens", "Take up the next lens"),
    _key("d", "drift", "drift", "Drift lines to say"),
    _key("w", "words", "to the room", "Put the drift line, or preset words, before the room"),
    _key("b", "curtain", "curtain", "Draw the curtain, or open it"),
    _key("f", "freeze", "freeze", "Keep the room on what it sees, or let go"),
    _key("k", "take_break", "break", "Call a break"),
    _key("o", "quiet", "silence", "A minute of silence, beside the plan; again: end it"),
    _key("c", "catch_up", "catch up", "Look at a way to catch up when it runs late"),
    _key("s", "stop", "stop", "Stop for the presenter"),
    _key("m", "note", "note", "Take a note"),
    _key("r", "resonance", "resonated", "Mark a hypothesis that resonated"),
    _key("ctrl+n", "protect", "protect", "Protect a name that may be said", "ctrl+n"),
    _key("T", "test_card", "test card", "Show the room the test card, or take it away", "T"),
    _key("t", "face", "clock", "Show the room's clock another way"),
    _key("h", "cover", "uncover", "Cover the notes, or uncover them for ten seconds"),
    _key("tab", "switch_view", "console", "Change between room view and console"),
    _key("e", "end", "end", "End the session"),
    _key("u", "undo", "undo", "Undo the last thing that happened"),
    _key("U", "redo", "redo", "Bring back what was undone", "U"),
    _key("question_mark,f1", "keys", "keys", "List all keys", "?"),
)
"""Every key that does something to the session or to what is shown of it."""

DIALOGUE_BINDINGS: Final = (
    Binding("enter", "confirm", "yes", id="live.confirm", show=False, key_display="Enter"),
    Binding("escape", "leave", "back", id="live.leave", show=False, key_display="Esc"),
    Binding("right,tab,down", "choose(1)", "next answer", id="live.choose_next", show=False),
    Binding("left,shift+tab,up", "choose(-1)", "answer before", id="live.choose", show=False),
    Binding("up", "pick(-1)", "line above", id="live.pick_up", show=False),
    Binding("down", "pick(1)", "line below", id="live.pick_down", show=False, key_display="↑ ↓"),
)
"""Keys that answer a question or move in an open list; they mean nothing otherwise."""


MOVES_THE_SESSION: Final = frozenset(
    {
        "toggle_clock",
        "advance",
        "go_back",
        "take_break",
        "stop",
        "end",
        "undo",
        "redo",
        "confirm",
    }
)
"""Actions that a key does once, however long it is held."""


Footer = Sequence[tuple[str, str]]
"""Actions with the words for them, or with none where the Binding's own will do."""


TYPING_KEYS: Final = (
    KeyHint("Enter", "keeps"),
    KeyHint("ctrl+k", "other kind"),
    KeyHint("Esc", "closes"),
)
"""What the note line understands."""


def footer(
    session: Session, *, is_console: bool, is_stopped: bool, has_drift_open: bool = False
) -> Footer:
    """Return what matters most now, the most important first and the list of all keys last."""
    other_view = ("switch_view", "room" if is_console else "console")
    keys = ("keys", "")
    if session.is_ended:
        return (("confirm", "review"), ("undo", ""), keys)
    if not session.is_started:
        return (("toggle_clock", "begin"), other_view, ("leave", ""), keys)
    if has_drift_open:
        return (("pick(1)", "choose"), ("words", ""), ("drift", "close"), keys)
    clock = ("toggle_clock", "pause" if session.is_running else "go on")
    if is_stopped:
        return (clock, ("stop", "what next"), other_view, keys)
    phase = session.step.phase
    if phase.protected:
        return (clock, ("advance", ""), ("grant", ""), ("stop", ""), keys)
    if phase.note_kind is NoteKind.RESONANCE:
        return (clock, ("advance", ""), ("resonance", ""), ("note", ""), other_view, keys)
    if phase.note_kind is NoteKind.HYPOTHESIS:
        return (clock, ("advance", ""), ("next_prompt", ""), ("note", ""), ("drift", ""), keys)
    return (clock, ("advance", ""), ("next_prompt", ""), other_view, keys)
