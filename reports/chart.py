"""The states by unit as one picture: numbers on the bars, red for open and overdue alone, the agency's own order."""

import io
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reports.figures import Figures, UnitFigures
from reports.layout.clean import clean

# (field, words, colour, hatch): the hatch keeps the states apart on a black-and-white printer.
_STATES = (
    ("done_in_time", "Hoàn thành đúng hạn", "#2e7d32", ""),
    ("done_late", "Hoàn thành quá hạn", "#9ccc65", "//"),
    ("open_in_time", "Đang thực hiện trong hạn", "#1f6fb2", ""),
    ("open_overdue", "Đang thực hiện quá hạn", "#c62828", "xx"),
    ("no_deadline", "Không tính hạn", "#bdbdbd", ".."),
)
_FONTS = ["Times New Roman", "Tinos", "DejaVu Sans"]
_DARK = {"done_in_time", "open_in_time", "open_overdue"}


def build_chart(figures_by_unit: Sequence[UnitFigures], title: str, out: Path) -> None:
    """Writes a PNG of about 1500 pixels width; equal figures give equal bytes. Raises OSError."""
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with matplotlib.rc_context({"font.family": _usable(), "hatch.linewidth": 0.4}):
        rows = list(figures_by_unit) or [UnitFigures("", Figures())]
        figure = Figure(figsize=(10, 2.2 + 0.55 * len(rows)), dpi=150, layout="constrained")
        canvas = FigureCanvasAgg(figure)
        _draw(figure.add_subplot(), rows, clean(title))
        buffer = io.BytesIO()
        canvas.print_png(buffer, metadata={"Software": ""})
    out.write_bytes(buffer.getvalue())


def _usable() -> list[str]:
    """Of the fonts that hold all Vietnamese letters those that are installed; DejaVu Sans always is."""
    from matplotlib import font_manager

    installed = set(font_manager.get_font_names())
    return [name for name in _FONTS if name in installed]


def _draw(axes: Any, rows: Sequence[UnitFigures], title: str) -> None:
    widest = max(1, *(row.figures.total for row in rows))
    starts = [0] * len(rows)
    for name, words, colour, hatch in _STATES:
        values = [getattr(row.figures, name) for row in rows]
        bars = axes.barh(
            range(len(rows)),
            values,
            0.62,
            starts,
            color=colour,
            edgecolor="white",
            hatch=hatch,
            label=f"{words}: {sum(values)}",
        )
        _number(axes, bars, values, starts, widest, "white" if name in _DARK else "black")
        starts = [start + value for start, value in zip(starts, values, strict=True)]
    for n, total in enumerate(starts):
        axes.text(total + widest * 0.012, n, str(total), va="center", fontsize=11, fontweight="bold")
    _dress(axes, rows, title, widest)


def _number(
    axes: Any, bars: Any, values: Sequence[int], starts: Sequence[int], widest: int, colour: str
) -> None:
    for n, (value, start) in enumerate(zip(values, starts, strict=True)):
        if not value:
            continue
        box = {"facecolor": bars[n].get_facecolor(), "edgecolor": "none", "pad": 1.2}
        size = 10.5 if value / widest > 0.025 else 8
        axes.text(
            start + value / 2, n, str(value), ha="center", va="center", color=colour, fontsize=size, bbox=box
        )


def _dress(axes: Any, rows: Sequence[UnitFigures], title: str, widest: int) -> None:
    axes.set_yticks(range(len(rows)), [textwrap.fill(clean(row.unit), 30) for row in rows], fontsize=11)
    axes.invert_yaxis()
    axes.set_xlim(0, widest * 1.07)
    axes.set_title(textwrap.fill(title, 80), fontsize=14, fontweight="bold", loc="left", pad=10)
    axes.tick_params(axis="both", length=0)
    axes.xaxis.set_visible(False)
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.figure.legend(loc="outside lower left", ncols=3, frameon=False, fontsize=10.5)
