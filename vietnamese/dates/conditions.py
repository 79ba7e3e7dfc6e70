"""Conditions: an event without a date, such as "ngay sau khi có quyết định" or "theo yêu cầu"."""

import re

from vietnamese.dates.spelling import plain

_CONDITION = re.compile(
    r"^\W*(ngay )?(sau|tu|ke tu|truoc)? ?(khi|luc) |^\W*(ngay )?sau (khi|hoi nghi|cuoc hop|phien hop|ky hop)|^\W*(tuy|phu thuoc|can cu|theo) |"
    r"\b(ke tu|tinh tu|tu) (ngay|khi|thoi diem) (?!\d)|^\W*(trong|sau) .*\b(sau khi|ke tu khi)\b|\bkhi (co|duoc|nhan)\b"
)


def is_condition(text: str) -> bool:
    """Whether the words tie a deadline to an event, whether or not they name a day too. Linear for one line."""
    return _CONDITION.search(plain(text[:400].lower())) is not None
