"""Which past day a question asks about; what is a deadline or a report is none."""

from datetime import date, datetime

import pytest

from tasks.model import VIETNAM
from vietnamese.asked_moment import asked_moment

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)
ASKED = {
    "đến ngày 15/10 có bao nhiêu việc quá hạn": date(2026, 10, 15),
    "den ngay 15/10 co bao nhieu viec qua han": date(2026, 10, 15),
    "tại thời điểm 31/10 tình hình thế nào": date(2026, 10, 31),
    "nhiệm vụ nào quá hạn tính đến cuối tháng 10?": date(2026, 10, 31),
    "đến hết tháng 10 còn bao nhiêu việc chưa xong": date(2026, 10, 31),
    "phòng QLKH tính đến 31/10 còn bao nhiêu việc chưa xong": date(2026, 10, 31),
    "chốt tháng 11 có bao nhiêu việc quá hạn": date(2026, 11, 14),
    "hôm qua có bao nhiêu việc quá hạn": date(2026, 11, 19),
}
NOT_ASKED = (
    "nhiệm vụ nào quá hạn tính đến hôm nay",
    "tháng 10 có bao nhiêu việc quá hạn",
    "việc nào phải xong đến ngày 30/11",
    "đến ngày 10/11 có bao nhiêu việc đến hạn",
    "đến 15/12 có bao nhiêu việc quá hạn",
    "xin gia hạn nv 3 đến ngày 15/10",
    "nhiệm vụ nào quá hạn",
    "",
)


@pytest.mark.parametrize("text", ASKED)
def test_the_day_is_found(text: str) -> None:
    found = asked_moment(text, NOW)
    assert found is not None and found.day == ASKED[text]


@pytest.mark.parametrize("text", NOT_ASKED)
def test_no_past_day_is_asked_about(text: str) -> None:
    assert asked_moment(text, NOW) is None
