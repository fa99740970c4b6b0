"""What is done to the rhythm, and the sentence it comes to: for both consoles alike."""

from pathlib import Path

from group_supervision.core.rhythm import Where
from group_supervision.core.rhythm_rules import About
from group_supervision.errors import Refusal
from group_supervision.guide.rhythm import DiscussionRhythm, Row
from group_supervision.guide.words.rhythm import (
    GROUP_DOES_NOT_COUNT,
    KEEP_ELSEWHERE,
    how_often,
    own_in_words,
    stands,
)
from group_supervision.translation import _

EXPORT_NAME = "my-supervision.csv"


def note(
    rhythm: DiscussionRhythm, row: Row | None, day: str = "", where: Where = Where.SUPERVISION
) -> str:
    """Note that something was talked about, or for `None` a supervision of her own.

    Raises:
        BadInput, Refusal, StoreError: When it can't be noted; nothing has changed then.
    """
    if row is None:
        if where is Where.GROUP:
            raise Refusal(_("A group discussion doesn't take the place of your own supervision."))
        rhythm.supervised(day)
        return own_in_words(rhythm.own, rhythm.kept.supervisions)
    tag = row.topic.tag.text
    on = rhythm.talked(tag, day, where)
    if where is Where.GROUP and not rhythm.with_groups:
        return _(GROUP_DOES_NOT_COUNT)
    now = next(each for each in rhythm.rows if each.topic.tag == row.topic.tag)
    said = _("“{tag}” noted for {day}: {standing}.")
    return said.format(tag=tag, day=on.isoformat(), standing=stands(now.standing))


def add(rhythm: DiscussionRhythm, rule: str) -> str:
    """Add something under a rule, with a tag that is drawn.

    Raises:
        Refusal, StoreError: When it can't be kept.
    """
    return f"{_its_tag(rhythm.add(rule).tag.text)} {_(KEEP_ELSEWHERE)}"


def reword(rhythm: DiscussionRhythm, row: Row | None, words: str) -> str:
    """Give something another tag; without words it is drawn.

    Raises:
        BadInput, Refusal, StoreError: When it can't be one.
    """
    return _its_tag(rhythm.reword(tagged(row).topic.tag.text, words).text)


def resolve(rhythm: DiscussionRhythm, row: Row | None) -> str:
    """Note that something is resolved.

    Raises:
        Refusal, StoreError: When it can't be.
    """
    tag = tagged(row).topic.tag.text
    rhythm.resolve(tag)
    return _("“{tag}” is resolved. u undoes it.").format(tag=tag)


def delete(rhythm: DiscussionRhythm, row: Row | None) -> str:
    """Delete something with its days, or for `None` her own last supervision.

    Raises:
        Refusal, StoreError: When it can't be deleted.
    """
    if row is not None:
        rhythm.delete(row.topic.tag.text)
        return _("Deleted. u brings it back, until you leave.")
    if not rhythm.kept.supervisions:
        raise Refusal(_("No supervision of yours is noted."))
    day = rhythm.not_supervised(rhythm.kept.supervisions[-1].isoformat())
    return _("{day} is taken out. u brings it back, until you leave.").format(day=day.isoformat())


def keep_to(rhythm: DiscussionRhythm, rule: str, began: str = "") -> str:
    """Choose how often her own supervision is due.

    Raises:
        BadInput, StoreError: When the day can't be, or it can't be kept.
    """
    rhythm.keep_to(rule, began)
    return own_in_words(rhythm.own, rhythm.kept.supervisions)


def undo(rhythm: DiscussionRhythm) -> str:
    """Take the last change back.

    Raises:
        Refusal, StoreError: When it can't be.
    """
    rhythm.undo()
    return _("Undone.")


def export_log(rhythm: DiscussionRhythm) -> str:
    """Write her own log as a table into her own folder. Returns where it is.

    Raises:
        Refusal: When it can't be written there.
    """
    from group_supervision.export.forms import Form, written
    from group_supervision.guide.documents.supervision_log import supervision_log
    from group_supervision.guide.export_place import put_at

    path = Path.home() / EXPORT_NAME
    put_at(written(supervision_log(rhythm), Form.CSV).content, path, may_replace=False)
    return _("Your own supervision is in {path}.").format(path=f"~/{path.name}")


def offered(rhythm: DiscussionRhythm, about: About) -> list[tuple[str, str]]:
    """Return the whole name of each rule there is to choose from, with its words."""
    rules = rhythm.rules
    found = ((name, rules.get(name)) for name in rules.names(about))
    return [
        (name, _("{what}, {how_often}").format(what=rule.what, how_often=how_often(rule)))
        for name, rule in found
        if rule is not None
    ]


def tagged(row: Row | None) -> Row:
    """Return the row that has a tag.

    Raises:
        Refusal: When it is her own supervision.
    """
    if row is None:
        raise Refusal(_("That's your own supervision: choose a tag."))
    return row


def _its_tag(tag: str) -> str:
    return _("Its tag is “{tag}”.").format(tag=tag)
