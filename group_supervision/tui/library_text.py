"""What the list of past sessions reads."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widgets.option_list import Option

from group_supervision.guide.library import PastKind
from group_supervision.guide.words.sessions import kinds_in_words, session_line
from group_supervision.storage.summary import Summary
from group_supervision.translation import _, ngettext


def heading(found: Sequence[Summary], most: int, kind: PastKind | None) -> str:
    """Say how many sessions there are, of which at most `most` are listed, and of what kind."""
    if not found:
        return _("There are no sessions here.")
    count = ngettext("{count} session", "{count} sessions", len(found))
    if len(found) > most:
        count = _("{count}, of which {most} are listed").format(count=count, most=most)
    if kind is None:
        return count
    return _("{count}, {kind} alone").format(count=count, kind=kinds_in_words(kind))


def rows(found: Iterable[Summary]) -> list[Option]:
    """Return a line for each session."""
    return [Option(Content(f" {session_line(each)} ")) for each in found]
