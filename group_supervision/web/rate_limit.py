"""How often somebody may try a wrong link. A right one is never kept waiting by it."""

from collections import OrderedDict
from typing import Final

_MOST: Final = 20
"""Wrong tries from one address in one span."""
_SPAN: Final = 60.0
"""Seconds."""
_ADDRESSES: Final = 1_000
"""How many addresses are remembered; the one that tried longest ago is forgotten first."""


class WrongTries:
    """Counts wrong tries by the address they come from."""

    def __init__(self) -> None:
        """Remember nobody."""
        self._tries: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def are_too_many(self, address: str, now: float) -> bool:
        """Count one more wrong try; say whether there were too many of them.

        Args:
            address: Where it came from.
            now: Seconds from anywhere, that run on.
        """
        began, count = self._tries.pop(address, (now, 0))
        if now - began >= _SPAN:
            began, count = now, 0
        self._tries[address] = (began, min(count + 1, _MOST + 1))
        if len(self._tries) > _ADDRESSES:
            self._tries.popitem(last=False)
        return count >= _MOST
