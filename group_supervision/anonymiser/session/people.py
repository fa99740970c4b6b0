"""Who is who in one session: which mentions mean one person, and what stands for them.

In memory alone. What is stored are the labels; who they stand for ends with the session.
"""

from collections.abc import Iterator, Sequence, Set

from group_supervision.anonymiser.replace.labels import label_of, number_of, relabelled
from group_supervision.anonymiser.session.person import Person, taught
from group_supervision.anonymiser.session.recognition import Recognition
from group_supervision.anonymiser.session.short_forms import ShortForms
from group_supervision.anonymiser.text.spelling import pieces
from group_supervision.errors import Refusal


class People:
    """The people of one session, in the order of their first mention."""

    def __init__(
        self,
        labels_used: int = 0,
        titles: Set[str] = frozenset(),
        particles: Set[str] = frozenset(),
        short_forms: ShortForms | None = None,
        titles_apart: Sequence[Set[str]] = (),
    ) -> None:
        """Start with labels above `labels_used`, so that none is used for a second person.

        Args:
            labels_used: The number of the last label that was given away before.
            titles: What people are called by before their family names.
            particles: Small words inside names that tell nobody from anybody.
            short_forms: Which names are short for which.
            titles_apart: Sets of titles: who has one of a set has none of another.
        """
        self._labels_used = labels_used
        self._titles = titles
        self._particles = particles
        self._titles_apart = titles_apart
        self._short_forms = short_forms or ShortForms()
        self._people: list[Person] = []
        self._known = Recognition(self._short_forms)
        self._mentions: dict[str, Person] = {}
        """Who was meant by a mention, once and for all."""
        self._became: dict[int, int] = {}
        """From the number of a label that was merged away to the one it became."""

    def __iter__(self) -> Iterator[Person]:
        """Go through those who were mentioned, in the order of their labels."""
        mentioned = [person for person in self._people if person.number is not None]
        return iter(sorted(mentioned, key=lambda person: person.number or 0))

    def skip(self, labels: int) -> None:
        """Give away only labels above `labels` from now on: a text that came in has these."""
        self._labels_used = max(self._labels_used, labels)

    def expect(self, name: str) -> None:
        """Know somebody who may be mentioned, without giving them a label yet."""
        words = self._words(name)
        if words:
            person = self._known.by_name(words) or self._added(Person())
            person.is_protected = True
            self._learn(person, words)

    def knows(self, mention: str) -> bool:
        """Say whether somebody is called exactly so."""
        words = self._words(mention)
        return bool(words) and self._known.by_name(words) is not None

    def who(
        self, mention: str, title: str = "", *, beside: Set[int | None] = frozenset()
    ) -> Person:
        """Return whoever `mention` means, with a label: a new one at the first mention.

        Args:
            mention: As it is written, with or without a title.
            title: What stands before it, in small letters: it is a family name then.
            beside: The numbers of those who are named in the same text: whoever is called Mr
                Mensah beside Kwabena Mensah is somebody else.
        """
        mention = " ".join(reversed(mention.split(",")))
        parts = pieces(mention)
        words = self._words(mention)
        if not title and len(parts) > 1 and parts[0] in self._titles:
            title = parts[0]
        side = self._side_of(title)
        whole = " ".join(words if side is None else [f"Mr{side}", *words])
        person = self._mentions.get(whole) or self._known.find(mention, words, side)
        if person is None and side is not None:
            person = self._known.by_family(words, side, beside)
        if person is None:
            person = self._added(Person())
        self._mentions[whole] = person
        self._learn(person, words, side)
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
        stays.takes_in(gone)
        self._people.remove(gone)
        self._known = Recognition(self._short_forms, self._people)
        for mention, person in self._mentions.items():
            if person is gone:
                self._mentions[mention] = stays
        for number, became in list(self._became.items()):
            if became == gone.number:
                self._became[number] = stays.number
        self._became[gone.number] = stays.number

    def split(self, label: str, name: str) -> str:
        """Let `name` be somebody else than the person with `label`. Returns the new label.

        What is stored with the old label stays so: only texts that are still in memory as they
        were typed can tell the two apart.

        Raises:
            Refusal: When the label was never given, or the person is not called so.
        """
        person = self.labelled(label)
        words = set(self._words(name))
        if not words or not words & {*person.given, *person.family, *person.other}:
            raise Refusal(f"{label} is not called so: nothing was split.")
        if words.issuperset(person.names):
            raise Refusal(f"{label} has no other name: nothing was split.")
        someone = self._added(Person())
        someone.given, person.given = person.given & words, person.given - words
        someone.family, person.family = person.family & words, person.family - words
        someone.other, person.other = person.other & words, person.other - words
        self._known = Recognition(self._short_forms, self._people)
        for mention in [each for each in self._mentions if words & set(each.split())]:
            del self._mentions[mention]
        self._labels_used += 1
        someone.number = self._labels_used
        return someone.label

    def relabelled(self, text: str) -> str:
        """Return a stored text with the labels that were merged away replaced."""
        return relabelled(text, {gone: label_of(stays) for gone, stays in self._became.items()})

    def _side_of(self, title: str) -> int | None:
        """Return which set of titles one is of, from 1 on; 0 for any other title, none for none."""
        sides = (side for side, some in enumerate(self._titles_apart, 1) if title in some)
        return next(sides, 0) if title else None

    def _learn(self, person: Person, words: list[str], side: int | None = None) -> None:
        if not words:
            return
        known = person.given | person.family | person.other
        taught(person, words, side)
        if known != person.given | person.family | person.other or len(words) > 1:
            self._known.enter(person)

    def _added(self, person: Person) -> Person:
        self._people.append(person)
        return person

    def _words(self, name: str) -> list[str]:
        """Return the words of a name that tell one person from another."""
        found = [each for each in pieces(name) if each not in self._titles]
        telling = [each for each in found if each not in self._particles]
        letters = telling or found or pieces(name)
        if len(letters) > 1 and all(len(each) == 1 for each in letters):
            return ["".join(letters)]  # "J. B."
        return letters
