"""Colours. What the room reads has a contrast of at least 7:1 to its ground, in every theme.

Each is composed of five: the ground, the ink, a muted ink for what is quieter, one calm accent, and
a line between ground and accent for what is only looked at. The clock's bar wears the accent, only
dimmed. Nothing is red, neon or quite black.
"""

from typing import Final

from textual.theme import Theme

PROJECTOR_DARK: Final = Theme(
    name="projector-dark",
    primary="#9fcfc4",
    secondary="#c9c2a5",
    accent="#e8d9a8",
    warning="#e8d9a8",
    error="#e6b8a8",
    success="#9fcfc4",
    foreground="#f3eee2",
    background="#12191c",
    surface="#192226",
    panel="#202b30",
    dark=True,
    variables={
        "muted": "#b8bdb4",
        "calm": "#9fcfc4",
        "done": "#64827d",
        "line": "#36494b",
        "bar": "#84aca4",
    },
)
"""Warm white on deep slate: bright enough for a projector, dark enough for a quiet room."""

PROJECTOR_DUSK: Final = Theme(
    name="projector-dusk",
    primary="#e8bd92",
    secondary="#d3c3a6",
    accent="#ecdcae",
    warning="#ecdcae",
    error="#eab9a6",
    success="#e8bd92",
    foreground="#f6ede0",
    background="#1d1714",
    surface="#261f1b",
    panel="#302722",
    dark=True,
    variables={
        "muted": "#c6b8a8",
        "calm": "#e8bd92",
        "done": "#90735a",
        "line": "#4e4037",
        "bar": "#c59f7c",
    },
)
"""Cream and apricot on dark umber: lamplight, for the evening."""

PROJECTOR_LIGHT: Final = Theme(
    name="projector-light",
    primary="#1c514a",
    secondary="#4a4530",
    accent="#4a3a08",
    warning="#4a3a08",
    error="#6b2a1c",
    success="#1c514a",
    foreground="#22241f",
    background="#f7f3e8",
    surface="#ede8da",
    panel="#e3ddcc",
    dark=False,
    variables={
        "muted": "#4a4d47",
        "calm": "#1c514a",
        "done": "#7d9c92",
        "line": "#cbc6b3",
        "bar": "#265851",
    },
)
"""Near-black on paper, for a room that cannot be darkened."""

HIGH_CONTRAST: Final = Theme(
    name="high-contrast",
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffff66",
    warning="#ffff66",
    error="#ffffff",
    success="#ffffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    dark=True,
    variables={
        "muted": "#e6e6e6",
        "calm": "#ffff66",
        "done": "#b8b8b8",
        "line": "#767676",
        "bar": "#dcdc8f",
    },
)
"""White and yellow on black."""

THEMES: Final = (PROJECTOR_DARK, PROJECTOR_DUSK, PROJECTOR_LIGHT, HIGH_CONTRAST)

FALLBACKS: Final = {
    "muted": "$foreground-muted",
    "calm": "$primary",
    "done": "$primary-darken-3",
    "bar": "$primary",
    "line": "$panel",
}
"""What our own variables are in a theme that does not define them."""
