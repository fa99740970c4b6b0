"""What a group's notes look like when nobody reviews them: members protected, line after line."""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from benchmarks.anonymiser import TYPES
from benchmarks.marked import DIRECT, QUASI, MarkedNote, MarkedSession, is_demanded
from benchmarks.written_notes import Span
from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.replace.render import Replacement

_WORD: Final = re.compile(r"\w[\w'’-]*")
_LABEL: Final = re.compile(r"[Pp]erson [A-Z]{1,2}")
_FEWEST: Final = 25
"""Names of an origin below which its figure says nothing."""

Make = Callable[[Sequence[str]], Anonymiser]
"""From a roster to the anonymiser of a session."""


@dataclass
class AsMet:
    """Counts over sessions. Recall counts a stretch when each letter and digit is covered."""

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    words: int = 0
    notes: int = 0
    right_kind: int = 0
    """Stretches that are said to be what they are: a phone number, and not a case number."""
    in_vain: int = 0
    swallowed: int = 0
    naming: int = 0
    clean: int = 0
    owners: dict[tuple[int, str], Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    labels: dict[tuple[int, str], Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    origins: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    missed: list[tuple[str, str, str]] = field(default_factory=list)
    flagged: list[tuple[str, str, str]] = field(default_factory=list)
    crossed: list[tuple[str, str]] = field(default_factory=list)
    sessions: int = 0

    def session(self, session: MarkedSession, make: Make) -> None:
        """Count the notes of one session."""
        anonymiser = make(session.roster)
        self.sessions += 1
        for note in session.notes:
            text = note.text.replace("\n", " ")
            self._note(session, note, [each.alone for each in anonymiser.replacements(text)])

    def _note(self, session: MarkedSession, note: MarkedNote, own: list[Replacement]) -> None:
        text = note.text
        covered = {at for each in own for at in range(each.start, each.end)}
        gold = {at for each in note.gold for at in range(each.start, each.end)}
        self.words += len(_WORD.findall(text))
        self.notes += 1
        missed = False
        for each in filter(is_demanded, note.gold):
            is_found = all(at in covered for at in range(*each.core) if text[at].isalnum())
            self._gold(session, each, own, is_found=is_found)
            if not is_found:
                self.missed.append((each.kind, text[each.start : each.end], text))
                missed = missed or each.kind in DIRECT
        if any(each.kind in DIRECT for each in note.gold):
            self.naming += 1
            self.clean += not missed
        for made in own:
            self._flag(text, made, gold)

    def _gold(
        self, session: MarkedSession, gold: Span, own: list[Replacement], *, is_found: bool
    ) -> None:
        groups = (gold.kind, "direct" if gold.kind in DIRECT else "quasi")
        for key in groups:
            self.wanted[key] += 1
            self.found[key] += is_found
        if gold.kind == "PERSON":
            origin = self.origins[session.origins[gold.key]]
            origin[0] += is_found
            origin[1] += 1
        hits = [each for each in own if each.start < gold.end and gold.start < each.end]
        self.right_kind += is_found and bool(hits) and _is_of_kind(hits[0], gold.kind)
        if gold.key and hits:
            self.owners[self.sessions, hits[0].text][gold.key] += 1
            self.labels[self.sessions, gold.key][hits[0].text] += 1

    def _flag(self, text: str, made: Replacement, gold: set[int]) -> None:
        inside = range(made.start, made.end)
        if gold.isdisjoint(inside):
            self.in_vain += 1
            self.flagged.append((made.kind.value, text[made.start : made.end], text))
            if made.kind == "person":
                self.owners[self.sessions, made.text][""] += 1
        elif re.search(r"\w", "".join(" " if at in gold else text[at] for at in inside)):
            self.swallowed += 1
            self.crossed.append((text[made.start : made.end], text))

    def add(self, other: "AsMet") -> None:
        """Add what was counted over other sessions."""
        self.wanted += other.wanted
        self.found += other.found
        for name in ("words", "notes", "right_kind", "in_vain", "swallowed", "naming", "clean"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for (session, label), owners in other.owners.items():
            self.owners[self.sessions + session, label] += owners
        for (session, key), labels in other.labels.items():
            self.labels[self.sessions + session, key] += labels
        for origin, (found, wanted) in other.origins.items():
            self.origins[origin][0] += found
            self.origins[origin][1] += wanted
        self.missed += other.missed
        self.flagged += other.flagged
        self.crossed += other.crossed
        self.sessions += other.sessions

    def recall(self, key: str) -> float:
        """Return how many in a hundred were found of a kind, of `direct` or of `quasi`."""
        return 100 * self.found[key] / max(1, self.wanted[key])

    @property
    def figures(self) -> dict[str, float]:
        """Every figure by its name, in a hundred where nothing else is said."""
        people = {key: each for key, each in self.owners.items() if _LABEL.fullmatch(key[1])}
        nobody = sum(set(each) == {""} for each in people.values())
        merged = sum(len(set(each) - {""}) > 1 for each in people.values())
        often = [each for each in self.labels.values() if sum(each.values()) > 1]
        split = sum(len(each) > 1 for each in often)
        kinds = [kind for kind in (*DIRECT, *QUASI) if self.wanted[kind]]
        return {
            "direct": self.recall("direct"),
            "quasi": self.recall("quasi"),
            **{kind: self.recall(kind) for kind in kinds},
            "right kind": 100
            * self.right_kind
            / max(1, self.found["direct"] + self.found["quasi"]),
            "clean notes": 100 * self.clean / max(1, self.naming),
            "false flags / 100 words": 100 * self.in_vain / max(1, self.words),
            "swallowed / 1,000 notes": 1_000 * self.swallowed / max(1, self.notes),
            "people split": 100 * split / max(1, len(often)),
            "labels merged": 100 * merged / max(1, len(people)),
            "labels for nobody": 100 * nobody / max(1, len(people)),
            "worst origin": min((rate for rate, _ in self._rates()), default=0.0),
            "gap of origins": self.gap,
            "gap by chance": self.gap_by_chance(),
        }

    def _rates(self) -> list[tuple[float, str]]:
        return [
            (100 * found / wanted, origin)
            for origin, (found, wanted) in self.origins.items()
            if wanted >= _FEWEST
        ]

    @property
    def gap(self) -> float:
        """How far the best and the worst origin are apart, in points."""
        rates = [rate for rate, _ in self._rates()]
        return max(rates) - min(rates) if rates else 0.0

    def gap_by_chance(self) -> float:
        """Return the gap that chance exceeds once in twenty times."""
        rng = random.Random(7)
        sizes = [wanted for _, wanted in self.origins.values()]
        flat = [
            hit
            for found, wanted in self.origins.values()
            for hit in [1] * found + [0] * (wanted - found)
        ]
        gaps: list[float] = []
        for _ in range(1_000):
            rng.shuffle(flat)
            rates, at = [], 0
            for size in sizes:
                if size >= _FEWEST:
                    rates.append(100 * sum(flat[at : at + size]) / size)
                at += size
            gaps.append(max(rates) - min(rates) if rates else 0.0)
        return sorted(gaps)[950]


def _is_of_kind(made: Replacement, kind: str) -> bool:
    """Say whether what stands for a stretch says what it was."""
    return TYPES[made.kind] == ("PERSON" if kind == "INITIALS" else kind)


def as_met(
    all_sessions: Iterable[MarkedSession], make: Make = Anonymiser, result: AsMet | None = None
) -> AsMet:
    """Score every session, each with an anonymiser of its own.

    Args:
        all_sessions: What is read.
        make: What makes the anonymiser of a session of its roster.
        result: Counts to go on from.
    """
    counts = AsMet() if result is None else result
    for each in all_sessions:
        counts.session(each, make)
    return counts
