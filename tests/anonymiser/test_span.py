from group_supervision.anonymiser.finding import Certainty, Span, SpanKind, resolved


def test_spans_come_in_order() -> None:
    late, early = Span(8, 9, SpanKind.AGE), Span(0, 4, SpanKind.PERSON)
    assert resolved([late, early]) == [early, late]


def test_overlapping_spans_become_one_so_that_no_flagged_letter_stays() -> None:
    (one,) = resolved([Span(0, 6, SpanKind.PERSON), Span(4, 9, SpanKind.PERSON)])
    assert (one.start, one.end) == (0, 9)


def test_the_kind_that_says_more_wins_over_a_name_inside_it() -> None:
    (one,) = resolved([Span(0, 12, SpanKind.PERSON), Span(6, 14, SpanKind.EMAIL)])
    assert one.kind is SpanKind.EMAIL


def test_a_union_is_sure_as_soon_as_one_of_its_parts_was() -> None:
    doubtful = Span(0, 6, SpanKind.PERSON, Certainty.DOUBTFUL)
    (one,) = resolved([doubtful, Span(4, 9, SpanKind.PERSON)])
    assert one.certainty is Certainty.SURE


def test_spans_that_only_touch_stay_two() -> None:
    assert len(resolved([Span(0, 4, SpanKind.AGE), Span(4, 8, SpanKind.AGE)])) == 2
