from dataclasses import replace

from group_supervision.core.choices import NotePolicy, Setting, Word
from group_supervision.core.format import Format
from group_supervision.formats.card import html_card, markdown_card, usual


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
    page = html_card(rcd, replace(usual(rcd), minutes=75))
    assert page.startswith("<!doctype html>")
    assert "75 minutes" in page
    assert "http" not in page
    assert "<script" not in page


def test_facts_are_on_the_card_only_where_they_take_part(rcd: Format) -> None:
    assert "Short factual questions" not in markdown_card(rcd)


def test_the_card_says_what_will_be_true_in_the_session_at_hand(rcd: Format) -> None:
    setup = replace(usual(rcd), policy=NotePolicy.LIVE, setting=Setting.ONLINE, word=Word.SITUATION)
    card = markdown_card(rcd, setup)
    assert "a few key words as we speak" in card
    assert "camera and microphone off" in card
    assert "situation" in card
    assert "afterwards, on this machine" not in card
