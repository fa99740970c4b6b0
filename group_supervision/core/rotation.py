"""Who does what in each practice round, by seat: a fair turn of the special roles.

That facilitators in training take turns is Balint practice (S105); how the turns are shared out
is inferred. Seats are numbers; nobody's name is known here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import Final

FEWEST: Final = 3
"""People in a practice round: a facilitator, a presenter and an observer."""
_VOICES: Final = 3
"""With fewer people to wonder aloud the observer joins in, then the facilitator."""
_CANDIDATES: Final = 9
"""How many of those who are due are weighed up: with more, nobody is due a second time anyway."""


@dataclass(frozen=True, slots=True)
class Round:
    """One practice round, by seats."""

    facilitator: int
    presenter: int
    observer: int
    group: tuple[int, ...] = ()
    """Everyone else."""

    @property
    def roles(self) -> tuple[int, int, int]:
        """The seats with a special role: facilitator, presenter, observer."""
        return self.facilitator, self.presenter, self.observer

    @property
    def people(self) -> tuple[int, ...]:
        """Everyone who takes part."""
        return (*self.roles, *self.group)

    @property
    def wondering(self) -> tuple[int, ...]:
        """Who wonders aloud: the group, and when it is small the observer, then the facilitator."""
        joining = (self.observer, self.facilitator)
        return (*self.group, *joining[: max(0, _VOICES - len(self.group))])


def rotation(seats: Sequence[int], rounds: int, done: Sequence[Round] = ()) -> tuple[Round, ...]:
    """Plan the next rounds.

    Over all of them nobody has a special role, or any one of the three, more than once oftener
    than somebody else, and nobody the same role twice running where that can be avoided.

    Args:
        seats: Everyone who is there, at least `FEWEST`.
        rounds: How many rounds are still to come.
        done: The rounds there were.
    """
    planned: list[Round] = []
    for _ in range(rounds):
        planned.append(_next_round(seats, (*done, *planned)))
    return tuple(planned)


def _next_round(seats: Sequence[int], done: Sequence[Round]) -> Round:
    special = _times(seats, done, range(FEWEST))
    by_role = [_times(seats, done, (role,)) for role in range(FEWEST)]
    last = done[-1].roles if done else ()

    def cost(order: tuple[int, ...]) -> tuple[int, int, int, tuple[int, ...]]:
        again = sum(before == now for before, now in zip(last, order, strict=False))
        often = sum(by_role[role][seat] for role, seat in enumerate(order))
        return again, often, sum(seat in last for seat in order), order

    facilitator, presenter, observer = min(_orders(special, last), key=cost)
    special_seats = (facilitator, presenter, observer)
    group = tuple(seat for seat in seats if seat not in special_seats)
    return Round(facilitator, presenter, observer, group)


def _orders(had: Mapping[int, int], last: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield the ways to give the roles to those who have had the fewest."""
    most = sorted(had.values())[FEWEST - 1]
    due = [seat for seat, times in had.items() if times < most]
    perhaps = sorted((seat for seat, times in had.items() if times == most), key=last.__contains__)
    for others in combinations(perhaps[:_CANDIDATES], FEWEST - len(due)):
        yield from permutations([*due, *others])


def _times(seats: Sequence[int], done: Sequence[Round], roles: Iterable[int]) -> dict[int, int]:
    """Count how often each seat had one of `roles`.

    Whoever came later begins where the one with the fewest stood, and so is not made to catch up.
    """
    counted: dict[int, int] = {}
    for each in done:
        fewest = min((counted[seat] for seat in each.people if seat in counted), default=0)
        for seat in each.people:
            counted.setdefault(seat, fewest)
        for role in roles:
            counted[each.roles[role]] += 1
    fewest = min((counted[seat] for seat in seats if seat in counted), default=0)
    return {seat: counted.get(seat, fewest) for seat in seats}
