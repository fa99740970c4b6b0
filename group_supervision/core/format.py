"""A format: a way of holding group supervision, as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from group_supervision.core.choices import ClockFace, Setting


class NoteKind(StrEnum):
    """What a note is about."""

    HYPOTHESIS = "hypothesis"
    FEELING = "feeling"
    QUESTION = "question"
    RESONANCE = "resonance"
    LEARNING = "learning"
    FOLLOW_UP = "follow-up"


class Repeat(StrEnum):
    """What a phase is repeated for."""

    CASE = "case"
    """Once for each presenter of the session."""
    PERSON = "person"
    """Once for each person in the group, in turn."""


@dataclass(frozen=True, slots=True)
class Lens:
    """A named way of looking, with the prompts that belong to it."""

    title: str
    prompts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DriftLine:
    """A way the group may slip, and a neutral line that brings everyone back."""

    id: str
    drift: str
    line: str
    note: str = ""
    """What the facilitator bears in mind before she says it."""


@dataclass(frozen=True, slots=True)
class Phase:
    """One part of a session: who speaks, who listens, for how long, with which words."""

    id: str
    """Stable key, such as `wonder`."""
    title: str
    """The plain name that the room reads."""
    short: str
    """One or two words for the line of phases."""
    minutes: Mapping[int, int]
    """Minutes for each length of the format, an entry for every length; 0: takes no part."""
    floor: int
    """Minutes below which this phase is never cut."""
    speaks: str
    """Who speaks, as the room reads it after "Speaking:". Empty: nobody."""
    silent: str
    """Who listens, as the room reads it after "Listening in silence:". Empty: nobody."""
    say: Mapping[Setting, str]
    """The facilitator's opening line for each setting. Console only."""
    room: Mapping[Setting, tuple[str, ...]]
    """What the room reads for each setting: at most three lines of 60 characters."""
    lenses: tuple[Lens, ...]
    """Prompts for the group, shown one at a time when the facilitator chooses."""
    drift: tuple[str, ...]
    """What to watch for. Console only."""
    note_kind: NoteKind
    """The kind a note starts with here."""
    face: ClockFace
    """The clock face the room starts with here."""
    overtime_in_room: bool
    """Whether the room sees by how much this phase runs over; the console always does."""
    protected: bool
    """Whether its time belongs to one person: no minute is taken back, leaving early asks."""
    optional: bool
    """Whether it takes part only when chosen."""
    chosen_minutes: int
    """Minutes it takes when chosen at a length whose table gives it none."""
    repeat: Repeat | None
    """What this phase is repeated for, if anything. Neighbours with one repeat form one round."""
    basis: str
    """What its order and minutes rest on: verified, adapted or inferred, with the source."""
    closing: bool = False
    """Whether a group leaves the story here: a stop for the presenter can lead to it."""


@dataclass(frozen=True, slots=True)
class Surplus:
    """A phase that takes what is over, up to a limit."""

    phase: str
    up_to: int | None
    """Minutes it may grow to; `None`: without limit."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a part of the format comes from."""

    id: str
    title: str
    url: str
    """Its own address or DOI; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class Source:
    """What the format rests on, and what of it is ours."""

    model: str
    verified: tuple[str, ...]
    adapted: tuple[str, ...]
    inferred: tuple[str, ...]
    licence: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Cards:
    """What the room reads when no phase is under way; each at most three lines, title first."""

    welcome: tuple[str, ...]
    """Before the start."""
    stopped: tuple[str, ...]
    """When the presenter asked to stop."""
    curtain: tuple[str, ...]
    """When the facilitator drew the curtain."""
    resting: tuple[str, ...]
    """After the end."""
    away: tuple[str, ...]
    """During a break; the time of return is put beneath."""
    quiet: tuple[str, ...]
    """During a minute of silence."""


@dataclass(frozen=True, slots=True)
class TakenAsGiven:
    """What is different where the account is an experience of racism, and taken as given."""

    leaves_out: tuple[str, ...]
    """Prompts and lines of the room that offer another reading, word for word."""
    leaves_out_drift_lines: tuple[str, ...]
    """Ids of the drift lines that do."""
    first_lens: str
    """The lens that comes first wherever a phase has it."""
    first_drift_line: str
    """Id of the drift line that comes first."""
    say: Mapping[str, str]
    """The facilitator's opening line in place of the phase's own, by the id of the phase."""
    room: Mapping[str, tuple[str, ...]]
    """What the room reads in place of the phase's own lines, by the id of the phase."""


@dataclass(frozen=True, slots=True)
class Observed:
    """What is different in the checklist of an observer who watches this format."""

    watches_for: str = ""
    """Id of the drift line to be noticed within a minute; empty: the first there is."""
    leaves_out: tuple[str, ...] = ()
    """What isn't looked for, by the values of `core.checklist.Item`."""


@dataclass(frozen=True, slots=True)
class Format:
    """A way of holding group supervision."""

    id: str
    """Stable key: the name of its file without the ending."""
    title: str
    summary: str
    timed: bool
    """Whether minutes are published for it. An untimed format counts up."""
    lengths: tuple[int, ...]
    """Every length in minutes for which the phases carry a table, ascending."""
    practice_lengths: tuple[int, ...]
    """Those of `lengths` that are for practice rounds alone."""
    default_length: int
    shortest: int
    """The shortest session in minutes that may be asked for."""
    longest: int
    """The longest session in minutes that may be asked for."""
    people_suggested: tuple[int, int]
    """Smallest and largest group that is suggested."""
    people_usual: tuple[int, int]
    """Outside this range the form says so; nothing is blocked."""
    most_cases: int
    """How many presenters may follow one another in one session."""
    gives_way: tuple[str, ...]
    """Ids of the phases that give minutes away, in this order, each down to its floor."""
    takes_surplus: tuple[Surplus, ...]
    """The phases that take minutes that are over, in this order."""
    cards: Cards
    phases: tuple[Phase, ...]
    drift_lines: tuple[DriftLine, ...]
    room_words: tuple[str, ...]
    """Short lines that may be put before the room in place of a prompt."""
    source: Source
    taken_as_given: TakenAsGiven | None = None
    """`None`: it has no form for an account that is taken as given."""
    stop_say: str = ""
    """The facilitator's line when she stops for the presenter. Console only; empty: none."""
    language: str = "en"
    """The language its lines are written in, as a code such as `en` or `pt-BR`."""
    turns: int = 1
    """How often the parts that repeat are held in each length of a timed format."""
    observer: Observed = Observed()
    gate: tuple[str, ...] = ()
    """When not to use it: set-up shows it and asks before a session is opened. Empty: nothing."""

    @property
    def session_lengths(self) -> tuple[int, ...]:
        """The lengths of `lengths` that a session, not a practice round, may take as they are."""
        return tuple(each for each in self.lengths if each not in self.practice_lengths)

    def turns_of(self, phase: Phase) -> int:
        """Return how often a phase of a timed format is held in each of its lengths."""
        return 1 if phase.repeat is None else self.turns

    @property
    def optional_phases(self) -> tuple[Phase, ...]:
        """The phases that take part only when chosen."""
        return tuple(phase for phase in self.phases if phase.optional)

    def phase(self, phase_id: str) -> Phase:
        """Return the phase with this id.

        Raises:
            KeyError: When the format has no such phase.
        """
        for phase in self.phases:
            if phase.id == phase_id:
                return phase
        raise KeyError(phase_id)
