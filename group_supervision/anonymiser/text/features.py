"""A word as the tagger sees it: what it is written like, what it can be, what stands around it.

Never its letters. Of a word that is no ordinary English nothing is seen but its shape, so that the
tagger cannot prefer the names of one people to those of another.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Final, NamedTuple

from group_supervision.anonymiser.text.lexicon import Entry, Grade, known
from group_supervision.anonymiser.text.remembered import remembered
from group_supervision.anonymiser.text.tokens import Line, Shape, Token

EDGE: Final = "|"
TYPING: Final = "…"
STRANGE: Final = "?"
REACH: Final = 3
"""How many tokens before and after are looked at."""
NEAR: Final = tuple(offset for offset in range(-REACH, REACH + 1) if offset)


class Look(NamedTuple):
    """One token as its neighbours see it."""

    word: str
    """Itself, when it is an ordinary word or a mark."""
    role: str
    """What it does in a sentence, or what it can be."""
    group: str
    """What speaks for or against a name before its neighbours are looked at."""
    own: tuple[str, ...]
    """Everything else that is seen of it."""


_OUTSIDE: Final = Look(EDGE, EDGE, EDGE, ())
_OPEN: Final = Look(TYPING, TYPING, TYPING, ())


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

    def announces(self, low: str) -> bool:
        """Say whether a name may follow this word whatever it looks like: Mr, nan, Dr."""
        return self._roles.get(low, "") in _ANNOUNCING

    def _looked(self, low: str, shape: Shape, place: str, session: int) -> Look:
        if shape is Shape.MARK:
            return Look(low, low, low, ())
        if shape is Shape.NUMBER:
            return Look("0", "0", "0", tuple(_of_a_number(low)))
        entry = known(low)
        written = f"{shape.value}{place}"
        role = self._roles.get(low, "")
        if entry is None:
            strange = f"{STRANGE}{session}"
            what = STRANGE if role == "" else role
            return Look(
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
        grade = entry.grade.value
        group = f"{_rank(entry, role)}{grade}{session}{written}"
        own = (
            f"k{session}", f"k{session}{shape.value}{place}", f"k{session}{entry.commonness}",
            f"{grade}{session}", f"{grade}{entry.commonness}{session}{written}",
            f"c{entry.classes}", f"c{entry.classes}{session}", f"{entry.classes}{grade}",
            f"r{role}{written}", f"r{role}{session}", *_marks_in(low),
            *(f"is{each}" for each in _traits(entry)), f"len{min(len(low), 5)}",
        )  # fmt: skip
        what = role or entry.classes or ("^" if entry.is_acronym else "~")
        return Look(low, f"K{session}{what[:1]}" if session else what, group, own)


_SMALL: Final = frozenset(
    {"det", "own", "she", "him", "of", "to", "and", "if", "be", "have", "do", "can", "very", "just"}
    | {"not", "here"}
)


_ANNOUNCING: Final = frozenset({"honorific", "kin", "role"})


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
    if entry.grade is Grade.FIRST:
        yield "first"


def _place(line: Line, token: Token) -> str:
    """Return what a capital would mean here: nothing, little at an opening, or something."""
    if not line.has_case:
        return "n"
    return "o" if token.opens else "m"


def _of_a_number(low: str) -> Iterator[str]:
    mask = "".join("d" if each.isdecimal() else each for each in low[:8])
    yield f"mask{mask}"
    digits = "".join(filter(str.isdecimal, low))
    yield f"digits{min(len(digits), 5)}"
    if low.isdecimal():
        value = int(low) if len(low) < 5 else 9999
        yield f"up{_bucket(value)}"


def _bucket(value: int) -> str:
    for limit in (1, 3, 5, 12, 18, 31, 60, 100, 1000, 1900, 2100):
        if value <= limit:
            return str(limit)
    return "more"


def _marks_in(low: str) -> Iterator[str]:
    if "-" in low:
        yield "hyphen"
    if "'" in low:
        yield "apostrophe"


def around(offset: int, look: Look, group: str) -> Iterator[str]:
    """Return what a neighbour tells of a token of this group."""
    yield f"{offset}w{look.word}"
    yield f"{offset}r{look.role}"
    if -3 < offset < 3:
        yield f"{offset}w{look.word}/{group[:3]}"
        yield f"{offset}r{look.role}/{group}"
        yield f"{offset}g{look.group}"


def within(look: Look) -> Iterator[str]:
    """Return what a token tells of itself."""
    yield "."
    yield f"g{look.group}"
    for each in look.own:
        yield f"o{each}"


def pairs(looks: Sequence[Look], at: int) -> Iterator[str]:
    """Return what two neighbours tell together. `looks` begins and ends with three outside."""
    v, w, own, x, y = looks[at - 2 : at + 3]
    group = own.group[:3]
    yield f"a{w.role}_{x.role}"
    yield f"b{w.role}_{x.role}/{group}"
    yield f"c{v.role}_{w.role}/{group}"
    yield f"d{x.role}_{y.role}/{group}"
    yield f"e{w.word}_{x.role}"
    yield f"f{w.role}_{x.word}"
    yield f"h{v.word}_{w.word}"
    yield f"i{x.word}_{y.word}"
    yield f"j{w.word}_{x.word}"
    yield f"k{v.role}_{w.role}_{x.role}"
    yield f"l{w.role}_{x.role}_{y.role}"


def padded(line: Line, looks: Sequence[Look]) -> list[Look]:
    """Return looks with what is before and after the line."""
    after = _OPEN if line.is_open else _OUTSIDE
    return [_OUTSIDE] * REACH + [*looks] + [after] * REACH


def after_tag(tag: str, look: Look) -> Iterator[str]:
    """Return what it tells that the word before was taken for something."""
    yield f"t{tag}"
    yield f"t{tag}/{look.group}"
    yield f"t{tag}/{look.role}"
