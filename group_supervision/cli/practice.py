"""`group-supervision practice`: rounds in which everyone tries every role."""

import sys
from collections.abc import Callable
from typing import Final, ParamSpec, TypedDict, Unpack

import click
from click.core import ParameterSource

from group_supervision.cli.app import open_app, open_observer
from group_supervision.cli.options import PLAIN
from group_supervision.cli.translated import Group
from group_supervision.core.checklist import Item, Mark, items_of
from group_supervision.core.text import clean
from group_supervision.errors import BadInput, Refusal
from group_supervision.export.json_values import to_json
from group_supervision.formats.dilemmas import Dilemma, load_dilemmas
from group_supervision.formats.library import DEFAULT_FORMAT, load_format
from group_supervision.guide.observing import practised
from group_supervision.guide.practice_plan import (
    USUAL_PAUSE,
    at_a_table,
    under_way,
    wanted_practice,
)
from group_supervision.guide.practice_summary import marks_of, rounds_held
from group_supervision.guide.words.checklist import item_in_words, mark_in_words, whole_round
from group_supervision.guide.words.practice import when, who_does_what
from group_supervision.live.clock import MachineClock
from group_supervision.paths import data_folder
from group_supervision.translation import N_, _

P = ParamSpec("P")

_OPTIONS: Final = (
    click.option("--format", "format_id", default=DEFAULT_FORMAT, help=N_("What is practised.")),
    click.option("--people", type=int, help=N_("How many people there are (6).")),
    click.option("--rounds", type=int, help=N_("How many rounds there are to be (3).")),
    click.option("--minutes", type=int, help=N_("How long a round lasts (20).")),
    click.option("--pause", type=int, default=USUAL_PAUSE, help=N_("Minutes between rounds.")),
    click.option("--within", type=int, help=N_("How many minutes there are for all of it.")),
)
"""What an event can be asked to be."""


class Asked(TypedDict):
    """What was asked of an event."""

    format_id: str
    people: int | None
    rounds: int | None
    minutes: int | None
    pause: int
    within: int | None


def _asked(command: Callable[P, None]) -> Callable[P, None]:
    """Give a command the options of an event."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.group(
    cls=Group,
    name="practice",
    invoke_without_command=True,
    help=N_(
        "Hold practice rounds: everyone leads, presents and observes in turn.\n\n"
        "Without options, the rounds under way go on."
    ),
    epilog=N_(
        "Examples:\n\n"
        "\b\n"
        "  group-supervision practice --people 6 --rounds 3\n"
        "  group-supervision practice plan --people 8 --within 120\n"
        "  group-supervision practice observe\n"
        "  group-supervision practice hall /shared/hall\n"
        "  group-supervision practice --hall /shared/hall --table 3\n"
        "  group-supervision practice hall mqtts://me@broker.example/course-7\n"
        "  group-supervision practice summary"
    ),
)
@_asked
@click.option(
    "--hall",
    metavar="FOLDER|LINK",
    help=N_("Be a table of the hall in this folder, or with this link."),
)
@click.option("--table", type=int, help=N_("The number of this table in the hall (1)."))
@click.option("--new", is_flag=True, help=N_("Begin anew, whatever is under way."))
@click.option("--speed", type=float, default=1.0, help=N_("A demonstration, so many times faster."))
@PLAIN
@click.pass_context
def command(
    ctx: click.Context,
    speed: float,
    hall: str | None,
    table: int | None,
    *,
    new: bool,
    plain: bool,
    **asked: Unpack[Asked],
) -> None:
    """Hold practice rounds, or go on with them."""
    if ctx.invoked_subcommand is not None:
        return
    going_on = None if new else under_way(data_folder(), MachineClock())
    is_asked = any(
        ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE for name in (*asked, "speed")
    )
    if going_on is not None and is_asked:
        raise Refusal(
            _("Practice rounds are under way: leave the options out to go on, or add --new.")
        )
    wanted = going_on or wanted_practice(MachineClock(), speed=speed, **asked)
    if hall is not None or table is not None:
        wanted = at_a_table(wanted, hall, table)
    sys.exit(open_app(wanted, is_plain=plain))


@command.command(name="plan", help=N_("Print who does what when, by seat, and keep nothing."))
@_asked
def print_plan(**asked: Unpack[Asked]) -> None:
    """Print who does what when."""
    practice = wanted_practice(MachineClock(), **asked)
    slots = practice.timetable(practice.began)
    for number, (planned, slot) in enumerate(zip(practice.coming, slots, strict=True), 1):
        line = _("Round {number}, {when}. {who}")
        click.echo(line.format(number=number, when=when(slot), who=who_does_what(planned)))


@command.command(
    name="observe",
    help=N_(
        "Follow the practice round from a second terminal, with the observer's checklist.\n\n"
        "It sees what the room sees, and writes the checklist alone."
    ),
)
@click.option("--print", "prints", is_flag=True, help=N_("Print an empty checklist."))
@click.option("--format", "format_id", help=N_("Of which format, with --print."))
@PLAIN
def observe(format_id: str | None, *, prints: bool, plain: bool) -> None:
    """Open the observer's window, or print an empty checklist."""
    if prints:
        _print_checklist(format_id)
        return
    sys.exit(open_observer(is_plain=plain))


def _print_checklist(format_id: str | None) -> None:
    click.echo(whole_round())
    fmt = practised(data_folder()) if format_id is None else load_format(format_id)
    for item in tuple(Item) if fmt is None else items_of(fmt):
        click.echo(f"[ ] {item_in_words(item, fmt)}")
    click.echo(", ".join(mark_in_words(mark) for mark in Mark))


@command.command(
    name="summary",
    help=N_("Tell how the rounds of the last day went: times and checklists, and nothing else."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("For programs."))
def summary(*, as_json: bool) -> None:
    """Tell how the rounds of the last day went."""
    rounds = rounds_held(data_folder(), MachineClock())
    if as_json:
        click.echo(to_json([each.as_keys() for each in rounds], indent=2))
        return
    if not rounds:
        click.echo(_("There were no practice rounds in the last day."))
        return
    for number, each in enumerate(rounds, 1):
        click.echo(_("Round {number}: {times}").format(number=number, times=each.times))
    click.echo("")
    for item, marks in marks_of(rounds):
        click.echo(f"{item}: {', '.join(marks)}")


@command.command(
    name="dilemma",
    help=N_("List the dilemmas to practise with, or print one for its presenter."),
    epilog=N_("Example:\n\n  group-supervision practice dilemma the-broken-game"),
)
@click.argument("dilemma_id", metavar="[ID]", default="")
def print_dilemma(dilemma_id: str) -> None:
    """List the dilemmas, or print one."""
    dilemmas, complaints = load_dilemmas()
    for complaint in complaints:
        click.echo(complaint, err=True)
    if not dilemma_id:
        for each in dilemmas:
            click.echo(f"{each.id:<28} {each.field:<17} {each.title}")
        return
    chosen = next((each for each in dilemmas if each.id == dilemma_id), None)
    if chosen is None:
        raise BadInput(
            _("There's no dilemma “{id}”: “group-supervision practice dilemma” lists them.").format(
                id=clean(dilemma_id, 60)
            )
        )
    click.echo("\n\n".join(_card(chosen)))


def _card(dilemma: Dilemma) -> list[str]:
    return [
        dilemma.title,
        *dilemma.brief,
        _("If you're asked for facts:"),
        "\n".join(f"- {fact}" for fact in dilemma.facts),
        _("It's made up. Tell it in your own words, as if it were yours."),
    ]


@command.command(
    name="hall",
    help=N_(
        "Follow several tables at once, and announce something to all of them.\n\n"
        "FOLDER is one that the tables can reach too: each is led with --hall FOLDER. The address"
        " of a broker does as well; it gives a link for the tables. Without either, the tables of"
        " this computer are followed."
    ),
)
@click.argument("folders", metavar="[FOLDER]...", nargs=-1)
@PLAIN
def hall_of(folders: tuple[str, ...], *, plain: bool) -> None:
    """Open the hall."""
    from group_supervision.cli.hall import open_hall

    sys.exit(open_hall(folders, is_plain=plain))
