"""Strangers' files are looked through before anything parses them."""

import io
import zipfile

import pytest

from plans import safety
from plans.safety import Refusal, check
from tests.plans.documents import plan_word, read, saved, word, workbook
from vietnamese.words.plans import refused as refused_words

DOCUMENT = "word/document.xml"


def package(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def refused(content: bytes, name: str = "ke-hoach.docx") -> str:
    """The code of the refusal."""
    with pytest.raises(Refusal) as caught:
        read(content, name)
    return caught.value.code


def test_kinds_are_told_by_the_bytes() -> None:
    assert check(plan_word(), "ke-hoach.xlsx") == "docx"
    assert check(saved(workbook([("a", "b")])), "ke-hoach.docx") == "xlsx"
    assert check(b"%PDF-1.7\n", "a.bin") == "pdf"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.docx", "empty"),
        (b"\0" * 10, "a.docx", "empty"),
        (OLE, "a.doc", "old_word"),
        (OLE + "WordDocument".encode("utf-16-le"), "a", "old_word"),
        (OLE, "a.xls", "old_excel"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "encrypted"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "a.ppt", "unknown_type"),
        (b"\x89PNG\r\n\x1a\n", "a.png", "unknown_type"),
        (b"Kinh gui cac dong chi", "a.txt", "unknown_type"),
        (b"Kinh gui cac dong chi", "a.docx", "broken"),
        (b"PK\x03\x04 torn", "a.docx", "broken"),
        (package({"index.html": b"<html>"}), "a.zip", "unknown_type"),
        (package({DOCUMENT: b"<w/>", "word/vbaProject.bin": b"x"}), "a.docx", "macros"),
        (package({DOCUMENT: b"<w/>"}), "a.docm", "macros"),
        (package({DOCUMENT: b"<w/>", "word/embeddings/x.zip": b"x"}), "a.docx", "unsafe"),
        (package({DOCUMENT: b"<?xml version='1.0'?><!DOCTYPE x><w/>"}), "a.docx", "unsafe"),
        (package({DOCUMENT: '<?xml version="1.0"?><!DOCTYPE x>'.encode("utf-16")}), "a.docx", "unsafe"),
        (
            package({DOCUMENT: b"<w/>", "word/other.bin": b"<?xml version='1.0'?><!ENTITY a 'b'>"}),
            "a.docx",
            "unsafe",
        ),
        (package({DOCUMENT: b"not xml"}), "a.docx", "broken"),
        (package({f"word/{n}": b"" for n in range(2001)}), "a.docx", "bomb"),
    ],
)
def test_refusals(content: bytes, name: str, code: str) -> None:
    assert refused(content, name) == code


@pytest.mark.parametrize(
    ("stream", "name", "code"),
    [("WordDocument", "ke-hoach.docx", "old_word"), ("Workbook", "ke-hoach.xlsx", "old_excel")],
)
def test_an_old_file_renamed_is_told_that_renaming_is_not_enough(stream: str, name: str, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        check(OLE + stream.encode("utf-16-le"), name)
    assert (caught.value.code, caught.value.arguments) == (code, {"renamed": name[-5:]})
    assert "đổi đuôi tên tệp là chưa đủ" in refused_words(code, caught.value.arguments).plain


def test_a_doctype_across_two_chunks_is_seen() -> None:
    text = b"<?xml version='1.0'?>" + b" " * (safety.CHUNK - 26) + b"<!DOCTYPE x><w/>"
    assert refused(package({DOCUMENT: text}, zipfile.ZIP_STORED)) == "unsafe"


def test_a_zip_bomb_is_stopped_while_it_inflates() -> None:
    assert refused(package({DOCUMENT: b"\x20" * (40 * 2**20)})) == "bomb"


def test_a_size_that_the_archive_lies_about_is_counted_all_the_same() -> None:
    content = bytearray(package({DOCUMENT: b"\x20" * (12 * 2**20)}))
    size = (12 * 2**20).to_bytes(4, "little")
    lied = bytes(content).replace(size, (100).to_bytes(4, "little"))
    assert refused(lied) in ("bomb", "broken")


def test_a_file_above_twenty_megabytes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safety, "MAX_FILE", 1000)
    assert refused(plan_word()) == "too_big"


def test_a_document_without_a_list_of_tasks_is_refused() -> None:
    assert refused(word("Kính gửi các đồng chí, mời họp lúc 8 giờ.")) == "no_tasks"
    assert refused(word("")) == "empty"


def test_a_budget_table_is_refused_with_a_word() -> None:
    rows = [
        ("1", "Số đề tài", "đề tài", "12", "15", "125"),
        ("2", "Kinh phí sự nghiệp", "triệu đồng", "34.500", "36.700", "106,4"),
    ]
    header = ("STT", "Nội dung", "Đơn vị tính", "Năm 2025", "Năm 2026", "Tỷ lệ %")
    assert refused(word("BIỂU CHỈ TIÊU NĂM 2026", rows, header=header)) == "not_tasks"


def test_an_indicator_table_with_two_header_rows_is_refused() -> None:
    header = ("TT", "Chỉ tiêu", "ĐVT", "Thực hiện 2025", "<", "Kế hoạch 2026")
    rows = [
        (None, None, None, "6 tháng", "Cả năm", None),
        ("1", "Tỷ lệ hồ sơ đúng hạn", "%", "97,5", "98,2", "99"),
        ("2", "Số sáng chế", "sáng chế", "3", "5", "7"),
        ("3", "Doanh nghiệp KH&CN", "DN", "12", "14", "18"),
    ]
    assert refused(word(rows, header=header)) == "not_tasks"
