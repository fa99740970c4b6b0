"""From a line of text to what would be replaced in it: tokens, evidence, decision.

Who a name belongs to and what stands for it are decided after this, by `session` and `replace`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import Final

from group_supervision.anonymiser.finding import Certainty, Finding, SpanKind, resolved
from group_supervision.anonymiser.languages.pack import Pack
from group_supervision.anonymiser.rules.rule import NOBODY, Known
from group_supervision.anonymiser.session.sight import HEARD, STRANGER, TOLD, Sight, is_set_off
from group_supervision.anonymiser.tagger.tagger import NOT_ASKED, Guess
from group_supervision.anonymiser.text.lexicon import Entry, Grade, is_borne
from group_supervision.anonymiser.text.lexicon import known as known_word
from group_supervision.anonymiser.text.tokens import Line, Shape, Token

TAGGER: Final = "tagger"
UNKNOWN: Final = "unknown-word"
SESSION: Final = "session"

_LEAST: Final = 0.1
"""How likely a word must be a part of a name to be doubted."""
_LEAST_OF_THE_FIELD: Final = 0.5
"""The same for acronyms, weekdays and whatever else the profession writes large."""
_NEVER: Final = 1.1
"""The same for peoples, faiths and languages, for what is said of racism stays in the notes; and
for weekdays and months that are seldom a name. Somebody called so is found by a rule, or because
the session knows it."""
_LEAST_OF_A_NUMBER: Final = 0.2
"""How likely a number must be an age or a part of a date."""
_OF_NUMBERS: Final = frozenset({"age", "date"})
_LONGEST_INITIALS: Final = 3
_SURE: Final = 0.97
"""From this chance on there is no doubt."""

_CAN_BE_NAMES: Final = frozenset("CNV")
"""Classes of a word that can be a family name behind a given one, where it is rare besides."""

_KINDS: Final = {
    "person": SpanKind.PERSON,
    "more": SpanKind.PERSON,
    "initials": SpanKind.PERSON,
    "place": SpanKind.PLACE,
    "organisation": SpanKind.ORGANISATION,
    "age": SpanKind.AGE,
    "date": SpanKind.DATE,
}


class Pipeline:
    """Finds what identifies somebody, in one language."""

    def __init__(self, pack: Pack, off: Iterable[str] = ()) -> None:
        """Take a language.

        Args:
            pack: The language.
            off: Ids of rules that are left out, or `tagger`, to see what they are good for.
        """
        self.pack = pack
        self._off = frozenset(off)

    @cached_property
    def _times(self) -> Set[str]:
        """Weekdays, and the months that nobody is called by: not May."""
        months = self.pack.words["months"] | self.pack.words["months-short"]
        return self.pack.words["weekdays"] | {each for each in months if not is_borne(each)}

    def findings(
        self, sight: Sight, known: Known = NOBODY, told: Iterable[Finding] = ()
    ) -> list[Finding]:
        """Return what would be replaced in one line, in order and without overlaps.

        Args:
            sight: The line, and whom the session knows in it.
            known: What the rules may ask the session.
            told: What the session found by itself.
        """
        by_form: list[Finding] = [*told]
        starts = {token.start: index for index, token in enumerate(sight.line.tokens)}
        because: dict[int, str] = {}
        for each in self.evidence(sight.line, known):
            index = starts.get(each.start, -1) if each.kind is SpanKind.PERSON else -1
            if index >= 0 and sight.line.tokens[index].end == each.end:
                sight.take(index, each.certainty)
                because.setdefault(index, each.because)
            else:
                by_form.append(each)
        by_form = resolved(by_form)
        named = initials_named(sight, known)
        return resolved([*by_form, *self._words(sight, named, by_form, because)])

    def remembered(self, sight: Sight) -> list[Finding]:
        """Return only the names that the session knows, beyond doubt or not."""
        nothing = [NOT_ASKED] * len(sight.line.tokens)
        verdicts = [
            None
            if told is None
            else Finding(token.start, token.end, SpanKind.PERSON, told, SESSION)
            for token, told in zip(sight.line.tokens, sight.certainty, strict=True)
        ]
        return list(_runs(sight, verdicts, nothing))

    def evidence(self, line: Line, known: Known = NOBODY) -> Iterator[Finding]:
        """Return everything that rules find in a line, before it is decided between them."""
        return self.pack.rule_set.findings(line, known, self._off)

    def _words(
        self,
        sight: Sight,
        named: Sequence[int],
        by_form: Sequence[Finding],
        because: Mapping[int, str],
    ) -> Iterator[Finding]:
        """Decide about single words, which rules may have spoken for."""
        taken = _taken(sight.line, by_form)
        guesses = self._guesses(sight.line, named)
        verdicts = [
            None
            if index in taken or (guess is NOT_ASKED and told is None and known_word(token.low))
            else self._verdict(sight, index, guess, because.get(index, SESSION))
            for index, (token, told, guess) in enumerate(
                zip(sight.line.tokens, sight.certainty, guesses, strict=True)
            )
        ]
        self._spare_titles(sight, verdicts)
        self._fill(sight, verdicts, taken)
        yield from _runs(sight, verdicts, guesses)

    def _spare_titles(self, sight: Sight, verdicts: list[Finding | None]) -> None:
        """Leave what somebody is called by before their name: the Dr of Dr Moyo."""
        for index, (verdict, following) in enumerate(pairwise(verdicts)):
            is_before = verdict is not None and following is not None and verdict.kind is SpanKind.PERSON
            if is_before and sight.line.tokens[index].low in self.pack.words["honorific"]:
                verdicts[index] = None

    def _fill(self, sight: Sight, verdicts: list[Finding | None], taken: set[int]) -> None:
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

    def _goes_with(self, sight: Sight, verdicts: Sequence[Finding | None], index: int) -> bool:
        """Say whether a word belongs to the person who is named right before it."""
        before = verdicts[index - 1]
        if before is None or before.kind is not SpanKind.PERSON:
            return False
        if not sight.adjoin(index - 1, index):
            return False
        return self._is_behind(sight, index) or self._leads_on(sight, verdicts, index)

    def _is_behind(self, sight: Sight, index: int) -> bool:
        """Say whether a word is the family name of who stands before it: Sophie R, rojda sever."""
        token = sight.line.tokens[index]
        if token.shape == Shape.SMALL:
            return _is_strange(sight.line, index - 1) and _is_rare_noun_or_verb(token.low)
        if token.shape != Shape.CAPITAL or not is_set_off(sight.line, index):
            return False
        entry = known_word(token.low)
        return len(token.text) == 1 or (entry is not None and entry.grade > Grade.NEVER)

    def _leads_on(self, sight: Sight, verdicts: Sequence[Finding | None], index: int) -> bool:
        """Say whether a particle, alone or with others, is followed by another part of a name."""
        particles = self.pack.words["particles"]
        last = index
        while last + 1 < len(verdicts) and sight.line.tokens[last].low in particles:
            if not sight.adjoin(last, last + 1):
                return False
            last += 1
        following = verdicts[last]
        return last > index and following is not None and following.kind is SpanKind.PERSON

    def _guesses(self, line: Line, named: Sequence[int]) -> list[Guess]:
        if TAGGER in self._off:
            return [NOT_ASKED] * len(line.tokens)
        return self.pack.tagger.guesses(line, named, _LEAST)

    def _verdict(self, sight: Sight, index: int, guess: Guess, why: str) -> Finding | None:
        """Return what one word is taken for, if it is not left alone."""
        token = sight.line.tokens[index]
        if index in sight.never or not token.is_word:
            return None
        told = sight.certainty[index]
        if told is not None:
            return Finding(
                token.start, token.end - sight.cut.get(index, 0), SpanKind.PERSON, told, why
            )
        if guess.tag in _OF_NUMBERS or token.shape == Shape.NUMBER:
            return _of_a_number(token, guess)
        kind = _KINDS.get(guess.tag, SpanKind.PERSON)
        is_strange = _is_strange(sight.line, index)
        least = self._least(sight, index)
        if guess.chance >= least:
            is_sure = guess.chance >= _SURE and token.shape != Shape.SMALL
            certainty = Certainty.SURE if is_sure else Certainty.DOUBTFUL
            return Finding(
                token.start, token.end - sight.cut.get(index, 0), kind, certainty, TAGGER
            )
        if is_strange and UNKNOWN not in self._off:
            certainty = Certainty.DOUBTFUL
            return Finding(token.start, token.end, kind, certainty, UNKNOWN)
        return None

    def _least(self, sight: Sight, index: int) -> float:
        """Return how likely a word must be a part of a name to be doubted."""
        low = sight.line.tokens[index].low
        entry = known_word(low)
        if entry is None:
            return _LEAST
        is_stranger = sight.named[index] == STRANGER
        if entry.is_people or low in self._times:
            return _NEVER if is_stranger else _LEAST_OF_THE_FIELD
        is_field = entry.is_acronym or (entry.is_capitalised and is_stranger)
        return _LEAST_OF_THE_FIELD if is_field else _LEAST


def initials_named(sight: Sight, known: Known) -> list[int]:
    """Return how surely somebody is called by each token of a line, by initials as well."""
    return [
        HEARD if level == STRANGER and is_initials(token) and token.low in known.initials else level
        for token, level in zip(sight.line.tokens, sight.named, strict=True)
    ]


def is_initials(token: Token) -> bool:
    """Say whether a token is written as initials are: K, KM, km."""
    length = len(token.text)
    is_small = token.shape == Shape.SMALL and length > 1
    return length <= _LONGEST_INITIALS and (is_small or token.text.isupper())


def _of_a_number(token: Token, guess: Guess) -> Finding | None:
    """Return what a number is taken for by its neighbours, if it is not left alone."""
    if guess.tag not in _OF_NUMBERS or guess.chance < _LEAST_OF_A_NUMBER:
        return None
    return Finding(token.start, token.end, _KINDS[guess.tag], Certainty.DOUBTFUL, TAGGER)


def _is_rare_noun_or_verb(low: str) -> bool:
    """Say whether a word is rare, and none that tells what somebody did or was like."""
    entry = known_word(low)
    return (
        entry is not None
        and entry.commonness > 1
        and not (entry.is_people or entry.is_acronym)
        and entry.classes != ""
        and set(entry.classes) <= _CAN_BE_NAMES
    )


def _is_strange(line: Line, index: int) -> bool:
    token = line.tokens[index]
    return token.shape != Shape.NUMBER and len(token.text) > 1 and known_word(token.low) is None


def _taken(line: Line, by_form: Sequence[Finding]) -> set[int]:
    """Return the tokens that something was found in."""
    taken: set[int] = set()
    ahead = iter(by_form)
    finding = next(ahead, None)
    for index, token in enumerate(line.tokens):
        while finding is not None and finding.end <= token.start:
            finding = next(ahead, None)
        if finding is None:
            break
        if finding.start <= token.start and token.end <= finding.end:
            taken.add(index)
    return taken


def _runs(
    sight: Sight, verdicts: Sequence[Finding | None], guesses: Sequence[Guess]
) -> Iterator[Finding]:
    """Join the words that make one name."""
    run: Finding | None = None
    for index, verdict in enumerate(verdicts):
        if (
            run is not None
            and verdict is not None
            and _goes_on(sight, index, run, verdict, guesses)
        ):
            certainty = (
                Certainty.SURE
                if Certainty.SURE in (run.certainty, verdict.certainty)
                else run.certainty
            )
            run = Finding(run.start, verdict.end, run.kind, certainty, run.because)
            continue
        if run is not None:
            yield run
        run = verdict
    if run is not None:
        yield run


def _goes_on(
    sight: Sight, index: int, run: Finding, verdict: Finding, guesses: Sequence[Guess]
) -> bool:
    """Say whether a word belongs to the same name as the one before."""
    if verdict.kind is not run.kind or not sight.adjoin(index - 1, index):
        return False
    if run.kind is not SpanKind.PERSON or index in sight.joined:
        return True
    if sight.named[index] == sight.named[index - 1] == TOLD:
        return False
    if _is_strange(sight.line, index) and _is_strange(sight.line, index - 1):
        return True
    return guesses[index].tag != "person" or guesses[index].chance < _SURE
