"""How old somebody is, by the words around a number: "reece 15", "turned 3", "eighty-four"."""

from collections.abc import Iterable
from typing import Final

from group_supervision.anonymiser.finding import Certainty, SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.numbers import Number, Numbers
from group_supervision.anonymiser.rules.reading import (
    Once,
    entry_of,
    has_class,
    is_known_name,
    is_plural,
    is_set_off,
    low_at,
    may_be_name,
)
from group_supervision.anonymiser.rules.rule import Known, Rule, Stretch
from group_supervision.anonymiser.text.lexicon import Grade
from group_supervision.anonymiser.text.tokens import Line, Shape

_YOUNGEST_ALONE: Final = 11
_OLDEST_ALONE: Final = 19
"""Years. A number alone in a sentence is an age only between these."""
_REACH: Final = 9
"""Tokens before a number in which somebody is named whose age it is."""
_MOST_INITIALS: Final = 2
_HEADING: Final = 5
"""Tokens before a colon in which the word "age" stands."""
_FEWEST_CLAIMED: Final = 10
_OPENING: Final = frozenset({"(", "["})
_JOINS: Final = frozenset({",", ";", "-", "–", "—", "(", ")"})
_LISTED: Final = frozenset(",/")
_QUOTES: Final = frozenset("\"'“”‘’")
_SENTENCES: Final = frozenset({"", ".", "!", "?", "…"})
_STOPS: Final = frozenset("/,;.()!?+&/\"'”’…|-–—→:=")


def rules(words: Words) -> tuple[Rule, ...]:
    """Return the rules for ages. They ask for the sets of `ages.txt`."""
    ages = Once(Ages(words))

    def rule(identity: str, because: str, certainty: Certainty) -> Rule:
        def find(line: Line, session: Known) -> Iterable[Stretch]:
            return ages(line, session).get(identity, ())

        return Rule(identity, SpanKind.AGE, find, because, certainty)

    return tuple(rule(*each) for each in _RULES)


_RULES: Final = (
    ("age-old", "a number of years or months and “old”", Certainty.SURE),
    ("age-cue", "a number after “aged” or “turned”", Certainty.SURE),
    ("age-brackets", "a number in brackets after somebody", Certainty.DOUBTFUL),
    ("age-name", "a number after somebody's name", Certainty.DOUBTFUL),
    ("age-person", "a number after a boy, a girl or the like", Certainty.DOUBTFUL),
    ("age-is", "somebody is or was a number", Certainty.DOUBTFUL),
    ("age-claim", "a number that somebody is said to be", Certainty.DOUBTFUL),
    ("age-at", "a number after “at”, where a life changed", Certainty.DOUBTFUL),
    ("age-commas", "a number between commas, where somebody is named", Certainty.DOUBTFUL),
    ("age-alone", "a number alone in a sentence", Certainty.DOUBTFUL),
    ("age-another", "a number beside another age", Certainty.DOUBTFUL),
)


class Ages:
    """Finds the ages of a line, and by which rule."""

    def __init__(self, words: Words) -> None:
        """Take the words that tell an age from a count."""
        self._numbers = Numbers(words)
        self._words = words
        self._pauses = _STOPS | words["spoken-marks"]
        self._joins = _JOINS | words["spoken-marks"]
        self._checks = (
            ("age-old", self._is_old),
            ("age-cue", self._is_cued),
            ("age-brackets", self._is_in_brackets),
            ("age-person", self._is_after_person),
            ("age-name", self._is_after_name),
            ("age-is", self._is_said),
            ("age-claim", self._is_claimed),
            ("age-at", self._is_at),
            ("age-commas", self._is_between_commas),
            ("age-alone", self._is_alone),
        )

    def __call__(self, line: Line, session: Known) -> dict[str, list[Stretch]]:
        """Return the stretches of each rule."""
        found: dict[str, list[Stretch]] = {}
        done: set[Number] = set()
        numbers = self._numbers.of(line)
        for number in numbers:
            for identity, check in self._checks:
                if check(line, number, session):
                    found.setdefault(identity, []).append((number.start, number.end))
                    done.add(number)
                    break
        for number in numbers:
            if number not in done and self._is_another(line, number, done):
                found.setdefault("age-another", []).append((number.start, number.end))
                done.add(number)
        return found

    def _counts(self, line: Line, number: Number) -> bool:
        """Say whether what follows is what is counted: 3 visits, 10 of us, 1 in 4."""
        after = number.last + 1
        following = low_at(line, after)
        if following in self._words["age-counted"]:
            return True
        if following in self._words["age-share"]:
            return any(low_at(line, index).isdecimal() for index in (after + 1, after + 2))
        if number.value == 1 and not number.unit and following.isalpha():
            return not self._ends(line, number)
        return is_plural(line, after) and not has_class(line, after, "ZD")

    def _ends(self, line: Line, number: Number) -> bool:
        """Say whether a pause follows, or a word that begins something new."""
        following = low_at(line, number.last + 1)
        return not following or following in self._pauses or following in self._words["age-then"]

    def _lasts(self, line: Line, number: Number) -> bool:
        """Say whether it is a time that something lasted: 14 mths clean."""
        return bool(number.unit) and low_at(line, number.last + 1) in self._words["age-duration"]

    def _is_old(self, _line: Line, number: Number, _session: Known) -> bool:
        return number.is_old

    def _is_cued(self, line: Line, number: Number, _session: Known) -> bool:
        at = number.first - 1
        if low_at(line, at) == ":":
            near = {low_at(line, index) for index in range(max(0, at - _HEADING), at)}
            if not near.isdisjoint(self._words["age-heads"]):
                return not self._counts(line, number)
            at -= 1
        for _ in range(2):
            if low_at(line, at) in self._words["age-softeners"] - self._words["age-cues"]:
                at -= 1
        is_cued = low_at(line, at) in self._words["age-cues"]
        return is_cued and not self._counts(line, number) and not self._lasts(line, number)

    def _is_in_brackets(self, line: Line, number: Number, session: Known) -> bool:
        """Find "(14)" and "(9 wks, poorly)" after somebody."""
        at = number.first - 1
        while low_at(line, at) in self._words["age-softeners"] | self._words["age-cues"]:
            at -= 1
        if low_at(line, at) not in _OPENING or low_at(line, number.last + 1) not in (")", ",", "/"):
            return False
        return self._is_somebody(line, at - 1, session)

    def _is_somebody(self, line: Line, index: int, session: Known) -> bool:
        low = low_at(line, index)
        if low in self._words["age-numbered"]:
            return False
        return low in self._words["age-people"] or may_be_name(line, index, session)

    def _is_after_name(self, line: Line, number: Number, session: Known) -> bool:
        """Find "reece 15", "Mina, 13, hazara girl", "JD - 16"."""
        at = number.first - 1
        is_apart = low_at(line, at) in self._joins
        name = at - 1 if is_apart else at
        if not may_be_name(line, name, session) or self._is_numbered(line, name):
            return False
        if self._is_measure(line, name, session):
            return False
        if low_at(line, at) == ";" and not number.is_big:
            return False
        return self._belongs(line, number, is_apart=is_apart)

    def _is_numbered(self, line: Line, index: int) -> bool:
        """Say whether it is rather the number of something: ward 12, Art 8 only in a law."""
        token = line.tokens[index]
        entry = entry_of(token)
        is_name = entry is not None and entry.grade is Grade.FIRST and is_set_off(line, token)
        return token.low in self._words["age-numbered"] and not is_name

    def _is_measure(self, line: Line, index: int, session: Known) -> bool:
        """Say whether an acronym is rather a test or a plan with a number: GCS 6, DFG 26 wks."""
        token = line.tokens[index]
        is_long = token.shape is Shape.CAPITALS and len(token.text) > _MOST_INITIALS
        return is_long and line.has_case and not is_known_name(token, session)

    def _is_after_person(self, line: Line, number: Number, _session: Known) -> bool:
        """Find "a boy of 12", "man, 29", "F 52", "a retired teacher of eighty-three"."""
        at = number.first - 1
        link = low_at(line, at)
        is_of = link in self._words["age-of"]
        is_apart = link in self._joins or is_of or link == "/"
        who = at - 1 if is_apart else at
        if low_at(line, who) in self._words["age-people"]:
            if len(low_at(line, who)) == 1:
                is_large = line.tokens[who].shape is Shape.CAPITAL
                return is_large and (not is_apart or link == "/") and not self._counts(line, number)
            if is_of and number.unit:
                return False  # a widow of nine days
            if is_of and low_at(line, who) in self._words["age-parents"] and not number.is_big:
                return False  # a mum of 3
            return self._belongs(line, number, is_apart=is_apart and not is_of)
        is_noun = is_apart and number.is_big and has_class(line, who, "H")
        return is_noun and self._ends(line, number)

    def _belongs(self, line: Line, number: Number, *, is_apart: bool) -> bool:
        """Say whether a number after somebody is their age."""
        if self._counts(line, number) or self._lasts(line, number):
            return False
        if number.is_spelt and not number.is_big and not number.unit:
            return is_apart and low_at(line, number.first - 1) == low_at(line, number.last + 1)
        if not is_apart or self._ends(line, number):
            return True
        is_set_off = low_at(line, number.first - 1) in (",", ")")
        return is_set_off and not number.unit and has_class(line, number.last + 1, "ZD")

    def _is_said(self, line: Line, number: Number, session: Known) -> bool:
        """Find "she's 15", "hope is 34", "when he was only 8", "how is he 23"."""
        if self._counts(line, number) or self._lasts(line, number):
            return False
        at = number.first - 1
        is_then = low_at(line, at - 2) in self._words["age-when"] | self._words["age-since"]
        if is_then and low_at(line, at) in self._words["age-is"] and not number.unit:
            return low_at(line, at - 1) in self._words["age-who"]
        if not self._ends(line, number):
            return False
        while low_at(line, at) in self._words["age-softeners"] - self._words["age-is"]:
            at -= 1
        low, who = low_at(line, at), at - 1
        if low in self._words["age-who-is"] or low in self._words["age-be"]:
            return True
        if low in self._words["age-who"] and low_at(line, who) in self._words["age-is"]:
            return True
        if low in self._words["age-own"] and number.is_spelt and not number.is_big:
            return False
        return low in self._words["age-is"] and self._is_subject(line, who, number, session)

    def _is_subject(self, line: Line, index: int, number: Number, session: Known) -> bool:
        """Say whether a number can be said of what stands here: she, hope, "bf"."""
        while low_at(line, index) in _QUOTES:
            index -= 1
        low = low_at(line, index)
        if low in self._words["age-who"] or low in self._words["age-people"]:
            return True
        is_pause = low == "," or low in self._words["spoken-marks"]
        if is_pause and may_be_name(line, index - 1, session):
            return not number.unit
        if is_pause or has_class(line, index, "H"):
            return number.is_big and not number.unit
        return not number.unit and self._is_somebody(line, index, session)

    def _is_claimed(self, line: Line, number: Number, _session: Known) -> bool:
        """Find "says 16", "assessed him as 23"."""
        at = number.first - 1
        if low_at(line, at) == "=":
            is_claim = _YOUNGEST_ALONE <= number.value <= _OLDEST_ALONE
            return is_claim and self._ends(line, number) and not number.unit
        is_claim = low_at(line, at) in self._words["age-claims"]
        enough = number.value >= _FEWEST_CLAIMED
        return is_claim and enough and self._ends(line, number) and not number.unit

    def _is_at(self, line: Line, number: Number, _session: Known) -> bool:
        """Find "at 13" and "died at 7", but no time of day."""
        at = number.first - 1
        if low_at(line, at) not in self._words["age-at"] or self._counts(line, number):
            return False
        if number.unit or not self._ends(line, number):
            return False
        around = {low_at(line, index) for index in range(max(0, at - 5), at)}
        if not around.isdisjoint(self._words["age-timed"]):
            return False
        if number.is_big or not around.isdisjoint(self._words["age-life"]):
            return True
        return number.is_spelt and low_at(line, at) in self._words["age-since"]

    def _is_between_commas(self, line: Line, number: Number, session: Known) -> bool:
        """Find "Mrs Boateng does the lunches, 71, his nan in all but blood"."""
        before, after = low_at(line, number.first - 1), low_at(line, number.last + 1)
        is_end = after in ("", ".", ";") or (after == "," and number.is_big)
        if before != "," or not is_end or number.unit or number.is_spelt:
            return False
        if low_at(line, number.first - 2).isdecimal():
            return False
        named = range(max(0, number.first - _REACH), number.first - 1)
        return any(may_be_name(line, index, session) for index in named)

    def _is_alone(self, line: Line, number: Number, _session: Known) -> bool:
        """Find "im done. im finished. 11": a sentence that is nothing but a number."""
        before, after = low_at(line, number.first - 1), low_at(line, number.last + 1)
        if number.unit or self._counts(line, number):
            return False
        pauses = _SENTENCES | self._words["age-and"] | {","} if number.is_spelt else _SENTENCES
        if before not in pauses or after not in pauses:
            return False
        if number.is_spelt:
            return number.is_big and number.first == number.last
        return _YOUNGEST_ALONE <= number.value <= _OLDEST_ALONE

    def _is_another(self, line: Line, number: Number, done: set[Number]) -> bool:
        """Find the second of "87 and 85", and an age that is said again."""
        if self._counts(line, number) or self._lasts(line, number):
            return False
        at = number.first - 2
        is_next = any(each.last == at for each in done)
        link = low_at(line, at + 1)
        if is_next and (link in self._words["age-and"] or (link in _LISTED and not number.unit)):
            return link not in _LISTED or self._ends(line, number)
        after = low_at(line, number.last + 1)
        if after in self._words["age-now"] and (done or low_at(line, at + 1) == ","):
            return True
        if after in self._words["age-when"]:
            return low_at(line, number.last + 2) in self._words["age-who"]
        is_plain = not number.unit and number.value >= _FEWEST_CLAIMED
        return (
            is_plain
            and self._ends(line, number)
            and any(each.value == number.value and not each.is_spelt for each in done)
        )
