"""Finding a lens or a drift line by the number somebody gives."""

from group_supervision.core.session import Session
from group_supervision.errors import Refusal
from group_supervision.translation import _, ngettext


def lens_numbered(session: Session, number: int) -> int:
    """Return the index of a lens of the present part.

    Args:
        session: The session.
        number: From 1.

    Raises:
        Refusal: When there is none with this number.
    """
    count = len(session.step.phase.lenses)
    if 1 <= number <= count:
        return number - 1
    if not count:
        raise Refusal(_("This part has no prompts."))
    raise Refusal(ngettext("There's {count} lens here.", "There are {count} lenses here.", count))


def drift_numbered(session: Session, given: str) -> int:
    """Return the index of a drift line, which is called by its id, by its number or its place.

    Raises:
        Refusal: When there is none of that name.
    """
    lines = session.plan.format.drift_lines
    wanted = given.lower()
    names = [each.id.lower() for each in lines]
    for name in (wanted, f"d{wanted}"):
        if name in names:
            return names.index(name)
    if wanted.isdecimal() and len(wanted) < 4 and 1 <= int(wanted) <= len(lines):
        return int(wanted) - 1
    raise Refusal(_("There is no drift line with that number: d lists them."))
