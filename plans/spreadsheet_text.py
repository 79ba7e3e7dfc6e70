"""Rows of text from a CSV of any usual encoding and delimiter, or from the first sheet of a workbook."""

import csv
import io
import unicodedata

from plans.blocks import Table
from plans.safety import Refusal, check

_MAX = 20 * 2**20


def read_rows(content: bytes, name: str) -> list[tuple[int, list[str]]]:
    """(row number from 1, cells) of every row that holds anything; raises Refusal for anything else."""
    if len(content) > _MAX:
        raise Refusal("too_big", limit=20)
    if content.startswith((b"PK", b"\xd0\xcf\x11\xe0")) or b"%PDF-" in content[:1024]:
        if check(content, name) != "xlsx":
            raise Refusal("unknown_type")
        return _workbook(content)
    return _csv(decode(content))


def _workbook(content: bytes) -> list[tuple[int, list[str]]]:
    from plans.excel import read_excel

    tables = [block for block in read_excel(content).blocks if isinstance(block, Table)]
    rows = tables[0].rows if tables else ()
    return [(row.number, [" ".join(cell.text.split()) for cell in row.cells]) for row in rows]


def _csv(text: str) -> list[tuple[int, list[str]]]:
    head = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(",;\t", key=head.count)
    found = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append((reader.line_num, [" ".join(cell.split()) for cell in cells]))
    except csv.Error as error:
        raise Refusal("broken") from error
    return found


def decode(content: bytes) -> str:
    """Text of UTF-8, UTF-16 or Windows-1258 bytes, in NFC."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    elif b"\0" in content[:200]:
        text = content.decode("utf-16-le" if content[1:2] == b"\0" else "utf-16-be", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1258", "replace")
    return unicodedata.normalize("NFC", text)
