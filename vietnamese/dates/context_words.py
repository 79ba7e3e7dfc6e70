"""Words around a number that tell a date from a count, a name, a document: tables only."""

from vietnamese.dates.spelling import plain, spell


class WordSet:
    """A set of words, known as spelt and, in a text without diacritics, bare."""

    __slots__ = ("_bare", "_spelt")

    def __init__(self, words: str) -> None:
        self._spelt = frozenset(spell(word) for word in words.split())
        self._bare = frozenset(plain(word) for word in self._spelt)

    def has(self, word: str, accented: bool) -> bool:
        """Whether the word is one of them; in a text with diacritics a bare word is only itself."""
        return word in self._spelt or (not accented and word in self._bare)


TITLES = WordSet(
    "chị anh em cô chú bác ông bà bạn thầy sếp cháu mợ dì cậu c a e chj ah đc dc mrs ms mr bs ts ths pgs gs ks "
    "trưởng đ/c chí bé"
)
# First names that are also words of dates, in the spelling without diacritics.
NAMES = frozenset("mai tuan thu nam quy ba tu hai bay tam chin sau xuan tet nguyet hom".split())
NAME_BEFORE_MAI = WordSet(
    "thị ngọc tuyết quỳnh xuân hoàng hoa thanh phương chi sao bạch tên tương hương trúc đào cây"
)
NAME_AFTER_MAI = WordSet("châu sơn dịch linh lâm")

# What is counted; what follows a fraction of work done.
COUNTED = WordSet(
    "nhiệm nv vụ việc đề dự hội cuộc lớp đơn doanh dn hồ hs văn vb cơ cán cb người nội chỉ mô sản bài ý phiếu điểm xã phường "
    "phòng huyện tỉnh tiêu mục phần tỷ tỉ triệu nghìn ngàn đồng khối công gói thành ủy sáng tổ nhóm bước khâu kỳ lần "
    "cái chiếc con bộ máy mẫu lô hợp hđ quy chương kế bản tài báo km m ha tấn kg lít số trường thôn buổi ca lượt tin phương "
    "thủ tục tthc giấy cột nơi chỗ ban chi hộ hội đại chuyên học cv đt dt tc tctc sp kh qđ qd tiếng đầu vị trên tổng % bảng trang "
    "vấn lĩnh dịch dvc nguồn khoản lời đợt quyển tập tiết tổ cụm khu căn mét thiết trạm ứng phút giây giờ tuổi sao chặng quãng"
)
# What goes on with the sentence behind a date.
CLAUSE = WordSet(
    "nộp gửi gởi xong hoàn báo trình họp bàn làm em anh chị e a c t tôi mình tui tớ bên các mọi ae cả nhé nha nhen nghen ạ ah á à ơi "
    "đi thì là mới sẽ phải cần có được dc đc đã rồi r thôi không ko k hok chưa hay hoặc và với để vì do nên nếu thế vậy z tại ở lúc "
    "trước sau từ đến tới trong hết ký duyệt chốt kết gia lùi dời hoãn chuyển bắt triển tổ xin cho nhắc đôn đốc kiểm tra rà soát "
    "theo cùng hàng hằng mỗi năm ngày tháng tuần quý sáng trưa chiều tối đêm thứ cn bot nhớ giúp hộ dùm giùm luôn ngay liền bận nghỉ "
    "đang còn về ra vào lên xuống sang qua gấp kịp muộn chậm trễ hạn deadline của nghiệm ban bảo tiến lấy đưa phát hành trả lời nào nhất thông khánh khởi khai"
)
PROGRESS = WordSet("đạt được đc dc mới còn đủ lệ đã cả chấm số hạng thứ xếp tổng")
DOING = WordSet("phải xong thành làm giao chức thu ký khai hiện duyệt kết có")
DATE_MARKS = WordSet("ngày ng hôm bữa sáng trưa chiều tối đêm nhật cn mùng mồng dl deadline ddl")
WEAK_MARKS = WordSet(
    "trước đến tới hạn từ sau vào hết nhất sang qua là kể trong khoảng tầm kịp chốt lùi dời chót cuối tính quá hơn muộn trễ chừng độ lúc "
    "họp gần ngoài nhằm tức hoặc và"
)
FIRM_MARKS = WordSet("trước đến tới hạn từ sau hết nhất sang chót lùi dời là")
TASKS = WordSet(
    "nv vụ việc tiêu ct mục điểm phần số task #  # cv nvụ mảng ý khoản điều nhóm bước chương gói phụ lục vb bảng biểu mẫu"
)
NUMBERED = WordSet(
    "lớp khối khóa khoá tổ phòng đội thôn khu ban cụm tầng quận chương trang đợt kỳ lần hạng loại chi"
)
SAID_NUMBERS = WordSet("một hai ba bốn chín mười mươi chục vài mấy")
DOCUMENTS = WordSet(
    "số qđ nđ tt nq cv kh tb bc hđ luật lệnh tcvn qcvn iso nđcp nđ-cp ct ttr thông định nghị quyết lô căn hẻm ngõ ngách nhà kiệt mã hiệu "
    "phòng km tổ lớp khu ấp khóm thôn version v ver bản ô thửa khổ quy tỷ tỉ lệ sdt đt"
)
BATCHES = WordSet("đợt kỳ lần khóa tập phiên vòng lô số quyển khoá phase")
ORDINALS = WordSet(
    "việc vụ nv lần đợt người điểm ý mục dung đề phần bước kỳ cuộc nghị lớp tài cái đứng hạng xếp trí phiên vòng khóa quyển tập chương đoạn "
    "cấp án sơ tiêu loại dòng cột trang câu con bản nghiệp vị nhóm tuần tháng năm quý giờ khoản xếp vị ưu hàng bên"
)
ORDER_LEFT = WordSet("theo số đúng sai sắp danh có xếp đánh ghi đổi lại sắp cho")
ORDER_RIGHT = WordSet(
    "ưu công việc thực các nhiệm trên được hiện làm theo trong đã sắp xếp thời của từ như là abc trước giảm tăng danh"
)
NOT_EDGE = WordSet("đứng bắt ban dẫn đối cầm mở khởi đi hàng bước lần làm quay")
GOODS = WordSet(
    "đặt khách ngân đơn bán mặt giao cửa nhà mua nhập xuất kho lô gói chào hãng bạn gom trả xếp trả hạng"
)
MANY = WordSet("mấy nhiều những các vài bao đôi dăm nhiêu")
DISTRICTS = WordSet("ubnd quận phường p tp đường ở tại hcm xã khu của địa")
# Bare words that are counted only before a certain word: "vi tri" but "vi chua", "hoi nghi" but "hoi dong", "de tai".
COUNTED_WITH = {
    "vi": frozenset("tri dai lanh khach".split()),
    "de": frozenset("tai an xuat nghi cuong muc".split()),
    "to": frozenset("chuc trinh cong truong doi".split()),
    "con": frozenset("bo trau lon".split()),
    "co": frozenset("quan so".split()),
    "hop": frozenset("dong tac".split()),
    "chi": frozenset("tieu bo doan hoi nhanh".split()),
    "ban": frozenset("ghi ve do ke thao hang tin nganh ngang quan".split()),
}
TECHNOLOGY = WordSet("& và kh khoa ql phòng khu cụm bộ sở ngành + đh tt học nghệ")
TET_THINGS = WordSet("thưởng trực nghỉ chúc lịch khí bánh mâm chợ sắm lì")
SOUTH = frozenset("viet mien phia ha quang dong tay gioi hoang nhat vn vung phuong tp".split())
NARRATED = WordSet("triển thực hoạt thi áp vận phát xây nghiên ban đi tổ theo nghỉ công")
MONEY = WordSet("tỷ tỉ triệu nghìn ngàn đồng phí tiền trăm")
# Behind a number with a point these make it a decimal: "12.5 tỷ", "7.5 km".
MEASURES = WordSet(
    "tỷ tỉ triệu nghìn ngàn đồng km m ha tấn tạ kg lít mét m2 m3 kw mw kwh gb mb tb lần điểm độ nghìn trđ"
)
# A bare "toi" behind these is tôi (I) and no tới (until).
BEFORE_ME = frozenset(
    "cua cho voi gui goi cao nhac hoi giup ho bao viec kem thay moi giao chi nho cung phong don vi bot nhiem vu xem".split()
)
MOVED = WordSet("lùi dời chuyển hoãn đổi gia kéo")
