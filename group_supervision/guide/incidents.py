"""What a trainer has somebody act out in a round: drawn without repeats, or chosen."""

from random import Random

from group_supervision.guide.words.practice import Incident, Incidents, incident


class IncidentDeck:
    """What can be called up at any time in a round, and what has been."""

    def __init__(self, chance: Random) -> None:
        """Draw with `chance`."""
        self._chance = chance
        self._left: list[Incidents] = []
        self._called: Incidents | None = None

    @property
    def called(self) -> Incident | None:
        """What is to happen; `None`: nothing was called up."""
        return None if self._called is None else incident(self._called)

    def draw(self) -> None:
        """Draw one, none twice while there are others."""
        if not self._left:
            self._left = list(Incidents)
            self._chance.shuffle(self._left)
        self._called = self._left.pop()

    def choose(self, which: Incidents | None) -> None:
        """Take this one, or none."""
        self._called = which
        if which in self._left:
            self._left.remove(which)
