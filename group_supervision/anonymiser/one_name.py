"""Which words make one name together: Ada Okafor, van der Berg; OBI, Ada."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise
from typing import Final

from group_supervision.anonymiser.finding import Certainty, Finding, SpanKind
from group_supervision.anonymiser.judgement import FOR_SAFETY, SURE, UNLIKELY
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.session.sight import Sight
from group_supervision.anonymiser.tagger.tagger import Guess
from group_supervision.anonymiser.text.lexicon import Grade, is_unknown, known
from group_supervision.anonymiser.text.tokens import Shape, Token

_SHORTEST_FAMILY_NAME: Final = 3
"""Letters in capitals that are rather a family name than initials: OBI, Ada."""

_CAN_BE_NAMES: Final = frozenset("CNV")
"""Classes of a word that can be a family name behind a given one, where it is rare besides."""

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
            if (is_kin or low in self._titles) and _is_person(verdict) and _is_person(following):
                verdicts[index] = None
            before = low

    def spare_neighbours(self, sight: Sight, verdicts: Verdicts) -> None:
        """Leave an ordinary word that is probably not a name before a likelier one: little Ada."""
        for index, (verdict, name) in enumerate(pairwise(verdicts)):
            is_unlikely = verdict is not None and verdict.because == UNLIKELY
            if is_unlikely and _is_likely(name) and _is_ordinary(sight.line.tokens[index]):
                verdicts[index] = None

    def fill(self, sight: Sight, verdicts: Verdicts, taken: Set[int]) -> None:
        """Take along what stands inside a name: van der, dos, the comma of "OBI, Ada"."""
        last = -1
        for index, verdict in enumerate(verdicts):
            if not sight.adjoin(index - 1, index):
                last = -1
            if verdict is not None and _is_person(verdict):
                if last >= 0:
                    for token in sight.line.tokens[last + 1 : index]:
                        last += 1
                        verdicts[last] = replace(verdict, start=token.start, end=token.end)
                        sight.joined |= {last, last + 1}
                last = index
            elif verdict or index in taken or not self._leads_on(sight.line.tokens, index):
                last = -1

    def follow(self, sight: Sight, verdicts: Verdicts, taken: Set[int]) -> None:
        """Take along a rare word right behind a strange one: rojda sever, ROJDA SEVER."""
        for index in range(1, len(verdicts)):
            before = verdicts[index - 1]
            if before is None or not _is_person(before) or verdicts[index] or index in taken:
                continue
            token = sight.line.tokens[index]
            if index not in sight.never and _is_family_name(sight, index):
                verdicts[index] = replace(before, start=token.start, end=token.end)
                sight.joined.add(index)

    def _leads_on(self, tokens: Sequence[Token], index: int) -> bool:
        """Say whether a token is a particle, or a comma after a family name in capitals."""
        if tokens[index].text != "," or not 0 < index < len(tokens) - 1:
            return tokens[index].low in self._particles
        family, given = tokens[index - 1], tokens[index + 1]
        is_family = family.shape == Shape.CAPITALS and len(family.text) >= _SHORTEST_FAMILY_NAME
        return is_family and given.shape == Shape.CAPITAL and given.low not in self._titles

    def joined(
        self, sight: Sight, verdicts: Verdicts, guesses: Sequence[Guess]
    ) -> Iterator[Finding]:
        """Return a finding for each name, of one word or several."""
        run: Finding | None = None
        for index, verdict in enumerate(verdicts):
            if run and verdict and self._goes_on(sight, index, run, verdict, guesses[index]):
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

    def _goes_on(
        self, sight: Sight, index: int, run: Finding, verdict: Finding, guess: Guess
    ) -> bool:
        """Say whether a word belongs to the same name as the one before."""
        if verdict.kind is not run.kind or not sight.adjoin(index - 1, index):
            return False
        if run.kind is not SpanKind.PERSON or index in sight.joined:
            return True
        before, token = sight.line.tokens[index - 1 : index + 1]
        if run.start < before.start and before.low in self._particles:
            return True
        are_strange = all(is_unknown(each.low, each.shape) for each in (before, token))
        return are_strange or guess.tag != "person" or guess.chance < SURE


def _is_person(verdict: Finding | None) -> bool:
    return verdict is not None and verdict.kind is SpanKind.PERSON


def _is_likely(verdict: Finding | None) -> bool:
    """Say whether a token is taken for a person, and not for safety alone."""
    return verdict is not None and _is_person(verdict) and verdict.because not in FOR_SAFETY


def _is_ordinary(token: Token) -> bool:
    """Say whether few are called by a word, and no capital of it tells of somebody."""
    entry = known(token.low)
    is_plain = token.shape == Shape.SMALL or token.opens
    return is_plain and entry is not None and entry.grade < Grade.GIVEN


def _is_family_name(sight: Sight, index: int) -> bool:
    """Say whether a word is rare, and right behind one that is no word and is written alike."""
    given, family = sight.line.tokens[index - 1 : index + 1]
    if given.shape != family.shape or family.shape not in (Shape.SMALL, Shape.CAPITALS):
        return False
    entry = known(family.low) if sight.adjoin(index - 1, index) else None
    if entry is None or entry.commonness == 1 or entry.is_people or entry.is_acronym:
        return False
    is_noun_or_verb = entry.classes != "" and set(entry.classes) <= _CAN_BE_NAMES
    return is_noun_or_verb and is_unknown(given.low, given.shape)


def _is_for_people(low: str) -> bool:
    """Say whether a word is an ordinary one for people: auntie, and not nani."""
    entry = known(low)
    return entry is not None and "H" in entry.classes
