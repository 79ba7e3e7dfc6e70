"""The pace is a promise to the platform: whatever asks to be sent, the windows are never overrun."""

from hypothesis import given
from hypothesis import strategies as st

from bot.pace import Pace, Speed

LANES = ("answers", "notices", "bulk")


def test_one_chat_gets_one_message_a_second() -> None:
    pace = Pace()
    pace.took("7", "answers", 10.0)
    assert pace.busy(10.9) == ["7"]
    assert pace.busy(11.0) == []


def test_a_group_gets_twenty_messages_a_minute() -> None:
    pace = Pace(is_group=lambda chat: chat.startswith("-"))
    for n in range(20):
        pace.took("-5", "answers", 10.0 + n)
    assert pace.busy(40.0) == ["-5"]
    assert pace.busy(70.0) == []


def test_a_private_chat_has_no_limit_a_minute() -> None:
    pace = Pace(is_group=lambda chat: chat.startswith("-"))
    for n in range(30):
        pace.took("5", "answers", 10.0 + n)
    assert pace.busy(40.0) == []


def test_bulk_leaves_room_for_answers() -> None:
    pace = Pace()
    for n in range(15):
        pace.took(str(n), "bulk", 10.0)
    assert pace.bulk_room(10.5) == 0
    assert pace.room(10.5) == 10
    assert pace.bulk_room(11.0) == 15


def test_a_pause_holds_everything_and_the_longer_one_wins() -> None:
    pace = Pace()
    pace.pause(40.0)
    pace.pause(20.0)
    assert pace.room(39.9) == 0
    assert pace.next_change(39.0) == 1.0
    assert pace.room(40.0) == 25


def test_nothing_held_back_means_no_moment_to_wait_for() -> None:
    assert Pace().next_change(5.0) is None


@given(
    st.lists(
        st.tuples(st.floats(0, 0.4), st.sampled_from(["1", "2", "3", "-4"]), st.sampled_from(LANES)),
        max_size=300,
    )
)
def test_no_window_is_ever_overrun(asked: list[tuple[float, str, str]]) -> None:
    pace = Pace(Speed(overall=5, bulk=3, per_group=4), is_group=lambda chat: chat.startswith("-"))
    now, went = 0.0, []
    for step, chat, lane in asked:
        now += step
        room = pace.bulk_room(now) if lane == "bulk" else 1
        if pace.room(now) > 0 and room > 0 and chat not in pace.busy(now):
            pace.took(chat, lane, now)
            went.append((now, chat, lane))
    for at, chat, _ in went:
        second = [w for w in went if at - 1.0 < w[0] <= at]
        assert len(second) <= 5
        assert sum(w[2] == "bulk" for w in second) <= 3
        assert sum(w[1] == chat for w in second) == 1
        assert sum(w[1] == "-4" for w in went if at - 60.0 < w[0] <= at) <= 4
