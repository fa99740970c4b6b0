"""What the screen of the discussion rhythm reads."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from group_supervision.core.rhythm import Standing, State
from group_supervision.guide.rhythm import DiscussionRhythm, Row
from group_supervision.guide.rhythm_told import last_in_words
from group_supervision.guide.words.rhythm import FLOORS, KEEP_ELSEWHERE, rule_in_words, stands
from group_supervision.translation import _

_TAG: Final = 28
"""Columns."""
_STATE: Final = 28
WIDE: Final = 110
"""Columns of a screen that has room for what a tag's rule is for."""


def lines(rhythm: DiscussionRhythm, width: int) -> list[Content]:
    """Return a line for her own supervision, and one for each tag."""
    own = _line(_("Your own supervision"), rhythm.own, "")
    return [own, *(_topic(row, width) for row in rhythm.rows)]


def _topic(row: Row, width: int) -> Content:
    return _line(row.topic.tag.text, row.standing, row.what if width >= WIDE else "")


def _line(what: str, standing: Standing, beside: str) -> Content:
    # By weight and in words: a colour would be lost on the chosen line.
    style = "bold" if standing.state is State.DUE else ""
    return Content.assemble(
        f" {what:<{_TAG}}", (f"{stands(standing):<{_STATE}}", style), f"{beside} "
    )


def place(rows: Sequence[Row], before: Sequence[Row], chosen: Row | None) -> int:
    """Return which line is to be chosen: that of a new tag, else the same one as before.

    Args:
        rows: The tags as they are listed now; above them stands her own supervision.
        before: The tags as they were listed.
        chosen: The one that was chosen; `None`: her own supervision.
    """
    tags, old = [row.topic.tag for row in rows], [row.topic.tag for row in before]
    wanted = [tag for tag in tags if tag not in old]
    wanted += [] if chosen is None else [chosen.topic.tag]
    return next((tags.index(tag) + 1 for tag in wanted if tag in tags), 0)


def about(rhythm: DiscussionRhythm, row: Row | None) -> Content:
    """Return what there is to say about the chosen line; `None`: her own supervision."""
    if row is not None:
        rule = row.what if row.rule is None else rule_in_words(row.rule)
        return _lines([rule, _sentence(last_in_words(row))])
    own = rhythm.own_rule
    days = rhythm.kept.supervisions[-6:]
    listed = ", ".join(day.isoformat() for day in reversed(days))
    said = [_("o chooses how often it's due.") if own is None else rule_in_words(own)]
    said.append(_("Held on {days}.").format(days=listed) if days else _("None noted yet."))
    if not rhythm.kept.topics:
        said += ["", _("a adds something to talk about, under a tag of two words drawn at random.")]
        said.append(_(KEEP_ELSEWHERE))
    return _lines(said)


def floors() -> str:
    """Return the reminder beneath it all."""
    return _(FLOORS)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _lines(lines: Sequence[str]) -> Content:
    return Content("\n").join(map(Content, lines))
