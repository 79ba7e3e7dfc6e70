"""Prose plans."""

from collections.abc import Sequence

from plans.blocks import Block
from plans.drafts import Draft
from plans.fields import Fields


def read_prose(blocks: Sequence[Block], fields: Fields) -> list[Draft]:
    """The drafts of a plan in running text."""
    return []
