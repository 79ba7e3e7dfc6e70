"""Plans wrapped by hand at any width, with line breaks or a paragraph a line, read as the whole ones."""

import io
import random
import textwrap
from collections.abc import Callable, Iterable
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from plans.wraps import joined, width_of
from tests.plans.documents import FIVE, HEADING, PLAN, RESULTS, SEVEN, read, word
from tests.plans.test_prose import LATER, TEXT

# What a wrap may put at a line's beginning: a dash, a number of a version, the name of a body, a date's rest.
HARD = (
    (
        "1",
        "Nhiệm vụ 1: Xây dựng mạng lưới kết nối nghiên cứu - sản xuất - thị trường giai đoạn 2026 - 2030",
        "- Khảo sát nhu cầu: tháng 3/2026 (theo danh sách do các Sở gửi)\n- Lấy ý kiến UBND các xã, phường: tháng 4/2026\n"
        "Hoàn thiện: trình Sở ký ban hành hướng dẫn áp dụng bản 4.0 của bộ tài liệu",
        "Từ tháng 3 đến tháng 11/2026",
        "01 mạng lưới",
        "Phòng Quản lý Khoa học và Đổi mới sáng tạo",
        "Chủ trì thực hiện: Trưởng phòng Quản lý Khoa học",
    ),
    (
        "2",
        "Nhiệm vụ 2: Phối hợp với Trung tâm Ứng dụng Khoa học tổ chức Tuần lễ đổi mới sáng tạo tỉnh An Bình",
        "Tham mưu Chủ tịch UBND tỉnh ban hành kế hoạch tổ chức Tuần lễ",
        "Tháng 9/2026",
        "01 kế hoạch",
        "Văn phòng Sở",
        "Chủ trì thực hiện: Chánh Văn phòng Sở",
    ),
)
DOCUMENTS = {
    "plan": word(*HEADING, [SEVEN, *PLAN]),
    "hard": word(*HEADING, [SEVEN, *HARD]),
    "results": word(*HEADING, [FIVE, *RESULTS]),
    "prose": word(*TEXT.split("\n")),
    "later prose": word(*LATER.split("\n")),
}
COMPARED = "path node_type title parent target start due lead_unit lead_person coordinating_units result_text"


def facts(content: bytes) -> list[dict[str, Any]]:
    return [{key: node.as_json()[key] for key in COMPARED.split()} for node in read(content).tasks]


def rewritten(content: bytes, cut: Callable[[str], list[str]], breaks: bool) -> bytes:
    """Every paragraph, in cells and outside, cut into lines: by line breaks, or a paragraph each."""
    document = docx.Document(io.BytesIO(content))
    for element in list(document.element.body.iter(qn("w:p"))):
        paragraph = Paragraph(element, None)  # type: ignore[arg-type]
        lines = cut(paragraph.text)
        if len(lines) < 2:
            continue
        paragraph.text = "\n".join(lines) if breaks else lines[-1]
        if not breaks:
            for line in lines[:-1]:
                paragraph.insert_paragraph_before(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def greedy(widths: Iterable[int]) -> Callable[[str], list[str]]:
    """Lines as full as they get; each line may have a width of its own."""
    widths = iter(widths)

    def cut(text: str) -> list[str]:
        lines, rest = [], text
        while rest:
            lines.append(textwrap.wrap(rest, next(widths), break_long_words=False, break_on_hyphens=False)[0])
            rest = rest[len(lines[-1]) :].strip()
        return lines

    return cut


def always(width: int) -> Iterable[int]:
    while True:
        yield width


def around(width: int, seed: int) -> Iterable[int]:
    hand = random.Random(seed)
    while True:
        yield width + hand.randint(-2, 2)


@pytest.mark.parametrize("breaks", [True, False], ids=["line breaks", "paragraphs"])
@pytest.mark.parametrize("width", [24, 28, 33, 38, 40, 42, 47, 60])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_plan_wrapped_by_hand_reads_as_the_whole_one(name: str, width: int, breaks: bool) -> None:
    wrapped = rewritten(DOCUMENTS[name], greedy(always(width)), breaks)
    assert facts(wrapped) == facts(DOCUMENTS[name])


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", ["plan", "hard", "results"])
def test_a_hand_does_not_break_at_the_very_same_width(name: str, seed: int) -> None:
    wrapped = rewritten(DOCUMENTS[name], greedy(around(40, seed)), breaks=True)
    assert facts(wrapped) == facts(DOCUMENTS[name])


@pytest.mark.parametrize("name", ["plan", "hard", "results"])
def test_a_break_inside_a_word_invents_no_row(name: str) -> None:
    wrapped = rewritten(DOCUMENTS[name], lambda t: [t[n : n + 40] for n in range(0, len(t), 40)], True)
    assert [n["path"] for n in facts(wrapped)] == [n["path"] for n in facts(DOCUMENTS[name])]


WHOLE: dict[str, tuple[str, ...]] = {
    "a list": ("- Khảo sát nhu cầu của các hợp tác xã;", "- Lựa chọn đơn vị tư vấn;", "- Báo cáo kết quả."),
    "units": ("Phòng Quản lý Khoa học", "Chi cục Tiêu chuẩn Đo lường Chất lượng", "Văn phòng Sở"),
    "works of nearly one length": (
        "Tổ chức hội nghị chuyển giao kết quả đề tài",
        "Tổ chức hội thi sáng tạo kỹ thuật cấp tỉnh",
        "Tổ chức nghiệm thu đề tài cấp cơ sở đợt một",
        "Trình công nhận sáng kiến cấp tỉnh năm 2026",
    ),
    "two sentences in lower case": ("xây dựng kế hoạch khảo sát các chợ đầu mối", "ban hành hướng dẫn"),
}


@pytest.mark.parametrize("name", WHOLE)
def test_lines_that_nobody_wrapped_are_left_alone(name: str) -> None:
    lines = WHOLE[name]
    assert joined(lines, width_of([lines] * 5 if name != "two sentences in lower case" else [lines])) == list(
        lines
    )
