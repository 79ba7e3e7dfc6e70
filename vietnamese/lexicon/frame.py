"""Words around the matter: who speaks to whom, fillers, words that begin a title, and shields."""

TABLES: dict[str, str] = {
    "reporter": """
        báo cáo anh | báo cáo chị | báo cáo sếp | báo cáo lãnh đạo | báo cáo các anh | báo cáo đồng chí |
        báo cáo giám đốc | em báo cáo | xin báo cáo | em xin báo cáo | tôi báo cáo | tôi xin báo cáo | em
        báo | báo anh | báo chị! | báo cáo nhanh anh | kính báo cáo | em xin phép báo cáo | báo bot | báo
        cáo với anh | báo cáo với chị | em cập nhật | báo với anh | báo cáo nhóm | báo cáo cả nhà | phòng
        báo cáo | xin phép báo cáo | xin báo | em xin báo | em báo cáo anh | em báo cáo chị | em báo anh |
        em báo chị | báo sếp | em báo cáo là | báo cáo anh là | báo cáo chị là | em xin cập nhật | xin cập
        nhật | cập nhật giúp | ghi giúp | ghi cho | ghi nhận giúp | ghi nhận hộ | ghi nhận hộ em | ghi nhận giúp em | ghi hộ | ghi hộ em | lưu hộ em | lưu giúp em là | cập nhật hộ |
        cập nhật hộ em | cập nhật giúp em | ghi giúp em | nhập giúp | nhập giúp em | nhập hộ em | note giúp | note hộ | anh ghi
    """,
    "report_word": """
        báo cáo | cập nhật | báo | báo cáo tiến độ | cập nhật tiến độ | báo cáo kết quả | báo cáo nhanh |
        báo cáo tình hình | cập nhật tình hình | báo tiến độ | nộp báo cáo | gửi báo cáo
    """,
    "hail": """
        dạ | thưa | kính thưa | kính gửi | ơi | bot ơi | anh ơi | chị ơi | em ơi | dạ thưa | à | này | ê |
        em chào | vâng ạ | dạ em chào | dạ em | cả nhà ơi | mọi người ơi | sếp ơi | bác ơi | dạ anh | dạ chị
    """,
    "filler": """
        ạ | nhé | nha | nhỉ | vậy | thế | với | giúp | luôn | nhá | đi | cái | bot | hệ thống | em | anh |
        chị | mình | tôi | tớ | cả nhà | sếp | bạn | nhóm | nhóm mình | thì | là | hộ | cho | đó | đấy | kia
        | nữa | ha | hen | hả | á | ơ | ồ | haha | hihi | hehe | please | plz | pls | lại | cứ | vào | các |
        những | ấy | chứ | mà | nghe | nhờ | các bác | admin | ad | bạn ơi | em nhé | anh nhé | mãi | cũng |
        đâu | luôn nhé | tí | chút | một chút | dùm | nghen | nhen | cơ | nhở | ấy nhỉ
    """,
    "task": """
        nhiệm vụ | việc | công việc | đầu việc | chỉ tiêu | mảng | phần việc | hạng mục | nội dung | phần |
        nhiệm vụ số | việc số | chỉ tiêu số | cái nhiệm vụ | cái việc | nhiệm vụ về | việc về | phần nội
        dung
    """,
    "title_head": """
        sửa đổi | đề tài | dự án | đề án | đồ án | kế hoạch | quy chế | chương trình | hội thi | hội nghị | hội thảo
        | tập huấn | lớp tập huấn | cuộc thi | quy định | quy trình | hồ sơ | dịch vụ | mô hình | phần mềm |
        cuộc thanh tra | nghị quyết | chuyên đề | bộ tiêu chí | xây dựng | rà soát | khảo sát | kiểm định |
        thanh tra | truy xuất | thẩm định | tuyển chọn | giải ngân | sáng kiến | trợ giúp pháp lý | trợ giúp xã hội | triển khai | thủ tục | đấu
        thầu | mua sắm | sửa chữa | nâng cấp | đào tạo | bồi dưỡng | tuyên truyền | kiểm kê | xử lý | cải
        cách | chuyển đổi số | số hóa | thông tư | hướng dẫn | phương án | đề cương | giải thưởng | ngày hội
        | techfest | sàn giao dịch | cơ sở dữ liệu | cổng thông tin | trang thông tin | nền tảng | hợp đồng | quyết
        toán | dự toán | tờ trình | phiên chợ | bản tin | chỉ số | tiêu chuẩn | quy chuẩn | đánh giá |
        nghiên cứu | hỗ trợ | tổ chức | tham mưu | biên soạn | thử nghiệm | trang web | website | văn bản |
        lễ | đoàn kiểm tra | sổ tay | bộ chỉ số | chứng nhận | bảo hộ | nhãn hiệu | iso | 5s | pii | gpi |
        cải cách hành chính | tuyển dụng | thi đua | khen thưởng | vận hành | đo lường | phổ biến | ký kết |
        lắp đặt | xây | thiết kế | công trình | gói thầu | lễ hội | đường tỉnh | tuyến đường | khu công
        nghiệp | cụm công nghiệp | trụ sở | nhà văn hóa | trạm y tế | giải phóng mặt bằng | danh mục | quy chế chi tiêu | quy chế chi tiêu nội bộ | quy chế làm việc | chương trình công tác | kế hoạch công tác |
        giải bóng chuyền | giải bóng đá | giải cầu lông | giải thể thao | hội thao | liên hoan văn nghệ | liên hoan tiếng hát | hội thi văn nghệ |
        sổ
        sách | báo cáo kiểm kê
    """,
    "other": """
        thời gian | không gian | trung gian | dân gian | gian hàng | chi tiêu nội bộ | thanh toán | thanh niên | thanh lý | không giấy | không giấy tờ | không tiền mặt | không dùng tiền mặt | không khói thuốc |
        không rác | không rác thải | hợp tác xã | hợp tác | ba vì | không khói | không dây | không người lái | không chạm | sắp xếp | cần thiết | chi tiêu | nhắc mới nhớ | nhắc đến | nhắc
        tới | trên tổng số | trong tổng số | có việc riêng | có việc bận | em có việc | nhà có
        việc | nhà em có việc | bận việc | chữa cháy | phòng cháy | được giao | thực hiện | triển khai thực
        hiện | lấy ý kiến | xem xét | tìm kiếm | tìm hiểu | kiểm tra hiện trường | làm việc | giờ làm việc | buổi làm việc | ngày làm việc | vị trí việc làm | việc làm | phần trăm | phần
        cứng | thành phần | cổ phần | nghỉ việc | xin việc | bảo mật | mật độ | mật khẩu | kết luận | kết
        nối | sử dụng | ứng dụng | xây dựng xong | tín dụng | tuyển dụng lao động | hội đồng | động viên |
        hoạt động | đồng chí | cộng đồng | nhà đầu tư | đầu tư | đảm bảo | bảo đảm | bảo vệ | thông báo | dự
        báo | cảnh báo | báo chí | giáo dục | giao dịch | chuyển giao | bàn giao | giao lưu | giao thông |
        duyệt binh | phát huy | chỉ huy | kiểm duyệt | lưu trữ | lưu ý | thu hút | thu thập | thu nhập | thứ
        tự | lần thứ | hướng dẫn của bộ | chưa có hướng dẫn | có hướng dẫn | cơ sở | thanh tra lại | kiểm
        tra lại | điều tra | công tác | tương tác | đối tác | văn hóa | đề bạt | vấn đề | chủ đề | tiêu đề |
        nhất là | tốt nhất là | ít nhất là | thống nhất | hợp nhất | ngoài ra | xảy ra | đưa ra khỏi | diễn
        ra | ra khỏi | ra mắt | tạo ra | tìm ra | đề ra | sau khi | trước khi | trong khi | khi có | cùng
        với | so với | đối với | tới nay | đến nay | hiện nay | tính đến nay | chậm nhất | sớm nhất | muộn
        nhất | mới nhất | gần nhất | nhanh nhất | cấp trên | cấp dưới | bao gồm | bao bì | phương tiện đo |
        giao diện | bàn giao sản phẩm | thẩm quyền | tổng hợp ý kiến | vừa qua | hôm qua | tuần qua | tháng
        qua | thông qua hội đồng | lên kế hoạch | lập kế hoạch | nghiệm thu đạt | xếp loại đạt | loại đạt |
        xếp loại | hội đồng thông qua | một phần | phần lớn | phần nào | hết giờ | hết kinh phí | lý do cá
        nhân | giao đất giao rừng | giao đất | giao rừng | đất đai | đất lúa | đặt hàng | công văn | văn
        phòng | máy móc | máy tính | máy in | đối thoại | đối tượng | đời sống | chấm điểm | tháo gỡ | trung
        tâm | tâm lý | công tâm | thông tin khoa học | công nghệ thông tin | thông tin truyền thông | thông
        tin và truyền thông | an toàn thông tin | phân nửa | đơn vị | đơn vị sử dụng | vị trí | giá trị |
        chính trị | quản trị | tư vấn | tư pháp | đô thị | thành thị | kỳ thi | dự thi | điều trị
    """,
}
