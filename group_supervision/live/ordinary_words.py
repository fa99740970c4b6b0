"""The ordinary words: never taken for names in any session, read by her before they are kept."""

from collections.abc import Callable, Iterable
from pathlib import Path

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core.text import Anonymised
from group_supervision.storage.ordinary_words import keep_ordinary_words, ordinary_words

_Admission = Callable[[Anonymiser], list[Anonymised]]


class OrdinaryWords:
    """The list as it is on disk."""

    def __init__(self, folder: Path, decide: Callable[[_Admission], list[Anonymised]]) -> None:
        """Keep it in the data folder; `decide` lets a session's notes follow."""
        self._folder = folder
        self._decide = decide

    @property
    def words(self) -> frozenset[str]:
        """The words on it."""
        return ordinary_words(self._folder)

    def keep(self, words: Iterable[str]) -> None:
        """Put `words` in its place, and take them for ordinary ones in this session too.

        Raises:
            Refusal: When one of them is no word, or a name that is protected.
            StoreError: When the list cannot be written.
        """
        admitted = self._decide(lambda anonymiser: [anonymiser.always_ordinary(w) for w in words])
        keep_ordinary_words(self._folder, admitted)
