"""An edited report's file taken apart into keyed pieces; files of strangers are weighed before they are parsed.

Tracked changes count as accepted: what was deleted is not read, what was inserted is.
"""

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from docx.oxml import parse_xml

from reports.errors import ReportError
from reports.keys import read_bookmark
from reports.layout.clean import clean

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MEMBERS, _BYTES = 2_000, 100_000_000
_ALIKE = 0.8
_ALONE = ("opening", "notes", "closing")  # paragraphs under no heading
_COLUMNS = ("title", "target", "deadline", "result")


@dataclass(frozen=True, slots=True)
class Piece:
    """A keyed place: kind "h" (heading) or "r" (row), its key, its words as printed."""

    kind: str
    key: str
    words: str


def read_pieces(path: Path, outline: Sequence[Piece]) -> dict[str, str]:
    """The texts of the file by key. Raises ReportError as `reports.edits.read_edits` says."""
    body = _document(path).find(f"{_W}body")
    if body is None:
        raise ReportError("not_a_word_file")
    finder = _Finder(outline, {start.get(f"{_W}name") or "" for start in body.iter(f"{_W}bookmarkStart")})
    found: dict[str, str] = {}
    heading = ""
    for block in _blocks(body):
        if block.tag == f"{_W}tbl":
            _table(block, finder, found)
            heading = "" if heading == "closing" else heading
        else:
            heading = _paragraph(_words(block), block, finder, found, heading)
    if not finder.hits:
        raise ReportError("word_file_not_ours")
    return found


def _paragraph(words: str, block: Any, finder: "_Finder", found: dict[str, str], heading: str) -> str:
    """Takes a paragraph in; the key of the heading it stands under or begins."""
    key = finder.find("h", block, words)
    if key in _ALONE:
        found[key] = words
    elif key:
        found[f"title:{key}"], found[f"heading:{key}"] = words, ""
    elif heading in ("opening", "notes") and words:
        found[heading] = f"{found[heading]}\n{words}"
    elif heading not in ("", "closing") and words:
        found[f"heading:{heading}"] = f"{found[f'heading:{heading}']}\n{words}".strip()
    return key or heading


def _document(path: Path) -> Any:
    """The root of word/document.xml, when the archive is small enough and declares no entities."""
    try:
        with zipfile.ZipFile(path) as pack:
            if len(pack.infolist()) > _MEMBERS or pack.getinfo("word/document.xml").file_size > _BYTES:
                raise ReportError("word_file_too_large")
            with pack.open("word/document.xml") as stream:
                data = stream.read(_BYTES + 1)
    except (
        zipfile.BadZipFile,
        KeyError,
        OSError,
        RuntimeError,
        NotImplementedError,
        EOFError,
        ValueError,
    ) as error:
        raise ReportError("not_a_word_file") from error
    if len(data) > _BYTES:
        raise ReportError("word_file_too_large")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ReportError("not_a_word_file")
    try:
        return parse_xml(data)
    except Exception as error:  # the parser's own errors, of a library that is not ours
        raise ReportError("not_a_word_file") from error


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, also those that an editor put into content controls."""
    for child in parent:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _blocks(child)


_SKIPPED = {f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText")}


def _words(element: Any) -> str:
    return clean("".join(_text(element)))


def _text(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        else:
            yield from _text(child)


def _table(table: Any, finder: "_Finder", found: dict[str, str]) -> None:
    """The keyed rows of a table; in an appendix also the rows that somebody added."""
    rows = list(table.iter(f"{_W}tr"))
    if not any(len(list(row.iter(f"{_W}tc"))) == 1 + len(_COLUMNS) for row in rows):
        return  # figures, or what comes next: never an appendix
    keyed = [(finder.find("r", row, _first_words(row)), row) for row in rows]
    if not any(key for key, _ in keyed):
        return
    for key, row in keyed:
        texts = [_cell(cell) for cell in row.iter(f"{_W}tc")]
        if key:
            found.update(_columns(key, texts))
        elif row.find(f"{_W}trPr/{_W}tblHeader") is None and any(texts):
            found[f"new:{sum(k.startswith('new:') for k in found) + 1}"] = "\n".join(filter(None, texts))


def _columns(key: str, texts: Sequence[str]) -> dict[str, str]:
    if len(texts) < 5:  # a section's row: number and title
        return {f"row:{key}:title": texts[1] if len(texts) > 1 else ""}
    return {f"row:{key}:{name}": told for name, told in zip(_COLUMNS, texts[1:], strict=False)}


def _first_words(row: Any) -> str:
    cells = list(row.iter(f"{_W}tc"))[:2]
    return " ".join(_words(cell) for cell in cells)


def _cell(cell: Any) -> str:
    return "\n".join(words for p in cell.iter(f"{_W}p") if (words := _words(p)))


class _Finder:
    """Finds the key of a place: by its bookmark, else by its words among the keys not met yet."""

    def __init__(self, outline: Sequence[Piece], names: set[str]) -> None:
        present = {mark for name in names if (mark := read_bookmark(name))}
        self._left = {(piece.kind, piece.key) for piece in outline}
        self._lost = {
            (piece.kind, piece.key): piece.words
            for piece in outline
            if (piece.kind, piece.key) not in present
        }
        self.hits = 0

    def find(self, kind: str, element: Any, words: str) -> str:
        """The key, each one once; "" for a place of nobody."""
        for start in element.iter(f"{_W}bookmarkStart"):
            mark = read_bookmark(start.get(f"{_W}name") or "")
            if mark and mark in self._left and mark[0] == kind:
                return self._take(mark)
        return self._alike(kind, words)

    def _alike(self, kind: str, words: str) -> str:
        if not words:
            return ""
        for mark, printed in self._lost.items():
            if (
                mark in self._left
                and mark[0] == kind
                and _first(printed) == _first(words)
                and _ratio(printed, words) >= _ALIKE
            ):
                return self._take(mark)
        return ""

    def _take(self, mark: tuple[str, str]) -> str:
        self._left.discard(mark)
        self.hits += 1
        return mark[1]


def _first(words: str) -> str:
    return words.split(" ", 1)[0]


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio()
