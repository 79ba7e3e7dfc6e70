"""The pages as LibreOffice lays them out: how many, which way, and the marks after a way through an editor."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest

from reports.edits import read_edits
from reports.listing import Listed, list_as_word
from reports.word import build_word
from tests.reports.sample import content, without_appendix

OFFICE = shutil.which("soffice")
pytestmark = [pytest.mark.office, pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")]


def converted(path: Path, kind: str, profile: Path) -> Path:
    out = path.parent / f"to_{kind}"
    subprocess.run(
        [str(OFFICE), "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", kind, "--outdir", str(out), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return out / f"{path.stem}.{kind}"


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("profile")


def pages(path: Path, profile: Path) -> list[tuple[int, int, str]]:
    """Width and height in mm and the text of each page."""
    with pdfplumber.open(converted(path, "pdf", profile)) as pdf:
        return [
            (round(p.width * 25.4 / 72), round(p.height * 25.4 / 72), p.extract_text() or "")
            for p in pdf.pages
        ]


def test_report_with_appendix_has_no_blank_page_and_restarts_its_numbers(
    tmp_path: Path, profile: Path
) -> None:
    build_word(content(12), tmp_path / "a.docx")
    found = pages(tmp_path / "a.docx", profile)
    assert all(text.strip() for _, _, text in found)
    across = [n for n, (wide, high, _) in enumerate(found) if wide > high]
    assert across and across == list(range(across[0], len(found)))
    assert found[across[0]][2].startswith("Phụ lục")
    assert [text.split("\n")[0] for _, _, text in found[across[0] + 1 :]] == [
        str(n) for n in range(2, len(across) + 1)
    ]
    assert all(
        "Kết quả đã thực hiện đến 14/11/2026" in re.sub(r"\s+", " ", text)
        for _, _, text in found[across[0] :]
    )


@pytest.mark.parametrize("lines", range(14, 24, 3))
def test_signature_stays_with_the_closing_words_wherever_the_page_ends(
    lines: int, tmp_path: Path, profile: Path
) -> None:
    of = without_appendix(content(0))
    opening = tuple(f"Dòng {n} của phần mở đầu." for n in range(lines))
    build_word(replace(of, opening=opening, body=()), tmp_path / "a.docx")
    found = pages(tmp_path / "a.docx", profile)
    (with_name,) = [text for _, _, text in found if "Trần Minh Khôi" in text]
    assert "Trên đây là báo cáo" in with_name and all(text.strip() for _, _, text in found)


def test_one_page_stays_one_page(tmp_path: Path, profile: Path) -> None:
    of = replace(without_appendix(content(0)), body=())
    build_word(of, tmp_path / "a.docx")
    assert len(pages(tmp_path / "a.docx", profile)) == 1


def test_list_lies_across(tmp_path: Path, profile: Path) -> None:
    list_as_word("Danh sách", "Toàn Sở", [Listed("2.1", "Hội thảo")] * 3, tmp_path / "a.docx")
    ((wide, high, text),) = pages(tmp_path / "a.docx", profile)
    assert (wide, high) == (297, 210) and "DANH SÁCH" in text


def test_marks_survive_a_way_through_the_editor(tmp_path: Path, profile: Path) -> None:
    build_word(content(4), tmp_path / "a.docx")
    back = converted(converted(tmp_path / "a.docx", "odt", profile), "docx", profile)
    assert read_edits(back, content(4)) == ()
