"""Every refusal of the rules, worded once: code -> sentence; an unknown code still gives a true sentence."""

from collections.abc import Mapping

from tasks.errors import Refused
from vietnamese.text import Text, text

SENTENCES: Mapping[str, str] = {
    "not_allowed": "Đồng chí không có quyền thực hiện việc này.",
    "not_yours": "Nhiệm vụ này không thuộc phạm vi của đồng chí.",
    "only_office": "Việc này do Văn phòng thực hiện. Đề nghị đồng chí liên hệ Văn phòng.",
    "only_private": "Nội dung này chỉ trao đổi riêng. Đề nghị đồng chí nhắn riêng cho hệ thống.",
    "only_group": "Lệnh này chỉ dùng trong nhóm đã đăng ký.",
    "no_such_task": "Không tìm thấy nhiệm vụ “{name}” trong phạm vi của đồng chí. Đề nghị ghi số như trong kế hoạch hoặc vài từ của tên nhiệm vụ.",
    "no_such_unit": "Không tìm thấy đơn vị “{name}”. Đề nghị ghi tên hoặc ký hiệu như trong danh sách của cơ quan.",
    "no_such_person": "Không tìm thấy đồng chí “{name}” trong danh sách của cơ quan.",
    "no_tasks": "Hiện chưa có nhiệm vụ nào trong phạm vi của đồng chí.",
    "task_left": "Nhiệm vụ {task} đã dừng hoặc đã chuyển nên không nhận báo cáo. Nếu có thay đổi, đề nghị báo Văn phòng.",
    "out_of_date": "Thông tin vừa được người khác cập nhật. Đề nghị đồng chí gửi lại.",
    "nothing_to_undo": "Không có báo cáo nào của đồng chí để rút.",
    "no_deadline_named": "Chưa rõ thời hạn. Đề nghị đồng chí ghi ngày cụ thể, ví dụ “đến 15/12/2026”.",
    "impossible_date": "“{name}” không phải là ngày có thật. Đề nghị ghi lại ngày.",
    "bad_rule_value": "Giá trị “{value}” không hợp lệ.",
}
FALLBACK = "Yêu cầu này không thực hiện được theo quy định hiện hành. Đề nghị liên hệ Văn phòng."


def refusal(refused: Refused) -> Text:
    """The sentence of a refusal with its values filled in."""
    sentence = SENTENCES.get(refused.code, FALLBACK)
    return text(sentence.format_map(_Known(refused.arguments)))


class _Known(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"
