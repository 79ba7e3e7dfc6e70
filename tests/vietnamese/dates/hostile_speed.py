"""Prints how long 100 000 characters of hostile input take: python -m tests.vietnamese.dates.hostile_speed."""

import sys
import time

from tests.vietnamese.dates.test_anything import HOSTILE, NOW
from vietnamese.dates import find_dates


def seconds(piece: str) -> float:
    """Processor time for the piece repeated to 100 000 characters."""
    text = (piece * 100_000)[:100_000]
    begin = time.process_time()
    find_dates(text, NOW)
    return time.process_time() - begin


if __name__ == "__main__":
    for hostile in HOSTILE:
        sys.stdout.write(f"{seconds(hostile):5.2f} s  {hostile!r}\n")
