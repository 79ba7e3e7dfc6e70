"""Acts: taking back, mending, asking for time, deciding, ordering."""

TABLES: dict[str, str] = {
    "undo": """
        hủy báo cáo | hủy cái báo cáo | hủy bản báo cáo | xóa báo cáo | xóa cái báo cáo | xóa bản báo cáo |
        rút báo cáo | rút lại báo cáo | rút lại | gỡ báo cáo | thu hồi báo cáo | thu hồi | thu hồi tin | hủy
        cập nhật | xóa cập nhật | hủy cái | xóa cái | hủy tin | xóa tin | hủy lần | xóa lần | hủy lượt | gỡ
        cái | hủy số liệu | xóa số liệu | hoàn tác | hủy kết quả | bỏ báo cáo | bỏ cái báo cáo | bỏ cập nhật
        | hủy thông tin | xóa thông tin | xóa dòng | bỏ dòng | hủy dữ liệu | xóa dữ liệu | xóa giúp | xóa hộ
        | xóa đi | xóa dùm | hủy giúp | hủy hộ | rút đề nghị | rút đề xuất | hủy đề nghị | hủy yêu cầu | rút
        yêu cầu | hủy nội dung | xóa nội dung | hủy lệnh vừa | xóa bỏ báo cáo | hủy bỏ báo cáo | hủy bỏ cập
        nhật | quay lại như cũ | trả về như cũ | trả lại như cũ | xóa cái vừa | hủy cái vừa | bỏ cái vừa |
        hủy vừa | xóa vừa | hủy gia hạn vừa | hủy xin gia hạn | rút xin gia hạn | không tính báo cáo | đừng
        tính báo cáo | cho em hủy | cho tôi hủy | xin hủy | cho hủy | em muốn hủy | cho em rút | xin rút |
        tôi muốn hủy | xóa nhầm | hủy hoàn thành | gỡ hoàn thành | rút hoàn thành | hủy trạng thái | hủy đánh dấu | gỡ đánh dấu | hủy xác nhận
    """,
    "correct": """
        sửa lại | đổi trạng thái | chuyển trạng thái | chỉnh trạng thái | đổi tiến độ | đúng là | đúng ra là
        | đúng ra | phải là | mới đúng là | thực ra là | chính xác là | thực tế là | lẽ ra là | sửa thành |
        sửa nhiệm vụ | sửa báo cáo | sửa số liệu | sửa số | sửa tiến độ | sửa giúp | sửa hộ | sửa cái | sửa
        từ | sửa phần | sửa kết quả | sửa thông tin | sửa nội dung | sửa trạng thái | sửa hạn | sửa chỉ tiêu
        | sửa cho | cần sửa | xin sửa | cho sửa | sửa lại thành | sửa việc | sửa công việc | sửa tỷ lệ | sửa
        phần trăm | sửa # | sữa lại | sữa thành | đính chính | xin đính chính | chỉnh lại | chỉnh sửa |
        chỉnh thành | chỉnh số | chỉnh tiến độ | chỉnh nhiệm vụ | điều chỉnh lại số | điều chỉnh lại giúp | điều chỉnh lại hộ | điều chỉnh lại cho | chỉnh lại giúp | chỉnh lại hộ | điều chỉnh số liệu |
        điều chỉnh lại tiến độ | điều chỉnh tiến độ nhiệm vụ | báo nhầm | ghi nhầm | nhập nhầm | gõ nhầm |
        nhắn nhầm | gửi nhầm | nhầm | nhầm số | nhầm lẫn | báo sai | ghi sai | nhập sai | gõ sai | cập nhật
        sai | cập nhật nhầm | tính nhầm | cộng nhầm | đếm nhầm | điền nhầm | điền sai | viết nhầm | viết sai
        | nói nhầm | đánh nhầm | đánh sai | gõ lộn | báo lộn | ghi lộn | nhập lộn | lộn! | sai số liệu | số
        liệu sai | là sai | bị sai | không chính xác | chứ không phải | chứ không | mới đúng | đổi lại thành
        | đổi thành | cập nhật lại | cập nhật lại thành | thay bằng | báo lại | ghi lại thành | ghi lại |
        sửa | đổi lại là
    """,
    "gia_han": """
        xin dãn | cho dãn | xin giãn | cho giãn | giãn đến | giãn sang | giãn tới | giãn nhiệm vụ | giãn # | gia hạn | gia hạn thêm | gia hạn thời gian | gia hạn thời hạn | lùi hạn | lùi thời hạn | lùi thời
        gian | lùi tiến độ | lùi ngày | lùi | lùi lại | lùi sang | lùi đến | kéo dài | kéo dài thời hạn |
        kéo dài thời gian | dời hạn | dời ngày | dời thời hạn | dời! | dời lại! | dời sang | dời qua | dời
        đến | giãn hạn | giãn tiến độ | giãn thời gian | giãn thời hạn | giãn! | hoãn đến | hoãn sang | hoãn
        tới | thêm thời gian | thêm hạn | thêm ngày | thêm tuần | thêm tháng | xin thêm | xin chậm | xin nộp
        chậm | xin trễ | xin nộp trễ | nới hạn | nới thời gian | nới thời hạn | nới! | điều chỉnh thời hạn |
        điều chỉnh thời gian | điều chỉnh hạn | chuyển hạn | đổi hạn | thay đổi thời hạn | điều chỉnh tiến
        độ thực hiện | đẩy lùi | đẩy hạn | xin lui | lui hạn | lui thời hạn | lui lại | lui sang | lui đến |
        xin hoãn | cho thêm | cho em thêm | xin phép nộp chậm | xin phép được nộp chậm | xin được nộp chậm | xin nộp muộn |
        xin phép nộp muộn | xin phép được nộp muộn | cho em nộp chậm | cho em nộp muộn | cho em nộp trễ | cho nộp chậm | cho nộp muộn |
        xin phép được nộp trễ | cho phòng em thêm | cho bên em thêm | khất! | dãn tiến độ! | dãn hạn! | dãn thời gian!
    """,
    "approve": """
        thống nhất theo đề xuất | thống nhất theo đề nghị | đồng ý theo đề xuất | đồng ý theo đề nghị | nhất trí theo đề xuất |
        nhất trí theo đề nghị | thống nhất như đề xuất | đồng ý như đề xuất | nhất trí như đề xuất |
        duyệt | tôi xác nhận hoàn thành | phê duyệt | chấp thuận | thông qua | cho phép | đồng ý cho | nhất
        trí cho | ok cho | tôi duyệt | duyệt cho | ok duyệt | đồng ý duyệt | anh duyệt | chị duyệt | đồng ý
        gia hạn | duyệt gia hạn | xác nhận hoàn thành | công nhận hoàn thành | xác nhận nhiệm vụ | xác nhận
        kết quả | nghiệm thu cho | anh đồng ý | anh nhất trí | chị nhất trí | tôi đồng ý | tôi nhất trí |
        chị đồng ý | nhất trí với đề xuất | nhất trí với đề nghị | đồng ý với đề xuất | đồng ý với đề nghị |
        chấp thuận đề nghị | thống nhất cho | thống nhất với đề xuất | thống nhất với đề nghị | thống nhất
        gia hạn | thống nhất đề xuất | thống nhất lùi | nhất trí cho gia hạn
    """,
    "reject": """
        từ chối | chưa được | không được | chưa được đâu | không được đâu | không ổn | không đồng ý | không
        duyệt | không phê duyệt | chưa đồng ý | không chấp nhận | không chấp thuận | không nhất trí | không
        cho | không cho gia hạn | không cho lùi | không gia hạn | không được gia hạn | không được lùi |
        không được dời | chưa duyệt | chưa duyệt được | chưa thể duyệt | chưa chấp nhận | chưa nhất trí |
        không cho phép | bác đề nghị | bác! | bác bỏ | trả lại | trả về | làm lại | giữ nguyên hạn | giữ
        nguyên thời hạn | giữ hạn cũ | giữ hạn | giữ nguyên | chưa xác nhận | không xác nhận | chưa đạt yêu
        cầu | không đạt yêu cầu | chưa công nhận | không công nhận | không thông qua | không lùi hạn | không
        lùi | không dời | chưa được hoàn thành | chưa đủ minh chứng | không thể gia hạn | không thể lùi |
        không kéo dài | không lùi nữa | không gia hạn nữa | khỏi gia hạn | không cần gia hạn | thôi không
        gia hạn | khỏi lùi | không phải gia hạn | chưa ổn | trả # | chưa ổn lắm | chưa được nhé
    """,
    "assign": """
        giao | giao cho | phân công | phân công cho | giao việc | giao nhiệm vụ | giao việc cho | giao nhiệm
        vụ cho | thêm nhiệm vụ | thêm nhiệm vụ mới | thêm việc | thêm việc mới | thêm một việc | thêm công
        việc | tạo nhiệm vụ | tạo nhiệm vụ mới | tạo việc | tạo việc mới | tạo công việc | tạo công việc mới
        | bổ sung nhiệm vụ | bổ sung nhiệm vụ mới | bổ sung việc | nhiệm vụ mới | việc mới | đầu việc mới |
        thêm đầu việc | phát sinh nhiệm vụ | lập nhiệm vụ | mở nhiệm vụ | tôi giao | anh giao | chị giao |
        ghi nhiệm vụ mới | nhập nhiệm vụ mới | thêm cho | giao thêm | giao thêm cho | giao luôn | giao lại
        cho
    """,
    "command": "yêu cầu | đề nghị | chỉ đạo | cử! | bố trí",
    "remind": """
        đôn đốc | nhắc | nhắc nhở | nhắc việc | nhắc lại | thúc! | thúc giục | giục | hối! | hối thúc | đốc
        thúc | thúc tiến độ | nhắc giúp | nhắc khéo | nhắc hộ | nhắn nhắc | gửi nhắc | gửi nhắc nhở | gửi
        nhắc việc | đôn đốc giúp | thúc đẩy tiến độ | ping | nhắc các | nhắc mấy | hỏi thúc | nhắn! | nhắn
        nhủ | gửi lời nhắc | thúc nhiệm vụ | thúc việc | thúc phòng | hối phòng | giục phòng
    """,
    "send": """
        gửi | tự động gửi | gửi cho | đăng! | báo cáo vào | báo vào | nhắn vào | post | gửi tự động | đẩy! |
        tự gửi | đăng vào | đăng lên | đăng danh sách | đăng bảng
    """,
    "schedule_word": """
        lịch gửi | đặt lịch | lập lịch | hẹn lịch | lịch nhắc | lịch báo cáo | lịch tổng hợp | hẹn giờ | cài
        lịch | lên lịch | lịch tự động | định kỳ gửi | tự động nhắc | đổi giờ gửi | tắt lịch | bỏ lịch |
        dừng lịch | hủy lịch | đổi lịch | dừng gửi tự động | tạm dừng lịch
    """,
    "transfer": """
        chuyển giao nhiệm vụ | bàn giao nhiệm vụ | chuyển nhiệm vụ | chuyển việc | bàn giao việc | chuyển
        cho phòng | chuyển sang phòng | chuyển đơn vị | chuyển chủ trì | bàn giao công việc | chuyển công
        việc | đổi đơn vị chủ trì | thay đơn vị chủ trì | đổi người phụ trách | thay người phụ trách
    """,
    "substitute": """
        làm thay | trực thay | xử lý thay | nhận thay | phụ trách thay | thay tôi | thay em | thay anh |
        thay mặt tôi | thay chị | giữ việc thay | theo dõi thay
    """,
    "contest": """
        không phải quá hạn | không thể là quá hạn | chưa quá hạn sao | đề nghị xem lại việc tính quá hạn |
        tính quá hạn là sai | quá hạn là sai | tính quá hạn sai | tính sai hạn | khiếu nại | phản hồi đánh
        giá | nguyên nhân khách quan | không đồng ý với việc tính quá hạn | đánh dấu quá hạn sai | báo quá
        hạn sai | đề nghị bỏ đánh dấu quá hạn | không chấp nhận quá hạn | đề nghị gỡ quá hạn
    """,
    "lock": """
        khóa sổ | khóa kỳ | khóa số liệu | chốt kỳ | chốt số liệu kỳ | đã gửi báo cáo tháng | đã gửi báo cáo
        quý | khóa báo cáo | mở khóa kỳ | chốt sổ
    """,
    "history": """
        lịch sử | lịch sử thay đổi | lịch sử báo cáo | lịch sử nhiệm vụ | ai đã sửa | ai sửa | nhật ký | hồ
        sơ nhiệm vụ | các lần báo cáo | quá trình thay đổi
    """,
    "settings": """
        đặt ngày bắt đầu sử dụng | ngày bắt đầu sử dụng | cài đặt | thiết lập | cấu hình | đổi cách xưng hô
        | đặt giờ nhắc | đặt giờ làm việc | thông báo nghỉ lễ | đặt ngày nghỉ | thêm ngày nghỉ | ngày nghỉ
        bù | nghỉ bù ngày | hoán đổi ngày làm việc | làm bù ngày
    """,
}
