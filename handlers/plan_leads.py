"""Two leading units in print become two child rows, one for each: a node has exactly one đơn vị chủ trì.

The row itself stays as their parent with its deadline and product; nothing is split that already has rows below
it which count. The office may take the split back.
"""

from collections.abc import Mapping
from typing import Any

from tasks.model import CONTAINERS, MILESTONES, NodeType
from vietnamese.words import plan_leads as words

Record = dict[str, Any]
COPIED = (
    "kind",
    "target",
    "target_quantity",
    "target_unit",
    "start",
    "due",
    "internal_due",
    "source_document",
)
LETTERS = "abcdefgh"
NOT_SPLIT = (*CONTAINERS, *MILESTONES)


def split(read: Mapping[str, Any]) -> dict[str, Any]:
    """The read plan with a child row for each leading unit."""
    records: list[Record] = []
    parents = {r["parent"] for r in read["tasks"] if NodeType(r["node_type"]) not in MILESTONES}
    for record in read["tasks"]:
        names = leads(record)[: len(LETTERS)]
        if len(names) < 2 or record["path"] in parents or NodeType(record["node_type"]) in NOT_SPLIT:
            records.append(dict(record))
            continue
        records.append(
            {**record, "lead_unit": None, "split_lead": record["lead_unit"], "flags": _kept(record)}
        )
        records += [_child(record, n, name) for n, name in enumerate(names, 1)]
    return {**read, "tasks": records}


def whole(read: Mapping[str, Any]) -> dict[str, Any]:
    """The read plan as printed: the first unit leads, the others are in the flag."""
    records = []
    for record in read["tasks"]:
        if record.get("split_of"):
            continue
        if not record.get("split_lead"):
            records.append(record)
            continue
        others = [r["lead_unit"] for r in read["tasks"] if r.get("split_of") == record["path"]][1:]
        flags = [{"code": "several_leads", "field": "lead_unit", "note": name} for name in others]
        kept = {k: v for k, v in record.items() if k != "split_lead"}
        records.append({**kept, "lead_unit": record["split_lead"], "flags": [*record["flags"], *flags]})
    return {**read, "tasks": records}


def rows(read: Mapping[str, Any]) -> list[tuple[Mapping[str, Any], list[str]]]:
    """The rows that were split, each with its units."""
    return [
        (record, [r["lead_unit"] for r in read["tasks"] if r.get("split_of") == record["path"]])
        for record in read["tasks"]
        if record.get("split_lead")
    ]


def leads(record: Mapping[str, Any]) -> list[str]:
    """Every leading unit that a row prints."""
    others = [
        f["note"]
        for f in record.get("flags") or ()
        if f["code"] == "several_leads" and f.get("field") == "lead_unit" and f.get("note")
    ]
    return list(dict.fromkeys(name for name in (record.get("lead_unit"), *others) if name))


def _kept(record: Mapping[str, Any]) -> list[Any]:
    return [f for f in record["flags"] if f["code"] != "several_leads"]


def _child(record: Mapping[str, Any], number: int, unit: str) -> Record:
    return {
        **dict.fromkeys(record),
        **{key: record.get(key) for key in COPIED},
        "path": f"{record['path']}.{LETTERS[number - 1]}",
        "parent": record["path"],
        "split_of": record["path"],
        "node_type": str(NodeType.WORK),
        "level": int(record["level"]) + 1,
        "title": words.part(record["title"], unit),
        "presiding_position": record.get("presiding_position"),
        "lead_unit": unit,
        "coordinating_units": record.get("coordinating_units") or [],
        "result_documents": [],
        "result_quantities": [],
        "inherited": [],
        "flags": [],
    }
