"""Words that were taken for somebody earlier in a session, and are so again with a capital.

"Grace rang" tells that there is a Grace; so "Grace under pressure" is doubted from then on. In
memory alone, with the texts that told it: when one of them is given back, the others still tell.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from group_supervision.anonymiser.days import is_a_time
from group_supervision.anonymiser.finding import Span, SpanKind
from group_supervision.anonymiser.marks import TITLES, Marks
from group_supervision.anonymiser.peoples import names_a_people
from group_supervision.anonymiser.proper import FUNCTION_WORDS, entry_of, is_set_off
from group_supervision.anonymiser.text.lexicon import Grade
from group_supervision.anonymiser.text.tokens import Line, Shape, read, words_in

_ARTICLES: Final = words_in("the a an our this that these those your")
_MOST_TEXTS: Final = 20
"""Texts kept for one word. More are not needed, and a long file is not to fill the memory."""


class Heard:
    """Ordinary words that people of this session are called by, as far as can be told."""

    def __init__(self) -> None:
        """Begin having heard of nobody."""
        self._texts: dict[str, list[str]] = {}

    @property
    def size(self) -> int:
        """How many words were heard."""
        return len(self._texts)

    def hear(self, text: str, spans: Iterable[Span]) -> None:
        """Take in whom `text` names, sure or not, by words that have a capital there."""
        people = [span for span in spans if span.kind is SpanKind.PERSON]
        offset = 0
        for row in text.split("\n") if people else ():
            inside = [each.moved(-offset) for each in people if offset <= each.start]
            for low in _named(row, inside):
                texts = self._texts.setdefault(low, [])
                if text not in texts and len(texts) < _MOST_TEXTS:
                    texts.append(text)
            offset += len(row) + 1

    def forget(self, lows: Iterable[str]) -> list[str]:
        """Forget words. Returns the texts that told of them, which may tell again."""
        return list(dict.fromkeys(text for low in lows for text in self._texts.pop(low, ())))

    def mark(self, marks: Marks) -> None:
        """Doubt what was heard, wherever it has a capital."""
        if not self._texts:
            return
        for index, token in enumerate(marks.line.tokens):
            if token.low in self._texts and could_come_again(marks.line, index):
                marks.doubt(index)


def could_come_again(line: Line, index: int) -> bool:
    """Say whether a word that was a name elsewhere can be one here: it has a capital of meaning.

    Not "the Trust" after somebody called Trust, nor "on Sunday", nor what is said of a people.
    """
    token = line.tokens[index]
    entry = entry_of(token)
    if token.shape not in (Shape.CAPITAL, Shape.CAPITALS) or token.low in FUNCTION_WORDS:
        return False
    if entry is None or (token.shape is Shape.CAPITALS and entry.is_acronym):
        return False
    if not entry.is_capitalised:
        return not names_a_people(line, index)
    is_determined = index > 0 and line.tokens[index - 1].low in _ARTICLES
    return not (is_determined or is_a_time(line, index) or names_a_people(line, index))


def _named(row: str, spans: list[Span]) -> Iterator[str]:
    """Return the ordinary words inside spans whose capital, or whose use, tells of somebody.

    Other ordinary words beside a name may only open the sentence: "Tired Kwabena left".
    """
    line = read(row)
    if not line.has_case:
        return
    ahead = iter(spans)
    span = next(ahead, None)
    for index, token in enumerate(line.tokens):
        while span is not None and span.end <= token.start:
            span = next(ahead, None)
        if span is None:
            return
        entry = entry_of(token)
        if token.end <= span.start or entry is None or token.low in TITLES:
            continue
        is_borne = entry.grade is not Grade.NEVER or is_set_off(line, token)
        if is_borne and could_come_again(line, index):
            yield token.low
