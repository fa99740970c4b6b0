"""The page says of a run what the run itself saw."""

from tests.torture.table import Account, table, told

ROW = {"part": "Clocks", "done": "set", "times": "3", "sees": "nothing", "keeps": "everything"}


def test_the_page_has_a_row_for_what_held_and_adds_up_the_times() -> None:
    page = table([ROW, {**ROW, "done": "set again"}])
    assert page.count("## Clocks") == 1
    assert "| set again | 3 | nothing | everything |" in page
    assert "Altogether 6 times in 2 rows." in page


def test_the_page_names_what_failed_what_was_left_out_and_what_was_done_less_often() -> None:
    account = Account(
        minutes=9, held=70, failed=["test_x"], left_out=["needs strace"], fewer={"KILLS": "8"}
    )
    said = told(account)
    assert "took 9 minutes; 70 tests held" in said
    assert "KILLS=8 in place of 500" in said
    assert "did not hold: test_x" in said
    assert "Left out here: needs strace" in said
