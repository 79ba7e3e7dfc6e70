"""Where a piece of a report stands, as people are told of it; needs nothing of Word."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece stands, for people: the heading's words, or the row's number and title with the column."""

    heading: str = ""
    number: str = ""
    title: str = ""
    column: str = ""
