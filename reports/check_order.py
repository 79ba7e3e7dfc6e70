"""Whether a .docx keeps the order of children that ECMA-376 demands; Word refuses or "repairs" what does not."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx.oxml import parse_xml

_ORDER = {
    "tbl": "tblPr tblGrid tr",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
    "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "tr": "tblPrEx trPr tc",
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
}
_RANKS = {parent: {name: n for n, name in enumerate(names.split())} for parent, names in _ORDER.items()}


def misplaced(path: Path) -> tuple[str, ...]:
    """What stands out of order, as "part: parent: child"; empty for a good file. Also: cells must end in a paragraph."""
    with zipfile.ZipFile(path) as pack:
        parts = [n for n in pack.namelist() if n.startswith("word/") and n.endswith(".xml")]
        return tuple(f"{name}: {found}" for name in parts for found in _of(parse_xml(pack.read(name))))


def _of(root: Any) -> Iterator[str]:
    for parent in root.iter():
        children = [_local(child) for child in parent]
        yield from _out_of_order(_local(parent), children)
        if _local(parent) == "tc" and children[-1:] != ["p"]:
            yield "tc: does not end with p"
        if _local(parent) in ("p", "r", "tc") and any(c == f"{_local(parent)}Pr" for c in children[1:]):
            yield f"{_local(parent)}: properties are not first"


def _out_of_order(parent: str, children: list[str]) -> Iterator[str]:
    ranks = _RANKS.get(parent)
    if ranks is None:
        return
    last = -1
    for child in children:
        rank = ranks.get(child, -1)
        if rank < last:
            yield f"{parent}: {child}"
        last = max(last, rank)


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
