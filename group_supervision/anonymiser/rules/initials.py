"""People written as their initials: K's mum, KM asked S, M + B, T. told us, J.B."""

import re
from typing import Final

from group_supervision.anonymiser.finding import Certainty, SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.reading import has_class, low_at, matching
from group_supervision.anonymiser.rules.rule import ANY, Known, Rule, Stretch, alone
from group_supervision.anonymiser.text.lexicon import known
from group_supervision.anonymiser.text.tokens import LONGEST_INITIALS, Line, Shape, Token

_DOTTED: Final = re.compile(
    r"(?<![\w.&])(?:(?:[^\W\d_]\.-?){1,3}[^\W\d_]\b\.?|[^\W\d_]\. [^\W\d_]\.)(?!\w)"
)
_RULES: Final = (
    ("initials-known", "initials of somebody in this session"),
    ("initials-doing", "letters that do what people do"),
)


def rules(words: Words) -> tuple[Rule, ...]:
    """Return the rules for initials. They ask for the sets of `initials.txt`."""
    initials, person, doubtful = Initials(words), SpanKind.PERSON, Certainty.DOUBTFUL

    def is_sound(match: re.Match[str]) -> bool:
        return "".join(filter(str.isalpha, match[0])).lower() not in words["shortenings"]

    dotted = matching(_DOTTED, is_sound=is_sound)
    return (
        *(Rule(name, person, because, doubtful, initials, ANY) for name, because in _RULES),
        alone("initials-dotted", person, "initials", dotted, frozenset({"."}), doubtful),
    )


class Initials:
    """Finds the initials of a line, and by which rule."""

    def __init__(self, words: Words) -> None:
        """Take the words that tell initials from acronyms."""
        self._words = words

    def __call__(self, line: Line, session: Known) -> dict[str, list[Stretch]]:
        """Return the stretches of each rule."""
        found: dict[str, list[Stretch]] = {}
        for index, token in enumerate(line.tokens):
            if len(token.text) == 1 and self._is_small(line, index, session):
                found.setdefault("initials-known", []).append((token.start, token.end))
            is_upper = token.text.isupper() and token.shape != Shape.NUMBER
            if is_upper and self._could_be(line, index, session):
                is_known = self._is_known(line, index, session)
                if is_known or self._does(line, index, session):
                    identity = "initials-known" if is_known else "initials-doing"
                    found.setdefault(identity, []).append((token.start, token.end))
        return found

    def _is_small(self, line: Line, index: int, session: Known) -> bool:
        """Say whether a small letter is somebody known: "and t is drafting it"."""
        low, before = line.tokens[index].text, low_at(line, index - 1)
        if low not in session.initials or low in self._words["initials-shorthand"]:
            return False
        begins = not before.isalnum() or before in self._words["initials-row"]
        does = low_at(line, index + 1) in self._words["initials-doing"]
        return begins and (does or has_class(line, index + 1, "D"))

    def _could_be(self, line: Line, index: int, session: Known) -> bool:
        """Say whether capitals can be initials: not the B of "plan B", "B wing" or "A&E"."""
        token, words = line.tokens[index], self._words
        if len(token.text) > LONGEST_INITIALS or low_at(line, index - 1) in words["initials-after"]:
            return False
        if len(token.text) > 1:
            return line.has_case or token.low in session.initials
        following = low_at(line, index + 1)
        is_sex = token.low in words["age-sexes"] and following[:1].isdigit()
        is_other = token.low in words["initials-letters-never"] or _is_glued(line, index)
        return not is_other and not is_sex and following not in words["initials-before"]

    def _is_known(self, line: Line, index: int, session: Known) -> bool:
        """Say whether somebody has these initials, and they are not meant as an acronym."""
        token, words = line.tokens[index], self._words
        if token.low not in session.initials:
            return False
        if len(token.text) > 1 and token.low in words["initials-institutions"]:
            return False
        return token.low not in words["initials-roles"] or self._does(line, index, session)

    def _does(self, line: Line, index: int, session: Known) -> bool:
        """Find "K got moved", "D to talk", "J: never", "T. told", "K 15"."""
        token, following = line.tokens[index], low_at(line, index + 1)
        if len(token.text) == 1 and _goes_on(line, index):
            return True
        if self._is_acronym(token, session):
            return False
        if token.opens and line.has_case and following in _INTRODUCED:
            return True
        is_third = has_class(line, index + 1, "Z") and not has_class(line, index + 1, "S")
        does = following in self._words["initials-doing"] or has_class(line, index + 1, "D")
        return does or is_third

    def _is_acronym(self, token: Token, session: Known) -> bool:
        """Say whether letters are rather an acronym of the profession or shorthand."""
        if len(token.text) == 1 or token.low in session.initials:
            return False
        entry = known(token.low)
        is_acronym = len(token.text) == LONGEST_INITIALS or (entry is not None and entry.is_acronym)
        shorthand = self._words["initials-shorthand"] | self._words["initials-roles"]
        return is_acronym or token.low in shorthand


def _goes_on(line: Line, index: int) -> bool:
    """Say whether an age follows, or a full stop that ends no sentence: K 15, T. told us."""
    if low_at(line, index + 1) == ".":
        return any(token.shape == Shape.SMALL for token in line.tokens[index + 2 : index + 3])
    return low_at(line, index + 1).isdecimal()


def _is_glued(line: Line, index: int) -> bool:
    """Say whether a letter is joined to others: A&E, w/e, T-shirt."""
    token = line.tokens[index]
    before = line.text[max(0, token.start - 1) : token.start]
    after = line.text[token.end : token.end + 1]
    return before in _GLUE_BEFORE or after in _GLUE_AFTER


_INTRODUCED: Final = frozenset(":(")
"""What follows initials before what somebody says or is: J: never, K (15)."""
_GLUE_AFTER: Final = frozenset("/-&@#")
_GLUE_BEFORE: Final = _GLUE_AFTER | frozenset(".'’")
