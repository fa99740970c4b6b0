"""English, as it is written in the United Kingdom and Ireland."""

from pathlib import Path
from typing import Final

from group_supervision.anonymiser.languages.pack import Pack

ENGLISH: Final = Pack(Path(__file__).parent)
