"""`group-supervision run`: the set-up form, filled in."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click

from group_supervision.cli.app import open_app, wants_lines
from group_supervision.cli.options import PLAIN
from group_supervision.cli.publish import publishing, show_link
from group_supervision.cli.translated import Command
from group_supervision.config import Config
from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.core.finish_time import minutes_until
from group_supervision.core.format import Format
from group_supervision.core.plan import plan, with_kind
from group_supervision.core.text import clean
from group_supervision.core.timeline import check_speed
from group_supervision.errors import BadInput, reason
from group_supervision.formats.library import DEFAULT_FORMAT, load_format
from group_supervision.guide.setup import first_draft
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.translation import N_, _

_LARGEST_GROUP: Final = 30
_MOST_NAMES: Final = 200


@click.command(
    cls=Command,
    help=N_(
        "Open the set-up form, filled in; Enter leads on to the Ready card.\n\n"
        "FORMAT is the id of a format; without one, it's the reflective case discussion."
    ),
    epilog=N_(
        "Examples:\n\n"
        "\b\n"
        "  group-supervision run --minutes 75 --people 8 --notes live\n"
        "  group-supervision run --until 15:30\n"
        "  group-supervision run --begins-at 14:00\n"
        "  group-supervision run --minutes 20      (a practice round)\n"
        "  group-supervision run --protect-from names.txt\n"
        "  group-supervision run --publish mqtts://me@broker.example/tuesday\n"
        "  group-supervision run --speed 60      (an hour in a minute, to try it out)"
    ),
)
@click.argument("format_id", metavar="[FORMAT]", default=DEFAULT_FORMAT)
@click.option("--minutes", type=int, help=N_("How long the session should last."))
@click.option("--until", help=N_("The time to finish at, such as 15:30."))
@click.option(
    "--begins-at",
    default="",
    help=N_("A time such as 15:30, shown on the Ready card with the minutes left."),
)
@click.option("--people", type=int, help=N_("How many people are in the group."))
@click.option(
    "--notes",
    type=click.Choice([policy.value for policy in NotePolicy]),
    help=N_("What is written down, and when."),
)
@click.option("--group", help=N_("A neutral label to find the session by, such as Tuesday."))
@click.option(
    "--protect-from",
    metavar="FILE|-",
    help=N_("A file with names that may come up, one on each line; - for standard input."),
)
@click.option("--speed", type=float, default=1.0, help=N_("A demonstration, so many times faster."))
@click.option(
    "--publish",
    metavar="ADDRESS",
    help=N_("Let groups far apart follow, over a broker such as mqtts://broker.example/topic."),
)
@PLAIN
def command(
    format_id: str,
    minutes: int | None,
    until: str | None,
    begins_at: str,
    people: int | None,
    notes: str | None,
    group: str | None,
    protect_from: str | None,
    speed: float,
    publish: str | None,
    *,
    plain: bool,
) -> None:
    """Open the set-up form, filled in."""
    _check(minutes, until, people, speed)
    fmt = load_format(format_id)
    if fmt.timed:
        plan(fmt, _setup(fmt, minutes, until))
    defaults = SetupDefaults(
        format_id=format_id,
        minutes=minutes,
        until=until,
        people=people,
        policy=None if notes is None else NotePolicy(notes),
        group=None if group is None else clean(group, 40),
        protected=() if protect_from is None else _names(protect_from),
        speed=speed,
        begins_at=begins_at,
        publishing=None if publish is None else publishing(publish),
    )
    first_draft([fmt], defaults, Config()).check_beginning(datetime.now(UTC))
    if defaults.publishing is not None:
        show_link(defaults.publishing, stays=plain or wants_lines())
    sys.exit(open_app(defaults, is_plain=plain))


def _check(minutes: int | None, until: str | None, people: int | None, speed: float) -> None:
    if minutes is not None and until is not None:
        raise BadInput(_("--minutes and --until both say how long: use just one of them."))
    if people is not None and not 2 <= people <= _LARGEST_GROUP:
        raise BadInput(_("Choose 2 to {most} people.").format(most=_LARGEST_GROUP))
    check_speed(speed)


def _setup(fmt: Format, minutes: int | None, until: str | None) -> Setup:
    if until is not None:
        return Setup(minutes_until(until, datetime.now(UTC)))
    return with_kind(fmt, Setup(fmt.default_length if minutes is None else minutes))


def _names(source: str) -> tuple[str, ...]:
    """Read names, one on a line. They stay in memory."""
    try:
        text = sys.stdin.read() if source == "-" else Path(source).read_text("utf-8")
    except OSError as error:
        raise BadInput(
            _("The file with names can't be read ({why}). Check its name.").format(
                why=reason(error)
            )
        ) from error
    except UnicodeDecodeError as error:
        raise BadInput(_("The file with names isn't UTF-8 text. Save it as UTF-8.")) from error
    finally:
        if source == "-":
            _back_to_the_terminal()
    names = tuple(name for line in text.splitlines() if (name := clean(line, 80)))
    if len(names) > _MOST_NAMES:
        raise BadInput(
            _("There are {count} names in the file: protect at most {most}.").format(
                count=len(names), most=_MOST_NAMES
            )
        )
    return names


def _back_to_the_terminal() -> None:
    """Let the keyboard be the input again after names came through a pipe."""
    name = "CONIN$" if sys.platform == "win32" else "/dev/tty"
    try:
        keyboard = Path(name).open(encoding="utf-8")  # noqa: SIM115 - it stays open
    except OSError:
        return  # without one, opening the app will say so
    sys.stdin = sys.__stdin__ = keyboard  # type: ignore[misc] # Textual reads sys.__stdin__
