"""An event of practice rounds: who is there by seat, what was done, what is still to come."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from group_supervision.core.rotation import FEWEST, Round, rotation
from group_supervision.errors import BadInput, Refusal
from group_supervision.translation import _

MOST_PEOPLE: Final = 40
MOST_ROUNDS: Final = 12
LONGEST_PAUSE: Final = 60
"""Minutes between two rounds."""


class Slot(NamedTuple):
    """When a round is planned to be."""

    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """A table's place in a hall of several."""

    folder: str
    """The hall's folder."""
    number: int
    """The table's number."""
    file: str
    """The name of the table's own file in it."""


@dataclass(frozen=True, slots=True)
class Practice:
    """An event as it stands. Every change returns another one."""

    seats: tuple[int, ...]
    """Who is there, by seat, from 1."""
    rounds: int
    """How many rounds there are to be, the done ones included."""
    minutes: int
    """Length of a round in minutes."""
    pause: int
    """Minutes between two rounds."""
    began: datetime
    """When the event began, in UTC."""
    format: str
    """Id of the format that is practised."""
    speed: float = 1.0
    """How many session seconds pass in one real second."""
    done: tuple[Round, ...] = ()
    next_up: Round | None = None
    """The next round where somebody changed it; `None`: as planned."""
    last_seat: int = 0
    """The highest seat that was taken and left: a latecomer never takes a leaver's."""
    drawn: tuple[str, ...] = ()
    """Ids of the dilemmas drawn so far, one for each round from the first, latest last."""

    under_way: str = ""
    """Id of the session of the round that was begun last; empty: none was, or it has been held."""
    place: Place | None = None
    """Its place in a hall; `None`: it is a table of its own."""

    @property
    def left(self) -> int:
        """How many rounds are still to come."""
        return self.rounds - len(self.done)

    @property
    def coming(self) -> tuple[Round, ...]:
        """The rounds still to come, as planned with who is there now."""
        if not self.left:
            return ()
        first = (self.next_up,) if self.next_up is not None else rotation(self.seats, 1, self.done)
        return (*first, *rotation(self.seats, self.left - 1, (*self.done, *first)))

    def timetable(self, now: datetime) -> tuple[Slot, ...]:
        """Return when each round still to come would be, if the next one began now."""
        length = timedelta(minutes=self.minutes) / self.speed
        whole = length + timedelta(minutes=self.pause) / self.speed
        begins = [now + whole * number for number in range(self.left)]
        return tuple(Slot(each, each + length) for each in begins)

    @property
    def meant_to_end(self) -> datetime:
        """When the last round was to end, as planned at the beginning."""
        pauses = max(0, self.rounds - 1)
        whole = timedelta(minutes=self.rounds * self.minutes + pauses * self.pause)
        return self.began + whole / self.speed

    def behind(self, now: datetime) -> timedelta:
        """Return how much later than planned the event would end if the next round began now."""
        slots = self.timetable(now)
        return slots[-1].ends - self.meant_to_end if slots else now - self.meant_to_end

    def held(self) -> "Practice":
        """Return it with the next round done."""
        return replace(self, done=(*self.done, self.coming[0]), next_up=None, under_way="")

    def with_rounds(self, rounds: int) -> "Practice":
        """Return it with another number of rounds in all.

        Raises:
            BadInput: When so many can't be held.
            Refusal: When there have been more already.
        """
        if rounds < len(self.done):
            raise Refusal(_("There have been more rounds than that already."))
        changed = replace(self, rounds=rounds)
        check_practice(changed)
        return changed

    def joined(self) -> "Practice":
        """Return it with one person more, who takes part from the next round on.

        Raises:
            BadInput: When there are too many for one table.
        """
        check_people(len(self.seats) + 1)
        seat = max(self.last_seat, *self.seats) + 1
        return replace(self, seats=(*self.seats, seat), next_up=None)

    def without(self, seat: int) -> "Practice":
        """Return it without somebody who has to leave.

        Raises:
            Refusal: When nobody has this seat, or too few would be left.
        """
        self._check(seat)
        if len(self.seats) <= FEWEST:
            raise Refusal(_("A practice round needs {fewest} people.").format(fewest=FEWEST))
        seats = tuple(each for each in self.seats if each != seat)
        return replace(self, seats=seats, last_seat=max(self.last_seat, seat), next_up=None)

    def skipping(self, seat: int) -> "Practice":
        """Return it with somebody passing a special role in the next round; it comes back later.

        Raises:
            Refusal: When the seat has no special role then, or nobody could take it.
        """
        planned = self._next()
        if seat not in planned.roles:
            raise Refusal(_("Seat {seat} has no special role in the next round.").format(seat=seat))
        if not planned.group:
            raise Refusal(_("Nobody is free to take it: swap two seats instead."))
        others = tuple(each for each in self.seats if each != seat)
        due = rotation(others, 1, self.done)[0].roles
        # At most two of the three keep another role, so one who is due is free.
        return self.swapping(seat, next(each for each in due if each in planned.group))

    def swapping(self, one: int, other: int) -> "Practice":
        """Return it with two seats changing places in the next round.

        Raises:
            Refusal: When nobody has one of the seats.
        """
        self._check(one)
        self._check(other)
        change = {one: other, other: one}
        planned = self._next()
        facilitator, presenter, observer = (change.get(each, each) for each in planned.roles)
        group = tuple(change.get(each, each) for each in planned.group)
        return replace(self, next_up=Round(facilitator, presenter, observer, group))

    def draws(self, dilemmas: Sequence[str]) -> "Practice":
        """Return it with one of `dilemmas`, as they come, for the next round; none twice.

        When all of them have been drawn it begins again with the one drawn longest ago.
        """
        fresh = next((each for each in dilemmas if each not in self.drawn), None)
        oldest = next((each for each in self.drawn if each in dilemmas), None)
        chosen = fresh or oldest
        if chosen is None:
            return self
        return replace(self, drawn=(*(each for each in self.drawn if each != chosen), chosen))

    def _next(self) -> Round:
        if not self.left:
            raise Refusal(_("All rounds are done."))
        return self.coming[0]

    def _check(self, seat: int) -> None:
        if seat not in self.seats:
            raise Refusal(_("Nobody has seat {seat}.").format(seat=seat))


def check_practice(wanted: Practice) -> None:
    """See that an event can be held as it is wanted.

    Raises:
        BadInput: When it can't.
    """
    check_people(len(wanted.seats))
    if not 1 <= wanted.rounds <= MOST_ROUNDS:
        raise BadInput(_("Choose 1 to {most} rounds.").format(most=MOST_ROUNDS))
    if not 0 <= wanted.pause <= LONGEST_PAUSE:
        raise BadInput(_("Choose a pause of 0 to {most} minutes.").format(most=LONGEST_PAUSE))


def check_people(people: int) -> None:
    """See that so many people can practise at one table.

    Raises:
        BadInput: When they can't.
    """
    if people < FEWEST:
        raise BadInput(
            _(
                "A practice round needs {fewest} people: facilitator, presenter and observer."
            ).format(fewest=FEWEST)
        )
    if people > MOST_PEOPLE:
        raise BadInput(
            _("{most} people is the most for one table: make several.").format(most=MOST_PEOPLE)
        )


def rounds_that_fit(whole: int, minutes: int, pause: int) -> int:
    """Return how many rounds of `minutes`, with pauses between them, fit into `whole` minutes."""
    return max(0, (whole + pause) // (minutes + pause))
