"""What `zalo-trial` says to the person who tries a real bot on the first day."""

PAGE = "Kết quả ngày đầu thử bot Zalo"
COLUMNS = ("Việc", "Kết quả", "Ghi nhận")
OUTCOMES = {
    "ok": "đúng tài liệu",
    "other": "khác tài liệu",
    "failed": "nền tảng từ chối",
    "skipped": "bỏ qua",
}
TITLES = {
    "who": "Mã truy cập và tên bot (getMe)",
    "webhook_before": "Địa chỉ nhận tin đang đặt",
    "private": "Tin nhắn riêng gửi tới bot",
    "bold": "Chữ đậm trong tin trả lời",
    "length": "Giới hạn 2000 ký tự",
    "photo": "Ảnh gửi riêng cho bot",
    "file": "Tệp PDF gửi cho bot",
    "picture_out": "Bot gửi ảnh từ địa chỉ công khai",
    "group": "Trưởng nhóm nhắc tên bot; bot gửi vào nhóm",
    "group_other": "Người khác trong nhóm nhắc tên bot",
    "group_photo": "Ảnh trong nhóm có nhắc tên bot",
    "offline": "Tin nhắn khi hệ thống không nhận",
    "counted": "Cách Zalo đếm hạn mức tin",
    "refusals": "Cách Zalo từ chối",
    "webhook": "Nhận tin qua webhook",
}
BEGIN = (
    "Chương trình thử bot Zalo từng bước. Cần điện thoại có Zalo, một nhóm để thử và một người nữa trong nhóm.\n"
    "Kết quả chỉ ghi hình dạng của dữ liệu, không ghi nội dung tin, mã số hay mã truy cập.\n"
    "Ở mỗi bước, gõ b rồi Enter để bỏ qua."
)
THEN_ENTER = "Xong nhấn Enter (b: bỏ qua): "
YES_NO = "(c: có, k: không, b: bỏ qua): "
NOTHING_CAME = "không có tin nào đến"
NEEDS_EARLIER = "cần bước nhắn riêng (private) hoặc bước nhóm (group) trước"
WRITE_HELLO = "Trên điện thoại, mở bot và nhắn “xin chào”."
BEFORE, BOLD, AFTER = "chữ thường,", "chữ đậm 12/38", "rồi lại chữ thường"
BOLD_RIGHT = "Trong tin vừa đến, chỉ riêng “chữ đậm 12/38” được in đậm?"
SEND_PHOTO = "Gửi cho bot một ảnh không có nội dung công việc."
SEND_PDF = "Gửi cho bot một tệp PDF không có nội dung công việc."
PICTURE = "Ảnh thử"
PICTURE_SEEN = "Có thấy ảnh trong cuộc trò chuyện?"
NAME_IN_GROUP = (
    "Thêm bot vào nhóm (Bot Creator → Mời Bot vào nhóm, hoặc Thêm thành viên), rồi trưởng nhóm chọn bot sau dấu @ "
    "và nhắn “thử”."
)
POST = "Tin thử của hệ thống theo dõi nhiệm vụ."
POST_SEEN = "Có thấy “Tin thử của hệ thống” trong nhóm?"
OTHER_NAMES = "Nhờ một người khác trong nhóm chọn bot sau dấu @ và nhắn “thử”."
GROUP_PHOTO = "Trong nhóm, gửi một ảnh có nhắc tên bot ngay trong lời kèm ảnh."
WRITE_THREE = "Hệ thống đang tạm không nhận. Nhắn riêng cho bot 3 tin: 1, 2, 3; chờ một phút."
USED_BEFORE = "Số tin đã dùng ghi trong Bot Creator (Enter: bỏ qua):"
USED_BETWEEN = "Hệ thống vừa gửi 5 tin. Số tin đã dùng bây giờ:"
USED_AFTER = "Số tin đã dùng sau khi đồng chí gửi 5 tin:"
WRITE_AGAIN = "Nhắn riêng cho bot một tin nữa."
BUSY = "Dịch vụ đang chạy và đang nhận tin của bot này. Đề nghị dừng dịch vụ rồi thử lại."
NO_TOKEN = "BOT_ZALO_TOKEN: cần mã truy cập của bot để thử."
STOPPED = "Đã dừng. Kết quả đến lúc này vẫn được ghi."


def counting(number: int) -> str:
    """One of the messages that are counted."""
    return f"Tin đếm hạn mức số {number}"


def write_number(number: int) -> str:
    """What to write for the count."""
    return f"Nhắn riêng cho bot: {number}."


def written(json_file: object, page: object) -> str:
    """Where the results are."""
    return f"\nĐã ghi {json_file} và {page}. Đề nghị gửi cả hai cho người vận hành."
