"""A few words that are to mean something to one person alone: none of them may look like a name."""

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.finding import SpanKind
from group_supervision.anonymiser.languages.en import ENGLISH
from group_supervision.anonymiser.text.lexicon import Grade, known
from group_supervision.core.text import Anonymised, clean


def neutral(text: str) -> Anonymised | None:
    """Return `text` in small letters; `None` when anything in it looks like a name or a place.

    It is stricter than with notes, where an ordinary word has neighbours that explain it: each word
    has to be an ordinary one that nobody is called by, and no people or language either.
    """
    line = clean(text.lower())
    anonymiser = Anonymiser()
    if not line or not all(map(_is_ordinary, line.split())) or anonymiser.spans(line):
        return None
    return anonymiser.anonymise(line)


def _is_ordinary(word: str) -> bool:
    singular = ENGLISH.placeholders.endings[SpanKind.PERSON].sub("", word)  # the Smiths
    entries = [entry for entry in map(known, (word, singular)) if entry is not None]
    is_borne = any(entry.grade > Grade.NEVER or entry.is_people for entry in entries)
    return known(word) is not None and not is_borne
