"""What each line of the set-up is about, in one sentence."""

from enum import StrEnum

from group_supervision.translation import _


class Asked(StrEnum):
    """What the set-up asks, in the order of the form."""

    START = "start"
    FORMAT = "format"
    LENGTH = "length"
    UNTIL = "until"
    PEOPLE = "people"
    NOTES = "notes"
    WHERE = "where"
    GROUP = "group"
    SCREENS = "screens"
    WORD = "word"
    VARIATION = "variation"
    MORE = "more"
    BEGINS_AT = "begins_at"
    LABEL = "label"
    PROTECT = "protect"


def explained(asked: Asked) -> str:
    """Return what something that is asked is about."""
    return {
        Asked.START: _("Enter opens the Ready card. Nothing runs until you press space."),
        Asked.FORMAT: _("A way of holding the session, with parts and lines of its own."),
        Asked.LENGTH: _("How long it lasts in all. The plan beside it shows what that means."),
        Asked.UNTIL: _("A time of day: the parts are fitted into the time there is until then."),
        Asked.PEOPLE: _("How many of you there are, you included. Never a list of names."),
        Asked.NOTES: _("What's written down, and when. The room is told before you begin."),
        Asked.WHERE: _("So that what's said and shown is true where you meet."),
        Asked.GROUP: _("A peer group makes no decisions, so nothing to follow up is noted."),
        Asked.SCREENS: _("With two, the console is yours alone and the room has its own window."),
        Asked.WORD: _("Your word for what's brought. An experience of racism is taken as given."),
        Asked.VARIATION: _("A part that is held only if you choose it."),
        Asked.MORE: _("Things most sessions can do without."),
        Asked.BEGINS_AT: _("The welcome card counts down to it. Nothing starts by itself."),
        Asked.LABEL: _("A neutral word to find the session by. The room never sees it."),
        Asked.PROTECT: _("A name that may be said. It's replaced at once, and never kept."),
    }[asked]
