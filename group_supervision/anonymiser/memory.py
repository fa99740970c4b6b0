"""What one session remembers: names, places, and words that are no names. In memory alone."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from group_supervision.anonymiser.context import place_score
from group_supervision.anonymiser.marks import Marks
from group_supervision.anonymiser.names import Names, pieces_of, stands
from group_supervision.anonymiser.proper import entry_of, is_set_off
from group_supervision.anonymiser.span import Span, SpanKind
from group_supervision.anonymiser.spelling import pieces
from group_supervision.anonymiser.words import Line, read

_LENIENT_PLACE: Final = 1.0


class Verdict(StrEnum):
    """What the facilitator says of something that was found, with one key."""

    PERSON = "person"
    PLACE = "place"
    OTHER = "other"
    """It identifies, but is neither a person nor a place."""
    NOT_A_NAME = "not-a-name"
    """Not here, in this one place. Elsewhere it may be."""
    NEVER_A_NAME = "never-a-name"
    """Nowhere in this session."""


class Memory:
    """What a session knows beyond the language. Nothing of it is ever written."""

    def __init__(self, never: frozenset[str] = frozenset()) -> None:
        """Start with words, in any case, that are never names."""
        self.names = Names()
        self._phrases: dict[str, dict[tuple[str, ...], SpanKind]] = {}
        self._never = {low for word in never for low in _lows(word)}
        self._spared: set[tuple[str, int, int]] = set()

    @property
    def never(self) -> frozenset[str]:
        """The words that are never names, in small letters."""
        return frozenset(self._never)

    def protect(self, name: str, *, insists: bool = False, counts: bool = True) -> None:
        """Recognise a name from now on, though it was said to be none before."""
        self._never -= set(_lows(name))
        self.names.protect(name, insists=insists, counts=counts)

    def remember(self, phrase: str, kind: SpanKind) -> None:
        """Recognise a place, a school or the like from now on, in any case."""
        form = tuple(pieces(phrase))
        if form:
            self._never -= set(_lows(phrase))
            self.names.forget(phrase)
            self._phrases.setdefault(form[0], {})[form] = kind

    def spare(self, text: str, span: Span) -> None:
        """Leave one stretch of one text as it is."""
        self._spared.add((text, span.start, span.end))

    def never_again(self, phrase: str) -> None:
        """Take the words of `phrase` for ordinary ones from now on."""
        self.names.forget(phrase)
        form = tuple(pieces(phrase))
        if form:
            self._phrases.get(form[0], {}).pop(form, None)
        self._never |= set(_lows(phrase))

    def is_spared(self, text: str, span: Span) -> bool:
        """Say whether the facilitator gave this stretch back, or all its words for good."""
        if (text, span.start, span.end) in self._spared:
            return True
        lows = _lows(text[span.start : span.end]) if self._never else []
        return bool(lows) and all(low in self._never for low in lows)

    def find(self, line: Line) -> Iterator[Span]:
        """Find the places and other things that were named before."""
        if not self._phrases:
            return
        marks = Marks(line)
        found = list(pieces_of(marks))
        for index, piece in enumerate(found):
            for form, kind in self._phrases.get(piece.text, {}).items():
                if not stands(marks, found, index, form):
                    continue
                first, last = piece.token, found[index + len(form) - 1].token
                if _is_meant(marks, first, last):
                    yield Span(line.tokens[first].start, line.tokens[last].end, kind)


def _is_meant(marks: Marks, first: int, last: int) -> bool:
    """Say whether an ordinary word such as Bath is meant as a place here."""
    token = marks.line.tokens[first]
    if first != last or entry_of(token) is None or is_set_off(marks.line, token):
        return True
    return _LENIENT_PLACE + place_score(marks.neighbours.features(first)) > 0


def _lows(text: str) -> list[str]:
    return [token.low for token in read(text).tokens if token.is_word]
