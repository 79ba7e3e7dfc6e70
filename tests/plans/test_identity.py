"""Rows of a plan that comes again are joined to the stored tasks one to one, or asked about."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from plans.identity import Known, match


def known(*rows: tuple[int, str, str], lead: str = "Phòng QLKH", gone: bool = False) -> list[Known]:
    """Stored tasks of (id, path, title); the parent follows from the path."""
    return [Known(i, path, title, lead, path.rpartition(".")[0] or None, gone) for i, path, title in rows]


def rows(*nodes: tuple[str, str], lead: str = "Phòng QLKH") -> list[dict[str, Any]]:
    """Read records of (path, title)."""
    return [
        {
            "path": p,
            "title": t,
            "parent": p.rpartition(".")[0] or None,
            "lead_unit": lead,
            "level": p.count(".") + 1,
        }
        for p, t in nodes
    ]


def test_the_same_plan_again_changes_nothing() -> None:
    titles = [("I", "NHIỆM VỤ"), ("I.1", "Ban hành quy chế"), ("I.1.w1", "Dự thảo"), ("I.2", "Họp tổng kết")]
    found = match(known(*((n, p, t) for n, (p, t) in enumerate(titles))), rows(*titles))
    assert dict(found.same) == {p: n for n, (p, _) in enumerate(titles)}
    assert (found.renumbered, found.doubtful, found.added, found.gone) == ({}, {}, (), ())


def test_a_mended_title_in_its_place_is_the_same_task() -> None:
    found = match(
        known((7, "1", "Xây dựng quy chế quản lý đề tài cấp tỉnh")),
        rows(("1", "Xây dựng quy chế quản lý đề tài, dự án cấp tỉnh")),
    )
    assert found.same == {"1": 7}


def test_a_task_with_a_new_number_stays_itself() -> None:
    found = match(known((1, "1", "Ban hành quy chế"), (2, "2", "Họp tổng kết")), rows(("1", "Họp tổng kết")))
    assert (found.renumbered, found.gone) == ({"1": 2}, (1,))


def test_works_move_with_their_task_and_not_with_their_path() -> None:
    stored = known(
        (1, "1", "Chuyển đổi số"),
        (2, "1.w1", "Xây dựng kế hoạch"),
        (3, "2", "Cải cách hành chính"),
        (4, "2.w1", "Xây dựng kế hoạch"),
    )
    found = match(
        stored,
        rows(
            ("1", "Cải cách hành chính"),
            ("1.w1", "Xây dựng kế hoạch"),
            ("2", "Chuyển đổi số"),
            ("2.w1", "Xây dựng kế hoạch"),
        ),
    )
    assert {**found.same, **found.renumbered} == {"1": 3, "1.w1": 4, "2": 1, "2.w1": 2}


def test_year_twins_are_not_swapped() -> None:
    stored = known((1, "1", "Công bố kết quả đề tài năm 2025"), (2, "2", "Công bố kết quả đề tài năm 2026"))
    found = match(
        stored, rows(("1", "Công bố kết quả đề tài năm 2026"), ("2", "Công bố kết quả đề tài năm 2027"))
    )
    assert found.renumbered == {"1": 2}
    assert "2" not in found.same


def test_number_twins_are_not_swapped() -> None:
    stored = known(
        (1, "1", "Hỗ trợ 03 doanh nghiệp đổi mới công nghệ"),
        (2, "2", "Hỗ trợ 05 doanh nghiệp đổi mới công nghệ"),
    )
    found = match(
        stored,
        rows(
            ("1", "Hỗ trợ 05 doanh nghiệp đổi mới công nghệ"),
            ("2", "Hỗ trợ 03 doanh nghiệp đổi mới công nghệ"),
        ),
    )
    assert found.renumbered == {"1": 2, "2": 1}


def test_a_changed_number_without_a_twin_is_the_same_task() -> None:
    found = match(
        known((1, "1", "Hỗ trợ 03 doanh nghiệp đổi mới công nghệ")),
        rows(("1", "Hỗ trợ 05 doanh nghiệp đổi mới công nghệ")),
    )
    assert found.same == {"1": 1}


def test_a_half_alike_title_elsewhere_is_asked() -> None:
    stored = known((1, "3", "Tổ chức hội nghị chuyển giao kết quả nghiên cứu"))
    found = match(
        stored, rows(("1", "Tổ chức hội nghị chuyển giao sản phẩm nghiên cứu"), lead="Văn phòng Sở")
    )
    assert (found.same, found.doubtful, found.gone) == ({}, {"1": (1,)}, ())


def test_what_is_new_is_added_and_what_is_missing_is_gone() -> None:
    found = match(known((1, "1", "Ban hành quy chế")), rows(("1", "Nâng cấp trụ sở làm việc")))
    assert (found.added, found.gone) == (("1",), (1,))


def test_a_task_that_was_gone_comes_back() -> None:
    assert match(known((1, "1", "Ban hành quy chế"), gone=True), rows(("1", "Ban hành quy chế"))).same == {
        "1": 1
    }


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Họp 1", "Họp 2", "Ban hành quy chế", "Ban hành quy định", "Tập huấn 03 lớp", ""]),
        max_size=7,
    ),
    st.lists(
        st.sampled_from(["Họp 1", "Họp 2", "Họp 3", "Ban hành quy chế", "Tập huấn 05 lớp", ""]), max_size=7
    ),
)
def test_every_row_and_every_task_has_one_fate(old: list[str], new: list[str]) -> None:
    stored = known(*((n, str(n + 1), t) for n, t in enumerate(old)))
    read = rows(*((str(n + 1), t) for n, t in enumerate(new)))
    found = match(stored, read)
    pairs = {**found.same, **found.renumbered}
    assert len(set(pairs.values())) == len(pairs)
    fates = [*pairs, *found.doubtful, *found.added]
    assert sorted(fates) == sorted(r["path"] for r in read)
    asked = {i for ids in found.doubtful.values() for i in ids}
    assert not asked & set(pairs.values())
    assert set(pairs.values()) | asked | set(found.gone) == {k.id for k in stored}
