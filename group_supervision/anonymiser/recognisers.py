"""What finds identifiers. A recogniser is a callable; the tuple is the registry.

The names of people are found by `naming.names`, which needs to know what the session remembers.
"""

from collections.abc import Callable, Iterable
from typing import Final

from group_supervision.anonymiser.addresses import addresses
from group_supervision.anonymiser.ages import ages
from group_supervision.anonymiser.dates import dates
from group_supervision.anonymiser.finding import Span
from group_supervision.anonymiser.initials import dotted
from group_supervision.anonymiser.organisations import organisations
from group_supervision.anonymiser.places import places
from group_supervision.anonymiser.shapes import codes, contacts, numbers
from group_supervision.anonymiser.text.tokens import Line

Recogniser = Callable[[Line], Iterable[Span]]
"""From a line to the spans of it that identify someone."""

RECOGNISERS: Final[tuple[Recogniser, ...]] = (
    contacts,
    codes,
    numbers,
    dates,
    ages,
    addresses,
    organisations,
    places,
    dotted,
)
