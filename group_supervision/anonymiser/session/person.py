"""Somebody who was mentioned, and what they were called."""

from dataclasses import dataclass, field

from group_supervision.anonymiser.replace.labels import label_of
from group_supervision.anonymiser.text.spelling import allows_slip, folded, is_one_slip_away


@dataclass(eq=False, slots=True)
class Person:
    """Somebody who was mentioned, or may be."""

    number: int | None = None
    """Which label, once there was a first mention."""
    role: str = ""
    """What the facilitator calls them: "the child", "teacher". Empty when she has not said."""
    given: set[str] = field(default_factory=set)
    family: set[str] = field(default_factory=set)
    other: set[str] = field(default_factory=set)
    """Nicknames, initials and single names of which nothing more is known."""
    is_protected: bool = False
    side: int = 0
    """Which set of titles they have one of: 1 for Mr, 2 for Mrs and Ms. Nobody has one of both."""

    @property
    def label(self) -> str:
        """`Person A`."""
        return label_of(self.number or 0)

    @property
    def names(self) -> tuple[str, ...]:
        """Everything they were called, folded. For the facilitator's eyes, at the review."""
        return tuple(sorted(self.given | self.family | self.other))

    def has(self, side: int | None) -> bool:
        """Say whether a title of one set can be theirs; any can that is of none."""
        return not side or self.side in (0, side)

    def is_owner(self, written: str) -> bool:
        """Say whether the last letter of a mention is the s of a possessive: brads, Adas."""
        word = folded(written)
        return word[-1:] == "s" and word[:-1] in self.given | self.family | self.other

    def takes_in(self, other: "Person") -> None:
        """Become one person with `other`."""
        self.given |= other.given
        self.family |= other.family
        self.other |= other.other
        self.is_protected = self.is_protected or other.is_protected
        self.role = self.role or other.role
        self.side = self.side or other.side


def only(found: list[Person]) -> Person | None:
    """Return the one who was found, if it was one alone."""
    return found[0] if len(found) == 1 else None


def fits(family: str, known: set[str]) -> bool:
    """Say whether a family name, or its first letter, can be that of somebody with these."""
    if not known or family in known:
        return True
    if len(family) == 1:
        return any(each.startswith(family) for each in known)
    return family[0] in known


def taught(person: Person, words: list[str], side: int | None) -> None:
    """Take in the words somebody was called by, and the side of their title, if there was one."""
    person.side = person.side or side or 0
    known = person.given | person.family | person.other
    if len(words) == 1:
        if side is not None:
            person.family.add(words[0])
        elif words[0] not in known and not _is_slip_of(words[0], known):
            person.other.add(words[0])
        return
    if words[0] in person.family and words[-1] in person.given:
        return
    person.other.discard(words[0])
    person.given.add(words[0])
    person.family |= set(words[1:])


def _is_slip_of(word: str, known: set[str]) -> bool:
    return any(allows_slip(each) and is_one_slip_away(word, each) for each in known)
