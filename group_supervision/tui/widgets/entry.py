"""What a line that is typed into tells its row, whether the room may be looking or not."""

from dataclasses import dataclass

from textual.message import Message


@dataclass
class LineEntered(Message):
    """Enter was pressed. Handlers must not pass `raw` anywhere but to the anonymiser.

    Names that were pasted together come together, a line for each.
    """

    raw: str


class LineLeft(Message):
    """Esc was pressed; the draft is kept."""


class KindWanted(Message):
    """Another kind of note is wanted."""
