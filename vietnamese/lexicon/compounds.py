"""Ordinary compounds that hold a word of another tag, above all once the marks are gone: "thương mại", "môi trường".

They shield: a name of a task goes on over them, and no word within them says anything else.
"""

TABLES: dict[str, str] = {
    "compound": """
        kiểm đếm | giấy mời | hoàn chỉnh | trang bị | xếp hạng di tích | bố trí nhà | bố trí vốn | bố trí đất | bố trí dân cư | bố trí tái định cư | nạo vét | hướng nghiệp |
        dạy học | dạy nghề | dược liệu | cây dược liệu | thí điểm | phục dựng | thất thu | đền ơn đáp nghĩa | thắng cảnh | thang máy |
        bổ nhiệm lại | bổ nhiệm cán bộ |
        tiêm chủng | tiêm chủng mở rộng | chủng loại | chung cư | dùng chung | chung tay | chung kết | công
        chứng | chứng thực | chứng nhận quyền sử dụng đất | quyền sử dụng đất | đất ở | đất rừng | đất nông
        nghiệp | đất lâm nghiệp | đất công | quỹ đất | sử dụng đất | thu hồi đất | đấu giá đất | tiền đất | giá
        đất | đất đắp | cấp đất | đo đất | thửa đất | khu đất | đất trồng | đất quốc phòng | giao đất cho thuê
        đất | thuê đất | đất sạch | đất khoáng | chuẩn quốc gia | đạt chuẩn | đạt chuẩn quốc gia | chuẩn hóa |
        chuẩn nghèo | chuẩn nông thôn mới | chuẩn mực | chuẩn đầu ra | chuẩn tiếp cận | đến trễ | đến muộn | tới
        trễ | tới muộn | vào trễ | đi trễ | đi muộn | đi làm muộn | gắn biển | gắn kết | nông thôn mới | nông
        thôn mới nâng cao | đổi mới | kiểu mới | giống mới | đô thị mới | xây mới | làm mới | mở mới | kinh tế
        mới | môi trường | môi giới | mời thầu | mọi mặt | kiên cố | kiên cố hóa | cơ khí | cơ giới | xe cơ giới
        | cơ cấu | cơ chế | cơ quan | cơ điện | cố định | cổ phần hóa | nguy cơ | động cơ | hữu cơ | có công |
        người có công | thành phố | thành lập | thành viên | thành tích | thành ủy | thành công | hình thành |
        cấu thành | đo đạc | đo vẽ | độ che phủ | đồ dùng | đồ gỗ | sữa học đường | sữa tươi | bò sữa |
        chợ đầu mối | chợ trung tâm | chợ dân sinh | chợ truyền thống | hội chợ | chợ nông thôn | chợ đêm | cải
        tạo chợ | xây chợ | xây dựng chợ | di dời | giao ban | trực báo | trực ban | chiếu sáng | chi trả |
        hương ước | quy ước | thỏa ước | ước tính | gan bàn | gắn mã | gắn thẻ | tảo hôn | hôn nhân | tâm thần |
        tạm trú | tạm cư | tạm ứng | tạm giữ | thẻ bảo hiểm | thẻ căn cước | thẻ đảng viên | cấp thẻ | làm thẻ |
        cụ thể hóa | tập thể | tổng thể | vùng trồng | trồng rừng | trồng cây | thi đua | kỳ thi | thi tuyển |
        thi tay nghề | tổ chức thi | thi công | thi hành | thi hành án | thi hành pháp luật | chờ đợi | nhắc nhở
        chung | khiếu nại tố cáo | kết nạp | kết hợp | kết cấu | kết hôn | tổng kết công tác | dừng chân | trạm
        dừng nghỉ | dừng nghỉ | dùng nước | sử dụng nước | vật tư | vật liệu | nợ đọng | tư pháp | tư tưởng | tứ
        quý | năm học | chín muồi | vụ đông | vụ xuân | vụ mùa | vụ việc | đơn thư | thương vụ | nghiệp vụ | vụ
        án | dấu hiệu | hiệu quả | hậu quả | quả thực | thiên tai | thiết bị | trang thiết bị | chuẩn bị đầu tư
        | khởi nghiệp | khởi công | khối lượng | phòng hộ | rừng phòng hộ | hộ chiếu | điện tử | trẻ em | bà mẹ
        trẻ em | đảng viên | đảng bộ | đảng ủy | chi bộ | đại đoàn kết | đoàn kết | bảng giá | bảng giá đất |
        thoát nước | thoát nghèo | thoát hiểm | mái nhà | khuyến mại | khuyến mãi | thương mại | thương mại điện
        tử | quyết toán dự án hoàn thành | quyết toán công trình hoàn thành | bảo tồn | bảo tàng | bảo trì | bảo
        dưỡng | bảo hành | bảo hiểm | bao phủ | đấu giá | đầu mối | di tích | di sản | di dân | di cư | di
        chuyển | hộ kinh doanh | hộ nghèo | hộ dân | hộ gia đình | hộ tịch | hộ khẩu | hộ cận nghèo | mạng
        truyền số liệu | mạng lưới | mạng xã hội | mẫu lớn | quy mô lớn | dịch tả lợn | chăn nuôi lợn | đàn lợn
        | thịt lợn | tả lợn | chuyên dụng | kho lưu trữ | kho bạc | kho hàng | kho số | nhà kho | kho dữ liệu |
        cầu vượt | vượt lũ | vượt khó | khoáng sản | khai khoáng | tặng quà | quà tết | khai thác | cấp nước |
        thông tư | tư nhân | đầu nguồn | nguồn nước | nước sạch | sạt lở | chống sạt lở | tái định cư | định cư
        | phục vụ tết | vui xuân | vụ chiêm | tuần tra | tuần hoàn | tuần lễ | hoàn thuế | hoàn trả | hoàn
        nguyên | hoãn thi hành án | bồi hoàn | vương miện | hùng vương | vuông góc | mắc ca | mắc bệnh | trực
        tuyến | học trực tuyến | khó khăn đột xuất | con nuôi | con giống | con dấu | còn sống | người cao tuổi
        | sinh sản | sinh hoạt | chất thải | rác thải | nước thải | khí thải | mua sắm công | chữ ký | chữ ký số
        | ký túc xá | đăng ký đất đai | đăng ký kinh doanh | đăng ký hộ tịch | đăng ký khai sinh | đăng ký nhãn
        hiệu | đăng ký bảo hộ | đăng kiểm | nhắn tin | tin nhắn | tổng đài | bỏ phiếu | bỏ hoang | phiếu bầu |
        bầu cử | ứng cử | cử tri | kiến nghị cử tri | cử tuyển | giao khoán | giao chỉ tiêu | giao ước | hội
        giảng | hội khỏe | thúc đẩy | đốc công | sửa luật | luật đất đai | sửa đổi luật | lịch sử địa phương |
        lịch sử đảng bộ | truyền thống | mã vạch | mã số vùng trồng | mã định danh | mã qr | mã số thuế | liên
        kết vùng | liên kết sản xuất | chuỗi liên kết | kết nối cung cầu | kết nối giao thông | kích hoạt tài
        khoản định danh | xem xét xử lý
    """,
}
