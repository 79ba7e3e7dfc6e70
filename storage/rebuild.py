"""Rebuilds every task from the journal and compares: the projections must say what the journal says."""

from dataclasses import replace

from sqlalchemy import Connection

from storage import journal
from storage import tasks as stored
from tasks.changes import replay


def differing(conn: Connection) -> tuple[list[int], int]:
    """The ids of tasks whose stored row differs from their replayed changes, and how many were compared."""
    rows = stored.all_tasks(conn, gone=True)
    changes = journal.of_tasks(conn)
    wrong = []
    for row in rows:
        known = changes.get(row.id)
        if known is None or replace(replay(known), version=row.version) != row:
            wrong.append(row.id)
    return wrong, len(rows)
