"""The drift lines a facilitator used in a practice round, counted for her alone.

In memory alone: it is shown once, at her review, and neither kept nor summed up.
"""

from collections import Counter
from collections.abc import Sequence

from group_supervision.core.format import DriftLine
from group_supervision.translation import _


class DriftTally:
    """Counts lines by their place in the format."""

    def __init__(self, lines: Sequence[DriftLine]) -> None:
        """Count `lines`, none of them used yet."""
        self._lines = lines
        self._used: Counter[int] = Counter()

    def count(self, index: int) -> None:
        """Count a line as used once more."""
        self._used[index] += 1

    @property
    def said(self) -> Sequence[str]:
        """What there is to say, a line each; empty: none was used."""
        if not self._used:
            return []
        counted = _("{id}, {count} ×: {drift}")
        used = [
            counted.format(id=each.id, count=self._used[index], drift=each.drift)
            for index, each in enumerate(self._lines)
            if self._used[index]
        ]
        return [_("Drift lines you used. Only you see this, and it isn't kept:"), *used]
