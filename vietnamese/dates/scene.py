"""What every line of the grammar gets and gives."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from tasks.calendar import WorkingCalendar
from vietnamese.dates.patterns import bare
from vietnamese.dates.reading import Tense
from vietnamese.dates.spelling import Phrase
from vietnamese.dates.when import When

# A When and the position in the phrase's line of the token behind it.
Node = tuple[When, int]


@dataclass(frozen=True, slots=True)
class Scene:
    """A phrase and the circumstances: now in Vietnam, whether deadlines or reports are spoken of, the plan's year."""

    phrase: Phrase
    now: datetime
    tense: Tense
    calendar: WorkingCalendar | None
    year: int | None = None
    months_first: bool = False  # t5 is tháng 5, as in plans, and no weekday
    read: dict["tuple[Callable[[Scene, int], Node | None], int]", "Node | None"] = field(
        default_factory=dict, compare=False, repr=False
    )

    @property
    def today(self) -> date:
        """The day on which it is said."""
        return self.now.date()


def read_once(line: Callable[[Scene, int], Node | None]) -> Callable[[Scene, int], Node | None]:
    """A line of the grammar that is worked out once for each position, however many others ask for it."""

    def known(scene: Scene, place: int) -> Node | None:
        key = (line, place)
        if key not in scene.read:
            scene.read[key] = line(scene, place)
        return scene.read[key]

    return known


_OFFSETS = {
    "sau nua": 2,
    "toi nua": 2,
    "ke tiep nua": 2,
    "truoc nua": -2,
    "sau": 1,
    "toi": 1,
    "ke": 1,
    "ke tiep": 1,
    "tiep theo": 1,
    "sap toi": 1,
    "lien ke": 1,
    "truoc": -1,
    "roi": -1,
    "qua": -1,
    "ngoai": -1,
    "vua roi": -1,
    "vua qua": -1,
    "lien truoc": -1,
    "nay": 0,
    "ni": 0,
    "hien tai": 0,
}


def offset(rel: str) -> int:
    """How many units on or back a word such as "sau", "tới", "trước nữa", "này" points."""
    return _OFFSETS[bare(rel)]
