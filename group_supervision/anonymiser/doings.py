"""What a name does: "Ada said", "Tola said so". A verb, though somebody else is called Said or So.

Of what a session protects, for the small letters of such words are looked for everywhere.
"""

from typing import Final

from group_supervision.anonymiser.marks import Marks
from group_supervision.anonymiser.proper import entry_of, is_strange
from group_supervision.anonymiser.text.tokens import Shape, words_in

_THOUGHT: Final = words_in(
    "said say says think thinks thought hope hopes hoped believe believes believed guess suppose"
    " do does did"
)
"""What "so" stands after."""


def is_a_doing(marks: Marks, index: int) -> bool:
    """Say whether a word is what the name before it did, or how: not a name itself."""
    line = marks.line
    token = line.tokens[index]
    if not index or not marks.adjoin(index - 1, index):
        return False
    if token.shape is not Shape.SMALL and line.has_case:
        return False
    before = line.tokens[index - 1]
    if token.low == "so":
        return before.low in _THOUGHT
    entry = entry_of(token)
    if entry is None or entry.commonness > 1 or set(entry.classes) & set("NH"):
        return False
    return "D" in entry.classes and (is_strange(before) or marks[index - 1] is not None)
