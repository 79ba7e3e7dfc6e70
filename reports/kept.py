"""The whole contents of a made report as bytes to keep: read back, they build the very same file.

Equal contents give equal bytes and one mark, which stands hidden in the document and tells it from every other.
"""

import gzip
import hashlib
import json
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from reports.model import (
    Blank,
    Block,
    Gathered,
    Heading,
    Paragraph,
    ReportContent,
    StatisticsTable,
    UpcomingTable,
)

_BLOCKS = {kind.__name__: kind for kind in (Paragraph, Blank, Gathered, StatisticsTable, UpcomingTable)}
_CONTENT = TypeAdapter(ReportContent)
_BLOCK: TypeAdapter[Any] = TypeAdapter(Block)
_LENGTH = 20


def marked(content: ReportContent) -> ReportContent:
    """The contents with their own mark as identifier."""
    digest = hashlib.sha256(_plain(replace(content, identifier=""))).hexdigest()
    return replace(content, identifier=digest[:_LENGTH])


def packed(content: ReportContent) -> bytes:
    """The contents as compressed JSON."""
    return gzip.compress(_plain(content), mtime=0)


def unpacked(data: bytes) -> ReportContent:
    """The contents that `packed` wrote."""
    raw = json.loads(gzip.decompress(data))
    raw["body"] = [_heading(heading) for heading in raw["body"]]
    return _CONTENT.validate_python(raw)


def _plain(content: ReportContent) -> bytes:
    raw = _CONTENT.dump_python(content, mode="json")
    for heading, of in zip(raw["body"], content.body, strict=True):
        heading["blocks"] = [
            {"is": type(block).__name__, **_BLOCK.dump_python(block, mode="json")} for block in of.blocks
        ]
    return json.dumps(raw, ensure_ascii=False, sort_keys=True).encode()


def _heading(raw: dict[str, Any]) -> Heading:
    blocks = tuple(_block(dict(block)) for block in raw.pop("blocks"))
    return Heading(**raw, blocks=blocks)


def _block(raw: dict[str, Any]) -> Block:
    kind: Any = _BLOCKS[raw.pop("is")]
    values = {name: tuple(v) if isinstance(v, list) else v for name, v in raw.items()}
    block: Block = kind(**values)
    return block
