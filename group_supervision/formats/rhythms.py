"""Rhythms: how often something is to be talked about, a file each; the user's own come on top."""

import re
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Final

from group_supervision.core.months import Span
from group_supervision.core.rhythm_rules import About, Rhythm, Rule, Rules, Step
from group_supervision.core.text import clean
from group_supervision.errors import FormatError
from group_supervision.formats.limits import TITLE_LENGTH
from group_supervision.formats.locating import LocatedError, with_line
from group_supervision.formats.table import Table, at_most
from group_supervision.formats.toml_file import read_toml_file
from group_supervision.paths import data_folder, shipped
from group_supervision.translation import _, ngettext

FOLDER_NAME: Final = "rhythms"
MOST_RULES: Final = 60
MOST_STEPS: Final = 6
MOST_MONTHS: Final = 24
MOST_WEEKS: Final = 52
LONGEST_WHAT: Final = 60
"""Characters: what a line of a list holds beside its date."""
_ID: Final = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,28}[a-z0-9])?")
_SOME_DAY: Final = date(2001, 1, 1)
"""From where it's judged which of two spans is the longer."""
_FREQUENCIES: Final = ("months", "weeks", "each_supervision", "steps")


def load_rules() -> tuple[Rules, list[str]]:
    """Return the rules of every rhythm that can be read, and a sentence about each that cannot."""
    folders = (shipped("sessions") / FOLDER_NAME, data_folder() / FOLDER_NAME)
    files = {path.stem: path for folder in folders for path in sorted(folder.glob("*.toml"))}
    found: list[Rhythm] = []
    complaints: list[str] = []
    # The user's own, which come last, are what she looks for first.
    for path in reversed(files.values()):
        try:
            found.append(read_rhythm_file(path))
        except FormatError as error:
            complaints.append(str(error))
    return Rules(found), complaints


def read_rhythm_file(path: Path) -> Rhythm:
    """Read and check one file.

    Raises:
        FormatError: When it holds no rhythm, naming file, line and key, and what to do.
    """
    data = read_toml_file(path)
    try:
        return _rhythm(data, path.stem, clean(path.name))
    except LocatedError as error:
        raise with_line(error, path) from error


def _rhythm(data: Mapping[str, object], rhythm_id: str, file: str) -> Rhythm:
    keys = Table(data, file)
    rhythm = Rhythm(
        id=rhythm_id,
        title=keys.short_text("title", TITLE_LENGTH),
        source=keys.text("source"),
        note=keys.text("note", ""),
        rules=tuple(_rule(each) for each in keys.tables("rules", _place)),
    )
    keys.finish()
    if not 1 <= len(rhythm.rules) <= MOST_RULES:
        raise keys.error(
            "rules",
            ngettext("{count} rule.", "{count} rules.", len(rhythm.rules)),
            _("Write 1 to {most}.").format(most=MOST_RULES),
        )
    seen: set[str] = set()
    for rule in rhythm.rules:
        if rule.id in seen:
            raise keys.error(
                "rules",
                _("there are two called “{id}”.").format(id=rule.id),
                _("Give one of them another id."),
            )
        seen.add(rule.id)
    return rhythm


def _place(number: int, table: Mapping[str, object]) -> str:
    named = clean(str(table.get("id", number)), 40)
    return _("rule “{id}”").format(id=named)


def _rule(keys: Table) -> Rule:
    rule = Rule(
        id=_id(keys),
        what=keys.short_text("what", LONGEST_WHAT),
        about=keys.choice("about", About),
        steps=_steps(keys),
        until_resolved=keys.flag("until_resolved", default=False),
        minutes=keys.number("minutes", 0),
        covers=keys.lines("covers", ()),
    )
    keys.finish()
    if rule.about is About.OWN and (rule.is_each_supervision or rule.until_resolved):
        raise keys.error(
            "about",
            _("one's own supervision needs a frequency in months or weeks."),
            _("Write months or weeks, or about = “case”."),
        )
    return rule


def _id(keys: Table) -> str:
    found = keys.text("id")
    if not _ID.fullmatch(found):
        raise keys.error(
            "id",
            _("“{id}” can't be typed as a category.").format(id=clean(found, 40)),
            _("Use small letters, digits, dots and hyphens, 30 at most."),
        )
    return found


def _steps(keys: Table) -> tuple[Step, ...]:
    """Return the frequency of a rule, which is written in one of four ways."""
    given = [key for key in _FREQUENCIES if keys.has(key)]
    if len(given) != 1:
        wrong = _("there's no frequency.") if not given else _("two frequencies.")
        raise keys.error(
            given[1] if given else "months",
            wrong,
            _("Write one of {known}.").format(known=", ".join(_FREQUENCIES)),
        )
    if given == ["each_supervision"]:
        return _at_each(keys)
    if given == ["steps"]:
        return _all_steps(keys)
    return (Step(_every(keys)),)


def _at_each(keys: Table) -> tuple[Step, ...]:
    if not keys.flag("each_supervision", default=True):
        raise keys.error(
            "each_supervision",
            _("false says nothing about how often."),
            _("Write true, or months or weeks in its place."),
        )
    return ()


def _all_steps(keys: Table) -> tuple[Step, ...]:
    tables = keys.tables("steps", lambda number, _data: _("step {number}").format(number=number))
    if not 2 <= len(tables) <= MOST_STEPS:
        raise keys.error(
            "steps",
            ngettext("{count} step.", "{count} steps.", len(tables)),
            _("Write 2 to {most}, or months or weeks alone.").format(most=MOST_STEPS),
        )
    steps = tuple(_step(each, is_last=each is tables[-1]) for each in tables)
    ends = [step.until.after(_SOME_DAY) for step in steps if step.until]
    if any(later <= earlier for earlier, later in pairwise(ends)):
        raise keys.error(
            "steps",
            _("a step ends before the one it follows."),
            _("Put them in the order in which they hold."),
        )
    return steps


def _step(keys: Table, *, is_last: bool) -> Step:
    every = _every(keys)
    ends = keys.has("until_months") or keys.has("until_weeks")
    if ends is is_last:
        if is_last:
            wrong = _("the last step goes on, and has no end.")
            raise keys.error("until_months", wrong, _("Take until_months or until_weeks out."))
        wrong = _("a step that another one follows needs an end.")
        raise keys.error("until_months", wrong, _("Add until_months or until_weeks."))
    step = Step(every, _span(keys, "until_months", "until_weeks") if ends else None)
    keys.finish()
    return step


def _every(keys: Table) -> Span:
    return _span(keys, "months", "weeks")


def _span(keys: Table, months: str, weeks: str) -> Span:
    if keys.has(months) is keys.has(weeks):
        wrong = _("both months and weeks.") if keys.has(months) else _("neither months nor weeks.")
        raise keys.error(months, wrong, _("Write one of the two."))
    if keys.has(months):
        return Span(months=_count(keys, months, MOST_MONTHS))
    return Span(weeks=_count(keys, weeks, MOST_WEEKS))


def _count(keys: Table, key: str, most: int) -> int:
    count = keys.number(key)
    if count == 0:
        raise keys.error(
            key,
            _("0 isn't a frequency."),
            _("Write 1 to {most}, or leave the rule out.").format(most=most),
        )
    if count > most:
        raise keys.error(key, _("{count} is too many.").format(count=count), at_most(most))
    return count
