"""How long the texts of a format may be, and how many there may be of what."""

from typing import Final

ROOM_LINES: Final = 3
"""The room reads at most this many lines at once beside the phase's name."""
ROOM_LINE_LENGTH: Final = 60
"""Characters in one line of the room: what a projected narrow terminal holds."""
WORD_LENGTH: Final = 50
"""Characters in one word: what a line of a terminal of 60 cells holds without breaking it."""
PROMPT_LENGTH: Final = 120
"""Characters in a prompt or drift line: two lines of the room."""
TITLE_LENGTH: Final = 40
MOST_PHASES: Final = 60
"""With thirty people and a turn for each this makes the longest plan that can be kept."""
SHORT_LENGTH: Final = 12
MOST_TURNS: Final = 12
SPEAKERS_LENGTH: Final = ROOM_LINE_LENGTH - 22
"""Characters of who speaks or listens, behind the words that say which it is."""
