"""A plan whose titles hold the words of questions and orders takes none of them away.

A task called "Công tác tổng hợp …" once made "tổng hợp tiến độ" a sentence about that task.
"""

from datetime import datetime

import pytest

from tasks.model import VIETNAM
from tests.vietnamese.corpus_files import FOLDER, read
from vietnamese.understand import Context, understand

NOW = datetime(2026, 11, 20, 9, tzinfo=VIETNAM)
TITLES = Context(
    titles=(
        "Công tác tổng hợp và cải cách thủ tục",
        "Theo dõi, đôn đốc nhiệm vụ quá hạn của các phòng",
        "Báo cáo thống kê tình hình thực hiện nhiệm vụ hằng tuần",
        "Hướng dẫn, trợ giúp doanh nghiệp đăng ký sở hữu trí tuệ",
        "Phân công, giao nhiệm vụ và gia hạn nhiệm vụ khoa học",
        "Rà soát danh sách hồ sơ đến hạn, trễ hạn",
        "Lập biểu đồ tiến độ giải ngân, xác nhận khối lượng hoàn thành",
        "Xuất bản tạp chí khoa học, lịch nhắc việc",
    )
)


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.txt")))
def test_questions_and_orders_stay_what_they_are(name: str) -> None:
    turned = []
    for line in read(name):
        alone = understand(line["text"], NOW, chat=line["chat"])
        beside = understand(line["text"], NOW, chat=line["chat"], context=TITLES)
        if alone.intent not in ("report", "unknown") and (alone.intent, alone.tasks) != (
            beside.intent,
            beside.tasks,
        ):
            turned.append((line["text"], alone.intent, beside.intent, beside.tasks))
    assert not turned
