"""Every refusal of the rules, worded once: code -> sentence; an unknown code still gives a true sentence."""

from collections.abc import Mapping
from datetime import date

from tasks.errors import Refused
from vietnamese.numbers import format_date
from vietnamese.text import Text, text

SENTENCES: Mapping[str, str] = {
    # who may do what where
    "not_allowed": "Đồng chí không có quyền thực hiện việc này. Nếu cần, đề nghị liên hệ Văn phòng.",
    "not_yours": "Nhiệm vụ này không thuộc phạm vi của đồng chí. Nếu cần, đề nghị liên hệ đơn vị chủ trì hoặc Văn phòng.",
    "not_your_role": "Đồng chí không có quyền thực hiện việc này. Nếu cần, đề nghị liên hệ Văn phòng.",
    "not_in_group": "Nội dung này không thực hiện trong nhóm. Đề nghị đồng chí nhắn riêng cho hệ thống.",
    "only_private": "Nội dung này chỉ trao đổi riêng. Đề nghị đồng chí nhắn riêng cho hệ thống.",
    "only_group": "Lệnh này dùng trong nhóm đã đăng ký. Đề nghị đồng chí gửi lại trong nhóm đó, bắt đầu bằng @.",
    "only_office": "Việc này do Văn phòng thực hiện. Đề nghị đồng chí liên hệ Văn phòng.",
    "only_office_imports": "Kế hoạch do Văn phòng nhập. Đề nghị đồng chí gửi tệp này cho Văn phòng.",
    "heading_not_yours": "Không có mục nào của báo cáo này giao đơn vị của đồng chí viết.",
    "person_left": "Đồng chí {person} không còn trong danh sách hoạt động của cơ quan. Nếu chưa đúng, đề nghị báo Văn phòng.",
    "outside_field": "{unit} không thuộc phạm vi phụ trách của đồng chí {name}. Đề nghị trao đổi với đồng chí lãnh đạo phụ trách, hoặc để Văn phòng thực hiện theo chỉ đạo.",
    "not_a_leader": "Đồng chí {name} không phải lãnh đạo cơ quan. Đề nghị ghi rõ theo chỉ đạo của đồng chí lãnh đạo nào.",
    "nobody_assigns": "Chưa xác định được đồng chí lãnh đạo phụ trách đơn vị này. Đề nghị ghi rõ theo chỉ đạo của ai.",
    # what is meant
    "no_such_task": "Không tìm thấy nhiệm vụ “{name}” trong phạm vi của đồng chí. Đề nghị ghi số như trong kế hoạch hoặc vài từ của tên nhiệm vụ.",
    "several_tasks": "“{name}” có thể là nhiều nhiệm vụ. Đề nghị gửi lại với mã của nhiệm vụ.",
    "which_code": "“{name}” có thể là nhiều nhiệm vụ: {tasks}. Đề nghị gửi lại với mã của nhiệm vụ.",
    "name_a_task": "Chưa rõ nhiệm vụ nào. Đề nghị ghi số như trong kế hoạch, ví dụ “nv 2.1”.",
    "no_such_unit": "Không tìm thấy đơn vị “{name}”. Đề nghị ghi tên hoặc ký hiệu như trong danh sách của cơ quan.",
    "several_units": "“{name}” có thể là nhiều đơn vị: {units}. Đề nghị ghi rõ tên đơn vị.",
    "nothing_to_report": "Đồng chí không phụ trách nhiệm vụ nào để báo cáo. Nếu chưa đúng, đề nghị báo Văn phòng.",
    "not_on_card": "“{name}” không có trong thẻ đang mở. Đề nghị chọn đơn vị, đồng chí chủ trì trong các lựa chọn của thẻ.",
    "several_leads": "Mỗi nhiệm vụ có một đơn vị chủ trì. Đề nghị giao riêng cho từng đơn vị, mỗi đơn vị một tin nhắn.",
    "no_such_person": "Không tìm thấy đồng chí “{name}” trong danh sách của cơ quan. Đề nghị ghi đủ họ tên.",
    "several_persons": "Có nhiều đồng chí tên “{name}”: {persons}. Đề nghị ghi đủ họ tên và đơn vị.",
    "person_not_in_unit": "Đồng chí {name} thuộc {unit}. Đề nghị ghi lại đơn vị hoặc họ tên.",
    "nothing_to_export": "Không có nhiệm vụ nào để xuất tệp trong phạm vi này. Đề nghị đồng chí hỏi phạm vi rộng hơn.",
    "outside_group": "Nội dung này nằm ngoài phạm vi đã đăng ký của nhóm. Đề nghị đồng chí hỏi riêng hệ thống.",
    "no_such_report": "Không có báo cáo số {serial} của đồng chí, hoặc báo cáo này đã rút. Đề nghị kiểm tra lại số trên tin “Đã ghi nhận”.",
    "no_report_in_it": "Chưa rõ nội dung báo cáo cần ghi thay. Đề nghị ghi, ví dụ: “ghi thay đ/c Nguyễn Văn A: #12 đạt 60%”.",
    "question_in_report": "Tin nhắn vừa báo cáo vừa hỏi. Đề nghị gửi riêng phần báo cáo và phần hỏi.",
    "parts_unclear": "Tin nhắn có nhiều phần nhưng chưa rõ nhiệm vụ của từng phần. Đề nghị ghi số cho từng phần, ví dụ “#4 12/15; #5 9/12”.",
    "no_tasks": "Hiện chưa có nhiệm vụ nào trong phạm vi của đồng chí. Nếu chưa đúng, đề nghị báo Văn phòng.",
    "whom_to_urge": "Đôn đốc việc nào hoặc đơn vị nào? Ví dụ: “đôn đốc nv 2.1”, “nhắc phòng QLKH báo cáo”.",
    "one_task_at_a_time": "Đề nghị bàn giao từng nhiệm vụ, mỗi nhiệm vụ một tin nhắn, ví dụ “bàn giao nv 2.1 cho đồng chí …”.",
    "to_whom_transfer": "Bàn giao cho ai? Đề nghị ghi đơn vị hoặc họ tên, ví dụ “bàn giao nv 2.1 cho đồng chí …”.",
    "who_substitutes": "Chưa rõ ai làm thay ai. Đề nghị ghi, ví dụ “đồng chí A làm thay đồng chí B từ 23/11 đến 27/11”.",
    "substitute_until_when": "Chưa rõ thời gian làm thay. Đề nghị ghi từ ngày, đến ngày, ví dụ “từ 23/11 đến 27/11”.",
    "substitute_of_other_unit": "Đồng chí {name} không thuộc {unit}. Người làm thay cần cùng đơn vị; nếu khác, đề nghị bàn giao nhiệm vụ.",
    "substitute_not_yours": "Việc làm thay đồng chí {name} do đồng chí đó, trưởng đơn vị hoặc Văn phòng đặt. Đề nghị liên hệ các đồng chí trên.",
    # reports and completions
    "task_left": "Nhiệm vụ {task} đã dừng hoặc đã chuyển. Nếu có thay đổi, đề nghị báo Văn phòng.",
    "task_finished": "Nhiệm vụ {task} đã báo hoàn thành nên không gia hạn. Nếu thực tế chưa xong, đề nghị báo cáo lại tiến độ trước.",
    "nothing_to_undo": "Không có báo cáo nào của đồng chí để rút. Đề nghị kiểm tra lại số báo cáo hoặc số nhiệm vụ.",
    "not_awaiting": "Nhiệm vụ {task} chưa được báo hoàn thành nên chưa có gì để xác nhận.",
    "nothing_awaits": "Hiện không có việc nào chờ đồng chí cho ý kiến.",
    "which_awaits": "Có nhiều việc chờ đồng chí cho ý kiến: {tasks}. Đề nghị ghi mã, ví dụ “xác nhận #12 hoàn thành” hoặc “duyệt gia hạn #12”.",
    "own_completion": "Việc hoàn thành của đồng chí do cấp trên trực tiếp xác nhận; hệ thống đã chuyển tới cấp trên.",
    # deadlines
    "no_deadline_named": "Chưa rõ thời hạn. Đề nghị đồng chí ghi ngày cụ thể, ví dụ “đến 15/12/2026”.",
    "impossible_date": "“{name}” không phải là ngày có thật. Đề nghị ghi lại ngày.",
    "deadline_past": "Ngày {day} đã qua. Đề nghị ghi lại thời hạn.",
    "set_by_higher_body": "Thời hạn của nhiệm vụ {task} do cấp trên giao nên không gia hạn trong nội bộ. Khi cấp trên đồng ý, đề nghị gửi: “gia hạn … đến … theo văn bản số … ngày …”.",
    "consent_without_paper": "Thời hạn của nhiệm vụ {task} do cấp trên giao. Đề nghị ghi đủ số và ngày văn bản đồng ý của cấp trên, ví dụ “theo CV 12/UBND ngày 3/11/2026”; nếu mới đang xin, đề nghị ghi “đã xin gia hạn …”.",
    "no_deadline_to_extend": "Nhiệm vụ {task} không có thời hạn nên không cần gia hạn. Cần đặt thời hạn, đề nghị liên hệ người giao việc.",
    "extension_not_later": "Nhiệm vụ {task} đang có hạn {last_day}; ngày mới {day} không muộn hơn. Đề nghị ghi ngày sau {last_day}.",
    "extension_past": "Ngày {day} đã qua. Đề nghị ghi lại ngày gia hạn của nhiệm vụ {task}.",
    "own_extension": "Đồng chí không tự quyết định đề nghị gia hạn của mình đối với nhiệm vụ {task}. Đề nghị đồng chí chờ ý kiến cấp trên.",
    "not_decider": "Việc gia hạn nhiệm vụ {task} do người giao thời hạn quyết định: {persons}.",
    "nobody_decides": "Chưa xác định được người quyết định thời hạn của nhiệm vụ {task}. Đề nghị liên hệ Văn phòng.",
    "no_open_request": "Nhiệm vụ {task} không có đề nghị gia hạn nào đang chờ. Nếu cần gia hạn, đề nghị ghi ngày mới, ví dụ “gia hạn #12 đến 15/12/2026”.",
    # settings, periods, schedules
    "no_such_rule": "Không có cài đặt “{name}”. Gửi “trợ giúp” để xem những nội dung đặt được.",
    "bad_rule_value": "Giá trị “{value}” không hợp lệ. Đề nghị đồng chí ghi lại.",
    "rule_out_of_bounds": "Giá trị của “{name}” phải từ {low} đến {high}. Đề nghị đồng chí ghi lại.",
    "day_ends_before_it_begins": "Giờ kết thúc làm việc phải sau giờ bắt đầu. Đề nghị đồng chí ghi lại.",
    "bad_period": "Chưa rõ kỳ báo cáo. Đề nghị ghi, ví dụ “tháng 10/2026”, “quý III/2026”, “năm 2026”.",
    "bad_query": "Câu hỏi này chưa rõ phạm vi. Đề nghị ghi rõ đơn vị, thời gian hoặc tình trạng.",
    "bad_schedule": "Chưa rõ lịch gửi. Đề nghị ghi, ví dụ “7h30 thứ hai hằng tuần”.",
    "bad_recurrence": "Chưa rõ chu kỳ của nhiệm vụ. Đề nghị ghi, ví dụ “trước ngày 15/12 hằng năm”.",
    "bad_term": "Chưa rõ thời gian. Đề nghị ghi số ngày, tuần hoặc tháng, ví dụ “trong 10 ngày”.",
    # what moved meanwhile
    "out_of_date": "Thông tin vừa được người khác cập nhật. Đề nghị đồng chí gửi lại.",
    "needs_history": "Thông tin vừa được người khác cập nhật. Đề nghị đồng chí gửi lại.",
}
# What leaders and the office are told instead: they see the whole agency.
LEADING: Mapping[str, str] = {
    "no_such_task": "Không tìm thấy nhiệm vụ “{name}” trong các kế hoạch đã nhập. Đề nghị ghi số như trong kế hoạch hoặc vài từ của tên nhiệm vụ.",
    "nothing_to_report": "Đồng chí không phụ trách nhiệm vụ nào để tự báo cáo. Văn phòng ghi thay thì gửi, ví dụ: “ghi thay đồng chí …: nv 2.1 đạt 60%, theo điện thoại”.",
    "no_tasks": "Hệ thống chưa có nhiệm vụ nào. Đề nghị Văn phòng nhập kế hoạch.",
    "not_yours": "Nhiệm vụ này không thuộc lĩnh vực đồng chí phụ trách. Đề nghị trao đổi với đồng chí lãnh đạo phụ trách, hoặc để Văn phòng thực hiện theo chỉ đạo.",
    "not_your_role": "Việc này không thuộc thẩm quyền của đồng chí trong hệ thống. Đề nghị giao Văn phòng hoặc đơn vị thực hiện.",
}
FALLBACK = "Yêu cầu này không thực hiện được theo quy định hiện hành. Đề nghị liên hệ Văn phòng."


def refusal(refused: Refused, leads: bool = False) -> Text:
    """The sentence of a refusal with its values filled in: dates as 30/9/2026, the id of a task as #12.

    `leads`: it is said to a leader or to the office.
    """
    sentence = (LEADING.get(refused.code) if leads else None) or SENTENCES.get(refused.code, FALLBACK)
    return text(sentence.format_map(_Known({k: _shown(k, v) for k, v in refused.arguments.items()})))


def _shown(name: str, value: object) -> object:
    if isinstance(value, date):
        return format_date(value)
    return f"#{value}" if name == "task" and isinstance(value, int) else value


class _Known(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"
