"""The discussion rhythm told in lines, and for programs."""

from collections.abc import Iterator

from group_supervision.core.rhythm import Standing
from group_supervision.core.rhythm_rules import Rules
from group_supervision.guide.rhythm import DiscussionRhythm, Row
from group_supervision.guide.words.rhythm import (
    FLOORS,
    how_often,
    own_in_words,
    rule_in_words,
    stands,
    where_in_words,
)
from group_supervision.translation import _

_TAG = 28
"""Columns."""
_STATE = 28


def told(rhythm: DiscussionRhythm) -> Iterator[str]:
    """Tell how everything stands, what is due first."""
    yield own_in_words(rhythm.own, rhythm.kept.supervisions)
    rows = rhythm.rows
    if not rows:
        yield _("There are no tags yet: “group-supervision rhythm add” makes one.")
        return
    for row in rows:
        yield f"{row.topic.tag.text:<{_TAG}} {stands(row.standing):<{_STATE}}{row.what}"
    yield _(FLOORS)


def row_in_words(row: Row) -> str:
    """Return a topic in a sentence, as it is said aloud."""
    said = _("{tag}: {standing}. {what}").format(
        tag=row.topic.tag.text, standing=stands(row.standing), what=row.what
    )
    return f"{said}, {last_in_words(row)}"


def last_in_words(row: Row) -> str:
    """Say when something was talked about last, as far as it counts."""
    if row.last is None:
        return _("not talked about yet; it counts from {day}").format(
            day=row.topic.since.isoformat()
        )
    return _("last talked about {where} on {day}").format(
        where=where_in_words(row.last.where), day=row.last.on.isoformat()
    )


def rules_told(rules: Rules) -> Iterator[str]:
    """Tell every rule there is, by its guidance."""
    for rhythm in rules.rhythms:
        yield rhythm.title
        yield _("Source: {source}").format(source=rhythm.source)
        if rhythm.note:
            yield rhythm.note
        for rule in rhythm.rules:
            yield f"  {rule.id:<18}{rule_in_words(rule)}"
        yield ""
    yield _(FLOORS)


def as_keys(rhythm: DiscussionRhythm) -> dict[str, object]:
    """Return the documented JSON of it."""
    kept = rhythm.kept
    return {
        "today": rhythm.today.isoformat(),
        "group_discussion_counts": rhythm.with_groups,
        "own": {
            "rule": kept.own_rule,
            "how_often": None if rhythm.own_rule is None else how_often(rhythm.own_rule),
            "supervisions": [day.isoformat() for day in kept.supervisions],
            **_standing(rhythm.own),
        },
        "tags": [
            {
                "tag": row.topic.tag.text,
                "rule": row.topic.rule,
                "what": row.what,
                "since": row.topic.since.isoformat(),
                "last": None if row.last is None else row.last.on.isoformat(),
                **_standing(row.standing),
            }
            for row in rhythm.rows
        ],
    }


def _standing(standing: Standing) -> dict[str, object]:
    by = None if standing.by is None else standing.by.isoformat()
    return {"state": standing.state.value, "by": by}
