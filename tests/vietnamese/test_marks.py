"""Marks left out in typing are set where the words around leave no doubt; doubt is said, marks typed stay."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vietnamese.marks import as_written, bears_marks, lacks_marks, learned
from vietnamese.normalize import fold

OWN = learned().with_texts(["Kiểm định phương tiện đo nhóm 2", "Vận hành sàn giao dịch thiết bị"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("da khao sat nhu cau cua doanh nghiep", "đã khảo sát nhu cầu của doanh nghiệp"),
        ("chua co kinh phi", "chưa có kinh phí"),
        ("Da kiem dinh 12 phuong tien do", "Đã kiểm định 12 phương tiện đo"),
        ("dang van hanh san giao dich", "đang vận hành sàn giao dịch"),
        ("HOAN THANH nhiem vu", "HOÀN THÀNH nhiệm vụ"),
    ],
)
def test_set_where_certain(typed: str, meant: str) -> None:
    found = OWN.restore(typed)
    assert found.text == meant and found.doubtful == ()


@pytest.mark.parametrize(
    "typed",
    [
        "viec nay dung han tu thang 9",
        "da gui bao cao cho so tai chinh",
        "giao cho Xyzt phu trach",
        "dung han",
    ],
)
def test_doubt_is_said(typed: str) -> None:
    found = OWN.restore(typed)
    assert found.doubtful and all(word in found.text for word in found.doubtful)


def test_the_agencys_own_words_decide() -> None:
    titles = ["Khảo sát sản xuất dâu tằm", "Hỗ trợ giống dâu tằm mới"]
    assert learned().with_texts(titles).restore("ho tro giong dau tam").text.endswith("giống dâu tằm")


def test_words_with_marks_stay_and_help() -> None:
    assert OWN.restore("đã gui báo cao").text == "đã gửi báo cáo"


@pytest.mark.parametrize(
    ("words", "lacks"), [("da gui phieu", True), ("đã gui phieu", False), ("ok", False), ("60%", False)]
)
def test_lacking_marks(words: str, lacks: bool) -> None:
    assert lacks_marks(words) is lacks


@pytest.mark.parametrize(
    ("words", "title", "written"),
    [
        ("hop tac xa", "Khảo sát các hợp tác xã", "hợp tác xã"),
        ("hoi nghi", "HỘI NGHỊ TẬP HUẤN", "hội nghị"),
        ("buổi họp", "Buoi hop", "buổi họp"),
        ("ho so", "Khảo sát", "ho so"),
    ],
)
def test_written_as_the_title_writes_it(words: str, title: str, written: str) -> None:
    assert as_written(words, (title,)) == written


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_only_marks_are_ever_changed(text: str) -> None:
    found = OWN.restore(text)
    assert fold(unicodedata.normalize("NFC", found.text)) == fold(unicodedata.normalize("NFC", text))
    assert not bears_marks(["a", "b"])
