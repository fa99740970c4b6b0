"""Printing a format: one of its cards, or its page, in a form to read or to print."""

from enum import StrEnum

from group_supervision.core.choices import Setup
from group_supervision.core.format import Format
from group_supervision.errors import BadInput
from group_supervision.export.document import Document
from group_supervision.export.forms import Form, written
from group_supervision.translation import _


class Card(StrEnum):
    """Who a card is for."""

    FACILITATOR = "facilitator"
    PRESENTER = "presenter"
    FIRST_TIMER = "first-timer"
    OBSERVER = "observer"


CARD_FORMS = (Form.MARKDOWN, Form.HTML, Form.PDF)
"""The forms a card can take."""


def printed_card(fmt: Format, setup: Setup, card: Card, form: Form) -> bytes:
    """Return a card.

    Raises:
        BadInput: When the format can't be held in that time, or a card has no such form.
        Refusal: When the form needs a library that isn't installed.
    """
    if form not in CARD_FORMS:
        raise BadInput(_("A card is printed as md, html or pdf."))
    if card is Card.FACILITATOR and form is not Form.PDF:
        # Its own layout: one page of A4, whatever the format.
        from group_supervision.formats.card import html_card, markdown_card

        made = html_card if form is Form.HTML else markdown_card
        return f"{made(fmt, setup)}\n".encode()
    return written(_document(fmt, setup, card), form).content


def printed_page(fmt: Format) -> str:
    """Return a format's page as Markdown."""
    from group_supervision.guide.documents.format_page import format_page

    return written(format_page(fmt), Form.MARKDOWN).content.decode()


def _document(fmt: Format, setup: Setup, card: Card) -> Document:
    from group_supervision.guide.documents import format_cards, format_page

    match card:
        case Card.FACILITATOR:
            return format_page.facilitator_document(fmt, setup)
        case Card.PRESENTER:
            return format_cards.presenter_card(fmt, setup)
        case Card.FIRST_TIMER:
            return format_cards.first_timer_card(fmt, setup)
        case Card.OBSERVER:
            return format_cards.observer_card(fmt, setup)
