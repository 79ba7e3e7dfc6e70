"""The child process of slow work: takes its limits first, imports what this one job needs, answers JSON.

`python -m bot.job_child KIND MEMORY SECONDS`: arguments as JSON on standard input, the result as JSON on
standard output; memory in bytes of address space. Exit 3: out of memory.
"""

import importlib
import json
import resource
import sys
from typing import Any

# What each kind of job runs: a function of its JSON arguments that answers JSON.
KINDS: dict[str, str] = {
    "read_plan": "bot.reading:read_plan",
    "read_conclusion": "bot.reading:read_conclusion",
    "read_text": "bot.reading:read_text",
    "make_list": "bot.making.lists:make_list",
    "make_report": "bot.making.report:make_report",
    "make_form": "bot.making.form:make_form",
    "read_edits": "bot.returned:read_edits",
    "make_chart": "bot.making.chart:make_chart",
    "make_sheet": "bot.making.sheets:make_sheet",
    "make_briefing": "bot.making.sheets:make_briefing",
    "make_archive": "bot.archiving:make_archive",
    "make_doubts": "bot.making.lists:make_doubts",
}
OUT_OF_MEMORY = 3
NEEDS_NUMPY = "make_chart"  # openpyxl loads numpy (0.1 s) wherever it finds it and uses it for nothing here


def main(kind: str, memory: int, seconds: int) -> int:
    """Run one job within its limits; answers the exit status."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        result = _work(kind)(json.load(sys.stdin))
        json.dump(result, sys.stdout, ensure_ascii=False)
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


def _work(kind: str) -> Any:
    if kind != NEEDS_NUMPY:
        sys.modules["numpy"] = None  # type: ignore[assignment]
    module, _, function = KINDS[kind].partition(":")
    return getattr(importlib.import_module(module), function)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
