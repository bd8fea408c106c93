"""Column types that keep the same values on SQLite (STRICT tables: only TEXT, INTEGER and REAL) and on PostgreSQL.

Each type also turns its values into plain JSON values and back; SQLite stores that plain form, and so does the journal.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Boolean, Date, DateTime, Dialect, Double, Integer, Text, Time, TypeDecorator, Uuid
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import REAL, TypeEngine


class Bare(TypeDecorator[Any]):
    """A type whose values are plain already: stored as `on_sqlite` on SQLite and as `elsewhere` on other databases.

    It has no steps between value and database, which would cost a call for each cell of a large list.
    """

    impl: Any = Text
    cache_ok = True
    on_sqlite: TypeEngine[Any] = Text()
    elsewhere: TypeEngine[Any] = Text()

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The database's own type."""
        return dialect.type_descriptor(self.on_sqlite if dialect.name == "sqlite" else self.elsewhere)

    def to_plain(self, value: Any) -> Any:
        """The JSON value that stands for `value` (never None)."""
        return value

    def from_plain(self, plain: Any) -> Any:
        """The value that `plain` stands for (never None)."""
        return plain


class Plain(Bare):
    """A type with a plain form of its own, which SQLite stores; other databases store the value itself."""

    cache_ok = True

    def to_database(self, value: Any) -> Any:
        """What a database with richer types takes."""
        return value

    def from_database(self, value: Any) -> Any:
        """What a database with richer types gives."""
        return value

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Value to database."""
        if value is None:
            return None
        return self.to_plain(value) if dialect.name == "sqlite" else self.to_database(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Database to value."""
        if value is None:
            return None
        return self.from_plain(value) if dialect.name == "sqlite" else self.from_database(value)


class Identifier(Bare):
    """A UUID as text."""

    cache_ok = True
    elsewhere = Uuid(as_uuid=False)


class Words(Bare):
    """Text."""

    cache_ok = True


class Whole(Bare):
    """An integer; 64 bits, so that it holds any sum in paise."""

    impl = BigInteger
    cache_ok = True
    on_sqlite = Integer()
    elsewhere = BigInteger()


class Real(Bare):
    """A floating-point number; never money."""

    impl = REAL
    cache_ok = True
    on_sqlite = REAL()
    elsewhere = Double()


class Flag(Plain):
    """Yes or no."""

    impl = Boolean
    cache_ok = True
    on_sqlite = Integer()
    elsewhere = Boolean()

    def to_plain(self, value: Any) -> Any:
        """1 or 0."""
        return int(value)

    def from_plain(self, plain: Any) -> Any:
        """1 or 0 as a bool."""
        return bool(plain)


class Day(Plain):
    """A date."""

    impl = Date
    cache_ok = True
    elsewhere = Date()

    def to_plain(self, value: date) -> Any:
        """ISO form."""
        return value.isoformat()

    def from_plain(self, plain: str) -> Any:
        """A date from its ISO form."""
        return date.fromisoformat(plain)


class Moment(Plain):
    """An aware moment, kept in UTC; its ISO text sorts like the moment."""

    impl = DateTime
    cache_ok = True
    elsewhere = DateTime(timezone=True)

    def to_plain(self, value: datetime) -> Any:
        """ISO form in UTC to the second, with Z."""
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def from_plain(self, plain: str) -> Any:
        """An aware UTC datetime."""
        return datetime.fromisoformat(plain)

    def from_database(self, value: datetime) -> Any:
        """The same moment in UTC."""
        return value.astimezone(UTC)


class Clock(Plain):
    """A time of day, as the wall clock shows it."""

    impl = Time
    cache_ok = True
    elsewhere = Time()

    def to_plain(self, value: time) -> Any:
        """Hours and minutes."""
        return value.strftime("%H:%M")

    def from_plain(self, plain: str) -> Any:
        """A time from hours and minutes."""
        return time.fromisoformat(plain)


class Choice(Plain):
    """One of the members of an enumeration, kept by value."""

    cache_ok = True

    def __init__(self, choices: type[StrEnum]) -> None:
        super().__init__()
        self.choices = choices

    def to_plain(self, value: Any) -> Any:
        """The member's value."""
        return str(self.choices(value))

    def from_plain(self, plain: str) -> Any:
        """The member."""
        return self.choices(plain)

    def to_database(self, value: Any) -> Any:
        """The member's value."""
        return self.to_plain(value)

    def from_database(self, value: Any) -> Any:
        """The member."""
        return self.choices(value)

    def __repr__(self) -> str:
        return "Words()"


class Listing(Plain):
    """A tuple of texts."""

    cache_ok = True
    elsewhere = JSONB()

    def to_plain(self, value: tuple[str, ...]) -> Any:
        """JSON text."""
        return json.dumps(list(value), ensure_ascii=False)

    def from_plain(self, plain: str) -> Any:
        """A tuple from JSON text."""
        return tuple(json.loads(plain))

    def to_database(self, value: tuple[str, ...]) -> Any:
        """A list."""
        return list(value)

    def from_database(self, value: list[str]) -> Any:
        """A tuple."""
        return tuple(value)


class Facts(Plain):
    """A mapping of texts to texts, in the order of its keys."""

    cache_ok = True
    elsewhere = JSONB()

    def to_plain(self, value: Mapping[str, str]) -> Any:
        """JSON text with sorted keys."""
        return json.dumps(dict(value), ensure_ascii=False, sort_keys=True)

    def from_plain(self, plain: str) -> Any:
        """A dict from JSON text."""
        return json.loads(plain)

    def to_database(self, value: Mapping[str, str]) -> Any:
        """A dict."""
        return dict(value)
