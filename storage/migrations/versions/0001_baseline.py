"""The whole schema as it stands before version 0.1; from then on migrations are immutable.

Revision ID: 0001
Revises:
"""

from alembic import op

from storage.tables import metadata

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    metadata.create_all(op.get_bind())
