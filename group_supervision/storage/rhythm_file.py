"""The discussion rhythm: tags, rules and days, and nothing that says what a tag means."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from group_supervision.core.rhythm import (
    MOST_SUPERVISIONS,
    MOST_TAGS,
    MOST_TALKS,
    Kept,
    Talk,
    Topic,
    Where,
)
from group_supervision.storage import bounds
from group_supervision.storage.private_file import RHYTHM_FILE, PrivateFile

Value = TypeVar("Value", date, Talk)

_LONGEST_TAG: Final = 60
_LONGEST_RULE: Final = 120


class RhythmFile:
    """The file of a data folder that holds it."""

    def __init__(self, folder: Path) -> None:
        """Look into a data folder, whether it exists yet or not."""
        self._file = PrivateFile(folder, RHYTHM_FILE, _kept, Kept())

    @property
    def is_there(self) -> bool:
        """Whether anything is kept; nothing is opened for this."""
        return self._file.is_there

    def load(self) -> Kept:
        """Return what is kept.

        Raises:
            StoreError: When it can't be read; it's left as it is.
        """
        return self._file.load()

    def keep(self, kept: Kept) -> None:
        """Keep it; where there is nothing to keep, no file stays.

        Raises:
            StoreError: When it can't be written or removed.
        """
        if kept.is_empty:
            self._file.forget()
        else:
            self._file.keep(_as_keys(kept))

    def forget(self) -> None:
        """Remove it, even where it can't be read.

        Raises:
            StoreError: When it can't be removed.
        """
        self._file.forget()


def _as_keys(kept: Kept) -> dict[str, object]:
    return {
        "topics": [
            {
                "tag": topic.tag.text,
                "rule": topic.rule,
                "since": topic.since.isoformat(),
                "talks": [[talk.on.isoformat(), talk.where.value] for talk in topic.talks],
                "resolved": _iso(topic.resolved),
            }
            for topic in kept.topics
        ],
        "supervisions": [each.isoformat() for each in kept.supervisions],
        "own_rule": kept.own_rule,
        "began": _iso(kept.began),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _kept(keys: Mapping[str, object]) -> Kept:
    rule = keys["own_rule"]
    topics = tuple(
        _topic(bounds.table(each)) for each in bounds.items(keys["topics"], 0, MOST_TAGS)
    )
    if len({topic.tag for topic in topics}) < len(topics):
        raise ValueError("a tag twice")
    return Kept(
        topics=topics,
        supervisions=_in_order(
            bounds.day(each) for each in bounds.items(keys["supervisions"], 0, MOST_SUPERVISIONS)
        ),
        own_rule=None if rule is None else bounds.text(rule, _LONGEST_RULE),
        began=_day(keys["began"]),
    )


def _topic(keys: Mapping[str, object]) -> Topic:
    talks = bounds.items(keys["talks"], 0, MOST_TALKS)
    return Topic(
        tag=bounds.anonymised(keys["tag"], _LONGEST_TAG),
        rule=bounds.text(keys["rule"], _LONGEST_RULE),
        since=bounds.day(keys["since"]),
        talks=_in_order(_talk(bounds.items(each, 2, 2)) for each in talks),
        resolved=_day(keys["resolved"]),
    )


def _talk(values: list[object]) -> Talk:
    on, where = values
    return Talk(bounds.day(on), bounds.choice(where, Where))


def _in_order(values: Iterable[Value]) -> tuple[Value, ...]:
    return tuple(sorted(values))


def _day(value: object) -> date | None:
    return None if value is None else bounds.day(value)
