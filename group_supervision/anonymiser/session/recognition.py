"""Whom a mention means: by name, part of a name, initials, a misspelling or a short form.

Everybody is entered under whatever they may be mentioned by, so that a mention is looked up and
not searched for.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from typing import Final

from group_supervision.anonymiser.session.person import Mention, Person, is_nearly, owned
from group_supervision.anonymiser.session.short_forms import ShortForms
from group_supervision.anonymiser.text.lexicon import Grade, known
from group_supervision.anonymiser.text.spelling import allows_slip, without_one
from group_supervision.anonymiser.text.tokens import LONGEST_INITIALS

_MOST_WITH_SLIPS: Final = 2_000
"""People who are recognised with a slip of the finger. No group talks of more, but a file may."""
_VOWELS: Final = frozenset("aeiouy")

Sign = Callable[[Mention, Set[int | None]], Person | None]
"""Finds whom a mention means, if it can tell; the numbers are of those named in the same text."""


class Recognition:
    """The people of one session by their names."""

    def __init__(
        self, short_forms: ShortForms, titles_apart: Sequence[Set[str]], people: Iterable[Person]
    ) -> None:
        """Enter people.

        Args:
            short_forms: Which names are short for which.
            titles_apart: Sets of titles: who has one of a set has none of another.
            people: Who is known.
        """
        self._short_forms = short_forms
        self._titles_apart = titles_apart
        self._by_key: dict[str, dict[Person, None]] = {}
        self._entered = 0
        self._signs_of_one: tuple[Sign, ...] = (
            self._by_initials, self._by_slip, self._by_owner, self._by_short_form, self._by_family,
        )  # fmt: skip
        self._signs_of_several: tuple[Sign, ...] = (
            self._by_other_given_name, self._by_former_initials, self._by_family_alone,
        )  # fmt: skip
        for person in people:
            self.enter(person)

    def enter(self, person: Person) -> None:
        """Take in somebody, or what somebody has come to be called since."""
        self._entered += 1
        names = person.called | person.family
        keys = {f"={name}" for name in names}
        keys |= {f"{name[0]}." for name in person.called}
        keys |= {f".{name[0]}" for name in person.family}
        keys |= {f"{given[0]}.{family[0]}" for given in person.called for family in person.family}
        if self._entered <= _MOST_WITH_SLIPS:
            keys |= {f"~{rest}" for name in filter(allows_slip, names) for rest in without_one(name)}
            keys |= {f"^{key}" for name in person.called for key in self._short_forms.keys(name)}
        for key in keys:
            self._by_key.setdefault(key, {})[person] = None

    def find(
        self, mention: Mention, beside: Set[int | None], other: Person | None = None
    ) -> Person | None:
        """Find who is meant, by the best sign there is.

        Args:
            mention: The mention.
            beside: The numbers of those who are named in the same text: whoever is called Mr Mensah
                beside Kwabena Mensah is somebody else.
            other: Who is called so too, if nobody else is: the text says so.
        """
        if not mention.words:
            return None
        signs = self._signs_of_several if len(mention.words) > 1 else self._signs_of_one
        found = (sign(mention, beside) for sign in signs)
        return self.by_name(mention) or other or next(filter(None, found), None)

    def by_name(self, mention: Mention) -> Person | None:
        """Find who is called exactly so."""
        if len(mention.words) > 1:
            return self._by_both(mention)
        (word,) = mention.words
        here = [each for each in self._under(f"={word}") if self._can_have(each, mention.title)]
        called = sorted((each for each in here if word in each.called), key=_has_family)
        related = [each for each in here if word in each.family and _can_be(each, mention)]
        if called and not mention.title and (len(called) == 1 or not _has_family(called[0])):
            return called[0]
        return only(related) or next(iter(called or related), None)

    def telling(self, mention: Mention) -> Mention:
        """Return a mention without an ordinary word that was taken for a part of it: "saw kelis"."""
        for index, word in enumerate(mention.words) if len(mention.words) > 1 else ():
            others = (other for other in range(len(mention.words)) if other != index)
            is_called = any(word in person.called for person in self._under(f"={word}"))
            if is_called and all(_is_ordinary(mention, other) for other in others):
                return replace(mention, words=(word,))
        return mention

    def apart(self, mention: Mention) -> bool:
        """Say whether two names are those of two people here: "rang Petra Rachel answered"."""
        here = [list(self._under(f"={word}")) for word in mention.words]
        if len(here) != 2 or not all(here) or self._by_both(mention) in here[1]:
            return False
        return all(any(w in p.called for p in some) for w, some in zip(mention.words, here, strict=True))

    def _under(self, *keys: str) -> Iterator[Person]:
        """Return who is entered under one of some keys, each once."""
        yield from {each: None for key in keys for each in self._by_key.get(key, ())}

    def _can_have(self, person: Person, title: str) -> bool:
        """Say whether a title can be theirs: nobody is called both Mr and Mrs."""
        mine = next((some for some in self._titles_apart if title in some), None)
        others = (some for some in self._titles_apart if some is not mine)
        return mine is None or all(person.titles.isdisjoint(some) for some in others)

    def _by_both(self, mention: Mention) -> Person | None:
        given, family = mention.words[0], mention.words[-1]
        here = list(self._under(f"={given}"))
        for person in here:
            if given in person.called and family in person.family:
                return person
            if given in person.family and family in person.called:
                return person  # "Okafor, Ada"
        return next((p for p in here if given in p.called and _fits(family, p.family)), None)

    def _by_other_given_name(self, mention: Mention, beside: Set[int | None]) -> Person | None:
        """Find who was named by a short form of the given name, or a longer one."""
        given, family = mention.words[0], mention.words[-1]
        for person in self._under(f"={family}") if len(family) > 1 else ():
            if family in person.family and not _is_apart(person, mention, beside):
                if any(self._short_forms.could_be(given, name) for name in person.called):
                    return person
        return None

    def _by_former_initials(self, mention: Mention, _beside: Set[int | None]) -> Person | None:
        """Find who was named by initials until now: "EW", and later Eddie Wong."""
        letters = mention.words[0][0] + mention.words[-1][0]
        here = self._under(f"={letters}")
        return next((p for p in here if p.names == (letters,) and not p.is_protected), None)

    def _by_family_alone(self, mention: Mention, beside: Set[int | None]) -> Person | None:
        """Find who was named by the last of these names alone: Mbemba, and Brigitte Mbemba."""
        family = mention.words[-1]
        return only(
            each
            for each in self._under(f"={family}")
            if set(each.names) == {family}
            and each.titles <= {mention.title}
            and not (each.is_protected or mention.is_relative or _is_ordinary(mention, 0))
        )

    def _by_family(self, mention: Mention, beside: Set[int | None]) -> Person | None:
        """Find the one person of a family who was named in full: Mr Karimi, Behzad Karimi."""
        (family,) = mention.words
        if not mention.title or mention.is_relative:
            return None
        return only(
            each
            for each in self._under(f"={family}")
            if family in each.family
            and (each.number not in beside or mention.title in each.titles)
            and self._can_have(each, mention.title)
        )

    def _by_initials(self, mention: Mention, _beside: Set[int | None]) -> Person | None:
        (word,) = mention.words
        if not _can_be_initials(mention.written, word):
            return None
        if mention.title:
            here = list(self._under(f".{word[0]}" if len(word) == 1 else f"{word[0]}.{word[-1]}"))
            return only(each for each in here if self._can_have(each, mention.title))
        begun = list(self._under(f"{word[0]}."))
        if len(word) == 1:
            return only(begun) or only(each for each in begun if each.is_protected)
        both = list(self._under(f"{word[0]}.{word[-1]}"))
        if both or len(word) == LONGEST_INITIALS:
            return only(both)
        begun = [each for each in begun if not each.family]
        titled = (each for each in self._under(f".{word[-1]}") if not each.called)
        return only(begun) or only(each for each in begun if each.is_protected) or only(titled)

    def _by_slip(self, mention: Mention, _beside: Set[int | None]) -> Person | None:
        (word,) = mention.words
        if not allows_slip(word):
            return None
        for person in self._under(*(f"~{rest}" for rest in without_one(word))):
            names = person.family if mention.title else person.called | person.family
            is_meant = any(word != name and is_nearly(word, name) for name in names)
            if is_meant and self._can_have(person, mention.title):
                return person
        return None

    def _by_owner(self, mention: Mention, beside: Set[int | None]) -> Person | None:
        """Find whose plural or possessive this is, "at jays", "the Mensahs"; or was before."""
        stem = owned(mention.written)
        if stem:
            owner = Mention(mention.written[:-1], (stem,), mention.title, mention.is_relative)
            return self.by_name(owner) or self._by_initials(owner, beside)
        return only(self._under(f"={mention.words[0]}s"))

    def _by_short_form(self, mention: Mention, beside: Set[int | None]) -> Person | None:
        """Find who is called so for short, if it can be one person alone."""
        (word,) = mention.words
        keys = () if mention.title else self._short_forms.keys(word, asked=True)
        return only(
            person
            for person in self._under(*(f"^{key}" for key in keys))
            if not _is_apart(person, mention, beside)
            and any(self._short_forms.could_be(word, name) for name in person.called)
        )


def only(found: Iterable[Person]) -> Person | None:
    """Return the one who was found, if it was one alone."""
    people = list(found)
    return people[0] if len(people) == 1 else None


def _fits(family: str, names: Set[str]) -> bool:
    """Say whether a family name, or its first letter, can be that of somebody with these."""
    if not names or any(is_nearly(family, each) for each in names):
        return True
    if len(family) == 1:
        return any(each.startswith(family) for each in names)
    return family[0] in names


def _has_family(person: Person) -> bool:
    return bool(person.family)


def _can_be(person: Person, mention: Mention) -> bool:
    """Say whether a family name can mean somebody.

    It always can of whom no given name is known. Another can be meant by it alone, and by a title
    only if it is a member; but not by what is said of a relative.
    """
    if not person.called:
        return True
    return person.is_protected if mention.title else not mention.is_relative


def _can_be_initials(written: str, word: str) -> bool:
    """Say whether a word, also folded, can be initials: KM, km; but Su and sue are names."""
    can_be_said = not _VOWELS.isdisjoint(word) and not _VOWELS.issuperset(word)
    return len(word) <= LONGEST_INITIALS and (written.isupper() or not can_be_said)


def _is_ordinary(mention: Mention, index: int) -> bool:
    """Say whether a word of a mention is one that nobody is called by, or stands for one here."""
    word = mention.words[index]
    entry = known(word) if len(word) > 1 else None
    is_small = word in mention.written.split()
    return entry is not None and (entry.grade == Grade.NEVER or is_small)


def _is_apart(person: Person, mention: Mention, beside: Set[int | None]) -> bool:
    """Say whether a name that could be short for somebody's is another's: "Bob, their son Bobby"."""
    return mention.is_relative or (mention.is_in_row and person.number in beside)
