"""What a detector found of what it had to find."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from benchmarks.invented import Gold, Note

Detect = Callable[[str], list[tuple[int, int, str]]]

_WORD: Final = re.compile(r"\w[\w'’-]*")


@dataclass
class Score:
    """Counts over many notes."""

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    words: int = 0
    in_vain: int = 0
    """Flags that touch nothing that had to be found."""
    clean: int = 0
    leaking: int = 0

    def note(self, note: Note, detected: Iterable[tuple[int, int, str]]) -> None:
        """Count one note."""
        covered = bytearray(len(note.text))
        gold = bytearray(len(note.text))
        flags = list(detected)
        for start, end, _ in flags:
            covered[start:end] = b"\1" * (end - start)
        leaks = False
        for each in note.gold:
            gold[each.start : each.end] = b"\1" * (each.end - each.start)
            is_found = all(
                covered[at] for at in range(each.start, each.end) if note.text[at].isalnum()
            )
            for key in _keys(each):
                self.wanted[key] += 1
                self.found[key] += is_found
            leaks = leaks or (each.is_direct and not is_found)
        if any(each.is_direct for each in note.gold):
            self.leaking += leaks
            self.clean += not leaks
        self.words += len(_WORD.findall(note.text))
        self.in_vain += sum(not any(gold[start:end]) for start, end, _ in flags)

    def recall(self, key: str) -> float:
        """Return how many in a hundred were found, every letter and digit of them."""
        return 100 * self.found[key] / max(1, self.wanted[key])

    @property
    def false_flags(self) -> float:
        """How many flags in vain there are per hundred words."""
        return 100 * self.in_vain / max(1, self.words)

    @property
    def clean_notes(self) -> float:
        """In how many of a hundred notes with direct identifiers none was missed."""
        return 100 * self.clean / max(1, self.clean + self.leaking)

    @property
    def traditions(self) -> dict[str, float]:
        """How many persons in a hundred were found, by the tradition of their names."""
        return {
            key.removeprefix("of "): self.recall(key)
            for key in self.wanted
            if key.startswith("of ")
        }


def _keys(gold: Gold) -> list[str]:
    group = "direct" if gold.is_direct else "quasi"
    of = [f"of {gold.origin}"] if gold.type == "PERSON" else []
    return [gold.type, group, *of]


def score(notes: Iterable[Note], detect: Detect) -> Score:
    """Score a detector without memory."""
    result = Score()
    for note in notes:
        result.note(note, detect(note.text))
    return result
