"""Raw updates become Messages under keys that never clash; what strangers send breaks nothing."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.arrivals import Aside, Moved, clean
from bot.channels.telegram_updates import Me, sort
from handlers.messages import Message
from storage.inbox import Arrival
from tests.bot.fakes import START

ME = Me("666", "TienDoBot")
DATE = 1_780_000_000
BINH = {"id": 7, "is_bot": False, "first_name": "Trần Văn", "last_name": "Bình"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Bình"}
GROUP = {"id": -1005, "type": "supergroup", "title": "Lãnh đạo Sở"}


def never(text: str) -> bool:
    return False


def posted(chat: dict[str, Any] = PRIVATE, kind: str = "message", **content: Any) -> dict[str, Any]:
    message = {"message_id": 40, "date": DATE, "chat": chat, "from": BINH, **content}
    return {"update_id": 9, kind: message}


def arrival(raw: dict[str, Any]) -> Arrival:
    (item,) = sort(raw, ME, START, never)
    assert isinstance(item, Arrival), item
    return item


def read(raw: dict[str, Any]) -> Message:
    return Message.from_json(json.loads(json.dumps(arrival(raw).raw)))


def test_a_private_message() -> None:
    raw = posted(text="nv 2 đạt 60%")
    message = read(raw)
    assert arrival(raw).message_key == "m:7:40"
    assert (message.text, message.sender_id, message.sender_name) == ("nv 2 đạt 60%", "7", "Trần Văn Bình")
    assert (message.chat_kind, message.to_bot, message.address.chat_id) == ("private", True, "7")
    assert message.at == datetime.fromtimestamp(DATE, UTC)


def test_an_edit_has_a_key_of_its_own_each_time() -> None:
    raw = posted(kind="edited_message", text="nv 2 đạt 70%", edit_date=DATE + 60)
    assert arrival(raw).message_key == f"e:7:40:{DATE + 60}"
    assert read(raw).edited


def test_the_same_update_id_after_a_restart_of_the_platform_is_another_message() -> None:
    first = arrival(posted(text="một"))
    second = arrival({**posted(text="hai", message_id=41)})
    assert first.message_key != second.message_key


def test_a_tap_carries_its_token() -> None:
    raw = {
        "update_id": 3,
        "callback_query": {
            "id": "c77",
            "from": BINH,
            "chat_instance": "1",
            "data": "p12:0",
            "message": {"message_id": 40, "date": DATE, "chat": GROUP, "text": "thẻ"},
        },
    }
    assert arrival(raw).message_key == "c:c77"
    message = read(raw)
    assert (message.tap, message.sender_id, message.chat_kind, message.at) == ("p12:0", "7", "group", START)


def test_a_tap_on_a_message_too_old_to_be_shown_is_a_tap_all_the_same() -> None:
    raw = {
        "update_id": 3,
        "callback_query": {
            "id": "c78",
            "from": BINH,
            "chat_instance": "1",
            "data": "p12:0",
            "message": {"message_id": 40, "date": 0, "chat": PRIVATE},
        },
    }
    assert read(raw).tap == "p12:0"


@pytest.mark.parametrize(
    ("text", "to_bot", "left"),
    [
        ("@TienDoBot nhiệm vụ nào quá hạn?", True, "nhiệm vụ nào quá hạn?"),
        ("@tiendobot, nhiệm vụ nào quá hạn?", True, "nhiệm vụ nào quá hạn?"),
        ("Nhờ @TienDoBot tổng hợp giúp", True, "Nhờ tổng hợp giúp"),
        ("@TienDoBot đăng ký nhóm AB12CD34", True, "đăng ký nhóm AB12CD34"),
        ("@TienDoBot\nnv 2 xong\nnv 3 60%", True, "nv 2 xong\nnv 3 60%"),
        ("/trogiup", True, "/trogiup"),
        ("/trogiup@TienDoBot", True, "/trogiup"),
        ("/trogiup@KhacBot", False, "/trogiup@KhacBot"),
        ("chào cả nhà", False, "chào cả nhà"),
        ("viết cho a@tiendobot.vn", False, "viết cho a@tiendobot.vn"),
        ("@TienDoBotKhac xem", False, "@TienDoBotKhac xem"),
    ],
)
def test_in_a_group_only_what_names_the_bot_is_for_it(text: str, to_bot: bool, left: str) -> None:
    message = read(posted(GROUP, text=text))
    assert (message.to_bot, message.text) == (to_bot, left)


def test_a_reply_to_the_bot_in_a_group_is_for_it() -> None:
    own = {
        "message_id": 30,
        "date": DATE,
        "chat": GROUP,
        "from": {"id": 666, "is_bot": True, "first_name": "B"},
    }
    other = {**own, "from": BINH}
    assert read(posted(GROUP, text="2", reply_to_message=own)).to_bot
    assert read(posted(GROUP, text="2", reply_to_message=own)).reply_to == "30"
    assert not read(posted(GROUP, text="2", reply_to_message=other)).to_bot


def test_an_anonymous_admin_is_nobodys_account() -> None:
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    raw = posted(GROUP, text="@TienDoBot quá hạn", sender_chat=GROUP)
    raw["message"]["from"] = anonymous
    assert read(raw).sender_id == "chat:-1005"


def test_a_document_and_a_photo_become_attachments() -> None:
    document = {
        "file_id": "d1",
        "file_unique_id": "u",
        "file_name": "QĐ 184.docx",
        "file_size": 9,
        "mime_type": "x/y",
    }
    message = read(posted(document=document, caption="nv 2 xong"))
    (one,) = message.attachments
    assert (one.kind, one.name, one.size, one.reference, message.text) == (
        "document",
        "QĐ 184.docx",
        9,
        "d1",
        "nv 2 xong",
    )
    sizes = [
        {"file_id": f"p{n}", "file_unique_id": f"{n}", "width": n, "height": n, "file_size": n}
        for n in (90, 800, 320)
    ]
    (photo,) = read(posted(photo=sizes)).attachments
    assert (photo.kind, photo.reference) == ("photo", "p800")


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("voice", {"voice": {"file_id": "v", "file_unique_id": "u", "duration": 3}}),
        ("location", {"location": {"longitude": 105.8, "latitude": 21.0}}),
        ("contact", {"contact": {"phone_number": "09", "first_name": "A"}}),
        ("dice", {"dice": {"emoji": "x", "value": 3}}),
    ],
)
def test_what_cannot_be_read_is_named(kind: str, content: dict[str, Any]) -> None:
    assert read(posted(**content)).unsupported == kind


def test_an_animation_is_no_document() -> None:
    gif = {"file_id": "g", "file_unique_id": "u", "width": 1, "height": 1, "duration": 1}
    message = read(posted(animation=gif, document={"file_id": "g", "file_unique_id": "u"}))
    assert (message.unsupported, message.attachments) == ("animation", ())


def test_a_group_that_becomes_a_supergroup_moves() -> None:
    raw = posted({"id": -5, "type": "group", "title": "x"}, migrate_to_chat_id=-1005)
    assert sort(raw, ME, START, never) == [Moved("telegram", "666", "-5", "-1005")]


@pytest.mark.parametrize(
    "raw",
    [
        {"update_id": 1, "poll": {"id": "1"}},
        {"update_id": 1, "something_new": {"a": 1}},
        posted(new_chat_title="x"),
        posted({"id": -9, "type": "channel", "title": "x"}, text="tin kênh"),
    ],
)
def test_what_says_nothing_to_the_bot_is_not_kept(raw: dict[str, Any]) -> None:
    assert sort(raw, ME, START, never) == []


def test_a_secrecy_marking_keeps_nothing_but_time_and_sender() -> None:
    document = {"file_id": "d1", "file_unique_id": "u", "file_name": "kế hoạch.docx"}
    raw = posted(caption="Độ mật: MẬT, nội dung …", document=document)
    (item,) = sort(raw, ME, START, lambda text: "mật" in text.lower())
    assert isinstance(item, Arrival)
    message = Message.from_json(item.raw)
    assert message.secret
    assert (message.sender_id, message.at) == ("7", datetime.fromtimestamp(DATE, UTC))
    assert "nội dung" not in json.dumps(item.raw, ensure_ascii=False)
    assert "kế hoạch" not in json.dumps(item.raw, ensure_ascii=False)


def test_an_unreadable_update_with_a_marking_is_wiped_too() -> None:
    (item,) = sort({"update_id": 1, "message": {"text": "mật"}}, ME, START, lambda text: "mật" in text)
    assert isinstance(item, Aside)
    assert item.arrival.raw == {"wiped": True}


@pytest.mark.parametrize(
    "raw", [None, 7, "x", [], {}, {"update_id": "a"}, {"update_id": 1, "message": {"date": 5}}]
)
def test_what_cannot_be_parsed_is_put_aside(raw: Any) -> None:
    (item,) = sort(raw, ME, START, never)
    assert isinstance(item, Aside)
    assert item.arrival.message_key.startswith("u:")


def test_text_that_no_database_can_hold_is_mended() -> None:
    assert clean("a\ud800b\x00c") == "a\ufffdbc"
    assert clean("😀") == "😀"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
FIELDS = (
    "message_id",
    "date",
    "chat",
    "from",
    "text",
    "photo",
    "document",
    "reply_to_message",
    "entities",
    "caption",
)


@settings(max_examples=150)
@given(
    st.dictionaries(st.sampled_from(FIELDS), JSON),
    st.sampled_from(["message", "edited_message", "callback_query"]),
)
def test_whatever_comes_is_kept_put_aside_or_nothing(changes: dict[str, Any], kind: str) -> None:
    raw = posted(text="nv 2 xong")
    raw = {"update_id": 9, kind: {**raw["message"], **changes}}
    for item in sort(raw, ME, START, never):
        assert isinstance(item, Arrival | Aside | Moved)
        kept = item if isinstance(item, Arrival) else getattr(item, "arrival", None)
        if kept is not None:
            json.dumps(kept.raw).encode()
            assert len(kept.message_key) <= 256


@settings(max_examples=100)
@given(JSON)
def test_any_json_at_all_is_survived(raw: Any) -> None:
    assert all(isinstance(item, Arrival | Aside | Moved) for item in sort(raw, ME, START, never))


@settings(max_examples=100)
@given(st.text(max_size=60))
def test_any_text_of_a_group_member_is_read(text: str) -> None:
    for item in sort(posted(GROUP, text=text), ME, START, never):
        assert isinstance(item, Arrival)
        assert "\x00" not in Message.from_json(item.raw).text
