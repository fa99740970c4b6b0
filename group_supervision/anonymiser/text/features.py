"""A word as the tagger sees it: what it is written like, what it can be, what stands around it.

Never its letters. Of a word that is no ordinary English nothing is seen but its shape, so that the
tagger cannot prefer the names of one people to those of another.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final
from zlib import crc32

from group_supervision.anonymiser.text.figures import is_short, look_of
from group_supervision.anonymiser.text.lexicon import Entry, Grade, known
from group_supervision.anonymiser.text.remembered import remembered
from group_supervision.anonymiser.text.tokens import Line, Shape, Token

EDGE: Final = "|"
TYPING: Final = "…"
STRANGE: Final = "?"
REACH: Final = 3
"""How many tokens before and after are looked at."""
NEAR: Final = tuple(offset for offset in range(-REACH, REACH + 1) if offset)


@dataclass(eq=False, slots=True)
class Look:
    """One token as its neighbours see it.

    Looks are compared by identity, so that what is kept of them is found without reading them.
    """

    word: bytes
    """Itself, when it is an ordinary word or a mark."""
    role: bytes
    """What it does in a sentence, or what it can be."""
    group: str
    """What speaks for or against a name before its neighbours are looked at."""
    own: tuple[str, ...] = ()
    """Everything else that is seen of it."""
    is_word: bool = False
    """Whether it is neither a mark nor a number."""
    asks: bool = False
    """Whether it can be part of a name, whatever stands before it."""
    announces: bool = False
    """Whether a name may follow it, whatever that looks like: Mr, nan, Dr, St."""
    heads: bool = False
    """Whether a name may stand before it: road, school."""
    short: bytes = b""
    begun: tuple[int, ...] = ()
    """What pairs that begin with it begin with."""

    def __post_init__(self) -> None:
        """Work out once what its neighbours ask of it."""
        self.short = _bytes(f"/{self.group[:3]}")
        self.begun = tuple(
            crc32(letter + (self.word if letter in _BY_WORD else self.role) + b"_")
            for letter in _PAIRS
        )


_PAIRS: Final = tuple(bytes([letter]) for letter in b"abcdefhijkl")
_BY_WORD: Final = frozenset((b"e", b"h", b"i", b"j"))
"""Pairs that begin with the word; the others begin with its role."""


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


_OUTSIDE: Final = Look(_bytes(EDGE), _bytes(EDGE), EDGE)
_OPEN: Final = Look(_bytes(TYPING), _bytes(TYPING), TYPING)


class Looks:
    """How the words of one language look."""

    def __init__(self, roles: Mapping[str, Set[str]]) -> None:
        """Take the words that do something in a sentence, by what they do."""
        self._roles: dict[str, str] = {}
        for role, words in roles.items():
            for word in words:
                self._roles.setdefault(word, role)
        self._look = remembered(8192)(self._looked)

    def of(self, line: Line, named: Sequence[int]) -> list[Look]:
        """Return how every token of a line looks.

        Args:
            line: The line.
            named: For every token how surely somebody of the session is called so: 0, 1 or 2.
        """
        return [
            self._look(token.low, token.shape, _place(line, token), session)
            for token, session in zip(line.tokens, named, strict=True)
        ]

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
            return Look(_bytes(low), _bytes(low), low, announces=announces)
        if shape == Shape.NUMBER:
            own = tuple(look_of(low))
            return Look(_bytes(own[0]), b"0", own[1], own, asks=is_short(low), announces=announces)
        word, what, group, own = self._of_a_word(low, f"{shape}{place}", session)
        asks = bool(session) or role in _NUMBERS or self._can_be_name(low, shape, place)
        return Look(
            _bytes(word), _bytes(what), group, own,
            is_word=True, asks=asks, announces=announces, heads=role in _HEADS,
        )  # fmt: skip

    def _can_be_name(self, low: str, shape: int, place: str) -> bool:
        """Say whether a word can be part of a name where nobody is known to be called so.

        Not a word in small letters that nobody bears, nor a small word in passing that nobody does.
        """
        is_large = shape != Shape.SMALL
        if is_large and place == _SET_OFF and low != "i":
            return True
        entry = known(low)
        is_borne = entry is not None and entry.grade > Grade.NEVER
        if is_borne or self.is_small_word(low):
            return is_borne and self._roles.get(low) not in _NOBODY
        return (is_large and place != _NO_CASE) or entry is None

    def _of_a_word(
        self, low: str, written: str, session: int
    ) -> tuple[str, str, str, tuple[str, ...]]:
        """Return the word, the role, the group and the rest of a look."""
        entry = known(low)
        role = self._role(low)
        if entry is None:
            strange = f"{STRANGE}{session}"
            what = STRANGE if role == "" else role
            return (
                low if role else STRANGE,
                f"K{session}" if session else what,
                f"{strange}{written}{min(len(low), 3)}",
                (
                    strange,
                    f"{strange}{written}",
                    f"k{session}",
                    f"len{min(len(low), 5)}",
                    *_marks_in(low),
                    role,
                ),
            )
        grade = entry.grade
        group = f"{_rank(entry, role)}{grade}{session}{written}"
        own = (
            f"k{session}", f"k{session}{written}", f"k{session}{entry.commonness}",
            f"{grade}{session}", f"{grade}{entry.commonness}{session}{written}",
            f"c{entry.classes}", f"c{entry.classes}{session}", f"{entry.classes}{grade}",
            f"r{role}{written}", f"r{role}{session}", *_marks_in(low),
            *(f"is{each}" for each in _traits(entry)), f"len{min(len(low), 5)}",
        )  # fmt: skip
        what = role or entry.classes or ("^" if entry.is_acronym else "~")
        return low, f"K{session}{what[:1]}" if session else what, group, own


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


def _rank(entry: Entry, role: str) -> str:
    if role:
        return "f" if role in _SMALL else "k"
    if entry.is_acronym:
        return "^"
    return "w" if entry.commonness > 1 else "W"


def _traits(entry: Entry) -> Iterator[str]:
    if entry.is_capitalised:
        yield "capital"
    if entry.is_acronym:
        yield "acronym"
    if entry.is_people:
        yield "people"
    if entry.grade == Grade.FIRST:
        yield "first"


def _place(line: Line, token: Token) -> str:
    """Return what a capital means here, or that there is none, in a line that writes names so."""
    if not line.has_case:
        return _NO_CASE
    place = "o" if token.opens else _SET_OFF
    return place + line.habit if token.shape == Shape.SMALL else place


_NO_CASE: Final = "n"
_SET_OFF: Final = "m"


def _marks_in(low: str) -> Iterator[str]:
    if "-" in low:
        yield "hyphen"
    if "'" in low:
        yield "apostrophe"


def around(offset: int, look: Look, group: str) -> list[int]:
    """Return what a neighbour tells of a token of this group. Features are checksums."""
    word, role = b"%dw%b" % (offset, look.word), b"%dr%b" % (offset, look.role)
    if not -REACH < offset < REACH:
        return [crc32(word), crc32(role)]
    all_of_it = _bytes(f"/{group}")
    return [
        crc32(word),
        crc32(role),
        crc32(word + all_of_it[:4]),
        crc32(role + all_of_it),
        crc32(_bytes(f"{offset}g{look.group}")),
    ]


def within(look: Look) -> list[int]:
    """Return what a token tells of itself."""
    told = (".", f"g{look.group}", *(f"o{each}" for each in look.own))
    return [crc32(_bytes(each)) for each in told]


def pairs(looks: Sequence[Look], at: int) -> list[int]:
    """Return what two neighbours tell together. `looks` begins and ends with three outside."""
    v, w, own, x, y = looks[at - 2 : at + 3]
    a, b, _, _, e, f, _, _, j, _, two = w.begun
    return [
        crc32(x.role, a),
        crc32(own.short, crc32(x.role, b)),
        crc32(own.short, crc32(w.role, v.begun[2])),
        crc32(own.short, crc32(y.role, x.begun[3])),
        crc32(x.role, e),
        crc32(x.word, f),
        crc32(w.word, v.begun[6]),
        crc32(y.word, x.begun[7]),
        crc32(x.word, j),
        crc32(x.role, crc32(b"_", crc32(w.role, v.begun[9]))),
        crc32(y.role, crc32(b"_", crc32(x.role, two))),
    ]


def padded(line: Line, looks: Sequence[Look]) -> list[Look]:
    """Return looks with what is before and after the line."""
    after = _OPEN if line.is_open else _OUTSIDE
    return [_OUTSIDE] * REACH + [*looks] + [after] * REACH


def asks(looks: Sequence[Look], at: int) -> bool:
    """Say whether a token can be part of a name at all: by itself, or by what stands beside it."""
    own = looks[at]
    is_headed = any(look.heads for look in looks[at : at + 1 + _FARTHEST])
    return own.asks or (own.is_word and (looks[at - 1].announces or is_headed))


def after_tag(tag: str, look: Look) -> list[int]:
    """Return what it tells that the word before was taken for something."""
    told = _bytes(f"t{tag}")
    return [crc32(told), crc32(told + _bytes(f"/{look.group}")), crc32(told + b"/" + look.role)]
