"""Whatever a stranger sends: a plan, or a Refusal with a code; never another exception."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from plans.missing import missing, missing_by_path
from plans.model import KnownUnit, PlanNode
from plans.safety import Refusal
from plans.spreadsheet_text import decode
from tests.plans.documents import PLAN, SEVEN, plan_word, read, word

WHOLE = plan_word()
CELL = st.one_of(
    st.sampled_from(
        [
            "",
            "1",
            "2.1",
            "I",
            "-",
            "Tháng 5",
            "Quý II/2026",
            "Nhiệm vụ 1: Họp",
            "+ A\n+ B: 3/2026",
            "Phòng QLKH",
            "Đ/c Lê Văn Tám",
        ]
    ),
    st.text(alphabet="abđâ 0123456789:.,;()-+/\n", max_size=20),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(*[CELL] * 5), min_size=1, max_size=8))
def test_any_table_gives_a_tree_or_a_refusal(rows: list[tuple[str, ...]]) -> None:
    try:
        plan = read(word(rows, header=SEVEN[:2] + SEVEN[3:6]))
    except Refusal:
        return
    paths = [n.path for n in plan.tasks]
    assert len(set(paths)) == len(paths)
    assert all(n.parent is None or n.parent in paths[: paths.index(n.path)] for n in plan.tasks)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=12))
def test_a_torn_file_is_refused_or_read(at: int, noise: bytes) -> None:
    try:
        assert read(WHOLE[:at] + noise + WHOLE[at + len(noise) :]).tasks
    except Refusal:
        return


@given(st.binary(max_size=60))
@example(b"\xff\xfe\x00")
def test_any_bytes_are_some_text(content: bytes) -> None:
    assert isinstance(decode(content), str)


def test_units_that_nobody_knows_are_flagged_when_a_roster_is_given() -> None:
    units = [KnownUnit("Phòng Quản lý Khoa học", ("Phòng QLKH",)), KnownUnit("Thanh tra Sở")]
    plan = read(word(PLAN, header=SEVEN), known_units=units)
    unknown = {f.note for n in plan.tasks for f in n.flags if f.code == "unit_unknown"}
    assert unknown == {
        "Phòng Quản lý Tiêu chuẩn, Chi cục Tiêu chuẩn Đo lường Chất lượng",
        "Phòng QLCN&ĐMST",
        "Văn phòng Sở",
    }


def test_what_is_missing_of_the_six_is_told_by_code() -> None:
    assert missing(PlanNode("1", "task", 1, "Họp")) == (
        "person",
        "time",
        "responsibility",
        "product",
        "authority",
    )
    assert missing(PlanNode("I", "section", 1, "NHIỆM VỤ")) == ()


def test_only_the_lowest_rows_are_asked_for_what_they_lack() -> None:
    task = PlanNode("1", "task", 1, "Chuyển đổi số")
    work = PlanNode("1.w1", "work", 2, "Tập huấn", parent="1", lead_unit="Văn phòng Sở")
    assert missing_by_path([task, work]) == {"1.w1": ("time", "product", "authority")}
