"""Leading an event of practice rounds: its plan, what is drawn for a round, and the round."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import Enum, auto
from pathlib import Path
from random import Random

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.config import Config
from group_supervision.core.hall import Standing, TableSign
from group_supervision.core.practice import Practice, Slot
from group_supervision.core.rotation import Round
from group_supervision.errors import BadInput, StoreError
from group_supervision.formats.dilemmas import Dilemma, load_dilemmas
from group_supervision.formats.library import load_format
from group_supervision.guide.drift_tally import DriftTally
from group_supervision.guide.hall_afar import started_relay
from group_supervision.guide.incidents import IncidentDeck
from group_supervision.guide.outcome import nothing_kept
from group_supervision.guide.practice_plan import round_setup
from group_supervision.guide.table import Table
from group_supervision.guide.words.practice import heading
from group_supervision.live.clock import Clock
from group_supervision.live.opening import open_session, resume_session
from group_supervision.live.session import LiveSession
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.library import Library
from group_supervision.storage.practice_file import PracticeFile
from group_supervision.translation import _


class PlanLeft(Enum):
    """How the plan of the rounds was left."""

    BEGIN = auto()
    """To hold the next round."""
    HOME = auto()
    """To go home; the event can be gone on with."""
    ENDED = auto()
    """To go home; the event is over."""


class PracticeEvent:
    """An event under way, kept on the disk after every change."""

    def __init__(
        self, folder: Path, clock: Clock, practice: Practice, chance: Random | None = None
    ) -> None:
        """Lead `practice`.

        Args:
            folder: The data folder.
            clock: The clock of everything that happens here.
            practice: The event as it stands.
            chance: What dilemmas and incidents are drawn with.

        Raises:
            FormatError: When its format can't be read.
            BadInput: When its format can't be held in its minutes.
        """
        self.practice = practice
        self.fmt = load_format(practice.format)
        self.complaints: list[str] = []
        """Sentences about what could not be read or kept; whoever shows them empties the list."""
        self._folder = folder
        self._clock = clock
        self._chance = chance or Random()  # noqa: S311 - nothing here has to be unguessable
        dilemmas, complaints = load_dilemmas()
        self.complaints += complaints
        self._dilemmas = {each.id: each for each in dilemmas}
        self.incidents = IncidentDeck(self._chance)
        """What is to happen in the next round, or the one that is held."""
        self._agreed: frozenset[int] = frozenset()
        """Who was there when the format's gate was last passed."""
        self.table = _table(folder, practice, clock)
        """Its place in a hall; `None`: it is a table of its own."""
        self.tally: DriftTally | None = None
        """The drift lines used in the round that is held; `None`: nobody wants them counted."""
        self.broke_off = False
        """Whether the next round was begun already, and can be gone on with."""
        if not practice.drawn:
            self.draw_dilemma()
        if practice.under_way:
            self._take_up()

    @property
    def next_round(self) -> Round | None:
        """The next round; `None`: all have been held."""
        return next(iter(self.practice.coming), None)

    @property
    def number(self) -> int:
        """The number of the next round, from 1."""
        return len(self.practice.done) + 1

    @property
    def timetable(self) -> Sequence[tuple[Round, Slot]]:
        """The rounds still to come, each with its time if the next one began now."""
        slots = self.practice.timetable(self._clock.now())
        return list(zip(self.practice.coming, slots, strict=True))

    @property
    def heading(self) -> str:
        """Which round is next, and whether it is late."""
        practice = self.practice
        behind = practice.behind(self._clock.now()) if practice.done else None
        said = heading(self.number, practice.rounds, behind)
        broke_off = _("{heading}. It broke off: Enter goes on with it")
        return broke_off.format(heading=said) if self.broke_off else said

    @property
    def dilemma(self) -> Dilemma | None:
        """What the presenter of the next round tells; `None`: there is no dilemma to draw."""
        drawn = self.practice.drawn
        return self._dilemmas.get(drawn[-1]) if drawn else None

    @property
    def gate(self) -> tuple[str, ...]:
        """When not to use the format, to be read before the next round; empty: that was done.

        It is read once more when somebody has arrived: a group that is safe for some isn't yet
        safe for all.
        """
        return () if self._agreed.issuperset(self.practice.seats) else self.fmt.gate

    def pass_gate(self) -> None:
        """Take it as said that the format is right for everyone who is there."""
        self._agreed = frozenset(self.practice.seats)

    def draw_dilemma(self) -> None:
        """Draw a dilemma for the next round, none twice while there are others."""
        shuffled = sorted(self._dilemmas)
        self._chance.shuffle(shuffled)
        self.change(lambda practice: practice.draws(shuffled))

    def change(self, how: Callable[[Practice], Practice]) -> None:
        """Change the plan and keep it. A disk that refuses stops nothing.

        Raises:
            BadInput, Refusal: When it can't be changed so; it is then as it was.
        """
        self.practice = how(self.practice)
        self._keep()

    def beat(self) -> None:
        """Say to the hall, where there is one, that this table is between two rounds."""
        if self.table is not None:
            self.table.between(self.number, self.practice.rounds)

    def begin_round(self, config: Config) -> LiveSession:
        """Open the session of the next round, or go on with it where it broke off.

        Raises:
            BadInput: When all rounds have been held.
            Refusal: When another console runs a session, or the folder can't be written to.
        """
        if self.next_round is None:
            raise BadInput(_("All rounds are done."))
        self.tally = DriftTally(self.fmt.drift_lines) if config.drift_tally else None
        if self.broke_off:
            return resume_session(DataFolder(self._folder), self.practice.under_way, self._clock)
        setup = replace(
            round_setup(self.fmt, self.practice), screens=config.screens, face=config.clock_face
        )
        live = open_session(DataFolder(self._folder), self.fmt, setup, Anonymiser(), self._clock)
        if not self.practice.done:
            now = self._clock.now()
            self.change(lambda practice: replace(practice, began=now))
        self.change(lambda practice: replace(practice, under_way=live.id))
        return live

    def round_left(self, live: LiveSession, said: str) -> None:
        """Go on to the next round, with another dilemma, once this one has been held.

        One that never began, or broke off and can be continued, stays the next one.

        Args:
            live: The session of the round, left.
            said: What home would say of it. Of a round of which nothing was kept, only this tells
                that it was held.
        """
        self.broke_off = live.session.is_started
        if live.session.is_ended or said == nothing_kept():
            self._held()

    def _held(self) -> None:
        self.broke_off = False
        self.change(Practice.held)
        self.incidents.choose(None)
        if self.next_round is not None:
            self.draw_dilemma()

    def _take_up(self) -> None:
        """See what became of a round that was under way when the program was last left."""
        summaries = Library(self._folder).summaries(self._clock.now())
        found = next((each for each in summaries if each.id == self.practice.under_way), None)
        if found is not None and found.is_closed:
            self._held()
        else:
            self.broke_off = found is not None

    def leave(self) -> None:
        """Say to the hall, where there is one, that the console is being closed."""
        if self.table is not None:
            self.table.leave()

    def end(self) -> str:
        """Forget the event; what the rounds left stays, marked as practice. Returns a sentence."""
        if self.table is not None:
            self.table.take_down()
            self.table = None
        try:
            PracticeFile(self._folder).forget()
        except StoreError as error:
            return str(error)
        return _("The practice is over.")

    def _keep(self) -> None:
        try:
            PracticeFile(self._folder).keep(self.practice)
        except StoreError as error:
            self.complaints.append(str(error))


def _table(data: Path, practice: Practice, clock: Clock) -> Table | None:
    """Take an event's place in a hall, if it has one."""
    place = practice.place
    if place is None:
        return None
    sign = TableSign(
        number=place.number,
        joined=clock.now(),
        standing=Standing.BETWEEN,
        round=len(practice.done) + 1,
        rounds=practice.rounds,
    )
    folder = Path(place.folder)
    return Table(folder, place.file, sign, clock, relay=started_relay(data, folder, clock))
