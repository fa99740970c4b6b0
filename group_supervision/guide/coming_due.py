"""What home lists beside sessions, and only when it's due. It says nothing of what it is about."""

from pathlib import Path

from group_supervision.guide.home import HomeItem, Todo
from group_supervision.live.clock import Clock
from group_supervision.storage.private_file import AGREEMENT_FILE, DECISIONS_FILE
from group_supervision.translation import _, ngettext


def coming_due(folder: Path, clock: Clock) -> list[HomeItem]:
    """Return what is due. Whoever never made any of it pays two looks at the disk."""
    items = []
    if (folder / DECISIONS_FILE).is_file():
        from group_supervision.guide.learning import decisions_due

        if due := decisions_due(folder, clock):
            label = ngettext(
                "Look again at what you're trying ({count} is due)",
                "Look again at what you're trying ({count} are due)",
                due,
            )
            items.append(HomeItem(Todo.LEARN, label))
    if (folder / AGREEMENT_FILE).is_file():
        from group_supervision.guide.agreeing import agreement_is_due

        if agreement_is_due(folder, clock):
            items.append(HomeItem(Todo.AGREEMENT, _("Look at the group agreement again")))
    return items
