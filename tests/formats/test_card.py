from group_supervision.core.format import Format
from group_supervision.formats.card import html_card, markdown_card


def test_the_card_holds_every_line_prompt_and_drift_line_of_the_hour(rcd: Format) -> None:
    card = markdown_card(rcd)
    for phase in rcd.phases:
        if phase.minutes[60]:
            assert phase.title in card
            for lens in phase.lenses:
                assert lens.title in card
    for line in rcd.drift_lines:
        assert line.line in card
    assert "ten minutes" in card
    assert "{" not in card


def test_the_page_is_self_contained_and_escaped(rcd: Format) -> None:
    page = html_card(rcd, 75)
    assert page.startswith("<!doctype html>")
    assert "75 minutes" in page
    assert "http" not in page
    assert "<script" not in page


def test_facts_are_on_the_card_only_where_they_take_part(rcd: Format) -> None:
    assert "Short factual questions" not in markdown_card(rcd)
