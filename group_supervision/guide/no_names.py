"""Words that are kept and read aloud: no name may be among them."""

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.finding import SpanKind
from group_supervision.core.text import NOTE_LIMIT, Anonymised, clean
from group_supervision.errors import BadInput
from group_supervision.translation import _


def without_names(anonymiser: Anonymiser, raw: str, longest: int) -> Anonymised:
    """Return what was typed, anonymised, where nobody is named in it.

    Args:
        anonymiser: What knows a name.
        raw: As it was typed. No error repeats it.
        longest: How many characters it may have.

    Raises:
        BadInput: When it is empty or too long, or names somebody, or perhaps does.
    """
    line = clean(raw, NOTE_LIMIT)
    if not line:
        raise BadInput(_("Nothing was typed, so nothing was kept."))
    if len(line) > longest:
        raise BadInput(
            _("That's longer than {longest} characters: say it in fewer words.").format(
                longest=longest
            )
        )
    if any(each.kind is SpanKind.PERSON for each in anonymiser.spans(line)):
        raise BadInput(
            _(
                "There's a name in it, or a word that may be one, so nothing was kept: say a role"
                " instead, such as “the facilitator”."
            )
        )
    return anonymiser.anonymise(line)
