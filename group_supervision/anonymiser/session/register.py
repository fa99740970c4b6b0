"""The register of who is called what, so that a mention is looked up and not searched for."""

from collections.abc import Iterable
from typing import Final

from group_supervision.anonymiser.session.person import Person
from group_supervision.anonymiser.session.short_forms import ShortForms
from group_supervision.anonymiser.text.spelling import allows_slip, without_one

_MOST_WITH_SLIPS: Final = 2_000
"""People who are recognised with a slip of the finger. No group talks of more, but a file may."""


class Register:
    """People by their names, by their initials and by names that are nearly theirs."""

    def __init__(self, short_forms: ShortForms, people: Iterable[Person] = ()) -> None:
        self._short_forms = short_forms
        self._by_key: dict[str, dict[Person, None]] = {}
        self._entered = 0
        for person in people:
            self.enter(person)

    def enter(self, person: Person) -> None:
        """Take in somebody, or what somebody has come to be called since."""
        names = person.given | person.family | person.other
        keys = {f"={name}" for name in names}
        self._entered += 1
        if self._entered <= _MOST_WITH_SLIPS:
            keys |= self._nearly(person)
        keys |= {f"{given[0]}.{family[0]}" for given in person.given for family in person.family}
        keys |= {f"{name[0]}." for name in person.given | person.other}
        for key in keys:
            self._by_key.setdefault(key, {})[person] = None

    def _nearly(self, person: Person) -> set[str]:
        """Return keys for names with a slip in them, and for short forms."""
        names = person.given | person.other
        slips = (without_one(name) for name in names | person.family if allows_slip(name))
        shorts = (self._short_forms.keys(name) for name in names)
        keys = {f"~{rest}" for rests in slips for rest in rests}
        return keys | {f"^{key}" for short in shorts for key in short}

    def called(self, word: str) -> list[Person]:
        """Return who may be called `word`: given or family name, or anything else."""
        return list(self._by_key.get(f"={word}", ()))

    def nearly(self, word: str) -> list[Person]:
        """Return who may be meant by `word` if there is a slip in it."""
        rests = without_one(word)
        return list({each: None for rest in rests for each in self._by_key.get(f"~{rest}", ())})

    def perhaps(self, word: str) -> list[Person]:
        """Return who may be called `word` for short, or by a name that `word` is short for."""
        keys = self._short_forms.keys(word, asked=True)
        return list({each: None for key in keys for each in self._by_key.get(f"^{key}", ())})

    def with_initial(self, letter: str) -> list[Person]:
        """Return whose given name begins with a letter."""
        return list(self._by_key.get(f"{letter}.", ()))

    def with_initials(self, word: str) -> list[Person]:
        """Return who may be written as `word`: first letter of the given, of the family name."""
        return list(self._by_key.get(f"{word[0]}.{word[-1]}", ()))
