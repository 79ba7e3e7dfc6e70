"""A report as PDF, laid out by LibreOffice where it is installed; nothing else in the house needs it."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from reports.model import ReportContent

NAMES = ("soffice", "libreoffice")
SECONDS = 120


def installed() -> bool:
    """Whether this machine can make a PDF."""
    return _office() is not None


def _office() -> str | None:
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def build_pdf(content: ReportContent, out: Path) -> None:
    """Writes the report as PDF; raises OSError when the office suite is missing or does not answer."""
    from reports.word import build_word  # asking whether a PDF can be made needs no writer

    with tempfile.TemporaryDirectory() as folder:
        word = Path(folder) / "report.docx"
        build_word(content, word)
        shutil.copyfile(converted(word, Path(folder)), out)


def converted(word: Path, folder: Path) -> Path:
    """The PDF of a Word file, in a profile of its own so that no open window is disturbed."""
    office = _office()
    if office is None:
        raise FileNotFoundError("LibreOffice is not installed")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(word)]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    except subprocess.SubprocessError as error:
        raise OSError("LibreOffice did not answer") from error
    return folder / f"{word.stem}.pdf"
