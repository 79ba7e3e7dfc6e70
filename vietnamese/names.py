"""Words of which names are made: given names and surnames of people, words of units' names (all folded)."""

GIVEN = frozenset(
    """an anh bach bang bao bich binh cam canh chau chi chien chinh chung cong cuc cuong dai dao dat diep dinh doan dong duc dung
    duong duy giang ha hai han hang hanh hao hau hien hieu hoa hoai hoan hoang hong hue hung huong huyen hung huynh kha khanh khang khoa
    khoi khue kien kieu kim ky lam lan lanh le lien linh loan loc loi long luan luong luu ly mai man manh minh my nam nga ngan nghia
    ngoc nguyen nguyet nhan nhat nhi nhung ninh oanh phat phi phong phu phuc phuong quan quang que quoc quy quyen quynh sang sinh son
    tai tam tan tao thach thai than thang thanh thao the thi thien thinh tho thoa thu thuan thuc thuy thuy tien tin tinh toan trang
    tram tri trinh trong truc trung truong tu tuan tuan tung tuoi tuyen tuyet uyen van vi vien viet vinh vu vui vuong xuan yen""".split()
)
# Given names that are seldom another word when typed in lower case without marks.
SURE_GIVEN = frozenset(
    """hue hung tuan nga dung lan hoa huong huyen linh loan long nam nhung oanh phuong quang quynh son thao thuy trang trung tung tuyet
    uyen vinh yen hang hanh hien hieu hai ha giang cuong chau bich diep duc duong khanh kien lien mai minh ngoc nguyet phuc quan thanh
    thinh thu thuan toan van viet xuan binh loi ngan hong tam tien huyen dat lam phong""".split()
)
SURNAMES = frozenset(
    """nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh mai dao doan lam luong luu truong ta to ha cao chu quach thai
    phung kieu nong trieu vi ma la hua than giap""".split()
)
MIDDLE = frozenset(
    "thi van thanh duc minh ngoc xuan quang huu cong dinh thu hong kim bao gia quoc anh thuy viet manh tien trong the phuong".split()
)
TITLES = frozenset("chi anh ong ba co chu bac thay em ban".split())

UNIT_WORDS = frozenset(
    """quan ly khoa hoc cong nghe co so tieu chuan do luong chat luong to chuc can bo hanh chinh tai chinh ke hoach tong hop nghiep vu phap che
    thanh tra dau tu ung dung tien bo thong tin chuyen doi so huu tri tue tham dinh dao tao ky thuat thi truong nang luong nguyen tu an toan buc xa
    vien thong buu chinh bao chi xuat ban doi moi sang tao nong nghiep cong nghiep kinh te xa hoi van hoa moi truong dat dai thuy loi lam nghiep
    kiem lam trong trot bao ve thuc vat chan nuoi thu y phat trien nong thon hop tac quoc te ngan sach gia cong san quan tri nhan su kiem dinh
    thu nghiem khuyen nong du an chuyen nganh ha tang dich vu phat trien ho tro doanh nghiep giam sat danh gia hop tac va""".split()
)
