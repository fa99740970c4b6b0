"""A word as the tagger sees it: what it is written like, what it can be, what stands around it.

Never its letters. Of a word that is no ordinary English nothing is seen but its shape, so that the
tagger cannot prefer the names of one people to those of another.
"""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from typing import Final, NamedTuple

from group_supervision.anonymiser.text.figures import is_short, look_of
from group_supervision.anonymiser.text.lexicon import Entry, Grade, known
from group_supervision.anonymiser.text.remembered import remembered
from group_supervision.anonymiser.text.templates import NEAR, OWN, REACH, all_seen, features, seen
from group_supervision.anonymiser.text.tokens import LONGEST_INITIALS, Line, Shape, Token

INITIALS: Final = 3
"""Beside the levels of `Sight.named`: somebody is known whose initials these are."""


@dataclass(eq=False, slots=True)
class Look:
    """One token as the tagger sees it.

    Looks are compared by identity, so that what is kept of them is found without reading them.
    """

    near: tuple[int, ...]
    own: tuple[int, ...] = ()
    is_word: bool = False
    """Whether it is neither a mark nor a number."""
    asks: bool = False
    """Whether it can be part of a name, whatever stands before it."""
    announces: bool = False
    """Whether a name may follow it, whatever that looks like: Mr, nan, Dr, St."""
    heads: bool = False
    """Whether a name may stand before it: road, school."""


class View(NamedTuple):
    """One line as the tagger sees it."""

    line: Line
    looks: list[Look]
    """Of every token, with what is before and after the line."""
    forms: Mapping[tuple[str, bool], int]
    """How often each word stands in it, in small letters or not."""
    whole: tuple[int, ...]
    """What is seen of how it is written."""

    def asks(self, index: int) -> bool:
        """Say whether a token can be part of a name: by itself, or by what stands beside it."""
        at = index + REACH
        own = self.looks[at]
        return own.asks or (
            own.is_word
            and (
                self.looks[at - 1].announces
                or any(look.heads for look in self.looks[at : at + 1 + _FARTHEST])
            )
        )

    def window(self, index: int) -> tuple[Look, ...]:
        """Return the looks of a token and its neighbours."""
        return tuple(self.looks[index : index + 2 * REACH + 1])

    def around(self, index: int) -> tuple[int, ...]:
        """Return what is seen of where a token stands."""
        token = self.line.tokens[index]
        twin, glue = _twin(self.forms, token), _glue(self.line.text, token)
        return (*seen("twin", twin), *seen("glue", glue), *self.whole)


def features_of(window: Sequence[Look], around: tuple[int, ...], tag: str) -> list[int]:
    """Return the features of the token in the middle.

    Args:
        window: The looks of it and its neighbours.
        around: What is seen of where it stands.
        tag: What the word before was taken for.
    """
    near = chain.from_iterable(look.near for look in window)
    return features((*near, *window[REACH].own, *seen("tag", tag), *around))


class Looks:
    """How the words of one language look."""

    def __init__(self, *sets: Mapping[str, Set[str]]) -> None:
        """Take words by what they do.

        Args:
            sets: Words by what they do in a sentence; letters and acronyms by what they are; and
                what stands beside initials, by what it tells of them.
        """
        self._roles, self._lists, self._cues = map(_by_word, sets)
        self._look = remembered(8192)(self._looked)

    def of(self, line: Line, named: Sequence[int]) -> View:
        """Return how a line looks.

        Args:
            line: The line.
            named: For every token how surely somebody of the session is called so: 0, 1 or 2, or
                `INITIALS`.
        """
        looks = [
            self._look(token.low, token.shape, _place(line, token), level)
            for token, level in zip(line.tokens, named, strict=True)
        ]
        after = _OPEN if line.is_open else _OUTSIDE
        forms = Counter((token.low, token.shape == Shape.SMALL) for token in line.tokens)
        letters = sum(
            level == INITIALS or _is_letters(token)
            for token, level in zip(line.tokens, named, strict=True)
        )
        whole = seen("line", f"{min(letters, _MANY)}{line.habit}{line.has_case}")
        return View(line, [_OUTSIDE] * REACH + looks + [after] * REACH, forms, whole)

    def is_small_word(self, low: str) -> bool:
        """Say whether a word holds sentences together, and so is hardly ever a name."""
        return self._roles.get(low, "") in _SMALL

    def is_number(self, low: str) -> bool:
        """Say whether a word is a number that is spelt: eighty, eighty-four, third."""
        return self._role(low) in _NUMBERS

    def _role(self, low: str) -> str:
        """Return what a word does in a sentence; eighty-four is a number as four is."""
        first, hyphen, last = low.partition("-")
        if hyphen and self._roles.get(first) in _NUMBERS:
            low = last
        return self._roles.get(low, "")

    def _looked(self, low: str, shape: int, place: str, level: int) -> Look:
        role, cue = self._role(low), self._cues.get(low, "")
        announces = role in _ANNOUNCING
        if shape == Shape.MARK:
            return Look(all_seen(NEAR, (low, low, low, low, cue)), announces=announces)
        if shape == Shape.NUMBER:
            form, group, *views = look_of(low)
            views += [str(level)] * (len(OWN) - len(views))
            own = all_seen(OWN, views)
            near = all_seen(NEAR, (form, "0", group, group[:3], "0"))
            return Look(near, own, asks=is_short(low), announces=announces)
        near, own = self._of_a_word(low, f"{shape}{place}", level)
        asks = bool(level) or role in _NUMBERS or self._can_be_name(low, shape, place)
        return Look(near, own, True, asks, announces, role in _HEADS)

    def _can_be_name(self, low: str, shape: int, place: str) -> bool:
        """Say whether a word can be part of a name where nobody is known to be called so.

        Not a word in small letters that nobody bears, nor a small word in passing that nobody does.
        """
        if self._lists.get(low) == _NEVER_INITIALS:
            return False
        is_large = shape != Shape.SMALL and place != _NO_CASE
        if is_large and (place == _SET_OFF or len(low) <= _PAIR):
            return True
        entry = known(low)
        if entry is None or entry.grade > Grade.NEVER:
            return self._roles.get(low) not in _NOBODY
        return not self.is_small_word(low) and (is_large or len(low) <= _PAIR)

    def _of_a_word(
        self, low: str, written: str, level: int
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return what is seen of a word as a neighbour, and of itself."""
        entry, role = known(low), self._role(low)
        length = str(min(len(low), _LONG))
        length_if_short = length if len(low) <= LONGEST_INITIALS else ""
        kind, grade, classes, traits = _of_entry(entry, role)
        short = f"{kind}{grade[:1]}{level}{'' if entry else length_if_short}"
        what = role or classes
        near = (
            low if role or entry else kind,
            f"K{level}{what[:1] if entry else ''}" if level else what,
            f"{short}{written}", short, self._cues.get(low, ""),
        )  # fmt: skip
        own = (
            written, str(level), grade, classes, "".join(filter(low.count, "-'")) + traits,
            self._lists.get(low, "") + length_if_short, length + traits[:1],
        )  # fmt: skip
        return all_seen(NEAR, near), all_seen(OWN, own)


def _of_entry(entry: Entry | None, role: str) -> tuple[str, str, str, str]:
    """Return what kind of word it is, how readily a name, what it can be, and how it is written."""
    if entry is None:
        return "?", "", "?", "?"
    if role:
        kind = "f" if role in _SMALL else "k"
    else:
        kind = "^" if entry.is_acronym else "wW"[entry.commonness == 1]
    classes = entry.classes or ("^" if entry.is_acronym else "~")
    traits = entry.is_capitalised, entry.is_acronym, entry.is_people
    return kind, f"{entry.grade}{entry.commonness}", classes, "".join(map("nY".__getitem__, traits))


def _by_word(sets: Mapping[str, Set[str]]) -> dict[str, str]:
    """Return for each word the first set that it is in."""
    return {word: name for name, words in reversed([*sets.items()]) for word in words}


def _place(line: Line, token: Token) -> str:
    """Return what a capital means here, or that there is none, in a line that writes names so."""
    if not line.has_case:
        return _NO_CASE
    place = "o" if token.opens else _SET_OFF
    return place + line.habit if token.shape == Shape.SMALL else place


def _is_letters(token: Token) -> bool:
    """Say whether a token is written as initials are, and is no word."""
    return len(token.text) <= LONGEST_INITIALS and token.text.isupper() and known(token.low) is None


def _twin(forms: Mapping[tuple[str, bool], int], token: Token) -> str:
    """Return whether a word comes again in its line: in the same case, and in the other."""
    if not token.is_word:
        return ""
    is_small = token.shape == Shape.SMALL
    return f"{forms[token.low, is_small] > 1}{forms[token.low, not is_small] > 0}"


def _glue(text: str, token: Token) -> str:
    """Return the marks that letters and numbers are joined to: A&E, w/e, K's, 5%."""
    is_long = len(token.text) > LONGEST_INITIALS and token.shape != Shape.NUMBER
    if is_long or not token.is_word:
        return ""
    return f"{text[max(0, token.start - 1) : token.start]}|{text[token.end : token.end + 1]}"


_PAIR: Final = 2
_NEVER_INITIALS: Final = "initials-letters-never"
_LONG: Final = 5
_MANY: Final = 3
_NO_CASE: Final = "n"
_SET_OFF: Final = "m"
_SMALL: Final = frozenset(
    {"det", "own", "she", "him", "of", "to", "and", "if", "be", "have", "do", "can", "very", "just"}
    | {"not", "here"}
)
_NOBODY: Final = frozenset({"det", "own", "him"})
"""What small words do that in small letters are never a name."""
_NUMBERS: Final = frozenset({"age-numbers-small", "age-numbers-big", "age-tens", "date-ordinals"})
"""Roles of numbers that are spelt."""
_ANNOUNCING: Final = frozenset({"honorific", "kin", "role", "org-prefixes", "units", "saints"})
_HEADS: Final = frozenset({"streets", "streets-weak", "org-strong", "org-weak"})
_FARTHEST: Final = 3
"""How many words before such a word may belong to its name."""

_OUTSIDE: Final = Look(all_seen(NEAR, ["|"] * len(NEAR)))
_OPEN: Final = Look(all_seen(NEAR, ["…"] * len(NEAR)))
