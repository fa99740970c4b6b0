"""What one word is taken for, from the tagger's guess and what the session knows."""

from collections.abc import Set
from functools import cached_property
from typing import Final

from group_supervision.anonymiser.finding import Certainty, Finding, SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.session.sight import STRANGER, Sight
from group_supervision.anonymiser.tagger.tagger import Guess
from group_supervision.anonymiser.text.lexicon import is_borne, known
from group_supervision.anonymiser.text.tokens import Shape, Token

TAGGER: Final = "tagger"
UNKNOWN: Final = "unknown-word"
SESSION: Final = "session"

LEAST: Final = 0.12
"""How likely a word must be a part of a name to be doubted."""
_LEAST_OF_THE_FIELD: Final = 0.5
"""The same for acronyms, weekdays and whatever else the profession writes large."""
_NEVER: Final = 1.1
"""The same for peoples, faiths and languages, for what is said of racism stays in the notes; and
for weekdays and months that are seldom a name. Somebody called so is found by a rule, or because
the session knows it."""
_LEAST_OF_A_NUMBER: Final = 0.2
"""How likely a number must be an age or a part of a date."""
SURE: Final = 0.97
"""From this chance on there is no doubt."""

_KINDS: Final = {
    "person": SpanKind.PERSON,
    "more": SpanKind.PERSON,
    "initials": SpanKind.PERSON,
    "place": SpanKind.PLACE,
    "organisation": SpanKind.ORGANISATION,
}
_KINDS_OF_A_NUMBER: Final = {"age": SpanKind.AGE, "date": SpanKind.DATE}


class Judgement:
    """Judges single words of one language."""

    def __init__(self, words: Words, off: Set[str]) -> None:
        """Take the words that rules ask for, and what is left out: see `pipeline`."""
        self._words = words
        self._is_off = UNKNOWN in off
        self._units = words["age-units"]

    @cached_property
    def _times(self) -> Set[str]:
        """Weekdays, and the months that nobody is called by: not May."""
        months = self._words["months"] | self._words["months-short"]
        return self._words["weekdays"] | {each for each in months if not is_borne(each)}

    def of(self, sight: Sight, index: int, guess: Guess, why: str) -> Finding | None:
        """Return what a word is taken for, if it is not left alone.

        Args:
            sight: The line, and whom the session knows in it.
            index: Which of its tokens.
            guess: What the tagger says of it.
            why: What told that it is somebody, if anything did.
        """
        token = sight.line.tokens[index]
        if index in sight.never or not token.is_word:
            return None
        told = sight.certainty[index]
        end = token.end - sight.cut.get(index, 0)
        if told is not None:
            return Finding(token.start, end, SpanKind.PERSON, told, why)
        if guess.tag in _KINDS_OF_A_NUMBER or token.shape == Shape.NUMBER:
            return self._number(sight, index, guess)
        kind = _KINDS.get(guess.tag, SpanKind.PERSON)
        if guess.chance >= self._least(sight, index):
            is_sure = guess.chance >= SURE and token.shape != Shape.SMALL
            certainty = Certainty.SURE if is_sure else Certainty.DOUBTFUL
            return Finding(token.start, end, kind, certainty, TAGGER)
        if is_strange(token) and not self._is_off:
            return Finding(token.start, token.end, kind, Certainty.DOUBTFUL, UNKNOWN)
        return None

    def _least(self, sight: Sight, index: int) -> float:
        """Return how likely a word must be a part of a name to be doubted."""
        low = sight.line.tokens[index].low
        entry = known(low)
        if entry is None:
            return LEAST
        is_stranger = sight.named[index] == STRANGER
        if entry.is_people or low in self._times:
            return _NEVER if is_stranger else _LEAST_OF_THE_FIELD
        is_field = entry.is_acronym or (entry.is_capitalised and is_stranger)
        return _LEAST_OF_THE_FIELD if is_field else LEAST

    def _number(self, sight: Sight, index: int, guess: Guess) -> Finding | None:
        """Judge a number, and take the weeks of "10 wks" along."""
        kind = _KINDS_OF_A_NUMBER.get(guess.tag)
        if kind is None or guess.chance < _LEAST_OF_A_NUMBER:
            return None
        tokens = sight.line.tokens
        last = index
        while (
            kind is SpanKind.AGE and last + 1 < len(tokens) and tokens[last + 1].low in self._units
        ):
            last += 1
        return Finding(tokens[index].start, tokens[last].end, kind, Certainty.DOUBTFUL, TAGGER)


def is_strange(token: Token) -> bool:
    """Say whether a token is a word of two letters or more that no word list has."""
    return token.shape != Shape.NUMBER and len(token.text) > 1 and known(token.low) is None
