"""What the bot tells people to write is understood as what it was told for."""

import pytest

from tasks.model import VIETNAM
from tests.handlers.turns import NOW
from vietnamese.understand import understand

TOLD = {
    "duyệt gia hạn #12": ("approve", ("#12",)),
    "đồng ý gia hạn #12 đến 15/12": ("approve", ("#12",)),
    "không đồng ý gia hạn #12, lý do chưa đủ căn cứ": ("reject", ("#12",)),
    "xác nhận #12 hoàn thành": ("approve", ("#12",)),
    "trả lại #12, lý do thiếu biên bản": ("reject", ("#12",)),
    "xin gia hạn #12 đến 15/12, lý do chờ hướng dẫn": ("extend", ("#12",)),
    "gia hạn #12 đến 31/12/2026 theo văn bản số 12/UBND ngày 3/11/2026": ("extend", ("#12",)),
    "gia hạn #12 đến 15/12/2026": ("extend", ("#12",)),
    "#12 đạt 50%": ("report", ("#12",)),
    "đôn đốc nv 2.1": ("remind", ("2.1",)),
}


@pytest.mark.parametrize("sentence", TOLD)
def test_a_sentence_that_the_bot_suggests_is_understood(sentence: str) -> None:
    found = understand(sentence, NOW.astimezone(VIETNAM), chat="private")
    assert (found.intent, found.tasks) == TOLD[sentence]
