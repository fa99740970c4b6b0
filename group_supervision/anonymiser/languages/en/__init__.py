"""English, as it is written in the United Kingdom and Ireland."""

from pathlib import Path
from typing import Final

from group_supervision.anonymiser.languages.pack import Pack
from group_supervision.anonymiser.rules import (
    addresses,
    ages,
    codes,
    contacts,
    dates,
    initials,
    names,
    organisations,
    places,
)

ENGLISH: Final = Pack(
    Path(__file__).parent,
    families=(
        contacts.rules,
        codes.rules,
        dates.rules,
        ages.rules,
        addresses.rules,
        organisations.rules,
        initials.rules,
        names.rules,
        places.rules,
    ),
)
