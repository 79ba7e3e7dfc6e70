"""The last resort: an English date ("30 Nov 2026") by dateparser's strict parse of the whole phrase.

Nothing else is given to dateparser, whose guesses on Vietnamese are wrong too often; its answer counts only for
a phrase made of a day, a month's name and a year and nothing more.
"""

import re
from datetime import date

_MONTHS = "jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(t(ember)?)?|oct(ober)?|nov(ember)?|dec(ember)?"
_WHOLE = re.compile(
    rf"\s*(\d{{1,2}}(st|nd|rd|th)?[\s-]+({_MONTHS})\.?|({_MONTHS})\.?\s+\d{{1,2}}(st|nd|rd|th)?),?[\s-]+\d{{4}}\s*",
    re.I,
)


def english_date(text: str) -> date | None:
    """The day of a whole English phrase with a year; None for everything else. Loads dateparser only then."""
    if len(text) > 40 or _WHOLE.fullmatch(text) is None:
        return None
    import dateparser

    found = dateparser.parse(text, languages=["en"], settings={"STRICT_PARSING": True})
    return None if found is None else found.date()
