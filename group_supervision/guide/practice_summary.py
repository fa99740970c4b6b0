"""What a trainer looks back on: the times and checklists of the rounds, and nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from group_supervision.core.checklist import Checklist, Item
from group_supervision.core.choices import Kind
from group_supervision.guide.words.checklist import item_in_words, mark_in_words
from group_supervision.guide.words.time import duration, time_of_day
from group_supervision.live.clock import Clock
from group_supervision.storage.checklist_file import ChecklistFiles
from group_supervision.storage.library import Library
from group_supervision.translation import _

_LATELY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class RoundHeld:
    """A round that was held."""

    began: datetime
    planned: timedelta
    took: timedelta
    checklist: Checklist

    @property
    def times(self) -> str:
        """When it was, and how long it took."""
        time, took = time_of_day(self.began), duration(self.took)
        if not self.planned:
            return _("at {time}, took {took}").format(time=time, took=took)
        planned = duration(self.planned)
        sentence = _("at {time}, took {took} of {planned}")
        return sentence.format(time=time, took=took, planned=planned)

    def as_keys(self) -> dict[str, object]:
        """Return the documented JSON of it."""
        return {
            "began": self.began.isoformat(),
            "planned_seconds": round(self.planned.total_seconds()),
            "actual_seconds": round(self.took.total_seconds()),
            "checklist": {item.value: mark.value for item, mark in self.checklist.items()},
        }


def rounds_held(folder: Path, clock: Clock) -> list[RoundHeld]:
    """Return the practice rounds of the last day, in the order they were held."""
    now = clock.now()
    found = []
    for each in Library(folder).summaries(now):
        if each.kind != Kind.PRACTICE or not each.started_at:
            continue
        began = datetime.fromisoformat(each.started_at)
        if now - began <= _LATELY:
            planned, took = timedelta(seconds=each.planned), timedelta(seconds=each.actual)
            checklist = ChecklistFiles(folder).load(each.id)
            found.append(RoundHeld(began, planned, took, checklist))
    return sorted(found, key=lambda each: each.began)


def marks_of(rounds: Sequence[RoundHeld]) -> Iterator[tuple[str, list[str]]]:
    """Yield what was marked in any round, in words, with the mark of each round or a dash."""
    looked_for = {item for each in rounds for item in each.checklist}
    for item in Item:
        if item in looked_for:
            marks = [mark_in_words(each.checklist.get(item)) or "-" for each in rounds]
            yield item_in_words(item), marks
