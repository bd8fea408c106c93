"""Tables: a model over frozen rows with declared columns, sorted and filtered by keys that are made once for each row."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from sankul.text import _, fold

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
CHIP_ROLE = Qt.ItemDataRole.UserRole + 1

Tone = Literal["grey", "accent", "green", "amber", "red"]


class HasId(Protocol):
    """What a row of a table must have."""

    @property
    def id(self) -> str:
        """Its key, the same after each load."""


R = TypeVar("R", bound=HasId)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[R]):
    """One column of a list.

    `title` is an N_ message; `value` gives what is sorted by, and shown unless `text` gives a better form; `chip` gives the
    tone of a chip around the text (None: no chip); `width` is in pixels, and what is left goes to columns that `stretch`.
    """

    title: str
    value: Callable[[R], Any]
    text: Callable[[R], str] | None = None
    sort_key: Callable[[R], Any] | None = None
    chip: Callable[[R], Tone | None] | None = None
    align: Literal["left", "right", "centre"] = "left"
    width: int = 120
    stretch: bool = False

    def shown(self, row: R) -> str:
        """The text of the cell."""
        if self.text:
            return self.text(row)
        value = self.value(row)
        return "" if value is None else str(value)

    def order(self, row: R) -> tuple[bool, Any]:
        """What the row is sorted by: empty cells last, letters without regard to case."""
        value = self.sort_key(row) if self.sort_key else self.value(row)
        return (value is None or value == "", value.casefold() if isinstance(value, str) else value)


class RowModel(QAbstractTableModel, Generic[R]):
    """All rows, and the order of those that are shown."""

    def __init__(self, columns: Sequence[Column[R]], also_searched: Callable[[R], str] | None = None) -> None:
        """`also_searched` gives words that find a row though no column shows them, such as the name in the other script."""
        super().__init__()
        self.columns = tuple(columns)
        self._also = also_searched
        self.rows: Sequence[R] = ()
        self.query = ""
        self._shown: list[int] = []
        self._sorted: list[int] = []
        self._keys: dict[str, tuple[R, str]] = {}
        self._by: tuple[int, bool] | None = None

    def put(self, rows: Sequence[R]) -> None:
        """Show other rows, sorted and filtered as before."""
        self.beginResetModel()
        self.rows = rows
        self._sort_all()
        self._shown = list(self._passing(self._sorted))
        self.endResetModel()

    def filter(self, query: str) -> None:
        """Show only the rows in which every word of `query` begins a word of some cell."""
        folded = fold(query)
        if folded == self.query:
            return
        among = self._shown if self.query and folded.startswith(self.query) else self._sorted
        self.beginResetModel()
        self.query = folded
        self._shown = list(self._passing(among))
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; the selection of rows stays with the rows."""
        self._by = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        before = [(index, self._shown[index.row()]) for index in self.persistentIndexList()]
        self._sort_all()
        passing = set(self._shown)
        self._shown = [at for at in self._sorted if at in passing]
        places = {at: place for place, at in enumerate(self._shown)} if before else {}
        for index, at in before:
            self.changePersistentIndex(index, self.index(places[at], index.column()))
        self.layoutChanged.emit()

    def make_keys(self) -> None:
        """Make the search keys of all rows now; safe beside the screen's thread, and cheap when they are there."""
        for row in self.rows:
            self._key(row)

    def row_at(self, index: Index) -> R:
        """The row of a cell."""
        return self.rows[self._shown[index.row()]]

    def place_of(self, row_id: str) -> int:
        """Where the row is shown, or -1."""
        return next((place for place, at in enumerate(self._shown) if self.rows[at].id == row_id), -1)

    def rows_as_text(self) -> list[list[str]]:
        """The list as it is shown: a line of headings, then the cells of each row; for paper and export."""
        heads = [_(column.title) for column in self.columns]
        return [heads, *([column.shown(self.rows[at]) for column in self.columns] for at in self._shown)]

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows are shown; Qt asks."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns; Qt asks."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One cell; Qt asks."""
        row, column = self.row_at(index), self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.shown(row)
        if role == CHIP_ROLE:
            return column.chip(row) if column.chip else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[column.align]
        return row if role == ROW_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One heading; Qt asks."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(self.columns[section].title)
        return _ALIGN[self.columns[section].align] if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _sort_all(self) -> None:
        self._sorted = list(range(len(self.rows)))
        if self._by is not None:
            column, is_descending = self.columns[self._by[0]], self._by[1]
            orders = [column.order(row) for row in self.rows]
            filled = [at for at in self._sorted if not orders[at][0]]
            filled.sort(key=lambda at: orders[at][1], reverse=is_descending)
            self._sorted = filled + [at for at in self._sorted if orders[at][0]]

    def _passing(self, among: Iterable[int]) -> Iterable[int]:
        words = [" " + word for word in self.query.split()]
        if not words:
            return among
        if len(words) == 1:
            return [at for at in among if words[0] in self._key(self.rows[at])]
        return [at for at in among if all(word in self._key(self.rows[at]) for word in words)]

    def _key(self, row: R) -> str:
        known = self._keys.get(row.id)
        if known is not None and known[0] is row:
            return known[1]
        key = known[1] if known is not None and known[0] == row else self._make_key(row)
        self._keys[row.id] = (row, key)
        return key

    def _make_key(self, row: R) -> str:
        words = [column.shown(row) for column in self.columns]
        return " " + fold(" ".join([*words, self._also(row)] if self._also else words))


_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "centre": Qt.AlignmentFlag.AlignCenter,
}
