"""The keys with which she goes through what was replaced."""

from typing import Final

from textual.binding import Binding


def _key(keys: str, action: str, short: str, whole: str, display: str | None = None) -> Binding:
    """Declare a key once: `short` for the bottom line, `whole` for help and palette."""
    name = action.replace("('", "_").removesuffix("')")
    return Binding(keys, action, short, tooltip=whole, id=f"check.{name}", key_display=display)


CHECK_BINDINGS: Final = (
    _key("tab", "next_doubt", "next doubt", "Go to the next doubt", "Tab"),
    _key("right", "move(1)", "word", "Go to the next word that was replaced", "→"),
    _key("left", "move(-1)", "word", "Go to the word before", "←"),
    _key("down", "turn(1)", "note", "Go to the next note", "↓"),
    _key("up", "turn(-1)", "note", "Go to the note before", "↑"),
    _key("y", "confirm", "yes", "It is what it was taken for"),
    _key("p", "decide('person')", "person", "It is a person"),
    _key("l", "decide('place')", "place", "It is a place"),
    _key("o", "decide('other')", "other", "It is something else that tells who it is"),
    _key("n", "decide('not-a-name')", "no name here", "It is no name here: put it back"),
    _key("v", "decide('never-a-name')", "never", "It is no name in this session: put it back"),
    _key("a", "always", "always", "It is no name in any session: the list is shown first"),
    _key("r", "role", "who it is", "Say who it is to the case: the child, teacher"),
    _key("m", "merge", "same as", "It is the same person as another label"),
    _key("s", "split", "someone else", "This name is somebody else's: a label of its own"),
    _key("ctrl+n", "protect", "a name", "Take out a name that was missed, in every note", "ctrl+n"),
    _key("question_mark,f1", "keys", "keys", "List all keys", "?"),
    _key("escape", "back", "back", "Back to the review", "Esc"),
)
ANSWER_BINDINGS: Final = (
    Binding("enter", "answer", "yes", show=False),
    Binding("right,tab,down", "choose(1)", "next answer", show=False),
    Binding("left,shift+tab,up", "choose(-1)", "answer before", show=False),
)
"""Keys that answer a question; they mean nothing otherwise."""
