"""The card of what a report lacks of one person: the same three answers on every message that asks."""

from collections.abc import Sequence

from handlers.gathering import Missing
from handlers.messages import Choice
from vietnamese.words import gaps as words


def choices(rows: Sequence[Missing]) -> tuple[Choice, ...]:
    """The three answers, for one task or for all of them."""
    ids = [row.task.id for row in rows]
    same = words.SAME if len(ids) == 1 else words.same_all(len(ids))
    common = {"tasks": ids, "notice": True}
    return (
        Choice(same, "gap.same", common),
        Choice(words.REPORT, "gap.report", common),
        Choice(words.NOT_OURS, "gap.not_ours", common),
    )
