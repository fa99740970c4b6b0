"""What the tagger and each rule are good for: which figures change without it."""

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import partial
from typing import Final

from benchmarks.as_met import AsMet, as_met
from benchmarks.marked import MarkedSession
from benchmarks.who_did_what import sentences, who_did_what
from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.finding import Finding
from group_supervision.anonymiser.judgement import TAGGER, UNKNOWN
from group_supervision.anonymiser.languages.en import ENGLISH
from group_supervision.anonymiser.languages.pack import Pack
from group_supervision.anonymiser.rules.rule import Known, RuleSet
from group_supervision.anonymiser.text.tokens import Line

WHO_DID_WHAT: Final = "who did what"
_CHANGED: Final = 0.005
"""What a printed figure changes by."""


class Watched(RuleSet):
    """Rules that remember which of them found something."""

    def __init__(self, pack: Pack) -> None:
        """Take the rules of a language."""
        super().__init__(pack.rules)
        self.found: set[str] = set()

    def findings(self, line: Line, known: Known, off: Set[str]) -> Iterator[Finding]:
        """Return what the rules find, and remember which."""
        for each in super().findings(line, known, off):
            self.found.add(each.because)
            yield each


def ablation(everything: Sequence[MarkedSession]) -> Iterator[str]:
    """Return a row for each part: the figures that change without it, and by how much.

    Only the sessions in which a rule finds something are read again without it.
    """
    pack = Pack(ENGLISH.folder)
    watched = Watched(pack)
    pack.__dict__["rule_set"] = watched
    whole: list[AsMet] = []
    busy: list[set[str]] = []
    for session in everything:
        watched.found = set()
        whole.append(as_met([session], partial(_made, pack, ())))
        busy.append(watched.found | {TAGGER, UNKNOWN})
    before = _figures(whole, who_did_what(sentences()))
    for part in (TAGGER, UNKNOWN, *(rule.id for rule in ENGLISH.rules)):
        without = [
            as_met([session], partial(_made, pack, (part,))) if part in found else own
            for session, found, own in zip(everything, busy, whole, strict=True)
        ]
        after = _figures(without, who_did_what(sentences(), (part,)))
        changes = (
            f"{name} {after[name] - figure:+.2f}"
            for name, figure in before.items()
            if abs(after[name] - figure) >= _CHANGED
        )
        yield f"{part:22}" + (", ".join(changes) or "nothing")


def _figures(counts: Sequence[AsMet], told: float) -> Mapping[str, float]:
    whole = AsMet()
    for each in counts:
        whole.add(each)
    return {**whole.figures, WHO_DID_WHAT: told}


def _made(pack: Pack, off: Sequence[str], roster: Sequence[str]) -> Anonymiser:
    return Anonymiser(roster, pack=pack, off=off)
