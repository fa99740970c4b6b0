"""Nobody uninvited: the right link, our own name, no other site's page, and nothing but reading."""

import pytest

from group_supervision.web.guard import HEADERS
from group_supervision.web.link import Link
from group_supervision.web.rate_limit import WrongTries
from tests.web.conftest import HOST, Served

PAGES = ("", "room.css", "room.js", "events")


@pytest.mark.parametrize("page", PAGES)
async def test_whoever_has_the_link_gets_the_page_and_what_it_needs(
    served: Served, page: str
) -> None:
    answer = await served.ask(served.room + page)
    assert answer.status == 200
    assert answer.body


@pytest.mark.parametrize("page", PAGES)
async def test_without_the_link_there_is_nothing_not_even_a_reason(
    served: Served, page: str
) -> None:
    for wrong in (
        f"/{Link().token}/{page}",
        f"/{page}",
        f"//{page}",
        f"/{served.room[1:-2]}/{page}",
    ):
        answer = await served.ask(wrong)
        assert (answer.status, answer.body) == (404, b"")


@pytest.mark.parametrize(
    "path", ["", "..", "../room.css", "web/", "room.html", "__init__.py", "events/", "%2e%2e/"]
)
async def test_behind_the_link_there_are_four_pages_and_no_listing(
    served: Served, path: str
) -> None:
    answer = await served.ask(f"{served.room}files/{path}")
    assert (answer.status, answer.body) == (404, b"")


@pytest.mark.parametrize("page", [*PAGES, "nothing"])
@pytest.mark.parametrize("has_link", [True, False])
async def test_every_answer_forbids_framing_sniffing_keeping_and_anything_from_elsewhere(
    served: Served, page: str, *, has_link: bool
) -> None:
    answer = await served.ask((served.room if has_link else "/x/") + page)
    for name, value in HEADERS.items():
        assert answer.headers[name.lower()] == value
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none';")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "set-cookie" not in answer.headers
    assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get"])
async def test_there_is_no_way_to_write(served: Served, method: str) -> None:
    answer = await served.ask(served.room, method=method)
    assert (answer.status, answer.body) == (405, b"")
    assert answer.headers["allow"] == "GET, HEAD"


async def test_a_head_of_the_events_does_not_follow(served: Served) -> None:
    answer = await served.ask(served.room + "events", method="HEAD", leaves=False)
    assert (answer.status, answer.body) == (200, b"")
    assert served.broadcast.listeners == 0


@pytest.mark.parametrize(
    "host",
    ["evil.example:8000", "127.0.0.1", "127.0.0.1:8001", "127.0.0.1:8000.evil.example", "", None],
)
async def test_another_name_than_ours_is_dns_rebinding(served: Served, host: str | None) -> None:
    assert (await served.ask(served.room, host=host)).status == 404


async def test_two_names_are_none(served: Served) -> None:
    answer = await served.ask(served.room, headers=(("host", HOST),))
    assert answer.status == 404


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:8001", ""])
@pytest.mark.parametrize("page", PAGES)
async def test_another_sites_page_gets_nothing(served: Served, page: str, origin: str) -> None:
    answer = await served.ask(served.room + page, headers=(("origin", origin),))
    assert answer.status == 404


async def test_our_own_page_gets_its_events(served: Served) -> None:
    own = (("origin", f"http://{HOST}"), ("sec-fetch-site", "same-origin"))
    assert (await served.ask(served.room + "events", headers=own)).status == 200


@pytest.mark.parametrize(
    ("mode", "destination", "status"),
    [
        ("navigate", "document", 200),
        ("navigate", "iframe", 404),
        ("navigate", "embed", 404),
        ("no-cors", "script", 404),
        ("no-cors", "document", 404),
        ("cors", "empty", 404),
    ],
)
@pytest.mark.parametrize("site", ["cross-site", "same-site"])
async def test_a_person_may_follow_the_link_from_anywhere_but_no_page_may_take_it_in(
    served: Served, site: str, mode: str, destination: str, status: int
) -> None:
    fetch = (
        ("sec-fetch-site", site),
        ("sec-fetch-mode", mode),
        ("sec-fetch-dest", destination),
    )
    assert (await served.ask(served.room, headers=fetch)).status == status


async def test_whoever_guesses_is_soon_told_to_wait_and_keeps_nobody_else_waiting(
    served: Served,
) -> None:
    tried = [(await served.ask("/guess/")).status for _try in range(30)]
    assert tried == [404] * 20 + [429] * 10
    assert (await served.ask(served.room)).status == 200
    assert (await served.ask("/guess/", address="192.0.2.7")).status == 404


def test_after_a_minute_one_may_try_again() -> None:
    wrong = WrongTries()
    assert [wrong.are_too_many("a", 0.0) for _try in range(21)][-1]
    assert wrong.are_too_many("a", 59.0)
    assert not wrong.are_too_many("a", 60.0)


def test_many_addresses_that_guess_take_no_more_memory_than_a_thousand() -> None:
    wrong = WrongTries()
    for number in range(3_000):
        wrong.are_too_many(str(number), 0.0)
    assert len(wrong._tries) == 1_000


def test_a_token_has_128_bits_of_chance_and_each_is_another() -> None:
    tokens = {Link().token for _link in range(200)}
    assert len(tokens) == 200
    assert {len(token) for token in tokens} == {22}


def test_a_link_given_away_early_belongs_to_the_first_session_and_to_no_other() -> None:
    link = Link()
    first = link.token
    assert not link.belongs_to("abc234")
    assert not link.belongs_to("abc234")
    assert link.fits(first)
    assert link.belongs_to("def567")
    assert not link.fits(first)


@pytest.mark.parametrize("token", ["", "é", "\ud800", "x" * 10_000])
def test_whatever_is_tried_as_a_token_is_only_wrong(token: str) -> None:
    assert not Link().fits(token)


async def test_a_link_that_was_taken_back_opens_nothing(served: Served) -> None:
    old = served.room
    served.link.renew()
    assert (await served.ask(old)).status == 404
    assert (await served.ask(served.room)).status == 200
