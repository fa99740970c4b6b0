"""People written as initials with full stops: `J.B.`, `A. K.`."""

import re
from collections.abc import Iterator
from typing import Final

from group_supervision.anonymiser.finding import Certainty, SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.rule import Known, Rule, Stretch, alone
from group_supervision.anonymiser.text.tokens import Line

_DOTTED: Final = re.compile(
    r"(?<![\w.&])(?:(?:[^\W\d_]\.-?){1,3}[^\W\d_]\b\.?|[^\W\d_]\. [^\W\d_]\.)(?!\w)"
)


DOT: Final = frozenset({"."})


def rules(words: Words) -> tuple[Rule, ...]:
    """Return the rules for initials with full stops.

    Asks for `shortenings`: what is written with full stops and is nobody, such as `e.g.`
    """
    shortenings = words["shortenings"]

    def find(line: Line, _known: Known) -> Iterator[Stretch]:
        before = ""
        for token in line.tokens:
            if token.text == "." and len(before) == 1 and before.isalpha():
                break
            before = token.text
        else:
            return
        for match in _DOTTED.finditer(line.text):
            letters = "".join(filter(str.isalpha, match[0])).lower()
            if letters not in shortenings:
                yield match.span()

    return (alone("initials-dotted", SpanKind.PERSON, "initials", find, DOT, Certainty.DOUBTFUL),)
