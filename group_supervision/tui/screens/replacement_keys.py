"""The keys with which she goes through what was replaced."""

from typing import Final

from textual.binding import Binding

from group_supervision.translation import N_


def _key(keys: str, action: str, short: str, whole: str, display: str | None = None) -> Binding:
    """Declare a key once: `short` for the bottom line, `whole` for help and palette."""
    name = action.replace("('", "_").removesuffix("')")
    return Binding(keys, action, short, tooltip=whole, id=f"check.{name}", key_display=display)


REPLACEMENT_BINDINGS: Final = (
    _key("tab", "next_doubt", N_("next doubt"), N_("Go to the next doubt"), "Tab"),
    _key("right", "move(1)", N_("word"), N_("Go to the next word that was replaced"), "→"),
    _key("left", "move(-1)", N_("word"), N_("Go to the word before"), "←"),
    _key("down", "turn(1)", N_("note"), N_("Go to the next note"), "↓"),
    _key("up", "turn(-1)", N_("note"), N_("Go to the note before"), "↑"),
    _key("y", "confirm", N_("yes"), N_("Yes: it is what it was taken for")),
    _key("p", "decide('person')", N_("person"), N_("It is a person")),
    _key("l", "decide('place')", N_("place"), N_("It is a place")),
    _key("o", "decide('other')", N_("other"), N_("It is something else that could identify")),
    _key("n", "decide('not-a-name')", N_("not here"), N_("It isn't a name here: put it back")),
    _key(
        "v",
        "decide('never-a-name')",
        N_("never"),
        N_("It isn't a name in this session: put it back everywhere"),
    ),
    _key(
        "a",
        "always",
        N_("always"),
        N_("It is never a name, in any session: read the list before it is kept"),
    ),
    _key("r", "role", N_("who it is"), N_("Say who it is to the case: the child, the teacher")),
    _key("m", "merge", N_("same as"), N_("It is the same person as another label")),
    _key(
        "s", "split", N_("someone else"), N_("This name is somebody else's: give it its own label")
    ),
    _key("ctrl+n", "protect", N_("a name"), N_("Take a missed name out of every note"), "ctrl+n"),
    _key("d", "delete", N_("delete"), N_("Delete this note for good")),
    _key("question_mark,f1", "keys", N_("keys"), N_("List all keys"), "?"),
    _key("escape", "back", N_("back"), N_("Back to the review"), "Esc"),
)
ANSWER_BINDINGS: Final = (
    Binding("enter", "answer", N_("yes"), show=False),
    Binding("right,tab,down", "choose(1)", N_("next answer"), show=False),
    Binding("left,shift+tab,up", "choose(-1)", N_("answer before"), show=False),
)
"""Keys that answer a question; they mean nothing otherwise."""
