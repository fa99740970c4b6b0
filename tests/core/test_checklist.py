"""The observer looks for what a format's own parts make room for."""

from dataclasses import replace

import pytest

from group_supervision.core.checklist import Item, items_of, watched_for
from group_supervision.core.format import Format, Observed
from group_supervision.guide.words.checklist import item_in_words
from tests.conftest import SHIPPED

BY_ID = {fmt.id: fmt for fmt in SHIPPED}


def test_in_the_reflective_case_discussion_everything_is_looked_for(rcd: Format) -> None:
    assert items_of(rcd) == tuple(Item)
    said = item_in_words(Item.FIRST_ADVICE, rcd)
    assert said.startswith("Noticed within a minute: advice or fixing")


@pytest.mark.parametrize(
    ("format_id", "left_out"),
    [
        ("balint", set()),
        ("gossip-method", set()),
        ("case-clinic", {Item.TWO_LENSES}),
        ("heilsbronn", {Item.NO_PLAN}),
        ("solution-circle", {Item.CHOICE_OF_SEAT, Item.TWO_LENSES, Item.NO_PLAN}),
        ("troika", {Item.TWO_LENSES, Item.NO_PLAN, Item.CLOSING_ROUND}),
        ("reflecting-team", {Item.CLOSING_ROUND}),
    ],
)
def test_elsewhere_what_does_not_fit_is_left_out(format_id: str, left_out: set[Item]) -> None:
    assert set(Item) - set(items_of(BY_ID[format_id])) == left_out


def test_the_drift_to_be_noticed_is_the_formats_own(rcd: Format) -> None:
    assert watched_for(BY_ID["gossip-method"]).startswith("someone is unkind")
    bare = replace(rcd, drift_lines=(), observer=Observed())
    assert not {Item.FIRST_ADVICE, Item.TO_EVERYONE} & set(items_of(bare))


def test_nothing_of_it_hangs_on_what_a_part_is_called(rcd: Format) -> None:
    phases = tuple(
        replace(phase, id=f"p{number}", title="…", short="…", speaks="…")
        for number, phase in enumerate(rcd.phases)
    )
    assert items_of(replace(rcd, phases=phases)) == items_of(rcd)
