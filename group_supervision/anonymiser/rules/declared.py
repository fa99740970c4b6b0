"""Rules as a language declares them, in the TOML files of its `rules` folder: docs/languages.md."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Set
from enum import StrEnum
from functools import cached_property, partial
from operator import attrgetter
from pathlib import Path
from re import Match
from typing import Any, Final, TypeVar

from group_supervision.anonymiser.finding import Certainty, SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.letters import LetterPattern
from group_supervision.anonymiser.rules.rule import Reading, Rule, Stretch
from group_supervision.anonymiser.rules.token_classes import TokenClasses
from group_supervision.anonymiser.rules.word_pattern import WordPattern, classes_of
from group_supervision.anonymiser.text.tokens import NUMBER, WORD

E = TypeVar("E", bound=StrEnum)

_IN_BRACES: Final = re.compile(r"\{([a-z][a-z|-]*)\}")
_TABLES: Final = ("fragments", "classes", "rule")
_PATTERNS: Final = frozenset({"letters", "words", "like"})
_KEYS: Final = _PATTERNS | {
    "kind", "because", "certainty", "needs", "first", "digits", "no-word", "near", "not-near",
}  # fmt: skip
_START: Final = attrgetter("start")
_NEAR: Final = 3
"""How many tokens before a match are near it."""


class BadRule(ValueError):
    """A declaration that can't be read. It says which file and rule, and what to change."""


def read_rules(folder: Path, words: Words) -> tuple[Rule, ...]:
    """Return the rules of every `*.toml` of a folder, in the order of the files' names.

    A pattern is looked at when a line is first read for it, and may be refused then.

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
        self._patterns: dict[str, LetterPattern | WordPattern] = {}
        for path in sorted(folder.glob("*.toml")):
            self._take(path)

    def _take(self, path: Path) -> None:
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
                message = f"{path.name}: {min(twice)} is there already. Choose another name."
                raise BadRule(message)
            self._tables[name] |= table
            self._files |= dict.fromkeys(table, path.name) if name == "rule" else {}

    def rules(self) -> Iterator[Rule]:
        """Return each rule in turn."""
        for identity, table in self._tables["rule"].items():
            try:
                yield self._rule(identity, table)
            except LookupError as error:
                raise self._bad(identity, error) from error

    def _bad(self, identity: str, error: Exception) -> BadRule:
        return BadRule(f"{self._files[identity]}, rule {identity}: {error.args[0]}")

    def _rule(self, identity: str, table: Mapping[str, Any]) -> Rule:
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
        shared = self._tables["rule"][like]
        needs = self._listed(shared.get("needs", ()))
        needs = needs or frozenset({NUMBER if shared.get("digits") else WORD})
        near, far = (self._listed(table.get(key, ())) for key in ("near", "not-near"))
        find = partial(self._beside, near, far) if near or far else self._read
        return Rule(
            identity,
            _one_of(SpanKind, table["kind"]),
            table["because"],
            _one_of(Certainty, table.get("certainty", Certainty.SURE)),
            partial(find, like),
            frozenset(need.partition(" ")[0] for need in needs),
            shared.get("digits", 0),
        )

    def _listed(self, names: Iterable[str]) -> frozenset[str]:
        """Return the words of sets, and those that stand in quotes themselves."""
        listed: set[str] = set()
        for name in names:
            if name != "number" and name[0] != '"' and name not in self._words:
                message = f"{name} isn't a set of words"
                raise LookupError(message)
            listed |= self._words[name] or {NUMBER if name == "number" else name.strip('"')}
        return frozenset(listed)

    def _read(self, identity: str, reading: Reading) -> Iterable[Stretch]:
        return self._pattern(identity).read(reading)

    def _beside(
        self, near: Set[str], far: Set[str], identity: str, reading: Reading
    ) -> Iterator[Stretch]:
        """Find a pattern where one of some words is in it or right before, and none of others."""
        tokens = reading.line.tokens
        for start, end in self._read(identity, reading):
            first, after = (bisect_left(tokens, at, key=_START) for at in (start, end))
            around = {token.low for token in tokens[max(0, first - _NEAR) : after]}
            if not (near and near.isdisjoint(around)) and far.isdisjoint(around):
                yield start, end

    @cached_property
    def _classes(self) -> TokenClasses:
        rules = self._tables["rule"].values()
        written = [self._filled(rule["words"]) for rule in rules if "words" in rule]
        first = [rule["first"] for rule in rules if "first" in rule]
        asked = [*first, *(each for pattern in written for each in classes_of(pattern))]
        return TokenClasses(self._words, self._tables["classes"], asked)

    def _pattern(self, identity: str) -> LetterPattern | WordPattern:
        """Return the pattern of a rule. Compiling one takes long, so it waits for a line."""
        if identity not in self._patterns:
            try:
                self._patterns[identity] = self._made(self._tables["rule"][identity])
            except (LookupError, re.error) as error:
                raise self._bad(identity, error) from error
        return self._patterns[identity]

    def _made(self, table: Mapping[str, Any]) -> LetterPattern | WordPattern:
        if "letters" in table:
            written = self._filled(table["letters"])
            return LetterPattern(written, table.get("digits", 0), table.get("no-word", ""))
        telling = self._listed(table.get("needs", ()))
        written = self._filled(table["words"])
        return WordPattern(written, self._classes, telling, table.get("first", ""))

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
