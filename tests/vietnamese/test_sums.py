"""What was added with the sum that it makes: both or nothing."""

import pytest

from vietnamese.sums import added_with_sum

SAID = {
    "nv I.1 thêm 1 hội nghị, tổng 5": (1, 5, None, "hội nghị"),
    "nv 1 thêm 1 hội nghị, tổng cộng 5 hội nghị": (1, 5, None, "hội nghị"),
    "nv I.1 them 1 hoi nghi tong 5/5": (1, 5, 5, "hoi nghi"),
    "trong tháng tổ chức 2 lớp, lũy kế 5": (2, 5, None, "lớp"),
    "tháng này được 3 hồ sơ, nâng tổng lên 12/20": (3, 12, 20, "hồ sơ"),
}
NOTHING = (
    "nv 1 thêm 2 lớp",
    "nv 1 thêm 10%, tổng 50%",
    "thêm 1 hội nghị ngày 5/11",
    "thêm 7 lớp, tổng 5",
    "tổng 5 hội nghị",
)


@pytest.mark.parametrize("text", SAID)
def test_both_are_kept(text: str) -> None:
    found = added_with_sum(text)
    assert found is not None
    assert (found.added, found.whole, found.total, found.what) == SAID[text]


@pytest.mark.parametrize("text", NOTHING)
def test_only_one_of_them_is_nothing(text: str) -> None:
    assert added_with_sum(text) is None
