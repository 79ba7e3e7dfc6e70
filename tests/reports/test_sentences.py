"""The official wording, sentence by sentence."""

from datetime import date

import pytest

from reports.figures import Figures
from reports.model import Left
from reports.sentences import attached_to, counts, date_line, official_date, share, statistics
from tasks.statistics import Rate

CUT_OFF = date(2026, 11, 14)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 3, 6), "06/3/2026"),
        (date(2026, 2, 3), "03/02/2026"),
        (date(2026, 1, 31), "31/01/2026"),
        (date(2026, 10, 9), "09/10/2026"),
    ],
)
def test_official_date(day: date, said: str) -> None:
    assert official_date(day) == said


def test_date_line_and_attachment_leave_blanks() -> None:
    assert date_line("An Bình", 2, 2026) == "An Bình, ngày      tháng 02 năm 2026"
    assert attached_to("BÁO CÁO", "BC-SKHCN", 4, 2026, "Sở X").startswith(
        "(Kèm theo Báo cáo số        /BC-SKHCN ngày"
    )


def test_both_counts_and_shares_the_vietnamese_way() -> None:
    assert counts(6, 2152) == "6 nhiệm vụ (2.152 đầu việc)"
    assert share(Rate(7, 9)) == "7/9 (77,8\u00a0%)" and share(Rate(0, 0)) == "—"


def test_the_whole_sentence() -> None:
    figures = Figures(9, 1, 12, 3, 2, 1, 0, due_done=8, due=11)
    first, rates = statistics(figures, 6, 27, CUT_OFF, "đầu việc")
    assert first == (
        "Tính đến ngày 14/11/2026, tổng số 6 nhiệm vụ (27 đầu việc) được giao, tính theo 27 đầu việc. Trong đó: "
        "đã hoàn thành 10 đầu việc (đúng hạn 9, trong đó chờ xác nhận 1; quá hạn 1); "
        "đang thực hiện 15 đầu việc (trong hạn 12; quá hạn 3); không tính hạn 2 đầu việc."
    )
    assert rates == (
        "Tỷ lệ hoàn thành: 8/11 (72,7\u00a0%) tính trên số đầu việc đã đến hạn; "
        "10/27 (37\u00a0%) tính trên tổng số đầu việc."
    )


def test_nothing_due_says_so_instead_of_a_rate() -> None:
    told = statistics(Figures(open_in_time=3), 3, 9, CUT_OFF)
    assert told[1] == "Chưa có nhiệm vụ nào đến hạn; đã hoàn thành 0/3 nhiệm vụ (0\u00a0%)."


def test_empty_period() -> None:
    assert statistics(Figures(), 0, 0, CUT_OFF) == (
        "Tính đến ngày 14/11/2026, không có nhiệm vụ được giao trong kỳ báo cáo.",
    )


def test_a_task_in_time_with_late_parts_is_not_overdue() -> None:
    told = statistics(Figures(open_in_time=2, in_time_with_late=1, late_works=2), 2, 8, CUT_OFF)
    assert "quá hạn 0" in told[0]
    assert told[1] == "Có 2 đầu việc quá hạn, thuộc 1 nhiệm vụ còn trong hạn."


def test_beside_the_nhiem_vu_stand_the_dau_viec_that_the_chat_counts() -> None:
    works = Figures(done_in_time=6, open_in_time=12, open_overdue=3, awaiting_in_time=2)
    told = statistics(Figures(open_in_time=8), 8, 21, CUT_OFF, by_work=works)
    assert told[1] == (
        "Tính theo 21 đầu việc: đã hoàn thành 6 đầu việc (đúng hạn 6, trong đó chờ xác nhận 2; quá hạn 0); "
        "đang thực hiện 15 đầu việc (trong hạn 12; quá hạn 3)."
    )


def test_what_stands_outside_the_total_is_named_with_its_paper() -> None:
    left = (Left("Sàn giao dịch", "dừng thực hiện", "Công văn số 77/UBND-KT"), Left("Đề án Y", "đã chuyển"))
    told = statistics(Figures(open_in_time=1, unreviewed=4), 1, 1, CUT_OFF, left=left)
    assert told[-2] == (
        "Ngoài tổng số trên: 2 nhiệm vụ đã dừng hoặc chuyển: "
        "Sàn giao dịch (dừng thực hiện, Công văn số 77/UBND-KT); Đề án Y (đã chuyển)."
    )
    assert told[-1] == "Còn 4 nhiệm vụ chưa rà soát, không tính vào số liệu trên."


def test_a_place_that_was_never_said_is_left_to_the_clerk() -> None:
    assert date_line("", 11, 2026).startswith("…………, ngày")
    assert date_line("An Bình", 2, 2026) == "An Bình, ngày      tháng 02 năm 2026"
