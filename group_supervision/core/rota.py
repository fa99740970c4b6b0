"""Who facilitates next, by seat. Nobody's name is known here."""

from collections.abc import Sequence
from dataclasses import dataclass

from group_supervision.errors import Refusal
from group_supervision.translation import _


@dataclass(frozen=True, slots=True)
class Rota:
    """The order of the seats, the next one first. Every change returns another one."""

    seats: tuple[int, ...]

    @classmethod
    def of(cls, people: int, before: Sequence[int] = ()) -> "Rota":
        """Return the rota of a group, in the order there was as far as that holds.

        Args:
            people: How many there are.
            before: The order there was, the next one first.
        """
        kept = [seat for seat in before if 1 <= seat <= people]
        new = [seat for seat in range(1, people + 1) if seat not in kept]
        return cls((*kept, *new))

    @property
    def next(self) -> int:
        """Whose turn it is."""
        return self.seats[0]

    def done(self) -> "Rota":
        """Return it with the next one having facilitated."""
        return Rota((*self.seats[1:], self.seats[0]))

    def undone(self) -> "Rota":
        """Return it with the last turn taken back."""
        return Rota((self.seats[-1], *self.seats[:-1]))

    def skipping(self) -> "Rota":
        """Return it with the next one's turn coming one later.

        Raises:
            Refusal: When there is nobody else.
        """
        if len(self.seats) < 2:
            raise Refusal(_("There's nobody else to take the turn."))
        return self.swapping(self.seats[1])

    def swapping(self, other: int) -> "Rota":
        """Return it with the next one and somebody else changing places.

        Raises:
            Refusal: When nobody has that seat.
        """
        if other not in self.seats:
            raise Refusal(_("Nobody has seat {seat}.").format(seat=other))
        change = {self.next: other, other: self.next}
        return Rota(tuple(change.get(seat, seat) for seat in self.seats))
