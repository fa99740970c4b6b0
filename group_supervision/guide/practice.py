"""Leading an event of practice rounds: its plan, what is drawn for a round, and the round."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Final

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.config import Config
from group_supervision.core.choices import Kind, NotePolicy, Setup
from group_supervision.core.format import Format
from group_supervision.core.plan import plan
from group_supervision.core.practice import Practice, Slot, check_practice
from group_supervision.core.rotation import Round
from group_supervision.errors import BadInput, StoreError
from group_supervision.formats.dilemmas import Dilemma, load_dilemmas
from group_supervision.formats.library import DEFAULT_FORMAT, load_format
from group_supervision.guide.outcome import nothing_kept
from group_supervision.guide.words.practice import Incident, Incidents, incident
from group_supervision.live.clock import Clock
from group_supervision.live.opening import open_session
from group_supervision.live.session import LiveSession
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.practice_file import PracticeFile
from group_supervision.translation import _

USUAL_PEOPLE: Final = 6
USUAL_ROUNDS: Final = 3
USUAL_PAUSE: Final = 5
"""Minutes."""
_STALE: Final = timedelta(hours=18)
"""An event that began longer ago than this is not the one that is meant today."""


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
        self._incidents: list[Incidents] = []
        self._incident: Incidents | None = None
        if not practice.drawn:
            self.draw_dilemma()

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
    def behind(self) -> timedelta:
        """How much later than planned it would end; nothing before the first round."""
        started = bool(self.practice.done)
        return self.practice.behind(self._clock.now()) if started else timedelta()

    @property
    def dilemma(self) -> Dilemma | None:
        """What the presenter of the next round tells; `None`: there is no dilemma to draw."""
        drawn = self.practice.drawn
        return self._dilemmas.get(drawn[-1]) if drawn else None

    @property
    def incident(self) -> Incident | None:
        """What is to happen in the next round; `None`: nothing was drawn."""
        return None if self._incident is None else incident(self._incident)

    def draw_dilemma(self) -> None:
        """Draw a dilemma for the next round, none twice while there are others."""
        shuffled = sorted(self._dilemmas)
        self._chance.shuffle(shuffled)
        self.change(lambda practice: practice.draws(shuffled))

    def draw_incident(self) -> None:
        """Draw something that is to happen in the next round, none twice while there are others."""
        if not self._incidents:
            self._incidents = list(Incidents)
            self._chance.shuffle(self._incidents)
        self._incident = self._incidents.pop()

    def change(self, how: Callable[[Practice], Practice]) -> None:
        """Change the plan and keep it. A disk that refuses stops nothing.

        Raises:
            BadInput, Refusal: When it can't be changed so; it is then as it was.
        """
        self.practice = how(self.practice)
        self._keep()

    def begin_round(self, config: Config) -> LiveSession:
        """Open the session of the next round.

        Raises:
            BadInput: When all rounds have been held.
            Refusal: When another console runs a session, or the folder can't be written to.
        """
        if self.next_round is None:
            raise BadInput(_("All rounds are done."))
        setup = replace(
            _setup(self.fmt, self.practice), screens=config.screens, face=config.clock_face
        )
        live = open_session(DataFolder(self._folder), self.fmt, setup, Anonymiser(), self._clock)
        if not self.practice.done:
            now = self._clock.now()
            self.change(lambda practice: replace(practice, began=now))
        return live

    def round_left(self, live: LiveSession, said: str) -> None:
        """Go on to the next round, with another dilemma, once this one has been held.

        One that never began, or broke off and can be continued, stays the next one.

        Args:
            live: The session of the round, left.
            said: What home would say of it. Of a round of which nothing was kept, only this tells
                that it was held.
        """
        if not (live.session.is_ended or said == nothing_kept()):
            return
        self.change(Practice.held)
        self._incident = None
        if self.next_round is not None:
            self.draw_dilemma()

    def end(self) -> str:
        """Forget the event; what the rounds left stays, marked as practice. Returns a sentence."""
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


def under_way(folder: Path, clock: Clock) -> Practice | None:
    """Return the event that was begun and not ended, if there is one of today."""
    practice = PracticeFile(folder).load()
    if practice is None or clock.now() - practice.began > _STALE:
        return None
    return practice


def wanted_practice(
    clock: Clock,
    *,
    format_id: str = DEFAULT_FORMAT,
    people: int = USUAL_PEOPLE,
    rounds: int = USUAL_ROUNDS,
    minutes: int | None = None,
    pause: int = USUAL_PAUSE,
    speed: float = 1.0,
) -> Practice:
    """Return an event as it is wanted.

    Args:
        clock: Says when it begins.
        format_id: What is practised.
        people: How many there are.
        rounds: How many rounds there are to be.
        minutes: Length of a round; `None`: the format's practice form, else its usual length.
        pause: Minutes between two rounds.
        speed: How many session seconds pass in one real second.

    Raises:
        BadInput: When it can't be held so.
        FormatError: When there is no such format.
    """
    fmt = load_format(format_id)
    if not fmt.timed:
        raise BadInput(
            _("{format} has no minutes of its own: practise a timed format.").format(
                format=fmt.title
            )
        )
    length = minutes or next(iter(fmt.practice_lengths), fmt.default_length)
    seats = tuple(range(1, people + 1))
    wanted = Practice(seats, rounds, length, pause, clock.now(), format_id, speed)
    check_practice(wanted)
    plan(fmt, _setup(fmt, wanted))
    return wanted


def _setup(fmt: Format, practice: Practice) -> Setup:
    """Return the choices of a round. Nothing is written down in practice but the times."""
    return Setup(
        minutes=practice.minutes if fmt.timed else 0,
        people=len(practice.seats),
        policy=NotePolicy.NONE,
        kind=Kind.PRACTICE,
        speed=practice.speed,
    )
