"""What is asked, and in what shape it is wanted."""

TABLES: dict[str, str] = {
    "why": """
        vì sao | tại sao | sao lại | sao mà | lý do gì | lý do vì sao | căn cứ nào | vì lý do gì | căn cứ
        vào đâu | sao vẫn | vì đâu | dựa vào đâu
    """,
    "waiting_q": """
        đang chờ ai | chờ ai | đang chờ những ai | chờ những ai | đang chờ đơn vị nào | đang chờ cơ quan nào
    """,
    "which": "nào | những nào | gì | cái nào | những gì | cái gì | những việc gì",
    "who": """
        ai | những ai | người nào | cán bộ nào | đồng chí nào | chuyên viên nào | anh chị nào | ai là
    """,
    "which_unit": """
        phòng nào | đơn vị nào | những đơn vị nào | các đơn vị nào | những phòng nào | các phòng nào | phòng
        ban nào | bộ phận nào | chi cục nào | trung tâm nào | phòng mình nào
    """,
    "units_all": """
        các phòng | mấy phòng | những phòng | các đơn vị | mấy đơn vị | những đơn vị | từng phòng | từng đơn
        vị | các phòng ban | các phòng đơn vị | tất cả các phòng | các bộ phận | toàn sở | toàn cơ quan |
        các đồng chí | các anh chị | mọi người | cả phòng | các chuyên viên | các cán bộ
    """,
    "howmany": """
        mấy báo cáo | được bao nhiêu việc | được bao nhiêu nhiệm vụ | được mấy việc | được mấy nhiệm vụ |
        bao nhiêu | bao nhiu | mấy! | bao nhiêu việc | bao nhiêu nhiệm vụ | mấy việc | mấy nhiệm vụ | mấy
        cái | bao nhiêu cái | bao nhiêu đầu việc | số lượng | tổng số | đếm | đếm số | số việc | số nhiệm vụ
        | mấy đầu việc | số đầu việc | thống kê số | thống kê số lượng | có mấy | còn mấy | được mấy cái
    """,
    "rate": """
        tỷ lệ | tỉ lệ | bao nhiêu phần trăm | mấy phần trăm | bao nhiêu % | mấy % | tỷ lệ hoàn thành | tỉ lệ
        hoàn thành | phần trăm hoàn thành | tỷ trọng | tỉ trọng | được bao nhiêu phần trăm | được mấy phần trăm | được bao nhiêu % | được mấy % |
        đạt bao nhiêu phần trăm | đạt mấy phần trăm | đạt bao nhiêu % | đạt mấy %
    """,
    "rank": """
        nhiều nhất | ít nhất | chậm nhất trong các | cao nhất | thấp nhất | tốt nhất | kém nhất | đứng đầu |
        xếp hạng | nhiều hơn cả | tệ nhất | top 3 | top 5 | top 10 | top ba | top năm | lâu nhất | chậm lâu nhất | trễ lâu nhất | quá hạn lâu nhất! | hoàn thành nhanh nhất | đứng cuối | dẫn đầu | trễ nhất | bét
        nhất
    """,
    "state_q": """
        đến đâu | tới đâu | đến đâu rồi | tới đâu rồi | thế nào | thế nào rồi | như thế nào | như thế nào
        rồi | ra sao | ra sao rồi | sao rồi | làm sao rồi | làm đến đâu | đi đến đâu | tình hình sao | tới
        mức nào | đến mức nào | đến giai đoạn nào | đến bước nào | tới bước nào | đang ở bước nào | ở khâu
        nào | đến khâu nào | bao nhiêu rồi | được bao nhiêu | được mấy | đạt bao nhiêu | được bao nhiêu rồi
        | sao | đâu rồi | đâu r
    """,
    "when_q": """
        khi nào | bao giờ | lúc nào | ngày nào | hôm nào | ngày mấy | ngày bao nhiêu | hạn nào | tháng mấy |
        tháng nào | còn mấy ngày | còn bao nhiêu ngày | còn bao lâu | bao h | mấy h | bao giờ thì | bao lâu | bao lâu nữa | mất bao lâu | trong bao lâu |
        mấy ngày nữa | mấy hôm nữa | mấy bữa nữa | bao nhiêu ngày nữa | còn mấy hôm | còn mấy tuần | chừng nào | tới chừng nào | đến chừng nào | hồi nào | khi mô | chừng mô | mấy giờ
    """,
    "yesno_q": """
        xong chưa | hoàn thành chưa | xong hết chưa | xong rồi chưa | đã xong chưa | đã hoàn thành chưa |
        được chưa | có chưa | làm chưa | nộp chưa | báo cáo chưa | trình chưa | ký chưa | ban hành chưa |
        nghiệm thu chưa | bắt đầu chưa | triển khai chưa | triển khai được chưa | đã xong hay chưa | hay
        chưa | xong k | có xong không | xong không | kịp không | có kịp không | có kịp hạn không | có gì mới
        không | có vướng gì không | đã báo cáo chưa | đã làm chưa | đã nộp chưa | đã ban hành chưa | chưa
        nhỉ | chưa vậy | chưa thế | chưa em | chưa anh | đúng hạn không | có đúng hạn không
    """,
    "detail": """
        chi tiết | thông tin chi tiết | xem chi tiết | nội dung chi tiết | cụ thể | thông tin về | thông tin
    """,
    "in_charge_q": """
        ai phụ trách | ai làm | ai chủ trì | ai theo dõi | ai đang làm | ai được giao | ai chịu trách nhiệm
        | người phụ trách | ai đảm nhận | đơn vị nào chủ trì | phòng nào chủ trì | đơn vị nào phụ trách |
        phòng nào phụ trách | phòng nào làm | đơn vị nào làm | giao cho ai | của ai | ai lo | ai đang phụ
        trách | ai thực hiện | được giao cho ai | giao ai làm | giao ai | ai đứng ra làm | ai đảm trách | phòng nào đang làm | phòng nào thực hiện | đơn vị nào thực hiện
    """,
    "see": """
        cho xem | xem | xem lại | coi | cho anh xem | cho tôi xem | cho em xem | cho chị xem | cho mình xem
        | hiển thị | tra cứu | kiểm tra | cho biết | cho tôi biết | cho anh biết | cho em hỏi | cho hỏi |
        cho tôi hỏi | cho mình hỏi | cho chị hỏi | tìm! | xem giúp | hỏi! | muốn biết | muốn xem | cần xem |
        cần biết | muốn hỏi | cho anh hỏi | xin hỏi | báo cho tôi biết | tra! | kiếm! | nêu! | kể!
    """,
    "list_word": """
        danh sách | liệt kê | kể tên | các việc | các nhiệm vụ | những việc | những nhiệm vụ | các đầu việc
        | những đầu việc | việc nào | nhiệm vụ nào | công việc nào | các công việc | những công việc | đầu
        việc nào | lọc | liệt kê ra | các chỉ tiêu | những chỉ tiêu | chỉ tiêu nào | việc gì | nhiệm vụ gì |
        công việc gì | những cái nào | các hạng mục | toàn bộ nhiệm vụ | tất cả nhiệm vụ | tất cả các nhiệm
        vụ | tất cả việc | hết các việc
    """,
    "summary": """
        tổng hợp | số liệu tổng hợp | bảng số liệu tổng hợp | tổng kết | báo cáo tổng hợp | bảng tổng hợp | tổng hợp báo cáo | bản tổng hợp | tổng hợp
        tình hình | tổng hợp tiến độ | tổng hợp kết quả | tóm tắt | tóm tắt tình hình | toàn cảnh | bức
        tranh chung | bức tranh tiến độ | tình hình chung | tiến độ chung | kết quả chung | sơ kết | tổng
        quan | thống kê tình hình | thống kê kết quả | tổng hợp số liệu | lên bảng | bảng số liệu | bảng
        tiến độ
    """,
    "situation": """
        tình hình | tình hình thực hiện | kết quả thực hiện | tiến độ thực hiện | tiến độ | kết quả | tình
        hình nhiệm vụ | tình hình công việc | tình hình triển khai
    """,
    "make": """
        làm | lập | xuất | in! | tạo | kết xuất | trích xuất | tải! | tải về | cần | lấy | dựng! | soạn |
        vẽ! | lên! | ra! | chạy | kéo | đưa ra
    """,
    "word": "word | file doc | bản doc | file văn bản | bản word | file word | docx | văn bản word | bản mềm word",
    "excel": "excel | xlsx | file excel | bảng excel | bảng tính | exel | ecxel | exell | excell",
    "pdf": "pdf | bản pdf | file pdf",
    "chart": "biểu đồ | đồ thị! | vẽ đồ thị | sơ đồ cột | chart | biểu đồ cột | biểu đồ tròn",
    "thongke": "thống kê | thống kê các | thống kê giúp",
    "asker": """
        cho tôi | cho anh | cho chị | cho em | cho mình | giúp tôi | giúp anh | giúp em | giúp chị | giúp
        mình | tôi cần | anh cần | chị cần | tôi muốn | anh muốn | cho sếp | gửi tôi | gửi anh | gửi chị |
        gửi cho tôi | gửi cho anh | giúp mình với | gửi lãnh đạo
    """,
    "compare": """
        so sánh | đối chiếu | so với kỳ trước | so với tháng trước | so với tuần trước | so với quý trước | so với năm ngoái |
        so với năm trước | so với cùng kỳ | so với hôm qua | so với tháng | so với quý | so với tuần | so với năm
    """,
    "by_unit": """
        theo phòng | theo từng phòng | theo đơn vị | theo từng đơn vị | của từng phòng | của từng đơn vị |
        mỗi phòng | mỗi đơn vị | theo các phòng | theo các đơn vị | theo phòng ban | chia theo phòng | chia
        theo đơn vị | của các phòng | của các đơn vị | giữa các phòng | giữa các đơn vị | so sánh các phòng
        | phân theo đơn vị | phân theo phòng | nhóm theo phòng | nhóm theo đơn vị
    """,
    "by_person": """
        theo người | theo từng người | theo cán bộ | từng người | theo cá nhân | theo từng cán bộ | mỗi
        người | theo chuyên viên | từng cán bộ | theo từng chuyên viên | từng chuyên viên | theo từng đồng
        chí | của từng người | từng đồng chí | theo người phụ trách | từng cá nhân | chia theo người | của
        từng cán bộ | của từng chuyên viên | theo từng cá nhân | mỗi đồng chí
    """,
    "by_status": """
        theo trạng thái | theo từng trạng thái | theo tình trạng | từng trạng thái | theo tình hình | theo
        mức độ hoàn thành | chia theo trạng thái | mỗi trạng thái
    """,
    "by_month": """
        theo tháng | theo từng tháng | từng tháng | mỗi tháng | qua các tháng | theo các tháng | qua từng
        tháng | chia theo tháng
    """,
}
