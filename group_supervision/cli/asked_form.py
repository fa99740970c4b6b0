"""In which form something is printed or written: as asked for, or as its file's name says."""

from collections.abc import Collection
from pathlib import Path

from group_supervision.errors import BadInput
from group_supervision.export.forms import Form
from group_supervision.translation import _


def asked_form(form: str | None, path: Path | None, forms: Collection[Form]) -> Form:
    """Return the form that was asked for, or that the file's name ends in, or Markdown.

    Args:
        form: What was asked for, if anything.
        path: Where to; `None`: it is printed.
        forms: Those it can have.

    Raises:
        BadInput: When it is to be printed and can't be.
    """
    ending = "" if path is None else path.suffix.lower().lstrip(".")
    named = Form(ending) if ending in [each.value for each in forms] else Form.MARKDOWN
    chosen = named if form is None else Form(form)
    if path is None and not chosen.is_text:
        raise BadInput(
            _("A {form} file can't be printed: name a file with --to.").format(form=chosen.value)
        )
    return chosen
