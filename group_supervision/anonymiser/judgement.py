"""What one word is taken for, from the tagger's guess and what the session knows."""

import re
from collections.abc import Sequence, Set
from typing import Final

from group_supervision.anonymiser.finding import Certainty, Finding, SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.session.sight import STRANGER, Sight
from group_supervision.anonymiser.tagger.tagger import Guess
from group_supervision.anonymiser.text.features import Looks
from group_supervision.anonymiser.text.lexicon import Entry, Grade, is_unknown, known
from group_supervision.anonymiser.text.tokens import Shape, Token

TAGGER: Final = "tagger"
UNLIKELY: Final = "tagger-unlikely"
UNKNOWN: Final = "unknown-word"
SESSION: Final = "session"

FOR_SAFETY: Final = frozenset({UNLIKELY, UNKNOWN})
"""Reasons that replace a word, but give it no label unless somebody is known by that name."""

LEAST: Final = 0.1
"""How likely a word must be a part of a name to be doubted."""
_LEAST_OF_INITIALS: Final = 0.18
"""The same for initials, most of which are shorthand."""
_LEAST_OF_A_LETTER: Final = 0.55
"""The same for a letter alone, and for three."""
_LEAST_OF_THE_FIELD: Final = 0.6
"""The same for acronyms and whatever else the profession writes large."""
_LEAST_OF_A_PEOPLE: Final = 0.6
"""The same for peoples, faiths, languages, weekdays and months where somebody of the session is
called so. Where nobody is they stay, for what is said of racism stays in the notes."""
_LEAST_OF_A_BODY: Final = 0.97
"""The same for such a word as a part of an organisation or an address: Social Work."""
_LEAST_OF_A_THING: Final = 0.2
"""The same for other ordinary words of an organisation or an address."""
_LEAST_OF_A_SMALL_WORD: Final = 0.2
"""The same for words that hold sentences together, though people are called so: so, can, will."""
_LEAST_OF_A_TWIN: Final = 0.35
"""The same for an everyday word in small letters that also has a capital in its line."""
_LEAST_OF_A_NUMBER: Final = 0.15
"""How likely a number must be an age or a part of a date."""
_LIKELY: Final = 0.25
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
_NEVER: Final = 1.1
_BEFORE: Final = re.compile(r"[£$€#%×*@_=\\]$|\d[./:,\-–—‐‑]$")
"""What stands before a number that is no age, as in £5 and 2/5."""
_MOST_UNITS: Final = 3
"""Tokens after a number that belong to it."""


class Judgement:
    """Judges single words of one language."""

    def __init__(self, words: Words, looks: Looks, off: Set[str]) -> None:
        """Take the words that rules ask for, their looks, and what is left out: see `pipeline`."""
        self._looks = looks
        self._is_off = UNKNOWN in off
        self._units = words["age-units"]
        self._endings = words["age-units"] | words["date-ordinal-endings"] | {"", "½"}
        self._nobody = words["initials-institutions"] | words["initials-letters-never"]
        self._weekdays = words["weekdays"]
        self._months = words["months"] | words["months-short"]
        hours = "|".join(r"\.?".join(each) for each in sorted(words["time-endings"])) or r"(?!)"
        self._after = re.compile(rf"[%°£€_@+]|[./:,\-–—‐‑]\d| ?(?:{hours})\b", re.IGNORECASE)

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
        token = sight.line.tokens[index]
        entry = known(token.low)
        if guess.tag == "initials" or len(token.low) == 1:
            return self._least_of_initials(token)
        if entry is None:
            return LEAST
        least = self._least_of_a_word(sight.named[index], token.low, guess.tag, entry)
        if token.shape != Shape.SMALL or token.low not in sight.large:
            return least
        if _is_beside_itself(sight.line.tokens, index):
            return _NEVER
        return max(least, _LEAST_OF_A_TWIN) if entry.commonness == 1 else least

    def _least_of_initials(self, token: Token) -> float:
        """Return the same for letters: most are shorthand, and those of institutions stay."""
        if token.low in self._nobody:
            return _NEVER
        is_pair = len(token.low) == len("km")
        return _LEAST_OF_INITIALS if is_pair else _LEAST_OF_A_LETTER

    def _least_of_a_word(self, level: int, low: str, tag: str, entry: Entry) -> float:
        """Return the same for an ordinary word that somebody is called by as surely as `level`."""
        if self._is_reserved(low, entry) or tag in _KINDS_OF_A_NUMBER:
            is_somebody = level != STRANGER or tag == "more"
            return _LEAST_OF_A_PEOPLE if is_somebody else _NEVER
        if entry.is_acronym or entry.is_capitalised:
            return _LEAST_OF_A_BODY if tag in _OF_THINGS else _LEAST_OF_THE_FIELD
        if tag in _OF_THINGS:
            return _LEAST_OF_A_THING
        return _LEAST_OF_A_SMALL_WORD if self._looks.is_small_word(low) else LEAST

    def _is_reserved(self, low: str, entry: Entry) -> bool:
        """Say whether a word is said of a people, or of a day or month that is nobody's name."""
        is_month = low in self._months and entry.grade < Grade.GIVEN
        return entry.is_people or is_month or low in self._weekdays

    def _number(self, sight: Sight, index: int, guess: Guess) -> Finding | None:
        """Judge a number, and take the weeks of "10 wks" along. One alone in its line stays."""
        kind = _KINDS_OF_A_NUMBER.get(guess.tag)
        tokens = sight.line.tokens
        if kind is None or guess.chance < _LEAST_OF_A_NUMBER or sight.line.is_one_word:
            return None
        if self._is_measure(sight.line.text, tokens[index]):
            return None
        last = self._with_unit(tokens, index) if kind is SpanKind.AGE else index
        return Finding(tokens[index].start, tokens[last].end, kind, Certainty.DOUBTFUL, TAGGER)

    def _is_measure(self, text: str, token: Token) -> bool:
        """Say whether a number is one of a sum, a time, a share, a code, or a date by no rule."""
        if token.shape == Shape.NUMBER and token.low.lstrip("0123456789") not in self._endings:
            return True
        before = text[max(0, token.start - 2) : token.start]
        return bool(_BEFORE.search(before) or self._after.match(text, token.end))

    def _with_unit(self, tokens: Sequence[Token], index: int) -> int:
        """Return where "10 wks" or "6 yrs 2 mths" ends that begins at `index`."""
        last = index
        for token in tokens[index + 1 : index + 1 + _MOST_UNITS]:
            if token.low not in self._units and not (last > index and token.low.isdecimal()):
                break
            last += 1
        return last - tokens[last].low.isdecimal() if last > index else index


def _is_beside_itself(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a word stands right beside the same word: the verb of "Will will ring"."""
    beside = (*tokens[max(0, index - 1) : index], *tokens[index + 1 : index + 2])
    return any(each.low == tokens[index].low for each in beside)
