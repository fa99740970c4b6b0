"""Rules as a language declares them, in the TOML files of its `rules` folder: docs/languages.md."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from enum import StrEnum
from functools import partial
from pathlib import Path
from re import Match, Pattern
from typing import Any, Final, TypeVar

from group_supervision.anonymiser.finding import Certainty, SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.letters import LetterPattern
from group_supervision.anonymiser.rules.rule import Find, Reading, Rule, Stretch
from group_supervision.anonymiser.rules.token_classes import TokenClasses
from group_supervision.anonymiser.rules.word_pattern import CLASS, WordPattern
from group_supervision.anonymiser.text.tokens import NUMBER, WORD

E = TypeVar("E", bound=StrEnum)
Table = Mapping[str, Any]

_IN_BRACES: Final = re.compile(r"\{([a-z][a-z|-]*)\}")
_PATTERNS: Final = ("letters", "words", "like")
_KEYS: Final = frozenset(
    {"kind", "because", "certainty", "needs", "digits", "no-word", "near", "not-near", "first", *_PATTERNS}
)
_TABLES: Final = ("fragments", "classes", "rule")
_NEAR: Final = 3
"""How many tokens before a match are near it."""


class BadRule(ValueError):
    """A declaration that can't be read. It says which file and rule, and what to change."""


def read_rules(folder: Path, words: Words) -> tuple[Rule, ...]:
    """Return the rules of every `*.toml` of a folder, in the order of the files' names.

    Patterns are looked at when a line is first read for them, and may be refused then.

    Raises:
        BadRule: When a declaration can't be read.
    """
    return tuple(_Declarations(folder, words).rules())


class _Declarations:
    """What the files of one language say together."""

    def __init__(self, folder: Path, words: Words) -> None:
        self._words = words
        self._tables: dict[str, dict[str, Any]] = {name: {} for name in _TABLES}
        self._files: dict[str, str] = {}
        for path in sorted(folder.glob("*.toml")):
            self._read(path)
        asked = (
            "".join(found.split())
            for rule in self._tables["rule"].values()
            for found in (*CLASS.findall(self._filled(rule.get("words", ""))), rule.get("first", ""))
        )
        self._classes = TokenClasses(words, self._tables["classes"], asked)
        self._patterns: dict[str, WordPattern] = {}

    def _read(self, path: Path) -> None:
        import tomllib

        try:
            read = tomllib.loads(path.read_text("utf-8"))
        except tomllib.TOMLDecodeError as error:
            message = f"{path.name}: {error}"
            raise BadRule(message) from error
        for name, table in read.items():
            if name not in _TABLES:
                message = f"{path.name}: [{name}] isn't one of {', '.join(_TABLES)}"
                raise BadRule(message)
            if twice := table.keys() & self._tables[name].keys():
                message = f"{path.name}: {', '.join(sorted(twice))} is there already. Rename it."
                raise BadRule(message)
            self._tables[name] |= table
            self._files |= dict.fromkeys(table, path.name) if name == "rule" else {}

    def rules(self) -> Iterator[Rule]:
        """Return each rule in turn."""
        for identity, table in self._tables["rule"].items():
            try:
                yield self._rule(identity, table)
            except (LookupError, ValueError, TypeError) as error:
                raise self._bad(identity, error) from error

    def _bad(self, identity: str, error: Exception) -> BadRule:
        return BadRule(f"{self._files[identity]}, rule {identity}: {error.args[0]}")

    def _rule(self, identity: str, table: Table) -> Rule:
        if strange := table.keys() - _KEYS:
            message = f"{min(strange)} isn't one of {', '.join(sorted(_KEYS))}"
            raise LookupError(message)
        if len(table.keys() & _PATTERNS) != 1 or not {"kind", "because"} <= table.keys():
            message = f"it takes a kind, a because and one of {', '.join(sorted(_PATTERNS))}"
            raise LookupError(message)
        like = table.get("like", identity)
        if like not in self._tables["rule"]:
            message = f"there is no rule {like}"
            raise LookupError(message)
        shared = self._tables["rule"][like] | {"near": (), "not-near": ()} | table
        return Rule(
            identity,
            _one_of(SpanKind, table["kind"]),
            table["because"],
            _one_of(Certainty, table.get("certainty", Certainty.SURE)),
            self._find(like, shared),
            self._cues(shared),
        )

    def _cues(self, table: Table) -> frozenset[str]:
        """Return what a line has one of. Of a phrase that is its first word."""
        needs = self._listed(table.get("needs", ())) or {NUMBER if table.get("digits") else WORD}
        return frozenset(need.partition(" ")[0] for need in needs)

    def _listed(self, names: Iterable[str]) -> frozenset[str]:
        """Return the words of sets, and those that stand in quotes themselves."""
        listed: set[str] = set()
        for name in names:
            if name != "number" and name[0] != '"' and name not in self._words:
                message = f"{name} isn't a set of words"
                raise LookupError(message)
            listed |= self._words[name] or {NUMBER if name == "number" else name.strip('"')}
        return frozenset(listed)

    def _find(self, identity: str, table: Table) -> Find:
        digits = table.get("digits", 0)
        if "letters" in table:
            compiled = partial(self._letters, identity, table["letters"])
            return LetterPattern(compiled, digits, table.get("no-word", "")).read
        if identity not in self._patterns:
            compiled = partial(self._words_of, identity, table["words"])
            telling, first = self._listed(table.get("needs", ())), table.get("first", "")
            self._patterns[identity] = WordPattern(compiled, self._classes, telling, first, digits)
        pattern = self._patterns[identity]
        near, far = (self._listed(table.get(key, ())) for key in ("near", "not-near"))
        return partial(_near, pattern, near, far) if near or far else pattern.read

    def _letters(self, identity: str, written: str) -> Pattern[str]:
        return self._compiled(identity, lambda: self._filled(written), re.IGNORECASE)

    def _words_of(self, identity: str, written: str) -> Pattern[str]:
        def one(match: Match[str]) -> str:
            return self._classes.pattern("".join(match[1].split()))

        return self._compiled(identity, lambda: CLASS.sub(one, self._filled(written)), 0)

    def _compiled(self, identity: str, written: Callable[[], str], flags: int) -> Pattern[str]:
        try:
            return re.compile(written(), re.VERBOSE | flags)
        except (re.error, LookupError) as error:
            raise self._bad(identity, error) from error

    def _filled(self, written: str) -> str:
        """Return a pattern with the fragments and the sets of words that it names in braces."""
        return _IN_BRACES.sub(self._named, written)

    def _named(self, match: Match[str]) -> str:
        if (fragment := self._tables["fragments"].get(match[1])) is not None:
            return f"(?:{self._filled(fragment)})"
        sets = match[1].split("|")
        if strange := [name for name in sets if name not in self._words]:
            message = f"{{{strange[0]}}} is neither a fragment nor a set of words"
            raise LookupError(message)
        return self._words.either(*sets)


def _one_of(kinds: type[E], value: str) -> E:
    if value not in {str(each) for each in kinds}:
        message = f"“{value}” isn't one of {', '.join(kinds)}"
        raise LookupError(message)
    return kinds(value)


def _near(
    pattern: WordPattern, near: Set[str], far: Set[str], reading: Reading
) -> Iterator[Stretch]:
    """Find a pattern where one of some words is in it or right before, and none of others."""
    tokens = reading.line.tokens
    for first, end in reading.once(pattern.tokens):
        around = {token.low for token in tokens[max(0, first - _NEAR) : end]}
        if not (near and near.isdisjoint(around)) and far.isdisjoint(around):
            yield tokens[first].start, tokens[end - 1].end
