"""From a line of text to what would be replaced in it: tokens, evidence, decision.

Who a name belongs to and what stands for it are decided after this, by `session` and `replace`.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from group_supervision.anonymiser.finding import Finding, SpanKind, resolved
from group_supervision.anonymiser.judgement import SESSION, TAGGER, Judgement
from group_supervision.anonymiser.languages.pack import Pack
from group_supervision.anonymiser.one_name import OneName
from group_supervision.anonymiser.rules.rule import NOBODY, Known
from group_supervision.anonymiser.session.sight import STRANGER, Sight
from group_supervision.anonymiser.tagger.tagger import NOT_ASKED, Guess
from group_supervision.anonymiser.text.features import INITIALS
from group_supervision.anonymiser.text.lexicon import known as known_word
from group_supervision.anonymiser.text.tokens import Line, is_initials


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
        self._judgement = Judgement(pack.words, pack.looks, self._off)
        self._one_name = OneName(pack.words)

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
        guesses = self._guesses(sight, known)
        return resolved([*by_form, *self._words(sight, by_form, because, guesses)])

    def remembered(self, sight: Sight) -> list[Finding]:
        """Return only the names that the session knows, beyond doubt or not."""
        nothing = [NOT_ASKED] * len(sight.line.tokens)
        verdicts = [
            None
            if told is None
            else Finding(token.start, token.end, SpanKind.PERSON, told, SESSION)
            for token, told in zip(sight.line.tokens, sight.certainty, strict=True)
        ]
        return list(self._one_name.joined(sight, verdicts, nothing))

    def evidence(self, line: Line, known: Known = NOBODY) -> Iterator[Finding]:
        """Return everything that rules find in a line, before it is decided between them."""
        return self.pack.rule_set.findings(line, known, self._off)

    def _guesses(self, sight: Sight, known: Known) -> list[Guess]:
        """Ask the tagger, which is told of initials as well whom the session knows."""
        if TAGGER in self._off:
            return [NOT_ASKED] * len(sight.line.tokens)
        borne = known.initials - self.pack.words["initials-institutions"]
        named = [
            INITIALS if level == STRANGER and is_initials(token, borne) else level
            for token, level in zip(sight.line.tokens, sight.named, strict=True)
        ]
        return self.pack.tagger.guesses(sight.line, named)

    def _words(
        self,
        sight: Sight,
        by_form: Sequence[Finding],
        because: Mapping[int, str],
        guesses: Sequence[Guess],
    ) -> Iterator[Finding]:
        """Decide about single words, which rules may have spoken for."""
        taken = _taken(sight.line, by_form)
        verdicts = [
            None
            if index in taken or (guess is NOT_ASKED and told is None and known_word(token.low))
            else self._judgement.of(sight, index, guess, because.get(index, SESSION))
            for index, (token, told, guess) in enumerate(
                zip(sight.line.tokens, sight.certainty, guesses, strict=True)
            )
        ]
        self._one_name.spare_titles(sight, verdicts)
        self._one_name.spare_neighbours(sight, verdicts)
        self._one_name.fill(sight, verdicts, taken)
        self._one_name.follow(sight, verdicts, taken)
        yield from self._one_name.joined(sight, verdicts, guesses)


def _taken(line: Line, by_form: Sequence[Finding]) -> set[int]:
    """Return the tokens that something was found in, from findings in order."""
    starts = [each.start for each in by_form]
    before = (bisect_right(starts, token.start) - 1 for token in line.tokens)
    return {
        index
        for index, at in enumerate(before)
        if at >= 0 and line.tokens[index].end <= by_form[at].end
    }
