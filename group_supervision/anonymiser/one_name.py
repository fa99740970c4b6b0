"""Which words make one name together: Ada Okafor, OBI, Ada."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from group_supervision.anonymiser.finding import Certainty, Finding, SpanKind
from group_supervision.anonymiser.judgement import FOR_SAFETY, SURE
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.session.sight import Sight
from group_supervision.anonymiser.tagger.tagger import Guess
from group_supervision.anonymiser.text.lexicon import known
from group_supervision.anonymiser.text.tokens import Shape, Token

_SHORTEST_FAMILY_NAME: Final = 3
"""Letters in capitals that are rather a family name than initials: OBI, Ada."""

Verdicts = list[Finding | None]
"""What each token of a line was taken for."""


class OneName:
    """Joins the words that make one name, in one language."""

    def __init__(self, words: Words) -> None:
        """Take the words that stand before names."""
        self._titles = words["honorific"]
        self._kin = words["kin"]

    def spare_titles(self, sight: Sight, verdicts: Verdicts) -> None:
        """Leave what somebody is called by before their name: the Dr of Dr Moyo, Auntie Efua."""
        before = ""
        for index, (verdict, following) in enumerate(pairwise(verdicts)):
            low = sight.line.tokens[index].low
            is_kin = low in self._kin and before not in self._titles and _is_for_people(low)
            if (is_kin or low in self._titles) and _is_person(verdict) and _is_person(following):
                verdicts[index] = None
            before = low

    def turn_round(self, sight: Sight, verdicts: Verdicts) -> None:
        """Take a comma along that divides a family name in capitals from a given one: OBI, Ada."""
        tokens = sight.line.tokens
        for index in [at for at, token in enumerate(tokens[1:-1], 1) if token.text == ","]:
            before, is_given = verdicts[index - 1], tokens[index + 1].low not in self._titles
            are_people = _is_person(before) and _is_person(verdicts[index + 1])
            if before and is_given and are_people and _is_turned(tokens[index - 1 : index + 2]):
                verdicts[index] = replace(before, start=before.end, end=tokens[index].end)
                sight.joined |= {index, index + 1}

    def joined(
        self, sight: Sight, verdicts: Verdicts, guesses: Sequence[Guess]
    ) -> Iterator[Finding]:
        """Return a finding for each name, of one word or several."""
        run: Finding | None = None
        for index, verdict in enumerate(verdicts):
            if run and verdict and _goes_on(sight, index, run, verdict, guesses[index]):
                is_sure = Certainty.SURE in (run.certainty, verdict.certainty)
                certainty = Certainty.SURE if is_sure else run.certainty
                why = verdict.because if run.because in FOR_SAFETY else run.because
                run = replace(run, end=verdict.end, certainty=certainty, because=why)
                continue
            if run is not None:
                yield run
            run = verdict
        if run is not None:
            yield run


def _is_person(verdict: Finding | None) -> bool:
    return verdict is not None and verdict.kind is SpanKind.PERSON


def _is_turned(tokens: Sequence[Token]) -> bool:
    """Say whether a family name in capitals stands before a given one: OBI, Ada."""
    family, _, given = tokens
    is_family = family.shape == Shape.CAPITALS and len(family.text) >= _SHORTEST_FAMILY_NAME
    return is_family and given.shape == Shape.CAPITAL


def _is_for_people(low: str) -> bool:
    """Say whether a word is an ordinary one for people: auntie, and not nani."""
    entry = known(low)
    return entry is not None and "H" in entry.classes


def _goes_on(sight: Sight, index: int, run: Finding, verdict: Finding, guess: Guess) -> bool:
    """Say whether a word belongs to the same name as the one before."""
    if verdict.kind is not run.kind or not sight.adjoin(index - 1, index):
        return False
    is_one = run.kind is not SpanKind.PERSON or index in sight.joined
    return is_one or guess.tag != "person" or guess.chance < SURE
