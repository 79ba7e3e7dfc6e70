"""Titles found by words, among look-alikes."""

import pytest

from vietnamese.ranking import rank

TITLES = [
    "Tập huấn truy xuất nguồn gốc sản phẩm nông nghiệp",
    "Tập huấn công cụ 5S cho doanh nghiệp nhỏ",
    "Tập huấn nghiệp vụ đo lường cho chợ trung tâm",
    "Tập huấn chuyển đổi số cho cán bộ xã",
    "Xây dựng quy chế làm việc của Sở",
    "Xây dựng quy chế chi tiêu nội bộ",
    "Rà soát chỉ số đổi mới sáng tạo cấp tỉnh (PII)",
    "Đề tài cây trám đen huyện An Sơn",
    "Đề tài cây quế huyện An Sơn",
    "Kiểm định phương tiện đo quý I",
    "Kiểm định phương tiện đo quý II",
] + [f"Thanh tra chuyên đề cơ sở số {n}" for n in range(1, 200)]
PAIRS = [(title, title) for title in TITLES]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("truy xuất nguồn gốc", TITLES[0]),
        ("truy xuat nguon goc", TITLES[0]),
        ("txng", TITLES[0]),
        ("truy xuấtt nguồn gốc", TITLES[0]),
        ("5S", TITLES[1]),
        ("tap huan do luong", TITLES[2]),
        ("quy chế làm việc", TITLES[4]),
        ("qc chi tiêu nội bộ", TITLES[5]),
        ("PII", TITLES[6]),
        ("đề tài trám đen", TITLES[7]),
        ("kiểm định phương tiện đo quý II", TITLES[10]),
        ("thanh tra cơ sở số 117", "Thanh tra chuyên đề cơ sở số 117"),
    ],
)
def test_the_title_meant_is_first(words: str, title: str) -> None:
    found = rank(words, PAIRS)
    assert found[0][0] == title
    assert found[0][1] >= 0.45


def test_the_very_title_scores_one() -> None:
    assert rank("XÂY DỰNG quy chế làm việc của Sở", PAIRS)[0] == (TITLES[4], 1.0)


def test_look_alikes_stay_near_each_other() -> None:
    found = dict(rank("đề tài huyện An Sơn", PAIRS))
    assert abs(found[TITLES[7]] - found[TITLES[8]]) < 0.08


def test_words_that_name_nothing_find_nothing() -> None:
    assert rank("", PAIRS) == []
    assert [title for title, score in rank("nuôi cá lồng", PAIRS) if score >= 0.45] == []
