"""Who is who in one session: which mentions mean one person, and what stands for them.

In memory alone. What is stored are the labels; who they stand for ends with the session.
"""

from collections.abc import Iterator, Sequence, Set

from group_supervision.anonymiser.replace.labels import Labels
from group_supervision.anonymiser.session.person import Key, Mention, Person
from group_supervision.anonymiser.session.recognition import Recognition
from group_supervision.anonymiser.session.short_forms import ShortForms
from group_supervision.errors import Refusal


class People:
    """The people of one session, in the order of their first mention."""

    def __init__(
        self,
        labels: Labels,
        labels_used: int = 0,
        short_forms: ShortForms | None = None,
        titles_apart: Sequence[Set[str]] = (),
    ) -> None:
        """Start with labels above `labels_used`, so that none is used for a second person.

        Args:
            labels: Those of the language.
            labels_used: The number of the last label that was given away before.
            short_forms: Which names are short for which.
            titles_apart: Sets of titles: who has one of a set has none of another.
        """
        self._written = labels
        self._labels_used = labels_used
        self._short_forms = short_forms or ShortForms()
        self._titles_apart = titles_apart
        self._people: list[Person] = []
        self._labels: dict[int, Person] = {}
        """Who has a label; one that was merged away is the number of whoever it became."""
        self._meant: dict[Key, Person] = {}
        """Who was meant by a mention, once and for all."""
        self._enter_anew()

    def _enter_anew(self) -> None:
        self._known = Recognition(self._short_forms, self._titles_apart, self._people)

    def __iter__(self) -> Iterator[Person]:
        """Go through those who were mentioned, in the order of their labels."""
        return (each for number, each in sorted(self._labels.items()) if each.number == number)

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
        """Say whether a mention means somebody who is known."""
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
        person = self._meant.get(mention.key) or self._known.find(mention, beside, other)
        if person is None:
            person = self._added(Person())
        self._meant[mention.key] = person
        self._learn(person, mention)
        return self._numbered(person)

    def _numbered(self, person: Person) -> Person:
        """Give somebody the next label, who has none yet."""
        if person.number is None:
            self._labels_used += 1
            person.number = self._labels_used
            self._labels[person.number] = person
        return person

    def labelled(self, label: str) -> Person:
        """Return whoever has a label.

        Raises:
            Refusal: When the label was never given.
        """
        number = self._written.number_of(label) or 0
        if 0 < number <= self._labels_used:  # from before a crash: nobody knows the name
            return self._labels.get(number) or self._labels.setdefault(
                number, self._added(Person(number=number))
            )
        raise Refusal(f"Nobody here is called {label}: choose a label that stands in the notes.")

    def merge(self, label: str, into: str) -> None:
        """Let two labels be one person, who keeps the label `into`.

        Raises:
            Refusal: When one of the labels was never given.
        """
        gone, stays = self.labelled(label), self.labelled(into)
        if gone is not stays:
            stays.take_in(gone)
            self._people.remove(gone)
            self._enter_anew()
            self._meant = {key: stays if it is gone else it for key, it in self._meant.items()}
            self._labels = {key: stays if it is gone else it for key, it in self._labels.items()}

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
        someone = self._added(Person(called=person.called & words, family=person.family & words))
        person.called -= words
        person.family -= words
        self._enter_anew()
        self._meant = {key: it for key, it in self._meant.items() if words.isdisjoint(key)}
        return self._numbered(someone).label

    def relabelled(self, text: str) -> str:
        """Return a stored text with the labels that were merged away replaced."""
        return self._written.relabelled(
            text, {number: each.label for number, each in self._labels.items()}
        )

    def _learn(self, person: Person, mention: Mention) -> None:
        before = (set(person.called), set(person.family))
        person.learn(mention)
        if before != (person.called, person.family):
            self._known.enter(person)

    def _added(self, person: Person) -> Person:
        person.labels = self._written
        self._people.append(person)
        return person
