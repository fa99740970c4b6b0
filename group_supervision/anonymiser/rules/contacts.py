"""Ways to reach somebody: e-mail and web addresses, names on the web, telephone numbers."""

import re
from re import Pattern
from typing import Final

from group_supervision.anonymiser.finding import SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.reading import matching
from group_supervision.anonymiser.rules.rule import NUMBERS, Rule, alone
from group_supervision.anonymiser.text.lexicon import known

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


_AT: Final = frozenset({"@"})
_WEB: Final = frozenset({"http", "https", "www", "/"})
"""One of these or a domain is in every address on the web."""


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

    cues = words["domains"] | _WEB
    return alone("web", SpanKind.WEB, "an address on the web", matching(pattern), cues)


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
        alone("handle-called", kind, odd, matching(_pattern(called)), words["goes-by"]),
    )


def _email_said(words: Words) -> Rule:
    """Return the rule for "ada dot okafor at example dot org"; not "online at example.org"."""
    dot, domain = words.either("said-dot"), words.either("domains")
    pattern = _pattern(
        rf"(?<![\w.+-])(?P<user>(?:[\w.+-]{{1,40}} {dot} ){{0,3}}[\w.+-]{{1,40}})"
        rf" {words.either('said-at')} (?:[\w-]{{1,63}} ?(?:\.|{dot}) ?){{1,4}}{domain}\b"
    )

    def is_user(match: re.Match[str]) -> bool:
        return not match["user"].isalpha() or known(match["user"].lower()) is None

    find, because = matching(pattern, is_sound=is_user), "an e-mail address as it is said"
    return alone("email-said", SpanKind.EMAIL, because, find, words["domains"])


def _pattern(written: str) -> Pattern[str]:
    return re.compile(written, re.IGNORECASE)
