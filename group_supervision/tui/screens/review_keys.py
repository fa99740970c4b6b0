"""The keys of the review."""

from typing import Final

from textual.binding import Binding

from group_supervision.translation import N_


def _key(keys: str, action: str, short: str, whole: str, display: str | None = None) -> Binding:
    """Declare a key once: `short` for the bottom line, `whole` for help and palette."""
    return Binding(keys, action, short, tooltip=whole, key_display=display)


REVIEW_BINDINGS: Final = (
    Binding("enter", "keep", N_("keep"), tooltip=N_("Keep everything"), key_display="Enter"),
    Binding("c", "check", N_("check"), tooltip=N_("Go through what was replaced, word by word")),
    _key("n", "notes", N_("notes"), N_("Edit notes, delete them, or change their kind")),
    _key("x", "discard", N_("keep nothing"), N_("Keep nothing: delete the session")),
    _key("m", "note", N_("note"), N_("Add key words")),
    _key("r", "resonance", N_("resonated"), N_("Mark a hypothesis that resonated")),
    _key("o", "learning", N_("own learning"), N_("Add somebody's own learning, by seat")),
    _key("f", "thread", N_("for next time"), N_("Keep a line for the group's next session")),
    _key("a", "about", N_("about"), N_("Note with a tag that the session was about it")),
    _key("u", "undo", N_("undo"), N_("Undo the last note or mark")),
    Binding("question_mark,f1", "keys", N_("keys"), tooltip=N_("List all keys"), key_display="?"),
    _key("h", "cover", N_("cover"), N_("Cover everything, or uncover it")),
    Binding("escape", "later", N_("later"), tooltip=N_("Review it later"), key_display="Esc"),
    Binding("left", "choose(-1)", N_("the one before"), show=False),
    Binding("right", "choose(1)", N_("the next one"), show=False),
    Binding("down,pagedown", "scroll(1)", N_("further down"), show=False),
    Binding("up,pageup", "scroll(-1)", N_("further up"), show=False),
)
"""Every key."""
