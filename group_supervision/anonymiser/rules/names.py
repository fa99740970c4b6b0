"""Names that something announces: a title, a word of kinship, "called"."""

from collections.abc import Callable, Iterator, Set

from group_supervision.anonymiser.finding import Certainty, SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.reading import (
    LETTERED,
    has_class,
    low_at,
)
from group_supervision.anonymiser.rules.rule import Find, Known, Rule, Stretch, alone
from group_supervision.anonymiser.text.lexicon import Grade, known
from group_supervision.anonymiser.text.tokens import Line

Test = Callable[[Line, int], bool]
"""Whether the token at an index is somebody's name."""


def rules(words: Words) -> tuple[Rule, ...]:
    """Return the rules for names that something announces.

    Asks for `honorific`, `honorific-also`, `kin`, `name-called`, `name-addressed`, `months`,
    `date-and` and `function-words`.
    """
    names, doubtful = Announced(words), Certainty.DOUBTFUL
    title, kin = words["honorific"], words["kin"]
    called, addressed = words["name-called"], words["name-addressed"]
    made = (
        ("name-title", "a name after a title", title, names.is_titled, Certainty.SURE),
        ("name-kin", "a name after a word for family", kin, names.is_kin, doubtful),
        ("name-called", "what somebody is called", called, names.is_called, doubtful),
        ("name-addressed", "who was spoken to", addressed, names.is_addressed, doubtful),
    )
    return tuple(
        alone(name, SpanKind.PERSON, because, _after(cues, test), _last_words(cues), certainty)
        for name, because, cues, test, certainty in made
    )


def _last_words(phrases: Set[str]) -> frozenset[str]:
    return frozenset(phrase.rpartition(" ")[2] for phrase in phrases)


def _after(cues: Set[str], test: Test) -> Find:
    """Return what looks for names right after one of some words or phrases of two words."""
    last = _last_words(cues)

    def find(line: Line, _known: Known) -> Iterator[Stretch]:
        before = ""
        for index, token in enumerate(line.tokens):
            is_after = before in last and token.shape in LETTERED
            phrase = f"{low_at(line, index - 2)} {before}" if is_after else ""
            if is_after and (before in cues or phrase in cues) and test(line, index):
                yield token.start, token.end
            before = token.low

    return find


class Announced:
    """What announces a name in one language."""

    def __init__(self, words: Words) -> None:
        """Take the words of the language."""
        self._titles = words["honorific"]
        self._also = words["honorific-also"]
        self._and = words["date-and"]
        self._small = words["function-words"]
        self._months = words["months"] | words["months-short"]

    def is_titled(self, line: Line, index: int) -> bool:
        """Find "Mr Young", "mr so", "Dr Sharp"; not "Mr and Mrs", nor "miss the old team"."""
        token = line.tokens[index]
        if len(token.text) == 1 or token.low in self._and:
            return False
        if low_at(line, index - 1) not in self._also or line.is_set_off(index):
            return True
        is_other = token.low in self._small or has_class(line, index, "D")
        return not is_other and _grade(line, index) > Grade.NEVER

    def is_kin(self, line: Line, index: int) -> bool:
        """Find "grandad bill"; not "nana rose to her feet"."""
        grade = _grade(line, index)
        others = "D" if grade == Grade.FIRST else "DZS"
        is_word = low_at(line, index) in self._small or has_class(line, index, others)
        return grade >= Grade.GIVEN and not is_word

    def is_called(self, line: Line, index: int) -> bool:
        """Find "baby's called may", "known as trace"."""
        is_small = low_at(line, index) in self._small - self._months
        return _grade(line, index) > Grade.NEVER and not is_small

    def is_addressed(self, line: Line, index: int) -> bool:
        """Find "told hope", "spoke to grace about school"; not "told hope stories"."""
        is_word = has_class(line, index, "S") or has_class(line, index + 1, "NS")
        is_other = is_word or low_at(line, index) in self._months
        return _grade(line, index) >= Grade.GIVEN and not is_other


def _grade(line: Line, index: int) -> int:
    """Return how readily a word is a name; what is in no word list is one most readily."""
    low = line.tokens[index].low
    entry = known(low)
    if entry is None:
        return Grade.FIRST if len(low) > 1 else Grade.NEVER
    return entry.grade
