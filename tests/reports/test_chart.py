"""The picture by unit."""

import struct
import subprocess
import sys
from pathlib import Path

import pytest

from reports import chart
from reports.chart import build_chart
from reports.figures import Figures, UnitFigures
from tests.reports.sample import UNITS


def size(path: Path) -> tuple[int, int]:
    data = path.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def test_same_figures_same_picture(tmp_path: Path) -> None:
    build_chart(UNITS, "Tình hình thực hiện nhiệm vụ tháng 11/2026", tmp_path / "a.png")
    build_chart(UNITS, "Tình hình thực hiện nhiệm vụ tháng 11/2026", tmp_path / "b.png")
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()
    assert size(tmp_path / "a.png")[0] == 1500


@pytest.mark.parametrize("count", [0, 1, 25])
def test_any_number_of_units(count: int, tmp_path: Path) -> None:
    units = [UnitFigures(f"Đơn vị số {n} thuộc Sở $x$", Figures(n, 1, 0, n)) for n in range(count)]
    build_chart(units, "", tmp_path / "a.png")
    assert size(tmp_path / "a.png")[1] > 300


def test_red_is_for_open_and_overdue_alone() -> None:
    def is_red(colour: str) -> bool:
        red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
        return red > 150 and green < 100 and blue < 100

    assert [name for name, _, colour, _ in chart._STATES if is_red(colour)] == ["open_overdue"]


def test_matplotlib_is_loaded_only_when_a_chart_is_made() -> None:
    code = "import sys, reports.chart, reports.word; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
