"""The periodic report as a Word file that opens without a repair prompt (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from pathlib import Path

from reports.layout.appendix import appendix
from reports.layout.body import Marks, body
from reports.layout.elements import tiny
from reports.layout.head import head
from reports.layout.package import Properties, section, write_word
from reports.layout.signature import signature
from reports.model import ReportContent


def build_word(content: ReportContent, out: Path) -> None:
    """Writes the .docx; equal contents give equal bytes. Raises ReportError("key_not_usable") and OSError."""
    marks = Marks()
    parts = [head(content, marks), body(content, marks), signature(content)]
    ends = [section()] + [section(of.landscape, restart=True) for of in content.appendices]
    for number, of in enumerate(content.appendices, 1):
        parts += [tiny(ends[number - 1]), appendix(content, of, number, marks)]
    parts += [tiny(), ends[-1]]
    title = " ".join((content.title.upper(), *content.subject))
    write_word("".join(parts), Properties(title, content.generated, content.identifier), out)
