"""The choices that are made before a session starts, each with the words the form shows."""

from dataclasses import dataclass
from enum import StrEnum

from group_supervision.core.text import Anonymised
from group_supervision.translation import _


class NotePolicy(StrEnum):
    """What is written down, and when. On the wall, in the agreement, always on the console.

    Ruch's own ground rule for the reflective case discussion is no writing at all (S1).
    """

    NONE = "none"
    AFTER = "after"
    LIVE = "live"


class Setting(StrEnum):
    """Where people sit, so that no spoken line is untrue in the room."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    HYBRID = "hybrid"


class Gathering(StrEnum):
    """Whether the accountable supervisor is in the group. A peer group decides nothing (S83)."""

    PEER = "peer"
    SUPERVISION = "supervision"


class Screens(StrEnum):
    """How many screens the facilitator has."""

    ONE = "one"
    TWO = "two"


class Word(StrEnum):
    """The group's own word for what is brought. A closed list, so that it may be projected."""

    DILEMMA = "dilemma"
    SITUATION = "situation"
    CASE = "case"
    STORY = "story"
    EXPERIENCE = "experience"
    """An experience of racism: an account that is taken as given (core/taken_as_given.py)."""

    @property
    def spoken(self) -> str:
        """The word as it stands in a line of the format."""
        return _(self.value)


class ClockFace(StrEnum):
    """How much of the time the room sees."""

    MINUTES = "minutes"
    """Whole minutes and a shrinking bar."""
    SECONDS = "seconds"
    """Minutes and seconds."""
    BAR = "bar"
    """The bar alone."""
    NONE = "none"
    """Nothing: in the quiet moment nothing moves."""


class Kind(StrEnum):
    """A session with a real presenter, or a practice round."""

    SESSION = "session"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Setup:
    """Everything chosen before the start. It holds no name and no list of who was there."""

    minutes: int
    """Length of the whole session, in minutes; 0 when the format is untimed."""
    people: int = 7
    """How many people are in the group, the facilitator included. A number, never a list."""
    policy: NotePolicy = NotePolicy.AFTER
    setting: Setting = Setting.IN_PERSON
    gathering: Gathering = Gathering.PEER
    screens: Screens = Screens.ONE
    word: Word = Word.DILEMMA
    options: frozenset[str] = frozenset()
    """Ids of the optional phases that were chosen."""
    cases: int = 1
    """How many presenters follow one another in this session."""
    kind: Kind = Kind.SESSION
    speed: float = 1.0
    """How many session seconds pass in one real second. Other than 1 is a demonstration."""
    protected: int = 0
    """How many names were protected at the start. A number: the names are never kept."""
    face: ClockFace | None = None
    """The clock face the facilitator prefers; `None`: as the format says."""
    group: Anonymised | None = None
    """A neutral label, such as Tuesday, to find the session again. Never shown to the room."""

    @property
    def is_demonstration(self) -> bool:
        """Whether the session runs at another speed than life."""
        return self.speed != 1.0

    @property
    def is_practice(self) -> bool:
        """Whether it is a practice round."""
        return self.kind is Kind.PRACTICE
