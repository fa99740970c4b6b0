"""The sessions that were kept: found again, read, deleted, and brought back in the same sitting."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from group_supervision.core.choices import Kind
from group_supervision.core.months import day_of
from group_supervision.errors import Refusal, StoreError
from group_supervision.live.clock import Clock
from group_supervision.storage.deleted import Deleted
from group_supervision.storage.library import Library
from group_supervision.storage.summary import Summary
from group_supervision.translation import _

if TYPE_CHECKING:
    # A listing needs nothing of what exporting takes.
    from group_supervision.core.record import Record
    from group_supervision.core.times import SessionTimes
    from group_supervision.export.forms import Form
    from group_supervision.guide.exporting import What


class PastKind(StrEnum):
    """What a session was. A demonstration ran at another speed than life, whatever else it was."""

    SESSION = "session"
    PRACTICE = "practice"
    DEMONSTRATION = "demonstration"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which sessions are looked for. What is empty or `None` lets every session through."""

    text: str = ""
    """Words, each of which is in the label or in a note; part of a word will do."""
    group: str | None = None
    """The label."""
    format: str | None = None
    """Id of the format."""
    kind: PastKind | None = None
    since: date | None = None
    """The first day, by the clock on the wall."""

    def with_next_kind(self) -> "Wanted":
        """Return it with the next kind of session, after the last of them with every kind."""
        kinds = (None, *PastKind)
        return replace(self, kind=kinds[(kinds.index(self.kind) + 1) % len(kinds)])


@dataclass(frozen=True, slots=True)
class Offered:
    """An export that is offered, in words."""

    label: str
    what: "What"
    form: "Form"


def exports_offered() -> list[Offered]:
    """Return what is offered to be exported, the likeliest first; the command line has more."""
    from group_supervision.export.forms import Form
    from group_supervision.guide.exporting import What

    return [
        Offered(_("the record for the presenter, to be printed (html)"), What.RECORD, Form.HTML),
        Offered(_("the record for the presenter, as text (md)"), What.RECORD, Form.MARKDOWN),
        Offered(_("the times alone, to be printed (html)"), What.TIMINGS, Form.HTML),
        Offered(_("the times alone, for a spreadsheet (csv)"), What.TIMINGS, Form.CSV),
    ]


def kind_of(each: "Summary | Record | SessionTimes") -> PastKind:
    """Return what a session was."""
    if each.speed != 1:
        return PastKind.DEMONSTRATION
    return PastKind.PRACTICE if each.kind == Kind.PRACTICE else PastKind.SESSION


def matching(summaries: Iterable[Summary], wanted: Wanted) -> list[Summary]:
    """Return those that are wanted, in the order they came in."""
    return [each for each in summaries if _is_wanted(each, wanted)]


def _is_wanted(each: Summary, wanted: Wanted) -> bool:
    is_of_kind = wanted.kind is None or kind_of(each) is wanted.kind
    is_of_format = wanted.format is None or each.format == wanted.format
    is_of_group = wanted.group is None or _same(each.group or "", wanted.group)
    is_late_enough = wanted.since is None or _day(each) >= wanted.since
    is_it = is_of_kind and is_of_format and is_of_group and is_late_enough
    return is_it and _has_all(each, wanted.text.casefold().split())


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


class PastSessions:
    """The library as somebody goes through it."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        """Go through the sessions of a data folder, whether it exists yet or not."""
        self.complaints: list[str] = []
        """What could not be read; whoever shows it empties the list."""
        self._library = Library(folder)
        self._deleted = Deleted(self._library)
        self._clock = clock
        self._gone: list[str] = []
        self._listed: Sequence[Summary] | None = None
        """All of them, as they were when something last changed: one searches at every letter."""

    def found(self, wanted: Wanted | None = None) -> Sequence[Summary]:
        """Return the sessions that are wanted, the newest first."""
        if self._listed is None:
            self._library.set_aside.clear()
            self._listed = self._library.summaries(self._clock.now())
            self.complaints += self._library.set_aside
        return matching(self._listed, wanted or Wanted())

    def record(self, session_id: str) -> "Record":
        """Read one session whole.

        Raises:
            Refusal, StoreError: When it can't be read.
        """
        return self._library.record(session_id, self._clock.now())

    @property
    def can_undo(self) -> bool:
        """Whether something was deleted that can be brought back."""
        return bool(self._gone)

    def delete(self, session_id: str) -> str:
        """Delete a session so that it can be brought back until the library is left.

        Returns:
            A sentence about it.

        Raises:
            Refusal: When there is none with this id, or a console has it open.
            StoreError: When it can't be deleted.
        """
        self._deleted.put(session_id)
        self._listed = None
        self._gone.append(session_id)
        return _("Deleted. u brings it back, until you leave the library.")

    def undo(self) -> str:
        """Bring back what was deleted last. Returns a sentence about it.

        Raises:
            Refusal: When nothing was deleted here, or it has gone for good.
            StoreError: When it can't be brought back.
        """
        if not self._gone:
            raise Refusal(_("Nothing was deleted here."))
        self._deleted.bring_back(self._gone[-1])
        self._gone.pop()
        self._listed = None
        return _("It's back.")

    def export(self, session_id: str, what: "What", form: "Form") -> str:
        """Export a session into the user's own folder. Returns where, and what is to be said of it.

        Raises:
            Refusal: When it can't be written there, or the form lacks a library.
            StoreError: When the session can't be read.
        """
        from group_supervision.guide.exporting import export, put

        made = export(self.record(session_id), what, form)
        path = Path.home() / f"supervision-{session_id}-{what.value}.{form.value}"
        put(made, path)
        where = _("It's in {path}. It isn't locked or deleted with the session.")
        return " ".join([*made.sentences, where.format(path=f"~/{path.name}")])

    def leave(self) -> str:
        """Let go for good of what was deleted. Returns a sentence when that failed."""
        self._gone.clear()
        return let_go(self._deleted)


def let_go(deleted: Deleted) -> str:
    """Remove what was deleted, for good. Returns a sentence when that failed."""
    try:
        deleted.let_go_of_everything()
    except StoreError as error:
        return str(error)
    return ""


def _day(summary: Summary) -> date:
    if not summary.started_at:
        return date.min
    return day_of(datetime.fromisoformat(summary.started_at))


def _has_all(summary: Summary, words: Sequence[str]) -> bool:
    if not words:
        return True
    text = f"{summary.group or ''}\n{summary.text}".casefold()
    return all(word in text for word in words)
