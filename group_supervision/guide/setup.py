"""The set-up of a session: what can be chosen, within which limits, and the plan it makes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final, TypeVar

from group_supervision.config import Config
from group_supervision.core.choices import (
    ClockFace,
    Gathering,
    NotePolicy,
    Screens,
    Setting,
    Setup,
    Word,
)
from group_supervision.core.finish_time import minutes_until, next_at
from group_supervision.core.format import Format
from group_supervision.core.plan import Plan, Step, plan, with_kind
from group_supervision.core.templates import minutes_in_words
from group_supervision.core.text import Anonymised, clean
from group_supervision.errors import BadInput
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.guide.words.choices import options
from group_supervision.translation import _

SMALLEST_GROUP: Final = 2
LARGEST_GROUP: Final = 30
LONGEST_LABEL: Final = 40
"""Characters of the group's label."""

_USUAL_GROUP: Final = 7
_STEP: Final = 5
"""Minutes between two lengths on offer; a finish time gives any other."""
_MOST_DIGITS: Final = 3
_LONGEST_WAIT: Final = timedelta(hours=12)
"""A time to begin at that is further off was meant for today, and has passed."""

Value = TypeVar("Value")
Options = Sequence[tuple[str, Value]]
"""What can be chosen, each with its words."""

NO_VARIATION: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class SetupDraft:
    """What has been chosen so far. Names to protect are not in it: the anonymiser holds them."""

    fmt: Format
    minutes: int
    """Length in minutes; 0 when the format is untimed."""
    until: str = ""
    """The time of day to finish at, as typed; empty: `minutes` says how long it lasts."""
    people: int = _USUAL_GROUP
    policy: NotePolicy = NotePolicy.AFTER
    setting: Setting = Setting.IN_PERSON
    gathering: Gathering = Gathering.PEER
    screens: Screens = Screens.ONE
    word: Word = Word.DILEMMA
    variation: frozenset[str] = NO_VARIATION
    """Ids of the optional phases that were chosen."""
    label: str = field(default="", repr=False)
    """The group's label as it was typed; anonymised when the session is opened."""
    speed: float = 1.0
    face: ClockFace | None = None
    begins_at: str = ""
    """The time of day the Ready card counts down to, as typed; empty: it doesn't."""

    def with_format(self, fmt: Format) -> "SetupDraft":
        """Choose a format: its own usual length, a usual size, and no variation of another's."""
        if fmt is self.fmt:
            return self
        minutes = fmt.default_length if fmt.timed else 0
        people = _usual_people(fmt, self.people)
        other = replace(
            self, fmt=fmt, minutes=minutes, people=people, until="", variation=NO_VARIATION
        )
        is_offered = self.word in [word for _words, word in other.words()]
        return other if is_offered else replace(other, word=Word.DILEMMA)

    def with_length(self, typed: str, now: datetime) -> "SetupDraft":
        """Choose a length by what was typed: minutes, or a time of day to finish at.

        Raises:
            BadInput: When it is neither, or the format does not fit into it.
        """
        is_number = typed.isdecimal() and len(typed) <= _MOST_DIGITS
        minutes = int(typed) if is_number else minutes_until(typed, now)
        draft = replace(self, minutes=minutes, until="" if is_number else typed)
        draft.plan(now)
        return draft

    def setup(self, now: datetime, *, protected: int = 0, group: Anonymised | None = None) -> Setup:
        """Return the choices as of `now`: a finish time comes nearer while it is asked for.

        Args:
            now: Aware.
            protected: How many names are protected.
            group: The label without names.

        Raises:
            BadInput: When the finish time isn't a time of day.
        """
        setup = Setup(
            minutes=self.minutes,
            people=self.people,
            policy=self.policy,
            setting=self.setting,
            gathering=self.gathering,
            screens=self.screens,
            word=self.word,
            options=self.variation,
            cases=self.fmt.turns if self.fmt.most_cases > 1 else 1,
            speed=self.speed,
            # Where nothing is written no name needs replacing, and not even their number is kept.
            protected=0 if self.policy is NotePolicy.NONE else protected,
            face=self.face,
            group=group,
        )
        if self.until and self.fmt.timed:
            return replace(setup, minutes=minutes_until(self.until, now))
        return with_kind(self.fmt, setup)

    def check_beginning(self, now: datetime) -> None:
        """See that the time to begin at, if there is one, can be counted down to.

        Raises:
            BadInput: When it isn't a time of day, has passed, or the clock runs faster than life.
        """
        if not self.begins_at:
            return
        if self.speed != 1:
            raise BadInput(_("A demonstration has no countdown: leave out the time to begin at."))
        if next_at(self.begins_at, now) - now > _LONGEST_WAIT:
            raise BadInput(
                _("“{time}” has passed, or is more than 12 hours off. Try a time nearer.").format(
                    time=clean(self.begins_at, 20)
                )
            )

    def beginning(self, now: datetime) -> datetime | None:
        """Return when the group means to begin; `None`: nothing to count down to, or too late."""
        try:
            self.check_beginning(now)
        except BadInput:
            return None
        return next_at(self.begins_at, now) if self.begins_at else None

    @property
    def is_practice(self) -> bool:
        """Whether the length makes it a practice round; a finish time never does."""
        return not self.until and self.minutes in self.fmt.practice_lengths

    def plan(self, now: datetime) -> Plan:
        """Lay out the session.

        Raises:
            BadInput: When the format does not fit into the length.
        """
        return plan(self.fmt, self.setup(now))

    def remark(self) -> str:
        """Return what is worth saying of the choices; empty: nothing. Nothing is ever blocked."""
        least, most = self.fmt.people_usual
        if self.speed != 1:
            return _("Demonstration at {speed:g} times the speed.").format(speed=self.speed)
        if self.word is Word.EXPERIENCE:
            return _("The account is taken as given: no prompt offers another reading.")
        if self.is_practice:
            return _("Practice round, and recorded as one.")
        if not least <= self.people <= most:
            return _usual_size(least, most)
        return ""

    def lengths(self) -> Options[int]:
        """Return the lengths on offer."""
        if not self.fmt.timed:
            return [(_("as long as it takes"), 0)]
        first = -(-self.fmt.shortest // _STEP) * _STEP
        lengths = {*self.fmt.session_lengths, *range(first, self.fmt.longest + 1, _STEP)}
        return [(minutes_in_words(each), each) for each in sorted({*lengths, self.minutes})]

    def words(self) -> Options[Word]:
        """Return the group's words for what is brought.

        An experience of racism is among them where the format has a form for it.
        """
        has_form = self.fmt.taken_as_given is not None
        return [each for each in options(Word) if has_form or each[1] is not Word.EXPERIENCE]

    def variations(self) -> Options[frozenset[str]]:
        """Return the variations of the format."""
        optional = self.fmt.optional_phases
        return [
            (_("none"), NO_VARIATION),
            *((phase.title.lower(), frozenset({phase.id})) for phase in optional),
        ]

    def as_defaults(self, protected: Sequence[str]) -> SetupDefaults:
        """Return what the form has to be filled in with to look like this again."""
        return SetupDefaults(
            format_id=self.fmt.id,
            minutes=self.minutes if self.fmt.timed else None,
            until=self.until or None,
            people=self.people,
            policy=self.policy,
            group=self.label or None,
            protected=tuple(protected),
            speed=self.speed,
            begins_at=self.begins_at,
        )


def first_draft(formats: Sequence[Format], defaults: SetupDefaults, config: Config) -> SetupDraft:
    """Fill in the set-up with what was asked for, then the settings, then the format's own.

    Args:
        formats: All formats there are.
        defaults: What was asked for; names a format that is among them.
        config: The user's settings.
    """
    fmt = next(each for each in formats if each.id == defaults.format_id)
    return SetupDraft(
        fmt=fmt,
        minutes=(defaults.minutes or _usual_length(fmt, config)) if fmt.timed else 0,
        until=defaults.until or "",
        people=defaults.people or _usual_people(fmt, _USUAL_GROUP),
        policy=defaults.policy or config.notes,
        screens=config.screens,
        label=defaults.group or "",
        speed=defaults.speed,
        face=config.clock_face,
        begins_at=defaults.begins_at,
    )


def check_people(people: int) -> None:
    """See that so many people are a group.

    Raises:
        BadInput: When they are not.
    """
    if not SMALLEST_GROUP <= people <= LARGEST_GROUP:
        raise BadInput(
            _("Choose {least} to {most} people.").format(least=SMALLEST_GROUP, most=LARGEST_GROUP)
        )


def group_sizes() -> Options[int]:
    """Return how many people a group may have."""
    return [(str(each), each) for each in range(SMALLEST_GROUP, LARGEST_GROUP + 1)]


def ends_at(laid_out: Plan, now: datetime) -> datetime:
    """Return when a session that begins now will end, by the wall clock."""
    return now + laid_out.planned / laid_out.setup.speed


def rounds(laid_out: Plan) -> Iterator[tuple[int, Sequence[Step]]]:
    """Yield the steps of a plan, those that repeat once, each group with how often it is held."""
    once = [step for step in laid_out.steps if step.turn == 1]
    for turns, steps in groupby(once, key=lambda step: step.turns):
        yield turns, list(steps)


def _usual_length(fmt: Format, config: Config) -> int:
    """Return the length the settings ask for where the format can take it, else its own."""
    wanted = config.length or 0
    takes_it = wanted in fmt.lengths or fmt.shortest <= wanted <= fmt.longest
    return wanted if takes_it else fmt.default_length


def _usual_people(fmt: Format, people: int) -> int:
    """Return how many people, as near to `people` as is usual for the format."""
    least, most = fmt.people_usual
    return min(max(people, least), most)


def _usual_size(least: int, most: int) -> str:
    if least == most:
        return _("Groups of {most} are usual for this; you can go on.").format(most=most)
    return _("Groups of {least} to {most} are usual for this; you can go on.").format(
        least=least, most=most
    )


def minutes_of(time: timedelta) -> int:
    """Return a planned time in whole minutes."""
    return round(time / timedelta(minutes=1))
