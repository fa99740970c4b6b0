"""Whom a mention means: by name, part of a name, initials, a misspelling or a short form.

Everybody is entered under whatever they may be mentioned by, so that a mention is looked up and
not searched for. It is asked for by ever weaker signs, and means whoever is the only one to bear
one of them.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import chain
from typing import Final

from group_supervision.anonymiser.session.person import Mention, Person, is_nearly
from group_supervision.anonymiser.session.short_forms import ShortForms
from group_supervision.anonymiser.text.lexicon import Grade, known
from group_supervision.anonymiser.text.spelling import allows_slip, without_one
from group_supervision.anonymiser.text.tokens import LONGEST_INITIALS

_MOST_WITH_SLIPS: Final = 2_000
"""People who are recognised with a slip of the finger. No group talks of more, but a file may."""
_SHORTEST_OWNED: Final = 3
"""Letters of a name with the s of a possessive: jos mum. Two with initials: As mum."""
_VOWELS: Final = frozenset("aeiouy")

Candidates = Iterator[list[Person]]
"""Who may be meant, sign by sign."""


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
        for person in people:
            self.enter(person)

    def enter(self, person: Person) -> None:
        """Take in somebody, or what somebody has come to be called since."""
        self._entered += 1
        keys = _keys(person)
        if self._entered <= _MOST_WITH_SLIPS:
            for name in person.names:
                keys += [f"~{rest}" for rest in without_one(name)] if allows_slip(name) else ()
            for name in person.called:
                keys += [f"^{key}" for key in self._short_forms.keys(name)]
        for key in keys:
            self._by_key.setdefault(key, {})[person] = None

    def _under(self, *keys: str) -> list[Person]:
        """Return who is entered under one of some keys, each once."""
        return list({each: None for key in keys for each in self._by_key.get(key, ())})

    def find(
        self, mention: Mention, beside: Set[int | None] = frozenset(), other: Person | None = None
    ) -> Person | None:
        """Find who is meant.

        Args:
            mention: The mention.
            beside: The numbers of those who are named in the same text: whoever is called Mr Mensah
                beside Kwabena Mensah is somebody else.
            other: Who is called so too, if nobody else is: the text says so.
        """
        found = (self.by_name(mention) or other) if mention.words else None
        if found or len(mention.words) != 1:
            return found
        signs = (self._titled if mention.title else self._alone)(mention, beside)
        return next(filter(None, map(only, signs)), None)

    def by_name(self, mention: Mention) -> Person | None:
        """Find who is called exactly so."""
        if len(mention.words) > 1:
            return self._by_both(*mention.words[:: len(mention.words) - 1])
        (word,) = mention.words
        called = sorted(self._called(word, mention.title), key=lambda each: bool(each.family))
        related = [p for p in self._related(word, mention.title) if _can_be(p, mention)]
        if called and not mention.title and (len(called) == 1 or not called[0].family):
            return called[0]
        return only(related) or next(iter(called or related), None)

    def _by_both(self, given: str, family: str) -> Person | None:
        called = self._called(given)
        turned = [each for each in self._related(given) if family in each.called]  # "Okafor, Ada"
        exact = [each for each in called if family in each.family]
        about = (each for each in called if _fits(family, each.family))
        return next(chain(exact, turned, about), None)

    def _called(self, word: str, title: str = "") -> list[Person]:
        here = self._under(f"={word}")
        return [each for each in here if word in each.called and self._can_have(each, title)]

    def _related(self, word: str, title: str = "") -> list[Person]:
        here = self._under(f"={word}")
        return [each for each in here if word in each.family and self._can_have(each, title)]

    def _can_have(self, person: Person, title: str) -> bool:
        """Say whether a title can be theirs: nobody is called both Mr and Mrs."""
        mine = next((some for some in self._titles_apart if title in some), None)
        others = (some for some in self._titles_apart if some is not mine)
        return mine is None or all(person.titles.isdisjoint(some) for some in others)

    def _near(self, mention: Mention) -> list[Person]:
        """Return whose name this is with a slip in it."""
        word, title = mention.words[0], mention.title
        keys = (f"~{rest}" for rest in without_one(word)) if allows_slip(word) else ()
        return [
            person
            for person in self._under(*keys)
            if self._can_have(person, title)
            and any(_is_slip(word, each) for each in (person.family if title else person.names))
        ]

    def _titled(self, mention: Mention, beside: Set[int | None]) -> Candidates:
        """Yield who is called so, by letter or with a slip, or the one of the family in full."""
        (word,) = mention.words
        yield [each for each in self._under(f".{word}") if self._can_have(each, mention.title)]
        yield self._near(mention)
        yield self._owners(mention)
        related = [] if mention.is_relative else self._related(word, mention.title)
        yield [p for p in related if p.number not in beside or mention.title in p.titles]

    def _alone(self, mention: Mention, beside: Set[int | None]) -> Candidates:
        """Yield who is called so by initials, with a slip, with an s, or for short."""
        yield from self._with_initials(mention)
        yield self._near(mention)
        yield self._owners(mention)
        keys = self._short_forms.keys(mention.words[0], asked=True)
        yield [
            person
            for person in self._under(*(f"^{key}" for key in keys))
            if not _is_apart(person, mention, beside)
            and any(self._short_forms.could_be(mention.words[0], each) for each in person.called)
        ]

    def _with_initials(self, mention: Mention) -> Candidates:
        """Yield who is written so; of many the member; else who is known by one name alone."""
        (word,) = mention.words
        if not _can_be_initials(mention.written, word):
            return
        begun = self._under(f"{word[0]}.")
        if len(word) > 1:
            yield (both := self._under(f"{word[0]}.{word[-1]}"))
            begun = [] if both or len(word) == LONGEST_INITIALS else list(filter(_is_first, begun))
            yield [] if begun else self._titled_by(word[-1])
        yield begun
        yield [each for each in begun if each.is_protected]

    def _titled_by(self, letter: str) -> list[Person]:
        """Return of whom nothing but a family name is known that begins so: Mr Gordon."""
        return [each for each in self._under(f".{letter}") if not each.called]

    def _owners(self, mention: Mention) -> list[Person]:
        """Return whose plural or possessive this is, "at jays", "the Mensahs"; or was before."""
        word, stem = mention.words[0], mention.written[:-1]
        if word[-1] != "s" or len(word) < _SHORTEST_OWNED - stem.isupper():
            return self._under(f"={word}s")
        owner = replace(mention, written=stem, words=(word[:-1],))
        named = filter(None, [self.by_name(owner)])
        return next(filter(only, chain(([each] for each in named), self._with_initials(owner))), [])

    def telling(self, mention: Mention) -> Mention:
        """Return a mention without an ordinary word that was taken along: "saw kelis"."""
        called = [word for word in mention.words if self._called(word)]
        others = [word for word in mention.words if word not in called]
        is_glued = len(called) == 1 and all(_is_ordinary(mention, word) for word in others)
        return replace(mention, words=tuple(called)) if is_glued and others else mention

    def are_two(self, mention: Mention) -> bool:
        """Say whether two names are those of two people here: "rang Petra Rachel answered"."""
        here = [self._called(word) for word in mention.words]
        return len(here) == 2 and all(here) and self.by_name(mention) not in here[1]


def _keys(person: Person) -> list[str]:
    """Return what somebody is entered under: names, first letters, and both of these."""
    called, family = {name[0] for name in person.called}, {name[0] for name in person.family}
    both = [f"{given}.{letter}" for given in called for letter in family]
    names = [f"={name}" for name in person.names]
    return [*names, *both, *(f"{each}." for each in called), *(f".{each}" for each in family)]


def only(found: Sequence[Person]) -> Person | None:
    """Return the one who was found, if it was one alone."""
    return found[0] if len(found) == 1 else None


def _is_first(person: Person) -> bool:
    """Say whether nothing but a given name is known of somebody."""
    return not person.family


def _is_slip(word: str, name: str) -> bool:
    return word != name and is_nearly(word, name)


def _fits(family: str, names: Set[str]) -> bool:
    """Say whether a family name, or its first letter, can be that of somebody with these."""
    if not names or any(is_nearly(family, each) for each in names):
        return True
    if len(family) == 1:
        return any(each.startswith(family) for each in names)
    return family[0] in names


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


def _is_ordinary(mention: Mention, word: str) -> bool:
    """Say whether a word of a mention is one that nobody is called by, or stands for one here."""
    entry = known(word) if len(word) > 1 else None
    return entry is not None and (entry.grade == Grade.NEVER or word in mention.written.split())


def _is_apart(person: Person, mention: Mention, beside: Set[int | None]) -> bool:
    """Say whether a name that could be short for somebody's is another's: Bob, their son Bobby."""
    return mention.is_relative or (mention.is_in_row and person.number in beside)
