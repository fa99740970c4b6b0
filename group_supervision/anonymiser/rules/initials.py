"""People written as their initials with full stops, J.B.; without, the tagger finds them."""

import re
from typing import Final

from group_supervision.anonymiser.finding import Certainty, SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.reading import matching
from group_supervision.anonymiser.rules.rule import Rule, alone

_DOTTED: Final = re.compile(
    r"(?<![\w.&])(?:(?:[^\W\d_]\.-?){1,3}[^\W\d_]\b\.?|[^\W\d_]\. [^\W\d_]\.)(?!\w)"
)


def rules(words: Words) -> tuple[Rule, ...]:
    """Return the rule for initials. It asks for the shortenings of `initials.txt`."""

    def is_sound(match: re.Match[str]) -> bool:
        return "".join(filter(str.isalpha, match[0])).lower() not in words["shortenings"]

    find, dot = matching(_DOTTED, is_sound=is_sound), frozenset({"."})
    person, doubtful = SpanKind.PERSON, Certainty.DOUBTFUL
    return (alone("initials-dotted", person, "initials", find, dot, doubtful),)
