"""Turns one reply into the bodies of platform messages, within a channel's limits; pure.

A body is plain JSON: `lines` [[[text, bold], …], …], `choices` [{label, token}], `files` [{id, name,
photo}], `named` alike for files that a line of the text stands for. Where a channel has no buttons, the
choices are the last lines, "1 Đúng", "2 Sửa"; where it has, a typed number means the same. Where it carries
no files, each becomes a line with its link, or one that says where to get it; a picture that has a link
stays a picture.
"""

from collections.abc import Callable, Iterable
from typing import Any

from handlers.messages import Limits, OutFile, Reply
from vietnamese.text import Line, Span, Text, line
from vietnamese.words.files import handed_over

Body = dict[str, Any]
Link = Callable[[OutFile], str | None]


def utf16(text: str) -> int:
    """Length as Telegram and Zalo count it: UTF-16 units."""
    return len(text) + sum(ord(c) > 0xFFFF for c in text)


def render(reply: Reply, limits: Limits, pending_id: int | None, link: Link) -> list[Body]:
    """The bodies of a reply, in order; choices stand on the last one."""
    text = reply.text
    files = list(reply.files)
    named = [f for f in files if not limits.files and not (f.photo and limits.pictures and link(f))]
    if named:
        text = Text(text.lines + tuple(line(handed_over(f.name, link(f), limits.local)) for f in named))
        files = [f for f in files if f not in named]
    long_labels = any(len(c.label) > limits.button_label for c in reply.choices)
    if reply.choices and (not limits.buttons or long_labels):
        text = Text(text.lines + tuple(line(f"{n} {c.label}") for n, c in enumerate(reply.choices, 1)))
    bodies = [_body(part) for part in split(text, limits.characters)]
    if named:
        bodies[-1]["named"] = [_shown(f) for f in named]
    bodies = _with_files(bodies, files, limits)
    if reply.choices:
        bodies[-1]["choices"] = [
            {"label": _label(c.label, n, long_labels), "token": f"p{pending_id}:{n - 1}"}
            for n, c in enumerate(reply.choices, 1)
        ]
    return bodies


def split(text: Text, limit: int) -> list[Text]:
    """Cut a text at line ends into parts of at most `limit` UTF-16 units; nothing is lost."""
    parts: list[list[Line]] = [[]]
    size = 0
    for row in (piece for long in text.lines for piece in _pieces(long, limit)):
        length = sum(utf16(s.text) for s in row) + 1
        if parts[-1] and size + length > limit:
            parts.append([])
            size = 0
        if not parts[-1] and not row and len(parts) > 1:
            continue
        parts[-1].append(row)
        size += length
    return [Text(tuple(p)) for p in parts]


def _pieces(row: Line, limit: int) -> Iterable[Line]:
    """A line that alone exceeds the limit, cut at spaces where there are any."""
    if sum(utf16(s.text) for s in row) < limit:
        yield row
        return
    for span in row:
        rest = span.text
        while rest:
            piece = _head(rest, limit - 1)
            yield (Span(piece, span.bold),)
            rest = rest[len(piece) :]


def _head(text: str, limit: int) -> str:
    size = 0
    for n, char in enumerate(text):
        size += 2 if ord(char) > 0xFFFF else 1
        if size > limit:
            space = text.rfind(" ", n // 2, n)
            return text[: space + 1] if space > 0 else text[:n]
    return text


def _body(text: Text) -> Body:
    return {"lines": [[[s.text, s.bold] for s in row] for row in text.lines], "choices": [], "files": []}


def _with_files(bodies: list[Body], files: list[OutFile], limits: Limits) -> list[Body]:
    """Put the first file under the text as its caption where that fits; the others follow."""
    shown = [_shown(f) for f in files]
    if shown and len(bodies) == 1 and utf16(plain(bodies[0])) <= limits.caption:
        bodies[0]["files"] = [shown.pop(0)]
    return bodies + [{"lines": [], "choices": [], "files": [f]} for f in shown]


def _shown(file: OutFile) -> Body:
    return {"id": file.file_id, "name": file.name, "photo": file.photo}


def plain(body: Body) -> str:
    """The text of a body as its reader sees it."""
    return "\n".join("".join(part[0] for part in row) for row in body["lines"])


def _label(label: str, number: int, numbered: bool) -> str:
    return str(number) if numbered else label
