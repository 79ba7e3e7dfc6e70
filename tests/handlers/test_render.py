"""A reply within a channel's limits: nothing is lost, nothing is too long, choices are always there."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from handlers.messages import Choice, Limits, OutFile, Reply
from handlers.render import plain, render, split, utf16
from vietnamese.text import Text, b, line, text

BUTTONS = Limits(characters=4096, caption=1024, buttons=True, files=True)
PLAIN = Limits(characters=2000, caption=2000, buttons=False, files=False)
YES_NO = (Choice("Đúng", "x.yes"), Choice("Hủy", "x.no"))


def no_link(file: OutFile) -> None:
    return None


def test_buttons_carry_the_token_of_their_question() -> None:
    (body,) = render(Reply(text("Đúng không?"), YES_NO), BUTTONS, 7, no_link)
    assert plain(body) == "Đúng không?"
    assert body["choices"] == [{"label": "Đúng", "token": "p7:0"}, {"label": "Hủy", "token": "p7:1"}]


def test_without_buttons_the_choices_are_the_last_lines() -> None:
    (body,) = render(Reply(text("Đúng không?"), YES_NO), PLAIN, 7, no_link)
    assert plain(body).splitlines()[-2:] == ["1 Đúng", "2 Hủy"]


def test_long_choices_are_spelled_out_and_tapped_by_number() -> None:
    long = tuple(Choice(f"Nhiệm vụ {n} " + "rất dài " * 20, "x") for n in (1, 2))
    (body,) = render(Reply(text("Việc nào?"), long), BUTTONS, 7, no_link)
    assert "1 Nhiệm vụ 1" in plain(body)
    assert [c["label"] for c in body["choices"]] == ["1", "2"]


def test_choices_stand_on_the_last_part_of_a_long_text() -> None:
    bodies = render(Reply(text("\n".join(["một dòng"] * 900)), YES_NO), BUTTONS, 7, no_link)
    assert len(bodies) > 1
    assert [bool(b["choices"]) for b in bodies] == [False] * (len(bodies) - 1) + [True]


def test_a_file_stands_under_a_short_text_and_after_a_long_one() -> None:
    file = OutFile(3, "Báo cáo.docx")
    (short,) = render(Reply(text("Đây là báo cáo."), files=(file,)), BUTTONS, None, no_link)
    assert short["files"] == [{"id": 3, "name": "Báo cáo.docx", "photo": False}]
    bodies = render(Reply(text("dài " * 400), files=(file,)), BUTTONS, None, no_link)
    assert [len(b["files"]) for b in bodies] == [0, 1]


def test_where_files_are_not_carried_their_link_is_a_line() -> None:
    (body,) = render(Reply(text("Đây."), files=(OutFile(3, "a.docx"),)), PLAIN, None, lambda f: "https://x/f")
    assert plain(body) == "Đây.\na.docx: https://x/f"
    assert body["files"] == []


def test_without_a_link_a_line_says_where_a_file_is_and_a_picture_needs_one_too() -> None:
    chart, paper = OutFile(4, "bieu-do.png", photo=True), OutFile(3, "a.docx")
    (body,) = render(Reply(text("Đây."), files=(paper, chart)), PLAIN, None, no_link)
    assert plain(body).count("nhận tại Văn phòng") == 2
    assert body["files"] == []
    assert [f["name"] for f in body["named"]] == ["a.docx", "bieu-do.png"]
    (linked,) = render(Reply(text("Đây."), files=(paper, chart)), PLAIN, None, lambda f: "https://x/f")
    assert [f["name"] for f in linked["files"]] == ["bieu-do.png"]


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="\n"), max_size=80), max_size=30))
def test_splitting_loses_no_word_and_keeps_the_limit(rows: list[str]) -> None:
    whole = Text(tuple(line(row, b("đ")) for row in rows))
    parts = split(whole, 100)
    assert "".join(p.plain for p in parts).replace("\n", "") == whole.plain.replace("\n", "")
    assert all(utf16(p.plain) <= 100 for p in parts)


def test_inside_the_agencys_network_a_picture_is_a_link_too_and_says_where_it_opens() -> None:
    local = replace(PLAIN, pictures=False, local=True)
    files = (OutFile(4, "bieu-do.png", photo=True), OutFile(3, "a.docx"))
    (body,) = render(Reply(text("Đây."), files=files), local, None, lambda f: f"http://10.0.0.5/{f.file_id}")
    assert body["files"] == []
    assert "bieu-do.png (mở trong mạng cơ quan): http://10.0.0.5/4" in plain(body)
    assert "a.docx (mở trong mạng cơ quan): http://10.0.0.5/3" in plain(body)
