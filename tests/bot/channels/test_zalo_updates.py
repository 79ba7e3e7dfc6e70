"""What Zalo hands over, in every form seen, and what the inbox keeps of it; nothing makes it fall over."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.arrivals import Aside
from bot.channels.zalo_updates import Me, sort
from handlers.messages import Message
from storage.inbox import Arrival
from tests.bot.fakes import START
from tests.peers.zalo import event_of

ME = Me("440", ("Bot Tiến Độ An Bình", "bot.VDKyAnBinh"))
ANN, GROUP = "6ede9afa66b88fe6d6a9", "zgr-f8a7101d77709e2ec761"
TEXT, IMAGE = "message.text.received", "message.image.received"


def is_secret(text: str) -> bool:
    return "tối mật" in text.lower()


def keys(raw: Any, me: Me = ME) -> list[str]:
    return [item.message_key for item in sort(raw, me, START, is_secret) if isinstance(item, Arrival)]


def one(raw: Any, me: Me = ME) -> Message:
    (item,) = sort(raw, me, START, is_secret)
    assert isinstance(item, Arrival)
    assert (item.channel, item.bot_id) == ("zalo", "440")
    message = Message.from_json(json.loads(json.dumps(item.raw)))
    assert item.chat == message.address.chat_id
    return message


def said(text: str, group: str = "", **more: Any) -> dict[str, Any]:
    return event_of(TEXT, ANN, group, "2d758cb5e222177a4e35", **{"text": text, **more})


def test_a_private_message_bare_and_in_the_envelope_is_the_same() -> None:
    update = said(" nv 1 đạt 60% ", date=1750316131602)
    message = one(update)
    assert message == one({"ok": True, "result": update}) == one([update])
    assert (message.text, message.sender_id, message.address.chat_id) == ("nv 1 đạt 60%", ANN, ANN)
    assert (message.chat_kind, message.to_bot) == ("private", True)
    assert message.at == datetime(2025, 6, 19, 6, 55, 31, 602000, tzinfo=UTC)
    assert keys(update) == [f"{TEXT}:2d758cb5e222177a4e35"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("@Bot Tiến Độ An Bình tổng hợp", "tổng hợp"),
        ("@Bot Tiến Độ An Bình, tổng hợp", "tổng hợp"),
        ("@bot tiến độ an bình\u00a0nhiệm vụ nào quá hạn?", "nhiệm vụ nào quá hạn?"),
        ("tổng hợp giúp @Bot Tiến Độ An Bình nhé", "tổng hợp giúp nhé"),
        ("@bot.VDKyAnBinh tổng hợp", "tổng hợp"),
        ("@Bot Tiến Độ An Bình @Trần Văn Bình có việc nào?", "@Trần Văn Bình có việc nào?"),
        ("@Bot Tiến Độ An Bình", ""),
        ("1", "1"),
        ("gửi a@Bot Tiến Độ An Bình.vn", "gửi a@Bot Tiến Độ An Bình.vn"),
        ("@Bot Tiê\u0301n Đô\u0323\u0302 An Bình tổng hợp".replace("Đô\u0323\u0302", "Độ"), "tổng hợp"),
        ("@Bot Bao Cao tong hop", "tong hop"),
    ],
)
def test_in_a_group_the_bots_name_is_taken_away_and_nothing_else(text: str, left: str) -> None:
    message = one(said(text, GROUP))
    assert (message.text, message.chat_kind, message.to_bot) == (left, "group", True)
    assert message.address.chat_id == GROUP


def test_a_bot_whose_name_is_not_known_yet_loses_its_title_only() -> None:
    assert one(said("@Bot Nhắc Việc tổng hợp tiến độ", GROUP), Me("440")).text == "tổng hợp tiến độ"
    assert one(said("tổng hợp @Nga", GROUP), Me("440")).text == "tổng hợp @Nga"


@pytest.mark.parametrize("field", ["photo_url", "photo"])
def test_a_picture_stands_in_either_field(field: str) -> None:
    values = {"caption": "nv 2 xong", "date": 1795140300000, field: "https://cdn.example/a/b.png?x=1"}
    update = event_of(IMAGE, ANN, "", "5f", **values)
    message = one(update)
    (photo,) = message.attachments
    assert (photo.kind, photo.name, photo.media_type) == ("photo", "anh-20-11-2026-0905.png", "image/png")
    assert photo.reference == "https://cdn.example/a/b.png?x=1"
    assert message.text == "nv 2 xong"
    assert keys(update) == [f"{IMAGE}:5f"]


@pytest.mark.parametrize(("kind", "name"), [("sticker", "sticker"), ("voice", "voice"), ("link", "other")])
def test_what_cannot_be_read_is_named_in_private_and_left_alone_in_a_group(kind: str, name: str) -> None:
    event = f"message.{kind}.received"
    assert one(event_of(event, ANN, "", "1", url="https://x/s", voice_url="https://x/v")).unsupported == name
    assert sort(event_of(event, ANN, GROUP, "1"), ME, START, is_secret) == []


def test_an_unsupported_event_has_one_key_a_day_and_person() -> None:
    event = "message.unsupported.received"
    late, next_day = 1795798740000, 1795798860000  # 27/11/2026 23:59 and 28/11/2026 0:01 in Vietnam
    found = [*keys(event_of(event, ANN, "", "1", date=late)), *keys(event_of(event, ANN, "", "2", date=late))]
    assert found == [f"{event}:{ANN}:2026-11-27"] * 2
    assert keys(event_of(event, ANN, "", "3", date=next_day)) == [f"{event}:{ANN}:2026-11-28"]
    assert keys(event_of(event, "other", "", "4", date=late)) != found[:1]
    assert one(event_of(event, ANN, "", "1")).unsupported == "file"


@pytest.mark.parametrize(
    "raw",
    [
        None,
        {},
        [],
        {"ok": True, "result": None},
        {"ok": True, "result": {}},
        {"event_name": "message.unsupported.received"},
        {"event_name": "bot.joined.group", "message": {"x": 1}},
        said(""),
        {**said("tôi cũng là máy"), "message": {**said("x")["message"], "from": {"id": "1", "is_bot": True}}},
    ],
)
def test_what_says_nothing_is_passed_over(raw: Any) -> None:
    assert sort(raw, ME, START, is_secret) == []


@pytest.mark.parametrize(
    "raw", [{"event_name": TEXT}, {"event_name": TEXT, "message": {"text": "a"}}, {"x": 1}, "abc", [1]]
)
def test_what_cannot_be_read_is_put_aside(raw: Any) -> None:
    (item,) = sort(raw, ME, START, is_secret)
    assert isinstance(item, Aside)


@pytest.mark.parametrize(
    ("where", "kind"),
    [
        ({"id": ANN}, "private"),
        ({"id": GROUP}, "group"),
        ({"id": "abc"}, "group"),
        ({"id": "abc", "chat_type": "group"}, "group"),
        (None, "private"),
    ],
)
def test_a_chat_without_its_kind_is_told_by_its_id(where: Any, kind: str) -> None:
    update = said("a")
    update["message"]["chat"] = where
    assert one(update).chat_kind == kind


@pytest.mark.parametrize("name", ["display_name", "name", "first_name"])
def test_a_name_stands_in_any_of_three_fields(name: str) -> None:
    update = said("a")
    update["message"]["from"] = {"id": ANN, name: "Lê Thị Nga"}
    assert one(update).sender_name == "Lê Thị Nga"


@pytest.mark.parametrize("date", [None, "x", 10**30, {}, float("nan")])
def test_a_moment_that_is_none_is_now(date: Any) -> None:
    assert one(said("a", date=date)).at == START


def test_numbers_as_ids_are_text_and_seconds_are_seconds() -> None:
    update = said("a", date=1750316131)
    update["message"].update({"from": {"id": 77}, "chat": {"id": 77}, "message_id": 5})
    message = one(update)
    assert (message.sender_id, message.at.year) == ("77", 2025)
    assert keys(update) == [f"{TEXT}:5"]


def test_without_a_message_id_the_same_update_has_the_same_key() -> None:
    update, other = said("a", date=1750316131602), said("b", date=1750316131602)
    del update["message"]["message_id"], other["message"]["message_id"]
    assert keys(update) == keys(json.loads(json.dumps(update)))
    assert keys(update) != keys(other)


def test_a_marking_of_secrecy_leaves_no_word() -> None:
    for update in (
        said("Tối mật: diễn tập"),
        event_of(IMAGE, ANN, "", "5", photo="https://x/diễn tập.jpg", caption="Tối mật diễn tập"),
    ):
        (item,) = sort(update, ME, START, is_secret)
        assert isinstance(item, Arrival)
        assert item.raw["secret"] is True
        assert "diễn tập" not in json.dumps(dict(item.raw), ensure_ascii=False)
    (aside,) = sort({"event_name": TEXT, "x": "tối mật diễn tập"}, ME, START, is_secret)
    assert isinstance(aside, Aside)
    assert aside.arrival.raw == {"wiped": True}


@pytest.mark.parametrize("depth", [200, 400, 600, 900, 5000])
def test_a_nest_of_any_depth_is_put_aside(depth: int) -> None:
    nest: list[Any] = []
    for _ in range(depth):
        nest = [nest]
    (item,) = sort({"event_name": TEXT, "message": nest}, ME, START, is_secret)
    assert isinstance(item, Aside)


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
FIELDS = ("from", "chat", "text", "caption", "photo", "photo_url", "message_id", "date", "reply_to_message")
MESSAGES = st.fixed_dictionaries(
    {},
    optional={name: ANY | st.fixed_dictionaries({"id": ANY, "chat_type": ANY}) for name in FIELDS},
)
EVENTS = st.sampled_from((TEXT, IMAGE, "message.voice.received", "message.unsupported.received")) | ANY


@given(st.fixed_dictionaries({}, optional={"event_name": EVENTS, "message": MESSAGES | ANY}) | ANY)
def test_whatever_comes_is_a_storable_item_or_nothing(raw: Any) -> None:
    for item in sort(raw, ME, START, is_secret):
        arrival = item.arrival if isinstance(item, Aside) else item
        assert isinstance(arrival, Arrival)
        assert 0 < len(arrival.message_key) <= 256
        assert len(arrival.chat) <= 128
        text = json.dumps(dict(arrival.raw), ensure_ascii=False, allow_nan=False)
        text.encode()
        assert "\\u0000" not in text.replace("\\\\", "")
        assert "\x00" not in arrival.message_key + arrival.chat
