"""Where a session is published: read from a URL, and given away without user and password."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paho.mqtt.client import Client, MQTTMessage
from paho.mqtt.enums import CallbackAPIVersion

from group_supervision.errors import BadInput
from group_supervision.guide.hall_afar import is_afar
from group_supervision.remote.connection import Connection
from group_supervision.remote.link import linked_place, place_in
from group_supervision.remote.sealing import Reading, Writing


def test_an_address_has_a_broker_a_user_and_a_topic() -> None:
    place = place_in("mqtts://ann:secret@broker.example:8884/groups/tuesday", {})
    broker = place.broker
    assert (broker.host, broker.port, broker.is_encrypted) == ("broker.example", 8884, True)
    assert (broker.user, broker.password, place.topic) == ("ann", "secret", "groups/tuesday")
    assert "secret" not in repr(place)


def test_a_password_may_come_from_the_environment_and_is_never_given_away() -> None:
    variables = {
        "GROUP_SUPERVISION_BROKER_PASSWORD": "secret",
        "GROUP_SUPERVISION_BROKER_CA": "/own/ca.pem",
    }
    place = place_in("mqtts://ann@broker.example/tuesday", variables)
    assert (place.broker.password, place.broker.authority) == ("secret", "/own/ca.pem")
    assert place.linked("key") == "mqtts://broker.example/tuesday#key"
    assert place.address == "mqtts://ann@broker.example/tuesday"
    assert place_in(place.address, variables) == place


def test_without_a_topic_there_is_one_that_nobody_can_guess() -> None:
    first, second = (place_in("mqtts://broker.example", {}).topic for _each in range(2))
    assert first != second
    assert len(first.rpartition("/")[2]) == 32


def test_capitals_and_spaces_around_it_make_no_other_address() -> None:
    wanted = place_in("mqtts://broker.example:8884/Tuesday", {})
    assert place_in(" MQTTS://Broker.Example:8884/Tuesday ", {}) == wanted


@pytest.mark.parametrize(
    ("named", "is_one"),
    [
        ("mqtts://broker.example/course-7", True),
        ("MQTTS://broker.example/course-7", True),
        (" Mqtt://localhost/course-7#key", True),
        ("mqtts://", True),
        *(("mqtts", False), ("./mqtts:/hall", False), ("/srv/mqtts://hall", False)),
    ],
)
def test_a_hall_is_over_a_broker_or_a_folder(named: str, is_one: bool) -> None:
    assert is_afar(named) is is_one


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_without_tls_only_this_computer_is_a_broker(host: str) -> None:
    assert not place_in(f"mqtt://{host}/tuesday", {}).broker.is_encrypted
    with pytest.raises(BadInput, match="write mqtts"):
        place_in("mqtt://broker.example/tuesday", {})


@pytest.mark.parametrize(
    "wrong",
    [
        *("", "broker.example", "https://broker.example", "mqtts://", "mqtts://a/b c"),
        *("mqtts://broker.example/+/x", "mqtts://broker.example/$SYS", "mqtts://a:0/t"),
        *("mqtts://a:99999/t", "mqtts://a/t\nx", "mqtts://a@b@c/t"),
        *("mqtts://broker..example/t", "mqtts://.example/t", f"mqtts://{'a' * 64}.example/t"),
    ],
)
def test_what_is_no_address_is_refused_in_one_sentence(wrong: str) -> None:
    with pytest.raises(BadInput, match=r"^[^\n]+\.$"):
        place_in(wrong, {})


def test_a_link_needs_its_key_and_an_address_has_none() -> None:
    key = Writing.new().reading.text
    place, found = linked_place(f"mqtts://broker.example/tuesday#{key}", {})
    assert (place.topic, found) == ("tuesday", key)
    with pytest.raises(BadInput, match="whole"):
        linked_place("mqtts://broker.example/tuesday", {})
    with pytest.raises(BadInput, match="leave it out"):
        place_in(f"mqtts://broker.example/tuesday#{key}", {})


def test_a_key_comes_back_as_it_went_and_half_of_one_is_none() -> None:
    reading = Writing.new().reading
    assert Reading.from_text(reading.text) == reading
    with pytest.raises(BadInput, match="whole"):
        Reading.from_text(reading.text[:-4])


@given(st.text() | st.from_regex(r"mqtts?://[^#]*#?.*"))
def test_whatever_is_given_is_an_address_or_refused(text: str) -> None:
    for read in (place_in, linked_place):
        try:
            read(text, {})
        except BadInput as refused:
            assert "\n" not in str(refused)  # noqa: PT017 - it may as well be right


@given(st.text(max_size=200))
def test_whatever_is_given_as_a_key_is_one_or_refused(text: str) -> None:
    try:
        Reading.from_text(text)
    except BadInput:
        return
    assert len(text.rstrip("=")) >= 86


def test_a_broker_that_names_a_topic_nobody_can_read_is_not_listened_to() -> None:
    heard: list[str] = []
    place = place_in("mqtts://broker.example/tuesday", {})
    connection = Connection(place.broker, [place.topic], lambda topic, *_rest: heard.append(topic))
    for topic in (b"\xff", b"tuesday"):
        connection._came(Client(CallbackAPIVersion.VERSION2), None, MQTTMessage(topic=topic))
    assert heard == ["tuesday"]
