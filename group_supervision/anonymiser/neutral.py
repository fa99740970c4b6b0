"""A few words that are to mean something to one person alone: none of them may look like a name."""

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.text.lexicon import Grade, known
from group_supervision.core.text import Anonymised, clean


def neutral(text: str) -> Anonymised | None:
    """Return `text` in small letters; `None` when anything in it looks like a name or a place.

    It is stricter than with notes, where an ordinary word has neighbours that explain it: each word
    has to be an ordinary one that nobody is called by, and no people or language either.
    """
    line = clean(text.lower())
    if not line or not all(map(_is_ordinary, line.split())):
        return None
    anonymiser = Anonymiser()
    return None if anonymiser.spans(line) else anonymiser.anonymise(line)


def _is_ordinary(word: str) -> bool:
    if word.endswith("s") and _is_borne(word.removesuffix("s")):
        return False  # the Smiths
    return known(word) is not None and not _is_borne(word)


def _is_borne(word: str) -> bool:
    """Say whether somebody or a people is called by a word."""
    entry = known(word)
    return entry is not None and (entry.grade > Grade.NEVER or entry.is_people)
