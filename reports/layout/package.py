"""The .docx around a body: the same content always gives the same bytes (fixed times and order in the archive).

Contains only what a report needs: styles, settings, one header for each section, an empty first-page
header, core properties. Times New Roman on all four scripts, no theme, language vi-VN.
"""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from reports.layout.clean import clean
from reports.layout.elements import twips

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Properties:
    """Core properties; the author stays empty, `description` says when and from what the file was made."""

    title: str
    description: str = ""
    identifier: str = ""


def section(landscape: bool = False, restart: bool = False) -> str:
    """A w:sectPr of A4 with 20/20/30/15 mm and page numbers that begin on the second page."""
    wide, high = twips(297), twips(210)
    size = f'w:w="{wide}" w:h="{high}" w:orient="landscape"' if landscape else f'w:w="{high}" w:h="{wide}"'
    edge = twips(20)
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/>'
        f'<w:type w:val="nextPage"/><w:pgSz {size}/>'
        f'<w:pgMar w:top="{edge}" w:right="{twips(15)}" w:bottom="{edge}" w:left="{twips(30)}" '
        f'w:header="{twips(10)}" w:footer="{twips(10)}" w:gutter="0"/>'
        + ('<w:pgNumType w:start="1"/>' if restart else "")
        + '<w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )


def write_word(body: str, properties: Properties, out: Path) -> None:
    """Writes the document whose w:body holds `body` (with its last sectPr). Raises OSError."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "docProps/core.xml": _core(properties),
        "docProps/app.xml": _APP,
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _PARTS,
        "word/styles.xml": _STYLES,
        "word/settings.xml": _SETTINGS,
        "word/header1.xml": _PAGE_NUMBER,
        "word/header2.xml": _EMPTY,
    }
    out.write_bytes(archive({name: (_DECLARATION + xml).encode() for name, xml in parts.items()}))


def archive(parts: dict[str, bytes]) -> bytes:
    """A zip of the parts in their order, with one fixed time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            pack.writestr(info, data)
    return buffer.getvalue()


def _core(properties: Properties) -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(clean(properties.title))}</dc:title><dc:creator></dc:creator>"
        f"<dc:description>{escape(clean(properties.description))}</dc:description>"
        f"<dc:identifier>{escape(clean(properties.identifier))}</dc:identifier>"
        "<dc:language>vi-VN</dc:language></cp:coreProperties>"
    )


def _relations(*targets: tuple[str, str]) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f"<Relationship Id={quoteattr(f'rId{n}')} Type={quoteattr(kind)} Target={quoteattr(target)}/>"
            for n, (kind, target) in enumerate(targets, 1)
        )
        + "</Relationships>"
    )


_ROOT = _relations(
    (f"{_R}/officeDocument", "word/document.xml"),
    (
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        "docProps/core.xml",
    ),
    (f"{_R}/extended-properties", "docProps/app.xml"),
)
_PARTS = _relations(
    (f"{_R}/styles", "styles.xml"),
    (f"{_R}/settings", "settings.xml"),
    (f"{_R}/header", "header1.xml"),
    (f"{_R}/header", "header2.xml"),
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in (
            ("word/document.xml", f"{_OFFICE}.document.main+xml"),
            ("word/styles.xml", f"{_OFFICE}.styles+xml"),
            ("word/settings.xml", f"{_OFFICE}.settings+xml"),
            ("word/header1.xml", f"{_OFFICE}.header+xml"),
            ("word/header2.xml", f"{_OFFICE}.header+xml"),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
        )
    )
    + "</Types>"
)
_APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Office Word</Application></Properties>"
)
_FONT = "Times New Roman"
_LOOK = (
    f'<w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:eastAsia="{_FONT}" w:cs="{_FONT}"/>'
    '<w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/>'
    '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="vi-VN"/>'
)
_FLAT = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
_STYLES = (
    f"<w:styles {_SPACES}><w:docDefaults><w:rPrDefault><w:rPr>{_LOOK}</w:rPr></w:rPrDefault>"
    f"<w:pPrDefault><w:pPr>{_FLAT}</w:pPr></w:pPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    f"<w:pPr><w:widowControl/>{_FLAT}</w:pPr><w:rPr>{_LOOK}</w:rPr></w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style></w:styles>'
)
_SETTINGS = (
    f'<w:settings {_SPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
_SIZE = '<w:rPr><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>'
_PAGE_NUMBER = (
    f'<w:hdr {_SPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
    f'<w:r>{_SIZE}<w:fldChar w:fldCharType="begin"/></w:r>'
    f'<w:r>{_SIZE}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    f'<w:r>{_SIZE}<w:fldChar w:fldCharType="separate"/></w:r><w:r>{_SIZE}<w:t>2</w:t></w:r>'
    f'<w:r>{_SIZE}<w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
)
_EMPTY = f'<w:hdr {_SPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr></w:p></w:hdr>'
