"""How the tests say what is to be found: `spoke to {Kwame} at {Oakfield Primary}`."""

import re

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.finding import SpanKind

_MARKED = re.compile(r"\{([^{}]*)\}")


def text_of(marked: str) -> str:
    """Return what was typed."""
    return _MARKED.sub(r"\1", marked)


def missed(marked: str, anonymiser: Anonymiser | None = None) -> list[str]:
    """Return what is marked and was not found, to its last letter and digit."""
    text = text_of(marked)
    covered: set[int] = set()
    for span in (anonymiser or Anonymiser()).spans(text):
        covered |= set(range(span.start, span.end))
    missing = []
    offset = 0
    for match in _MARKED.finditer(marked):
        start = match.start() - offset
        offset += 2
        letters = {at for at in range(start, start + len(match[1])) if text[at].isalnum()}
        if not letters <= covered:
            missing.append(match[1])
    return missing


def found(text: str, anonymiser: Anonymiser | None = None) -> list[str]:
    """Return what was found."""
    return [text[span.start : span.end] for span in (anonymiser or Anonymiser()).spans(text)]


def kinds(text: str) -> list[SpanKind]:
    """Return the kinds of what was found."""
    return [span.kind for span in Anonymiser().spans(text)]
