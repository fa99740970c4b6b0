"""Reflective checklists in words."""

from collections.abc import Iterator
from typing import Final

from group_supervision.core.reflective import Rating, ReflectiveList
from group_supervision.translation import N_, _, ngettext

DUTIES: Final = N_("What an organisation owes its staff")
NOT_KEPT: Final = N_("Your ratings are yours alone, and aren't kept unless you ask for it.")
_RATINGS: Final = {
    Rating.YES: N_("yes"),
    Rating.PARTLY: N_("partly"),
    Rating.NOT_YET: N_("not yet"),
}


def rating_in_words(rating: Rating | None) -> str:
    """Return a rating; empty: there is none."""
    return "" if rating is None else _(_RATINGS[rating])


def label(listed: ReflectiveList) -> str:
    """Return how many of the published questions these are, such as “5 of 20”."""
    count = len(listed.questions)
    if listed.published is None:
        return ngettext("{count} question", "{count} questions", count)
    return _("{count} of {published}").format(count=count, published=listed.published)


def heading(listed: ReflectiveList) -> str:
    """Return the title of a list, always with how many of the published questions these are."""
    return _("Reflective checklist: {title} ({label})").format(
        title=listed.title, label=label(listed)
    )


def source(listed: ReflectiveList) -> str:
    """Return where a list is from, and what of it is missing here."""
    said = _("Source: {source}.").format(source=listed.source.rstrip("."))
    if listed.published is None or listed.published == len(listed.questions):
        return said
    missing = _("The others are not here.")
    return f"{said} {missing}"


def themes(listed: ReflectiveList) -> Iterator[str]:
    """Tell the themes alone, which is what a group sees: no question, no rating."""
    yield heading(listed)
    yield ""
    for number, point in enumerate(listed.questions, 1):
        yield f"{number:>2}  {point.theme}"
    if listed.duties:
        yield ""
        yield _(DUTIES)
        for point in listed.duties:
            yield f" –  {point.theme}"
    yield ""
    yield source(listed)


def whole(listed: ReflectiveList) -> Iterator[str]:
    """Tell the whole list, to be printed and filled in by hand."""
    yield heading(listed)
    yield ""
    for number, point in enumerate(listed.questions, 1):
        yield f"{number:>2}  {point.text}"
        yield f"    [ ] {'   [ ] '.join(rating_in_words(each) for each in Rating)}"
    if listed.duties:
        yield ""
        yield _(DUTIES)
        for point in listed.duties:
            yield f" –  {point.text}"
    yield ""
    yield source(listed)


def kept_in_words(day: str) -> str:
    """Say from which day ratings are kept; empty: none are."""
    return _("Your ratings of {day} are kept.").format(day=day) if day else ""
