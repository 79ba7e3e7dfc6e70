"""Looks at a strange file before anything parses it: what it is, and whether it is safe to open.

A 333 kB .docx can make a parser use 2.1 GB, so members are counted, inflated sizes are counted while
inflating (what the archive says of itself is not believed), and XML with a DOCTYPE is refused.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Literal

MAX_FILE = 20 * 2**20
MAX_MEMBERS = 2_000
MAX_INFLATED = 100 * 2**20
RATIO_FROM = 5 * 2**20
MAX_RATIO = 100
CHUNK = 2**16

_BOOK = b"\0\0B\0o\0o\0k\0\0\0"  # the stream of Excel 5 and 95
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FileType = Literal["docx", "xlsx", "pdf"]
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tar", ".docx", ".xlsx", ".docm", ".xlsm")


class Refusal(Exception):
    """A file that holds no plan for us, as a code with arguments; worded elsewhere.

    Codes: unknown_type, old_word, old_excel, macros, encrypted, broken, too_big, bomb, unsafe, scanned, empty,
    no_tasks, not_tasks, no_pdf_reader.
    """

    def __init__(self, code: str, **arguments: object) -> None:
        super().__init__(code)
        self.code = code
        self.arguments = arguments


def check(content: bytes, name: str) -> FileType:
    """What kind of document the bytes are (the bytes decide, not the name); raises Refusal before any parsing."""
    if not content.strip(b"\0 \r\n\t"):
        raise Refusal("empty")
    if len(content) > MAX_FILE:
        raise Refusal("too_big", megabytes=round(len(content) / 2**20, 1), limit=MAX_FILE // 2**20)
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(OLE):
        kind = _old_kind(content, name)
        if kind.startswith("old_") and _suffix(name) in (".docx", ".xlsx"):
            raise Refusal(kind, renamed=_suffix(name))
        raise Refusal(kind)
    if content.startswith(b"PK"):
        return _check_package(content, name)
    suffix = _suffix(name)
    raise Refusal("broken" if suffix in (".docx", ".xlsx", ".pdf") else "unknown_type", suffix=suffix)


def _suffix(name: str) -> str:
    return "." + name.rsplit(".", 1)[-1].lower() if "." in name else ""


def _old_kind(content: bytes, name: str) -> str:
    """Encrypted Office files are OLE containers too: they hold a stream named EncryptedPackage."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "encrypted"
    if _suffix(name) in (".xls", ".xlt") or _BOOK in content or "Workbook".encode("utf-16-le") in content:
        return "old_excel"
    if _suffix(name) in (".doc", ".dot") or "WordDocument".encode("utf-16-le") in content:
        return "old_word"
    return "broken" if _suffix(name) in (".docx", ".xlsx") else "unknown_type"


def _check_package(content: bytes, name: str) -> FileType:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return _check_members(package, name, len(content))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise Refusal("broken") from error
    except RuntimeError as error:
        raise Refusal("encrypted") from error


def _check_members(package: zipfile.ZipFile, name: str, size: int) -> FileType:
    members = package.infolist()
    if len(members) > MAX_MEMBERS:
        raise Refusal("bomb", members=len(members))
    if any(m.flag_bits & 1 for m in members):
        raise Refusal("encrypted")
    names = {m.filename for m in members}
    if any("vbaproject" in n.lower() for n in names) or _suffix(name) in (".docm", ".xlsm", ".dotm"):
        raise Refusal("macros")
    _inflate(package, members, size)
    if "word/document.xml" in names or _declares(package, names, b"wordprocessingml.document.main"):
        return "docx"
    if "xl/workbook.xml" in names or _declares(package, names, b"spreadsheetml.sheet.main"):
        return "xlsx"
    suffix = _suffix(name)
    raise Refusal("broken" if suffix in (".docx", ".xlsx") else "unknown_type", suffix=suffix)


def _declares(package: zipfile.ZipFile, names: set[str], kind: bytes) -> bool:
    return "[Content_Types].xml" in names and kind in package.read("[Content_Types].xml")


def _inflate(package: zipfile.ZipFile, members: list[zipfile.ZipInfo], size: int) -> None:
    total = 0
    for member in members:
        if member.filename.lower().endswith(_ARCHIVES):
            raise Refusal("unsafe", member=member.filename)
        head = b""
        for chunk in _chunks(package, member):
            total += len(chunk)
            if total > MAX_INFLATED or (total > RATIO_FROM and total > MAX_RATIO * size):
                raise Refusal("bomb", megabytes=total // 2**20)
            if _is_markup(member.filename, head or chunk):
                _refuse_declarations(head[-64:] + chunk, member.filename)
            head = head[-64:] + chunk if head else chunk


def _chunks(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    with package.open(member) as stream:
        while chunk := stream.read(CHUNK):
            yield chunk


def _is_markup(filename: str, head: bytes) -> bool:
    return filename.lower().endswith((".xml", ".rels", ".vml")) or b"<?xml" in head[:200]


def _refuse_declarations(text: bytes, member: str) -> None:
    """UTF-16 is looked through by dropping its zero bytes."""
    if _DOCTYPE.search(text) or (b"\0" in text and _DOCTYPE.search(text.replace(b"\0", b""))):
        raise Refusal("unsafe", member=member)
