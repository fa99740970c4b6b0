"""Ways to reach somebody: e-mail and web addresses, names on the web, telephone numbers."""

import re
from collections.abc import Iterable, Iterator
from re import Pattern
from typing import Final

from group_supervision.anonymiser.finding import SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.rule import Known, Rule, Stretch
from group_supervision.anonymiser.text.lexicon import known
from group_supervision.anonymiser.text.tokens import Line

DASH: Final = "\\-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}"
_EMAIL: Final = re.compile(
    r"(?<![\w.%+'’-])[\w.%+'’-]{1,80}(?: @ |@ ?)(?:[\w-]{1,63}\.){1,6}[^\W\d_]{2,20}"
)
_AT_HANDLE: Final = re.compile(r"(?<![\w@./])@[^\W_][\w.-]{0,60}\w")
_PHONE: Final = re.compile(
    rf"(?<![\w+.])(?:\(?(?:\+|00)\d|\(?0(?=[\d ()]))(?:[ ./(){DASH}]{{0,2}}\d){{8,13}}(?![\d/])"
)
_LOCAL: Final = re.compile(
    rf"(?<!\d[ {DASH}])(?<![\w.+/£{DASH}])\d{{3}}[ {DASH}]\d{{4}}(?![\d/{DASH}])"
)
_LOOK_BACK: Final = 40


def rules(words: Words) -> tuple[Rule, ...]:
    """Return the rules for ways to reach somebody. They ask for the sets of `identifiers.txt`."""
    return (
        *_web_rules(words),
        *_handle_rules(words),
        _by_pattern("phone", SpanKind.PHONE, "a telephone number", _PHONE),
        _by_pattern("phone-local", SpanKind.PHONE, "a telephone number", _LOCAL),
        _by_pattern(
            "phone-extension",
            SpanKind.PHONE,
            "a telephone extension",
            _pattern(rf"\b{words.either('phone-extensions')}\.? ?(?P<it>\d{{3,6}})\b"),
        ),
        _by_pattern(
            "phone-spelt",
            SpanKind.PHONE,
            "a telephone number in words",
            _pattern(
                rf"\b(?:{words.either('digits-spelt')}[ ,-]{{1,2}}){{5,20}}"
                rf"{words.either('digits-spelt')}\b"
            ),
            cue=words["digits-spelt"],
        ),
    )


def _web_rules(words: Words) -> tuple[Rule, ...]:
    host = r"(?<![\w@.-])(?:[a-z0-9-]{1,63}\.){1,8}"
    path = r"/[^\s,;)]{0,300}(?<=[\w/])"
    return (
        _by_pattern("email", SpanKind.EMAIL, "an e-mail address", _EMAIL, needs="@"),
        _email_said(words),
        _by_pattern(
            "web",
            SpanKind.WEB,
            "an address on the web",
            _pattern(
                rf"(?:https?://|www\.)\S{{0,300}}(?<=[\w/])|{host}[a-z]{{2,20}}{path}"
                rf"|{host}{words.either('domains')}\b(?:{path})?"
            ),
            needs=".",
        ),
    )


def _handle_rules(words: Words) -> tuple[Rule, ...]:
    name = r"[^\W_][\w.#-]{0,60}\w"
    networks = words.either("networks")
    between = words.either("network-words")
    return (
        _by_pattern("handle-at", SpanKind.HANDLE, "a name on the web", _AT_HANDLE, needs="@"),
        _by_pattern(
            "handle-network",
            SpanKind.HANDLE,
            "a name on the web",
            _pattern(
                rf"\b{networks}(?: {between}){{0,4}} ?[:=-]? ?"
                rf"(?P<it>(?=[\w.#-]{{0,60}}[\d_#]|[\w-]{{1,60}}\.[a-z]){name})"
            ),
            cue=words["networks"],
        ),
        _by_pattern(
            "handle-called",
            SpanKind.HANDLE,
            "a word that only the web writes so",
            _pattern(
                rf"\b{words.either('goes-by')} "
                r"(?P<it>(?=\w{1,40}_\w|[^\W\d_]{1,40}\.[^\W_]{1,40}\.\w)[^\W_][\w.]{0,60}\w)"
            ),
        ),
    )


def _by_pattern(
    identity: str,
    kind: SpanKind,
    because: str,
    pattern: Pattern[str],
    needs: str = "",
    cue: frozenset[str] = frozenset(),
) -> Rule:
    """Return a rule that finds a pattern, or its group `it`.

    Args:
        identity: The id of the rule.
        kind: What it finds.
        because: Why.
        pattern: What is looked for.
        needs: What is in every line that has it.
        cue: Words of which one is in every line that has it.
    """
    group: str | int = "it" if "it" in pattern.groupindex else 0

    def find(line: Line, _session: Known) -> Iterator[Stretch]:
        if needs not in line.text or (cue and cue.isdisjoint(line.lows)):
            return
        for match in pattern.finditer(line.text):
            yield match.span(group)

    return Rule(identity, kind, find, because)


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

    return Rule("email-said", SpanKind.EMAIL, find, "an e-mail address as it is said")


def _pattern(written: str) -> Pattern[str]:
    return re.compile(written, re.IGNORECASE)
