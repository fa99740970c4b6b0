"""The keys between two practice rounds."""

from typing import Final

from textual.binding import Binding

from group_supervision.translation import N_

PRACTICE_BINDINGS: Final = (
    Binding("enter", "begin", N_("begin"), tooltip=N_("Begin the next round"), key_display="Enter"),
    Binding("d", "dilemma", N_("dilemma"), tooltip=N_("Draw another dilemma")),
    Binding("h", "cover", N_("show"), tooltip=N_("Show the dilemma to the presenter, or cover it")),
    Binding("i", "incident", N_("incident"), tooltip=N_("Draw something that is to happen")),
    Binding("a", "joined", N_("arrival"), tooltip=N_("Somebody arrives")),
    Binding("l", "leaves", N_("leaver"), tooltip=N_("Somebody leaves")),
    Binding("p", "passes", N_("pass"), tooltip=N_("Somebody passes a role this time")),
    Binding("x", "swap", N_("swap"), tooltip=N_("Two change places in the next round")),
    Binding(
        "plus,equals_sign",
        "rounds(1)",
        N_("one round more"),
        tooltip=N_("Hold one round more"),
        key_display="+",
    ),
    Binding(
        "minus",
        "rounds(-1)",
        N_("one round fewer"),
        tooltip=N_("Hold one round fewer"),
        key_display="-",
    ),
    Binding("e", "end", N_("end"), tooltip=N_("End the practice")),
    Binding(
        "escape", "home", N_("home"), tooltip=N_("Go home; the plan is kept"), key_display="Esc"
    ),
    Binding("question_mark,f1", "keys", N_("keys"), tooltip=N_("List all keys"), key_display="?"),
    Binding(
        "exclamation_mark",
        "help",
        N_("help"),
        tooltip=N_("Ask the trainer to come, or no more"),
        key_display="!",
    ),
    Binding("y", "hear(True)", N_("accept"), tooltip=N_("Accept what the trainer announced")),
    Binding(
        "backspace",
        "hear(False)",
        N_("not now"),
        tooltip=N_("Say “not now” to what was announced"),
    ),
    Binding("left", "choose(-1)", N_("the one before"), show=False),
    Binding("right", "choose(1)", N_("the next one"), show=False),
    Binding("down,pagedown", "scroll(1)", N_("further down"), show=False),
    Binding("up,pageup", "scroll(-1)", N_("further up"), show=False),
)
