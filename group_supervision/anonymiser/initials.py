"""People written as their initials: `J.B.`, `JB`, `Ama B`, `J Okafor`, `Mr B`."""

import re
from collections.abc import Iterator
from typing import Final

from group_supervision.anonymiser.context import score
from group_supervision.anonymiser.finding import Certainty, Span, SpanKind
from group_supervision.anonymiser.marks import Marks
from group_supervision.anonymiser.proper import announces_a_number, entry_of
from group_supervision.anonymiser.text.tokens import Line, Shape, words_in

_DOTTED: Final = re.compile(
    r"(?<![\w.&])(?<!Person )(?:(?:[^\W\d_]\.-?){1,3}[^\W\d_]\b\.?|[^\W\d_]\. [^\W\d_]\.)(?!\w)"
)
_NOT_INITIALS: Final = words_in(
    "eg ie am pm nb ps dob aka uk us usa eu cv pa po tc wc ad bc ba ma phd sw gp ot hv iq id ok"
    " rsvp asap tbc na rip diy esp"
)
_NEVER_PEOPLE: Final = words_in("eg ie nb ps uk us usa eu aka dob rsvp tbc ok rip")
_ROLES: Final = words_in(
    "dv da mh ld sw sws ssw asw hv hvs iro gp tm ewo idva isva pc ps fc fcs mp mps cg dsl ht pw ro"
    " pa ot lac dwp nhs la ea gal bf gf ex yp vs us uk tv it ok id am dj dr hr"
)
"""Acronyms that do what people do, or happen to them, so that neighbours cannot tell them apart."""
INSTITUTIONS: Final = words_in("hr it gp hv sw")
"""Of these the ones that stay though somebody is known whose initials they are."""
_SHORTHAND: Final = frozenset("aiwnruxyocks")
_LETTER_AFTER: Final = words_in(
    "plan option type grade year hep hepatitis vitamin appendix part form stage group block"
    " section category level band class set key model version box team unit"
)
_CLEAR: Final = 0.0
_CLEARER: Final = 1.5
"""How much the neighbours must speak for a person: of an acronym, of a word in capitals."""
_AMONG_OTHERS: Final = -2.0
"""The same where somebody else is written as initials."""
_TWO: Final = 2
_LONGEST: Final = 3


def mark_initials(marks: Marks) -> None:
    """Mark initials. Needs the names themselves to be marked before."""
    tokens = marks.line.tokens
    among_others = _has_initials(marks.line)
    for index, token in enumerate(tokens):
        if len(token.text) == 1 and token.text.isalpha():
            _mark_letter(marks, index)
        elif token.shape is Shape.CAPITALS and _stands_for_somebody(
            marks, index, among_others=among_others
        ):
            marks.doubt(index)


def _has_initials(line: Line) -> bool:
    """Say whether somebody is written as initials beyond doubt."""
    if not line.has_case:
        return False
    is_there = any(
        token.shape is Shape.CAPITALS and len(token.text) == _TWO and entry_of(token) is None
        for token in line.tokens
    )
    return is_there or any(True for _ in dotted(line))


def _stands_for_somebody(marks: Marks, index: int, *, among_others: bool) -> bool:
    """Say whether capitals are initials here: no acronym, or between a person's neighbours."""
    token = marks.line.tokens[index]
    if len(token.text) > _LONGEST or not marks.line.has_case:
        return False
    entry = entry_of(token)
    if entry is None:
        return not announces_a_number(marks.line, index)
    if len(token.text) != _TWO or token.low in _ROLES:
        return False
    needed = _CLEAR if entry.is_acronym else _CLEARER
    if among_others:
        needed = _AMONG_OTHERS
    return score(marks.neighbours.features(index)) > needed


def dotted(line: Line) -> Iterator[Span]:
    """Find initials with dots, such as `J.B.`, `j.b` and `J. B.`."""
    if "." not in line.text:
        return
    for match in _DOTTED.finditer(line.text):
        letters = "".join(filter(str.isalpha, match[0])).lower()
        if not _is_abbreviation(line.text, match, letters):
            ends = match[0].endswith(".") and not _GOES_ON.match(line.text, match.end())
            yield Span(match.start(), match.end() - ends, SpanKind.PERSON, Certainty.DOUBTFUL)


_GOES_ON: Final = re.compile(r"[ ]?[^\W\d_A-Z]|[,;:)&/'’]| [&/+-]")
"""What follows a dot that ends no sentence."""


def _is_abbreviation(text: str, match: re.Match[str], letters: str) -> bool:
    """Say whether dotted letters are e.g., a.m. or the like."""
    if match[0][0].islower():
        return letters in _NOT_INITIALS or " " in match[0]
    return letters in _NEVER_PEOPLE or text[: match.start()].rstrip()[-1:].isdigit()


def _does_something(line: Line, index: int) -> bool:
    """Say whether a verb follows, so that a letter before it is no "and", "with" or article."""
    return index < len(line.tokens) and line.tokens[index].low in _VERBS


_VERBS: Final = words_in("was is has had said says told did does will would wants came went rang")


def _mark_letter(marks: Marks, index: int) -> None:
    """Mark a single letter beside a name, or standing for a person."""
    line, token = marks.line, marks.line.tokens[index]
    is_capital = token.shape is Shape.CAPITAL and line.has_case
    before, after = index - 1, index + 1
    has_dot = after < len(line.tokens) and line.tokens[after].text == "." and line.gap(index) == ""
    if marks[before] and marks.adjoin(before, index) and line.gap(before) == " ":
        if is_capital or has_dot or token.low not in _SHORTHAND or _does_something(line, after):
            marks.doubt(index)
        return
    if (
        is_capital
        and has_dot
        and before > 0
        and line.tokens[before].text == ","
        and marks[before - 1]
    ):
        marks.doubt(index)  # "Okoye, S."
        return
    following = after + 1 if has_dot else after
    if (
        marks[following]
        and (is_capital or has_dot)
        and line.text[token.end : line.tokens[following].start] in (" ", ". ", ".")
    ):
        marks.doubt(index)
        return
    if "/" in line.text[max(0, token.start - 1) : token.end + 1]:
        return  # t/c, h/v, n/a
    previous = line.tokens[before].low if before >= 0 else ""
    if (
        is_capital
        and token.low not in "ai"
        and previous not in _LETTER_AFTER
        and score(marks.neighbours.features(index)) > _CLEAR
    ):
        marks.doubt(index)
