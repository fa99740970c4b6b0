"""A word as the tagger sees it: what it is written like, what it can be, what stands around it.

Never its letters. Of a word that is no ordinary English nothing is seen but its shape, so that the
tagger cannot prefer the names of one people to those of another.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from operator import itemgetter, xor
from typing import Final, NamedTuple
from zlib import crc32

from group_supervision.anonymiser.text.figures import is_short, look_of
from group_supervision.anonymiser.text.lexicon import Entry, Grade, known
from group_supervision.anonymiser.text.remembered import remembered
from group_supervision.anonymiser.text.templates import TEMPLATES
from group_supervision.anonymiser.text.tokens import Line, Shape, Token

EDGE: Final = "|"
TYPING: Final = "…"
STRANGE: Final = "?"
REACH: Final = 3
"""How many tokens before and after are looked at."""
BUCKETS: Final = 1 << 18
"""Features share this many rows of weights, by a checksum of their text."""
INITIALS: Final = 3
"""Beside the levels of `Sight.named`: somebody is known whose initials these are."""

NEAR: Final = ("word", "role", "group", "short", "cue")
"""What is seen of a neighbour, and of a token itself."""
OWN: Final = ("written", "level", "grade", "classes", "marks", "list", "size")
"""What is seen of a token itself alone."""
AROUND: Final = ("tag", "twin", "glue", "line")
"""What is seen of where it stands."""


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
    is_numeral: bool = False


@remembered(16_384)
def _seen(view: str, value: str) -> tuple[int, int, int]:
    """Return three numbers for what is seen, one for each place in a template."""
    mixed = crc32(f"{view}={value}".encode("utf-8", "surrogatepass")) * _MIXER
    return mixed % BUCKETS, (mixed >> 20) % BUCKETS, (mixed >> 40) % BUCKETS


_MIXER: Final = 0x9E3779B97F4A7C15 >> 3


def _all(views: Sequence[str], values: Sequence[str]) -> tuple[int, ...]:
    return tuple(number for each in map(_seen, views, values) for number in each)


class View(NamedTuple):
    """One line as the tagger sees it."""

    looks: list[Look]
    """Of every token, with what is before and after the line."""
    around: list[tuple[int, ...]]
    """Of every token, what is seen of where it stands."""

    def asks(self, index: int) -> bool:
        """Say whether a token can be part of a name: by itself, or by what stands beside it."""
        at = index + REACH
        own = self.looks[at]
        is_headed = any(look.heads for look in self.looks[at : at + 1 + _FARTHEST])
        return own.asks or (own.is_word and (self.looks[at - 1].announces or is_headed))

    def window(self, index: int) -> tuple[Look, ...]:
        """Return the looks of a token and its neighbours."""
        return tuple(self.looks[index : index + 2 * REACH + 1])


def features(window: Sequence[Look], around: tuple[int, ...], tag: str) -> list[int]:
    """Return the features of the token in the middle, each as a number below `BUCKETS`.

    Args:
        window: The looks of it and its neighbours.
        around: What is seen of where it stands.
        tag: What the word before was taken for.
    """
    a, b, c, own, d, e, f = window
    seen = (
        0, *a.near, *b.near, *c.near, *own.near, *d.near, *e.near, *f.near,
        *own.own, *_seen("tag", tag), *around,
    )  # fmt: skip
    return [*map(xor, map(xor, _FIRST(seen), _SECOND(seen)), map(xor, _THIRD(seen), _SALTS))]


def _slots() -> dict[str, int]:
    """Return where each view stands in what is seen of a token."""
    near = (f"{offset:+}.{view}" for offset in range(-REACH, REACH + 1) for view in NEAR)
    names = [*near, *(f"0.{view}" for view in OWN), *AROUND]
    return {name.replace("+0.", "0."): 1 + 3 * place for place, name in enumerate(names)}


def _columns() -> tuple["itemgetter[tuple[int, ...]]", ...]:
    slots = _slots()
    rows = [
        [slots[view] + number for number, view in enumerate(row.split())]
        for row in TEMPLATES.split("\n")
        if row
    ]
    return tuple(
        itemgetter(*(row[number] if number < len(row) else 0 for row in rows))
        for number in range(3)
    )


_FIRST, _SECOND, _THIRD = _columns()
_SALTS: Final = tuple(_seen("row", row)[0] for row in TEMPLATES.split("\n") if row)
COUNT: Final = len(_SALTS)
"""How many features a token has."""


class Looks:
    """How the words of one language look."""

    def __init__(
        self, roles: Mapping[str, Set[str]], lists: Mapping[str, Set[str]], cues: Mapping[str, Set[str]]
    ) -> None:
        """Take the words that do something in a sentence, by what they do.

        Args:
            roles: The words that do something in a sentence, by what they do.
            lists: Letters and acronyms, by what they are.
            cues: The neighbours of letters, by what they tell of them.
        """
        self._roles, self._lists, self._cues = map(_by_word, (roles, lists, cues))
        self._look = remembered(8192)(self._looked)

    def of(self, line: Line, named: Sequence[int]) -> View:
        """Return how a line looks.

        Args:
            line: The line.
            named: For every token how surely somebody of the session is called so: 0, 1 or 2.
        """
        looks = [
            self._look(token.low, token.shape, _place(line, token), session)
            for token, session in zip(line.tokens, named, strict=True)
        ]
        after = _OPEN if line.is_open else _OUTSIDE
        padded = [_OUTSIDE] * REACH + looks + [after] * REACH
        return View(padded, _around(line, named))

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

    def _looked(self, low: str, shape: int, place: str, session: int) -> Look:
        role = self._role(low)
        announces = role in _ANNOUNCING
        if shape == Shape.MARK:
            return Look(_all(NEAR, (low, low, low, low, self._cues.get(low, ""))), announces=announces)
        if shape == Shape.NUMBER:
            form, group, *own = look_of(low)
            near = _all(NEAR, (form, "0", group, group[:3], "0"))
            return Look(near, _all(OWN, own + [str(session)]*4), asks=is_short(low), announces=announces, is_numeral=True)
        near, own = self._of_a_word(low, f"{shape}{place}", session)
        asks = bool(session) or role in _NUMBERS or self._can_be_name(low, shape, place)
        return Look(
            _all(NEAR, near), _all(OWN, own),
            is_word=True, asks=asks, announces=announces, heads=role in _HEADS, is_numeral=role in _NUMBERS,
        )  # fmt: skip

    def _can_be_name(self, low: str, shape: int, place: str) -> bool:
        """Say whether a word can be part of a name where nobody is known to be called so.

        Not a word in small letters that nobody bears, nor a small word in passing that nobody does.
        """
        is_large = shape != Shape.SMALL
        if is_large and place == _SET_OFF and low != "i":
            return True
        if len(low) <= 2 and low not in self._roles and low not in ("i", "a"):
            return True
        if shape == Shape.CAPITALS and len(low) == 2 and place != _NO_CASE:
            return True
        entry = known(low)
        is_borne = entry is not None and entry.grade > Grade.NEVER
        if is_borne or self.is_small_word(low):
            return is_borne and self._roles.get(low) not in _NOBODY
        return (is_large and place != _NO_CASE) or entry is None

    def _of_a_word(
        self, low: str, written: str, session: int
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return what is seen of a word as a neighbour, and of itself."""
        entry = known(low)
        role = self._role(low)
        rank, grade, common = _rank(entry, role), entry.grade if entry else "", entry.commonness if entry else ""
        classes = entry.classes or ("^" if entry.is_acronym else "~") if entry else STRANGE
        what = role or classes
        size = str(min(len(low), 5))
        short = f"{rank}{grade}{session}"
        if entry is None: short += size if len(low) < 4 else ""
        near = (
            low if role or entry else STRANGE,
            f"K{session}{what[:1] if entry else ''}" if session else what,
            f"{short}{written}",
            short,
            self._cues.get(low, ""),
        )
        marks = "".join(each for each in "-'" if each in low)
        own = (
            written, str(session), f"{grade}{common}", classes, f"{marks}{_traits(entry)}",
            self._lists.get(low, "") + (size if len(low) < 4 else ""), f"{size}{'' if entry else STRANGE}",
        )  # fmt: skip
        return near, own


def _by_word(sets: Mapping[str, Set[str]]) -> dict[str, str]:
    """Return the first set that each word is in."""
    found: dict[str, str] = {}
    for name, words in sets.items():
        for word in words:
            found.setdefault(word, name)
    return found


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


def _rank(entry: Entry | None, role: str) -> str:
    if entry is None: return STRANGE
    if role:
        return "f" if role in _SMALL else "k"
    if entry.is_acronym:
        return "^"
    return "w" if entry.commonness > 1 else "W"


def _traits(entry: Entry | None) -> str:
    if entry is None: return STRANGE
    traits = entry.is_capitalised, entry.is_acronym, entry.is_people
    return "".join(str(int(each)) for each in traits)


def _place(line: Line, token: Token) -> str:
    """Return what a capital means here, or that there is none, in a line that writes names so."""
    if not line.has_case:
        return _NO_CASE
    place = "o" if token.opens else _SET_OFF
    return place + line.habit if token.shape == Shape.SMALL else place


_NO_CASE: Final = "n"
_SET_OFF: Final = "m"


def _around(line: Line, named: Sequence[int]) -> list[tuple[int, ...]]:
    """Return of every token where it stands."""
    tokens = line.tokens
    how_often = Counter(token.low for token in tokens if token.is_word)
    forms = Counter((token.low, token.shape == Shape.SMALL) for token in tokens if token.is_word)
    letters = sum(
        token.text.isupper() and len(token.text) < 4 and token.is_word and not (token.opens and token.low in "ai") and known(token.low) is None or level == 3
        for token, level in zip(tokens, named, strict=True)
    )
    rest = f"{min(letters, 3)}{line.habit}{int(line.has_case)}"
    found = []
    for token in tokens:
        twin = glue = ""
        if token.is_word and how_often[token.low] > 1:
            is_small = token.shape == Shape.SMALL
            twin = f"{min(forms[token.low, is_small], 2)}{min(forms[token.low, not is_small], 1)}"
        if len(token.text) < 4 and token.is_word:
            before, after = line.text[max(0, token.start - 1) : token.start], line.text[token.end : token.end + 1]
            glue = f"{before.strip()}|{after.strip()}"
        found.append((*_seen("twin", twin), *_seen("glue", glue), *_seen("line", rest)))
    return found


_OUTSIDE: Final = Look(_all(NEAR, (EDGE,) * 5))
_OPEN: Final = Look(_all(NEAR, (TYPING,) * 5))
