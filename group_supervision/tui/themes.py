"""Colours. What the room reads has a contrast of at least 7:1 to its ground, in every theme."""

from typing import Final

from textual.theme import Theme

PROJECTOR_DARK: Final = Theme(
    name="projector-dark",
    primary="#9fcfc8",
    secondary="#c9c2a5",
    accent="#e8d9a8",
    warning="#e8d9a8",
    error="#e6b8a8",
    success="#9fcfc8",
    foreground="#f1ede2",
    background="#10161a",
    surface="#172026",
    panel="#1e2a31",
    dark=True,
    variables={"muted": "#b9bdb4", "calm": "#9fcfc8"},
)
"""Off-white on a dark blue-grey: bright enough for a projector, dark enough for a quiet room."""

PROJECTOR_LIGHT: Final = Theme(
    name="projector-light",
    primary="#1c4f4a",
    secondary="#4a4530",
    accent="#4a3a08",
    warning="#4a3a08",
    error="#6b2a1c",
    success="#1c4f4a",
    foreground="#1b1f22",
    background="#f6f3ea",
    surface="#ece8dc",
    panel="#e2ddce",
    dark=False,
    variables={"muted": "#43484a", "calm": "#1c4f4a"},
)
"""Near-black on off-white, for a room that cannot be darkened."""

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
    variables={"muted": "#e6e6e6", "calm": "#ffffff"},
)
"""White and yellow on black."""

THEMES: Final = (PROJECTOR_DARK, PROJECTOR_LIGHT, HIGH_CONTRAST)

FALLBACKS: Final = {"muted": "$foreground-muted", "calm": "$primary"}
"""What our own variables are in a theme that does not define them."""
