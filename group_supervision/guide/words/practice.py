"""Practice rounds in words: who does what, and what may be made to happen."""

from datetime import timedelta
from enum import Enum, auto
from typing import Final, NamedTuple

from group_supervision.core.practice import Slot
from group_supervision.core.rotation import Round
from group_supervision.guide.words.time import pace, time_of_day
from group_supervision.translation import N_, _


class Incident(NamedTuple):
    """Something the trainer has somebody act out in a round."""

    name: str
    happens: str
    practises: str


class Incidents(Enum):
    """What can happen in any group; what to do about it is inferred."""

    LATECOMER = auto()
    PHONE = auto()
    ADVICE = auto()
    SILENCE = auto()
    GOES_QUIET = auto()
    ASKS_TO_STOP = auto()
    REAL_NAME = auto()
    PROJECTOR = auto()


_INCIDENTS: Final = {
    Incidents.LATECOMER: Incident(
        N_("a latecomer"),
        N_("Somebody comes in late, while the presenter is speaking, and whispers an apology."),
        N_("Welcome them without a word, and keep the presenter's time."),
    ),
    Incidents.PHONE: Incident(
        N_("a phone rings"),
        N_("A phone rings, and its owner can't find it."),
        N_("Wait until it has stopped, and say whose time it is."),
    ),
    Incidents.ADVICE: Incident(
        N_("advice creeps in"),
        N_("While the group wonders, somebody says “They should just…”, and a second one agrees."),
        N_("Speak to everyone, not to the one who said it."),
    ),
    Incidents.SILENCE: Incident(
        N_("a long silence"),
        N_("While the group wonders, everybody falls silent for as long as they can bear it."),
        N_("Wait 20 to 30 seconds before you say anything."),
    ),
    Incidents.GOES_QUIET: Incident(
        N_("the presenter goes quiet"),
        N_("The presenter stops in mid-sentence and looks at the floor."),
        N_("Stay with the silence: no question, no summing up."),
    ),
    Incidents.ASKS_TO_STOP: Incident(
        N_("the presenter asks to stop"),
        N_("The presenter asks to stop."),
        N_("Stop at once, with s. Nobody owes a reason."),
    ),
    Incidents.REAL_NAME: Incident(
        N_("a real name is said"),
        N_("Somebody says a real name."),
        N_("Remind everyone in a few words, and go on."),
    ),
    Incidents.PROJECTOR: Incident(
        N_("the projector fails"),
        N_("The projector goes dark: the trainer turns the screen away."),
        N_("Say aloud which part it is and how long there is."),
    ),
}


def incident(which: Incidents) -> Incident:
    """Return an incident in words."""
    found = _INCIDENTS[which]
    return Incident(_(found.name), _(found.happens), _(found.practises))


def acted_out(what: Incident) -> str:
    """Say what is to be acted out, and what it is good for."""
    sentence = _("To be acted out: {what} Good for practising: {practises}")
    return sentence.format(what=what.happens, practises=what.practises)


def who_does_what(each: Round) -> str:
    """Say by seat who does what in a round."""
    sentence = _("Seat {facilitator} leads, seat {presenter} presents, seat {observer} observes.")
    roles = sentence.format(
        facilitator=each.facilitator, presenter=each.presenter, observer=each.observer
    )
    return f"{roles} {who_wonders(each)}"


def who_wonders(each: Round) -> str:
    """Say by seat who wonders aloud in a round."""
    listed = ", ".join(map(str, sorted(each.wondering)))
    return _("Seats {seats} wonder aloud.").format(seats=listed)


def when(slot: Slot) -> str:
    """Return the time of a round, by the clock on the wall."""
    return _("{begins} to {ends}").format(
        begins=time_of_day(slot.begins), ends=time_of_day(slot.ends)
    )


def heading(number: int, rounds: int, behind: timedelta | None) -> str:
    """Say which round is next, and whether it is late; `None`: nothing has been held yet."""
    if number > rounds:
        return _("Practice: all rounds are done.")
    if behind is None:
        return _("Practice: round {number} of {rounds}").format(number=number, rounds=rounds)
    said = _("Practice: round {number} of {rounds}, {pace}")
    return said.format(number=number, rounds=rounds, pace=pace(behind))
