"""What every table is made of: the metadata, instants in UTC, ids for both databases, words, one-of checks."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    Text,
    TypeDecorator,
)

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)
Id = BigInteger().with_variant(Integer, "sqlite")


class Instant(TypeDecorator[datetime]):
    """An aware instant, kept in UTC; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        found: datetime = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        return found


def key() -> Column[Any]:
    """The primary key: an integer that fits SQLite and PostgreSQL."""
    return Column("id", Id, primary_key=True, autoincrement=True)


def ref(name: str, target: str, **options: Any) -> Column[Any]:
    """A foreign key to the id of another table."""
    return Column(name, Id, ForeignKey(f"{target}.id"), **options)


def word(name: str, **options: Any) -> Column[Any]:
    """A text that is never null, "" when nothing is said."""
    return Column(name, Text, nullable=False, server_default="", **options)


def one_of(name: str, values: Any) -> CheckConstraint:
    """A check that a column holds one of the values; autogenerate does not see a changed one."""
    return CheckConstraint(f"{name} IN ({', '.join(repr(str(v)) for v in values)})", name=name)
