"""A made .docx opened again, read as raw elements, so that the tests judge the file and not our own code."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx.oxml import parse_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Opened:
    """The parts of the file; `body` is w:body."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as pack:
            self.parts = {name: pack.read(name) for name in pack.namelist()}
        self.body = self.part("word/document.xml").find(f"{W}body")

    def part(self, name: str) -> Any:
        return parse_xml(self.parts[name])

    def tables(self) -> list[Any]:
        return list(self.body.iter(f"{W}tbl"))

    def sections(self) -> list[Any]:
        return list(self.body.iter(f"{W}sectPr"))

    def paragraph(self, begins: str) -> Any:
        return next(p for p in self.body.iter(f"{W}p") if words(p).startswith(begins))

    def blocks(self) -> Iterator[Any]:
        return iter(self.body)


def words(element: Any) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def at(element: Any, path: str, name: str = "val") -> str | None:
    """The attribute of the first element on a path such as "pPr/spacing"; None when there is none."""
    found = element.find("/".join(W + part for part in path.split("/")))
    return None if found is None else found.get(W + name)


def has(element: Any, path: str) -> bool:
    return element.find("/".join(W + part for part in path.split("/"))) is not None


def millimetres(twips: str | None) -> float:
    assert twips is not None
    return round(int(twips) * 25.4 / 1440, 1)


def size(paragraph: Any) -> float:
    found = at(next(iter(paragraph.iter(f"{W}r"))), "rPr/sz")
    assert found is not None
    return int(found) / 2
