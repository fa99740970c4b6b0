"""`group-supervision serve`: the room's page, for browsers."""

import sys
from typing import Final

import click

from group_supervision.cli.app import wants_lines
from group_supervision.cli.follow import FOLLOW, source_of
from group_supervision.cli.translated import Command
from group_supervision.guide.extras import WEB, check_extra
from group_supervision.paths import data_folder
from group_supervision.translation import N_, _

LAN_SENTENCE: Final = N_(
    "With --lan, whoever is on this network and has the link sees what the room sees, and nothing"
    " on the way is encrypted: use it on a network you trust, never on an open one."
)
"""What it means to serve the page beyond this computer."""


@click.command(
    cls=Command,
    help=N_(
        "Show the room's screen as a page in a browser, on this computer or on your own"
        " network.\n\n"
        "The page shows what the stage shows and takes nothing in. Only who has the link can open"
        " it; each session has a new one."
    ),
    epilog=N_(
        "Examples:\n\n"
        "\b\n"
        "  group-supervision serve\n"
        "  group-supervision serve --lan --qr\n"
        "  group-supervision serve --follow 'mqtts://broker.example/tuesday#...'\n\n"
        "It needs the extra “web”. The page closes ten minutes after the session, or with ctrl+C."
    ),
)
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=0,
    help=N_("The port; 0, unless you say otherwise, finds a free one."),
)
@click.option(
    "--lan", is_flag=True, help=N_("For others on your own network too. Says what that means.")
)
@click.option("--qr", is_flag=True, help=N_("Show the link as a QR code too."))
@FOLLOW
def command(port: int, follow: str | None, *, lan: bool, qr: bool) -> None:
    """Show the room's screen as a page in a browser."""
    folder = data_folder()
    check_extra(WEB)
    from group_supervision.live.clock import MachineClock
    from group_supervision.web.addresses import LOOPBACK, private_address
    from group_supervision.web.serving import serve

    address = private_address() if lan else LOOPBACK
    with source_of(follow) as source:
        _say_for_whom(lan=lan)
        code = serve(
            folder,
            MachineClock(),
            address,
            port,
            click.echo,
            _show_with_qr_code if qr else _show,
            by_key=_reads_keys(),
            source=source,
        )
    sys.exit(code)


def _say_for_whom(*, lan: bool) -> None:
    if lan:
        click.echo(_(LAN_SENTENCE))
        click.echo(_("The room's page, for this network:"))
    else:
        click.echo(_("The room's page, for this computer alone:"))


def _reads_keys() -> bool:
    is_plain = bool(click.get_current_context().find_root().params.get("plain"))
    return not (is_plain or wants_lines()) and sys.stdin is not None and sys.stdin.isatty()


def _show(link: str) -> None:
    click.echo(f"\n  {link}\n")


def _show_with_qr_code(link: str) -> None:
    from group_supervision.web.qr_code import qr_code

    _show(link)
    for row in qr_code(link):
        click.echo(f"  {row}")
    click.echo()
