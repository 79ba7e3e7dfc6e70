"""Whatever strangers type: no exception, the same for NFC and NFD, in bounded work."""

import unicodedata
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.model import VIETNAM
from vietnamese.dates import find, find_dates, read_date, read_deadline
from vietnamese.dates.expressions import expression
from vietnamese.dates.scene import Scene
from vietnamese.dates.settled import Expression

NOW = datetime(2026, 11, 20, 9, tzinfo=VIETNAM)
_PIECES = st.sampled_from(
    "từ đến hết trước sau trong ngày tháng quý năm tuần thứ hai ba 2 6 15 31 99 2026 / - . , : ( ) hàng mỗi nữa này tới mai "
    "hôm nay qua đầu cuối giữa Tết rằm mùng âm lịch t6 cn q3 17h30 chậm nhất khoảng nửa 0 \n % nv 2.1 I IV h t th truoc nam".split(
        " "
    )
)
HOSTILE = [
    "1-",
    "1 ",
    "1/1 ",
    "1.1 ",
    "17h ",
    "t1 ",
    "tháng 1, ",
    "từ trong ",
    "thứ 2 đến ",
    "2 tuần trước ",
    "a",
    "½²Ⅳ ",
]
_SENTENCES = st.lists(_PIECES, max_size=14).map(" ".join)


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_an_exception(text: str) -> None:
    for reading in find_dates(text, NOW):
        assert text[slice(*reading.span)] == reading.text
        assert reading.start is None or reading.end is None or reading.start <= reading.end
    read_date(text, NOW)
    read_deadline(text, NOW.date(), None)


@given(_SENTENCES, st.sampled_from(["future", "past"]))
@settings(max_examples=400, deadline=None)
def test_any_heap_of_date_words_is_read_without_an_exception(text: str, tense: str) -> None:
    reading = read_date(text, NOW, tense)  # type: ignore[arg-type]
    assert reading.start is None or reading.end is None or reading.start <= reading.end
    assert not (reading.impossible and reading.found)
    read_deadline(text, NOW.date(), 2027)


@given(_SENTENCES)
@settings(max_examples=200, deadline=None)
def test_nfc_and_nfd_answer_alike(text: str) -> None:
    composed = read_date(unicodedata.normalize("NFC", text), NOW)
    decomposed = read_date(unicodedata.normalize("NFD", text), NOW)
    assert (composed.start, composed.end, composed.kind) == (
        decomposed.start,
        decomposed.end,
        decomposed.kind,
    )


@given(st.datetimes(timezones=st.sampled_from([VIETNAM, None])), _SENTENCES)
@settings(max_examples=150, deadline=None)
def test_any_moment_is_survived(now: datetime, text: str) -> None:
    read_date(text, now)
    find_dates(f"3 ngày nữa, tuần sau, rằm, 999 năm nữa, {text}", now)


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_heap_of_date_words_is_looked_at_a_bounded_number_of_times(
    piece: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at = []

    def counted(scene: Scene, place: int) -> Expression | None:
        looked_at.append(place)
        return expression(scene, place)

    monkeypatch.setattr(find, "expression", counted)
    text = (piece * 100_000)[:100_000]
    readings = find_dates(text, NOW)
    assert len(looked_at) == len(set(looked_at)) <= 34_000
    assert all(text[slice(*reading.span)] == reading.text for reading in readings)


def test_dates_at_the_end_of_a_long_text_are_still_found() -> None:
    sentence = "Nhiệm vụ này đạt 60%, dự kiến xong trước 15/12/2026, còn chờ góp ý của các sở. "
    text = sentence * 1200 + "Họp ngày 18/12/2026."
    assert find_dates(text, NOW)[-1].start == date(2026, 12, 18)


def test_a_serial_is_passed_over_as_a_whole_and_a_list_of_days_is_read() -> None:
    assert find_dates("1-" * 500, NOW) == ()
    assert [r.start for r in find_dates("1-2-" * 40 + " họp ngày 18/12", NOW)] == [date(2026, 12, 18)]
    assert len(find_dates("10/12,12/12,15/12,18/12", NOW)) == 4


def test_invisible_characters_and_other_digits_are_seen_through() -> None:
    assert read_date("th\u200báng １２/２０２６", NOW).start == date(2026, 12, 1)
    assert read_date("quý Ⅳ/2026", NOW).end == date(2026, 12, 31)
    assert read_date("Trước\u00a0ngày\u00a015/12", NOW).end == date(2026, 12, 14)
