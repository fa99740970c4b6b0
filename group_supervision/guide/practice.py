"""Leading an event of practice rounds: its plan, what is drawn for a round, and the round."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from enum import Enum, auto
from pathlib import Path
from random import Random
from typing import Final

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.config import Config
from group_supervision.core.choices import Kind, NotePolicy, Setup
from group_supervision.core.format import Format
from group_supervision.core.plan import plan
from group_supervision.core.practice import (
    MOST_ROUNDS,
    Practice,
    Slot,
    check_practice,
    rounds_that_fit,
)
from group_supervision.core.rotation import Round
from group_supervision.core.timeline import check_speed
from group_supervision.errors import BadInput, StoreError
from group_supervision.formats.dilemmas import Dilemma, load_dilemmas
from group_supervision.formats.library import DEFAULT_FORMAT, load_format
from group_supervision.guide.outcome import nothing_kept
from group_supervision.guide.words.practice import Incident, Incidents, heading, incident
from group_supervision.live.clock import Clock
from group_supervision.live.opening import open_session
from group_supervision.live.session import LiveSession
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.practice_file import PracticeFile
from group_supervision.translation import _, ngettext

USUAL_PEOPLE: Final = 6
USUAL_ROUNDS: Final = 3
USUAL_PAUSE: Final = 5
"""Minutes."""
_STALE: Final = timedelta(hours=18)
"""An event that began longer ago than this is not the one that is meant today."""


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
    def heading(self) -> str:
        """Which round is next, and whether it is late."""
        practice = self.practice
        behind = practice.behind(self._clock.now()) if practice.done else None
        return heading(self.number, practice.rounds, behind)

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
    people: int | None = None,
    rounds: int | None = None,
    minutes: int | None = None,
    pause: int = USUAL_PAUSE,
    within: int | None = None,
    speed: float = 1.0,
) -> Practice:
    """Return an event as it is wanted.

    Args:
        clock: Says when it begins.
        format_id: What is practised.
        people: How many there are; `None`: as usual.
        rounds: How many rounds there are to be; `None`: as many as fit, else as usual.
        minutes: Length of a round; `None`: the format's practice form, else its usual length.
        pause: Minutes between two rounds.
        within: Minutes there are for all of it; `None`: as many as it takes.
        speed: How many session seconds pass in one real second.

    Raises:
        BadInput, FormatError: When it can't be held so, or there is no such format.
    """
    check_speed(speed)
    fmt = load_format(format_id)
    wanted = Practice(
        seats=tuple(range(1, (USUAL_PEOPLE if people is None else people) + 1)),
        rounds=USUAL_ROUNDS if rounds is None else rounds,
        minutes=_usual_minutes(fmt) if minutes is None else minutes,
        pause=pause,
        began=clock.now(),
        format=format_id,
        speed=speed,
    )
    check_practice(wanted)
    plan(fmt, _setup(fmt, wanted))
    return wanted if within is None else _fitted(wanted, within, rounds)


def _usual_minutes(fmt: Format) -> int:
    if not fmt.timed:
        raise BadInput(
            _("{format} has no minutes of its own: practise a timed format.").format(
                format=fmt.title
            )
        )
    return next(iter(fmt.practice_lengths), fmt.default_length)


def _fitted(wanted: Practice, within: int, rounds: int | None) -> Practice:
    """Return an event with as many rounds as there is time for, unless their number was given."""
    most = rounds_that_fit(within, wanted.minutes, wanted.pause)
    if most < (1 if rounds is None else rounds):
        raise BadInput(
            ngettext(
                "{count} round of {{length}} minutes fits into {{within}} minutes.",
                "{count} rounds of {{length}} minutes fit into {{within}} minutes.",
                most,
            ).format(length=wanted.minutes, within=within)
        )
    return wanted.with_rounds(min(most, MOST_ROUNDS) if rounds is None else rounds)


def _setup(fmt: Format, practice: Practice) -> Setup:
    """Return the choices of a round. Nothing is written down in practice but the times."""
    return Setup(
        minutes=practice.minutes if fmt.timed else 0,
        people=len(practice.seats),
        policy=NotePolicy.NONE,
        kind=Kind.PRACTICE,
        speed=practice.speed,
    )
