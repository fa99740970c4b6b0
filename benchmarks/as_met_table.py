"""The written notes as a group meets the anonymiser, and what each part of it is good for."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.ablation import WHO_DID_WHAT, ablation
from benchmarks.as_met import AsMet, as_met
from benchmarks.marked import MarkedSession, sessions
from benchmarks.who_did_what import sentences, who_did_what
from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.languages.en import ENGLISH
from group_supervision.anonymiser.languages.pack import Pack
from group_supervision.anonymiser.tagger.tagger import read_tagger

_SIX: Final = tuple(f"open{number}" for number in range(1, 7))
_LATER: Final = {
    "new1": range(1, 7),
    "new7": range(7, 11),
    "new11": range(11, 15),
    "new15": range(15, 19),
}
HELD_OUT: Final = {
    **{name: (name,) for name in _SIX},
    **{name: tuple(f"new{number}" for number in numbers) for name, numbers in _LATER.items()},
}
"""The sets that are left out of the training together, by the first of them. The later ones were
written after the rules and without sight of them."""
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
    yield from _fitted(everything) if folds is None else _not_seen(everything, folds)
    yield ""
    yield "what changes without"
    yield from ablation(everything)


def _fitted(everything: Sequence[MarkedSession]) -> Iterator[str]:
    whole = as_met(everything)
    yield f"{whole.notes:,} notes, {len(everything)} sessions: the tagger has seen these notes"
    yield ""
    figures = {**whole.figures, WHO_DID_WHAT: who_did_what(sentences())}
    for name, figure in figures.items():
        yield f"{name:26}{figure:9.2f}   {_GOALS.get(name, '')}".rstrip()


def _not_seen(everything: Sequence[MarkedSession], folds: Path) -> Iterator[str]:
    """Return a column for the six first sets, each left out by itself, and for each later group."""
    six = AsMet()
    columns = {"six sets": six}
    for name, left_out in HELD_OUT.items():
        own = [each for each in everything if each.set in left_out]
        result = as_met(own, partial(_made, _held_out(folds, name)))
        if name in _SIX:
            yield f"{name:26}{result.figures['direct']:9.2f}   direct"
            six.add(result)
        else:
            columns[f"{left_out[0]}-{left_out[-1][3:]}"] = result
    yield ""
    yield f"{'not seen by the tagger':26}" + "".join(f"{name:>11}" for name in columns)
    yield f"{'notes':26}" + "".join(f"{each.notes:11,}" for each in columns.values())
    figures = [each.figures for each in columns.values()]
    for name in dict.fromkeys(name for each in figures for name in each):
        row = "".join(f"{each[name]:11.2f}" if name in each else " " * 11 for each in figures)
        yield f"{name:26}{row}   {_GOALS.get(name, '')}".rstrip()


def _made(pack: Pack, roster: Sequence[str]) -> Anonymiser:
    return Anonymiser(roster, pack=pack)


def _held_out(folds: Path, name: str) -> Pack:
    pack = Pack(ENGLISH.folder)
    pack.__dict__["tagger"] = read_tagger(pack.looks, folds / f"tagger-{name}.bin")
    return pack
