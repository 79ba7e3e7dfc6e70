"""Times and parts of the day: 17h, 8h30 sáng, cuối giờ chiều. They name no day by themselves."""

from dataclasses import dataclass
from datetime import time

from vietnamese.dates.patterns import after, bare, number, pattern
from vietnamese.dates.scene import Scene

_CLOCK = pattern(
    "((lúc|vào lúc|khoảng|tầm) )?{h} (h|g|giờ)( {mi}| rưỡi)?( (phút|p|ph|['’′´`]))?( {part})?|((lúc|vào lúc) )?{h:hh} : {mi:mm}( : {mi:ss})?( {part:p2})?"
)
_PART = pattern("((cuối|đầu|giữa|hết) (buổi|giờ) |cuối |đầu |sớm |ngay |hồi |ban )?(buổi )?{part}")
_HOURS = pattern(
    "(cuối|đầu|hết) (giờ|ngày|buổi)( làm việc| hành chính)?|giờ hành chính|cuối ngày|nội nhật|sớm"
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day where one is said, and where its words end."""

    at: time | None
    place: int


def clock(scene: Scene, place: int) -> Clock | None:
    """17h · 17h30 · 5 giờ rưỡi chiều · 17:30; None for 25h"""
    match = _CLOCK.match(scene.phrase, place)
    if match is None:
        return None
    hour = number(match["h"] or match["hh"])
    minute = int(match["mi"] or match["mm"] or 0)
    if "rưỡi" in match.group() or "ruoi" in bare(match.group()):
        minute = 30
    part = bare(match["part"] or match["p2"] or "")
    if (
        part in ("chieu", "toi", "chieu toi", "khuya", "dem")
        and 1 <= hour < 12
        and not (part in ("dem", "khuya") and hour < 6)
    ):
        hour += 12
    if hour == 24 and minute == 0:
        return Clock(time(23, 59), after(match))
    if hour > 23 or minute > 59:
        return None
    return Clock(time(hour, minute), after(match))


def part_of_day(scene: Scene, place: int) -> Clock | None:
    """sáng · chiều · cuối giờ chiều · cuối ngày · giờ hành chính"""
    match = _PART.match(scene.phrase, place) or _HOURS.match(scene.phrase, place)
    return None if match is None else Clock(None, after(match))
