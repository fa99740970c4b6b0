"""Ordinary words that somebody was called by earlier in a session, as far as can be told.

"Grace rang" tells that there is a Grace; so "Grace under pressure" is doubted from then on. In
memory alone, with the texts that told it: when one of them is given back, the others still tell.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Final

from group_supervision.anonymiser.finding import Certainty, Finding, SpanKind
from group_supervision.anonymiser.session.sight import HEARD, Sight
from group_supervision.anonymiser.text.lexicon import Grade, known
from group_supervision.anonymiser.text.tokens import Line, Shape, read

_MOST_TEXTS: Final = 20
"""Texts kept for one word. More are not needed, and a long file is not to fill the memory."""


class Heard:
    """What was heard in the texts of one session."""

    def __init__(self) -> None:
        """Begin having heard of nobody."""
        self._texts: dict[str, list[str]] = {}

    def __len__(self) -> int:
        return len(self._texts)

    def hear(self, text: str, findings: Iterable[Finding]) -> None:
        """Take in whom `text` names, sure or not, by words that have a capital there.

        Args:
            text: One line or several.
            findings: What was found in it, in order and without overlaps.
        """
        people = [each for each in findings if each.kind is SpanKind.PERSON]
        offset = 0
        for row in text.split("\n") if people else ():
            line = read(row)
            for index, token in enumerate(line.tokens):
                if _tells(line, index) and _is_within(people, token.start + offset):
                    self._keep(token.low, text)
            offset += len(row) + 1

    def _keep(self, low: str, text: str) -> None:
        texts = self._texts.setdefault(low, [])
        if text not in texts and len(texts) < _MOST_TEXTS:
            texts.append(text)

    def forget(self, lows: Iterable[str]) -> list[str]:
        """Forget words. Returns the texts that told of them, which may tell again."""
        return list(dict.fromkeys(text for low in lows for text in self._texts.pop(low, ())))

    def look(self, sight: Sight) -> None:
        """Say of a line which words were heard; with a capital they are doubted."""
        for index, token in enumerate(sight.line.tokens) if self._texts else ():
            if token.low in self._texts:
                is_doubt = _tells(sight.line, index)
                sight.name(index, HEARD, Certainty.DOUBTFUL if is_doubt else None)


def _is_within(findings: Sequence[Finding], place: int) -> bool:
    """Say whether a character of a text is within one of the findings, which are in order."""
    before = bisect_right(findings, place, key=attrgetter("start"))
    return before > 0 and place < findings[before - 1].end


def _tells(line: Line, index: int) -> bool:
    """Say whether an ordinary word has a capital that may tell of somebody called so."""
    token = line.tokens[index]
    if not line.has_case or token.shape != Shape.CAPITAL:
        return False
    entry = known(token.low)
    if entry is None or entry.is_capitalised:
        return False
    return entry.grade > Grade.NEVER or line.is_set_off(index)
