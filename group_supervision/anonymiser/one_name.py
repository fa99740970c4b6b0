"""Which words make one name together: Ada Okafor, van der Berg, Sophie R."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from group_supervision.anonymiser.finding import Certainty, Finding, SpanKind
from group_supervision.anonymiser.judgement import FOR_SAFETY, SURE, UNLIKELY
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.session.sight import TOLD, Sight
from group_supervision.anonymiser.tagger.tagger import Guess
from group_supervision.anonymiser.text.lexicon import Grade, is_unknown, known
from group_supervision.anonymiser.text.tokens import Shape

_CAN_BE_NAMES: Final = frozenset("CNV")
"""Classes of a word that can be a family name behind a given one, where it is rare besides."""

_SHORTEST_FAMILY_NAME: Final = 3
"""Letters in capitals that are rather a family name than initials: OBI, Ada."""

Verdicts = list[Finding | None]
"""What each token of a line was taken for."""


class OneName:
    """Joins the words that make one name, in one language."""

    def __init__(self, words: Words) -> None:
        """Take the words that stand before and inside names."""
        self._titles = words["honorific"]
        self._kin = words["kin"]
        self._particles = words["particles"]

    def spare_titles(self, sight: Sight, verdicts: Verdicts) -> None:
        """Leave what somebody is called by before their name: the Dr of Dr Moyo, Auntie Efua."""
        before = ""
        for index, (verdict, following) in enumerate(pairwise(verdicts)):
            low = sight.line.tokens[index].low
            is_kin = low in self._kin and before not in self._titles and _is_for_people(low)
            is_title = is_kin or low in self._titles
            if is_title and _is_person(verdict) and _is_person(following):
                verdicts[index] = None
            before = low

    def spare_echoes(self, sight: Sight, verdicts: Verdicts) -> None:
        """Leave a word in small letters right beside the same word as a name: Will will ring."""
        for index, (left, right) in enumerate(pairwise(sight.line.tokens)):
            is_echo = left.low == right.low and sight.adjoin(index, index + 1)
            if is_echo and {left.shape, right.shape} == {Shape.SMALL, Shape.CAPITAL}:
                verdicts[index + (right.shape == Shape.SMALL)] = None

    def spare_neighbours(self, sight: Sight, verdicts: Verdicts) -> None:
        """Leave an ordinary word that is probably not a name before a likelier one: little Ada."""
        for index, (verdict, name) in enumerate(pairwise(verdicts)):
            if verdict is None or verdict.because != UNLIKELY or not _is_likely(name):
                continue
            token = sight.line.tokens[index]
            entry = known(token.low)
            is_ordinary = entry is not None and entry.grade < Grade.GIVEN
            if is_ordinary and token.shape == Shape.SMALL and sight.adjoin(index, index + 1):
                verdicts[index] = None

    def fill(self, sight: Sight, verdicts: Verdicts, taken: set[int]) -> None:
        """Take along what stands inside or behind a name: van der, dos, the R of Sophie R."""
        for index in range(1, len(verdicts)):
            before = verdicts[index - 1]
            if before is None or verdicts[index] is not None:
                continue
            is_free = index not in taken and index not in sight.never
            if is_free and self._goes_with(sight, verdicts, index):
                token = sight.line.tokens[index]
                verdicts[index] = replace(before, start=token.start, end=token.end)
                sight.joined |= {index, index + 1}

    def _goes_with(self, sight: Sight, verdicts: Verdicts, index: int) -> bool:
        """Say whether a word belongs to the person who is named right before it."""
        if not _is_person(verdicts[index - 1]) or not sight.adjoin(index - 1, index):
            return False
        return (
            _is_behind(sight, index)
            or self._leads_on(sight, verdicts, index)
            or self._is_turned_round(sight, verdicts, index)
        )

    def _leads_on(self, sight: Sight, verdicts: Verdicts, index: int) -> bool:
        """Say whether a particle, alone or with others, is followed by another part of a name."""
        last = index
        while last + 1 < len(verdicts) and sight.line.tokens[last].low in self._particles:
            if not sight.adjoin(last, last + 1):
                return False
            last += 1
        return last > index and _is_person(verdicts[last])

    def _is_turned_round(self, sight: Sight, verdicts: Verdicts, index: int) -> bool:
        """Say whether a comma divides a family name in capitals from a given one: OBI, Ada."""
        line = sight.line
        if line.tokens[index].text != "," or index + 1 == len(verdicts):
            return False
        family, given = line.tokens[index - 1], line.tokens[index + 1]
        is_large = family.shape == Shape.CAPITALS and len(family.text) >= _SHORTEST_FAMILY_NAME
        is_given = given.shape == Shape.CAPITAL and given.low not in self._titles
        return is_large and is_given and _is_person(verdicts[index + 1])

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


def _is_likely(verdict: Finding | None) -> bool:
    """Say whether a token is taken for a person, and not for safety alone."""
    return verdict is not None and _is_person(verdict) and verdict.because not in FOR_SAFETY


def _is_behind(sight: Sight, index: int) -> bool:
    """Say whether a word is the family name of who stands before it: Sophie R, rojda sever."""
    token = sight.line.tokens[index]
    if token.shape == Shape.SMALL:
        before = sight.line.tokens[index - 1]
        is_small = before.shape == Shape.SMALL and is_unknown(before.low, before.shape)
        return is_small and _is_rare_noun_or_verb(token.low)
    if token.shape != Shape.CAPITAL or not sight.line.is_set_off(index):
        return False
    entry = known(token.low)
    return len(token.text) == 1 or (entry is not None and entry.grade > Grade.NEVER)


def _is_for_people(low: str) -> bool:
    """Say whether a word is an ordinary one for people: auntie, and not nani."""
    entry = known(low)
    return entry is not None and "H" in entry.classes


def _is_rare_noun_or_verb(low: str) -> bool:
    """Say whether a word is rare, and none that tells what somebody did or was like."""
    entry = known(low)
    if entry is None or entry.commonness == 1 or entry.is_people or entry.is_acronym:
        return False
    return entry.classes != "" and set(entry.classes) <= _CAN_BE_NAMES


def _goes_on(sight: Sight, index: int, run: Finding, verdict: Finding, guess: Guess) -> bool:
    """Say whether a word belongs to the same name as the one before."""
    if verdict.kind is not run.kind or not sight.adjoin(index - 1, index):
        return False
    if run.kind is not SpanKind.PERSON or index in sight.joined:
        return True
    if sight.named[index] == sight.named[index - 1] == TOLD:
        return False
    if all(is_unknown(each.low, each.shape) for each in sight.line.tokens[index - 1 : index + 1]):
        return True
    return guess.tag != "person" or guess.chance < SURE
