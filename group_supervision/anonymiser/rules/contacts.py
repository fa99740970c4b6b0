"""Ways to reach somebody: e-mail and web addresses, names on the web, telephone numbers."""

import re
from collections.abc import Iterable, Iterator
from re import Pattern
from typing import Final

from group_supervision.anonymiser.finding import SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.reading import matching
from group_supervision.anonymiser.rules.rule import NUMBERS, Find, Known, Rule, Stretch, alone
from group_supervision.anonymiser.text.lexicon import known
from group_supervision.anonymiser.text.tokens import Line

DASH: Final = "\\-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}"
_EMAIL: Final = re.compile(
    r"(?<![\w.%+'’-])[\w.%+'’-]{1,80}(?: @ |@ ?)(?:[\w-]{1,63}\.){1,6}[^\W\d_]{2,20}"
)
_AT_HANDLE: Final = re.compile(r"(?<![\w@./])@[^\W_][\w.-]{0,60}\w")
_PHONE: Final = re.compile(
    rf"(?<![\w+.])(?:\(?(?:\+|00)\d|\(?0(?=[\d ()]))(?:[ ./(){DASH}]{{0,2}}\d){{8,13}}(?![\d/])"
    rf"|(?<!\d[ {DASH}])(?<![\w.+/£{DASH}])\d{{3}}[ {DASH}]\d{{4}}(?![\d/{DASH}])"
)
"""A number with its area, or three figures and four without."""
_LOOK_BACK: Final = 40


_AT: Final = frozenset({"@"})
_DOT: Final = frozenset({"."})
_JOINED: Final = re.compile(r"[\w-]\.[^\W\d_]|//")
"""What every address on the web has; to look for that alone is quicker."""


def rules(words: Words) -> tuple[Rule, ...]:
    """Return the rules for ways to reach somebody. They ask for the sets of `identifiers.txt`."""
    digit = words.either("digits-spelt")
    in_words = rf"\b(?:{digit}[ ,-]{{1,2}}){{5,20}}{digit}\b"
    phone, number = SpanKind.PHONE, "a telephone number"
    return (
        alone("email", SpanKind.EMAIL, "an e-mail address", matching(_EMAIL), _AT),
        _email_said(words),
        _web(words),
        *_handle_rules(words),
        alone("phone", phone, number, matching(_PHONE, 7), NUMBERS),
        alone("phone-spelt", phone, number, matching(_pattern(in_words)), words["digits-spelt"]),
    )


def _web(words: Words) -> Rule:
    host = r"(?<![\w@.-])(?:[a-z0-9-]{1,63}\.){1,8}"
    path = r"/[^\s,;)]{0,300}(?<=[\w/])"
    pattern = _pattern(
        rf"(?:https?://|www\.)\S{{0,300}}(?<=[\w/])|{host}[a-z]{{2,20}}{path}"
        rf"|{host}{words.either('domains')}\b(?:{path})?"
    )

    def find(line: Line, _session: Known) -> Iterator[Stretch]:
        if _JOINED.search(line.text):
            for match in pattern.finditer(line.text):
                yield match.span()

    return alone("web", SpanKind.WEB, "an address on the web", find, _DOT)


def _handle_rules(words: Words) -> tuple[Rule, ...]:
    name = r"[^\W_][\w.#-]{0,60}\w"
    by_network = (
        rf"\b{words.either('networks')}(?: {words.either('network-words')}){{0,4}} ?[:=-]? ?"
        rf"(?P<it>(?=[\w.#-]{{0,60}}[\d_#]|[\w-]{{1,60}}\.[a-z]){name})"
    )
    called = (
        rf"\b{words.either('goes-by')} "
        r"(?P<it>(?=\w{1,40}_\w|[^\W\d_]{1,40}\.[^\W_]{1,40}\.\w)[^\W_][\w.]{0,60}\w)"
    )
    kind, because = SpanKind.HANDLE, "a name on the web"
    odd = "a word that only the web writes so"
    return (
        alone("handle-at", kind, because, matching(_AT_HANDLE), _AT),
        alone("handle-network", kind, because, matching(_pattern(by_network)), words["networks"]),
        alone("handle-called", kind, odd, _odd(_pattern(called)), words["goes-by"]),
    )


def _odd(pattern: Pattern[str]) -> Find:
    """Return what finds a pattern with a low line or two full stops, where there are such."""
    find = matching(pattern)

    def find_odd(line: Line, session: Known) -> Iterable[Stretch]:
        is_there = "_" in line.text or line.text.count(".") > 1
        return find(line, session) if is_there else ()

    return find_odd


def _email_said(words: Words) -> Rule:
    """Return the rule for "ada dot okafor at example dot org"."""
    dot, domain = words.either("said-dot"), words.either("domains")
    pattern = _pattern(
        rf" {words.either('said-at')} (?:[\w-]{{1,63}} ?(?:\.|{dot}) ?){{1,4}}{domain}\b"
    )

    said = _pattern(rf"(?:\b[\w.+-]{{1,40}} {dot} ){{0,3}}[\w.+-]{{1,40}}$")

    def find(line: Line, _session: Known) -> Iterable[Stretch]:
        for match in pattern.finditer(line.text):
            user = said.search(line.text, max(0, match.start() - _LOOK_BACK), match.start())
            if user and (not user[0].isalpha() or known(user[0].lower()) is None):
                yield user.start(), match.end()

    because = "an e-mail address as it is said"
    return alone("email-said", SpanKind.EMAIL, because, find, words["domains"])


def _pattern(written: str) -> Pattern[str]:
    return re.compile(written, re.IGNORECASE)
