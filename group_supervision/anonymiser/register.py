"""The register of who is called what, so that a mention is looked up and not searched for."""

from collections.abc import Iterable
from typing import Final, Generic, Protocol, TypeVar

from group_supervision.anonymiser.text.spelling import allows_slip


class Called(Protocol):
    """Somebody with names."""

    given: set[str]
    family: set[str]
    other: set[str]


T = TypeVar("T", bound=Called)

_EITHER_END: Final = 2
"""Letters. One slip of the finger leaves those at the beginning or those at the end as they are."""


class Register(Generic[T]):
    """People by their names, by their initials and by names that are nearly theirs."""

    def __init__(self, people: Iterable[T] = ()) -> None:
        self._by_key: dict[str, dict[T, None]] = {}
        for person in people:
            self.enter(person)

    def enter(self, person: T) -> None:
        """Take in somebody, or what somebody has come to be called since."""
        names = person.given | person.family | person.other
        keys = {f"={name}" for name in names}
        keys |= {end for name in names if allows_slip(name) for end in _ends(name)}
        keys |= {f"{given[0]}.{family[0]}" for given in person.given for family in person.family}
        for key in keys:
            self._by_key.setdefault(key, {})[person] = None

    def called(self, word: str) -> list[T]:
        """Return who may be called `word`: given or family name, or anything else."""
        return list(self._by_key.get(f"={word}", ()))

    def nearly(self, word: str) -> list[T]:
        """Return who may be meant by `word` if there is a slip in it."""
        return list({each: None for end in _ends(word) for each in self._by_key.get(end, ())})

    def with_initials(self, word: str) -> list[T]:
        """Return who may be written as `word`: first letter of the given, of the family name."""
        return list(self._by_key.get(f"{word[0]}.{word[-1]}", ()))


def _ends(word: str) -> tuple[str, str]:
    return f"{word[:_EITHER_END]}-", f"-{word[-_EITHER_END:]}"
