"""People written as their initials: K's mum, KM asked S, M + B, T. told us."""

from typing import Final

from group_supervision.anonymiser.finding import Certainty, SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.reading import (
    entry_of,
    has_class,
    low_at,
)
from group_supervision.anonymiser.rules.rule import ANY, Known, Rule, Stretch
from group_supervision.anonymiser.text.tokens import Line, Shape

_LONGEST: Final = 3
_TWO: Final = 2
_RULES: Final = (
    ("initials-known", "initials of somebody in this session"),
    ("initials-doing", "letters that do what people do"),
)


def rules(words: Words) -> tuple[Rule, ...]:
    """Return the rules for initials. They ask for the sets of `initials.txt`."""
    initials = Initials(words)
    return tuple(
        Rule(identity, SpanKind.PERSON, because, Certainty.DOUBTFUL, initials, ANY)
        for identity, because in _RULES
    )


class Initials:
    """Finds the initials of a line, and by which rule."""

    def __init__(self, words: Words) -> None:
        """Take the words that tell initials from acronyms."""
        self._words = words
        self._checks = (
            ("initials-known", self._is_known),
            ("initials-doing", self._does),
        )

    def __call__(self, line: Line, session: Known) -> dict[str, list[Stretch]]:
        """Return the stretches of each rule."""
        found: dict[str, list[Stretch]] = {}
        for index, token in enumerate(line.tokens):
            is_short = token.shape == Shape.CAPITALS or len(token.text) == 1
            if is_short and self._could_be(line, index, session):
                identity = self._found_by(line, index, session)
                if identity is not None:
                    found.setdefault(identity, []).append((token.start, token.end))
        return found

    def _found_by(self, line: Line, index: int, session: Known) -> str | None:
        checks = self._checks
        return next((identity for identity, check in checks if check(line, index, session)), None)

    def _could_be(self, line: Line, index: int, session: Known) -> bool:
        """Say whether a token has the form of initials, and no number or kind of thing before."""
        token = line.tokens[index]
        if len(token.text) > _LONGEST or not token.text.isalpha():
            return False
        if low_at(line, index - 1) in self._words["initials-after"]:
            return False
        if len(token.text) == 1:
            return self._could_be_letter(line, index, session)
        if token.shape != Shape.CAPITALS:
            return False
        return line.has_case or token.low in session.initials or entry_of(token) is None

    def _could_be_letter(self, line: Line, index: int, session: Known) -> bool:
        token = line.tokens[index]
        if self._is_titled(line, index, session):
            return token.text.isupper() or line.has_case
        if not token.text.isupper():
            return self._is_small_letter(line, index, session)
        if token.low in self._words["initials-letters-never"] or _is_glued(line, index):
            return False
        following = line.tokens[index + 1] if index + 1 < len(line.tokens) else None
        if following is None:
            return True
        is_sex = following.shape == Shape.NUMBER and token.low in self._words["age-sexes"]
        return not is_sex and following.low not in self._words["initials-before"]

    def _is_small_letter(self, line: Line, index: int, session: Known) -> bool:
        """Say whether a small letter is somebody known, in notes without capitals: t is to ask."""
        low = low_at(line, index)
        if low not in session.initials or low in self._words["initials-shorthand"]:
            return False
        does = low_at(line, index + 1) in self._words["initials-doing"]
        before = low_at(line, index - 1)
        begins = index == 0 or before in self._words["initials-row"] or not before.isalnum()
        return begins and (does or has_class(line, index + 1, "D"))

    def _is_plain(self, line: Line, index: int, session: Known) -> bool:
        """Say whether letters are no acronym of the profession, or somebody is known by them."""
        token = line.tokens[index]
        if len(token.text) == 1:
            return True
        if token.low in session.initials:
            return token.low not in self._words["initials-institutions"]
        return len(token.text) == _TWO and token.low not in self._words["initials-roles"]

    def _is_titled(self, line: Line, index: int, _session: Known) -> bool:
        """Find "Mr P", and "Sr B"."""
        token, before = line.tokens[index], low_at(line, index - 1)
        is_small = token.text.islower() and token.low in self._words["initials-shorthand"]
        if len(token.text) > _TWO or is_small or token.text == "I":
            return False
        return before in self._words["honorific"] or before in self._words["titles-letters"]

    def _is_known(self, line: Line, index: int, session: Known) -> bool:
        token = line.tokens[index]
        if token.low not in session.initials or not self._is_plain(line, index, session):
            return False
        is_role = token.low in self._words["initials-roles"]
        if low_at(line, index + 1) == "=":
            return False
        return (
            not is_role
            or self._does(line, index, session)
            or self._is_done_to(line, index, session)
        )

    def _does(self, line: Line, index: int, session: Known) -> bool:
        """Find "K got moved", "D to talk", "J: never", "T. told"."""
        if self._speaks(line, index):
            return True
        if not self._is_plain(line, index, session) or self._is_acronym(line, index, session):
            return False
        if len(line.tokens[index].text) == 1 and self._goes_on(line, index + 1):
            return True
        if low_at(line, index + 1) in self._words["initials-doing"]:
            return True
        is_third = has_class(line, index + 1, "Z") and not has_class(line, index + 1, "S")
        return is_third or has_class(line, index + 1, "D")

    def _speaks(self, line: Line, index: int) -> bool:
        """Say whether a line or a sentence opens with letters and what they say: "KM: never"."""
        token = line.tokens[index]
        is_first = index == 0 or (token.opens and len(token.text) == _TWO)
        if not is_first or low_at(line, index + 1) not in _INTRODUCED or not line.has_case:
            return False
        entry = entry_of(token)
        if len(token.text) > _TWO and entry is not None and entry.is_acronym:
            return False
        return token.low not in self._words["initials-roles"]

    def _goes_on(self, line: Line, index: int) -> bool:
        """Say whether an age follows, or a full stop that ends no sentence: K 15, T. told us."""
        if index >= len(line.tokens):
            return False
        token = line.tokens[index]
        if token.text.isdecimal():
            return True
        is_dot = token.text == "." and index + 1 < len(line.tokens)
        return is_dot and line.tokens[index + 1].shape == Shape.SMALL

    def _is_acronym(self, line: Line, index: int, session: Known) -> bool:
        token = line.tokens[index]
        entry = entry_of(token)
        is_acronym = entry is not None and entry.is_acronym
        is_listed = is_acronym or token.low in self._words["initials-shorthand"]
        return len(token.text) > 1 and is_listed and token.low not in session.initials

    def _is_done_to(self, line: Line, index: int, session: Known) -> bool:
        """Find "asked K", "w TJ"."""
        if not self._is_plain(line, index, session) or self._is_acronym(line, index, session):
            return False
        return low_at(line, index - 1) in self._words["initials-done"]


def _is_glued(line: Line, index: int) -> bool:
    """Say whether a letter is joined to others: A&E, w/e, T-shirt."""
    token = line.tokens[index]
    before = line.text[max(0, token.start - 1) : token.start]
    after = line.text[token.end : token.end + 1]
    return before in _GLUE_BEFORE or after in _GLUE_AFTER


_INTRODUCED: Final = frozenset(":(")
"""What follows initials at the beginning of what somebody says or is."""
_GLUE_AFTER: Final = frozenset("/-&@#")
_GLUE_BEFORE: Final = _GLUE_AFTER | frozenset(".'’")
