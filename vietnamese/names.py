"""Words of which names are made (all folded): given names and surnames of people, phrases of units' names."""

GIVEN = frozenset(
    """an anh bach bang bao bich binh cam canh chau chi chien chinh chung cong cuc cuong dai dao dat diep dinh doan dong duc dung
    duong duy giang ha hai han hang hanh hao hau hien hieu hoa hoai hoan hoang hong hue hung huong huyen huynh kha khanh khang khoa
    khoi khue kien kieu kim ky lam lan lanh le lien linh loan loc loi long luan luong luu ly mai man manh minh my nam nga ngan nghia
    ngoc nguyen nguyet nhan nhat nhi nhung ninh oanh phat phi phong phu phuc phuong quan quang que quoc quy quyen quynh sang sinh son
    tai tam tan tao thach thai than thang thanh thao the thi thien thinh tho thoa thu thuan thuc thuong thuy tien tin tinh toan trang
    tram tri trinh trong truc trung truong tu tuan tung tuoi tuyen tuyet uyen van vi vien viet vinh vu vui vuong xuan yen diem hieu
    duyen hoai lua len men ngan nguyen nhu sam suong thom tham thuy tho toi tra tuong uy""".split()
)
# Given names that are seldom another word when typed in lower case without marks.
SURE_GIVEN = frozenset(
    """hue hung tuan nga dung lan hoa huong huyen linh loan long nam nhung oanh phuong quang quynh son thao thuy trang trung tung tuyet
    uyen vinh yen hang hanh hien hieu hai ha giang cuong chau bich diep duc duong khanh kien lien mai minh ngoc nguyet phuc quan thanh
    thinh thu thuan toan van viet xuan binh loi ngan hong tam tien huyen dat lam phong duyen tu thang hoang khoa""".split()
)
SURNAMES = frozenset(
    """nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh mai dao doan lam luong luu truong ta to ha cao chu quach thai
    phung kieu nong trieu vi ma la hua than giap""".split()
)
MIDDLE = frozenset(
    "thi van thanh duc minh ngoc xuan quang huu cong dinh thu hong kim bao gia quoc anh thuy viet manh tien trong the phuong".split()
)
# Lower-case words with marks that are no names although their fold is one.
NOT_NAMES = frozenset(
    """hai năm làm vẫn văn đạt phòng thu đúng dừng dùng tạm tám hàng hằng thành trung thanh hành hiện tiến có tháo mới toàn toán ngân
    lâm thứ đang quán quản lần vần vận tiền lên dụng nắm quan từ tự tư tháng thắng khóa khoa hoàng cục sở bộ vụ chủ phó ban hội đoàn tỉnh huyện văn chi xã""".split()
)

# What units of a province's bodies are called after "phòng", "chi cục", "trung tâm", "ban".
UNIT_PHRASES = frozenset(
    phrase.strip()
    for phrase in """quan ly | khoa hoc | cong nghe | co so | tieu chuan | do luong | chat luong | to chuc | can bo | hanh chinh | tai chinh | ke hoach |
    tong hop | nghiep vu | phap che | thanh tra | dau tu | ung dung | tien bo | thong tin | chuyen doi so | so huu tri tue | so huu | tri tue |
    tham dinh | dao tao | ky thuat | thi truong | thi truong cong nghe | nang luong | nguyen tu | an toan | an toan buc xa | hat nhan | vien thong |
    buu chinh | bao chi | xuat ban | doi moi sang tao | doi moi | nong nghiep | cong nghiep | kinh te | xa hoi | van hoa | moi truong | dat dai | thuy loi |
    lam nghiep | kiem lam | trong trot | bao ve thuc vat | chan nuoi | thu y | phat trien nong thon | phat trien | nong thon | hop tac quoc te | ngan sach |
    gia va cong san | cong san | quan tri | nhan su | kiem dinh | thu nghiem | khuyen nong | du an | chuyen nganh | ha tang | dich vu | ho tro doanh nghiep |
    giam sat | danh gia | noi vu | thuy san | nghiep vu y | duoc | y te | bao hiem | viec lam | lao dong | nguoi co cong | bao tro | gia dinh | the thao | du lich |
    di san | thu vien | bao tang | giao duc | mam non | tieu hoc | trung hoc | khao thi | chinh tri tu tuong | tu tuong | giao duc thuong xuyen | xay dung |
    quy hoach | kien truc | giao thong | van tai | phuong tien | an toan giao thong | phat trien do thi | do thi | nha o | vat lieu xay dung | khoang san | tai nguyen |
    tai nguyen nuoc | bien doi khi hau | do dac | ban do | vien tham | dang ky dat dai | quy dat | phat trien quy dat | cong thuong | thuong mai | xuc tien thuong mai |
    xuc tien dau tu | ky thuat an toan | quan ly thi truong | tu phap | bo tro tu phap | hanh chinh tu phap | ho tich | tro giup phap ly | cong chung | tuyen truyen |
    kiem tra | theo doi thi hanh phap luat | dan toc | ton giao | chinh sach | cong chuc | vien chuc | cong chuc vien chuc | to chuc bo may | bien che | van thu |
    luu tru | thi dua | khen thuong | thi dua khen thuong | cai cach hanh chinh | chinh quyen | chinh quyen dia phuong | dia phuong | bien gioi | doi ngoai | le tan |
    lanh su | ngoai vu | ke toan | doanh nghiep | dang ky kinh doanh | kinh doanh | khoa giao | nong lam | xuc tien | cong nghe thong tin | quan trac |
    phong benh | y te du phong | du phong | mam non | pho thong | dieu duong | tai vu | cong doan | dang uy | doan the | phong chong thien tai | nghe thuat | thanh nien | the duc | phu nu | tre em | van nghe | dien anh | thien tai | de dieu | bao ton | rung phong ho | rung dac dung | cay trong | giong thuy san | kiem nghiem | truyen thong | giam nghe | giam ngheo | viec lam | dich vu viec lam | lao dong viec lam | kiem soat benh tat | dan so | y duoc | duoc lieu | giam dinh | phap y | cap cuu | nuoc sach | nuoc sach nong thon | giong | giong cay trong | vat nuoi |
    khoi nghiep | tiet kiem nang luong | khuyen cong | thong ke | tin hoc | so hoa | chuyen doi | phuc vu hanh chinh cong | mot cua | doi ngoai | quan he lao dong | hoc sinh sinh vien |
    to chuc hanh chinh | ke hoach tai chinh | ke hoach dau tu | hanh chinh tong hop | hanh chinh quan tri | khu vuc | tuyen giao | dan van | noi chinh | tiep cong dan | phong chong tham nhung | tiep dan | khieu nai | to cao""".split(
        "|"
    )
)
# What comes behind "quản lý" is part of the name, also where alone it is a verb.
UNIT_PHRASES |= frozenset(
    f"quan ly {what}"
    for what in """duoc|nha|nha va thi truong bat dong san|xay dung|chat luong cong trinh|do thi|dau tu|hanh nghe|hanh nghe y|hanh nghe y duoc|
    khoa hoc|cong nghe|van tai|van tai va phuong tien|phuong tien|chat luong|cong nghiep|thuong mai|nang luong|dat dai|gia|cong san|ngan sach|moi truong|
    van hoa|du lich|di san|the duc the thao|bao chi|xuat ban|ho tich|cong chung|lao dong|giao thong|ket cau ha tang|ha tang|bao tri|kien truc|quy hoach|
    tai san|tai san cong|xuat nhap canh|hanh chinh|trat tu do thi|trat tu xay dung|dich benh|tau ca|khai thac|cong trinh thuy loi|khu kinh te|
    cac khu cong nghiep|khu cong nghiep|rung|rung phong ho|bao ve rung|du an|nguoi lai|sat hach|nguoi nuoc ngoai|phong chay chua chay""".replace(
        "\n", ""
    )
    .replace("    ", "")
    .split("|")
)
UNIT_PHRASES |= frozenset(
    ("bat dong san", "thi truong bat dong san", "da khoa", "phu san", "chinh tri", "y hoc co truyen")
)
LONGEST_PHRASE = max(phrase.count(" ") + 1 for phrase in UNIT_PHRASES)
# Given names that behind an "a" are rather a word: "… a hiện nay".
WORDS_TOO = frozenset(
    """hien lan hai ha nam phong dat lam thu mai thanh tam van hong tien loi chau trung long yen""".split()
)
