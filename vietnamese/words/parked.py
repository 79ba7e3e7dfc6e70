"""What still waits when something else was said: named behind the newer card, asked again after it."""

from collections.abc import Sequence

from vietnamese.text import Text, text

KINDS = {
    "plan": "thẻ nhập kế hoạch",
    "conclusion": "thẻ giao nhiệm vụ theo thông báo kết luận",
    "roster": "thẻ danh sách cán bộ",
    "start_of_use": "thẻ ngày bắt đầu sử dụng",
    "transfer": "thẻ chuyển nhiệm vụ",
    "heading": "phần lời của báo cáo",
    "pen": "bản biên tập",
    "form": "mẫu báo cáo",
}


def report(codes: Sequence[str], unclear: Sequence[str]) -> str:
    """A report that was not confirmed, by its tasks or by the words that name them."""
    named = [*codes, *(f"“{words}”" for words in unclear if words)]
    return f"báo cáo {'; '.join(named)}" if named else "báo cáo chưa rõ nhiệm vụ"


def order(title: str) -> str:
    """An order that was not confirmed."""
    return f"giao việc “{title}”"


def extension(codes: Sequence[str]) -> str:
    """A request for more time, or a decision on one, that was not confirmed."""
    return f"gia hạn {', '.join(codes)}" if codes else "gia hạn"


def behind(labels: Sequence[str]) -> Text:
    """Under a newer card: what is asked again once this one is settled."""
    return text(f"Còn chờ đồng chí sau thẻ này: {'; '.join(labels)}.")


def again(label: str) -> Text:
    """Before the older card, which is asked again."""
    return text("", f"Còn chờ đồng chí: {label}.")


def not_served(words: str) -> Text:
    """A request whose choices a newer card takes the place of."""
    return text(f"Yêu cầu trước (“{words}”) chưa xử lý vì chưa chọn; khi cần, đề nghị gửi lại.")


def past() -> Text:
    """A number typed under choices after other talk: they are put once more, nothing is done."""
    return text("Sau các lựa chọn đó đã có nội dung khác nên chưa thực hiện. Nếu còn cần, đề nghị chọn lại:")


def past_card() -> Text:
    """A number typed long after a card, with other talk in between: the card once more."""
    return text("Thẻ này gửi đã lâu và sau đó có nội dung khác nên đề nghị đồng chí trả lời lại:")


def choices_expired() -> Text:
    """A number under choices whose time is over."""
    return text("Các lựa chọn này đã hết thời gian, chưa thực hiện gì. Nếu còn cần, đề nghị gửi lại yêu cầu.")
