"""What the facilitator said of single stretches and words of a session. In memory alone."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from operator import attrgetter
from typing import Final

from group_supervision.anonymiser.finding import Finding, SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.session.heard import Heard
from group_supervision.anonymiser.session.names import Names
from group_supervision.anonymiser.session.sight import Sight
from group_supervision.anonymiser.text.tokens import Line, read


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


MEANT: Final = {
    Verdict.PERSON: SpanKind.PERSON,
    Verdict.PLACE: SpanKind.PLACE,
    Verdict.OTHER: SpanKind.OTHER,
}
"""What a verdict makes of the stretch it was said of."""

_TOLD: Final = "told"
_GIVEN_BACK: Final = "given-back"


class Decisions:
    """What a session knows beyond the language. Nothing of it is ever written."""

    def __init__(self, words: Words, never: Iterable[str] = ()) -> None:
        """Start with words, in any case, that are never names."""
        self.names = Names(words)
        self.heard = Heard()
        self.never = {low for word in never for low in _lows(word)}
        """Words that are never names, in small letters."""
        self._standing = frozenset(self.never)
        self._said: dict[str, list[Finding]] = {}
        """What was said of stretches, by the text they stand in: what each is, or given back."""

    @property
    def size(self) -> tuple[int, ...]:
        """What differs whenever something was learned."""
        return (self.names.changes, len(self.never), len(self.heard))

    def protect(self, name: str, *, insists: bool = False, counts: bool = True) -> None:
        """Recognise a name from now on, though it was said to be none before."""
        self.never.difference_update(_lows(name))
        self.names.protect(name, insists=insists, counts=counts)

    def remember(self, phrase: str, kind: SpanKind) -> None:
        """Recognise a place, a school or the like from now on, in any case."""
        self.never.difference_update(_lows(phrase))
        self.heard.forget(_lows(phrase))
        self.names.remember(phrase, kind)

    def spare(self, text: str, span: Finding) -> list[str]:
        """Leave one stretch of one text as it is. Returns the texts that told of its words."""
        self._say(text, Finding(span.start, span.end, span.kind, because=_GIVEN_BACK))
        return self.heard.forget(_lows(text[span.start : span.end]))

    def settle(self, text: str, span: Finding) -> None:
        """Take one stretch of one text for what `span` says, whatever its neighbours say."""
        self._say(text, Finding(span.start, span.end, span.kind, because=_TOLD))

    def _say(self, text: str, said: Finding) -> None:
        self._said[text] = [*_beside(said, self._said.get(text, [])), said]

    def settled(self, text: str, spans: list[Finding]) -> list[Finding]:
        """Return the spans of `text` with what the facilitator said of them."""
        spans = [each for each in spans if not self._is_spared(text, each)]
        for mine in self._said.get(text, []):
            if mine.because == _TOLD:
                others = _beside(mine, spans)
                union = [mine, *(each for each in spans if each not in others)]
                start, end = min(each.start for each in union), max(each.end for each in union)
                whole = Finding(start, end, mine.kind, because=_TOLD)
                spans = sorted([*others, whole], key=attrgetter("start"))
        return spans

    def _is_spared(self, text: str, span: Finding) -> bool:
        """Say whether the facilitator gave this stretch back, or all its words for good."""
        said = (each for each in self._said.get(text, []) if each.because == _GIVEN_BACK)
        if any((each.start, each.end) == (span.start, span.end) for each in said):
            return True
        lows = _lows(text[span.start : span.end]) if self.never else []
        return bool(lows) and self.never.issuperset(lows)

    def given_back(self, text: str) -> list[Finding]:
        """Return what of `text` was given back: here, or as a word that is never a name."""
        never = self.never - self._standing
        spared = [each for each in self._said.get(text, []) if each.because == _GIVEN_BACK]
        words = [
            Finding(each.start, each.end, SpanKind.OTHER)
            for each in (read(text).tokens if never else ())
            if each.low in never
        ]
        for span in spared:
            words = _beside(span, words)
        return sorted([*spared, *words], key=attrgetter("start"))

    def take_back(self, name: str) -> None:
        """Give no part of `name` back any more, wherever it was."""
        gone = set(_lows(name))
        self._unsay(lambda reason, lows: reason == _GIVEN_BACK and not gone.isdisjoint(lows))

    def never_again(self, phrase: str) -> None:
        """Take the words of `phrase` for ordinary ones from now on."""
        gone = set(_lows(phrase))
        self._unsay(lambda reason, lows: reason == _TOLD and gone.issuperset(lows))
        self.names.forget(phrase)
        self.heard.forget(gone)
        self.never |= gone

    def _unsay(self, is_gone: Callable[[str, list[str]], bool]) -> None:
        for text, said in self._said.items():
            self._said[text] = [
                each
                for each in said
                if not is_gone(each.because, _lows(text[each.start : each.end]))
            ]

    def look(self, line: Line) -> tuple[Sight, list[Finding]]:
        """Say who is called by the words of a line, and find the places and things in it."""
        sight = Sight(line)
        things = self.names.look(sight)
        self.heard.look(sight)
        for index, token in enumerate(line.tokens) if self.never else ():
            if token.low in self.never:
                sight.forget(index)
        return sight, things


def _beside(span: Finding, spans: Sequence[Finding]) -> list[Finding]:
    """Return those of `spans` that share nothing with `span`."""
    return [each for each in spans if each.end <= span.start or span.end <= each.start]


def _lows(text: str) -> list[str]:
    return [token.low for token in read(text).tokens if token.is_word]
