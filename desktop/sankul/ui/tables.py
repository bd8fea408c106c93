"""Tables: a model over frozen rows with declared columns, sorted, and filtered by a finder."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, compress
from typing import Any, Generic, Literal, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from sankul.rules.search import BEST_FIRST
from sankul.text import _
from sankul.ui.finders import Finder, RowFinder

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
LONG = 5_000
"""From so many rows on, a list is sorted beside the screen's thread."""
Beside = Callable[[Callable[[], list[int]], Callable[[list[int]], object]], object]
"""Runs the first beside the screen's thread, and gives its answer to the second on that thread."""


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

    sorting = Signal(bool)  # whether the order of a long list is still being made

    def __init__(self, columns: Sequence[Column[R]], also_searched: Callable[[R], str] | None = None) -> None:
        """`also_searched` gives words that find a row though no column shows them, such as the name in the other script."""
        super().__init__()
        self.columns = tuple(columns)
        self._also = also_searched
        self.rows: Sequence[R] = ()
        self.query = ""
        self._own_finder = RowFinder(self._words)
        self._finder: Finder = self._own_finder
        self._order: Sequence[int] = ()
        self._among: Sequence[int] = ()
        self._only: bytes | None = None
        self._numbers: list[int] = []
        self._shown: Sequence[int] = ()
        self._by: tuple[int, bool] | None = None
        self._sorted: tuple[Sequence[R], tuple[int, bool] | None, Sequence[int]] = ((), None, ())
        self._more = 0
        self.beside: Beside | None = None

    def put(
        self, rows: Sequence[R], finder: Finder | None = None, among: Sequence[int] | None = None, more: int = 0
    ) -> None:
        """Show other rows, sorted and filtered as before; with `among`, only those of them, by their numbers.

        A very long list brings its own `finder`; until that is ready, the list shows all (see `make_keys`). `more` says how
        many rows follow that are still being read.
        """
        self._more = more
        self.beginResetModel()
        self.rows, self._among = rows, range(len(rows)) if among is None else among
        self._only = None if among is None else _chosen(among, len(rows))
        self._numbers = list(range(len(rows)))  # kept, because to make 150,000 numbers with each key takes its time
        self._own_finder.put(() if finder else rows)
        self._finder = finder or self._own_finder
        is_sorted, self._order = self._is_sorted(), self._among
        if is_sorted:
            self._sort_all()
        self._shown = self._passing()
        self.endResetModel()
        if is_sorted:
            self.sorting.emit(False)
        else:
            self._sort_beside()

    @property
    def total(self) -> int:
        """How many rows there are when nothing is filtered."""
        return len(self._among) + self._more

    @property
    def is_partial(self) -> bool:
        """Whether more rows are still being read."""
        return self._more > 0

    def filter(self, query: str) -> None:
        """Show only the rows in which every word of `query` begins a word of some cell.

        In the order in which they were read, but the best first as far as the finder knows: those whose name begins with the
        query, and before those whose name only sounds so in the other script.
        """
        if query.strip() == self.query:
            return
        self.query = query.strip()
        self.filter_again()

    def filter_again(self) -> None:
        """Look for the same once more, because the finder is ready now."""
        self.beginResetModel()
        self._shown = self._passing()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, a long list as soon as its order is made; the selection of rows stays with the rows."""
        self._by = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        if self._is_sorted():
            self._sort_shown()
        else:
            self._sort_beside()

    def sort_ahead(self, rows: Sequence[R]) -> None:
        """Make the order of rows that will be put, as the list is sorted now; safe beside the screen's thread."""
        by = self._by
        if by is not None and len(rows) >= LONG:
            self._sorted = (rows, by, self._order_of(rows, by))

    def _is_sorted(self) -> bool:
        """Whether the rows can be put into order at once."""
        rows, by, _order = self._sorted
        is_short = self._by is None or len(self.rows) < LONG or self.beside is None
        return is_short or (rows is self.rows and by == self._by)

    def _sort_beside(self) -> None:
        assert self.beside is not None
        rows, by = self.rows, self._by
        assert by is not None
        self.sorting.emit(True)

        def take(order: list[int]) -> None:
            if rows is self.rows and by == self._by:
                self._sorted = (rows, by, order)
                self._sort_shown()

        self.beside(lambda: self._order_of(rows, by), take)

    def _sort_shown(self) -> None:
        self.layoutAboutToBeChanged.emit()
        before = [(index, self._shown[index.row()]) for index in self.persistentIndexList()]
        self._sort_all()
        self._shown = self._passing()
        places = {at: place for place, at in enumerate(self._shown)} if before else {}
        for index, at in before:
            place = places.get(at)  # none when the search became ready meanwhile
            self.changePersistentIndex(index, QModelIndex() if place is None else self.index(place, index.column()))
        self.layoutChanged.emit()
        self.sorting.emit(False)

    def make_keys(self) -> bool:
        """Get the search ready; safe beside the screen's thread, and cheap when it is. Whether it was not ready before."""
        was_ready = self._finder.is_ready
        self._finder.prepare()
        return not was_ready

    def row_at(self, index: Index) -> R:
        """The row of a cell."""
        return self.rows[self._shown[index.row()]]

    def cell(self, index: Index) -> tuple[str, Tone | None, Qt.AlignmentFlag]:
        """Text, chip and place of the text of a cell at once, because painting asks for them with each key of a search."""
        row, column = self.row_at(index), self.columns[index.column()]
        return column.shown(row), column.chip(row) if column.chip else None, _ALIGN[column.align]

    def shown_rows(self) -> list[R]:
        """The rows that pass the filter, in the order in which they are seen."""
        return [self.rows[at] for at in self._shown]

    def place_of(self, row_id: str) -> int:
        """Where the row is shown, or -1."""
        number = self._finder.number_of(row_id)
        try:
            return self._shown.index(number)
        except ValueError:
            return -1

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
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.shown(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row) if index.column() == 0 else column.shown(row)
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

    def _spoken(self, row: R) -> str:
        """The first cell is where the cursor stands, and from it a screen reader tells the row."""
        return ", ".join(said for column in self.columns if (said := column.shown(row)))

    def _sort_all(self) -> None:
        self._order = self._among
        if self._by is None or self._more:
            return
        rows, by, order = self._sorted
        if rows is not self.rows or by != self._by:
            order = self._order_of(self.rows, self._by)
        self._order = order if self._only is None else [at for at in order if self._only[at]]

    def _order_of(self, rows: Sequence[R], by: tuple[int, bool]) -> list[int]:
        """The numbers of all rows as a column sorts them, those with an empty cell last."""
        column, is_descending = self.columns[by[0]], by[1]
        orders = [column.order(row) for row in rows]
        filled = [at for at, (is_empty, _value) in enumerate(orders) if not is_empty]
        filled.sort(key=lambda at: orders[at][1], reverse=is_descending)
        return filled + [at for at, (is_empty, _value) in enumerate(orders) if is_empty]

    def _passing(self) -> Sequence[int]:
        """The rows to show in their order."""
        if not self.query or not self._finder.is_ready:
            return self._order
        marks = self._finder.find(self.query)
        if self._by is not None:
            return [at for at in self._order if marks[at]]
        if self._only is not None:
            marks = bytes(map(min, marks, self._only))
        rows = self._numbers
        return list(
            chain.from_iterable(compress(rows, marks.translate(_ONLY[mark])) for mark in BEST_FIRST if mark in marks)
        )

    def _words(self, row: R) -> list[str]:
        return [*(column.shown(row) for column in self.columns), self._also(row) if self._also else ""]


_ONLY = {mark: bytes(value == mark for value in range(256)) for mark in BEST_FIRST}
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "centre": Qt.AlignmentFlag.AlignCenter,
}


def _chosen(among: Sequence[int], count: int) -> bytes:
    """By the number of each row whether it is one of those."""
    marks = bytearray(count)
    for at in among:
        marks[at] = max(BEST_FIRST)
    return bytes(marks)
