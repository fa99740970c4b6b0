"""How old somebody is, by the words around a number: "reece 15", "turned 3", "eighty-four"."""

from typing import Final

from group_supervision.anonymiser.finding import Certainty, SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.ages_beside import Beside
from group_supervision.anonymiser.rules.ages_said import Said
from group_supervision.anonymiser.rules.around_numbers import AroundNumbers
from group_supervision.anonymiser.rules.numbers import Number, Numbers
from group_supervision.anonymiser.rules.rule import NUMBERS, Known, Rule, Stretch
from group_supervision.anonymiser.text.tokens import Line


def rules(words: Words) -> tuple[Rule, ...]:
    """Return the rules for ages. They ask for the sets of `ages.txt`."""
    ages = Ages(words)
    needs = NUMBERS | Numbers.spelt(words)
    return tuple(
        Rule(identity, SpanKind.AGE, because, certainty, ages, needs)
        for identity, because, certainty in _RULES
    )


_RULES: Final = (
    ("age-old", "a number of years or months and “old”", Certainty.SURE),
    ("age-cue", "a number after “aged” or “turned”", Certainty.SURE),
    ("age-brackets", "a number in brackets after somebody", Certainty.DOUBTFUL),
    ("age-name", "a number after somebody's name", Certainty.DOUBTFUL),
    ("age-person", "a number after a boy, a girl or the like", Certainty.DOUBTFUL),
    ("age-is", "somebody is or was a number", Certainty.DOUBTFUL),
    ("age-claim", "a number that somebody is said to be", Certainty.DOUBTFUL),
    ("age-at", "a number after “at”, where a life changed", Certainty.DOUBTFUL),
    ("age-commas", "a number between commas, where somebody is named", Certainty.DOUBTFUL),
    ("age-alone", "a number alone in a sentence", Certainty.DOUBTFUL),
    ("age-another", "a number beside another age", Certainty.DOUBTFUL),
)


class Ages:
    """Finds the ages of a line, and by which rule."""

    def __init__(self, words: Words) -> None:
        """Take the words that tell an age from a count."""
        self._numbers: Final = Numbers(words)
        around = AroundNumbers(words)
        beside, said = Beside(around), Said(around)
        self._is_another: Final = said.is_another
        self._checks: Final = (
            ("age-old", said.is_old),
            ("age-cue", said.is_cued),
            ("age-brackets", beside.is_in_brackets),
            ("age-person", beside.is_after_person),
            ("age-name", beside.is_after_name),
            ("age-is", said.is_said),
            ("age-claim", said.is_claimed),
            ("age-at", said.is_at),
            ("age-commas", beside.is_between_commas),
            ("age-alone", said.is_alone),
        )

    def __call__(self, line: Line, session: Known) -> dict[str, list[Stretch]]:
        """Return the stretches of each rule."""
        found: dict[str, list[Stretch]] = {}
        ages: list[Number] = []
        rest: list[Number] = []
        for number in self._numbers.of(line):
            by = self._found_by(line, number, session)
            if by is not None:
                found.setdefault(by, []).append((number.start, number.end))
            (rest if by is None else ages).append(number)
        ends = {age.last for age in ages}
        values = {age.value for age in ages if not age.is_spelt}
        for number in rest:
            if self._is_another(line, number, ends, values):
                found.setdefault("age-another", []).append((number.start, number.end))
                ends.add(number.last)
        return found

    def _found_by(self, line: Line, number: Number, session: Known) -> str | None:
        for identity, is_age in self._checks:
            if is_age(line, number, session):
                return identity
        return None
