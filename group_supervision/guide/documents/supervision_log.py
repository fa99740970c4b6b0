"""A practitioner's own supervision as a table: when it was, and by when the next was due."""

from group_supervision.core.rhythm import due_after
from group_supervision.export.document import Document, Paragraph, Table
from group_supervision.guide.documents.opening import NOT_THE_CASE_RECORD
from group_supervision.guide.rhythm import DiscussionRhythm
from group_supervision.guide.words.rhythm import rule_in_words, stands
from group_supervision.translation import _, language


def supervision_log(rhythm: DiscussionRhythm) -> Document:
    """Return her own log. Neither tags nor what was talked about are in it."""
    kept, rule = rhythm.kept, rhythm.own_rule
    began = kept.began or next(iter(kept.supervisions), None)
    rows = []
    for day in kept.supervisions:
        due = "" if rule is None or began is None else due_after(day, rule, began).isoformat()
        rows.append((day.isoformat(), due))
    agreed = _("No frequency was chosen.") if rule is None else rule_in_words(rule)
    return Document(
        title=_("My supervision"),
        blocks=(
            Paragraph(_(NOT_THE_CASE_RECORD), is_notice=True),
            Paragraph(agreed),
            Paragraph(_("Today: {standing}.").format(standing=stands(rhythm.own))),
            Table(_("Supervision"), (_("held on"), _("next due by")), tuple(rows)),
        ),
        language=language(),
    )
