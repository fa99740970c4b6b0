"""After a sentence has been anonymised, can a reader still tell who did what to whom?"""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from benchmarks.written_notes import FOLDER
from group_supervision.anonymiser.anonymise import Anonymiser

_LABEL: Final = re.compile(r"\b[Pp]erson ([A-Z]{1,3})\b")
_WORD: Final = re.compile(r"[\w'’-]+")


class Sentence(NamedTuple):
    """A sentence, the people in it in the order they are mentioned, and what has to survive."""

    text: str
    order: Sequence[str]
    keep: Sequence[str]


def sentences() -> list[Sentence]:
    """Return every sentence of `who_did_what.jsonl`."""
    rows = (FOLDER / "who_did_what.jsonl").read_text("utf-8").splitlines()
    return [Sentence(**json.loads(row)) for row in rows]


def survives(sentence: Sentence, written: str) -> bool:
    """Say whether every mention has a label, one for each person, and every word is there."""
    labels = _LABEL.findall(written)
    if len(labels) != len(sentence.order):
        return False
    pairs = set(zip(sentence.order, labels, strict=True))
    if len(pairs) != len(set(sentence.order)) or len(pairs) != len(set(labels)):
        return False
    words = _WORD.findall(written.lower())
    return {*words, *(word.removesuffix("'s") for word in words)}.issuperset(sentence.keep)


def who_did_what(some: Iterable[Sentence], off: Sequence[str] = ()) -> float:
    """Return how many sentences in a hundred say what was typed, read by one who knows nobody.

    Args:
        some: The sentences.
        off: Ids of rules that are left out.
    """
    right = [survives(each, Anonymiser(off=off).anonymise(each.text).text) for each in some]
    return 100 * sum(right) / max(1, len(right))
