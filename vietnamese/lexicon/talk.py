"""Answers, greetings and questions about the bot itself."""

TABLES: dict[str, str] = {
    "confirm": """
        đúng | đúng rồi | đúng vậy | đúng thế | chuẩn | chuẩn rồi | chuẩn luôn | chuẩn đấy | chính xác | chuẩn không cần chỉnh | ok
        | ừ | uh | uk | ừm! | ờ! | vâng | vâng đúng | dạ đúng! | chốt | chốt luôn | chốt vậy | lưu đi | lưu
        lại | lưu luôn | gửi đi | gửi luôn | ghi đi | ghi luôn | xác nhận | được rồi | được | yes | yep |
        oce | nhất trí | đồng ý | đồng ý lưu | đồng ý gửi | đúng nội dung | không sai | hợp lý | cứ thế! |
        cứ vậy | cứ thế đi | cứ như vậy | như vậy là đúng | duyệt luôn | chấp nhận | lưu | ghi nhận | dạ
        vâng | trúng rồi! | trúng rồi đó | trúng rồi đấy | trúng đó! | trúng phóc | đúng rồi đó | đúng rồi đấy | đúng rồi nha | đúng như vậy | đúng như thế | đúng như trên | lưu đi | đúng nhé | đúng đấy | đúng đó | đúng luôn | chuẩn đó | ghi đi em | lưu giúp em | lưu giúp | ghi giúp em nhé | xác nhận ạ
    """,
    "rhetoric": """
        ai chả | ai chẳng | ai cũng | ai đó | ai ngờ | ai dè | ai biết đâu | ai mà biết
    """,
    "cancel": """
        thôi | thôi bỏ qua | bỏ qua | bỏ | bỏ đi | thôi khỏi | thôi khỏi cần | khỏi | khỏi cần | không cần
        nữa | không cần | không gửi nữa | không gửi | không lưu | đừng lưu | đừng gửi | không ghi nữa | đừng
        ghi | không báo nữa | thôi không | hủy | hủy bỏ | hủy đi | hủy thao tác | hủy lệnh | dừng lại |
        thoát | không phải | để sau | để đó | để đó đã | để đó sau | thôi để đó | để đấy | để đấy đã | để lúc khác | để mai | để mai nhé | để hôm khác | để chiều | để tối | để mai tính | no | không lưu nữa | thôi để sau | thôi
        không cần | chưa gửi vội | khoan đã | khoan | từ từ đã | không đúng | sai rồi | sai | nhầm rồi |
        quay lại | kệ đi | bỏ lệnh | thôi không báo nữa | không báo cáo nữa | thôi không ghi nữa | thôi
        không gửi nữa | thôi không lưu nữa | thôi không làm nữa
    """,
    "personal": """
        nghỉ ốm | nghỉ phép | xin nghỉ | đặt cơm | ăn trưa | ăn sáng | ăn tối | ăn cơm | ăn hết | ăn gì | ăn uống | nhậu! | uống cà phê |
        cà phê | cafe | trà sữa | trà đá | đồng phục | sinh nhật | đám cưới | đám tang | đám giỗ | liên hoan | đá bóng | đá banh | bóng chuyền |
        cầu lông | đi chơi | du xuân | trực đêm | trực tết | chấm công | tỷ lệ chọi | tỉ lệ chọi | điểm thi | thi lớp | đón con | con ốm | con nhỏ |
        trời mưa | mưa to | mất điện | mất mạng | quyên góp | ủng hộ bão | chụp ảnh | đồng quỹ | đóng quỹ | đóng tiền | tiền điện | tiền nước |
        đi nhờ xe | đi chung xe | gửi xe | giữ xe | phiếu xe | vé xe | vé tàu | đi khám sức khỏe | khám sức khỏe định kỳ cho mình | tiêm phòng cho con | thăm hỏi | mừng tuổi |
        mặc áo dài | mặc áo | tập văn nghệ | bốc thăm | xổ số | vé số | lương tháng | nâng lương | trà chanh | bánh mì | ăn bún | ăn phở | bún chả | bún bò | bún đậu | lẩu! | uống bia | bia hơi | bia bọt | đi bia | cốc bia | chầu bia | ly cà phê
    """,
    "leisure": """
        tiền cọc liên hoan | cọc liên hoan | cọc tiệc | cọc nhà hàng | tiền liên hoan | tiền tiệc | tiền ăn trưa | tiền áo | tiền nhậu | thi xong học kỳ | thi xong học kì |
        thi học kỳ | thi học kì | thi giữa kỳ | thi cuối kỳ | kẹt xe | đang kẹt xe | bị kẹt xe | tắc đường | đang tắc đường | bị tắc đường | bị hỏng xe | hỏng xe | hư xe | thủng lốp | thủng săm | giá vàng | vàng tăng | vàng giảm | giá xăng | xăng tăng |
        xăng giảm | giá dầu | tỷ giá | tỉ giá | chứng khoán | vnindex | vn index | bitcoin | lãi suất ngân hàng | lãi suất tiết kiệm |
        đi liên hoan | đi tham quan | đi nghỉ mát | đi du lịch | đi ăn | đi nhậu | đi picnic | đăng ký đi | đăng ký áo | áo đồng phục | áo phông |
        pin điện thoại | pin máy tính | hết pin | đội bóng | đội mình | tụi nhỏ | bọn trẻ | thi được | mượn sạc | leo núi | bưu phẩm | cúp điện | cúp nước | đội văn nghệ | tập văn nghệ | trận bóng | việt nam thắng | việt nam thua | đội tuyển | tỷ số | tỉ số |
        thắng trận | thua trận | vô địch | chung kết | bán kết | mạng yếu | sinh con | sinh cháu | em bé | con em bị | con em sốt | con em ốm | lớp con em | con tôi bị | con bị ốm | con bị sốt |
        cháu nhà | họp phụ huynh | bị sốt | bị ốm | đau bụng | đau đầu | cảm cúm | đóng quỹ | quỹ lớp | tiền công đoàn | tiền quỹ | tiền cơm |
        suất cơm | ly nước | cốc nước | trà sữa | giảm cân | đi bộ | chạy bộ | cầu lông | thời tiết | nhiệt độ | độ c | nóng quá | lạnh quá
    """,
    "greet": """
        chào | xin chào | chào bot | hello | hi | hê lô | helo | alo | a lô | hế lô | hey | good morning |
        chào buổi sáng | chào buổi chiều | chào cả nhà | chào em | chào anh | chào chị | chào bạn | chào các
        anh chị | chào hệ thống | kính chào
    """,
    "thanks": """
        cảm ơn | cám ơn | thanks | thank | thank you | tks | thks | cảm ơn nhiều | cảm ơn bot | xin cảm ơn |
        trân trọng cảm ơn | trân trọng
    """,
    "help": """
        trợ giúp | hướng dẫn sử dụng | hướng dẫn dùng | hướng dẫn cách | hướng dẫn tôi | hướng dẫn em |
        hướng dẫn anh | hướng dẫn mình | hướng dẫn giúp | hướng dẫn với | hướng dẫn báo cáo | cho xin hướng
        dẫn | xin hướng dẫn sử dụng | cách sử dụng | cách dùng | cách báo cáo | cách nhập | cách xin gia hạn
        | cách giao việc | cách nhắn | cách gửi | cách ghi | cú pháp | các lệnh | danh sách lệnh | lệnh gì |
        menu | làm được gì | làm được những gì | làm gì được | giúp được gì | giúp gì được | hỗ trợ gì | hỗ
        trợ những gì | biết làm gì | biết làm những gì | có chức năng gì | có những chức năng gì | chức năng
        | dùng như thế nào | dùng thế nào | dùng kiểu gì | dùng ra sao | dùng sao | dùng bot sao | dùng bot thế nào | dùng bot như thế nào | xài bot sao | xài bot thế nào | dùng con bot này sao | xài sao | xài thế nào |
        sử dụng như thế nào | sử dụng thế nào | sử dụng ra sao | báo cáo kiểu gì | báo cáo như thế nào | báo
        cáo thế nào | báo cáo sao | nhắn thế nào | nhắn như thế nào | nhắn sao | nhập thế nào | nhập kiểu gì
        | nhập như thế nào | gõ thế nào | gõ như thế nào | gõ sao | hỏi như thế nào | làm sao để báo cáo |
        làm thế nào để báo cáo | làm sao để | làm thế nào để | phải làm sao để | chưa biết dùng | không biết
        dùng | hd sử dụng | hdsd | dùng để làm gì | để làm gì | tôi cần làm gì với bot | giúp được những
        việc gì | giúp được những gì | làm được những việc gì | làm được việc gì | giúp được việc gì | hỗ
        trợ được gì | hỗ trợ được những gì | làm những gì | có thể làm gì | có thể giúp gì | có thể làm
        những gì | dùng làm gì
    """,
    "link_word": """
        mã | mã code | code | mã liên kết | mã kết nối | mã mời | mã đăng ký | mã kích hoạt | mã nhóm | mã
        của tôi là | mã của em là | liên kết | kết nối tài khoản | đăng ký nhóm | đăng kí nhóm | kích hoạt |
        đăng ký | nhập mã | mã xác nhận | mã xác thực | liên kết tài khoản | link
    """,
    "more": """
        tiếp | tiếp đi | xem thêm | xem tiếp | còn nữa không | trang sau | trang tiếp | nữa đi | thêm nữa |
        hiện thêm | xem hết | hiện tiếp | cho xem tiếp | cho xem thêm
    """,
    "my_data": """
        dữ liệu của tôi | dữ liệu cá nhân | dữ liệu cá nhân của tôi | xem dữ liệu của tôi | dữ liệu của em |
        dữ liệu cá nhân của em
    """,
}
