"""How far something is, and why not farther."""

TABLES: dict[str, str] = {
    "not_done": """
        chưa xong | chưa hoàn thành | chưa hoàn tất | chưa làm xong | chưa xong hết | còn chưa xong | chưa
        kết thúc | chưa đạt | chưa thể hoàn thành | chưa hoàn thiện | không hoàn thành | không xong | chưa
        xong được | chưa thể xong | chưa ban hành | chưa nghiệm thu | chưa ban hành được | chưa được phê
        duyệt | chưa được duyệt | chưa phê duyệt | chưa ký | chưa trình | chưa được ban hành | chưa xog |
        chưa hoàn thành được | chưa tổ chức được | chưa thực hiện xong | chưa triển khai xong | chưa họp
        xong | chưa giải ngân hết | dở dang | còn dở dang | chưa làm tiếp được | chưa làm tiếp | chưa thể làm tiếp | chưa triển khai tiếp | chưa triển khai tiếp được | đang dở | làm dở | chưa về | chưa có | gần xong
        | gần như xong | sắp xong | gần hoàn thành | sắp hoàn thành | cơ bản hoàn thành | cơ bản xong | cơ
        bản đã xong | cơ bản đã hoàn thành | hoàn thành cơ bản | xong cơ bản | về cơ bản hoàn thành | về cơ
        bản đã xong | về cơ bản đã hoàn thành | về cơ bản xong | gần như hoàn thành | hầu như xong | hầu như
        hoàn thành | coi như gần xong | tạm xong | tạm hoàn thành | gần xong rồi | sắp sửa xong | chuẩn bị
        xong | suýt xong | xong gần hết | xong phần lớn | xong một phần | hoàn thành một phần | hoàn thành
        phần lớn | xong một nửa | hoàn thành một nửa | xong nửa | gần hoàn tất | sắp hoàn tất | cơ bản hoàn
        tất | đang hoàn thiện | đang hoàn thành | đang hoàn tất | sắp ban hành | gần đạt | phấn đấu hoàn
        thành | phấn đấu xong | dự kiến hoàn thành | dự kiến xong | cố gắng xong | cố gắng hoàn thành | sẽ
        xong | sẽ hoàn thành | dự kiến sẽ hoàn thành | dự kiến sẽ xong | mai xong | là xong | nữa là xong |
        nữa xong | mới xong | nữa là hoàn thành | để hoàn thành | chuẩn bị hoàn thành | chắc xong | chắc là
        xong | khi nào xong | để xong | cho xong | bao giờ xong | hứa xong | sẽ hoàn tất | xong hết tuần này
        | kịp xong | chưa rõ khi nào xong | trước khi hoàn thành | sau khi hoàn thành | sau khi xong | khi
        hoàn thành | nếu xong | khi xong | xong phần | xong bước | xong khâu | xong dự thảo | xong đợt |
        xong giai đoạn | xong vòng | hoàn thành bước | hoàn thành dự thảo | hoàn thành phần | hoàn thành
        giai đoạn | hoàn thành khâu | hoàn thành đợt | hoàn thành việc | hoàn thành công tác | hoàn thành hồ
        sơ | hoàn thành xây dựng | hoàn thành khảo sát | hoàn thành thẩm định | xong thủ tục | xong hồ sơ |
        xong báo cáo | xong đề cương | hoàn thành đề cương | xong phần khảo sát | xong khảo sát | khảo sát
        xong | xong sơ bộ | xong bản thảo | xong dự toán | hoàn thành lấy ý kiến | xong lấy ý kiến | họp
        xong | lấy ý kiến xong | dự thảo xong | làm xong phần | làm xong bước | xong mới | hoàn thành thủ
        tục | hoàn thành xong phần | chưa có kết quả | chưa đủ | không kịp tiến độ | không kịp | chưa kịp |
        không kịp hạn | không đạt tiến độ | chậm so với | thì chưa
    """,
    "done": """
        xong | đã xong | xong rồi | xong hết | xong xuôi | hoàn thành | đã hoàn thành | hoàn thành xong |
        hoàn thành rồi | hoàn tất | đã hoàn tất | hoàn thành toàn bộ | xong toàn bộ | làm xong | đã làm xong
        | thực hiện xong | đã thực hiện xong | triển khai xong | xong cả | coi như xong | coi như hoàn thành
        | hoàn thành đúng hạn | hoàn thành quá hạn | hoàn thành trước hạn | hoàn thành vượt | đã kết thúc |
        kết thúc | hoàn thành đầy đủ | hoàn thành hết | hoàn thành nhiệm vụ | xong việc | xong nhiệm vụ |
        hoàng thành | ok rồi | đều xong | đều hoàn thành | nhiệm vụ hoàn thành | đã xong xuôi | xong nốt |
        hoàn thành kế hoạch | về đích | hoàn thiện xong | giải quyết xong | đạt 100 % | xong hết trơn | xong hết trọi | xong hết sạch | xong sạch | xong tất | xong tuốt | xong ráo |
        xong lâu rồi | xong lâu lắm rồi | xong từ lâu | xong từ lâu rồi | xong từ lâu lắm rồi | xong từ đời nào | xong từ đời nào rồi | xong lâu ơi là lâu rồi |
        hoàn thành lâu rồi | hoàn thành từ lâu | hoàn thành từ lâu rồi | đã xong từ lâu | đã xong lâu rồi | đã hoàn thành từ lâu | làm xong lâu rồi | làm xong từ lâu | làm xong từ lâu rồi | xong từ khuya |
        xong béng | xong trọn vẹn | xong hết cả | xong đâu vào đó | xong rồi nha | hoàn thành trọn vẹn | hoàn thành xuất sắc
    """,
    "doing": """
        đang | đang làm | đang triển khai | đang thực hiện | đang tiến hành | đang chờ | đang trình | mới |
        mới làm | mới chỉ | vẫn đang | tiếp tục | chờ! | vẫn | bước đầu | đang xử lý | đang lấy ý kiến |
        đang soạn | đang rà soát | đang khảo sát | đang thẩm định | làm tiếp | bắt đầu | đã bắt đầu | bắt
        tay vào | đang theo dõi | chờ duyệt | chờ ký | chờ thẩm định | chờ phê duyệt | chờ ý kiến | chờ cho
        ý kiến | chờ kết quả | chờ hướng dẫn | chờ kinh phí | chờ bộ | chờ sở | chờ ubnd | chờ hội đồng |
        chờ lãnh đạo | chờ trình | còn chờ | vẫn chờ | chờ ban | chờ cục | chờ vụ | chờ đơn vị | chờ phòng | chờ huyện | chờ xã | chờ nhà thầu | chờ tư vấn | chờ hội | chờ nghiệm thu | chờ họp | chờ quyết định | chờ biên
        bản | chờ cấp | chờ bổ sung | chờ trả lời | chờ phản hồi | chờ xác nhận | chờ tỉnh | chờ văn phòng |
        chờ chủ tịch | chờ giám đốc | chờ đấu thầu | chờ máy | đang làm dở | đang triển khai dở
    """,
    "not_started": """
        chưa bắt đầu | chưa triển khai | chưa thực hiện | chưa làm | chưa làm gì | chưa làm gì cả | chưa
        khởi động | chưa tiến hành | chưa triển khai được | chưa thực hiện được | chưa làm được | chưa làm
        được gì | chưa động | chưa động đến | chưa động gì | chưa đụng đến | chưa đụng gì | chưa tổ chức |
        chưa triển khai gì | chưa có gì | chưa bắt tay | chưa bắt đầu làm | chưa bắt đầu triển khai | chưa
        mở | chưa thể triển khai | chưa thể thực hiện | chưa thể bắt đầu | chưa có động tĩnh | chưa khởi
        công | chưa đụng | chưa làm j | chưa rục rịch | chưa rục rịch gì | chưa nhúc nhích | chưa nhúc nhích gì | chưa động tay | chưa chạm tới | chưa chạm vào |
        chưa đụng tay | chưa động tay vào | chưa bắt đầu gì | chưa khởi động gì | chưa có tiến triển | chưa làm tý gì | không triển khai được | chưa đâu vào đâu
    """,
    "paused": """
        tạm dừng | tạm ngừng | tạm hoãn | tạm gác | tạm gác lại | hoãn lại | tạm ngưng | đang hoãn | tạm
        đình chỉ | tạm thời dừng | tạm thời ngừng | bị hoãn | tạm để lại | tạm dừng lại | tạm thời chưa
        triển khai | phải hoãn | đã hoãn | tạm treo | tạm dừng thực hiện | tạm dừng triển khai | tạm ngưng thi công | tạm dừng thi công | tạm ngừng thi công | dừng tạm thời | tạm dừng lại |
        đang tạm dừng | phải tạm dừng | tạm thời hoãn | tạm thời gác lại | gác lại!
    """,
    "stopped": """
        đã dừng thực hiện | đã dừng triển khai | đã dừng hẳn | đã dừng lại | dừng thực hiện | dừng hẳn! |
        dừng hẵn! | dừng lại hẳn | dừng triển khai | dừng luôn | chấm dứt | đã dừng! | ngừng thực hiện |
        ngừng hẳn | không làm nữa | không làm tiếp | không làm tiếp được | không làm tiếp được nữa | không
        thực hiện nữa | không triển khai nữa | không tiếp tục thực hiện | không tiếp tục | không tiếp tục
        triển khai | bị dừng | phải dừng | quyết định dừng | cho dừng | đình chỉ | bãi bỏ | thôi không triển
        khai | thôi không thực hiện | xin dừng | đề nghị dừng | dừng nhiệm vụ | đã hủy | đã bị hủy | ngưng
        thực hiện | ngưng hẳn | ngừng triển khai | thôi không làm | dừng! | ngừng | ngưng | đã dừng thực
        hiện theo | dừng hẳn rồi | dừng hẳn luôn
    """,
    "achieved": """
        đạt | đã được | đã đạt | mới được | mới đạt | làm được | ước! | ước đạt | ước khoảng | vượt | thành! |
        tiến độ đạt | khoảng | chừng! | tầm! | cỡ! | xấp xỉ | hơn | gần | gần được | tròn!
    """,
    "past": "đã | vừa | vừa mới | mới vừa | rồi | đã hoàn thiện | đã hoàn chỉnh | đã hoàn trả",
    "none_said": """
        không có | không có gì | không | không vướng gì | không vướng mắc | không có khó khăn | không có
        vướng mắc | không gặp khó khăn | không có khó khăn gì | không khó khăn gì | không có vướng mắc gì |
        không vướng | không gặp khó khăn gì | không có tồn tại | chưa có khó khăn | chưa có vướng mắc | chưa
        có vướng mắc gì | không kiến nghị gì | không có kiến nghị | không có đề xuất | không đề xuất gì |
        không kiến nghị | không đề xuất | không có kiến nghị gì | chưa phát sinh khó khăn | chưa gặp khó
        khăn | không có khó khăn vướng mắc | không phát sinh khó khăn | không phát sinh vướng mắc | không có
        đề nghị gì | không có gì vướng | chưa vướng gì | không khó khăn | chưa vướng mắc
    """,
    "hard": """
        vướng ở | vướng chỗ | kẹt ở | tồn tại | tồn tại hạn chế | hạn chế | tồn tại vướng mắc | khó khăn tồn
        tại | nguyên nhân | khó | gặp khó | khó khăn lớn nhất | khó khăn là | vướng mắc là | còn vướng | còn
        vướng mắc | vướng cái
    """,
    "because": """
        vì | do | tại! | bởi | bởi vì | tại vì | lý do | lý do là | lí do | nguyên nhân do | nguyên nhân là
        | lý do vì
    """,
    "propose": """
        kiến nghị | đề xuất | kính đề nghị | xin đề xuất | xin đề nghị | xin kiến nghị | kính mong | kính đề
        xuất | mong lãnh đạo | mong sở | xin ý kiến chỉ đạo | đề xuất kiến nghị | kiến nghị đề xuất | đề
        xuất là | mong | em đề xuất | trân trọng đề nghị | kính xin | đề nghị lãnh đạo
    """,
}
