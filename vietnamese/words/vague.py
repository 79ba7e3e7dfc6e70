"""Sentences for words that fit no task well."""

from vietnamese.text import Text, text


def nearest(reference: str) -> Text:
    """Some tasks hold a part of the words."""
    return text(
        f"Chưa rõ “{reference}” là nhiệm vụ nào. Gần nhất có các nhiệm vụ sau, đề nghị đồng chí chọn:"
    )


def your_own(reference: str, more: bool) -> Text:
    """No task holds any of the words: the person's own."""
    rest = " (nêu 5 việc đến hạn trước; xem hết: “việc của tôi”)" if more else ""
    return text(
        f"Không có nhiệm vụ nào gần với “{reference}”. "
        f"Đồng chí đang có các việc sau{rest}, đề nghị chọn hoặc ghi số nhiệm vụ:"
    )
