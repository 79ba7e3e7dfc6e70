"""Sentences of contesting a standing."""

from tasks.model import Task
from vietnamese.text import Text, b, line, text
from vietnamese.words.tasks import named


def kept(task: Task, kind: str) -> Text:
    """To who contests."""
    who = "Văn phòng" if kind == "data" else "lãnh đạo đơn vị và Văn phòng"
    return text(
        line("Đã ghi nhận ý kiến của đồng chí về ", b(named(task, 80)), f" và chuyển {who} xem xét."),
        "Tình trạng của nhiệm vụ chưa thay đổi cho đến khi có kết luận. Nếu có văn bản, đề nghị gửi kèm số, ngày.",
    )


def told(task: Task, name: str, words: str, kind: str) -> Text:
    """To who has to look at it, in the person's own words."""
    matter = "báo dữ liệu chưa đúng" if kind == "data" else "báo nguyên nhân khách quan"
    return text(
        line(f"Đồng chí {name} {matter}: ", b(named(task, 80))),
        f"Ý kiến: “{words}”",
        "Đề nghị đồng chí kiểm tra và trả lời.",
    )
