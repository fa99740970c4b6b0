"""An event of practice rounds as it is asked for: what fits, and what is under way already."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from group_supervision.core.choices import Kind, NotePolicy, Setup
from group_supervision.core.format import Format
from group_supervision.core.hall import MOST_TABLES
from group_supervision.core.plan import plan
from group_supervision.core.practice import (
    MOST_ROUNDS,
    Place,
    Practice,
    check_practice,
    rounds_that_fit,
)
from group_supervision.core.text import clean
from group_supervision.core.timeline import check_speed
from group_supervision.errors import BadInput, reason
from group_supervision.formats.library import DEFAULT_FORMAT, load_format
from group_supervision.guide.hall_afar import is_afar, joined_hall
from group_supervision.live.clock import Clock
from group_supervision.paths import data_folder, probe
from group_supervision.storage.hall_files import new_name
from group_supervision.storage.practice_file import PracticeFile
from group_supervision.translation import _, ngettext

USUAL_PEOPLE: Final = 6
USUAL_ROUNDS: Final = 3
USUAL_PAUSE: Final = 5
"""Minutes."""
_STALE: Final = timedelta(hours=18)
"""An event that began longer ago than this is not the one that is meant today."""


def under_way(folder: Path, clock: Clock) -> Practice | None:
    """Return the event that was begun and not ended, if there is one of today."""
    practice = PracticeFile(folder).load()
    if practice is None or clock.now() - practice.began > _STALE:
        return None
    return practice


def wanted_practice(
    clock: Clock,
    *,
    format_id: str = DEFAULT_FORMAT,
    people: int | None = None,
    rounds: int | None = None,
    minutes: int | None = None,
    pause: int = USUAL_PAUSE,
    within: int | None = None,
    speed: float = 1.0,
) -> Practice:
    """Return an event as it is wanted.

    Args:
        clock: Says when it begins.
        format_id: What is practised.
        people: How many there are; `None`: as usual.
        rounds: How many rounds there are to be; `None`: as many as fit, else as usual.
        minutes: Length of a round; `None`: the format's practice form, else its usual length.
        pause: Minutes between two rounds.
        within: Minutes there are for all of it; `None`: as many as it takes.
        speed: How many session seconds pass in one real second.

    Raises:
        BadInput, FormatError: When it can't be held so, or there is no such format.
    """
    check_speed(speed)
    fmt = load_format(format_id)
    wanted = Practice(
        seats=tuple(range(1, (USUAL_PEOPLE if people is None else people) + 1)),
        rounds=USUAL_ROUNDS if rounds is None else rounds,
        minutes=_usual_minutes(fmt) if minutes is None else minutes,
        pause=pause,
        began=clock.now(),
        format=format_id,
        speed=speed,
    )
    check_practice(wanted)
    plan(fmt, round_setup(fmt, wanted))
    return wanted if within is None else _fitted(wanted, within, rounds)


def at_a_table(wanted: Practice, hall: str | None, number: int | None) -> Practice:
    """Return an event as a table in a hall; one that is there already keeps its file.

    Args:
        wanted: The event.
        hall: The hall's folder; `None`: the one it is in.
        number: The table's number; `None`: the one it has, else 1.

    Raises:
        BadInput: When there is no such folder or number.
    """
    before = wanted.place
    if hall is not None:
        folder = str(_hall_folder(hall))
        if before is None or before.folder != folder:
            before = Place(folder, 1, new_name())
    if before is None:
        raise BadInput(
            _("--table is a table's number in a hall: say which one with --hall FOLDER.")
        )
    place = before if number is None else replace(before, number=number)
    if not 1 <= place.number <= MOST_TABLES:
        raise BadInput(_("Choose a table number from 1 to {most}.").format(most=MOST_TABLES))
    check_hall(Path(place.folder))
    return replace(wanted, place=place)


def _hall_folder(hall: str) -> Path:
    return joined_hall(data_folder(), hall) if is_afar(hall) else Path(hall).expanduser().absolute()


def check_hall(folder: Path) -> None:
    """See that a hall's folder is there, and can be written to.

    Raises:
        BadInput: When it isn't.
    """
    if clean(str(folder)) != str(folder):
        raise BadInput(_("The name of the hall's folder has characters that can't be kept."))
    try:
        probe(folder)
    except OSError as error:
        raise BadInput(
            _("The hall's folder {folder} can't be used ({why}). Make it, or name another.").format(
                folder=clean(str(folder)), why=reason(error)
            )
        ) from error


def _usual_minutes(fmt: Format) -> int:
    if not fmt.timed:
        raise BadInput(
            _("{format} has no minutes of its own: say with --minutes how long a round is.").format(
                format=fmt.title
            )
        )
    return next(iter(fmt.practice_lengths), fmt.default_length)


def _fitted(wanted: Practice, within: int, rounds: int | None) -> Practice:
    """Return an event with as many rounds as there is time for, unless their number was given."""
    most = rounds_that_fit(within, wanted.minutes, wanted.pause)
    if most < (1 if rounds is None else rounds):
        raise BadInput(
            ngettext(
                "{count} round of {{length}} minutes fits into {{within}} minutes.",
                "{count} rounds of {{length}} minutes fit into {{within}} minutes.",
                most,
            ).format(length=wanted.minutes, within=within)
        )
    return wanted.with_rounds(min(most, MOST_ROUNDS) if rounds is None else rounds)


def round_setup(fmt: Format, practice: Practice) -> Setup:
    """Return the choices of a round. Nothing is written down in practice but the times."""
    return Setup(
        minutes=practice.minutes if fmt.timed else 0,
        people=len(practice.seats),
        policy=NotePolicy.NONE,
        kind=Kind.PRACTICE,
        speed=practice.speed,
    )
