"""An order to the system is never passed on as the superior's words; the wish in it is, unchanged."""

import pytest

from vietnamese.wish import wish

WISHES = (
    ("nhắc tất cả các đơn vị có việc quá hạn", [], ""),
    ("đôn đốc những phòng còn việc trễ hạn", [], ""),
    ("nhắc các đơn vị còn việc quá hạn gửi giải trình trước thứ tư", [], "gửi giải trình trước thứ tư"),
    ("đôn đốc phòng QLKH nộp báo cáo tháng 11 trước thứ sáu", ["phòng QLKH"], "nộp báo cáo tháng 11 trước thứ sáu"),
    ("nhắc chi cục TĐC gửi hồ sơ ISO", ["chi cục TĐC"], "gửi hồ sơ ISO"),
    ("nhắc đồng chí Nga khẩn trương hoàn thành nv I.2.1", ["Nga", "I.2.1"], "khẩn trương hoàn thành nv I.2.1"),
    ("@bot đôn đốc nv 2.1, phải xong trước 30/11", ["2.1"], "phải xong trước 30/11"),
    ("theo chỉ đạo của đồng chí Khôi, nhắc phòng QLKH nộp báo cáo quý 4", ["phòng QLKH"], "nộp báo cáo quý 4"),
    ("Các đồng chí cần làm gấp việc này", [], "Các đồng chí cần làm gấp việc này"),
    ("đôn đốc nhiệm vụ I.2.1", ["I.2.1"], ""),
    ("don doc nv 5 gap nhe", ["5"], ""),
    ("nhắc phòng QLKH nộp báo cáo", ["phòng QLKH"], ""),
    ("nhắc các phòng chưa báo cáo", [], ""),
)  # fmt: skip


@pytest.mark.parametrize(("text", "names", "wanted"), WISHES)
def test_the_wish_without_the_order(text: str, names: list[str], wanted: str) -> None:
    assert wish(text, names) == wanted
