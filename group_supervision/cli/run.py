"""`group-supervision run`: the set-up form, filled in."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click

from group_supervision.cli.app import open_app
from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.core.format import Format
from group_supervision.core.plan import plan, with_kind
from group_supervision.core.text import clean
from group_supervision.core.timeline import FASTEST, SLOWEST
from group_supervision.core.until import minutes_until
from group_supervision.core.wishes import Wishes
from group_supervision.errors import BadInput
from group_supervision.formats.library import DEFAULT_FORMAT, load_format

_LARGEST_GROUP: Final = 30
_MOST_NAMES: Final = 200


@click.command(
    epilog="Examples:\n\n"
    "\b\n"
    "  group-supervision run --minutes 75 --people 8 --notes live\n"
    "  group-supervision run --until 15:30\n"
    "  group-supervision run --minutes 20      (a practice round)\n"
    "  group-supervision run --protect-from names.txt\n"
    "  group-supervision run --speed 60      (an hour in a minute, to try it out)"
)
@click.argument("format_id", metavar="[FORMAT]", default=DEFAULT_FORMAT)
@click.option("--minutes", type=int, help="How long the session is to last.")
@click.option("--until", help="The time of day to finish at, such as 15:30.")
@click.option("--people", type=int, help="How many people are in the group.")
@click.option(
    "--notes",
    type=click.Choice([policy.value for policy in NotePolicy]),
    help="What is written down, and when.",
)
@click.option("--group", help="A neutral label to find the session again, such as Tuesday.")
@click.option(
    "--protect-from",
    metavar="FILE|-",
    help="A file with names that may be said, one on a line; - for standard input.",
)
@click.option("--speed", type=float, default=1.0, help="Times as fast as life: a demonstration.")
@click.option("--plain", is_flag=True, help="Line by line, for screen readers (or ACCESSIBLE=1).")
@click.pass_obj
def command(
    asked_before: bool | None,
    format_id: str,
    minutes: int | None,
    until: str | None,
    people: int | None,
    notes: str | None,
    group: str | None,
    protect_from: str | None,
    speed: float,
    *,
    plain: bool,
) -> None:
    """Open the set-up form, filled in; Enter leads on to the Ready card.

    FORMAT is the id of a format, the reflective case discussion when left out.
    """
    if minutes is not None and until is not None:
        raise BadInput("--minutes and --until say the same thing twice: give one of them.")
    if people is not None and not 2 <= people <= _LARGEST_GROUP:
        raise BadInput(f"{people} people are no group: choose between 2 and {_LARGEST_GROUP}.")
    if not SLOWEST <= speed <= FASTEST:
        raise BadInput(f"--speed {speed:g} cannot be led: choose from {SLOWEST:g} to {FASTEST:g}.")
    fmt = load_format(format_id)
    if fmt.timed:
        plan(fmt, _setup(fmt, minutes, until))
    sys.exit(
        open_app(
            Wishes(
                format_id=format_id,
                minutes=minutes,
                until=until,
                people=people,
                policy=None if notes is None else NotePolicy(notes),
                group=None if group is None else clean(group, 40),
                protected=() if protect_from is None else _names(protect_from),
                speed=speed,
            ),
            is_plain=plain or bool(asked_before),
        )
    )


def _setup(fmt: Format, minutes: int | None, until: str | None) -> Setup:
    if until is not None:
        return Setup(minutes_until(until, datetime.now(UTC)))
    return with_kind(fmt, Setup(fmt.default_length if minutes is None else minutes))


def _names(source: str) -> tuple[str, ...]:
    """Read names, one on a line. They stay in memory."""
    try:
        text = sys.stdin.read() if source == "-" else Path(source).read_text("utf-8")
    except OSError as error:
        reason = error.strerror or "no reason given"
        raise BadInput(f"The file with names cannot be read ({reason}). Check its name.") from error
    except UnicodeDecodeError as error:
        raise BadInput("The file with names is not UTF-8 text. Save it as UTF-8.") from error
    finally:
        if source == "-":
            _back_to_the_terminal()
    names = tuple(name for line in text.splitlines() if (name := clean(line, 80)))
    if len(names) > _MOST_NAMES:
        raise BadInput(f"{len(names)} names are too many: protect at most {_MOST_NAMES}.")
    return names


def _back_to_the_terminal() -> None:
    """Let the keyboard be the input again after names came through a pipe."""
    name = "CONIN$" if sys.platform == "win32" else "/dev/tty"
    try:
        keyboard = Path(name).open(encoding="utf-8")  # noqa: SIM115 - it stays open
    except OSError:
        return  # without one, opening the app will say so
    sys.stdin = sys.__stdin__ = keyboard  # type: ignore[misc] # Textual reads sys.__stdin__
