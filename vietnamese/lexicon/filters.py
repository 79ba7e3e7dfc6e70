"""What a set of tasks is narrowed down to."""

TABLES: dict[str, str] = {
    "overdue": """
        quá hạn | quá thời hạn | trễ hạn | chậm hạn | chậm tiến độ | trễ tiến độ | trễ deadline | hết hạn mà
        chưa | quá hạng | chậm trễ | bị trễ | bị chậm | đang trễ | đang chậm | quá deadline | trễ hẹn | trể
        hạn | chậm so với kế hoạch | chậm so với hạn | đã quá hạn | bị quá hạn | đang quá hạn | lố hạn |
        chậm muộn | muộn hạn | chậm thời hạn | đã hết hạn mà chưa xong | trễ! | ai trễ | ai chậm | đang bị
        chậm | đang bị trễ
    """,
    "due_soon": """
        sắp đến hạn | sắp hết hạn | sắp tới hạn | gần đến hạn | gần hết hạn | gần tới hạn | chuẩn bị đến hạn
        | sắp đáo hạn | sắp quá hạn | cận hạn | sát hạn | chuẩn bị hết hạn | gần hạn | sắp hạn | sắp phải
        xong | sắp tới deadline | gần đến deadline | chuẩn bị tới hạn | nguy cơ trễ | có nguy cơ trễ | nguy
        cơ chậm | có nguy cơ chậm | nguy cơ quá hạn | có nguy cơ quá hạn | có nguy cơ trễ hạn | nguy cơ trễ
        hạn
    """,
    "due_in": """
        đến hạn | hết hạn | tới hạn | đáo hạn | có hạn | có thời hạn | phải xong | phải hoàn thành | có hạn
        trong | phải nộp | cần xong | cần hoàn thành | hạn trong | có deadline | phải làm xong | hạn hoàn
        thành
    """,
    "blocked": """
        vướng | đang vướng | bị vướng | vướng mắc | gặp khó khăn | có khó khăn | khó khăn | kẹt | bị kẹt |
        đang kẹt | mắc! | bị tắc | đang tắc | đang gặp khó khăn | có vướng mắc | khó khăn vướng mắc | gặp
        vướng mắc | gặp vướng | tắc! | đang mắc | có vướng | nghẽn | bị nghẽn | ách tắc | trở ngại | gặp trở
        ngại | có khó khăn vướng mắc | đang bị vướng | đang bị kẹt | đang có khó khăn | đang gặp vướng mắc
    """,
    "no_deadline": """
        chưa có hạn | không có hạn | chưa có thời hạn | không có thời hạn | chưa xác định thời hạn | không
        xác định thời hạn | chưa đặt hạn | chưa rõ hạn | không hạn | chưa xác định hạn | thiếu hạn | thiếu
        thời hạn | chưa ấn định thời hạn | chưa có deadline | không có deadline | chưa giao hạn | không đặt
        hạn | chưa ghi hạn | không ghi thời hạn | chưa quy định thời hạn
    """,
    "unreported": """
        chưa báo cáo | chưa nộp báo cáo | chưa gửi báo cáo | chưa cập nhật | không ai cập nhật | không ai báo cáo | chưa ai cập nhật | chưa ai báo cáo | không được cập nhật | chưa được cập nhật | không thấy cập nhật | chưa cập nhật tiến độ | chưa
        cập nhập | chưa có báo cáo | không báo cáo | chưa nộp | chưa gửi | chưa báo | chưa thấy báo cáo |
        không cập nhật | chưa có cập nhật | chưa update | còn thiếu báo cáo | thiếu báo cáo | nợ báo cáo |
        chưa gửi số liệu | chưa nộp số liệu | chưa có số liệu | chưa báo cáo tiến độ | không gửi báo cáo |
        chậm báo cáo | chưa báo cáo gì | không nộp gì | không gửi gì | không báo gì | không báo cáo gì | chưa nộp gì | chưa gửi gì | chưa báo gì | chẳng báo cáo gì | chẳng nộp gì | quên báo cáo | chưa nhập | chưa nhập tiến độ | chưa nhập số liệu |
        chưa báo tiến độ | không nộp báo cáo | im hơi lặng tiếng | đang chậm báo cáo | chậm nộp báo cáo |
        đang chậm nộp báo cáo | đang nợ báo cáo | đang thiếu báo cáo | còn nợ báo cáo | chưa chịu báo cáo
    """,
    "mine": """
        của tôi | của em | của mình | của tớ | của t | tôi phụ trách | em phụ trách | tôi được giao | em
        được giao | tôi chủ trì | em chủ trì | tôi phải làm | em phải làm | tôi đang làm | em đang làm |
        mình phụ trách | mình được giao | tôi theo dõi | việc tôi | việc em | tôi còn | em còn | mình còn |
        tôi có | em có | mình có | tôi làm | giao cho tôi | giao cho em | giao tôi | giao em | của cá nhân
        tôi | tôi đang phụ trách | em đang phụ trách | mình đang phụ trách | mình phải làm | tôi cần làm |
        em cần làm | mình cần làm | tôi đang có | em đang có | tôi nợ | em nợ | mình đang làm | tôi bị | em
        bị | mình bị | em phải xong | tôi phải xong | mình phải xong | em phải nộp |
        tôi phải nộp | mình phải nộp | em cần xong | tôi cần xong | em phải hoàn thành | tôi phải hoàn thành | em phải báo cáo | tôi phải báo cáo |
        mình phải báo cáo | em cần nộp | tôi cần nộp | em nợ | em đang nợ | tôi đang nợ | mình đang nợ | mình nợ | em đang giữ | tôi đang giữ |
        của cháu
    """,
    "pending_extension": """
        chờ duyệt gia hạn | đang chờ gia hạn | chờ gia hạn! | xin gia hạn chưa duyệt | đang xin gia hạn |
        chờ duyệt lùi hạn | đề nghị gia hạn chưa duyệt | chưa duyệt gia hạn | đề nghị gia hạn nào | yêu cầu
        gia hạn nào | đang đề nghị gia hạn | có đề nghị gia hạn | xin gia hạn nào | đang xin lùi hạn | đang
        chờ duyệt | chờ phê duyệt gia hạn | các đề nghị gia hạn | danh sách đề nghị gia hạn | các yêu cầu
        gia hạn | những đề nghị gia hạn | danh sách xin gia hạn | những yêu cầu gia hạn | chờ lùi hạn | gia
        hạn đang chờ | gia hạn chờ duyệt | gia hạn chưa được duyệt | đã xin gia hạn
    """,
}
