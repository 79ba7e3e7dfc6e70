"""A child process with jobs that answer, eat, spin, break, die and look around; it loads nothing else."""

import sys
from collections.abc import Mapping
from typing import Any

from bot import job_child

MEGABYTE = 1024 * 1024


def double(arguments: Mapping[str, Any]) -> dict[str, Any]:
    return {"twice": arguments["number"] * 2, "words": "Kế hoạch"}


def eat(arguments: Mapping[str, Any]) -> dict[str, Any]:
    return {"size": len(b"x" * (2048 * MEGABYTE))}


def spin(arguments: Mapping[str, Any]) -> dict[str, Any]:
    while True:
        pass


def break_(arguments: Mapping[str, Any]) -> dict[str, Any]:
    raise ValueError("lời văn của tài liệu")


def die(arguments: Mapping[str, Any]) -> dict[str, Any]:
    import os

    os.abort()


def see(arguments: Mapping[str, Any]) -> dict[str, Any]:
    import os

    return {"names": sorted(name for name in os.environ if name.startswith("BOT_"))}


KINDS = {name: f"tests.bot.own_jobs:{name}" for name in ("double", "eat", "spin", "break_", "die", "see")}


if __name__ == "__main__":
    job_child.KINDS = KINDS
    sys.exit(job_child.main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
