"""The clerk's pen by chat, on both renderings: a made report goes out, is edited, comes back."""

import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import pytest

from reports.check_order import misplaced
from storage.database import Database
from tests import house
from tests.conversations.talking import Talk

CLERK = "Cao Thị Thảo"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(params=["telegram", "zalo"])
def talk(request: pytest.FixtureRequest, template: Path, tmp_path: Path) -> Iterator[Talk]:
    database: Database = house.copy(template, tmp_path)
    found = Talk(database, tmp_path, request.param, "2026-11-16T09:00")
    found.say("Lê Thị Nga", "nv 2.1 đã khảo sát 12/20 hợp tác xã ngày 10/11")
    found.say("Lê Thị Nga", "1")
    yield found
    database.close()


def word(talk: Talk, text: str = "xuất báo cáo tháng 11") -> Path:
    path: Path = talk.say(CLERK, text)["files"][0]
    assert misplaced(path) == ()
    return path


def edited(path: Path, tmp_path: Path, change: Callable[[Any], None], name: str = "sua.docx") -> Path:
    document = docx.Document(str(path))
    change(document)
    document.save(str(tmp_path / name))
    return tmp_path / name


def paragraph(document: Any, begins: str) -> Any:
    return next(p for p in document.paragraphs if p.text.startswith(begins))


def cell(document: Any, begins: str) -> Any:
    return next(
        p for row in document.tables[-1].rows for p in row.cells[-1].paragraphs if p.text.startswith(begins)
    )


def write(words: str) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        paragraph(document, "[Văn phòng").runs[0].text = words

    return change


def told(path: Path) -> str:
    document = docx.Document(str(path))
    return "\n".join(
        [p.text for p in document.paragraphs] + [c.text for r in document.tables[-1].rows for c in r.cells]
    )


def test_wording_is_kept_and_stands_in_the_next_version(talk: Talk, tmp_path: Path) -> None:
    card = talk.send(CLERK, edited(word(talk), tmp_path, write("Tỉnh ủy quan tâm chỉ đạo sát sao.")))
    assert "Mục I.1 Thuận lợi" in card["text"] and card["choices"][0] == "Ghi bản biên tập"
    done = talk.say(CLERK, "1")
    assert "bản 2" in done["text"] and "Tỉnh ủy quan tâm" in told(done["files"][0])
    talk.say("Ngô Thị Yến", "nv 3 đã kiểm định 4000 phương tiện đo ngày 12/11")
    talk.say("Ngô Thị Yến", "1")
    later = told(word(talk))
    assert "Tỉnh ủy quan tâm" in later and "4.000" in later


def test_figures_and_states_are_never_taken_from_a_file(talk: Talk, tmp_path: Path) -> None:
    def change(document: Any) -> None:
        cell(document, "Đã khảo sát 12/20").runs[0].text = "Đã khảo sát được 15/20 hợp tác xã ngày 10/11."
        write("Tỉnh ủy quan tâm.")(document)

    card = talk.send(CLERK, edited(word(talk), tmp_path, change))
    assert "12/20 → 15/20" in card["text"] and "không sửa từ tệp" in card["text"]
    kept = told(talk.say(CLERK, "1")["files"][0])
    assert "15/20" not in kept and "12/20" in kept and "Tỉnh ủy quan tâm" in kept


def test_next_month_starts_with_the_words_of_this_one(talk: Talk, tmp_path: Path) -> None:
    talk.send(CLERK, edited(word(talk), tmp_path, write("Tỉnh ủy quan tâm chỉ đạo sát sao.")))
    talk.say(CLERK, "1")
    talk.wait("2026-12-15T09:00")
    found = word(talk, "xuất báo cáo tháng 12")
    assert "Tỉnh ủy quan tâm" in told(found) and "lấy từ báo cáo kỳ trước" in told(found)

    def gone_through(document: Any) -> None:
        note = paragraph(document, "[Văn phòng")
        note._p.getparent().remove(note._p)

    talk.send(CLERK, edited(found, tmp_path, gone_through))
    after = told(talk.say(CLERK, "1")["files"][0])
    assert "Tỉnh ủy quan tâm" in after and "lấy từ báo cáo kỳ trước\n" not in after.split("II.")[0]


def test_a_correction_takes_no_words_from_the_period_before(talk: Talk, tmp_path: Path) -> None:
    word(talk)
    talk.say(CLERK, "đã gửi báo cáo tháng 11, số 120/BC-SKHCN ngày 16/11")
    october = word(talk, "xuất báo cáo tháng 10")
    talk.send(CLERK, edited(october, tmp_path, write("Tỉnh ủy quan tâm chỉ đạo sát sao.")))
    talk.say(CLERK, "1")
    assert "không có gì khác" in talk.say(CLERK, "đính chính báo cáo tháng 11")["text"]


def test_an_older_file_goes_into_the_newest_version_where_it_fits(talk: Talk, tmp_path: Path) -> None:
    first = word(talk)

    def both(document: Any) -> None:
        write("Tỉnh ủy quan tâm.")(document)
        cell(document, "Đã khảo sát 12/20").runs[0].text = "Khảo sát được 12/20 hợp tác xã, đạt 60 %."

    talk.say("Lê Thị Nga", "nv 2.1 đã khảo sát 14/20 hợp tác xã ngày 13/11")
    talk.say("Lê Thị Nga", "1")
    word(talk)
    card = talk.send(CLERK, edited(first, tmp_path, both))
    assert "bản cũ hơn" in card["text"]
    done = talk.say(CLERK, "1")
    assert "không chuyển được" in done["text"]
    assert "14/20" in told(done["files"][0]) and "Tỉnh ủy quan tâm" in told(done["files"][0])


def test_a_row_that_was_deleted_stays(talk: Talk, tmp_path: Path) -> None:
    def change(document: Any) -> None:
        row = document.tables[-1].rows[-1]._tr
        row.getparent().remove(row)

    card = talk.send(CLERK, edited(word(talk), tmp_path, change))
    assert "không xóa nhiệm vụ" in card["text"] and card["choices"] == ["Bỏ, không ghi"]
    assert "Không có chỗ sửa nào" in talk.say(CLERK, "1")["text"]


def test_tracked_changes_count_as_accepted(talk: Talk, tmp_path: Path) -> None:
    def change(document: Any) -> None:
        place = paragraph(document, "[Văn phòng")
        old, parent = place.runs[0]._r, place._p
        new = copy.deepcopy(old)
        new.find(f"{W}t").text = "Được cấp đủ kinh phí."
        for name, run in (("del", old), ("ins", new)):
            mark = parent.makeelement(f"{W}{name}", {f"{W}id": "90", f"{W}author": "VT"})
            parent.append(mark)
            mark.append(run)
        old.find(f"{W}t").tag = f"{W}delText"

    card = talk.send(CLERK, edited(word(talk), tmp_path, change))
    assert "Track Changes" in card["text"] and "Được cấp đủ kinh phí." in card["text"]
    assert "[Văn phòng" not in card["text"]


def test_a_report_of_another_agency_is_named_as_such(talk: Talk, tmp_path: Path) -> None:
    def change(document: Any) -> None:
        for mark in document.element.body.iter(f"{W}bookmarkStart"):
            if mark.get(f"{W}name").startswith("_td_v_"):
                mark.set(f"{W}name", "_td_v_" + "ab" * 10)

    assert "cơ quan khác" in talk.send(CLERK, edited(word(talk), tmp_path, change))["text"]


def test_only_the_office_sends_a_report_back(talk: Talk, tmp_path: Path) -> None:
    path = edited(word(talk), tmp_path, write("Tốt."))
    assert "Văn phòng nhập" in talk.send("Lê Thị Nga", path)["text"]


def test_an_untouched_file_has_no_edits(talk: Talk) -> None:
    assert "không có chỗ sửa nào" in talk.send(CLERK, word(talk))["text"]


def test_edits_of_a_sent_report_wait_for_its_correction(talk: Talk, tmp_path: Path) -> None:
    made = word(talk)
    talk.say(CLERK, "đã gửi báo cáo tháng 11, số 120/BC-SKHCN ngày 16/11")
    card = talk.send(CLERK, edited(made, tmp_path, write("Tỉnh ủy quan tâm.")))
    assert "đã khóa" in card["text"]
    assert "bản đã gửi giữ nguyên" in talk.say(CLERK, "1")["text"]
    again = talk.say(CLERK, "gửi lại báo cáo tháng 11")["files"][0]
    assert again.read_bytes() == made.read_bytes()
    found = talk.say(CLERK, "đính chính báo cáo tháng 11")
    assert "Tỉnh ủy quan tâm" in told(found["files"][0]) and "thay thế Báo cáo số 120/BC-SKHCN" in told(
        found["files"][0]
    )
    assert found["files"][1].suffix == ".xlsx"


def without_marks(document: Any) -> None:
    """What another editor leaves: no bookmark, no identifier, no place that a key names."""
    for tag in ("bookmarkStart", "bookmarkEnd"):
        for mark in list(document.element.iter(f"{W}{tag}")):
            mark.getparent().remove(mark)
    document.core_properties.identifier = ""
    write("Tỉnh ủy quan tâm chỉ đạo sát sao.")(document)


def test_a_report_whose_marks_are_lost_is_never_read_as_a_plan_in_silence(talk: Talk, tmp_path: Path) -> None:
    word(talk)
    talk.say("Ngô Thị Yến", "nv 3 đã kiểm định 4000 phương tiện đo ngày 12/11")
    talk.say("Ngô Thị Yến", "1")
    asked = talk.send(CLERK, edited(word(talk), tmp_path, without_marks))
    assert "dấu nhận biết không còn" in asked["text"] and "chưa có gì được ghi" in asked["text"]
    assert asked["choices"] == [
        "Bản biên tập của báo cáo tháng 11 năm 2026, bản 2",
        "Bản biên tập của báo cáo tháng 11 năm 2026, bản 1",
        "Đọc tệp như một kế hoạch",
    ]
    card = talk.say(CLERK, "1")
    assert "Mục I.1 Thuận lợi" in card["text"] and card["choices"][0] == "Ghi bản biên tập"
    assert "Tỉnh ủy quan tâm" in told(talk.say(CLERK, "1")["files"][0])


def test_a_report_without_marks_may_be_a_plan_when_so_chosen(talk: Talk, tmp_path: Path) -> None:
    asked = talk.send(CLERK, edited(word(talk), tmp_path, without_marks))
    card = talk.say(CLERK, str(len(asked["choices"])))
    assert "Đã đọc kế hoạch" in card["text"]


def test_a_report_of_another_title_is_read_as_before(talk: Talk, tmp_path: Path) -> None:
    def other(document: Any) -> None:
        without_marks(document)
        for p in document.paragraphs[:12]:
            for run in p.runs:
                run.text = run.text.replace("tháng 11 năm 2026", "công tác hè năm 2025")

    assert "Đã đọc kế hoạch" in talk.send(CLERK, edited(word(talk), tmp_path, other))["text"]
