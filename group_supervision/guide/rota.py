"""A rota for who facilitates next: what home says of it, and what can be done to it.

There is none unless the setting `rota` says how many people share the turns. It moves on only when
somebody says so: a session that was held tells nothing of who led it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from group_supervision.core.rota import Rota
from group_supervision.errors import SupervisionError
from group_supervision.storage.rota_file import RotaFile
from group_supervision.translation import _

Change = Callable[[], Rota]


class GroupRota:
    """The rota of a data folder."""

    def __init__(self, folder: Path, people: int) -> None:
        """Take up the rota of a group of so many people."""
        self._file = RotaFile(folder)
        self.rota = Rota.of(people, self._file.load())

    @property
    def label(self) -> str:
        """Whose turn it is."""
        return _("Next to facilitate: seat {seat}").format(seat=self.rota.next)

    @property
    def order(self) -> str:
        """Whose turn it is after that."""
        seats = ", ".join(map(str, self.rota.seats[1:]))
        return _("Then seats {seats}").format(seats=seats) if seats else ""

    def offers(self) -> Sequence[tuple[str, Change]]:
        """Return what can be done, in words and as a change."""
        rota = self.rota
        offers: list[tuple[str, Change]] = [
            (_("Seat {seat} has facilitated: next turn").format(seat=rota.next), rota.done)
        ]
        if len(rota.seats) > 1:
            offers.append((_("Seat {seat} skips a turn").format(seat=rota.next), rota.skipping))
        swap = _("Seat {seat} swaps with seat {other}")
        for other in rota.seats[1:]:
            words = swap.format(seat=rota.next, other=other)
            offers.append((words, _swap(rota, other)))
        offers.append((_("Go back a turn"), rota.undone))
        return offers

    def change(self, how: Change) -> str:
        """Change it and keep it. Returns a sentence about what comes next, or why it can't be."""
        try:
            self.rota = how()
            self._file.keep(self.rota.seats)
        except SupervisionError as error:
            return str(error)
        return f"{self.label}."


def _swap(rota: Rota, other: int) -> Change:
    return lambda: rota.swapping(other)
