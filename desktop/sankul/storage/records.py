"""Rows to database values and back, and rows to plain JSON for the journal."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from sankul.rules.rows import Row
from sankul.storage.columns import Bare
from sankul.storage.tables import Kind


def columns_of(row: Row) -> dict[str, Any]:
    """Field names and values, for binding to columns of the same names."""
    return {field.name: getattr(row, field.name) for field in fields(row)}


def _types(kind: Kind) -> Iterable[tuple[str, Bare]]:
    for column in kind.table.columns:
        assert isinstance(column.type, Bare)
        yield column.name, column.type


class Plainer:
    """Writes rows of one kind as canonical JSON text and reads them back; the text is equal when the rows are."""

    def __init__(self, kind: Kind) -> None:
        self._row = kind.row
        self._types = tuple(_types(kind))

    def write(self, row: Row) -> str:
        """Canonical JSON of `row`: keys in the order of the columns."""
        plain = {}
        for name, column_type in self._types:
            value = getattr(row, name)
            plain[name] = None if value is None else column_type.to_plain(value)
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))

    def read(self, text: str) -> Row:
        """The row that `write` wrote. Columns added since then take their field's default."""
        plain = json.loads(text)
        known = {name: self._value(column_type, plain[name]) for name, column_type in self._types if name in plain}
        return self._row(**known)

    @staticmethod
    def _value(column_type: Bare, plain: Any) -> Any:
        return None if plain is None else column_type.from_plain(plain)


def plain_mapping(text: str | None) -> Mapping[str, Any] | None:
    """A journal text as a mapping, or None for no row."""
    return None if text is None else dict(json.loads(text))
