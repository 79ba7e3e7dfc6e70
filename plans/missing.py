"""What of "6 rõ" a row does not say: person, work, time, responsibility, product, authority, as codes."""

from collections.abc import Mapping, Sequence

from plans.model import PlanNode
from tasks.model import CONTAINERS, MILESTONES, NodeType

CODES = ("person", "work", "time", "responsibility", "product", "authority")


def missing(node: PlanNode) -> tuple[str, ...]:
    """The codes that one row lacks by itself; containers and milestones lack nothing.

    Authority is who answers or gave it (presiding post), responsibility the unit that leads.
    """
    kind = NodeType(node.node_type)
    if kind in CONTAINERS or kind in MILESTONES:
        return ()
    has = {
        "person": node.lead_person is not None or node.lead_unit is not None,
        "work": bool(node.title),
        "time": node.due is not None or node.start is not None,
        "responsibility": node.lead_unit is not None,
        "product": node.target is not None,
        "authority": node.presiding_position is not None,
    }
    return tuple(code for code in CODES if not has[code])


def missing_by_path(nodes: Sequence[PlanNode]) -> Mapping[str, tuple[str, ...]]:
    """The codes of every lowest row that lacks any; a row whose parts say it is not asked again."""
    parents = {n.parent for n in nodes if NodeType(n.node_type) not in MILESTONES}
    found = {n.path: missing(n) for n in nodes if n.path not in parents}
    return {path: codes for path, codes in found.items() if codes}
