"""What officers write short: teencode and office abbreviations, each with the words that it stands for.

Keys are lower case as typed, with or without marks; matching tries the typed form, then its fold.
Forms that are short for something only beside certain neighbours are read in `said.py`.
"""

_TABLE = """
ko kg khg hổng khog hok hông hk k0 kô hônk = không
dc đc duocc đươc đựơc = được
r ui rùi rui ruif ròi ròi ròi rồii gòi òi roài rùiii = rồi
chx chưaa = chưa
trc trk = trước
qá qa = quá
xog xg xongg xonq = xong
nv nvu nvụ nhvu nhiệmvụ nhiemvu = nhiệm vụ
ht htat = hoàn thành
bc bcao bcáo b/c = báo cáo
cviec cviệc = công việc
vc viêc viec0 = việc
nhìu nhiu nhju nh = nhiều
bn bnh bnhiu bnhiêu baonhieu = bao nhiêu
hnay hnai = hôm nay
hqua = hôm qua
ntn = như thế nào
tnào tnao = thế nào
j ji = gì
z zay v dzay dz zậy zị = vậy
mn m.n mng = mọi người
vs = với
lun luông = luôn
ik = đi
cx cug cũg = cũng
nhứt = nhất
thg = tháng
dg đg đag dag = đang
đv dvi đvị đvi = đơn vị
tđ tdo tđộ = tiến độ
lđ ldao lđạo = lãnh đạo
kp kphí kphi = kinh phí
gh ghan ghạn = gia hạn
đn đ/n = đề nghị
đx đxuat đxuất = đề xuất
kk kkhăn = khó khăn
ds dsach dsách = danh sách
vp = văn phòng
vps = văn phòng sở
qđ = quyết định
ctr = chương trình
tb = thông báo
ttr = tờ trình
đ/c đc. d/c đchí dchi = đồng chí
gđ = giám đốc
pgđ = phó giám đốc
tphòng = trưởng phòng
ktra = kiểm tra
tkhai trkhai = triển khai
t/h thhien thhiện = thực hiện
hthanh hthành = hoàn thành
cbi cbị = chuẩn bị
pduyệt pduyet = phê duyệt
tgian tg = thời gian
dkien dkiến = dự kiến
cnhat cnhật capnhat = cập nhật
thop thợp = tổng hợp
ycau ycầu yc = yêu cầu
lm = làm
ms = mới
mik mk = mình
okie oki okla okela okay oke okê okj okeee = ok
thui = thôi
skhcn = sở khoa học và công nghệ
sl = số liệu
stt task = nhiệm vụ
deadline ddl = hạn
done finished completed finish complete close closed = xong
hold onhold on-hold = tạm dừng
pending = đang chờ
đợi hóng đợii = chờ
t.dừng t.dung t.ngừng t.ngung = tạm dừng
nx = nữa
dl = hạn
ttyt = trung tâm y tế
ttvh = trung tâm văn hóa
tl = tỷ lệ
update updated = cập nhật
list = danh sách
check = kiểm tra
remind = nhắc
approve = duyệt
reject = từ chối
delay = chậm
cancel = hủy
export = xuất
help = trợ giúp
fix = sửa
overdue = quá hạn
send = gửi
report = báo cáo
undo = hoàn tác
confirm = xác nhận
giùm dùm zùm gium zum = giúp
nhá nhoa nhen nghen = nhé
chừ bâychừ = giờ
rứa = vậy
lẹ = nhanh
qh qhan qhạn = quá hạn
vđ = vấn đề
dn = doanh nghiệp
"""

EXPANSIONS: dict[str, tuple[str, ...]] = {
    form: tuple(full.split())
    for short, full in (row.split(" = ") for row in _TABLE.strip().splitlines())
    for form in short.split()
    if not form.endswith("0") or form == "k0"
}
