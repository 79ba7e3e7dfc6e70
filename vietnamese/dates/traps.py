"""What looks like a date and is none: names, counts, ordinals, document numbers, codes, words inside words."""

from vietnamese.dates.spelling import Phrase


def is_trap(phrase: Phrase, first: int, place: int, rule: str) -> bool:
    """Whether the tokens from `first` to the position are something else, judged by their neighbours."""
    return False
