"""Whether a file is one of ours that comes back, by the marks in it; nothing heavy is loaded for any other file."""

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from typing import Any

from plans.safety import Refusal, check
from vietnamese.normalize import fold
from vietnamese.words.report_forms import GENERAL, HEADINGS

MARK = re.compile(rb'w:name="_td_v_([0-9a-f]{8,40})"')
ROWS = re.compile(rb'w:name="_td_r_')
LETTERHEAD = 1500  # characters within which a report names itself
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OURS = re.compile(rb'w:name="_td_[hr]_')
CORE = re.compile(rb"<dc:identifier>([0-9a-f]{8,40})</dc:identifier>")


def known(content: bytes, name: str) -> dict[str, Any] | None:
    """What a file of ours is: {"report": mark} ("" when the mark is lost), {"form": …}; None for any other file."""
    try:
        kind = check(content, name)
    except Refusal:
        return None
    if kind == "docx":
        return _report(content)
    return _form(content) if kind == "xlsx" else None


def alike(words: str, titles: Sequence[str]) -> str:
    """The title of one of our reports that stands at the beginning of a text whose marks are lost; "" for none."""
    begin = " ".join(fold(words[:LETTERHEAD]).split())
    return next((t for t in titles if t and " ".join(fold(t).split()) in begin and "bao cao" in begin), "")


def _report(content: bytes) -> dict[str, Any] | None:
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        names = set(pack.namelist())
        body = pack.read("word/document.xml") if "word/document.xml" in names else b""
        core = pack.read("docProps/core.xml") if "docProps/core.xml" in names else b""
    found = MARK.search(body) or CORE.search(core)
    if found:
        return {"report": found[1].decode()}
    return {"report": ""} if OURS.search(body) else None


def _form(content: bytes) -> dict[str, Any] | None:
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        book = (
            pack.read("xl/workbook.xml").decode("utf-8", "replace")
            if "xl/workbook.xml" in pack.namelist()
            else ""
        )
    if f'name="{GENERAL}"' not in book and f'name="{HEADINGS}"' not in book:
        return None
    from reports.errors import ReportError
    from reports.form_sheet import read_form

    try:
        template, problems = read_form(content)
    except ReportError:
        return {"form": None, "problems": [{"code": "unreadable"}]}
    return {"form": template and template.model_dump(mode="json"), "problems": [dict(p) for p in problems]}


def tasks_alone(content: bytes) -> bytes:
    """A Word report of ours without the tables in its text: its letterhead, its words, its appendix. Other files as they are."""
    if not content.startswith(b"PK"):
        return content
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as pack:
            parts = {name: pack.read(name) for name in pack.namelist()}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error, EOFError, OSError):
        return content
    body = parts.get("word/document.xml", b"")
    if not ROWS.search(body):
        return content
    from docx.oxml import parse_xml
    from docx.oxml.parser import etree

    from reports.layout.package import archive

    root = parse_xml(body)
    for table in list(root.iter(f"{W}tbl"))[1:]:
        if not ROWS.search(etree.tostring(table)):
            table.getparent().remove(table)
    return archive({**parts, "word/document.xml": etree.tostring(root)})
