"""Opens a file of any kind as blocks, after the checks; what reads meaning out of them is not loaded for it."""

from plans.blocks import Content
from plans.safety import check


def load(content: bytes, name: str) -> Content:
    """The blocks of a file, after the checks; the heavy reader of each format is imported only when needed."""
    kind = check(content, name)
    if kind == "docx":
        from plans.word import read_word

        return read_word(content)
    if kind == "xlsx":
        from plans.excel import read_excel

        return read_excel(content)
    from plans.pdf import read_pdf

    return read_pdf(content)
