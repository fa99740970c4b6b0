"""What one session remembers: names, places, and words that are no names. In memory alone."""

from collections.abc import Iterator
from enum import StrEnum
from operator import attrgetter
from typing import Final

from group_supervision.anonymiser.finding import Finding, SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.session.heard import Heard
from group_supervision.anonymiser.session.protected import Protected, pieces_of, stands
from group_supervision.anonymiser.session.sight import Sight
from group_supervision.anonymiser.text.lexicon import known
from group_supervision.anonymiser.text.spelling import pieces
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


class Decisions:
    """What a session knows beyond the language. Nothing of it is ever written."""

    def __init__(self, words: Words, never: frozenset[str] = frozenset()) -> None:
        """Start with words, in any case, that are never names."""
        self._before_places = words["before-places"]
        self.names = Protected(words["particles"], words["det"], words["honorific"])
        self.heard = Heard()
        self._phrases: dict[str, dict[tuple[str, ...], SpanKind]] = {}
        self._never = {low for word in never for low in _lows(word)}
        self._standing = frozenset(self._never)
        self._spared: dict[str, list[Finding]] = {}
        """What was given back, by the text it stands in."""
        self._settled: dict[str, list[Finding]] = {}
        """What the facilitator said of single stretches, by the text they stand in."""

    @property
    def size(self) -> tuple[int, ...]:
        """How many names, phrases, words heard and words that are no names there are."""
        phrases = sum(map(len, self._phrases.values()))
        return (*self.names.size, phrases, len(self._never), self.heard.size)

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
            self.heard.forget(_lows(phrase))
            self._phrases.setdefault(form[0], {})[form] = kind

    def spare(self, text: str, span: Finding) -> list[str]:
        """Leave one stretch of one text as it is. Returns the texts that told of its words."""
        self._settled[text] = _beside(span, self._settled.get(text, []))
        self._spared[text] = [*_beside(span, self._spared.get(text, [])), span]
        return self.heard.forget(_lows(text[span.start : span.end]))

    def settle(self, text: str, span: Finding) -> None:
        """Take one stretch of one text for what `span` says, whatever its neighbours say."""
        self._spared[text] = _beside(span, self._spared.get(text, []))
        self._settled[text] = [*_beside(span, self._settled.get(text, [])), span]

    def settled(self, text: str, spans: list[Finding]) -> list[Finding]:
        """Return the spans of `text` with what the facilitator said of them."""
        for mine in self._settled.get(text, ()):
            others = _beside(mine, spans)
            union = [mine, *(each for each in spans if each not in others)]
            start, end = min(each.start for each in union), max(each.end for each in union)
            said = Finding(start, end, mine.kind, because="told")
            spans = sorted([*others, said], key=attrgetter("start"))
        return spans

    def given_back(self, text: str) -> list[Finding]:
        """Return what of `text` was given back: here, or as a word that is never a name."""
        never = self._never - self._standing
        tokens = read(text).tokens if never else ()
        words = [
            Finding(each.start, each.end, SpanKind.OTHER) for each in tokens if each.low in never
        ]
        spared = self._spared.get(text, [])
        for span in spared:
            words = _beside(span, words)
        return sorted([*spared, *words], key=attrgetter("start"))

    def take_back(self, name: str) -> None:
        """Give no part of `name` back any more, wherever it was."""
        gone = set(_lows(name))
        for text, spans in self._spared.items():
            self._spared[text] = [
                each for each in spans if gone.isdisjoint(_lows(text[each.start : each.end]))
            ]

    def never_again(self, phrase: str) -> None:
        """Take the words of `phrase` for ordinary ones from now on."""
        gone = set(_lows(phrase))
        for text, spans in self._settled.items():
            self._settled[text] = [
                each for each in spans if not gone.issuperset(_lows(text[each.start : each.end]))
            ]
        self.names.forget(phrase)
        self.heard.forget(gone)
        form = tuple(pieces(phrase))
        if form:
            self._phrases.get(form[0], {}).pop(form, None)
        self._never |= set(_lows(phrase))

    def is_spared(self, text: str, span: Finding) -> bool:
        """Say whether the facilitator gave this stretch back, or all its words for good."""
        if any(
            (span.start, span.end) == (each.start, each.end) for each in self._spared.get(text, ())
        ):
            return True
        lows = _lows(text[span.start : span.end]) if self._never else []
        return bool(lows) and all(low in self._never for low in lows)

    def look(self, line: Line) -> Sight:
        """Say who is called by the words of a line."""
        sight = Sight(line)
        self.names.look(sight)
        self.heard.look(sight)
        for index, token in enumerate(line.tokens) if self._never else ():
            if token.low in self._never:
                sight.forget(index)
        return sight

    def find(self, sight: Sight) -> Iterator[Finding]:
        """Find the places and other things that were named before."""
        if not self._phrases:
            return
        line = sight.line
        found = pieces_of(sight)
        for index, piece in enumerate(found):
            for form, kind in self._phrases.get(piece.text, {}).items():
                if not stands(sight, found, index, form):
                    continue
                first, last = piece.token, found[index + len(form) - 1].token
                if first != last or self._is_meant(line, first):
                    start, end = line.tokens[first].start, line.tokens[last].end
                    yield Finding(start, end, kind, because="told")

    def _is_meant(self, line: Line, index: int) -> bool:
        """Say whether an ordinary word such as Bath is meant as a place here."""
        if known(line.tokens[index].low) is None or line.is_set_off(index):
            return True
        return index > 0 and line.tokens[index - 1].low in self._before_places


def _beside(span: Finding, spans: list[Finding]) -> list[Finding]:
    """Return those of `spans` that share nothing with `span`."""
    return [each for each in spans if each.end <= span.start or span.end <= each.start]


def _lows(text: str) -> list[str]:
    return [token.low for token in read(text).tokens if token.is_word]
