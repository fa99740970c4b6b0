"""What one word is taken for, from the tagger's guess and what the session knows."""

import re
from collections.abc import Sequence, Set
from functools import cached_property
from typing import Final

from group_supervision.anonymiser.finding import Certainty, Finding, SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.session.sight import STRANGER, Sight
from group_supervision.anonymiser.tagger.tagger import Guess
from group_supervision.anonymiser.text.features import Looks
from group_supervision.anonymiser.text.lexicon import is_borne, is_unknown, known
from group_supervision.anonymiser.text.tokens import Shape, Token

TAGGER: Final = "tagger"
UNLIKELY: Final = "tagger-unlikely"
UNKNOWN: Final = "unknown-word"
SESSION: Final = "session"

FOR_SAFETY: Final = frozenset({UNLIKELY, UNKNOWN})
"""Reasons that replace a word, but give it no label unless somebody is known by that name."""

import os

_E = lambda n, d: float(os.environ.get(n, d))
LEAST: Final = _E("L", 0.1)
"""How likely a word must be a part of a name to be doubted."""
_LEAST_OF_INITIALS: Final = _E("LI", 0.35)
"""The same for initials, most of which are shorthand."""
_LEAST_OF_THE_FIELD: Final = _E("LF", 0.4)
"""The same for acronyms and whatever else the profession writes large; and for peoples, faiths,
languages, weekdays and months where somebody of the session is called so. Where nobody is they
stay, for what is said of racism stays in the notes."""
_LEAST_OF_A_THING: Final = _E("LT", 0.15)
"""The same for ordinary words of an organisation or an address, which rules find better."""
_LEAST_OF_A_SMALL_WORD: Final = _E("LS", 0.25)
"""The same for words that hold sentences together, though people are called so: so, can, will."""
_LEAST_OF_A_NUMBER: Final = _E("LN", 0.15)
"""How likely a number must be an age or a part of a date."""
_LEAST_OF_AN_ECHO: Final = _E("LE", 0.35)
_LIKELY: Final = _E("LL", 0.35)
"""How likely a word must be a name to get a label: below that it becomes "a name"."""
SURE: Final = 0.97
"""From this chance on there is no doubt."""

_KINDS: Final = {
    "place": SpanKind.PLACE,
    "organisation": SpanKind.ORGANISATION,
    "address": SpanKind.ADDRESS,
}
"""Every other word is taken for a person."""
_OF_THINGS: Final = frozenset({"organisation", "address"})
_KINDS_OF_A_NUMBER: Final = {"age": SpanKind.AGE, "date": SpanKind.DATE}
_MOST_UNITS: Final = 3
"""Tokens after a number that belong to it."""


class Judgement:
    """Judges single words of one language."""

    def __init__(self, words: Words, looks: Looks, off: Set[str]) -> None:
        """Take the words that rules ask for, their looks, and what is left out: see `pipeline`."""
        self._words = words
        self._looks = looks
        self._is_off = UNKNOWN in off
        self._units = words["age-units"]
        self._after_figures = words["age-units"] | words["date-ordinal-endings"] | {"", "½"}
        hours = "|".join(r"\.?".join(each) for each in sorted(words["time-endings"]))
        self._hour = re.compile(rf" ?(?:{hours})\b" if hours else r"(?!)", re.IGNORECASE)

    @cached_property
    def _reserved(self) -> Set[str]:
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
        if told is not None:
            end = token.end - sight.cut.get(index, 0)
            return Finding(token.start, end, SpanKind.PERSON, told, why)
        is_spelt = guess.tag in _KINDS_OF_A_NUMBER and self._looks.is_number(token.low)
        if is_spelt or token.shape == Shape.NUMBER:
            return self._number(sight, index, guess)
        return self._word(sight, index, guess)

    def _word(self, sight: Sight, index: int, guess: Guess) -> Finding | None:
        token = sight.line.tokens[index]
        kind = _KINDS.get(guess.tag, SpanKind.PERSON)
        if guess.chance >= self._least(sight, index, guess):
            is_sure = guess.chance >= SURE and token.shape != Shape.SMALL
            certainty = Certainty.SURE if is_sure else Certainty.DOUBTFUL
            because = TAGGER if guess.chance >= _LIKELY else UNLIKELY
            return Finding(
                token.start, token.end - sight.cut.get(index, 0), kind, certainty, because
            )
        if is_unknown(token.low, token.shape) and not self._is_off:
            return Finding(token.start, token.end, kind, Certainty.DOUBTFUL, UNKNOWN)
        return None

    def _least(self, sight: Sight, index: int, guess: Guess) -> float:
        """Return how likely a word must be a part of a name to be doubted."""
        low, tag = sight.line.tokens[index].low, guess.tag
        entry = known(low)
        if tag == "initials" or len(low) == 1:
            return _LEAST_OF_INITIALS
        if entry is None:
            return LEAST
        if entry.is_people or low in self._reserved or tag in _KINDS_OF_A_NUMBER:
            is_stranger = sight.named[index] == STRANGER
            return 1.0 if is_stranger else _LEAST_OF_THE_FIELD
        if entry.is_acronym or entry.is_capitalised:
            return _LEAST_OF_THE_FIELD
        if tag in _OF_THINGS:
            return _LEAST_OF_A_THING
        if (
            sight.line.tokens[index].shape == Shape.SMALL
            and low in sight.large
            and entry.commonness == 1
        ):
            return _LEAST_OF_AN_ECHO
        return _LEAST_OF_A_SMALL_WORD if self._looks.is_small_word(low) else LEAST

    def _number(self, sight: Sight, index: int, guess: Guess) -> Finding | None:
        """Judge a number, and take the weeks of "10 wks" along. One alone in its line stays."""
        kind = _KINDS_OF_A_NUMBER.get(guess.tag)
        tokens = sight.line.tokens
        if sight.line.is_one_word:
            return None
        if kind is None or guess.chance < _LEAST_OF_A_NUMBER or not self._is_whole(tokens[index]):
            return None
        text, end = sight.line.text, tokens[index].end
        if self._hour.match(text, end) or _is_part(text, tokens[index].start, end):
            return None
        last = self._with_unit(tokens, index) if kind is SpanKind.AGE else index
        return Finding(tokens[index].start, tokens[last].end, kind, Certainty.DOUBTFUL, TAGGER)

    def _with_unit(self, tokens: Sequence[Token], index: int) -> int:
        """Return where "10 wks" or "6 yrs 2 mths" ends that begins at `index`."""
        last = index
        for token in tokens[index + 1 : index + 1 + _MOST_UNITS]:
            if token.low not in self._units and not (last > index and token.low.isdecimal()):
                break
            last += 1
        return last - tokens[last].low.isdecimal() if last > index else index

    def _is_whole(self, token: Token) -> bool:
        """Say whether a token is a number, perhaps with a unit or as an ordinal, and no code."""
        return token.low.lstrip("0123456789") in self._after_figures or token.shape != Shape.NUMBER


_BEFORE: Final = frozenset("£$€#%×*@_=\\")
_PARTS: Final = frozenset("./:,-–—‐‑")
_AFTER: Final = frozenset("%°£€_@+")


def _is_part(text: str, start: int, end: int) -> bool:
    """Say whether figures are part of a sum, a time, a share or a date that no rule knows."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:] in _BEFORE or after[:1] in _AFTER:
        return True
    is_begun = before[-1:] in _PARTS and before[:1].isdigit()
    return is_begun or (after[:1] in _PARTS and after[1:].isdigit())
