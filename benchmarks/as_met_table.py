"""The written notes as a group meets the anonymiser, and what each part of it is good for."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.ablation import WHO_DID_WHAT, ablation
from benchmarks.as_met import AsMet, as_met
from benchmarks.marked import sessions
from benchmarks.who_did_what import sentences, who_did_what
from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.languages.en import ENGLISH
from group_supervision.anonymiser.languages.pack import Pack
from group_supervision.anonymiser.tagger.tagger import read_tagger

HELD_OUT: Final = tuple(f"open{number}" for number in range(1, 7))
"""The sets of which each in turn is left out of the training."""
_GOALS: Final = {
    "direct": ">= 99.0", "quasi": ">= 95.0", "PERSON": ">= 99.2", "INITIALS": ">= 92.0",
    "ADDRESS": ">= 97.0", "DATE": ">= 96.0", "AGE": ">= 95.0", "ORG": ">= 95.0",
    "clean notes": ">= 98.0", "false flags / 100 words": "<= 1.2",
    "swallowed / 1,000 notes": "<= 20", "people split": "<= 4", "labels merged": "<= 0.3",
    "labels for nobody": "<= 10", WHO_DID_WHAT: ">= 98.0",
    "worst origin": ">= 97.0", "gap of origins": "< by chance",
}  # fmt: skip


def rows(folds: Path | None = None) -> Iterator[str]:
    """Return every figure and its goal, then what changes without each rule: row by row.

    Args:
        folds: A folder with `tagger-SET.bin` for every set that is held out: with it each set is
            read by a tagger that has not seen it. `tools/train_tagger.py FOLDER` makes them.
    """
    everything = sessions()
    if folds is None:
        read = everything
        whole = as_met(read)
        head = "fitted: the tagger has seen these notes"
    else:
        read = [each for each in everything if each.set in HELD_OUT]
        whole = AsMet()
        for name in HELD_OUT:
            own = [each for each in read if each.set == name]
            as_met(own, partial(_made, _held_out(folds, name)), whole)
        head = "cross-validated: each set by a tagger that has not seen it"
    yield f"{whole.notes:,} notes, {len(read)} sessions, {head}"
    yield ""
    figures = {**whole.figures, WHO_DID_WHAT: who_did_what(sentences())}
    for name, figure in figures.items():
        yield f"{name:26}{figure:9.2f}   {_GOALS.get(name, '')}".rstrip()
    yield ""
    yield "what changes without"
    yield from ablation(everything)


def _made(pack: Pack, roster: Sequence[str]) -> Anonymiser:
    return Anonymiser(roster, pack=pack)


def _held_out(folds: Path, name: str) -> Pack:
    pack = Pack(ENGLISH.folder, ENGLISH.families)
    pack.__dict__["tagger"] = read_tagger(pack.looks, folds / f"tagger-{name}.bin")
    return pack
