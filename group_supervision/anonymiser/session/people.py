"""Who is who in one session: which mentions mean one person, and what stands for them.

In memory alone. What is stored are the labels; who they stand for ends with the session.
"""

from collections.abc import Iterator, Sequence, Set

from group_supervision.anonymiser.replace.labels import label_of, number_of, relabelled
from group_supervision.anonymiser.session.person import Mention, Person
from group_supervision.anonymiser.session.recognition import Recognition
from group_supervision.anonymiser.session.short_forms import ShortForms
from group_supervision.errors import Refusal


class People:
    """The people of one session, in the order of their first mention."""

    def __init__(
        self,
        labels_used: int = 0,
        short_forms: ShortForms | None = None,
        titles_apart: Sequence[Set[str]] = (),
    ) -> None:
        """Start with labels above `labels_used`, so that none is used for a second person.

        Args:
            labels_used: The number of the last label that was given away before.
            short_forms: Which names are short for which.
            titles_apart: Sets of titles: who has one of a set has none of another.
        """
        self._labels_used = labels_used
        self._short_forms = short_forms or ShortForms()
        self._titles_apart = titles_apart
        self._people: list[Person] = []
        self._known = self._recognition()
        self._meant: dict[tuple[object, ...], Person] = {}
        """Who was meant by a mention, once and for all."""
        self._became: dict[int, int] = {}
        """From the number of a label that was merged away to the one it became."""

    def _recognition(self) -> Recognition:
        return Recognition(self._short_forms, self._titles_apart, self._people)

    def __iter__(self) -> Iterator[Person]:
        """Go through those who were mentioned, in the order of their labels."""
        mentioned = [person for person in self._people if person.number is not None]
        return iter(sorted(mentioned, key=lambda person: person.number or 0))

    def skip(self, labels: int) -> None:
        """Give away only labels above `labels` from now on: a text that came in has these."""
        self._labels_used = max(self._labels_used, labels)

    def expect(self, mention: Mention) -> None:
        """Know somebody who may be mentioned, without giving them a label yet."""
        if mention.words:
            person = self._known.by_name(mention)
            if person is None or (person.number is None and person.names != mention.words):
                person = self._added(Person())  # Mo and Mo P are two members
            person.is_protected = True
            self._learn(person, mention)

    def knows(self, mention: Mention) -> bool:
        """Say whether somebody is called exactly so."""
        return self._known.find(self._known.telling(mention)) is not None

    def are_two(self, mention: Mention) -> bool:
        """Say whether a mention of two words names two people: "rang Petra Rachel answered"."""
        return self._known.are_two(mention)

    def who(self, mention: Mention, beside: Set[int | None] = frozenset()) -> Person:
        """Return whoever a mention means, with a label: a new one at the first mention.

        Args:
            mention: The mention.
            beside: The numbers of those who are named in the same text.
        """
        mention = self._known.telling(mention)
        other = self._meant.get(mention.other_name_of)
        if mention.is_turned and other is not None and other.is_protected:
            other = None  # "Kemi, Dave: silent" names two members
        person = self._meant.get(mention.key) or self._known.find(mention, beside, other)
        if person is None:
            person = self._added(Person())
        self._meant[mention.key] = person
        self._learn(person, mention)
        if person.number is None:
            self._labels_used += 1
            person.number = self._labels_used
        return person

    def labelled(self, label: str) -> Person:
        """Return whoever has a label.

        Raises:
            Refusal: When the label was never given.
        """
        number = number_of(label)
        number = self._became.get(number or 0, number)
        for person in self._people:
            if person.number == number and number is not None:
                return person
        if number is not None and 0 < number <= self._labels_used:
            return self._added(Person(number=number))  # from before a crash: nobody knows the name
        raise Refusal(f"Nobody here is called {label}: choose a label that stands in the notes.")

    def with_role(self, label: str) -> Person | None:
        """Return whoever has a label, if something is known of them that stands for it."""
        number = number_of(label)
        return next((each for each in self._people if each.number == number and each.role), None)

    def merge(self, label: str, into: str) -> None:
        """Let two labels be one person, who keeps the label `into`.

        Raises:
            Refusal: When one of the labels was never given.
        """
        gone, stays = self.labelled(label), self.labelled(into)
        if gone is stays or gone.number is None or stays.number is None:
            return
        stays.take_in(gone)
        self._people.remove(gone)
        self._known = self._recognition()
        self._meant = {key: stays if it is gone else it for key, it in self._meant.items()}
        self._became = {
            number: stays.number if became == gone.number else became
            for number, became in (*self._became.items(), (gone.number, gone.number))
        }

    def split(self, label: str, mention: Mention) -> str:
        """Let a name be somebody else than the person with `label`. Returns the new label.

        What is stored with the old label stays so: only texts that are still in memory as they
        were typed can tell the two apart.

        Raises:
            Refusal: When the label was never given, or the person is not called so.
        """
        person = self.labelled(label)
        words = set(mention.words)
        if words.isdisjoint(person.names):
            raise Refusal(f"{label} is not called so: nothing was split.")
        if words.issuperset(person.names):
            raise Refusal(f"{label} has no other name: nothing was split.")
        self._labels_used += 1
        someone = self._added(
            Person(self._labels_used, "", person.called & words, person.family & words)
        )
        person.called -= words
        person.family -= words
        self._known = self._recognition()
        self._meant = {key: it for key, it in self._meant.items() if words.isdisjoint(key)}
        return someone.label

    def relabelled(self, text: str) -> str:
        """Return a stored text with the labels that were merged away replaced."""
        return relabelled(text, {gone: label_of(stays) for gone, stays in self._became.items()})

    def _learn(self, person: Person, mention: Mention) -> None:
        before = (len(person.called), len(person.family), person.names)
        person.learn(mention)
        if before != (len(person.called), len(person.family), person.names):
            self._known.enter(person)

    def _added(self, person: Person) -> Person:
        self._people.append(person)
        return person
