"""A collection of rows over one table, within one transaction; every change is told to the journal."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, insert, select, update

from sankul.errors import NotFound
from sankul.operations.store import After, Among, Below, Between
from sankul.rules.rows import Row
from sankul.storage.records import columns_of
from sankul.storage.tables import Kind

R = TypeVar("R", bound=Row)
Record = Callable[[Kind, Row | None, Row | None], None]
_BATCH = 500
_LOAD = 5_000
"""How many rows are written at once: each is copied several times on its way, and a season has 200,000 marks."""


class SqlCollection(Generic[R]):
    """See `operations.store.Collection`. `record` is None in a reading: changes are then a bug."""

    def __init__(self, connection: Connection, kind: Kind, record: Record | None) -> None:
        self._connection = connection
        self._kind = kind
        self._record = record

    def get(self, row_id: str) -> R:
        """The row; raises NotFound."""
        row = self.find(row_id)
        if row is None:
            raise NotFound
        return row

    def find(self, row_id: str) -> R | None:
        """The row, or None."""
        return self.first(id=row_id)

    def where(self, **conditions: Any) -> tuple[R, ...]:
        """All rows that meet all conditions, in the order of their keys."""
        splits = list(self._split(conditions))
        rows = [row for split in splits for row in self._select(split)]
        if len(splits) > 1:
            rows.sort(key=lambda row: row.id)
        return tuple(rows)

    def columns(self, *names: str, **conditions: Any) -> Iterator[tuple[Any, ...]]:
        """Only these columns of all rows that meet all conditions, as plain tuples in no certain order."""
        columns = [self._kind.table.c[name] for name in names]
        for split in self._split(conditions):
            query = select(*columns).where(*self._clauses(split))
            for some in self._connection.execute(query).partitions(_LOAD):
                yield from map(tuple, some)

    def first(self, **conditions: Any) -> R | None:
        """The first row that meets all conditions, or None."""
        return next(iter(self._select(conditions, limit=1)), None)

    def count(self, **conditions: Any) -> int:
        """How many rows meet all conditions."""
        return sum(self._count(split) for split in self._split(conditions))

    def add(self, *rows: R) -> None:
        """Insert new rows."""
        for some in _loads(rows):
            self._connection.execute(insert(self._kind.table), [columns_of(row) for row in some])
            self._tell((None, row) for row in some)

    def replace(self, *rows: R) -> None:
        """Update the rows that changed. Raises NotFound when one is no longer there."""
        for some in _loads(rows):
            present = {row.id: row for row in self.where(id=Among([row.id for row in some]))}
            if any(row.id not in present for row in some):
                raise NotFound
            changed = [row for row in some if row != present[row.id]]
            if changed:
                self._update(changed)
                self._tell((present[row.id], row) for row in changed)

    def remove(self, *rows: R) -> None:
        """Delete rows."""
        present = {row.id: row for row in self.where(id=Among([row.id for row in rows]))}
        for some in batched_ids(list(present)):
            self._connection.execute(delete(self._kind.table).where(self._kind.table.c.id.in_(some)))
        self._tell((row, None) for row in present.values())

    def _select(self, conditions: dict[str, Any], limit: int | None = None) -> Iterator[R]:
        table = self._kind.table
        query = select(table).where(*self._clauses(conditions)).order_by(table.c.id).limit(limit)
        names = table.c.keys()
        for values in self._connection.execute(query):
            yield self._kind.row(**dict(zip(names, values, strict=True)))  # type: ignore[misc]

    def _count(self, conditions: dict[str, Any]) -> int:
        query = select(func.count()).select_from(self._kind.table).where(*self._clauses(conditions))
        return int(self._connection.execute(query).scalar_one())

    def _update(self, rows: Sequence[R]) -> None:
        table = self._kind.table
        values = {column.name: bindparam(f"new_{column.name}", type_=column.type) for column in table.c}
        statement = update(table).where(table.c.id == bindparam("row_id", type_=table.c.id.type)).values(values)
        renamed = [{f"new_{name}": value for name, value in columns_of(row).items()} for row in rows]
        self._connection.execute(statement, [{"row_id": new["new_id"], **new} for new in renamed])

    def _clauses(self, conditions: dict[str, Any]) -> list[ColumnElement[bool]]:
        return [_clause(self._kind.table.c[name], condition) for name, condition in conditions.items()]

    def _split(self, conditions: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Conditions with a long list of values come as several queries: databases limit the places of one."""
        long = [name for name, condition in conditions.items() if isinstance(condition, Among)]
        if not long:
            yield conditions
            return
        for some in batched_ids(conditions[long[0]].values):
            yield {**conditions, long[0]: Among(some)}

    def _tell(self, changes: Iterable[tuple[Row | None, Row | None]]) -> None:
        if self._record is None:
            raise RuntimeError(f"{self._kind.name} were changed within a reading")
        for before, after in changes:
            self._record(self._kind, before, after)


def _loads(rows: Sequence[R]) -> Iterator[Sequence[R]]:
    return (rows[start : start + _LOAD] for start in range(0, len(rows), _LOAD))


def batched_ids(values: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """Distinct values, in sorted order and in groups small enough for one query."""
    ordered = sorted(set(values))
    return (tuple(ordered[start : start + _BATCH]) for start in range(0, len(ordered), _BATCH))


def _clause(column: Any, condition: Any) -> ColumnElement[bool]:
    match condition:
        case Among(values):
            clause = column.in_(values)
        case Between(low, high):
            clause = (column >= low) & (column < high)
        case Below(high):
            clause = column < high
        case After(low):
            clause = column > low
        case _:
            clause = column == condition
    return clause  # type: ignore[no-any-return]
