"""What one message answers to what a report lacks."""

import pytest

from handlers.gap_answers import Said, read

CASES = {
    "1 tất cả": Said(everything="1"),
    "1 tat ca": Said(everything="1"),
    "3 hết": Said(everything="3"),
    "tất cả không thay đổi": Said(everything="1"),
    "không thay đổi so với kỳ trước": Said(everything="1"),
    "2.1 không đổi": Said(unchanged=("2.1",), words=(("2.1", "2.1 không đổi"),)),
    "nv 2.1, 2.3 khong thay doi": Said(
        unchanged=("2.1", "2.3"), words=(("2.1", "2.3 khong thay doi"), ("2.3", "2.3 khong thay doi"))
    ),
    "#4 giữ nguyên như kỳ trước": Said(unchanged=("#4",), words=(("#4", "#4 giữ nguyên như kỳ trước"),)),
    "2.1 không đổi, 2.3 đạt 60%": Said(
        unchanged=("2.1",), report="2.3 đạt 60%", words=(("2.1", "2.1 không đổi"),)
    ),
    "2.3 đạt 60%, vướng kinh phí, còn lại không đổi": Said(rest=True, report="2.3 đạt 60%, vướng kinh phí"),
    "#5 không thuộc phòng tôi": Said(claimed=("#5",), words=(("#5", "#5 không thuộc phòng tôi"),)),
    "2.1 không đổi\n2.2 không thuộc đơn vị em": Said(
        unchanged=("2.1",),
        claimed=("2.2",),
        words=(("2.1", "2.1 không đổi"), ("2.2", "2.2 không thuộc đơn vị em")),
    ),
}
NOTHING = (
    "nv 2.1 đạt 60%",
    "nv 2.1 thời hạn không thay đổi nhưng đạt 60%",
    "không vướng gì",
    "nhiệm vụ nào không thay đổi",
    "tất cả nhiệm vụ quá hạn",
    "1",
    "đúng",
    "nv 3 chưa xong, đang chờ tỉnh",
    "cho xem tất cả",
)


@pytest.mark.parametrize("message", CASES)
def test_what_is_answered(message: str) -> None:
    assert read(message) == CASES[message]


@pytest.mark.parametrize("message", NOTHING)
def test_what_is_no_answer(message: str) -> None:
    found = read(message)
    assert not (found.unchanged or found.claimed or found.rest or found.everything), found
