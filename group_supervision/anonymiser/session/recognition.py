"""Whom a mention means: by name, part of a name, initials, a misspelling or a short form."""

from collections.abc import Set
from typing import Final

from group_supervision.anonymiser.session.person import Person, fits, only
from group_supervision.anonymiser.session.register import Register
from group_supervision.anonymiser.text.spelling import allows_slip, is_one_slip_away
from group_supervision.anonymiser.text.tokens import LONGEST_INITIALS

_SHORTEST_OWNED: Final = 3
"""Letters of a name with the s of a possessive: jos mum."""
_VOWELS: Final = frozenset("aeiouy")


class Recognition(Register):
    """The register of the people of one session, and who of them is meant."""

    def find(self, mention: str, words: list[str], side: int | None) -> Person | None:
        """Find who is meant, by the best sign there is.

        Args:
            mention: As it is written.
            words: What of it tells one person from another, folded.
            side: Which set of titles the one before it is of, 0 for any other, `None` for none.
        """
        if not words:
            return None
        found = self.by_name(words, side)
        if found is not None or len(words) > 1:
            return found or self._by_part(words)
        word = words[0]
        return (
            (self._by_initials(word) if _can_be_initials(mention, word) else None)
            or self._by_slip(word, side)
            or self._by_owner(word, side)
            or (self._by_short_form(word) if side is None else None)
        )

    def by_name(self, words: list[str], side: int | None = None) -> Person | None:
        """Find who is called exactly so."""
        if len(words) > 1:
            return self._by_both(words)
        return self._by_word(words[0], side)

    def _by_word(self, word: str, side: int | None) -> Person | None:
        known = self.called(word)
        called = [each for each in known if word in each.given | each.other]
        related = [each for each in known if word in each.family and _can_be_called(each, side)]
        if side is None and only(called):
            return called[0]
        return only(related) or next(iter(called or related), None)

    def _by_both(self, words: list[str]) -> Person | None:
        given, family = words[0], words[-1]
        for person in self.called(given):
            if given in person.family and family in person.given:
                return person  # "Okafor, Ada"
            if given in person.given | person.other and fits(family, person.family):
                return person
        return None

    def _by_part(self, words: list[str]) -> Person | None:
        """Find who was named by a family name alone, or by a short form of the given name."""
        given, family = words[0], words[-1]
        for person in self.called(family) if len(family) > 1 else ():
            names = person.given | person.other
            if family in person.family and any(
                self._short_forms.could_be(given, name) for name in names
            ):
                return person
        for person in self.called(given[0] + family[0]):
            if not person.given and not person.family and len(person.other) == 1:
                return person  # "EW", and later Eddie Wong
        return None

    def by_family(self, words: list[str], side: int, beside: Set[int | None]) -> Person | None:
        """Find the one person of a family who was named in full: Mr Karimi, Behzad Karimi."""
        known = self.called(words[-1]) if words else []
        return only(
            [
                each
                for each in known
                if words[-1] in each.family and each.number not in beside and each.has(side)
            ]
        )

    def _by_initials(self, word: str) -> Person | None:
        if len(word) == 1:
            return self._by_letter(word)
        known = self.with_initials(word)
        found = [each for each in known if _is_written(each, word[0], word[-1])]
        if not found and len(word) < LONGEST_INITIALS:
            found = [each for each in self.with_initial(word[0]) if not each.family]
        return only(found)

    def _by_letter(self, letter: str) -> Person | None:
        begun = self.with_initial(letter)
        return only(begun) or only([each for each in begun if each.is_protected])

    def _by_slip(self, word: str, side: int | None) -> Person | None:
        if not allows_slip(word):
            return None
        for person in self.nearly(word):
            names = person.family
            if side is None:
                names = names | person.given | person.other
            is_meant = any(word != name and is_one_slip_away(word, name) for name in names)
            if is_meant and person.has(side):
                return person
        return None

    def _by_owner(self, word: str, side: int | None) -> Person | None:
        """Find whose plural or possessive this is, "at jays", "the Mensahs"; or was before."""
        if word.endswith("s") and len(word) >= _SHORTEST_OWNED:
            return self.by_name([word[:-1]], side)
        return only(self.called(f"{word}s")) if len(word) > 1 else None

    def _by_short_form(self, word: str) -> Person | None:
        """Find who is called so for short, if it can be one person alone."""
        return only(
            [
                person
                for person in self.perhaps(word)
                if any(
                    self._short_forms.could_be(word, name) for name in person.given | person.other
                )
            ]
        )


def _can_be_initials(mention: str, word: str) -> bool:
    """Say whether a word can be initials: KM, km; but Su and sue are names.

    Args:
        mention: As it is written.
        word: The same, folded.
    """
    can_be_said = not _VOWELS.isdisjoint(word) and not _VOWELS.issuperset(word)
    return len(word) <= LONGEST_INITIALS and (mention.isupper() or not can_be_said)


def _is_written(person: Person, given: str, family: str) -> bool:
    """Say whether somebody's names begin with these letters."""
    if not any(name.startswith(given) for name in person.given):
        return False
    return any(name.startswith(family) for name in person.family)


def _can_be_called(person: Person, side: int | None) -> bool:
    """Say whether a family name can mean somebody.

    Without a title it always can; after one, only a member's, or where no given name is known.
    """
    is_likely = person.is_protected or not person.given
    return side is None or (is_likely and person.has(side))
