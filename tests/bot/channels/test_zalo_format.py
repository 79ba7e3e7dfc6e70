"""What Zalo shows: exactly our characters, bold where meant, counted as the platform counts."""

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.zalo_format import styled

SPANS = st.tuples(st.text(st.characters(exclude_characters="\n", codec="utf-16-le")), st.booleans())
LINES = st.lists(st.lists(SPANS))


def cut(text: str, start: int, length: int) -> str:
    """A range of UTF-16 units, as a phone of Zalo cuts it."""
    return text.encode("utf-16-le")[2 * start : 2 * (start + length)].decode("utf-16-le")


@given(LINES)
def test_every_range_cuts_out_bold_words_and_all_of_them(lines: list[list[tuple[str, bool]]]) -> None:
    text, ranges = styled(lines)
    assert text == "\n".join("".join(words for words, _ in row) for row in lines)
    bold = "".join(words for row in lines for words, is_bold in row if is_bold)
    assert "".join(cut(text, r["start"], r["len"]) for r in ranges) == bold
    assert all(r["len"] > 0 and r["st"] == ["b"] for r in ranges)


def test_offsets_count_a_character_beyond_the_basic_plane_as_two() -> None:
    text, ranges = styled([[("📌 Mục ", False), ("số 7", True)], [("Hạn: ", False), ("30/9/2026", True)]])
    assert text == "📌 Mục số 7\nHạn: 30/9/2026"
    assert [(r["start"], r["len"]) for r in ranges] == [(7, 4), (17, 9)]


def test_neighbours_in_bold_are_one_range_and_plain_text_has_none() -> None:
    assert styled([[("a", True), ("b", True)]])[1] == [{"start": 0, "len": 2, "st": ["b"]}]
    assert styled([[("<b>*a*</b> {red}", False)]]) == ("<b>*a*</b> {red}", [])
    assert styled([]) == ("", [])
