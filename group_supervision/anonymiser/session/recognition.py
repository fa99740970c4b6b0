"""Whom a mention means: by name, part of a name, initials, a misspelling or a short form.

Everybody is entered under whatever they may be mentioned by, so that a mention is looked up and
not searched for. It is asked for by ever weaker signs, and means whoever is the only one to bear
one of them.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import chain
from typing import Final

from group_supervision.anonymiser.session.person import Mention, Person, is_nearly, owned
from group_supervision.anonymiser.session.short_forms import ShortForms
from group_supervision.anonymiser.text.lexicon import Grade, known
from group_supervision.anonymiser.text.spelling import allows_slip, without_one
from group_supervision.anonymiser.text.tokens import LONGEST_INITIALS

_MOST_WITH_SLIPS: Final = 2_000
"""People who are recognised with a slip of the finger. No group talks of more, but a file may."""
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
        names = person.called | person.family
        keys = {f"={name}" for name in names}
        keys |= {f"{name[0]}." for name in person.called}
        keys |= {f".{name[0]}" for name in person.family}
        keys |= {f"{given[0]}.{family[0]}" for given in person.called for family in person.family}
        if self._entered <= _MOST_WITH_SLIPS:
            keys |= {
                f"~{rest}" for name in filter(allows_slip, names) for rest in without_one(name)
            }
            keys |= {f"^{key}" for name in person.called for key in self._short_forms.keys(name)}
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
        given, family = mention.words[0], mention.words[-1]
        here = [each for each in self._under(f"={given}") if self._can_have(each, mention.title)]
        if len(mention.words) > 1:
            turned = [p for p in here if given in p.family and family in p.called]  # "Okafor, Ada"
            exact = [p for p in here if given in p.called and family in p.family]
            about = [p for p in here if given in p.called and _fits(family, p.family)]
            return next(iter([*exact, *turned, *about]), None)
        called = sorted((p for p in here if given in p.called), key=lambda p: bool(p.family))
        related = [each for each in here if given in each.family and _can_be(each, mention)]
        if called and not mention.title and (len(called) == 1 or not called[0].family):
            return called[0]
        return only(related) or next(iter(called or related), None)

    def _can_have(self, person: Person, title: str) -> bool:
        """Say whether a title can be theirs: nobody is called both Mr and Mrs."""
        mine = next((some for some in self._titles_apart if title in some), None)
        others = (some for some in self._titles_apart if some is not mine)
        return mine is None or all(person.titles.isdisjoint(some) for some in others)

    def _titled(self, mention: Mention, beside: Set[int | None]) -> Candidates:
        """Yield who is called so, by letter or with a slip, or the one of the family named in full."""
        (word,) = mention.words
        keys = (f".{word}", *(f"~{rest}" for rest in without_one(word) if allows_slip(word)))
        yield [
            person
            for person in self._under(*keys)
            if self._can_have(person, mention.title)
            and any(len(word) == 1 or _is_slip(word, name) for name in person.family)
        ]
        yield self._owners(mention)
        yield [
            person
            for person in self._under(f"={word}")
            if word in person.family
            and not mention.is_relative
            and (person.number not in beside or mention.title in person.titles)
            and self._can_have(person, mention.title)
        ]

    def _alone(self, mention: Mention, beside: Set[int | None]) -> Candidates:
        """Yield who is called so by initials, with a slip, with an s, or for short."""
        (word,) = mention.words
        yield from self._with_initials(mention)
        near = self._under(*(f"~{rest}" for rest in without_one(word) if allows_slip(word)))
        yield [p for p in near if any(_is_slip(word, name) for name in p.called | p.family)]
        yield self._owners(mention)
        short = self._under(*(f"^{key}" for key in self._short_forms.keys(word, asked=True)))
        yield [p for p in short if self._could_be(word, p) and not _is_apart(p, mention, beside)]

    def _with_initials(self, mention: Mention) -> Candidates:
        """Yield who is written so; of many the member; else who is known by one name alone."""
        (word,) = mention.words
        if not _can_be_initials(mention.written, word):
            return
        begun = self._under(f"{word[0]}.")
        if len(word) > 1:
            both = self._under(f"{word[0]}.{word[-1]}")
            yield both
            is_whole = both or len(word) == LONGEST_INITIALS
            begun = [] if is_whole else [each for each in begun if not each.family]
        yield begun
        yield [each for each in begun if each.is_protected]
        yield [p for p in self._under(f".{word[-1]}") if not p.called and len(word) == 2]

    def _owners(self, mention: Mention) -> list[Person]:
        """Return whose plural or possessive this is, "at jays", "the Mensahs"; or was before."""
        stem = owned(mention.written)
        if not stem:
            word, family = mention.words[0], mention.words[0][:-1]
            own = [
                p for p in self._under(f"={family}") if word == f"{family}s" and family in p.family
            ]
            return own or self._under(f"={word}s")
        owner = replace(mention, written=mention.written[:-1], words=(stem,))
        signs = chain(
            [[found] if (found := self.by_name(owner)) else []], self._with_initials(owner)
        )
        return next(filter(only, signs), [])

    def _could_be(self, word: str, person: Person) -> bool:
        return any(self._short_forms.could_be(word, name) for name in person.called)

    def telling(self, mention: Mention) -> Mention:
        """Return a mention without an ordinary word that was taken for a part of it: "saw kelis"."""
        for index, word in enumerate(mention.words) if len(mention.words) > 1 else ():
            others = (other for other in range(len(mention.words)) if other != index)
            is_called = any(word in person.called for person in self._under(f"={word}"))
            if is_called and all(_is_ordinary(mention, other) for other in others):
                return replace(mention, words=(word,))
        return mention

    def are_two(self, mention: Mention) -> bool:
        """Say whether two names are those of two people here: "rang Petra Rachel answered"."""
        here = [{p for p in self._under(f"={w}") if w in p.called} for w in mention.words]
        return len(here) == 2 and all(here) and self.by_name(mention) not in here[1]


def only(found: Sequence[Person]) -> Person | None:
    """Return the one who was found, if it was one alone."""
    return found[0] if len(found) == 1 else None


def _is_slip(word: str, name: str) -> bool:
    """Say whether a word is a name with a slip in it, and not with an s behind it."""
    return word not in (name, f"{name}s") and is_nearly(word, name)


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


def _is_ordinary(mention: Mention, index: int) -> bool:
    """Say whether a word of a mention is one that nobody is called by, or stands for one here."""
    word = mention.words[index]
    entry = known(word) if len(word) > 1 else None
    is_small = word in mention.written.split()
    return entry is not None and (entry.grade == Grade.NEVER or is_small)


def _is_apart(person: Person, mention: Mention, beside: Set[int | None]) -> bool:
    """Say whether a name that could be short for somebody's is another's: "Bob, their son Bobby"."""
    return mention.is_relative or (mention.is_in_row and person.number in beside)
