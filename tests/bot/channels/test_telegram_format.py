"""What Telegram shows: the reader sees exactly our characters, bold where meant, whatever a field holds."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram_format import html, keyboard

LINES = st.lists(
    st.lists(st.tuples(st.text(st.characters(exclude_characters="\r\n", codec="utf-8")), st.booleans()))
)


class Reader(HTMLParser):
    """What a reader sees, and which of it is bold."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen, self.bold, self.open = "", "", 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        assert tag == "b"
        assert not attrs
        self.open += 1

    def handle_endtag(self, tag: str) -> None:
        self.open -= 1

    def handle_data(self, data: str) -> None:
        self.seen += data
        self.bold += data if self.open else ""


@given(LINES)
def test_no_field_can_add_markup(lines: list[list[tuple[str, bool]]]) -> None:
    reader = Reader()
    reader.feed(html(lines))
    reader.close()
    assert reader.open == 0
    assert reader.seen == "\n".join("".join(t for t, _ in row) for row in lines)
    assert reader.bold == "".join(t for row in lines for t, bold in row if bold)


def choices(*labels: str) -> list[dict[str, str]]:
    return [{"label": label, "token": f"p4:{n}"} for n, label in enumerate(labels)]


def rows(*labels: str) -> list[list[str]]:
    made = keyboard(choices(*labels))
    assert made is not None
    return [[button.text for button in row] for row in made.inline_keyboard]


def test_a_choice_a_row_and_short_ones_side_by_side() -> None:
    assert rows("1", "2", "3") == [["1", "2", "3"]]
    assert rows("Đúng", "Sửa") == [["Đúng", "Sửa"]]
    assert rows("Nhiệm vụ 2.1 Tổ chức hội nghị", "Không") == [["Nhiệm vụ 2.1 Tổ chức hội nghị"], ["Không"]]
    assert len(rows(*(str(n) for n in range(12)))) == 2


def test_a_button_carries_the_token_and_never_words() -> None:
    made = keyboard(choices("Đúng"))
    assert made is not None
    assert made.inline_keyboard[0][0].callback_data == "p4:0"


def test_nothing_to_choose_is_no_keyboard() -> None:
    assert keyboard([]) is None
